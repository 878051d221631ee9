import { describe, expect, it } from 'vitest';
import {
  CaseAct,
  CaseKind,
  CaseState,
  endsWithAnswer,
  isOpen,
  isUntaken,
  isWorking,
  moveTo,
  type Need,
  type Party,
  paths,
} from '#domain/case.ts';

const states = CaseState.options;
const acts = CaseAct.options;
const kinds = CaseKind.options;
const parties: readonly Party[] = ['owner', 'resident', 'staff', 'system'];
const everything: readonly Need[] = ['words', 'proof', 'case', 'destination', 'answers', 'stars'];

/**
 * Who may do what from where, written down from design.md, section 6, not from the code. `→ =`: the state stays. `*` stands
 * for every state in which the office works on it: received, screening, assigned, reopened, in-progress.
 */
const written: Record<CaseKind, string> = {
  complaint: `
    staff    screen          received                    → screening         -
    staff    assign          *                           → assigned          words
    staff    acknowledge     received screening assigned reopened → in-progress -
    staff    ask             *                           → =                 words
    owner    tell            * answered fixed            → =                 -
    staff    note            * answered fixed duplicate forwarded not-in-authority → = words
    staff    answer          * answered                  → answered          words
    staff    fix             * answered                  → fixed             proof
    owner    confirm         answered fixed              → confirmed         -
    owner    dispute         answered fixed unconfirmed  → disputed          words
    system   reopen          disputed fixed              → reopened          -
    system   lapse           fixed                       → unconfirmed       -
    staff    mark-duplicate  * answered                  → duplicate         case
    staff    forward         * answered                  → forwarded         destination
    staff    decline         * answered                  → not-in-authority  destination
    owner    withdraw        * answered disputed         → withdrawn         -
    system   withdraw        * answered disputed         → withdrawn         -
    resident follow          * answered                  → =                 -
    owner    correct         *                           → =                 answers
    owner    rate            answered fixed confirmed unconfirmed duplicate forwarded not-in-authority → = stars`,
  question: `
    staff    screen          received                    → screening         -
    staff    assign          *                           → assigned          words
    staff    acknowledge     received screening assigned reopened → in-progress -
    staff    ask             *                           → =                 words
    owner    tell            * answered                  → =                 -
    staff    note            * answered duplicate forwarded not-in-authority → = words
    staff    answer          * answered                  → answered          words
    owner    confirm         answered                    → confirmed         -
    owner    dispute         answered unconfirmed        → disputed          words
    system   reopen          disputed fixed              → reopened          -
    system   lapse           answered                    → unconfirmed       -
    staff    mark-duplicate  * answered                  → duplicate         case
    staff    forward         * answered                  → forwarded         destination
    staff    decline         * answered                  → not-in-authority  destination
    owner    withdraw        * answered disputed         → withdrawn         -
    system   withdraw        * answered disputed         → withdrawn         -
    owner    correct         *                           → =                 answers
    owner    rate            answered fixed confirmed unconfirmed duplicate forwarded not-in-authority → = stars`,
  service: `
    staff    screen          received                    → screening         -
    staff    assign          *                           → assigned          words
    staff    acknowledge     received screening assigned reopened → in-progress -
    staff    ask             *                           → =                 words
    owner    tell            * answered fixed            → =                 -
    staff    note            * answered fixed duplicate forwarded not-in-authority → = words
    staff    answer          * answered                  → answered          words
    staff    fix             * answered                  → fixed             proof
    owner    confirm         answered fixed              → confirmed         -
    owner    dispute         answered fixed unconfirmed  → disputed          words
    system   reopen          disputed fixed              → reopened          -
    system   lapse           fixed                       → unconfirmed       -
    staff    mark-duplicate  * answered                  → duplicate         case
    staff    forward         * answered                  → forwarded         destination
    staff    decline         * answered                  → not-in-authority  destination
    owner    withdraw        * answered disputed         → withdrawn         -
    system   withdraw        * answered disputed         → withdrawn         -
    owner    correct         *                           → =                 answers
    owner    rate            answered fixed confirmed unconfirmed duplicate forwarded not-in-authority → = stars`,
  opinion: `
    staff    screen          received                    → screening         -
    staff    assign          *                           → assigned          words
    staff    acknowledge     received screening assigned reopened → in-progress -
    staff    ask             *                           → =                 words
    owner    tell            * answered                  → =                 -
    staff    note            * answered duplicate forwarded not-in-authority → = words
    staff    answer          * answered                  → answered          words
    owner    confirm         answered                    → confirmed         -
    owner    dispute         answered unconfirmed        → disputed          words
    system   reopen          disputed fixed              → reopened          -
    system   lapse           answered                    → unconfirmed       -
    staff    mark-duplicate  * answered                  → duplicate         case
    staff    forward         * answered                  → forwarded         destination
    staff    decline         * answered                  → not-in-authority  destination
    owner    withdraw        * answered disputed         → withdrawn         -
    system   withdraw        * answered disputed         → withdrawn         -
    owner    correct         *                           → =                 answers
    owner    rate            answered fixed confirmed unconfirmed duplicate forwarded not-in-authority → = stars`,
};

type Row = { party: string; act: string; from: string[]; to: string; need: string };

function rowsOf(kind: CaseKind): Row[] {
  return written[kind]
    .trim()
    .split('\n')
    .map(line => {
      const [left = '', right = ''] = line.split('→');
      const [party = '', act = '', ...from] = left.trim().split(/\s+/);
      const [to = '', need = ''] = right.trim().split(/\s+/);
      const all = from.flatMap(each =>
        each === '*' ? ['received', 'screening', 'assigned', 'reopened', 'in-progress'] : [each],
      );
      return { party, act, from: all, to, need };
    });
}

/** States that a kind can be in at all: a question is never fixed. */
const statesOf = (kind: CaseKind) => states.filter(state => !endsWithAnswer(kind) || state !== 'fixed');

describe.each(kinds)('the path of a %s', kind => {
  const rows = rowsOf(kind);

  it('lets exactly those move it who may, from exactly where they may, to where the design says', () => {
    for (const state of statesOf(kind))
      for (const act of acts)
        for (const party of parties) {
          const row = rows.find(each => each.act === act && each.party === party && each.from.includes(state));
          const moved = moveTo(kind, state, act, party, everything);
          const wanted = row && { to: row.to === '=' ? state : row.to };
          expect('to' in moved ? moved : undefined, `${party} ${act} from ${state}`).toEqual(wanted);
        }
  });

  it('asks for what a move cannot do without, and for nothing else', () => {
    for (const { party, act, from, need } of rows) {
      const state = from[0] as CaseState;
      const by = party as Party;
      const lacking = moveTo(
        kind,
        state,
        act as CaseAct,
        by,
        everything.filter(each => each !== need),
      );
      if (need === '-') expect(moveTo(kind, state, act as CaseAct, by, [])).toHaveProperty('to');
      else expect(lacking).toEqual({ kind: 'lacks', need });
      if (need !== '-') expect(moveTo(kind, state, act as CaseAct, by, [need as Need])).toHaveProperty('to');
    }
  });

  it('can reach every state', () => {
    const reached = new Set<CaseState>(['received']);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      for (const { from, to } of rows)
        if (to !== '=' && from.some(state => reached.has(state as CaseState))) reached.add(to as CaseState);
    }
    expect([...reached].sort()).toEqual([...statesOf(kind)].sort());
  });

  it('leads on from every open state, for somebody, and to an end', () => {
    const ways = (state: CaseState) =>
      acts.flatMap(act =>
        parties.flatMap(party => {
          const moved = moveTo(kind, state, act, party, everything);
          return 'to' in moved && moved.to !== state ? [moved.to] : [];
        }),
      );
    const ending = new Set(statesOf(kind).filter(state => !isOpen(state)));
    for (let before = 0; before !== ending.size; ) {
      before = ending.size;
      for (const state of statesOf(kind)) if (ways(state).some(to => ending.has(to))) ending.add(state);
    }
    expect([...ending].sort()).toEqual([...statesOf(kind)].sort());
    for (const state of statesOf(kind)) if (isOpen(state)) expect(ways(state), state).not.toEqual([]);
  });

  it('is closed at every end, but for a note of staff, stars, and a resident who comes back to what was closed in silence', () => {
    for (const state of ['confirmed', 'duplicate', 'forwarded', 'not-in-authority', 'withdrawn'] as const)
      for (const act of Object.keys(paths[kind]) as CaseAct[])
        for (const party of paths[kind][act]?.by ?? [])
          if (act !== 'note' && act !== 'rate')
            expect(moveTo(kind, state, act, party, everything)).toEqual({ kind: 'closed', state });
    const back = acts.filter(act => parties.some(party => 'to' in moveTo(kind, 'unconfirmed', act, party, everything)));
    expect(back).toEqual(['dispute', 'rate']);
  });
});

describe('a move that is refused', () => {
  it('says that no such act exists for this kind', () => {
    expect(moveTo('question', 'in-progress', 'fix', 'staff', everything)).toEqual({ kind: 'unknown-act' });
    expect(moveTo('question', 'received', 'follow', 'resident', [])).toEqual({ kind: 'unknown-act' });
    expect(moveTo('complaint', 'received', 'file', 'owner', everything)).toEqual({ kind: 'unknown-act' });
  });

  it('says that it is somebody else’s to do, before it says anything about the case', () => {
    expect(moveTo('complaint', 'fixed', 'confirm', 'staff', [])).toEqual({ kind: 'not-yours' });
    expect(moveTo('complaint', 'withdrawn', 'confirm', 'resident', [])).toEqual({ kind: 'not-yours' });
    expect(moveTo('complaint', 'received', 'answer', 'owner', ['words'])).toEqual({ kind: 'not-yours' });
    expect(moveTo('complaint', 'fixed', 'lapse', 'staff', [])).toEqual({ kind: 'not-yours' });
  });

  it('says that it has been done already, and what the case is now', () => {
    expect(moveTo('complaint', 'in-progress', 'acknowledge', 'staff', [])).toEqual({
      kind: 'already',
      state: 'in-progress',
    });
    expect(moveTo('complaint', 'fixed', 'fix', 'staff', ['proof'])).toEqual({ kind: 'already', state: 'fixed' });
  });

  it('says that the case is closed, and how', () => {
    expect(moveTo('complaint', 'confirmed', 'dispute', 'owner', ['words'])).toEqual({
      kind: 'closed',
      state: 'confirmed',
    });
  });

  it('never takes “fixed” without a proof, whatever else comes with it', () => {
    for (const given of [[], ['words'], ['words', 'case', 'destination']] as const)
      expect(moveTo('complaint', 'in-progress', 'fix', 'staff', given)).toEqual({ kind: 'lacks', need: 'proof' });
  });
});

describe('the states', () => {
  it('are the resident’s, the office’s or an end, and the office’s are taken or not', () => {
    expect(states.filter(isUntaken)).toEqual(['received', 'screening', 'assigned', 'reopened']);
    expect(states.filter(isWorking)).toEqual(['received', 'screening', 'assigned', 'in-progress', 'reopened']);
    expect(states.filter(state => isOpen(state) && !isWorking(state))).toEqual(['answered', 'fixed', 'disputed']);
  });
});
