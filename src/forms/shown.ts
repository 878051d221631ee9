import type { Condition, Field, Form, Question, Section, StopIf } from '#domain/form.ts';

/** Which fields a form shows, from the answers given so far. Loaded by pages too. Pure. */

/** Answers as they are kept, or as somebody is still typing them. */
export type Given = { readonly [field: string]: unknown };

/** The answer to one field; what an object has by birth is none. */
export function givenTo<A>(answers: { readonly [field: string]: A }, field: string): A | undefined {
  return Object.hasOwn(answers, field) ? answers[field] : undefined;
}

export function isQuestion(field: Field): field is Question {
  return field.kind !== 'section';
}

/** May it be read by those alone who work on it? An ID number always. */
export function isSensitive(field: Field | undefined): boolean {
  return field !== undefined && isQuestion(field) && (field.sensitive !== null || field.kind === 'thai-id');
}

/** The fields that are shown, in order. A field whose condition speaks of a hidden one is hidden with it. */
export function shownFields({ fields }: Form, answers: Given): readonly Field[] {
  const shown = new Set<string>();
  return fields.filter(({ id, showIf }) => {
    const isShown = showIf === null || (shown.has(showIf.field) && holds(showIf, answers));
    if (isShown) shown.add(id);
    return isShown;
  });
}

export function shownQuestions(form: Form, answers: Given): readonly Question[] {
  return shownFields(form, answers).filter(isQuestion);
}

/** Is one of the values the answer, or among the answers? */
export function includesAny(values: readonly string[], answer: unknown): boolean {
  const given = Array.isArray(answer) ? answer : [answer];
  return given.some(each => values.includes(each));
}

function holds({ field, is }: Condition, answers: Given): boolean {
  return includesAny(is, givenTo(answers, field));
}

/** The first shown answer with which the form cannot go on. */
export function stopOf(form: Form, answers: Given): { readonly field: string; readonly stop: StopIf } | null {
  for (const field of shownFields(form, answers))
    if ('stopIf' in field && field.stopIf && includesAny(field.stopIf.is, givenTo(answers, field.id)))
      return { field: field.id, stop: field.stopIf };
  return null;
}

/**
 * Does a section head the questions behind it? One with a condition of its own warns those whom it concerns ("call 199
 * first"), and is no heading of what follows.
 */
export function isHeading({ showIf }: Section, next: Question): boolean {
  return showIf === null || JSON.stringify(showIf) === JSON.stringify(next.showIf);
}
