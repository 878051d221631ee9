import * as v from 'valibot';
import { Duty } from './actor.ts';
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

/** What we keep of one LINE user: `people/{userId}`. Nobody is kept for only asking a question. */
export const Person = v.object({
  locale: v.nullable(v.picklist(['th', 'en'])),
  name: v.nullable(v.string()),
  duties: v.array(Duty),
  /** `duties` in the form an index can search, see `dutyKey`. */
  dutyKeys: v.array(v.string()),
  /** ms; people with duties are alerted in the order in which they joined. */
  joinedAt: v.nullable(v.number()),
  blocked: v.boolean(),
  /** LINE's timestamp of the newest follow or unfollow that we know. */
  followedAt: v.number(),
  /** The last 50 messages taken back, for those that arrive after their unsend. */
  unsent: v.array(v.string()),
  session: v.nullable(Session),
  /** When the session is forgotten, ms; null without one. */
  sessionEnds: v.optional(v.nullable(v.number()), null),
  /** LINE's timestamp of the newest event that moved the conversation. */
  movedAt: v.number(),
});
export type Person = v.InferOutput<typeof Person>;

/** Somebody we do not know yet. */
export function stranger(): Person {
  return {
    locale: null,
    name: null,
    duties: [],
    dutyKeys: [],
    joinedAt: null,
    blocked: false,
    followedAt: 0,
    unsent: [],
    session: null,
    sessionEnds: null,
    movedAt: 0,
  };
}
