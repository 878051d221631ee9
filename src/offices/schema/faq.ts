import * as v from 'valibot';
import { Both, Day, HttpsUrl, Id, Phone } from './common.ts';

/**
 * One amount, fee, date, number or rule inside an answer. Facts age: each says where it comes from and on which day
 * somebody last checked it. `confirm` marks a fact that the office itself must still confirm.
 */
export const Fact = v.strictObject({
  label: Both,
  value: Both,
  source: Both,
  asOf: Day,
  confirm: v.optional(v.boolean(), false),
});
export type Fact = v.InferOutput<typeof Fact>;

const Said = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** What a person can tap under an answer. `say` sends the text, in the reader's language, as the person's own message. */
export const AnswerButton = v.variant('kind', [
  v.strictObject({ kind: v.literal('call'), label: Both, number: Phone }),
  v.strictObject({ kind: v.literal('say'), label: Both, text: v.strictObject({ th: Said, en: Said }) }),
  v.strictObject({ kind: v.literal('web'), label: Both, url: HttpsUrl }),
]);
export type AnswerButton = v.InferOutput<typeof AnswerButton>;

const Label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxGraphemes(20));

/**
 * One question that people ask, with its answer. The answer may name the office by placeholders (`{office.name}`,
 * `{office.phone}` …, see `placeholders.ts`), so that no office's contact is written into the text.
 */
export const Topic = v.strictObject({
  id: Id,
  /** The division that knows more, or null where it is the whole office. */
  division: v.nullable(Id),
  /** The question as we would print it on a page. */
  question: Both,
  /** A button's label: at most 20 characters, as a person counts them. */
  short: v.strictObject({ th: Label, en: Label }),
  /** How people really ask it: everyday words, short forms, dialect, slips. */
  phrasings: v.strictObject({
    th: v.pipe(v.array(v.pipe(v.string(), v.minLength(2))), v.minLength(6), v.maxLength(40)),
    en: v.pipe(v.array(v.pipe(v.string(), v.minLength(2))), v.minLength(2), v.maxLength(20)),
  }),
  /** The answer that is true today; paragraphs and list lines are separated by `\n`. */
  answer: Both,
  /** The answer once that part of the product is open; until then `answer` stands. */
  open: v.optional(v.strictObject({ feature: Id, answer: Both, buttons: v.optional(v.array(AnswerButton), []) })),
  facts: v.optional(v.pipe(v.array(Fact), v.maxLength(12)), []),
  buttons: v.optional(v.pipe(v.array(AnswerButton), v.maxLength(4)), []),
  /** Where the answer as a whole comes from, and the day it was last checked. */
  source: Both,
  asOf: Day,
  /** After this many months the answer says that it needs confirming. */
  reviewMonths: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36)),
  /** Topics that a person who asked this often asks next. */
  related: v.optional(v.pipe(v.array(Id), v.maxLength(3)), []),
});
export type Topic = v.InferOutput<typeof Topic>;

/** One file of `faq/`: a group of topics about the same part of life. */
export const FaqFile = v.strictObject({ topics: v.pipe(v.array(Topic), v.minLength(1)) });
export type FaqFile = v.InferOutput<typeof FaqFile>;
