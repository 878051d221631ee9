import * as v from 'valibot';
import { actOn } from '#cases/acting.ts';
import { referenceName } from '#cases/names.ts';
import { type Case, caseRef, type StoredCase } from '#cases/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { lines } from '#line/messages/text.ts';
import { partyOf } from './buttons.ts';
import { draftId, review } from './drafting.ts';
import { menuReply } from './listing.ts';
import { type CaseCommand, Draft } from './model.ts';
import { refused } from './refusing.ts';
import { dayOf } from './standing.ts';
import { caseText } from './text.ts';

/** The draft of this person's own conversation, while it is open. */
export function openDraft({ person, place, now }: Turn): Draft | null {
  const { session } = person;
  if (session?.feature !== 'case' || place !== 'private' || session.expires <= now) return null;
  return v.is(Draft, session.data) ? session.data : null;
}

/** What a button "send" sends: the draft that it stood under. One that has grown since is shown again first. */
export function sendShown(shown: string, turn: Turn): CaseCommand {
  const draft = openDraft(turn);
  if (!draft) return { kind: 'nothing-to-send' };
  return draftId(draft) === shown ? { kind: 'send', draft } : { kind: 'review', draft, ask: 'check' };
}

export function send(draft: Draft, stored: StoredCase, turn: Turn): Outcome {
  const { act, photoIds, wordIds, words } = draft;
  const messageIds = [...wordIds, ...photoIds];
  if (messageIds.some(id => turn.person.unsent.includes(id))) return { ...nothingToSend(turn), session: null };
  if (words === null && photoIds.length === 0) return review({ draft, ask: 'write' }, stored, turn);
  const said = { words, photoIds, messageIds: wordIds };
  const done = actOn(stored, { act, party: partyOf(stored.data, turn), author: { by: 'resident' }, said }, turn);
  if (!done.ok && done.kind === 'lacks') return review({ draft, ask: 'write' }, stored, turn);
  if (!done.ok) return refused(done, stored, turn);
  const reply = act === 'dispute' ? disputedWords(done.after, turn) : toldWords(stored.data, done.after, turn);
  return {
    ...menuReply(reply, turn),
    session: null,
    writes: done.writes,
    notices: done.notices,
    holds: { refs: [caseRef(stored.id)], messageIds },
  };
}

function toldWords(before: Case, after: Case, { locale }: Turn): string {
  const { settle } = after.timers;
  const runsAgain = before.waitingFor !== null && settle.pausedAt === null;
  const mine = caseText[locale];
  return lines(mine.told(referenceName(after, locale)), runsAgain ? mine.resumed(dayOf(settle.dueAt, locale)) : null);
}

function disputedWords(after: Case, { locale }: Turn): string {
  const { settle, take } = after.timers;
  const [takenBy, due] = [take?.dueAt ?? settle.dueAt, settle.dueAt].map(at => dayOf(at, locale));
  return caseText[locale].disputed(referenceName(after, locale), takenBy ?? '', due ?? '');
}

/** A newer conversation stays as it is. */
export function nothingToSend(turn: Turn): Outcome {
  return menuReply(caseText[turn.locale].nothingToSend, turn);
}
