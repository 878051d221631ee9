import type { Answer, Checked, FieldProblem, Form } from '#domain/form.ts';
import { type Check, checkField } from './checking-field.ts';
import { type Given, givenTo, isQuestion, shownFields, stopOf } from './shown.ts';

/**
 * Checks what somebody answered against the form that they saw: all problems at once, in the order of the form. What is
 * right is brought into the form in which it is kept; what is hidden or unknown is dropped. Takes any value without
 * throwing. Loaded by pages too. Pure.
 */
export function checkAnswers(form: Form, raw: unknown, check: Check): Checked {
  const given = asGiven(raw);
  const answers: Record<string, Answer> = {};
  const problems: FieldProblem[] = [];
  for (const field of form.fields) {
    if (!isQuestion(field) || !shownFields(form, answers).includes(field)) continue;
    const checked = checkField(field, givenTo(given, field.id), check);
    if (!checked.ok) problems.push(checked.problem);
    else if (checked.answer !== null) answers[field.id] = checked.answer;
  }
  const stopped = stopOf(form, answers);
  if (stopped) return { ok: false, kind: 'stopped', ...stopped };
  return problems.length > 0 ? { ok: false, kind: 'problems', problems } : { ok: true, answers };
}

function asGiven(raw: unknown): Given {
  // A parsed body: whatever it holds is read as unknown, field by field.
  return typeof raw === 'object' && raw !== null ? (raw as Given) : {};
}
