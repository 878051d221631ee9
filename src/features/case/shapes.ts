import * as v from 'valibot';
import { CaseAct, CaseKind, CaseState } from '#domain/case.ts';
import { Both } from '#offices/schema/common.ts';

/** What the endpoints of a case take and give. Instants are ms since 1970. */

const CaseId = v.pipe(v.string(), v.regex(/^[0-9a-f-]{8,36}$/));
const FileId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
/** Checked in characters as people count them where it is decided. */
const Words = v.pipe(v.string(), v.maxLength(60_000));

export const MOST_FILES = 10;
export const PAGE = 50;

export const CaseInput = v.object({ id: CaseId });
export type CaseInput = v.InferOutput<typeof CaseInput>;

export const ListInput = v.object({
  /** Where the page before ended. */
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}\.[0-9a-f-]{8,36}$/))),
});
export type ListInput = v.InferOutput<typeof ListInput>;

export const SaidInput = v.object({
  id: CaseId,
  words: v.optional(Words, ''),
  /** Ids of uploads. */
  files: v.optional(v.pipe(v.array(FileId), v.maxLength(MOST_FILES)), []),
});
export type SaidInput = v.InferOutput<typeof SaidInput>;

export const CorrectInput = v.object({
  id: CaseId,
  answers: v.record(v.pipe(v.string(), v.maxLength(60)), v.unknown()),
});
export type CorrectInput = v.InferOutput<typeof CorrectInput>;

export const RateInput = v.object({
  id: CaseId,
  stars: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  words: v.optional(Words, ''),
});
export type RateInput = v.InferOutput<typeof RateInput>;

/** What was done, in a sentence without anybody's words. */
export const ActDone = v.object({ id: v.string(), state: CaseState, say: Both });
export type ActDone = v.InferOutput<typeof ActDone>;

const summary = {
  id: v.string(),
  kind: CaseKind,
  subject: Both,
  number: v.nullable(v.number()),
  year: v.number(),
  state: CaseState,
  stateName: Both,
  open: v.boolean(),
  /** Filed by the caller; otherwise they follow it. */
  mine: v.boolean(),
  at: v.number(),
  /** What happens next and by when. */
  next: Both,
  turn: v.picklist(['office', 'you', 'nobody']),
  /** The caller is waited for. */
  needsMe: v.boolean(),
};
export const CaseSummary = v.object(summary);
export type CaseSummary = v.InferOutput<typeof CaseSummary>;

export const MyCases = v.object({ cases: v.array(CaseSummary), cursor: v.nullable(v.string()) });
export type MyCases = v.InferOutput<typeof MyCases>;

/** `missing`: nothing is known of it; it may still be asked for. */
export const SeenPhoto = v.object({
  id: v.string(),
  state: v.picklist(['awaiting', 'raw', 'clean', 'refused', 'unavailable', 'erased', 'missing']),
  document: v.boolean(),
});
export type SeenPhoto = v.InferOutput<typeof SeenPhoto>;

export const SeenStep = v.object({
  seq: v.number(),
  at: v.number(),
  act: CaseAct,
  title: Both,
  who: v.nullable(Both),
  words: v.nullable(v.string()),
  /** There were words, and whoever wrote them took them back. */
  erased: v.boolean(),
  stars: v.nullable(v.number()),
  photos: v.array(SeenPhoto),
});
export type SeenStep = v.InferOutput<typeof SeenStep>;

export const SeenRow = v.object({
  field: v.string(),
  label: Both,
  /** Null: a heading. */
  value: v.nullable(Both),
  answered: v.boolean(),
});
export type SeenRow = v.InferOutput<typeof SeenRow>;

export const SeenPlace = v.object({
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  words: v.nullable(v.string()),
});

/** An answer that the caller may put right. */
export const Correctable = v.object({
  field: v.string(),
  kind: v.picklist(['short', 'long', 'phone']),
  label: Both,
  most: v.nullable(v.number()),
  required: v.boolean(),
  value: v.string(),
});

export const CaseDetail = v.object({
  ...summary,
  division: Both,
  /** The day by which it must be settled, with the rule that says so. */
  due: v.nullable(Both),
  what: v.nullable(v.string()),
  place: v.nullable(SeenPlace),
  /** What was answered to the form, as it was asked; null where there is none. */
  answers: v.nullable(v.array(SeenRow)),
  correctable: v.array(Correctable),
  /** The officer's question that is not answered yet. */
  question: v.nullable(v.object({ words: v.string(), at: v.number() })),
  steps: v.array(SeenStep),
  acts: v.array(v.picklist(['confirm', 'dispute', 'tell', 'withdraw', 'correct', 'rate', 'unfollow'])),
  /** The caller's own last rating. */
  stars: v.nullable(v.number()),
});
export type CaseDetail = v.InferOutput<typeof CaseDetail>;
