import * as v from 'valibot';
import { CaseKind } from '#domain/case.ts';
import { Both, Day } from '#offices/schema/common.ts';

/** What the API says of somebody's data, and takes. */

const Locale = v.picklist(['th', 'en']);
export const Nothing = v.object({});

/** One thing that is kept. `why`: the reason why it stays; null: it goes at once. `until`: the last day, where it is known. */
const HeldThing = v.object({
  kind: v.picklist(['language', 'name', 'duties', 'conversation', 'waiting', 'uploads', 'followed', 'log']),
  words: Both,
  why: v.nullable(Both),
  until: v.nullable(Day),
});
/** A case of one's own. `kept`: until when, in words; `until`: null while it is open. */
const KeptCase = v.object({
  id: v.string(),
  number: v.nullable(v.number()),
  year: v.number(),
  kind: CaseKind,
  name: Both,
  state: Both,
  isOpen: v.boolean(),
  kept: Both,
  why: Both,
  until: v.nullable(Day),
});

export const Overview = v.object({
  notice: v.object({ version: v.number(), words: Both }),
  person: v.object({ locale: v.nullable(Locale), name: v.nullable(v.string()), isStaff: v.boolean() }),
  held: v.array(HeldThing),
  cases: v.array(KeptCase),
  /** There are older cases that are not named here. */
  hasMore: v.boolean(),
  never: Both,
  /** What stays of a case when its time is over. */
  register: Both,
  contact: Both,
});
export type Overview = v.InferOutput<typeof Overview>;

export const Correction = v.pipe(
  v.object({ locale: v.optional(Locale), name: v.optional(v.pipe(v.string(), v.maxLength(300))) }),
  v.check(({ locale, name }) => locale !== undefined || name !== undefined),
);
export type Correction = v.InferOutput<typeof Correction>;

/** `made`: was anything changed? The name itself is not repeated. */
export const Corrected = v.object({ made: v.boolean(), locale: v.nullable(Locale), hasName: v.boolean() });
export type Corrected = v.InferOutput<typeof Corrected>;

export const Erased = v.object({
  /** What went, by kind, and how many of each. */
  went: v.array(v.object({ kind: HeldThing.entries.kind, count: v.number() })),
  /** What stays, why, and until when; without anything that the person said. */
  stays: v.array(
    v.object({
      kind: v.picklist(['case', 'name', 'duties', 'log']),
      name: v.nullable(Both),
      /** Of a case: until when, in words. */
      kept: v.nullable(Both),
      why: Both,
      until: v.nullable(Day),
    }),
  ),
  /** There was more than is erased at once: ask again. */
  hasMore: v.boolean(),
});
export type Erased = v.InferOutput<typeof Erased>;

const Point = v.object({
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  words: v.nullable(v.string()),
});
/** Instants are written `2026-12-01T09:00:00+07:00`. */
const Instant = v.string();
/** A photo or document; `state` null: it is not known any more. */
const OwnFile = v.object({ id: v.string(), state: v.nullable(v.string()) });
const Step = v.object({
  at: Instant,
  act: v.string(),
  by: v.picklist(['me', 'office']),
  words: v.nullable(v.string()),
  /** What was said was taken back or erased. */
  isErased: v.boolean(),
  stars: v.nullable(v.number()),
  /** `label` and `words` null: the form as it was asked cannot be read any more. */
  answers: v.array(
    v.object({ field: v.string(), label: v.nullable(Both), words: v.nullable(Both), answer: v.unknown() }),
  ),
  files: v.array(OwnFile),
});
const OwnCase = v.object({
  id: v.string(),
  number: v.nullable(v.number()),
  year: v.number(),
  kind: CaseKind,
  name: Both,
  state: v.string(),
  stateName: Both,
  at: Instant,
  closedAt: v.nullable(Instant),
  kept: Both,
  channel: v.string(),
  locale: Locale,
  notice: v.number(),
  where: v.nullable(Point),
  form: v.nullable(v.object({ id: v.string(), version: v.string() })),
  appointment: v.nullable(v.object({ day: v.string(), time: v.string() })),
  steps: v.array(Step),
});
export type OwnCase = v.InferOutput<typeof OwnCase>;
export type OwnStep = v.InferOutput<typeof Step>;

export const Copy = v.object({
  office: Both,
  at: Instant,
  notice: v.number(),
  /** What this copy has not, and why. */
  remarks: v.array(Both),
  person: v.nullable(
    v.object({
      lineId: v.string(),
      locale: v.nullable(Locale),
      name: v.nullable(v.string()),
      duties: v.array(Both),
      joinedAt: v.nullable(Instant),
      blocked: v.boolean(),
      lastFollowOrUnfollow: v.nullable(Instant),
      lastMessage: v.nullable(Instant),
      /** LINE ids of messages that were taken back. */
      unsent: v.array(v.string()),
    }),
  ),
  conversation: v.nullable(v.object({ about: v.string(), said: v.unknown(), until: Instant })),
  waiting: v.array(v.object({ at: Instant, case: v.nullable(v.string()), messages: v.array(v.unknown()) })),
  uploads: v.array(
    v.object({ id: v.string(), state: v.string(), type: v.nullable(v.string()), until: v.nullable(Instant) }),
  ),
  cases: v.array(OwnCase),
  followed: v.array(v.object({ number: v.nullable(v.number()), year: v.number() })),
  hasMore: v.boolean(),
});
export type Copy = v.InferOutput<typeof Copy>;
