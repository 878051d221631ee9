import type { Answer, Answers, Form, Question } from '#domain/form.ts';
import { givenTo, isQuestion } from './shown.ts';

/** A draft whose form has changed meanwhile. Loaded by pages too. Pure. */

/**
 * The answers that still mean the same: those to questions of the same id and kind, with the options that there still
 * are. They are checked again with the rest.
 */
export function carriedOver(answers: Answers, from: Form, to: Form): Answers {
  const carried = to.fields.filter(isQuestion).flatMap((field): [string, Answer][] => {
    const before = from.fields.find(({ id }) => id === field.id);
    const answer = before?.kind === field.kind ? stillThere(field, givenTo(answers, field.id)) : undefined;
    return answer === undefined ? [] : [[field.id, answer]];
  });
  return Object.fromEntries(carried);
}

function stillThere(field: Question, answer: Answer | undefined): Answer | undefined {
  if (answer === undefined || !('options' in field)) return answer;
  const values = field.options.map(({ value }) => value);
  if (typeof answer === 'string') return values.includes(answer) ? answer : undefined;
  const left = Array.isArray(answer) ? answer.filter(each => values.includes(each)) : [];
  return left.length > 0 ? left : undefined;
}
