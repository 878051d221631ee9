import * as v from 'valibot';

/**
 * The path of a case, as data: which states there are, who may move a case from which to which, and what a move needs.
 * "Answered" is not "fixed": fixed needs a proof, and then the resident says yes, or disputes and the case reopens. Pure.
 */
export const CaseKind = v.picklist(['complaint', 'question', 'service', 'opinion']);
export type CaseKind = v.InferOutput<typeof CaseKind>;

export const CaseState = v.picklist([
  'received',
  'screening',
  'assigned',
  'in-progress',
  'answered',
  'fixed',
  'disputed',
  'reopened',
  'confirmed',
  /** Fixed or answered, and nobody said anything within the time to confirm. */
  'unconfirmed',
  'duplicate',
  'forwarded',
  'not-in-authority',
  'withdrawn',
]);
export type CaseState = v.InferOutput<typeof CaseState>;

export const CaseAct = v.picklist([
  'file',
  'screen',
  'assign',
  'acknowledge',
  'ask',
  'tell',
  'note',
  'answer',
  'fix',
  'confirm',
  'dispute',
  'reopen',
  'lapse',
  'mark-duplicate',
  'forward',
  'decline',
  'withdraw',
  'follow',
  /** Answers of the form are put right. */
  'correct',
  /** Stars, and a word if they like. */
  'rate',
]);
export type CaseAct = v.InferOutput<typeof CaseAct>;

/** Who moves a case: the resident who filed it, another resident, staff who may work on it, or the clock. */
export type Party = 'owner' | 'resident' | 'staff' | 'system';

/**
 * What a move cannot do without. `proof` is a photo or a document; `case` another case; `destination` where to go;
 * `answers` those of its form; `stars` one to five.
 */
export type Need = 'words' | 'proof' | 'case' | 'destination' | 'answers' | 'stars';

export type Move = {
  readonly from: readonly CaseState[];
  /** Null: the state stays. */
  readonly to: CaseState | null;
  readonly by: readonly Party[];
  readonly needs?: readonly Need[];
};
export type Path = Readonly<Partial<Record<CaseAct, Move>>>;

const untaken = ['received', 'screening', 'assigned', 'reopened'] as const satisfies readonly CaseState[];
const working = [...untaken, 'in-progress'] as const satisfies readonly CaseState[];
/** Staff may still note something there: of two who close at once, the loser's attempt stands in the history. */
const closedByStaff = ['duplicate', 'forwarded', 'not-in-authority'] as const satisfies readonly CaseState[];

const complaint: Path = {
  screen: { from: ['received'], to: 'screening', by: ['staff'] },
  assign: { from: working, to: 'assigned', by: ['staff'], needs: ['words'] },
  acknowledge: { from: untaken, to: 'in-progress', by: ['staff'] },
  ask: { from: working, to: null, by: ['staff'], needs: ['words'] },
  tell: { from: [...working, 'answered', 'fixed'], to: null, by: ['owner'] },
  note: { from: [...working, 'answered', 'fixed', ...closedByStaff], to: null, by: ['staff'], needs: ['words'] },
  answer: { from: [...working, 'answered'], to: 'answered', by: ['staff'], needs: ['words'] },
  fix: { from: [...working, 'answered'], to: 'fixed', by: ['staff'], needs: ['proof'] },
  confirm: { from: ['answered', 'fixed'], to: 'confirmed', by: ['owner'] },
  dispute: { from: ['answered', 'fixed', 'unconfirmed'], to: 'disputed', by: ['owner'], needs: ['words'] },
  reopen: { from: ['disputed', 'fixed'], to: 'reopened', by: ['system'] },
  lapse: { from: ['fixed'], to: 'unconfirmed', by: ['system'] },
  'mark-duplicate': { from: [...working, 'answered'], to: 'duplicate', by: ['staff'], needs: ['case'] },
  forward: { from: [...working, 'answered'], to: 'forwarded', by: ['staff'], needs: ['destination'] },
  decline: { from: [...working, 'answered'], to: 'not-in-authority', by: ['staff'], needs: ['destination'] },
  withdraw: { from: [...working, 'answered', 'disputed'], to: 'withdrawn', by: ['owner', 'system'] },
  follow: { from: [...working, 'answered'], to: null, by: ['resident'] },
  correct: { from: working, to: null, by: ['owner'], needs: ['answers'] },
  rate: {
    from: ['answered', 'fixed', 'confirmed', 'unconfirmed', ...closedByStaff],
    to: null,
    by: ['owner'],
    needs: ['stars'],
  },
};

/** A service is somebody's own matter: nobody else follows it. */
const { follow: _follow, ...service } = complaint;
/** A question or an opinion is settled by its answer; there is nothing to be fixed. */
const { fix: _fix, ...shared } = service;
const answered: Path = { ...shared, lapse: { from: ['answered'], to: 'unconfirmed', by: ['system'] } };

export const paths: Readonly<Record<CaseKind, Path>> = {
  complaint,
  service,
  question: answered,
  opinion: answered,
};

/** Is a case of this kind settled by its answer, with nothing to be fixed? */
export function endsWithAnswer(kind: CaseKind): boolean {
  return paths[kind].fix === undefined;
}

/** Why a move is not made. `closed` and `already` say what somebody else may have done meanwhile. */
export type MoveRefusal =
  | { readonly kind: 'unknown-act' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'closed'; readonly state: CaseState }
  | { readonly kind: 'already'; readonly state: CaseState }
  | { readonly kind: 'lacks'; readonly need: Need };

/** Where this act leads from here, or why it does not. `given`: what comes with it. */
export function moveTo(
  kind: CaseKind,
  state: CaseState,
  act: CaseAct,
  party: Party,
  given: readonly Need[],
): { readonly to: CaseState } | MoveRefusal {
  const move = paths[kind][act];
  if (!move) return { kind: 'unknown-act' };
  if (!move.by.includes(party)) return { kind: 'not-yours' };
  if (!move.from.includes(state)) return isOpen(state) ? { kind: 'already', state } : { kind: 'closed', state };
  const lacking = move.needs?.find(need => !given.includes(need));
  return lacking ? { kind: 'lacks', need: lacking } : { to: move.to ?? state };
}

const ends: readonly CaseState[] = [
  'confirmed',
  'unconfirmed',
  'duplicate',
  'forwarded',
  'not-in-authority',
  'withdrawn',
];

/** Does somebody still have to do something, be it the resident who has not confirmed yet? */
export function isOpen(state: CaseState): boolean {
  return !ends.includes(state);
}

/** Has nobody of the staff taken it yet? */
export function isUntaken(state: CaseState): boolean {
  return (untaken as readonly CaseState[]).includes(state);
}

/** Is it the office's turn? */
export function isWorking(state: CaseState): boolean {
  return (working as readonly CaseState[]).includes(state);
}
