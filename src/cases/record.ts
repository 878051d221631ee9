import * as v from 'valibot';
import { Role } from '#domain/actor.ts';
import { CaseAct, CaseKind, CaseState } from '#domain/case.ts';
import type { Answer, Answers as AnswersOf } from '#domain/form.ts';
import { type JsonObject, type Ref, ref, type Stored, type Write } from '#domain/record.ts';
import type { Reference } from '#domain/reference.ts';
import { Timer } from '#domain/timer.ts';

/** Where it is: a point from LINE, words, or both. Null parts were not given, or were taken back. */
export const Where = v.object({
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  words: v.nullable(v.string()),
  /** The LINE messages that said so. */
  messageIds: v.array(v.string()),
});
export type Where = v.InferOutput<typeof Where>;

/** A photo or document, `files/{id}`: the id of its LINE message or of its upload. Null: it was taken back or erased. */
export const Photo = v.object({ id: v.nullable(v.string()), salt: v.string() });
export type Photo = v.InferOutput<typeof Photo>;

/** What was answered to a form, see `Answers` of domain/form.ts, which checked it before it came here. */
const Answers = v.record(v.string(), v.any() as v.GenericSchema<Answer>);

/** One step of a case as people see it; its link in the chain has the same `seq`. */
export const Entry = v.object({
  seq: v.number(),
  at: v.number(),
  act: CaseAct,
  /** The state after it. */
  state: CaseState,
  by: v.picklist(['resident', 'staff', 'system']),
  role: v.nullable(Role),
  /** A staff member's name as it was then; residents are not named. */
  name: v.nullable(v.string()),
  /** Null: nothing was said, or it was taken back or erased. */
  words: v.nullable(v.string()),
  isPublic: v.boolean(),
  /** All answers of the case's form as they were from this step on: when it was filed, and when they were put right. */
  answers: v.optional(v.nullable(Answers), null),
  /** 1–5, of a rating. */
  stars: v.optional(v.nullable(v.number()), null),
  salt: v.string(),
  photos: v.array(Photo),
  /** The LINE messages whose words these are. */
  messageIds: v.array(v.string()),
});
export type Entry = v.InferOutput<typeof Entry>;

/**
 * One case, `cases/{uuid}`: what was filed, where it stands, its clocks and its history. The number is given after the
 * commit that files it. Once its time to be kept is over, `from` and all words are null and only what statistics and the
 * register need is left.
 */
export const Case = v.object({
  kind: CaseKind,
  state: CaseState,
  open: v.boolean(),
  /** The resident's LINE user id. */
  from: v.nullable(v.string()),
  /** The resident and those who follow the case: who finds it among their own. */
  people: v.array(v.string()),
  locale: v.picklist(['th', 'en']),
  channel: v.picklist(['chat', 'liff']),
  /** Of a complaint its category, of a service which one it is, of an opinion what it is about. */
  category: v.nullable(v.string()),
  /** The form that was filled in, in the version that was asked: `forms/{id}:{version}`. */
  form: v.optional(v.nullable(v.object({ id: v.string(), version: v.string() })), null),
  urgent: v.boolean(),
  division: v.string(),
  /** The staff member who took it. */
  assignee: v.nullable(v.string()),
  /** On whose desk it lies, in the form an index can search, see {@link deskOf}. */
  desk: v.optional(v.string(), ''),
  where: v.nullable(Where),
  /** The square of the map it lies in, for finding its neighbours; null without a point. */
  cell: v.nullable(v.string()),
  /** The seat of its appointment, `seats/{seat}`; given back when the case ends. */
  seat: v.optional(v.nullable(v.string()), null),
  /** ms, and the calendar year whose register numbers it. */
  at: v.number(),
  year: v.number(),
  number: v.optional(v.number()),
  /** Version of the privacy notice that was shown. */
  notice: v.number(),
  /** Until somebody takes it; until it is settled; until the resident has confirmed. */
  timers: v.object({ take: v.nullable(Timer), settle: Timer, confirm: v.nullable(Timer) }),
  /** What it is due by now, ms; work is listed by it. */
  dueAt: v.number(),
  /** Why the clock stands still: the entry whose question the resident has not answered. */
  waitingFor: v.nullable(v.number()),
  /** Reminders up to this instant have been sent, or were too late to be. */
  remindedAt: v.number(),
  /** When it wants to be looked at next: a reminder, the end of the time to confirm, the end of its keeping. */
  wakeAt: v.nullable(v.number()),
  disputes: v.number(),
  /** The other case that this one repeats. */
  duplicateOf: v.nullable(v.string()),
  /** Begins with what was filed. */
  history: v.array(Entry),
  head: v.object({ hash: v.string(), length: v.number() }),
  closedAt: v.nullable(v.number()),
});
export type Case = v.InferOutput<typeof Case>;

export function caseRef(id: string): Ref {
  return ref('cases', id);
}

/** A case as it was read, with what the store says of it. */
export type StoredCase = { readonly id: string; readonly version: string; readonly data: Case };

/** The write that puts another state of a case in the place of the one that was read. */
export function rewritten({ id, version }: Pick<StoredCase, 'id' | 'version'>, after: Case): Write {
  return { kind: 'replace', ref: caseRef(id), data: after as JsonObject, if: { version } };
}

/** The write by which somebody stops following a case; it is no step of the case and leaves no trace in it. */
export function unfollowed(stored: StoredCase, userId: string | null): Write {
  const { data } = stored;
  return rewritten(stored, { ...data, people: data.people.filter(person => person !== userId) });
}

export function readCase(record: Stored): StoredCase {
  return { id: record.ref.id, version: record.version, data: v.parse(Case, record.data) };
}

/** Gives the seat of an appointment back; whoever asks next gets it. */
export function giveBack(seat: string): Write {
  return { kind: 'delete', ref: ref('seats', seat) };
}

/** What the resident wrote when filing it; null once that was taken back or erased. */
export function whatOf({ history }: Pick<Case, 'history'>): string | null {
  return history[0]?.words ?? null;
}

/** What was answered to the case's form, as last put right; null where there is none, or it was erased. */
export function answersOf({ history }: Pick<Case, 'history'>): AnswersOf | null {
  return history.findLast(({ answers }) => answers !== null)?.answers ?? null;
}

/** The last rating; null where there is none. */
export function starsOf({ history }: Pick<Case, 'history'>): number | null {
  return history.findLast(({ stars }) => stars !== null)?.stars ?? null;
}

/** Photos that can still be had, of the filing and of every later step. */
export function photosOf({ photos }: Pick<Entry, 'photos'>): string[] {
  return photos.flatMap(({ id }) => id ?? []);
}

/** `Uofficer` once somebody has taken it, `untaken:works` before. */
export function deskOf({ assignee, division }: Pick<Case, 'assignee' | 'division'>): string {
  return assignee ?? untakenDesk(division);
}

export function untakenDesk(division: string): string {
  return `untaken:${division}`;
}

/** Those of the records that can be read: one that was damaged must not hide the others. */
export function readableCases(records: readonly (Stored | null)[]): StoredCase[] {
  return records.flatMap(record => {
    const parsed = record?.ref.collection === 'cases' ? v.safeParse(Case, record.data) : null;
    return record && parsed?.success ? [{ id: record.ref.id, version: record.version, data: parsed.output }] : [];
  });
}

/** Null until the case has been numbered. */
export function referenceOf({ year, number }: Pick<Case, 'year' | 'number'>): Reference | null {
  return number === undefined ? null : { year, number };
}
