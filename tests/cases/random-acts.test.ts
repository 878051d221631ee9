import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Act } from '#cases/acting.ts';
import type { Case } from '#cases/record.ts';
import { historyRefs, verifyHistory } from '#cases/verifying.ts';
import { bangkokDay, fiscalYear, isQuiet } from '#domain/calendar.ts';
import { CaseAct, isOpen, isWorking, moveTo, type Party } from '#domain/case.ts';
import type { Recipient } from '#domain/notice.ts';
import { office } from '../support/turn.ts';
import { CaseLife, colleague, DAY, HOUR, MONDAY, officer, owner, resident, system } from './case-life.ts';

const neighbours = ['Uneighbour1', 'Uneighbour2'];
const divisions = ['works', 'finance', 'secretariat'];
const party = fc.constantFrom<Party>('owner', 'resident', 'staff', 'staff', 'staff', 'system');
/** Mostly what a case really goes through, so that long lives come up often. */
const what = fc.oneof(
  fc.constantFrom(...CaseAct.options),
  fc.constantFrom<Act['act']>(
    'acknowledge',
    'ask',
    'tell',
    'answer',
    'fix',
    'dispute',
    'assign',
    'fix',
    'dispute',
    'confirm',
  ),
);
const gap = fc.oneof(
  fc.integer({ min: 0, max: 2 * HOUR }),
  fc.integer({ min: 0, max: 10 * DAY }),
  fc.integer({ min: 0, max: 60 * DAY }),
);
const step = fc.record({
  gap,
  what,
  party,
  isColleague: fc.boolean(),
  words: fc.constantFrom(undefined, '', 'คำ', 'คำอธิบายยาว ๆ'),
  photos: fc.integer({ min: 0, max: 2 }),
  to: fc.constantFrom(undefined, ...divisions),
  other: fc.constantFrom(undefined, 'case-0'),
  destination: fc.constantFrom(undefined, 'แขวงทางหลวง'),
  neighbour: fc.constantFrom(...neighbours),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Those who usually do it, half of the time: else most acts would be refused. */
const usual: Partial<Record<Act['act'], Party>> = {
  tell: 'owner',
  confirm: 'owner',
  dispute: 'owner',
  withdraw: 'owner',
  follow: 'resident',
};

function actOf(each: Step, at: number): Act {
  const by = each.isColleague ? each.party : (usual[each.what] ?? 'staff');
  const author = by === 'staff' ? (each.isColleague ? colleague : officer) : by === 'system' ? system : resident;
  return {
    act: each.what,
    party: by,
    author,
    said: {
      ...(each.words === undefined ? {} : { words: each.words, messageIds: [`m${at}`] }),
      photoIds: Array.from({ length: each.photos }, (_, photo) => `p${at}-${photo}`),
    },
    ...(each.to ? { assignTo: each.to } : {}),
    ...(each.other ? { duplicateOf: each.other } : {}),
    ...(each.destination ? { destination: each.destination } : {}),
    ...(each.what === 'follow' ? { follower: each.neighbour } : {}),
  };
}

/** What is true of a case at any time. */
function check({ data, links, rows, now }: CaseLife): void {
  const { timers, state, history, head } = data;
  const awaits = state === 'fixed' || (data.kind === 'question' && state === 'answered');
  expect(history).toHaveLength(head.length);
  expect(links).toHaveLength(head.length);
  expect(verifyHistory(historyRefs('case-1').map((_, at) => rows[at] ?? null))).toBeNull();
  expect(history.map(entry => entry.seq)).toEqual(history.map((_, at) => at));
  expect(history.at(-1)?.state).toBe(state);
  expect(history.every((entry, at) => entry.at >= (history[at - 1]?.at ?? 0))).toBe(true);
  expect(data.open).toBe(isOpen(state));
  expect(data.closedAt === null).toBe(data.open);
  expect(state).not.toBe('disputed');
  // Clocks.
  if (state === 'in-progress' || !isWorking(state)) if (state !== 'answered') expect(timers.take).toBeNull();
  if (state === 'received' || state === 'screening' || state === 'assigned' || state === 'reopened')
    expect(timers.take).toMatchObject({ pausedAt: null });
  const stands = timers.settle.pausedAt !== null;
  expect(stands).toBe(data.waitingFor !== null || awaits || !data.open);
  expect(timers.confirm !== null).toBe(awaits);
  if (data.waitingFor !== null) {
    expect(isWorking(state)).toBe(true);
    expect(history[data.waitingFor]?.act).toBe('ask');
    expect(history.slice(data.waitingFor + 1).some(({ act }) => act === 'tell' || act === 'answer')).toBe(false);
  }
  expect(data.dueAt).toBe(timers.confirm?.dueAt ?? timers.settle.dueAt);
  expect(data.disputes).toBe(history.filter(({ act }) => act === 'dispute').length);
  if (data.wakeAt !== null) expect(data.wakeAt).toBeGreaterThan(now - DAY);
  if (data.from === null) expect(data).toMatchObject({ wakeAt: null, people: [], open: false });
  else if (!data.open) expect(data.wakeAt).toBeGreaterThan(now);
}

/** Counts every step again from the history, as the statistics should have. */
function recount(work: CaseLife): Map<string, Record<string, number>> {
  const counts = new Map<string, Record<string, number>>();
  let taken = false as boolean;
  for (const { act, at } of work.data.history) {
    const id = `cases-${fiscalYear(bangkokDay(at))}`;
    const sums = counts.get(id) ?? {};
    const isFirst: boolean = act === 'acknowledge' && !taken;
    for (const one of [act === 'file' ? 'received' : act, ...(isFirst ? ['taken'] : [])])
      for (const field of [one, `${one}.${work.data.kind}`]) sums[field] = (sums[field] ?? 0) + 1;
    taken ||= isFirst;
    counts.set(id, sums);
  }
  return counts;
}

function checkStatistics(work: CaseLife): void {
  const recounted = recount(work);
  for (const [year, sums] of work.statistics) {
    const plain = Object.entries(sums).filter(
      ([field]) => /^[a-z-]+(\.[a-z]+)?$/.test(field) && !field.startsWith('late'),
    );
    expect(Object.fromEntries(plain)).toEqual(recounted.get(year) ?? {});
    for (const [field, count] of plain) {
      if (field.includes('.')) continue;
      const parts = (by: string) =>
        Object.entries(sums)
          .filter(([each]) => each.startsWith(`${field}.${work.data.kind}.${by}.`))
          .reduce((sum, [, amount]) => sum + amount, 0);
      expect([parts('division'), parts('category'), parts('channel')]).toEqual([count, count, count]);
    }
  }
  expect([...work.statistics.keys()].sort()).toEqual([...recounted.keys()].sort());
}

function isKnown(to: Recipient, data: Case): boolean {
  if ('person' in to) return data.people.includes(to.person);
  if ('worker' in to) return to.worker === officer.id || to.worker === colleague.id;
  return to.division === null || divisions.includes(to.division);
}

const kinds = fc.constantFrom<Case['kind']>('complaint', 'question');

it('holds all its promises in any life that a case can have', { timeout: 60_000 }, () => {
  const lives = new Map<string, number>();
  fc.assert(
    fc.property(kinds, fc.array(step, { minLength: 1, maxLength: 40 }), (kind, steps) => {
      const work = new CaseLife(office, { kind, clock: kind });
      work.pass(0);
      check(work);
      for (const [at, each] of steps.entries()) {
        const told = work.notices.length;
        work.pass(each.gap);
        check(work);
        for (const { to, template } of work.notices.slice(told)) {
          expect(template).toMatch(/^(case|desk)\.reminder$/);
          expect(isKnown(to, work.data)).toBe(true);
        }
        const before = structuredClone(work.data);
        const act = actOf(each, at);
        const noticed = work.notices.length;
        const done = work.try(act);
        if (!done.ok) {
          expect(work.data).toEqual(before);
          expect(work.notices).toHaveLength(noticed);
          continue;
        }
        check(work);
        const { data } = work;
        const added = data.history.slice(before.history.length);
        let state = before.state;
        for (const entry of added) {
          const given = ['words', 'proof', 'case', 'destination'] as const;
          const by = entry.by === 'resident' ? act.party : entry.by;
          expect(moveTo(kind, state, entry.act, by, given)).toEqual({ to: entry.state });
          state = entry.state;
        }
        // What was written before stays, letter by letter; a settling day never comes nearer.
        expect(data.history.slice(0, before.history.length)).toEqual(before.history);
        expect(data.timers.settle.dueAt).toBeGreaterThanOrEqual(before.timers.settle.dueAt);
        if (act.act === 'fix') expect(added.at(-1)?.photos.length).toBeGreaterThan(0);
        for (const { to, template, about } of work.notices.slice(noticed)) {
          expect(about).toEqual({ collection: 'cases', id: 'case-1' });
          expect(isKnown(to, data)).toBe(true);
          if (act.party === 'owner') expect(template.startsWith('desk.')).toBe(true);
          if (act.party === 'owner' && 'person' in to) expect(to.person).not.toBe(owner);
          if (act.party === 'staff' && 'worker' in to)
            expect(to.worker).not.toBe(act.author.by === 'staff' && act.author.id);
        }
        lives.set(data.state, (lives.get(data.state) ?? 0) + 1);
      }
      checkStatistics(work);
    }),
    { numRuns: 600 },
  );
  // The lives were worth looking at.
  for (const state of ['reopened', 'confirmed', 'fixed', 'withdrawn', 'forwarded', 'in-progress', 'answered'])
    expect(lives.get(state), state).toBeGreaterThan(0);
});

it('tells nobody at night by itself, whenever the alarm comes', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(kinds, fc.array(step, { maxLength: 6 }), (kind, steps) => {
      const work = new CaseLife(office, { kind, clock: kind, urgent: true }, MONDAY);
      for (const [at, each] of steps.entries()) work.pass(each.gap).try(actOf(each, at));
      for (let looks = 0; looks < 30 && work.data.open && work.data.wakeAt !== null; looks += 1) {
        work.now = Math.max(work.now, work.data.wakeAt);
        const notices = work.wake();
        if (notices.length > 0) expect(isQuiet(work.now, office.profile.quietHours)).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});
