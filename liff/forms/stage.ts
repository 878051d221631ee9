import { useEffect, useRef } from 'preact/hooks';
import type { Answer, Answers, FieldProblem, Form } from '../../src/domain/form.ts';
import { shownFields } from '../../src/forms/shown.ts';
import type { RefusedField } from '../result.ts';
import { type Attachment, allAttachments, asGiven, attachmentsOf, type Values } from './values.ts';

/** How far somebody is. What sending comes to, other than sent, is shown below the answers (`sending.tsx`). */
export type Stage<V> =
  /** `focus`: the field to go to. */
  | { readonly kind: 'filling'; readonly problems: readonly FieldProblem[]; readonly focus: string | null }
  | { readonly kind: 'checking'; readonly answers: Answers }
  | { readonly kind: 'sent'; readonly value: V; readonly repeated: boolean };

type Filling = Extract<Stage<never>, { kind: 'filling' }>;

/** The same, with nothing said any more about one field; the very same where nothing was. */
export function withoutProblem(stage: Filling, field: string): Filling {
  const problems = stage.problems.filter(problem => problem.field !== field);
  return problems.length === stage.problems.length ? stage : { ...stage, problems };
}

/** Attachments of the questions that are shown; those of hidden ones are not sent. */
export function attachmentsToSend(form: Form, values: Values): readonly Attachment[] {
  const shown = shownFields(form, asGiven(values)).map(({ id }) => id);
  return allAttachments(Object.fromEntries(Object.entries(values).filter(([field]) => shown.includes(field))));
}

/** Answers that name attachments by the ids that the product gave them. */
export function withIds(answers: Answers, ids: ReadonlyMap<string, string>): Answers {
  const named = (answer: Answer): Answer => (isNames(answer) ? answer.map(each => ids.get(each) ?? each) : answer);
  return Object.fromEntries(Object.entries(answers).map(([field, answer]) => [field, named(answer)]));
}

function isNames(answer: Answer): answer is readonly string[] {
  return Array.isArray(answer);
}

/** The same values, one attachment marked as sent. */
export function withSent(values: Values, key: string, id: string): Values {
  const mark = (each: Attachment): Attachment => (each.key === key ? { ...each, sent: id } : each);
  const marked = Object.entries(values).map(([field, value]) => {
    const attached = attachmentsOf(value);
    return [field, attached.length > 0 ? attached.map(mark) : value] as const;
  });
  return Object.fromEntries(marked);
}

/** What the product found wrong, where it is about questions of this form: it names them `place` or `answers.place`. */
export function problemsFrom(form: Form, fields: readonly RefusedField[]): readonly FieldProblem[] {
  return fields.flatMap(({ field, say }): FieldProblem[] => {
    const name = field.replace(/^answers\./, '').split('.')[0] ?? '';
    // Only the words are shown; the product's codes are its own.
    return form.fields.some(({ id }) => id === name) ? [{ field: name, code: 'missing', say }] : [];
  });
}

/** While answers are checked, "back" of the telephone leads to the questions, not out of the form. */
export function useBackToFilling(isChecking: boolean, mayTouchHistory: boolean, back: () => void): void {
  const hasEntry = useRef(false);
  useEffect(() => {
    if (!isChecking || !mayTouchHistory) return;
    if (!hasEntry.current) history.pushState(null, '', location.href);
    hasEntry.current = true;
    const heard = () => {
      hasEntry.current = false;
      back();
    };
    addEventListener('popstate', heard);
    return () => removeEventListener('popstate', heard);
  }, [isChecking, mayTouchHistory, back]);
}
