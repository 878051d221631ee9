import type { Form } from '#domain/form.ts';
import type { OpenSession, Outcome, SessionMove, Turn } from '#domain/turn.ts';
import type { AskOptions } from './asking.ts';
import { draftData, type FormDraft, messageIdsOf, readFormDraft, withoutMessage } from './chat-draft.ts';
import type { Taken } from './conversing.ts';
import { askStep } from './messages.ts';
import { nextStep } from './steps.ts';

/** What a turn of a form comes to, for the feature that owns the form. */

/** The draft as the session that keeps it. */
export function formSession(form: Form, draft: FormDraft): SessionMove {
  return { step: nextStep(form, draft).kind, data: draftData(draft), messageIds: messageIdsOf(draft) };
}

/** The person's own open draft of this feature, whatever the event is. */
export function openFormDraft({ person, place, now }: Turn, feature: AskOptions['feature']): FormDraft | null {
  const { session } = person;
  if (session?.feature !== feature || place !== 'private' || session.expires <= now) return null;
  return readFormDraft(session, person.unsent);
}

/** What is left of a session when one of its messages is taken back. */
export function forgetFrom(form: Form | undefined, session: OpenSession, messageId: string): SessionMove | null {
  const draft = readFormDraft(session);
  return form && draft ? formSession(form, withoutMessage(draft, messageId)) : null;
}

/** Asks the next step, and keeps the draft where the event changed it (`before` null: it begins now). */
export function showStep(
  form: Form,
  before: FormDraft | null,
  taken: Extract<Taken, { kind: 'step' | 'seal' }>,
  turn: Turn,
  options: AskOptions,
): Outcome {
  const { draft } = taken;
  const isQuiet = taken.kind === 'step' && taken.quiet === true;
  const lead = taken.kind === 'step' ? taken.lead : null;
  const isChanged = before === null || JSON.stringify(before) !== JSON.stringify(draft);
  return {
    replies: isQuiet ? [] : askStep(form, draft, turn, options, lead),
    ...(isChanged ? { session: formSession(form, draft) } : {}),
    ...copiesOf(form, draft),
  };
}

/**
 * The check, and a question that is asked again, repeat words that the person may still decide not to send. A copy of
 * what led to the check finds the check; one of "back" would go back once more.
 */
function copiesOf(form: Form, draft: FormDraft): Pick<Outcome, 'copies'> {
  const step = nextStep(form, draft);
  if (step.kind === 'check') return { copies: 'decide' };
  return step.kind === 'ask' && Object.hasOwn(draft.given, step.field.id) ? { copies: 'silent' } : {};
}
