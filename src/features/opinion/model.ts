import * as v from 'valibot';
import { Role } from '#domain/actor.ts';
import { addDays, bangkokDay } from '#domain/calendar.ts';
import { type JsonObject, type Ref, ref, type Stored, type Write } from '#domain/record.ts';
import { Day } from '#offices/schema/common.ts';

/** Polls and consultations (ประชาคม): what is asked, until when, what people said, and what came of it. */

/** The office's own words; English where somebody wrote it. */
export const Said = v.object({ th: v.string(), en: v.nullable(v.string()) });
export type Said = v.InferOutput<typeof Said>;

export const Kind = v.picklist(['poll', 'consultation']);
export const Question = v.object({ ask: Said, options: v.array(v.object({ id: v.string(), label: Said })) });
export type Question = v.InferOutput<typeof Question>;

const Author = { by: v.string(), role: Role, name: v.nullable(v.string()), at: v.number() };
/** What staff did with it; only ever added to. `note`: why, or what was changed. */
export const Step = v.object({
  ...Author,
  act: v.picklist(['create', 'change', 'close', 'aside']),
  note: v.nullable(v.string()),
});
export type Step = v.InferOutput<typeof Step>;

/** `consultations/{uuid}`. Whoever answers stands elsewhere; see `Answer` and {@link tallyRef}. */
export const Consultation = v.object({
  kind: Kind,
  title: Said,
  about: Said,
  /** Null: only free words are asked for. */
  question: v.nullable(Question),
  division: v.string(),
  /** First and last day on which people may answer. */
  opensAt: Day,
  closesAt: Day,
  /** Are the counts public before it ends? */
  showsLive: v.boolean(),
  /** Has anybody answered? From then on it asks what it asks. */
  begun: v.boolean(),
  /** By when the office must say what came of it, ms. */
  dueAt: v.number(),
  /** When those who must say so are reminded next, ms. */
  wakeAt: v.nullable(v.number()),
  /** What came of it. */
  closed: v.nullable(v.object({ ...Author, words: Said })),
  history: v.array(Step),
});
export type Consultation = v.InferOutput<typeof Consultation>;
export type StoredConsultation = { readonly id: string; readonly version: string; readonly data: Consultation };

/** `responses/{consultation}:{pseudonym}`: one answer of one person, whom nobody can tell from it. */
export const Answer = v.object({
  consultation: v.string(),
  /** The day of the first answer and the pseudonym: an order that says nothing of who came when. */
  place: v.string(),
  choice: v.nullable(v.string()),
  words: v.nullable(v.string()),
  /** Given by whoever wants to be known. */
  name: v.nullable(v.string()),
  /** Are there words to be read? */
  worded: v.boolean(),
  /** Why staff have set the words aside; a vote that came with them counts all the same. */
  aside: v.nullable(v.string()),
  expires: v.number(),
});
export type Answer = v.InferOutput<typeof Answer>;

export function consultationRef(id: string): Ref {
  return ref('consultations', id);
}

export function answerRef(consultation: string, pseudonym: string): Ref {
  return ref('responses', `${consultation}:${pseudonym}`);
}

/** Counts of one consultation: `answers`, `aside`, `option.{id}` and `option.none`. */
export function tallyRef(consultation: string): Ref {
  return ref('statistics', `consultation-${consultation}`);
}

/** For which a person's pseudonym is made: another one for each consultation. */
export function purposeOf(consultation: string): string {
  return `consultation ${consultation}`;
}

export function readConsultation(record: Stored | null | undefined): StoredConsultation | null {
  if (record?.ref.collection !== 'consultations') return null;
  return { id: record.ref.id, version: record.version, data: v.parse(Consultation, record.data) };
}

export function readAnswer(record: Stored | null | undefined): (Answer & { readonly version: string }) | null {
  return record?.ref.collection === 'responses' ? { ...v.parse(Answer, record.data), version: record.version } : null;
}

export function rewritten({ id, version }: StoredConsultation, after: Consultation): Write {
  return { kind: 'replace', ref: consultationRef(id), data: after as JsonObject, if: { version } };
}

/** `waiting`: it has ended, and the office has not said what came of it; `late`: it should have by now. */
export type Standing = 'coming' | 'open' | 'waiting' | 'late' | 'closed';

/** Where it stands follows from the days alone, and from whether the outcome has been told. */
export function standingOf(
  { closed, closesAt, dueAt, opensAt }: Pick<Consultation, 'closed' | 'closesAt' | 'dueAt' | 'opensAt'>,
  now: number,
): Standing {
  if (closed) return 'closed';
  const today = bangkokDay(now);
  if (today < opensAt) return 'coming';
  if (today <= closesAt) return 'open';
  return now > dueAt ? 'late' : 'waiting';
}

/** How far the office is with listening, as measure 9 counts it. */
export function consultationsOf(records: readonly Consultation[], now: number): Readonly<Record<Standing, number>> {
  const counts = { coming: 0, open: 0, waiting: 0, late: 0, closed: 0 };
  for (const each of records) counts[standingOf(each, now)] += 1;
  return counts;
}

/** The newest of them: everything open or waiting, and enough of what is over. */
export const newest = {
  query: { collection: 'consultations', order: { field: 'closesAt', direction: 'desc' }, limit: 100 },
} as const;

const order: readonly Standing[] = ['open', 'coming', 'late', 'waiting', 'closed'];

/** Those that can be read: open ones first, what ends soonest first; then what is over, the newest first. */
export function inOrder(records: readonly (Stored | null)[], now: number): StoredConsultation[] {
  const all = records.flatMap(record =>
    record && v.is(Consultation, record.data) ? (readConsultation(record) ?? []) : [],
  );
  const rank = ({ data }: StoredConsultation) => order.indexOf(standingOf(data, now));
  const isOver = ({ data }: StoredConsultation) => bangkokDay(now) > data.closesAt;
  return all.sort((a, b) => {
    const days = a.data.closesAt < b.data.closesAt ? -1 : a.data.closesAt > b.data.closesAt ? 1 : 0;
    return rank(a) - rank(b) || (isOver(a) ? -days : days);
  });
}

/** The first day on which nobody can answer any more. */
export function firstDayAfter({ closesAt }: Pick<Consultation, 'closesAt'>): Day {
  return addDays(closesAt, 1);
}
