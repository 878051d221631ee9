import * as v from 'valibot';
import { Both, BuddhistYear, Day, Id, IndicatorNumber, OItem, Passage } from './common.ts';

/** A round of measures: the document that set them, word for word, and what proves each one done. */

const Words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));

/** A slip in the document. `corrected` is null where the words stand and only need explaining. */
export const Slip = v.strictObject({
  id: Id,
  verbatim: Words,
  corrected: v.nullable(Words),
  /** How often the words stand in the document. */
  times: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
  where: Both,
  why: Both,
});
export type Slip = v.InferOutput<typeof Slip>;

/** The document itself, so that anyone can check the words against it. */
export const MeasuresDocument = v.strictObject({
  title: Passage,
  office: Passage,
  heading: Passage,
  meeting: v.strictObject({ day: Day, text: Passage }),
  reporter: v.strictObject({ name: Passage, position: Passage, role: Passage }),
  date: v.strictObject({ day: Day, text: Passage }),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export type MeasuresDocument = v.InferOutput<typeof MeasuresDocument>;

/** The period by the document; `from` and `to` are the corrected days, both inclusive. `note` names a slip. */
export const Period = v.pipe(
  v.strictObject({ verbatim: Words, th: Words, en: Words, from: Day, to: Day, note: v.nullable(Id) }),
  v.check(period => period.from <= period.to, 'a period must not end before it begins'),
);
export type Period = v.InferOutput<typeof Period>;

/** One thing that must hold; computed from records. `{…}` names one of the office's thresholds. */
export const Condition = v.strictObject({ id: Id, ...Both.entries });
export type Condition = v.InferOutput<typeof Condition>;

export const Measure = v.strictObject({
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
  title: Passage,
  methods: v.pipe(v.array(Passage), v.minLength(1), v.maxLength(10)),
  owners: v.strictObject({ verbatim: Words, ids: v.pipe(v.array(Id), v.minLength(1), v.maxLength(10)) }),
  period: Period,
  /** The deadline the office works to, apart from the document's; null until the secretary sets one. */
  workingDue: v.nullable(Day),
  followUp: Passage,
  /** Items of the round's rubric that it proves, the main one first. */
  oItems: v.pipe(v.array(OItem), v.minLength(1), v.maxLength(10)),
  indicators: v.pipe(v.array(IndicatorNumber), v.minLength(1), v.maxLength(10)),
  /** Features whose records prove it. */
  features: v.pipe(v.array(Id), v.minLength(1), v.maxLength(6)),
  /** All must hold. */
  doneWhen: v.pipe(v.array(Condition), v.minLength(1), v.maxLength(8)),
});
export type Measure = v.InferOutput<typeof Measure>;

export const MeasuresFile = v.strictObject({
  round: BuddhistYear,
  document: MeasuresDocument,
  slips: v.pipe(v.array(Slip), v.maxLength(40)),
  measures: v.pipe(v.array(Measure), v.minLength(1), v.maxLength(60)),
});
export type MeasuresFile = v.InferOutput<typeof MeasuresFile>;
