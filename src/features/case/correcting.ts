import { answersOf, type Case } from '#cases/record.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { moveTo } from '#domain/case.ts';
import type { RefusedField } from '#domain/endpoint.ts';
import type { Answer, Answers, Form, Question } from '#domain/form.ts';
import { smellsOfCorruption } from '#features/complaint/smell.ts';
import { checkField } from '#forms/checking-field.ts';
import { readAnswer } from '#forms/reading-back.ts';
import { givenTo, shownQuestions } from '#forms/shown.ts';
import { excerpt } from '#line/messages/limits.ts';
import { casePageText } from './page-text.ts';
import type { CaseDetail, CorrectInput } from './shapes.ts';

/** Putting right what was filled in: how to reach the person, and their own words. What decided the case stays. */

type Correctable = Extract<Question, { kind: 'short' | 'long' | 'phone' }>;

function isCorrectable(field: Question): field is Correctable {
  return field.kind === 'short' || field.kind === 'long' || field.kind === 'phone';
}

function fieldsOf(data: Case, form: Form | null): readonly Correctable[] {
  const answers = answersOf(data);
  const isOpenTo = 'to' in moveTo(data.kind, data.state, 'correct', 'owner', ['answers']);
  return form && answers && isOpenTo ? shownQuestions(form, answers).filter(isCorrectable) : [];
}

/** What its owner may put right now, with what was answered. */
export function correctable(data: Case, form: Form | null): CaseDetail['correctable'] {
  const answers = answersOf(data) ?? {};
  return fieldsOf(data, form).map(field => ({
    field: field.id,
    kind: field.kind,
    label: { th: field.label.th, en: field.label.en },
    most: 'most' in field ? field.most : null,
    required: field.required,
    value: String(givenTo(answers, field.id) ?? ''),
  }));
}

/** All answers as they are from now on, and what the history says of it: nothing sensitive. */
export type Correction =
  | { readonly ok: true; readonly answers: Answers; readonly words: string }
  | { readonly ok: false; readonly fields: readonly RefusedField[] };

const MOST_SHOWN = 600;

/** Checks the new answers alone: a day that lay ahead when the case was filed need not do so now. */
export function corrected(data: Case, form: Form | null, { answers: given }: CorrectInput, now: number): Correction {
  const before = answersOf(data) ?? {};
  const check = { today: bangkokDay(now), smells: smellsOfCorruption };
  const asked = fieldsOf(data, form).filter(({ id }) => Object.hasOwn(given, id));
  const checked = asked.map(field => ({ field, result: checkField(field, given[field.id], check) }));
  const fields = checked.flatMap(({ result }) => (result.ok ? [] : [result.problem]));
  if (fields.length > 0) return { ok: false, fields };
  const changed = checked.flatMap(({ field, result }) =>
    result.ok && result.answer !== (givenTo(before, field.id) ?? null) ? [{ field, answer: result.answer }] : [],
  );
  if (changed.length === 0) return { ok: false, fields: [] };
  const answers = changed.reduce((all, { field, answer }) => withAnswer(all, field.id, answer), before);
  const told = changed.map(({ field, answer }) => toldOf(field, answer, data.locale));
  return { ok: true, answers, words: casePageText[data.locale].correction(told.join('\n')) };
}

function withAnswer(answers: Answers, field: string, answer: Answer | null): Answers {
  const { [field]: _, ...others } = answers;
  return answer === null ? others : { ...others, [field]: answer };
}

/** What is sensitive is named, and not repeated. */
function toldOf(field: Correctable, answer: Answer | null, locale: Case['locale']): string {
  const value = answer === null ? '–' : readAnswer(field, answer, locale, 'message');
  return `${field.label[locale]}: ${excerpt(value, MOST_SHOWN, 4 * MOST_SHOWN)}`;
}
