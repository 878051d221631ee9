import * as v from 'valibot';
import { Role } from '#domain/actor.ts';
import { FormShown } from '#forms/form-shown.ts';
import { Submission } from '#forms/submitting.ts';
import { Both, Day, Id } from '#offices/schema/common.ts';
import { Kind, Question, Said, Step } from './model.ts';

/** What the endpoints of opinions take and give. */

export const Uuid = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));
export const Pseudonym = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.nullable(v.number());
const Standing = v.picklist(['coming', 'open', 'waiting', 'late', 'closed']);

export const OpinionForm = v.object({ form: FormShown });
export type OpinionForm = v.InferOutput<typeof OpinionForm>;

export const Submitted = v.object({
  ...Submission.entries,
  locale: v.optional(v.picklist(['th', 'en']), 'th'),
});
export type Submitted = v.InferOutput<typeof Submitted>;

export const FiledOpinion = v.object({
  id: v.string(),
  number: v.nullable(v.number()),
  year: v.number(),
  division: Both,
  /** By when it is answered; null: no answer is wanted. */
  due: v.nullable(v.object({ by: Both, rule: Both })),
});
export type FiledOpinion = v.InferOutput<typeof FiledOpinion>;

const Line = v.object({
  id: v.string(),
  kind: Kind,
  title: Said,
  division: Both,
  opensAt: Day,
  closesAt: Day,
  /** By when the office must say what came of it. */
  dueOn: Day,
  standing: Standing,
  outcome: v.nullable(v.object({ words: Said, role: Role, on: Day })),
});
export type Line = v.InferOutput<typeof Line>;
export const Listed = v.object({ consultations: v.array(Line) });
export type Listed = v.InferOutput<typeof Listed>;

export const ConsultationShown = v.object({
  ...Line.entries,
  about: Said,
  question: v.nullable(Question),
  takesWords: v.boolean(),
  showsLive: v.boolean(),
  /** Counts from 1 up to here are null, with what would give them away. */
  suppressBelow: v.number(),
  /** How long answers are kept after the end. */
  keptFor: Both,
  /** Null: not public before it ends. */
  results: v.nullable(
    v.object({ total: count, options: v.array(v.object({ id: v.string(), count })), unchosen: count }),
  ),
});
export type ConsultationShown = v.InferOutput<typeof ConsultationShown>;

export const Mine = v.object({
  /** Null: none yet. `aside`: why staff have set the words aside. */
  answer: v.nullable(
    v.object({
      choice: v.nullable(v.string()),
      words: v.nullable(v.string()),
      name: v.nullable(v.string()),
      aside: v.nullable(v.string()),
    }),
  ),
  mayManage: v.boolean(),
});
export type Mine = v.InferOutput<typeof Mine>;

/** Longer than any words that are taken, so that too many of them are refused with a sentence of their own. */
const typed = (most: number) => v.nullable(v.pipe(v.string(), v.maxLength(most)));
export const AnswerInput = v.object({ id: Uuid, choice: typed(10), words: typed(60_000), name: typed(1_000) });
export type AnswerInput = v.InferOutput<typeof AnswerInput>;
export const Answered = v.object({ made: v.picklist(['first', 'changed', 'same']) });
export type Answered = v.InferOutput<typeof Answered>;

export const Duty = v.object({ divisions: v.array(v.object({ id: Id, name: Both })) });
export type Duty = v.InferOutput<typeof Duty>;

const words = (least: number, most: number) =>
  v.pipe(v.string(), v.maxLength(most * 5), v.trim(), v.minGraphemes(least), v.maxGraphemes(most));
const said = (least: number, most: number) => v.object({ th: words(least, most), en: v.nullable(words(1, most)) });
const content = {
  title: said(5, 120),
  about: said(20, 4_000),
  question: v.nullable(
    v.object({ ask: said(3, 300), options: v.pipe(v.array(said(1, 80)), v.minLength(2), v.maxLength(8)) }),
  ),
  opensAt: Day,
  closesAt: Day,
  showsLive: v.boolean(),
};
export const CreateInput = v.object({ kind: Kind, division: Id, ...content });
export type CreateInput = v.InferOutput<typeof CreateInput>;
export const ChangeInput = v.object({ id: Uuid, ...content });
export type ChangeInput = v.InferOutput<typeof ChangeInput>;
export const CloseInput = v.object({ id: Uuid, words: said(20, 4_000) });
export type CloseInput = v.InferOutput<typeof CloseInput>;
export const AsideInput = v.object({ id: Uuid, answer: Pseudonym, reason: words(5, 300) });
export type AsideInput = v.InferOutput<typeof AsideInput>;
export const Created = v.object({ id: v.string() });
export type Created = v.InferOutput<typeof Created>;
export const Done = v.object({ id: v.string() });
export type Done = v.InferOutput<typeof Done>;

export const ResponsesInput = v.object({
  id: Uuid,
  from: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}:[0-9a-f]{64}$/))),
});
export const Responses = v.object({
  answers: v.number(),
  aside: v.number(),
  responses: v.array(
    v.object({
      answer: v.string(),
      on: Day,
      choice: v.nullable(v.string()),
      words: v.string(),
      name: v.nullable(v.string()),
      aside: v.nullable(v.string()),
    }),
  ),
  /** For the next page; null: this was the last. */
  next: v.nullable(v.string()),
  history: v.array(v.object(v.omit(Step, ['by']).entries)),
});
export type Responses = v.InferOutput<typeof Responses>;
