import * as v from 'valibot';
import type { Clock } from '#offices/schema/cases.ts';
import type { Day } from '#offices/schema/common.ts';
import {
  addDays,
  addWorkingDays,
  bangkokDay,
  type ClosedDays,
  daysBetween,
  instantAt,
  workingDaysBetween,
} from './calendar.ts';

/**
 * A running limit of one case: which clock of the office's data, since when, and how long it stood still. Days of a pause
 * count in the clock's own unit. Pure.
 */
export const Timer = v.object({
  clock: v.string(),
  startedAt: v.number(),
  /** Since when it stands still, ms; null: it runs. */
  pausedAt: v.nullable(v.number()),
  /** How long it has stood still before, in the clock's unit. */
  paused: v.number(),
  /** The last instant in time, ms: the end of the due day, or the hour. */
  dueAt: v.number(),
});
export type Timer = v.InferOutput<typeof Timer>;

const hour = 3_600_000;

/** Starts a clock that has a limit of its own; throws on one that has not, as a loan's. */
export function startTimer(clock: Clock, now: number, closed: ClosedDays): Timer {
  const timer = { clock: clock.id, startedAt: now, pausedAt: null, paused: 0 };
  return { ...timer, dueAt: dueAt(clock, timer, closed) };
}

/** Stops the clock where it stands; one that stands still already stays as it is. */
export function pauseTimer(timer: Timer, now: number): Timer {
  return timer.pausedAt === null ? { ...timer, pausedAt: now } : timer;
}

/** Lets it run on: what it stood still is added to the due day. */
export function resumeTimer(timer: Timer, clock: Clock, now: number, closed: ClosedDays): Timer {
  if (timer.pausedAt === null) return timer;
  const stood = timeBetween(clock, timer.pausedAt, now, closed);
  const running = { ...timer, pausedAt: null, paused: timer.paused + stood };
  return { ...running, dueAt: dueAt(clock, running, closed) };
}

function dueAt(clock: Clock, { startedAt, paused }: Omit<Timer, 'dueAt'>, closed: ClosedDays): number {
  if (!clock.limit) throw new Error(`the clock ${clock.id} has no limit`);
  const amount = clock.limit.amount + paused;
  if (clock.limit.unit === 'hours') return startedAt + amount * hour;
  const day = bangkokDay(startedAt);
  const last = clock.limit.unit === 'working-days' ? addWorkingDays(day, amount, closed) : addDays(day, amount);
  return endOf(last);
}

function timeBetween(clock: Clock, from: number, to: number, closed: ClosedDays): number {
  if (clock.limit?.unit === 'hours') return Math.max(0, to - from) / hour;
  const [first, last] = [bangkokDay(from), bangkokDay(to)];
  return clock.limit?.unit === 'working-days'
    ? workingDaysBetween(first, last, closed)
    : Math.max(0, daysBetween(first, last));
}

/** The last millisecond of a day in Thailand. */
export function endOf(day: Day): number {
  return instantAt(addDays(day, 1)) - 1;
}
