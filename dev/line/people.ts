/** People and groups of the stand-in. */
import type { Context } from './context.ts';
import { hex, isUserId, userId } from './ids.ts';
import type { ChatId, Group, NewGroup, NewPerson, Person, UserId } from './types.ts';

/** What a caller did wrong, in a sentence; the local API answers 400 with it. */
export class LocalMistake extends Error {}

const peopleLimit = 500;

/** Adds a person, or changes the one with this id. */
export function addPerson(context: Context, given: NewPerson): Person {
  const id = given.id ?? userId(`person:${context.newId()}:${Object.keys(context.state.people).length}`);
  if (!isUserId(id)) throw new LocalMistake(`A user id is U and 32 hexadecimal digits: ${String(id)}`);
  const known = context.state.people[id];
  if (known === undefined && Object.keys(context.state.people).length >= peopleLimit) {
    throw new LocalMistake(`At most ${peopleLimit} people`);
  }
  const person: Person = {
    label: '',
    language: 'th',
    pictureUrl: null,
    statusMessage: null,
    friend: true,
    blocked: false,
    loadingUntil: null,
    ...known,
    ...given,
    id,
  };
  context.state.people[id] = person;
  context.touch();
  return person;
}

/** Throws LocalMistake for a person who is not there. */
export function personOf(context: Context, id: string): Person {
  const person = context.state.people[id];
  if (person === undefined) throw new LocalMistake(`No such person: ${id}`);
  return person;
}

export function addGroup(context: Context, given: NewGroup): Group {
  const kind = given.kind ?? 'group';
  const letter = kind === 'group' ? 'C' : 'R';
  const seed = `group:${context.newId()}:${Object.keys(context.state.groups).length}`;
  const id = given.id ?? `${letter}${hex(seed, 32)}`;
  if (!new RegExp(`^${letter}[0-9a-f]{32}$`).test(id)) {
    throw new LocalMistake(`The id of a ${kind} is ${letter} and 32 hexadecimal digits: ${id}`);
  }
  const group: Group = {
    id: id as Group['id'], // the pattern above
    kind,
    name: given.name,
    pictureUrl: null,
    members: given.members.map(member => personOf(context, member).id),
    joined: given.joined ?? true,
  };
  context.state.groups[id] = group;
  context.touch();
  return group;
}

export function groupOf(context: Context, id: string): Group {
  const group = context.state.groups[id];
  if (group === undefined) throw new LocalMistake(`No such group: ${id}`);
  return group;
}

/** Whether what the bot sends to this person arrives. Messaging API reference, Conditions for sending push message. */
export function canReceive(context: Context, id: string): boolean {
  const person = context.state.people[id];
  if (person === undefined || person.blocked) return false;
  return person.friend || hasWrittenLately(context, person.id);
}

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** A person who is no friend but wrote in the 1:1 chat within 7 days can be pushed to. */
function hasWrittenLately(context: Context, id: UserId): boolean {
  const messages = context.state.chats[id] ?? [];
  return messages.some(message => message.from === id && context.now() - message.at <= weekMs);
}

/** The chat in which an act happens: the group or room, else the 1:1 chat. Throws when the person is not a member. */
export function chatOf(context: Context, user: string, place: string | undefined): ChatId {
  const person = personOf(context, user);
  if (place === undefined) return person.id;
  const group = groupOf(context, place);
  if (!group.members.includes(person.id)) throw new LocalMistake(`${person.name} is not a member of ${group.name}`);
  return group.id;
}
