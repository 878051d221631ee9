import type { Form, Question, StopIf } from '#domain/form.ts';
import { answersIn, type FormDraft } from './chat-draft.ts';
import { isSensitive, shownQuestions, stopOf } from './shown.ts';

/** Where a form stands in the chat: one question at a time, then the check. */
export type Step =
  | { readonly kind: 'ask'; readonly field: Question; readonly at: number; readonly of: number }
  | { readonly kind: 'stopped'; readonly field: string; readonly stop: StopIf }
  /** Which answer is to be changed? */
  | { readonly kind: 'edit'; readonly fields: readonly Question[] }
  | { readonly kind: 'check'; readonly fields: readonly Question[] }
  | { readonly kind: 'sealed' };

/** May a chat ask all of it? What is sensitive is asked on the page alone. */
export function isForChat({ fields }: Form): boolean {
  return !fields.some(isSensitive);
}

/** Whatever is missing or was taken back is asked for, the first one first. */
export function nextStep(form: Form, draft: FormDraft): Step {
  if (draft.sealed) return { kind: 'sealed' };
  const fields = questionsOf(form, draft);
  const ask = (at: number): Step | null => {
    const field = fields[at];
    return field ? { kind: 'ask', field, at: at + 1, of: fields.length } : null;
  };
  const again = ask(fields.findIndex(({ id }) => id === draft.asking));
  if (again) return again;
  if (draft.choosing) return { kind: 'edit', fields };
  const stopped = stopOf(form, answersIn(draft));
  if (stopped) return { kind: 'stopped', ...stopped };
  return ask(fields.findIndex(field => !isDone(field, draft))) ?? { kind: 'check', fields };
}

export function questionsOf(form: Form, draft: FormDraft): readonly Question[] {
  return shownQuestions(form, answersIn(draft));
}

/** A list is added to until the person says that it is complete. */
export function isList({ kind }: Question): boolean {
  return kind === 'many' || kind === 'photos' || kind === 'file';
}

function isDone(field: Question, { closed, given }: FormDraft): boolean {
  return closed.includes(field.id) || (Object.hasOwn(given, field.id) && !isList(field));
}

/** The draft with this question asked again; its answer stays until there is another. */
export function askedAgain(draft: FormDraft, field: string): FormDraft {
  const closed = draft.closed.filter(id => id !== field);
  return { ...draft, closed, asking: field, choosing: false, set: null };
}

/** The draft with nothing more to say to this question. */
export function closedAt(draft: FormDraft, field: string): FormDraft {
  const closed = [...draft.closed.filter(id => id !== field), field];
  return { ...draft, closed, asking: draft.asking === field ? null : draft.asking, choosing: false };
}

/** One step back; null at the first question. */
export function stepBack(form: Form, draft: FormDraft): FormDraft | null {
  const step = nextStep(form, draft);
  if (step.kind === 'edit') return { ...draft, choosing: false };
  const fields = questionsOf(form, draft);
  if (step.kind === 'stopped') return askedAgain(draft, step.field);
  const before = step.kind === 'ask' ? fields[step.at - 2] : fields.at(-1);
  return before ? askedAgain(draft, before.id) : null;
}
