import type { Answer, ProblemCode, Question } from '#domain/form.ts';
import type { Locale } from '#i18n/texts.ts';
import type { formText } from './text.ts';

/** What was found in an answer: the answer as it is kept, nothing, or why not. Loaded by pages too. */

type Words = (typeof formText)['th'];

export type Refusal = { readonly code: ProblemCode; readonly say: (words: Words, locale: Locale) => string };
export type Found = Answer | null | Refusal;
export type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;

export function no(code: ProblemCode, say: Refusal['say']): Refusal {
  return { code, say };
}

export function missing({ kind }: Question): Refusal {
  return no('missing', words => words.missing[kind]);
}
