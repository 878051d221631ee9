import { type Act, actOn } from '#cases/acting.ts';
import { referenceName } from '#cases/names.ts';
import { readCase, type StoredCase } from '#cases/record.ts';
import { summed } from '#cases/statistics.ts';
import { mayWorkFor } from '#domain/actor.ts';
import { isQuiet } from '#domain/calendar.ts';
import type { CaseAct, CaseKind } from '#domain/case.ts';
import type { Stored, Write } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { say } from '#line/messages/action.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { caseButton } from './cards.ts';
import { type Draft, internalActs } from './model.ts';
import { authorOf, heldBy, refusalWords, traceOfAttempt } from './refusing.ts';
import { drafted, isJoinable, stale } from './stepping.ts';
import { timeOf, whoOf } from './telling.ts';
import { deskText } from './text.ts';

/** "ส่ง": the act happens on the case as it is now. Of two officers one wins; the other is told why. */

/** What two officers must not both do unseen; a note can stand beside anything. */
const outward: readonly CaseAct[] = ['ask', 'answer', 'fix', 'forward', 'decline', 'mark-duplicate', 'assign'];

export function send(
  { draft, messageIds }: { readonly draft: Draft; readonly messageIds: readonly string[] },
  turn: Turn,
  [record = null, otherRecord = null]: readonly (Stored | null)[],
): Outcome {
  if (messageIds.some(id => turn.person.unsent.includes(id))) return { ...stale(turn), session: null };
  const seen = drafted(draft, turn, record);
  if ('refusal' in seen) return { ...seen.refusal, ...traceOfPassing(draft, turn, record) };
  const { found } = seen;
  const other = otherRecord ? readCase(otherRecord) : null;
  const words = deskText[turn.locale];
  if (draft.act === 'mark-duplicate' && !isJoinable(draft, other, turn))
    return { replies: [text(`${words.hints['no-other']}\n${words.notSent}`)], session: null };
  const meanwhile = found.data.history
    .slice(draft.seen)
    .findLast(({ by, act }) => by === 'staff' && outward.includes(act));
  // The resident reads it in their own language.
  const { locale } = found.data;
  const sameAs = other && deskText[locale].duplicateOf(referenceName(other.data, locale));
  const told = sameAs ? { ...draft, words: sameAs } : draft;
  const isClash = meanwhile !== undefined && outward.includes(draft.act);
  const acted = isClash ? null : actOn(found, actOf(told, turn), turn);
  if (!acted?.ok) {
    const why = acted
      ? lines(refusalWords(acted, found.data, turn), words.notSent)
      : meanwhile &&
        lines(
          words.first(words.acts[meanwhile.act], whoOf(meanwhile, found.data, turn), timeOf(meanwhile.at, turn)),
          words.again,
        );
    return lost(draft, why ?? words.again, found, turn);
  }
  return {
    replies: withQuickReplies(
      [text(sentWords(draft, found.data.kind, turn))],
      [caseButton('show', draft.id, turn.locale).action, say(words.buttons.mine)],
    ),
    session: null,
    // Written also where it is unchanged: an unsend that runs beside this turn then meets it, and one of them starts again.
    person: { unsent: turn.person.unsent },
    writes: together(acted.writes, other ? follow(other, found, turn) : []),
    notices: acted.notices,
    holds: heldBy(found.id, messageIds),
  };
}

/** Somebody passed the case on to another division while this was written. */
function traceOfPassing(draft: Draft, turn: Turn, record: Stored | null): Pick<Outcome, 'writes' | 'notices'> {
  const mayStill = turn.place === 'private' && mayWorkFor(turn.person.duties, draft.division);
  return record && mayStill && draft.act !== 'note'
    ? traceOfAttempt(readCase(record), draft.act, draft.division, turn)
    : {};
}

/** Somebody was first: the case as it is can be looked at, and that this was tried stands in its history. */
function lost(draft: Draft, told: string, found: StoredCase, turn: Turn): Outcome {
  const trace = draft.act === 'note' ? {} : traceOfAttempt(found, draft.act, draft.division, turn);
  const show = caseButton('show', draft.id, turn.locale).action;
  return { replies: withQuickReplies([text(told)], [show]), session: null, ...trace };
}

function actOf(draft: Draft, turn: Turn): Act {
  const { act, words, said, photos, to } = draft;
  return {
    act,
    party: 'staff',
    author: authorOf(draft.division, turn),
    said: { words, isPublic: !internalActs.includes(act), photoIds: photos, messageIds: said === null ? [] : [said] },
    ...(act === 'assign' && to ? { assignTo: to } : {}),
    ...(act === 'mark-duplicate' && to ? { duplicateOf: to } : {}),
    ...((act === 'forward' || act === 'decline') && words ? { destination: words } : {}),
  };
}

/** Whoever filed the case that is joined follows the other one, and so hears when it is fixed. */
function follow(other: StoredCase, { data }: StoredCase, turn: Turn): readonly Write[] {
  if (data.from === null || other.data.people.includes(data.from)) return [];
  const said = { words: deskText.th.joined(referenceName(data, 'th')), isPublic: false };
  const followed = actOn(
    other,
    { act: 'follow', party: 'resident', author: { by: 'system' }, said, follower: data.from },
    turn,
  );
  return followed.ok ? followed.writes : [];
}

/** Two cases in one commit: each record once, so what they count is summed. */
function together(first: readonly Write[], second: readonly Write[]): readonly Write[] {
  const all = [...first, ...second];
  return [...all.filter(write => write.kind !== 'increment'), ...summed(all)];
}

/** At night the resident is told in the morning, and the officer is told so. */
function sentWords({ act, toName }: Draft, kind: CaseKind, { locale, now, office }: Turn): string {
  const words = deskText[locale];
  if (act === 'note') return words.noted;
  if (act === 'assign') return words.assigned(toName ?? '');
  const { quietHours } = office.profile;
  const sent = act === 'fix' ? words.sentFix : words.sent;
  return lines(
    isQuiet(now, quietHours) ? words.waits(quietHours.to.replace(':', '.')) : sent,
    act === 'answer' && kind === 'complaint' ? words.answeredNotFixed : null,
  );
}
