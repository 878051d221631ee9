import { bangkokDay } from '#domain/calendar.ts';
import type { Answers, Form, Question } from '#domain/form.ts';
import { countGraphemes } from '#domain/graphemes.ts';
import type { Turn } from '#domain/turn.ts';
import { takeLocation, takeMedia, takeWords } from './answering.ts';
import { answersIn, type FormDraft, localeOf, messageIdsOf, revised } from './chat-draft.ts';
import { chatText } from './chat-text.ts';
import { checkAnswers } from './checking.ts';
import { MOST_TEXT, unitsFor } from './limits.ts';
import { askedAgain, closedAt, nextStep, questionsOf, stepBack } from './steps.ts';
import { versionOf } from './version.ts';
import { afterEdit, exactlyNamedIn, namedIn, saysThanks, saysWord } from './words.ts';

/**
 * A form as a conversation: what each event means to the draft. Nothing that was answered is lost, whatever is said. Pure;
 * the feature that owns the form shows the step that follows (`showing.ts`), and files what is sent.
 */
export type Taken =
  /** The draft as the event leaves it. `lead`: a word on it before the step asks. `quiet`: more of the same is coming. */
  | { readonly kind: 'step'; readonly draft: FormDraft; readonly lead: string | null; readonly quiet?: boolean }
  /** Checked and to be filed now. */
  | { readonly kind: 'send'; readonly draft: FormDraft; readonly answers: Answers }
  /** These words belong in no chat; the draft is without what was said before. */
  | { readonly kind: 'seal'; readonly draft: FormDraft }
  | { readonly kind: 'leave' };

export type TakeOptions = { readonly smells?: (words: string) => boolean };

/** What an event means to an open form; undefined: nothing, it is somebody else's. */
export function takeAnswer(form: Form, draft: FormDraft, turn: Turn, options: TakeOptions = {}): Taken | undefined {
  const { event } = turn;
  const mine = chatText[localeOf(draft, turn)];
  if (draft.version !== versionOf(form)) return renewed(form, draft, turn);
  // A message that was taken back meanwhile, or a copy of one that has answered already.
  const passed = [...turn.person.unsent, ...messageIdsOf(draft)];
  if (event.kind !== 'media' && 'messageId' in event && passed.includes(event.messageId)) return stay(draft);
  switch (event.kind) {
    case 'text':
      return takeText(form, draft, event.text, event.messageId, turn, options);
    case 'media':
      return draft.sealed ? stay(draft) : takeMedia(form, draft, event, turn);
    case 'location':
      return draft.sealed ? stay(draft) : takeLocation(form, draft, event, turn, options);
    case 'sticker':
      return stay(draft, mine.sticker);
    default:
      return undefined;
  }
}

export function stay(draft: FormDraft, lead: string | null = null): Taken {
  return { kind: 'step', draft, lead };
}

/** The form has changed since it was shown: what was just said may not be an answer to it. */
export function renewed(form: Form, draft: FormDraft, turn: Turn): Taken {
  return stay(revised(draft, form, { today: bangkokDay(turn.now) }), chatText[localeOf(draft, turn)].revised);
}

/** Words of the conversation work at every step; any others belong to the step. */
function takeText(
  form: Form,
  draft: FormDraft,
  text: string,
  messageId: string,
  turn: Turn,
  { smells }: TakeOptions,
): Taken {
  const said = text.trim();
  const mine = chatText[localeOf(draft, turn)];
  if (said.length > unitsFor(MOST_TEXT) || countGraphemes(said) > MOST_TEXT) return stay(draft, mine.tooLong);
  if (draft.sealed && saysWord(said, 'continue')) return stay({ ...draft, sealed: false });
  if (smells?.(said)) return { kind: 'seal', draft: sealed(draft) };
  const step = nextStep(form, draft);
  // An option may be called as a word of the conversation is.
  if (step.kind === 'ask' && 'options' in step.field && exactlyNamedIn(said, step.field.options))
    return takeWords(step.field, draft, said, messageId, turn);
  if (saysWord(said, 'leave')) return { kind: 'leave' };
  if (draft.sealed || saysWord(said, 'continue')) return stay(draft);
  if (saysThanks(said)) return stay(draft, mine.noted);
  if (saysWord(said, 'back')) {
    const before = stepBack(form, draft);
    return before ? stay(before) : stay(draft, mine.first);
  }
  return step.kind === 'ask'
    ? takeAsked(step.field, form, draft, said, messageId, turn)
    : takeChecked(form, draft, said, turn);
}

/** What was said before may belong to the same matter: it goes too. */
function sealed(draft: FormDraft): FormDraft {
  return { ...draft, given: {}, closed: [], asking: null, choosing: false, set: null, sealed: true };
}

function takeAsked(field: Question, form: Form, draft: FormDraft, said: string, messageId: string, turn: Turn): Taken {
  const mine = chatText[localeOf(draft, turn)];
  if (saysWord(said, 'edit')) {
    const some = questionsOf(form, draft).some(({ id }) => Object.hasOwn(draft.given, id));
    return some ? stay({ ...draft, asking: null, choosing: true }) : stay(draft, mine.nothingToChange);
  }
  if (saysWord(said, 'keep') && draft.asking === field.id && Object.hasOwn(draft.given, field.id))
    return stay(closedAt(draft, field.id));
  // "Yes" and "okay" may be answers; "send" never is.
  if (/^(?:ส่ง|send)/iu.test(said) && saysWord(said, 'send')) return stay(draft, mine.notSent);
  return takeWords(field, draft, said, messageId, turn);
}

/** At the check, at a stop, and where an answer is chosen to be changed. */
function takeChecked(form: Form, draft: FormDraft, said: string, turn: Turn): Taken {
  const step = nextStep(form, draft);
  if (step.kind === 'check' && saysWord(said, 'send')) return finish(form, draft, turn);
  if (saysWord(said, 'edit')) return stay({ ...draft, choosing: true });
  if (saysWord(said, 'keep')) return stay({ ...draft, choosing: false });
  const named = afterEdit(said) ?? (step.kind === 'edit' ? said : '');
  const field = namedIn(named, questionsOf(form, draft));
  if (field) return stay(askedAgain(draft, field.id));
  return stay(draft, step.kind === 'check' ? chatText[localeOf(draft, turn)].notSent : null);
}

/** Checks it all once more: a day that was to come may have passed. What is not right is asked again. */
export function finish(form: Form, draft: FormDraft, turn: Turn): Taken {
  const checked = checkAnswers(form, answersIn(draft), { today: bangkokDay(turn.now) });
  if (checked.ok) return { kind: 'send', draft, answers: checked.answers };
  const problem = checked.kind === 'problems' ? checked.problems[0] : undefined;
  return problem ? stay(askedAgain(draft, problem.field), problem.say[localeOf(draft, turn)]) : stay(draft);
}
