import type { ChatEvent } from '#domain/event.ts';
import type { OpenSession, Turn } from '#domain/turn.ts';
import { parseHomeWords } from '#features/home/model.ts';
import { isEditWord, isLeaveWord, isSendWord, isTooLong, tidy } from '#features/qna/model.ts';
import { PLACE } from '#forms/limits.ts';
import { excerpt } from '#line/messages/limits.ts';
import { guessCategories, namedCategory } from './category.ts';
import type { ComplaintCommand } from './commands.ts';
import { type Draft, fitsPlace, readDraft } from './model.ts';
import { saysNothing, saysWord, typedNumber } from './parse.ts';
import { takeMedia } from './photos.ts';
import { localeOf } from './showing.ts';
import { smellsOfCorruption } from './smell.ts';
import { type Part, reopened, stepBack, stepOf } from './steps.ts';
import { complaintText } from './text.ts';

type Text = Extract<ChatEvent, { kind: 'text' }>;
type Location = Extract<ChatEvent, { kind: 'location' }>;

/** What an event means to the open complaint: whatever it is, something is said, and nothing that was told is lost. */
export function takeEvent(session: OpenSession, turn: Turn): ComplaintCommand | undefined {
  const { event } = turn;
  const draft = readDraft(session, turn.person.unsent);
  if (!draft) return undefined;
  switch (event.kind) {
    case 'text':
      return takeText(draft, event, turn);
    case 'media':
      return takeMedia(draft, event, turn);
    case 'location':
      return takeLocation(draft, event, turn);
    case 'sticker':
      return stay(draft, complaintText[localeOf(draft, turn)].sticker);
    default:
      return undefined;
  }
}

export function stay(draft: Draft, lead: string | null = null): ComplaintCommand {
  return { kind: 'step', draft, before: draft, lead };
}

function move(before: Draft, changes: Partial<Draft>, lead: string | null = null): ComplaintCommand {
  return { kind: 'step', draft: { ...before, ...changes }, before, lead };
}

/** Words of the conversation work at every step; any others belong to the step. */
function takeText(draft: Draft, event: Text, turn: Turn): ComplaintCommand {
  const locale = localeOf(draft, turn);
  const mine = complaintText[locale];
  const said = event.text.trim();
  if (isTooLong(said)) return stay(draft, mine.tooLong);
  if (draft.sealed) return saysWord(said, 'continue') ? move(draft, { sealed: false }) : stay(draft);
  if (smellsOfCorruption(said)) return { kind: 'seal', draft, locale };
  if (saysWord(said, 'continue')) return stay(draft);
  if (saysWord(said, 'anew')) return { kind: 'begin', words: null, messageIds: [] };
  if (saysWord(said, 'back')) {
    const before = stepBack(draft);
    return before ? { kind: 'step', draft: before, before: draft, lead: null } : stay(draft, mine.first);
  }
  if (isLeaveWord(said) && (stepOf(draft) === 'check' || !saysWord(said, 'no'))) return { kind: 'leave' };
  const isThanks = parseHomeWords(said)?.kind === 'thanks';
  if (isThanks && !saysWord(said, 'yes', 'done') && !isSendWord(said)) return stay(draft, mine.noted);
  return takeAnswer(draft, said, event.messageId, turn);
}

function takeAnswer(draft: Draft, said: string, messageId: string, turn: Turn): ComplaintCommand {
  const mine = complaintText[localeOf(draft, turn)];
  switch (stepOf(draft)) {
    case 'category':
      return takeCategory(draft, said, messageId, turn);
    case 'what':
      return saysNothing(said)
        ? stay(draft, mine.whatNothing)
        : move(draft, { what: { words: tidy(said), ids: [messageId] } });
    case 'where':
      return takePlace(draft, said, messageId, turn);
    case 'near':
      return takeNear(draft, said);
    case 'photos':
      if (saysWord(said, 'remove')) return move(draft, { photos: [], set: null }, mine.photosGone);
      return saysWord(said, 'done', 'skip', 'no') ? move(draft, { pictured: true }) : stay(draft, mine.photosWords);
    default:
      return takeChecked(draft, said, turn);
  }
}

/** A number, a name or a yes chooses; a sentence is kept as the matter, and read for what it is about. */
function takeCategory(draft: Draft, said: string, messageId: string, turn: Turn): ComplaintCommand {
  const { office } = turn;
  const mine = complaintText[localeOf(draft, turn)];
  const { guesses } = draft;
  const [only] = guesses;
  const number = typedNumber(said);
  if (number !== null) {
    const listed = guesses.length ? guesses : office.complaintCategories.map(({ id }) => id);
    const picked = listed[number - 1];
    if (picked) return pick(draft, picked);
    return number === guesses.length + 1 && guesses.length > 1
      ? move(draft, { guesses: [] })
      : stay(draft, mine.notAChoice);
  }
  if (only && guesses.length === 1 && saysWord(said, 'yes')) return pick(draft, only);
  if (guesses.length && saysWord(said, 'no')) return move(draft, { guesses: [] });
  const named = namedCategory(said, office);
  if (named) return pick(draft, named.id);
  if (saysNothing(said)) return stay(draft, mine.notAChoice);
  const words = [...(draft.what ? [draft.what.words] : []), tidy(said)].join('\n');
  if (isTooLong(words)) return stay(draft, mine.tooLong);
  const what = { words, ids: [...(draft.what?.ids ?? []), messageId] };
  return move(draft, { what, guesses: guessCategories(words, office) }, mine.noted);
}

/** What is close by is of one kind: with another category it is looked for again. */
export function pick(draft: Draft, category: string): ComplaintCommand {
  const changes = draft.category === category ? {} : { category, near: [], looked: false };
  return move(draft, { ...changes, guesses: [] });
}

function takePlace(draft: Draft, said: string, messageId: string, turn: Turn): ComplaintCommand {
  const mine = complaintText[localeOf(draft, turn)];
  if (saysWord(said, 'unplaced')) return move(draft, { where: null, placed: true });
  if (saysNothing(said)) return stay(draft, mine.whereNeeded);
  const words = tidy(said);
  if (!fitsPlace(words)) return stay(draft, mine.whereLength);
  return move(draft, { where: { latitude: null, longitude: null, words, messageIds: [messageId] }, placed: true });
}

/** A shared location is the place, at any step. A place that was typed stays beside it; LINE's address is no more than words. */
function takeLocation(
  draft: Draft,
  { messageId, latitude, longitude, address }: Location,
  turn: Turn,
): ComplaintCommand {
  if (draft.sealed || turn.person.unsent.includes(messageId)) return stay(draft);
  const typed = draft.where?.latitude === null && draft.where.words ? draft.where : null;
  const shown = tidy(excerpt(address ?? '', PLACE.most, 4 * PLACE.most));
  const messageIds = [...(typed?.messageIds ?? []), messageId];
  const where = { latitude, longitude, words: typed?.words ?? (shown || null), messageIds };
  return move(draft, { where, placed: true, near: [], looked: false }, complaintText[localeOf(draft, turn)].gotPlace);
}

function takeNear(draft: Draft, said: string): ComplaintCommand {
  if (saysWord(said, 'newCase', 'no')) return move(draft, { near: [] });
  const number = saysWord(said, 'yes') && draft.near.length === 1 ? 1 : typedNumber(said);
  const chosen = number === null ? undefined : draft.near[number - 1];
  return chosen ? { kind: 'same', id: chosen, draft } : stay(draft);
}

const parts: readonly Part[] = ['category', 'what', 'where', 'photos'];

function takeChecked(draft: Draft, said: string, turn: Turn): ComplaintCommand {
  if (isSendWord(said)) return { kind: 'send', id: draft.id, draft };
  if (isEditWord(said)) return { kind: 'edit', draft };
  const part = parts.find(each => saysWord(said, each));
  if (part) return { kind: 'step', draft: reopened(draft, part), before: draft, lead: null };
  return stay(draft, complaintText[localeOf(draft, turn)].notSent);
}
