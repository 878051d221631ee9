import { bangkokDay } from '#domain/calendar.ts';
import type { ChatEvent } from '#domain/event.ts';
import type { Answer, Form, PlaceAnswer, Question } from '#domain/form.ts';
import type { Turn } from '#domain/turn.ts';
import { cutUnits } from '#line/messages/limits.ts';
import { type FormDraft, idsOf, localeOf, withAnswer } from './chat-draft.ts';
import { chatText } from './chat-text.ts';
import { checkField } from './checking-field.ts';
import type { Taken, TakeOptions } from './conversing.ts';
import { PLACE } from './limits.ts';
import { givenTo } from './shown.ts';
import { closedAt, nextStep, questionsOf } from './steps.ts';
import { formText } from './text.ts';
import { allNamedIn, namedIn, saysWord } from './words.ts';

/** One answer of a chat: words, a tapped option, photos, a shared location. */

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;
type Files = Of<'photos' | 'file'>;

function stay(draft: FormDraft, lead: string | null = null): Taken {
  return { kind: 'step', draft, lead };
}

/** Words for the question that is asked. */
export function takeWords(field: Question, draft: FormDraft, said: string, messageId: string, turn: Turn): Taken {
  const passes = saysWord(said, 'skip') || (isPlain(field) && !field.required && saysWord(said, 'none'));
  if (passes) return pass(field, draft, turn);
  switch (field.kind) {
    case 'choice': {
      const option = namedIn(said, field.options);
      return answer(field, draft, option?.value ?? '?', [messageId], turn);
    }
    case 'many':
      return takeSeveral(field, draft, said, messageId, turn);
    case 'photos':
    case 'file':
      return takeFileWords(field, draft, said, turn);
    default:
      return answer(field, draft, said, [messageId], turn);
  }
}

/** "None" is an answer to an open question, and means that there is none to any other. */
function isPlain({ kind }: Question): boolean {
  return kind !== 'short' && kind !== 'long' && kind !== 'choice';
}

/** Leaves the question out, where that may be. */
function pass(field: Question, draft: FormDraft, turn: Turn): Taken {
  if (field.required) return stay(draft, missing(field, draft, turn));
  return stay(closedAt(withAnswer(draft, field.id, null), field.id));
}

function missing(field: Question, draft: FormDraft, turn: Turn): string {
  return formText[localeOf(draft, turn)].missing[field.kind];
}

/** Keeps the answer, or says what is wrong with it. */
export function answer(
  field: Question,
  draft: FormDraft,
  raw: unknown,
  ids: readonly string[],
  turn: Turn,
  lead: string | null = null,
): Taken {
  const checked = checkField(field, raw, { today: bangkokDay(turn.now) });
  if (!checked.ok) return stay(draft, checked.problem.say[localeOf(draft, turn)]);
  if (checked.answer === null) return stay(draft, missing(field, draft, turn));
  const asking = draft.asking === field.id ? null : draft.asking;
  return stay({ ...withAnswer(draft, field.id, kept(checked.answer, ids)), asking, choosing: false }, lead);
}

function kept(given: Answer, ids: readonly string[]) {
  const answered = typeof given === 'string' ? given : 'words' in given ? given : [...given];
  return { answer: answered, ids: [...new Set(ids)] };
}

function listOf(field: Question, { given }: FormDraft): readonly string[] {
  const found = givenTo(given, field.id)?.answer;
  return Array.isArray(found) ? found : [];
}

function takeSeveral(field: Of<'many'>, draft: FormDraft, said: string, messageId: string, turn: Turn): Taken {
  const named = allNamedIn(said, field.options);
  if (named.length > 0) {
    const values = named.map(({ value }) => value);
    return choose(field, draft, values, messageId, turn);
  }
  if (saysWord(said, 'done')) return complete(field, draft, turn);
  return answer(field, draft, ['?'], [], turn);
}

/** Adds to what was chosen; several at once, or as many as may be, are all of it. */
export function choose(
  field: Of<'many'>,
  draft: FormDraft,
  values: readonly string[],
  messageId: string | null,
  turn: Turn,
): Taken {
  const all = values.length > 1 ? values : [...listOf(field, draft), ...values];
  const ids = messageId === null ? idsOf(draft, field.id) : [...idsOf(draft, field.id), messageId];
  const taken = answer(field, draft, all, ids, turn);
  if (taken.kind !== 'step' || taken.lead !== null) return taken;
  const isComplete = values.length > 1 || new Set(all).size >= Math.min(field.most, field.options.length);
  return stay(isComplete ? closedAt(taken.draft, field.id) : { ...taken.draft, asking: draft.asking });
}

function complete(field: Of<'many' | 'photos' | 'file'>, draft: FormDraft, turn: Turn): Taken {
  return listOf(field, draft).length > 0 ? stay(closedAt(draft, field.id)) : pass(field, draft, turn);
}

function takeFileWords(field: Files, draft: FormDraft, said: string, turn: Turn): Taken {
  const mine = chatText[localeOf(draft, turn)];
  if (saysWord(said, 'remove')) return stay({ ...withAnswer(draft, field.id, null), set: null }, mine.photosGone);
  return saysWord(said, 'done', 'none') ? complete(field, draft, turn) : stay(draft, mine.photosWords);
}

type Media = Extract<ChatEvent, { kind: 'media' }>;

/**
 * A photo is taken at any step, each once, whatever the order in which those of one go arrive. They are answered together,
 * when the last of them has come.
 */
export function takeMedia(form: Form, draft: FormDraft, { media, messageId, set }: Media, turn: Turn): Taken {
  const mine = chatText[localeOf(draft, turn)];
  if (media !== 'image' && media !== 'file') return stay(draft, mine.voice);
  const step = nextStep(form, draft);
  const field = filesFor(form, draft, media);
  if (!field) return stay(draft, media === 'image' ? mine.noPhotos : mine.voice);
  const isAsked = step.kind === 'ask' && step.field.id === field.id;
  const before = listOf(field, draft);
  const isKnown = before.includes(messageId) || turn.person.unsent.includes(messageId);
  const isKept = !isKnown && before.length < field.most;
  const ids = isKept ? [...before, messageId] : [...before];
  const seen = set ? (draft.set?.id === set.id ? draft.set.seen : 0) + 1 : 0;
  const quiet = set !== null && seen < set.total;
  const added = { ...withAnswer(draft, field.id, ids.length > 0 ? kept(ids, ids) : null) };
  const changed = { ...added, set: set && quiet ? { id: set.id, seen } : set ? null : draft.set };
  const isFull = isAsked && !quiet && ids.length >= field.most;
  const got = isAsked && !isFull ? null : mine.gotPhotos(ids.length);
  const lead = isKept || isKnown ? got : mine.photosFull(field.most);
  return { kind: 'step', draft: isFull ? closedAt(changed, field.id) : changed, lead, quiet };
}

/** The question that is asked, else the first one that takes such a thing. */
function filesFor(form: Form, draft: FormDraft, media: 'image' | 'file'): Files | undefined {
  const takes = (field: Question): field is Files =>
    field.kind === 'file' || (field.kind === 'photos' && media === 'image');
  const step = nextStep(form, draft);
  if (step.kind === 'ask' && takes(step.field)) return step.field;
  return questionsOf(form, draft).find(takes);
}

type Location = Extract<ChatEvent, { kind: 'location' }>;

/** A shared location is the place, at any step. A place that was typed stays beside it; LINE's address is no more than words. */
export function takeLocation(
  form: Form,
  draft: FormDraft,
  { address, latitude, longitude, messageId }: Location,
  turn: Turn,
  { smells }: TakeOptions,
): Taken {
  const mine = chatText[localeOf(draft, turn)];
  const step = nextStep(form, draft);
  const isAsked = step.kind === 'ask' && step.field.kind === 'place';
  const field = isAsked ? step.field : questionsOf(form, draft).find(({ kind }) => kind === 'place');
  if (!field) return stay(draft, mine.noPlace);
  const typed = typedPlace(field, draft);
  const shown = cutUnits(address ?? '', PLACE.most);
  const words = typed?.words ?? (shown && !smells?.(shown) ? shown : null);
  const ids = typed ? [...idsOf(draft, field.id), messageId] : [messageId];
  return answer(field, draft, { latitude, longitude, words }, ids, turn, mine.gotPlace);
}

function typedPlace(field: Question, { given }: FormDraft): PlaceAnswer | null {
  const found = givenTo(given, field.id)?.answer;
  const isTyped = typeof found === 'object' && 'words' in found && found.latitude === null;
  return isTyped ? found : null;
}
