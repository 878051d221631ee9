import * as v from 'valibot';
import { Duty, dutyKey } from './actor.ts';
import { features } from './feature.ts';
import type { JsonObject } from './record.ts';

/**
 * A running conversation. `at` is LINE's timestamp of the event that moved it last (ms since 1970): an older event that
 * arrives late never moves it back.
 */
export const Session = v.object({
  feature: v.picklist(features),
  step: v.string(),
  data: v.record(v.string(), v.any() as v.GenericSchema<JsonObject[string]>),
  /** The messages whose words the session holds, so that taking one back takes them out. */
  messageIds: v.array(v.string()),
  /** Other records that repeat those words already, as `collection/id`. */
  heldIn: v.array(v.string()),
  expires: v.number(),
});
export type Session = v.InferOutput<typeof Session>;

/** A notice that waits for its reader's next free reply: its id in the outbox, its age, and the record it speaks about. */
export const HeldNotice = v.object({
  id: v.string(),
  at: v.number(),
  about: v.nullable(v.object({ collection: v.string(), id: v.string() })),
});
export type HeldNotice = v.InferOutput<typeof HeldNotice>;

/** What we keep of one LINE user: `people/{userId}`. Nobody is kept for only asking a question. */
export const Person = v.object({
  locale: v.nullable(v.picklist(['th', 'en'])),
  /** What colleagues call a member of staff; nobody else is asked. */
  name: v.nullable(v.string()),
  /** The LINE message that said the name: taking it back takes the name. */
  nameFrom: v.optional(v.nullable(v.string()), null),
  duties: v.array(Duty),
  /** `duties` in the form an index can search, see `dutyKey`. */
  dutyKeys: v.array(v.string()),
  /** Holds any duty, as an index can search it. */
  isStaff: v.optional(v.boolean(), false),
  /** ms; people with duties are alerted in the order in which they joined. */
  joinedAt: v.nullable(v.number()),
  blocked: v.boolean(),
  /** LINE's timestamp of the newest follow or unfollow that we know. */
  followedAt: v.number(),
  /** The last 50 messages taken back, for those that arrive after their unsend. */
  unsent: v.array(v.string()),
  session: v.nullable(Session),
  /** When the session is forgotten, or what is left of somebody who had their data erased, ms. */
  sessionEnds: v.optional(v.nullable(v.number()), null),
  /** LINE's timestamp of the newest event that moved the conversation. */
  movedAt: v.number(),
  /** What waits for a free reply, oldest first; a notice's own record says the same (`held`). */
  heldNotices: v.optional(v.array(HeldNotice), []),
  /** How many those are, as an index can search it. */
  held: v.optional(v.number(), 0),
});
export type Person = v.InferOutput<typeof Person>;

/** Somebody we do not know yet. */
export function stranger(): Person {
  return {
    locale: null,
    name: null,
    nameFrom: null,
    duties: [],
    dutyKeys: [],
    isStaff: false,
    joinedAt: null,
    blocked: false,
    followedAt: 0,
    unsent: [],
    session: null,
    sessionEnds: null,
    movedAt: 0,
    heldNotices: [],
    held: 0,
  };
}

/** Duties in every form that is searched; whoever changes them changes all of it. */
export function withDuties(
  duties: readonly Duty[],
  joinedAt: number | null,
): Pick<Person, 'duties' | 'dutyKeys' | 'isStaff' | 'joinedAt'> {
  const dutyKeys = duties.map(({ role, division }) => dutyKey(role, division));
  const isStaff = duties.length > 0;
  return { duties: [...duties], dutyKeys, isStaff, joinedAt: isStaff ? joinedAt : null };
}

/** So many are enough: each costs a read with every free reply. Others wait without being counted. */
const MOST_HELD = 40;

/** The person with one more notice that waits for a free reply; null where no more may. */
export function holding<P extends Pick<Person, 'heldNotices'>>(person: P, notice: HeldNotice): P | null {
  if (person.heldNotices.some(({ id }) => id === notice.id)) return person;
  return person.heldNotices.length < MOST_HELD ? heldBy(person, inOrder([...person.heldNotices, notice])) : null;
}

/** The person without these notices. */
export function releasing<P extends Pick<Person, 'heldNotices'>>(person: P, ids: readonly string[]): P {
  const left = person.heldNotices.filter(({ id }) => !ids.includes(id));
  return left.length < person.heldNotices.length ? heldBy(person, left) : person;
}

function inOrder(notices: readonly HeldNotice[]): HeldNotice[] {
  return notices.toSorted((a, b) => a.at - b.at);
}

function heldBy<P>(person: P, heldNotices: readonly HeldNotice[]): P {
  return { ...person, heldNotices, held: heldNotices.length };
}

/** The running conversation, unless its time is over. */
export function openSessionOf({ session }: Pick<Person, 'session'>, now: number): Session | null {
  return session && session.expires > now ? session : null;
}
