import type { CaseAct } from '#domain/case.ts';
import type { Notice, NoticeArgs, Recipient } from '#domain/notice.ts';
import type { Office } from '#offices/office.ts';
import { type Case, caseRef } from './record.ts';

/** Who works on a case: whoever took it, as long as they may, else who is on duty for its division. */
export function workerOf({ assignee, division }: Pick<Case, 'assignee' | 'division'>): Recipient {
  return assignee === null ? { role: 'officer', division } : { worker: assignee, division };
}

/** What the resident is told by itself; everything else is in the timeline. */
export const toldToOwner: Partial<Record<CaseAct, string>> = {
  ask: 'case.asked',
  answer: 'case.answered',
  fix: 'case.fixed',
  'mark-duplicate': 'case.closed',
  forward: 'case.closed',
  decline: 'case.closed',
};

/** What those who work on it are told, when somebody else did it. */
const toldToWorker: Partial<Record<CaseAct, string>> = {
  assign: 'desk.alert',
  tell: 'desk.told',
  correct: 'desk.told',
  reopen: 'desk.reopened',
  withdraw: 'desk.withdrawn',
};

/** Who must be told of a step, in the same commit as the step. Whoever did it knows already. */
export function noticesOf(id: string, act: CaseAct, after: Case, office: Office): Notice[] {
  const about = caseRef(id);
  const args = { seq: after.head.length - 1 };
  const owner = toldToOwner[act];
  // What nobody has taken is withdrawn without a word: the alert may not even have been read.
  const worker = act === 'withdraw' && after.assignee === null ? undefined : toldToWorker[act];
  const people = act === 'fix' ? after.people : after.people.filter(person => person === after.from);
  const isForClerk = act === 'reopen' && after.disputes >= office.profile.thresholds.reopeningsToClerk;
  return [
    ...(owner
      ? people.map(person => ({ to: { person }, template: owner, about, args: toldTo(person, after, args) }))
      : []),
    ...(worker ? [{ to: workerOf(after), template: worker, about, args, urgent: after.urgent }] : []),
    ...(isForClerk
      ? [{ to: { role: 'clerk', division: null } as const, template: 'desk.reopened', about, args, urgent: true }]
      : []),
  ];
}

/** Whoever only follows is told so, and is asked nothing. */
function toldTo(person: string, { from }: Case, args: { readonly seq: number }): NoticeArgs {
  return person === from ? args : { ...args, audience: 'follower' };
}
