import { type ActRefusal, actOn } from '#cases/acting.ts';
import type { Author } from '#cases/entries.ts';
import { stateName } from '#cases/names.ts';
import { type Case, caseRef, type Entry, type StoredCase } from '#cases/record.ts';
import { workingDuty } from '#domain/actor.ts';
import type { CaseAct } from '#domain/case.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { timeOf, whoOf } from './telling.ts';
import { deskText } from './text.ts';

/** Why an act was not done, said as what is true now and who did it; and the trace that two people leave who meet. */

/** Two who act on one case within this time have met. */
const MEETING_MS = 10 * 60_000;

/** Steps that decide nothing about the case. */
const aside: readonly CaseAct[] = ['note', 'follow', 'tell'];

/** The step that made the case what it is now. */
function lastStep({ history }: Case): Entry | undefined {
  return history.findLast(({ act }) => !aside.includes(act));
}

export function refusalWords(refusal: ActRefusal, subject: Case, turn: Turn): string {
  const words = deskText[turn.locale];
  switch (refusal.kind) {
    case 'closed':
    case 'already': {
      const step = lastStep(subject);
      const state = stateName(subject, turn.locale);
      const act = step ? words.acts[step.act] : '';
      const who = step ? whoOf(step, subject, turn) : words.system;
      return words[refusal.kind](state, act, who, timeOf(step?.at ?? subject.at, turn));
    }
    case 'not-yours':
      return words.notForYou;
    case 'lacks':
      return refusal.need === 'proof' ? words.needsProof : words.needsWords;
    case 'unknown-act':
      return subject.kind === 'opinion' ? words.noFixOpinion : words.noFix;
    case 'full':
      return words.full;
    default:
      return refusal satisfies never;
  }
}

/** Who acts: their duty for the division, and their name as it is now. */
export function authorOf(division: string, { person, userId }: Turn): Extract<Author, { by: 'staff' }> {
  const role = workingDuty(person.duties, division)?.role ?? 'officer';
  return { by: 'staff', id: userId ?? '', role, name: person.name };
}

/**
 * Of two people who act at once one wins; that the other tried stands in the history too, once. Nothing is written where
 * the winner's step is older, where a resident or the clock has done it, or where the history is full.
 */
export function traceOfAttempt(
  stored: StoredCase,
  act: CaseAct,
  division: string,
  turn: Turn,
): Pick<Outcome, 'writes' | 'notices'> {
  const subject = stored.data;
  const step = lastStep(subject);
  if (step?.by !== 'staff' || turn.now - step.at > MEETING_MS) return {};
  const author = authorOf(division, turn);
  const { clash, acts } = deskText.th;
  const me = { ...author, seq: subject.head.length };
  const who = whoOf(me, { division, history: [] }, { ...turn, locale: 'th' });
  const words = clash(who, acts[act]);
  const since = subject.history.slice(step.seq);
  if (since.some(entry => entry.act === 'note' && entry.words === words)) return {};
  const said = { words, isPublic: false };
  const noted = actOn(stored, { act: 'note', party: 'staff', author, said }, turn);
  return noted.ok ? { writes: noted.writes, notices: noted.notices } : {};
}

/** Everything that writes to a case says where, so that it is found by who takes a message back. */
export function heldBy(id: string, messageIds: readonly string[]): NonNullable<Outcome['holds']> {
  return { refs: [caseRef(id)], messageIds };
}
