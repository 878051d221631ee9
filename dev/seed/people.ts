import type { Channel, Person, Platform } from '../line/types.ts';
import { seedText } from './text.ts';

/** The channels of the local LINE platform. Environment variables win, as they do for the product. */
export function localChannel(port: number): Channel {
  return {
    id: process.env.LINE_CHANNEL_ID || '1234567890',
    secret: process.env.LINE_CHANNEL_SECRET || 'local-channel-secret',
    loginChannelId: process.env.LINE_LOGIN_CHANNEL_ID || '1234567891',
    liffId: process.env.LIFF_ID || '1234567891-LocalDev',
    liffEndpointUrl: `http://127.0.0.1:${port}/liff/`,
    displayName: seedText.officialAccount,
  };
}

/** Invented people: residents, one of whom has blocked the office, and staff with each role. */
const residents = seedText.residents;
const staff = seedText.staff;

/**
 * Fills an empty platform with sample people. Staff join as real staff do: the first code makes the secretary, whose
 * invitations bring in the others, all through the chat. A platform that has people is left alone.
 */
export async function seedPeople(platform: Platform, firstCode: string): Promise<void> {
  if (Object.keys(platform.state.people).length > 0) return;
  for (const { name, label, blocked } of residents) {
    const person = platform.addPerson({ name, label, language: 'th', friend: true });
    await platform.act.follow(person.id);
    if (blocked) await platform.act.unfollow(person.id);
  }
  const secretary = addStaff(platform, staff.secretary);
  await platform.act.follow(secretary.id);
  await platform.act.say(secretary.id, firstCode);
  for (const member of staff.invited) {
    const person = addStaff(platform, member);
    await platform.act.follow(person.id);
    await platform.act.say(secretary.id, member.invite);
    await platform.idle();
    const code = newestCode(platform, secretary);
    if (code) await platform.act.say(person.id, code);
  }
  platform.addGroup({ name: seedText.group, members: Object.keys(platform.state.people).slice(0, 3) });
  await platform.idle();
}

function addStaff(platform: Platform, { name, label }: { name: string; label: string }): Person {
  return platform.addPerson({ name, label, language: 'th', friend: true });
}

/** The reply goes out after the webhook's 200, so it is waited for. */
function newestCode(platform: Platform, secretary: Person): string | undefined {
  const texts = platform.received(secretary.id).map(message => JSON.stringify(message.message));
  return texts.reverse().flatMap(text => text.match(/PS-[2-9A-Z]{4}-[2-9A-Z]{4}/) ?? [])[0];
}
