import type { Channel, Person, Platform } from '../line/types.ts';
import { seedText } from './text.ts';

/** The channels of the local LINE platform. Environment variables win, as they do for the product. */
export function localChannel(port: number): Omit<Channel, 'displayName'> {
  return {
    id: process.env.LINE_CHANNEL_ID || '1234567890',
    secret: process.env.LINE_CHANNEL_SECRET || 'local-channel-secret',
    loginChannelId: process.env.LINE_LOGIN_CHANNEL_ID || '1234567891',
    liffId: process.env.LIFF_ID || '1234567891-LocalDev',
    liffEndpointUrl: `http://127.0.0.1:${port}/liff/`,
  };
}

/** Invented people: residents, one of whom has blocked the office, and staff with each role. */
const residents = seedText.residents;
const staff = seedText.staff;

/** An invitation that nobody has used, and what it makes of whoever types it. */
export type SampleCode = { readonly duty: string; readonly code: string };

/**
 * Fills an empty platform with sample people. Staff join as real staff do: the first code makes the secretary, whose
 * invitations bring in the others, all through the chat; each then says the name that colleagues see. A platform that has people is left alone.
 * Returns one unused invitation for each duty, for whoever wants to join by hand; none the next time, for the product keeps no codes.
 */
export async function seedPeople(platform: Platform, firstCode: string): Promise<readonly SampleCode[]> {
  if (Object.keys(platform.state.people).length > 0) return [];
  for (const { name, label, blocked } of residents) {
    const person = await addFriend(platform, { name, label });
    if (blocked) await platform.act.unfollow(person.id);
  }
  const secretary = await addFriend(platform, staff.secretary);
  await answered(platform, secretary, () => platform.act.say(secretary.id, firstCode));
  await answered(platform, secretary, () => platform.act.say(secretary.id, staff.secretary.name));
  const invited = async (duty: string) => {
    const invitation = await answered(platform, secretary, () => platform.act.say(secretary.id, duty));
    return /PS-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(invitation)?.[0];
  };
  const codes: SampleCode[] = [];
  for (const member of staff.invited) {
    const person = await addFriend(platform, member);
    const code = await invited(member.invite);
    if (!code) continue;
    await answered(platform, person, () => platform.act.say(person.id, code));
    await answered(platform, person, () => platform.act.say(person.id, member.name));
    const unused = await invited(member.invite);
    if (unused) codes.push({ duty: member.label, code: unused });
  }
  platform.addGroup({ name: seedText.group, members: Object.keys(platform.state.people).slice(0, 3) });
  await platform.idle();
  return codes;
}

async function addFriend(platform: Platform, { name, label }: { name: string; label: string }): Promise<Person> {
  const person = platform.addPerson({ name, label, language: 'th', friend: true });
  await answered(platform, person, () => platform.act.follow(person.id));
  return person;
}

const ANSWER_MS = 10_000;

/** Does something and returns the product's answer as JSON; an answer that takes too long is no reason to fail. */
async function answered(platform: Platform, person: Person, act: () => Promise<unknown>): Promise<string> {
  const before = platform.received(person.id).length;
  await act();
  const until = Date.now() + ANSWER_MS;
  while (Date.now() < until) {
    const news = platform.received(person.id).slice(before);
    if (news.length > 0) return JSON.stringify(news.map(({ message }) => message));
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  return '';
}
