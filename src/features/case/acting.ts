import { actOn } from '#cases/acting.ts';
import { referenceName, subjectName } from '#cases/names.ts';
import { type Case, type StoredCase, unfollowed } from '#cases/record.ts';
import { moveTo } from '#domain/case.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { post, say } from '#line/messages/action.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { actsFor, partyOf } from './buttons.ts';
import { writeMore } from './drafting.ts';
import { listCases, menuReply } from './listing.ts';
import type { ResidentAct } from './model.ts';
import { refused, unknownCase } from './refusing.ts';
import { caseText } from './text.ts';

/** Begins an act on the case that was named by its button or number, or on the only one where it can be done. */
export function begin(act: ResidentAct, isNamed: boolean, cases: readonly StoredCase[], turn: Turn): Outcome {
  const able = isNamed ? cases : cases.filter(({ data }) => actsFor(data, turn.userId).includes(act));
  const [first] = able;
  if (!first) return isNamed ? unknownCase(turn) : menuReply(caseText[turn.locale].noneToDo, turn);
  return able.length === 1 ? beginOne(act, first, turn) : listCases(able, turn, caseText[turn.locale].which);
}

function beginOne(act: ResidentAct, stored: StoredCase, turn: Turn): Outcome {
  if (act === 'unfollow') return unfollow(stored, turn);
  const { kind, state } = stored.data;
  const possible = moveTo(kind, state, act, partyOf(stored.data, turn), ['words']);
  if (!('to' in possible)) return refused(possible, stored, turn);
  if (act === 'confirm') return confirm(stored, turn);
  return act === 'withdraw' ? withdrawHow(stored, turn) : writeMore(act, stored, turn);
}

function confirm(stored: StoredCase, turn: Turn): Outcome {
  const done = actOn(stored, { act: 'confirm', party: partyOf(stored.data, turn), author: { by: 'resident' } }, turn);
  if (!done.ok) return refused(done, stored, turn);
  const { notices, writes } = done;
  return { ...menuReply(caseText[turn.locale].confirmed(nameOf(stored.data, turn)), turn), writes, notices };
}

/** It cannot be undone, so it takes a second tap or word. */
export function withdrawHow({ id, data }: StoredCase, turn: Turn): Outcome {
  const { locale, office } = turn;
  const mine = caseText[locale];
  const asked = mine.withdrawAsk(subjectName(data, office, locale), referenceName(data, locale));
  const sure = post(mine.buttons.withdraw, postback('case', 'withdraw-sure', { id }, locale));
  return {
    replies: withQuickReplies([text(asked)], [sure, say(mine.buttons.keep, mine.buttons.cancel)]),
    session: { step: 'withdraw', data: { id }, messageIds: [] },
  };
}

export function withdraw(stored: StoredCase, turn: Turn): Outcome {
  const done = actOn(stored, { act: 'withdraw', party: partyOf(stored.data, turn), author: { by: 'resident' } }, turn);
  if (!done.ok) return refused(done, stored, turn);
  const { notices, writes } = done;
  const said = menuReply(caseText[turn.locale].withdrawn(nameOf(stored.data, turn)), turn);
  return { ...said, writes, notices, ...(turn.person.session?.feature === 'case' ? { session: null } : {}) };
}

/** Whoever follows a case leaves no trace in it; whoever filed it cannot leave it. */
function unfollow(stored: StoredCase, turn: Turn): Outcome {
  const { data } = stored;
  if (data.from === turn.userId) return refused({ kind: 'unknown-act' }, stored, turn);
  return {
    ...menuReply(caseText[turn.locale].unfollowed(nameOf(data, turn)), turn),
    writes: [unfollowed(stored, turn.userId)],
  };
}

function nameOf(data: Case, { locale }: Turn): string {
  return referenceName(data, locale);
}
