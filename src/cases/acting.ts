import {
  type CaseAct,
  endsWithAnswer,
  isOpen,
  isUntaken,
  type MoveRefusal,
  moveTo,
  type Need,
  type Party,
} from '#domain/case.ts';
import type { Notice } from '#domain/notice.ts';
import type { Write } from '#domain/record.ts';
import { pauseTimer, resumeTimer } from '#domain/timer.ts';
import { type Author, nothingSaid, type Said, withEntry } from './entries.ts';
import { noticesOf } from './notices.ts';
import { type Case, deskOf, giveBack, rewritten, type StoredCase } from './record.ts';
import { nextWake } from './reminders.ts';
import { counted, countWrite, starsWrite, summed } from './statistics.ts';
import { CONFIRM_CLOCK, clockOf, closedDays, startClock, TAKE_CLOCK, type World } from './world.ts';

/** One act on a case. `assignTo`, `duplicateOf`, `follower` and `destination` are for the acts that need them. */
export type Act = {
  readonly act: CaseAct;
  readonly party: Party;
  readonly author: Author;
  readonly said?: Partial<Said>;
  readonly assignTo?: string;
  readonly duplicateOf?: string;
  readonly destination?: string;
  readonly follower?: string;
};

/** A case that cannot take any more: its record would outgrow what a store holds. */
export type ActRefusal = MoveRefusal | { readonly kind: 'full' };

export type Acted = {
  readonly ok: true;
  readonly after: Case;
  readonly writes: readonly Write[];
  readonly notices: readonly Notice[];
};

/** Together with the few that bring a full case to its end, so many that it and its whole chain are read in one call. */
const MOST_ENTRIES = 90;
/** Words of a history in units of their JSON; three bytes each at most, well below a store's limit of 1 MB. */
const MOST_UNITS = 200_000;
/** How much of that residents may fill, so that there is always room for those who work on it. */
const share: Partial<Record<CaseAct, number>> = { follow: 0.4, tell: 0.7, correct: 0.6, rate: 0.6 };
/** What brings a case nearer to its end finds room always, for no case may stay open because it is full. */
const ending: Partial<Record<CaseAct, true>> = {
  acknowledge: true,
  answer: true,
  fix: true,
  confirm: true,
  'mark-duplicate': true,
  forward: true,
  decline: true,
  withdraw: true,
};

/** What the clock needs to stand still for, and run on after. */
const pausing: Partial<Record<CaseAct, true>> = { ask: true };
const resuming: Partial<Record<CaseAct, true>> = { tell: true, answer: true, fix: true, assign: true, reopen: true };

/**
 * Moves a case, or says why not. Its writes hold the version that was read, so of two people who act at once one wins and
 * the other decides again on what is then true. An officer who answers or asks takes the case by doing so, and a dispute
 * reopens it at once; each step is in the history.
 */
export function actOn(stored: StoredCase, act: Act, world: World): Acted | ({ readonly ok: false } & ActRefusal) {
  const { from, state } = stored.data;
  // Its person and words are gone for good: nothing new is written there that nobody would erase.
  if (from === null && act.party !== 'system') return { ok: false, kind: 'closed', state };
  const steps = stepsOf(stored.data, act);
  let after = stored.data;
  const writes: Write[] = [];
  const counts: Write[] = [];
  const notices: Notice[] = [];
  for (const step of steps) {
    if (isFull(after, step)) return { ok: false, kind: 'full' };
    const moved = moveTo(after.kind, after.state, step.act, step.party, given(step));
    if (!('to' in moved)) return { ok: false, ...moved };
    const before = after;
    const entry = withEntry(
      stored.id,
      before,
      { act: step.act, state: moved.to, at: world.now },
      step.author,
      { ...nothingSaid, ...step.said, words: step.said?.words ?? step.destination ?? null },
      world.newId,
    );
    after = changed({ ...before, state: moved.to, history: entry.history, head: entry.head }, step, world);
    writes.push(...entry.writes);
    counts.push(...counted(step.act, before, after, world.now).map(what => countWrite(what, after, world.now)));
    const stars = starsWrite(before, after, world.now);
    if (stars) counts.push(stars);
    notices.push(...noticesOf(stored.id, step.act, after, world.office));
  }
  const freed = after.seat !== null && !after.open ? [giveBack(after.seat)] : [];
  after = { ...after, seat: freed.length > 0 ? null : after.seat, wakeAt: nextWake(after, world.office) };
  return { ok: true, after, writes: [rewritten(stored, after), ...writes, ...freed, ...summed(counts)], notices };
}

/** What an act implies: taking a case by working on it, reopening it by disputing. */
function stepsOf({ state }: Case, act: Act): Act[] {
  const takes = isUntaken(state) && (['ask', 'answer', 'fix'] as CaseAct[]).includes(act.act);
  if (takes) return [{ act: 'acknowledge', party: act.party, author: act.author }, act];
  if (act.act === 'dispute') return [act, { act: 'reopen', party: 'system', author: { by: 'system' } }];
  return [act];
}

function given({ said, duplicateOf, destination }: Act): Need[] {
  return [
    ...(said?.words?.trim() ? (['words'] as const) : []),
    ...(said?.photoIds?.length || said?.uploads?.length ? (['proof'] as const) : []),
    ...(duplicateOf ? (['case'] as const) : []),
    ...(destination?.trim() ? (['destination'] as const) : []),
    ...(said?.answers ? (['answers'] as const) : []),
    ...(said?.stars ? (['stars'] as const) : []),
  ];
}

/** Answering again what is answered already ends nothing; all other steps towards the end are taken once. */
function isFull({ history, state }: Case, { act, party, said }: Act): boolean {
  if (party === 'system' || (ending[act] && !(act === 'answer' && state === 'answered'))) return false;
  const part = share[act] ?? 1;
  const units = history.reduce((sum, entry) => sum + unitsIn(entry), unitsIn({ words: null, answers: null, ...said }));
  return history.length >= MOST_ENTRIES * part || units > MOST_UNITS * part;
}

/** Some characters take more room in a store than they look. */
function unitsIn({ words, answers }: { readonly words: string | null; readonly answers?: Said['answers'] }): number {
  return (words ? JSON.stringify(words).length : 0) + (answers ? JSON.stringify(answers).length : 0);
}

/** Everything that follows from a step beside the state itself. */
function changed(subject: Case, act: Act, world: World): Case {
  const after = timed(withPeople(subject, act), act, world);
  const open = isOpen(after.state);
  return {
    ...after,
    open,
    desk: deskOf(after),
    disputes: after.disputes + (act.act === 'dispute' ? 1 : 0),
    duplicateOf: act.duplicateOf ?? after.duplicateOf,
    closedAt: open ? null : (after.closedAt ?? world.now),
  };
}

function withPeople(subject: Case, { act, author, assignTo, follower }: Act): Case {
  const people = follower && !subject.people.includes(follower) ? [...subject.people, follower] : subject.people;
  if (act === 'assign') return { ...subject, people, division: assignTo ?? subject.division, assignee: null };
  const takes = act === 'acknowledge' && author.by === 'staff';
  return { ...subject, people, assignee: takes ? author.id : subject.assignee };
}

function timed(subject: Case, { act }: Act, world: World): Case {
  const { office, now } = world;
  const closed = closedDays(office);
  let { take, settle, confirm } = subject.timers;
  let { waitingFor } = subject;
  if (act === 'acknowledge') take = null;
  if (act === 'assign' || act === 'reopen') take = startClock(TAKE_CLOCK, world);
  if (pausing[act]) {
    settle = pauseTimer(settle, now);
    waitingFor = subject.head.length - 1;
  }
  if (resuming[act] && (waitingFor !== null || act === 'reopen')) {
    settle = resumeTimer(settle, clockOf(office, settle.clock), now, closed);
    waitingFor = null;
  }
  if (awaitsConfirmation(subject)) {
    take = null;
    if (act === 'fix' || act === 'answer') {
      settle = pauseTimer(settle, now);
      confirm = startClock(CONFIRM_CLOCK, world);
    }
  } else confirm = null;
  if (!isOpen(subject.state)) {
    take = null;
    settle = pauseTimer(settle, now);
    waitingFor = null;
  }
  // A clock that was moved has its own reminders from now on; those it would have sent by now are not made up for.
  const remindedAt = settle.dueAt === subject.timers.settle.dueAt ? subject.remindedAt : now;
  const dueAt = confirm?.dueAt ?? settle.dueAt;
  return { ...subject, timers: { take, settle, confirm }, waitingFor, dueAt, remindedAt };
}

/** Is it the resident's turn to say whether it is settled? A complaint that is only answered is still to be fixed. */
function awaitsConfirmation({ kind, state }: Case): boolean {
  return state === 'fixed' || (endsWithAnswer(kind) && state === 'answered');
}
