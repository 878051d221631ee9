import { referenceName } from '#cases/names.ts';
import type { Case, StoredCase } from '#cases/record.ts';
import { moveTo } from '#domain/case.ts';
import type { JsonObject } from '#domain/record.ts';
import type { Outcome, SessionMove, Turn } from '#domain/turn.ts';
import { smellsOfCorruption } from '#features/complaint/smell.ts';
import { isTooLong, tidy } from '#features/qna/model.ts';
import { qnaText } from '#features/qna/text.ts';
import { post, say } from '#line/messages/action.ts';
import { excerpt } from '#line/messages/limits.ts';
import type { Action, Message } from '#line/messages/message.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { partyOf } from './buttons.ts';
import { type CaseCommand, type Draft, MAX_PHOTOS, type Review } from './model.ts';
import { refused } from './refusing.ts';
import { caseText } from './text.ts';

/** Telling more, or that it is not finished: words and photos in any order → check → send. */
export function writeMore(act: Draft['act'], { id, data }: StoredCase, turn: Turn): Outcome {
  const { locale } = turn;
  const mine = caseText[locale];
  const asked = data.waitingFor === null ? null : (data.history[data.waitingFor]?.words ?? null);
  const question = act === 'tell' && asked !== null ? mine.question(excerpt(asked, 1000)) : null;
  const how = lines(question, mine.write[act](referenceName(data, locale)), qnaText[locale].noSecrets);
  return {
    replies: withQuickReplies([text(how)], [...adding(locale), say(mine.buttons.cancel)]),
    // An officer's question may be taken back.
    copies: 'decide',
    session: draftSession({ act, id, words: null, wordIds: [], photoIds: [], set: null }),
  };
}

function adding(locale: Turn['locale']): Action[] {
  const { buttons } = caseText[locale];
  return [
    { type: 'cameraRoll', label: buttons.photo },
    { type: 'location', label: buttons.location },
  ];
}

export function draftSession(draft: Draft): SessionMove {
  return { step: 'draft', data: draft as JsonObject, messageIds: [...draft.wordIds, ...draft.photoIds] };
}

/** The draft with what this event adds to it; a message that it holds already adds nothing. */
export function extended(draft: Draft, turn: Turn): CaseCommand {
  const { event, locale } = turn;
  if (!('messageId' in event)) return { kind: 'review', draft, ask: 'check', problem: 'unfit' };
  if (turn.person.unsent.includes(event.messageId)) return { kind: 'nothing' };
  const isKnown = [...draft.wordIds, ...draft.photoIds].includes(event.messageId);
  if (event.kind === 'media' && event.media === 'image') return withPhoto(draft, event, isKnown);
  const said = event.kind === 'text' ? tidy(event.text) : '';
  if (smellsOfCorruption(said)) return { kind: 'seal' };
  const words = event.kind === 'location' ? placeWords(event, locale) : said;
  if (!words) return { kind: 'review', draft, ask: 'check', problem: 'unfit' };
  if (isKnown) return { kind: 'review', draft, ask: 'check' };
  const joined = lines(draft.words, words);
  if (isTooLong(joined)) return { kind: 'review', draft, ask: 'check', problem: 'tooLong' };
  const wordIds = [...draft.wordIds, event.messageId];
  return { kind: 'review', draft: { ...draft, words: joined, wordIds }, ask: 'check' };
}

type Photo = Extract<Turn['event'], { kind: 'media' }>;

/** Photos that were chosen together arrive one by one, in any order; they are answered once, when all are here. */
function withPhoto(draft: Draft, { messageId, set }: Photo, isKnown: boolean): CaseCommand {
  const seen = set && draft.set?.id === set.id ? draft.set.seen : 0;
  const next = set && { id: set.id, seen: isKnown ? seen : seen + 1 };
  const isFull = !isKnown && draft.photoIds.length >= MAX_PHOTOS;
  const photoIds = isKnown || isFull ? draft.photoIds : [...draft.photoIds, messageId];
  const isMore = set !== null && next !== null && next.seen < set.total;
  return {
    kind: 'review',
    draft: { ...draft, photoIds, set: next },
    ask: isMore ? 'wait' : 'check',
    ...(isFull ? { problem: 'tooMany' } : {}),
  };
}

function placeWords(
  { address, latitude, longitude }: Extract<Turn['event'], { kind: 'location' }>,
  locale: Turn['locale'],
): string {
  return caseText[locale].place(tidy(address ?? ''), `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`);
}

/** Shows what will be sent. A dispute without words asks for them first. */
export function review({ ask, draft, problem }: Review, stored: StoredCase, turn: Turn): Outcome {
  const { data } = stored;
  const possible = moveTo(data.kind, data.state, draft.act, partyOf(data, turn), ['words']);
  if (!('to' in possible)) return refused(possible, stored, turn);
  const moved = { session: draftSession(draft), copies: 'decide' as const };
  if (ask === 'wait') return { ...moved, replies: [] };
  const mine = caseText[turn.locale];
  const shown = ask === 'write' || !isWhole(draft) ? wanted(draft, data, turn) : checked(draft, data, turn);
  return { ...moved, replies: problem ? [text(mine.problems[problem]), ...shown] : shown };
}

function isWhole({ act, photoIds, words }: Draft): boolean {
  return words !== null || (act === 'tell' && photoIds.length > 0);
}

function wanted({ act, photoIds }: Draft, data: Case, { locale }: Turn): readonly Message[] {
  const mine = caseText[locale];
  const shown = lines(photoWords(photoIds, locale), mine.write[act](referenceName(data, locale)));
  return withQuickReplies([text(shown)], [...adding(locale), say(mine.buttons.cancel)]);
}

function checked(draft: Draft, data: Case, { locale }: Turn): readonly Message[] {
  const mine = caseText[locale];
  const said = draft.words === null ? null : `"${excerpt(draft.words, 1000)}"`;
  const shown = lines(mine.check(referenceName(data, locale)), said, photoWords(draft.photoIds, locale));
  const { cancel, edit, send } = mine.buttons;
  const button = post(send, postback('case', 'send', { draft: draftId(draft) }, locale));
  return withQuickReplies([text(`${shown}\n\n${mine.checkHow}`)], [button, say(edit), ...adding(locale), say(cancel)]);
}

function photoWords({ length }: readonly string[], locale: Turn['locale']): string | null {
  return length > 0 ? caseText[locale].photos(length) : null;
}

/** The draft as it was shown: a button under an earlier one sends nothing. */
export function draftId({ wordIds, photoIds }: Draft): string {
  return `${wordIds.at(-1) ?? ''}-${photoIds.length}`;
}
