import { bangkokDay } from '../../src/domain/calendar.ts';
import type { Form } from '../../src/domain/form.ts';
import { checkAnswers } from '../../src/forms/checking.ts';
import type { Stage } from './stage.ts';
import { asGiven, type Values } from './values.ts';

/** Where a check leads, on this instant's day in Thailand. A stopped form stays: the page already says why. */
export function checked(form: Form, values: Values, now: number): Exclude<Stage<never>, { kind: 'sent' }> {
  const result = checkAnswers(form, asGiven(values), { today: bangkokDay(now) });
  if (result.ok) return { kind: 'checking', answers: result.answers };
  return { kind: 'filling', problems: result.kind === 'problems' ? result.problems : [], focus: null };
}
