import * as v from 'valibot';
import type { Form } from '#domain/form.ts';
import type { Turn } from '#domain/turn.ts';
import { answer, choose } from './answering.ts';
import { answersIn, type FormDraft } from './chat-draft.ts';
import { finish, renewed, stay, type Taken } from './conversing.ts';
import { askedAgain, nextStep, questionsOf } from './steps.ts';
import { stampOf, versionOf } from './version.ts';

/** Buttons of a form in the chat. What they carry is as untrusted as any input. */

const Id = v.pipe(v.string(), v.maxLength(60));
const Pick = v.object({ d: Id, f: Id, v: Id });
const Edit = v.object({ d: Id, f: Id });
const Send = v.object({ d: Id, k: Id });

/** The answers as the check showed them: a button under an earlier check sends nothing. */
export function checkStamp(draft: FormDraft): string {
  return stampOf(answersIn(draft)).slice(0, 8);
}

/** Whose draft a button belongs to; undefined where it is no button of a form. */
export function draftOf(act: string, args: unknown): string | undefined {
  const shape = act === 'pick' ? Pick : act === 'edit' ? Edit : act === 'send' ? Send : undefined;
  return shape && v.is(shape, args) ? args.d : undefined;
}

/**
 * A tapped button: `pick` an option, `edit` an answer, `send`. Null: it belongs to another draft, and does nothing. One
 * that was tapped twice, or under a question long answered, changes nothing.
 */
export function takeTap(form: Form, draft: FormDraft, act: string, args: unknown, turn: Turn): Taken | null {
  if (draftOf(act, args) !== draft.id) return null;
  if (draft.version !== versionOf(form)) return renewed(form, draft, turn);
  const step = nextStep(form, draft);
  if (act === 'pick' && v.is(Pick, args)) {
    if (step.kind !== 'ask' || step.field.id !== args.f) return stay(draft);
    return step.field.kind === 'many'
      ? choose(step.field, draft, [args.v], null, turn)
      : answer(step.field, draft, args.v, [], turn);
  }
  if (act === 'edit' && v.is(Edit, args)) {
    const isThere = step.kind !== 'sealed' && questionsOf(form, draft).some(({ id }) => id === args.f);
    return stay(isThere ? askedAgain(draft, args.f) : draft);
  }
  const isSame = act === 'send' && v.is(Send, args) && args.k === checkStamp(draft);
  return isSame && step.kind === 'check' ? finish(form, draft, turn) : stay(draft);
}
