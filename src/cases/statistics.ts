import { bangkokDay, fiscalYear } from '#domain/calendar.ts';
import { type CaseAct, endsWithAnswer } from '#domain/case.ts';
import { type Ref, ref, type Write } from '#domain/record.ts';
import { type Case, starsOf } from './record.ts';

/** What is counted: `received` when filed, `taken` when first acknowledged, else the act. */
type Counted = 'received' | 'taken' | 'late' | CaseAct;

/** The counts of a fiscal year; they are kept as things happen, so that no report has to read all cases. */
export function statisticsRef(year: number): Ref {
  return ref('statistics', `cases-${year}`);
}

/**
 * Adds one event to the statistics of the fiscal year in which it happens: in all, by kind, by category, by channel, and
 * the hours since filing, from which a mean is made. Names no person.
 */
export function countWrite(what: Counted, subject: Case, now: number): Write {
  const { kind, category, channel, division } = subject;
  const hours = Math.max(0, Math.round((now - subject.at) / 3_600_000));
  return {
    kind: 'increment',
    ref: statisticsRef(fiscalYear(bangkokDay(now))),
    by: {
      [what]: 1,
      [`${what}.${kind}`]: 1,
      [`${what}.${kind}.division.${division}`]: 1,
      [`${what}.${kind}.category.${category ?? 'none'}`]: 1,
      [`${what}.${kind}.channel.${channel}`]: 1,
      ...(what === 'received' ? {} : { [`${what}.${kind}.hours`]: hours }),
    },
  };
}

/** What a step adds to the statistics. Several steps of one turn must be summed before they are written. */
export function counted(act: CaseAct, before: Case | null, after: Case, now: number): readonly Counted[] {
  if (!before) return ['received'];
  // Somebody who thinks better of it has rated once all the same.
  if (act === 'rate' && starsOf(before) !== null) return [];
  // An answer that is given once more settles nothing; and days that the clock stood still are in its day by now.
  const isAnswered = act === 'answer' && endsWithAnswer(after.kind) && before.state !== 'answered';
  const isLate = (act === 'fix' || isAnswered) && now > after.timers.settle.dueAt;
  const isTaken = act === 'acknowledge' && !before.history.some(entry => entry.act === 'acknowledge');
  return [...(isTaken ? (['taken'] as const) : []), act, ...(isLate ? (['late'] as const) : [])];
}

/**
 * The stars of a rating, from which a mean is made with the count of ratings. A rating that was changed counts as the last
 * one, in the year of the first; null: nothing changes.
 */
export function starsWrite(before: Case, after: Case, now: number): Write | null {
  const more = (starsOf(after) ?? 0) - (starsOf(before) ?? 0);
  if (more === 0) return null;
  const first = before.history.find(({ stars }) => stars !== null)?.at ?? now;
  return {
    kind: 'increment',
    ref: statisticsRef(fiscalYear(bangkokDay(first))),
    by: { [`stars.${after.kind}`]: more, [`stars.${after.kind}.category.${after.category ?? 'none'}`]: more },
  };
}

/** One write for many events of the same year; a commit touches each record once. */
export function summed(writes: readonly Write[]): Write[] {
  const sums = new Map<string, Write & { kind: 'increment' }>();
  for (const write of writes) {
    if (write.kind !== 'increment') continue;
    const known = sums.get(write.ref.id);
    const by: Record<string, number> = { ...known?.by };
    for (const [field, amount] of Object.entries(write.by)) by[field] = (by[field] ?? 0) + amount;
    sums.set(write.ref.id, { ...write, by });
  }
  return [...sums.values()];
}
