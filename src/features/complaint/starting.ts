import type { Turn } from '#domain/turn.ts';
import { isTooLong, parseAskStaff, tidy } from '#features/qna/model.ts';
import { post, say } from '#line/messages/action.ts';
import type { Action } from '#line/messages/message.ts';
import { fitsPostback, postback } from '#line/postback.ts';
import { guessCategories, namedCategory } from './category.ts';
import type { ComplaintCommand } from './commands.ts';
import { type Draft, newDraft, openDraft } from './model.ts';
import { afterMenuWord, isMenuWord, isQuestion, saysNothing, soundsLikeComplaint } from './parse.ts';
import { isOnlyTopic, smellsOfCorruption } from './smell.ts';
import { complaintText } from './text.ts';

/** How a complaint begins: by a menu word, with or without the matter behind it, or by a sentence that is one. */

type Claim = { readonly command: ComplaintCommand; readonly exact: boolean };

/** A longer story behind a menu word may ask itself a question; a short one that does is a question to the office. */
const STORY = 60;

/** `แจ้งเหตุด่วนเหตุร้าย`, `ร้องทุกข์กับนายอำเภอ`: not to us. */
const elsewhere = /^(?:ด่วน|กับ|ต่อ|ถึง)/;

/** Questions belong to the questions and answers: whatever may be one is left to them. */
export function claimWords(text: string, turn: Turn): Claim | undefined {
  if (isMenuWord(text)) return { command: menuWord(turn), exact: true };
  if (turn.place === 'group' || isTooLong(text) || parseAskStaff(text)) return undefined;
  if (/^(?:ส่ง|send)$/iu.test(text.trim())) return { command: { kind: 'sent' }, exact: false };
  if (/^(?:แจ้งต่อ|ทำต่อ|continue)$/iu.test(text.trim())) return { command: { kind: 'nothing-begun' }, exact: false };
  const command = sentence(text, turn);
  return command && { command, exact: false };
}

function menuWord(turn: Turn): ComplaintCommand {
  const draft = openDraft(turn);
  return draft ? { kind: 'begun', draft } : { kind: 'begin', words: null, messageIds: [] };
}

function sentence(text: string, turn: Turn): ComplaintCommand | undefined {
  const after = afterMenuWord(text);
  if (after && elsewhere.test(after.rest)) return undefined;
  const isStory = after?.isOpen === true && after.rest.length > STORY;
  if (!isStory && isQuestion(text)) return undefined;
  if (after && smellsOfCorruption(text))
    return isOnlyTopic(after.rest) ? undefined : { kind: 'seal', draft: null, locale: turn.locale };
  if (after) return after.isOpen || isAbout(after.rest, turn) ? begin(after.rest, turn) : undefined;
  return soundsLikeComplaint(text) && isAbout(text, turn) && !smellsOfCorruption(text) ? begin(text, turn) : undefined;
}

function isAbout(text: string, { office }: Turn): boolean {
  return guessCategories(text, office).length > 0;
}

function begin(words: string, { event }: Turn): ComplaintCommand {
  return { kind: 'begin', words, messageIds: event.kind === 'text' ? [event.messageId] : [] };
}

/** A new draft with what was said already: a category that was named needs no more confirming. */
export function begunDraft(
  { words, messageIds }: { words: string | null; messageIds: readonly string[] },
  turn: Turn,
): Draft {
  const draft = newDraft(turn);
  const said = words === null ? '' : tidy(words);
  if (!said || saysNothing(said)) return draft;
  const named = namedCategory(said, turn.office);
  if (named) return { ...draft, category: named.id };
  return { ...draft, what: { words: said, ids: [...messageIds] }, guesses: guessCategories(said, turn.office) };
}

/** For an answer that does not know: a button that files the same words as a complaint, where they sound like one. */
export function complaintAction(words: string, turn: Turn): Action | null {
  if (turn.place === 'group' || !isAbout(words, turn) || smellsOfCorruption(words)) return null;
  const label = complaintText[turn.locale].report;
  const args = { q: tidy(words), ...(turn.event.kind === 'text' ? { m: turn.event.messageId } : {}) };
  return fitsPostback('complaint', 'start', args, turn.locale)
    ? post(label, postback('complaint', 'start', args, turn.locale))
    : say(label);
}
