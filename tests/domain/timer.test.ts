import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedDays } from '#cases/world.ts';
import { addDays, bangkokDay, instantAt, isWorkingDay, workingDaysBetween } from '#domain/calendar.ts';
import { endOf, pauseTimer, resumeTimer, startTimer, type Timer } from '#domain/timer.ts';
import type { Clock } from '#offices/schema/cases.ts';
import { office } from '../support/turn.ts';

const closed = closedDays(office);
const text = { th: 'ก', en: 'a' };
const clock = (unit: NonNullable<Clock['limit']>['unit'], amount: number): Clock => ({
  id: `${unit}-${amount}`,
  name: text,
  limit: { amount, unit },
  reminders: [],
  escalation: [],
  basis: text,
  standing: 'to-be-confirmed',
});
const working = (amount: number) => clock('working-days', amount);
const calendar = (amount: number) => clock('calendar-days', amount);
const hours = (amount: number) => clock('hours', amount);

/** At so much o'clock in Thailand. */
const at = (day: string, time = '10:00') => instantAt(day, time);
const dueDay = (timer: Timer) => bangkokDay(timer.dueAt);
const start = (limit: Clock, from: number) => startTimer(limit, from, closed);
/** The due day after standing still over these spans. */
function dueAfter(limit: Clock, from: number, ...pauses: [from: number, to: number][]): string {
  let timer = start(limit, from);
  for (const [stop, go] of pauses) timer = resumeTimer(pauseTimer(timer, stop), limit, go, closed);
  return dueDay(timer);
}

describe('a limit in working days', () => {
  it.each([
    ['a Monday', '2026-06-08', 1, '2026-06-09'],
    ['a Friday, over the weekend', '2026-06-12', 1, '2026-06-15'],
    ['a Saturday', '2026-06-13', 1, '2026-06-15'],
    ['a Sunday', '2026-06-14', 3, '2026-06-17'],
    ['the Friday before Songkran, Monday to Wednesday closed', '2026-04-10', 1, '2026-04-16'],
    ['the last working day of the year, over both New Year days', '2026-12-30', 1, '2027-01-04'],
    ['New Year’s Eve 2025, over an extra holiday', '2025-12-31', 1, '2026-01-05'],
    ['a Saturday with a holiday made good on Monday', '2026-05-30', 1, '2026-06-02'],
    ['a Friday before a holiday on Saturday, made good on Monday', '2026-12-04', 1, '2026-12-08'],
    ['a Tuesday before three holidays in a row', '2026-07-27', 2, '2026-08-03'],
    ['the Friday before a holiday in the middle of two weeks', '2026-08-07', 3, '2026-08-13'],
  ])('from %s', (_, from, amount, due) => {
    expect(dueDay(start(working(amount), at(from)))).toBe(due);
  });

  it('lasts until the last millisecond of its last day in Thailand', () => {
    expect(start(working(1), at('2026-06-08')).dueAt).toBe(Date.parse('2026-06-09T16:59:59.999Z'));
    expect(endOf('2026-06-09')).toBe(Date.parse('2026-06-09T16:59:59.999Z'));
  });

  it('always ends on a working day, after exactly so many of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 40 }), (days, amount) => {
        const from = addDays('2026-01-01', days);
        const due = dueDay(start(working(amount), at(from)));
        expect(isWorkingDay(due, closed)).toBe(true);
        expect(workingDaysBetween(from, due, closed)).toBe(amount);
      }),
    );
  });
});

describe('a limit in calendar days', () => {
  it.each([
    ['over weekends and holidays alike', '2026-04-10', 15, '2026-04-25'],
    ['onto a Sunday', '2026-06-06', 15, '2026-06-21'],
    ['across New Year', '2026-12-25', 14, '2027-01-08'],
    ['across 29 February', '2028-02-20', 15, '2028-03-06'],
  ])('counts on %s', (_, from, amount, due) => {
    expect(dueDay(start(calendar(amount), at(from)))).toBe(due);
  });
});

describe('a limit in hours', () => {
  it('is 72 hours to the millisecond, over nights, weekends and holidays', () => {
    const from = Date.parse('2026-04-11T20:34:56.789Z');
    expect(start(hours(72), from).dueAt).toBe(Date.parse('2026-04-14T20:34:56.789Z'));
  });

  it('stands still to the millisecond', () => {
    const from = at('2026-06-08');
    const timer = pauseTimer(start(hours(72), from), from + 1_234_567);
    const on = resumeTimer(timer, hours(72), from + 5_000_000, closed);
    expect(on.dueAt).toBeCloseTo(from + 72 * 3_600_000 + (5_000_000 - 1_234_567), 3);
  });

  it('gains nothing by a machine clock that went back', () => {
    const from = at('2026-06-08');
    const timer = pauseTimer(start(hours(72), from), from + 5_000_000);
    expect(resumeTimer(timer, hours(72), from + 4_000_000, closed).dueAt).toBe(from + 72 * 3_600_000);
    const days = pauseTimer(start(calendar(15), from), at('2026-06-10'));
    expect(dueDay(resumeTimer(days, calendar(15), at('2026-06-09'), closed))).toBe('2026-06-23');
  });
});

describe('midnight in Thailand', () => {
  it.each([
    ['2026-06-08T16:59:59.999Z', '2026-06-23', '2026-06-09'],
    ['2026-06-08T17:00:00.000Z', '2026-06-24', '2026-06-10'],
  ])('is what decides the day on which a clock starts: %s', (instant, calendarDue, workingDue) => {
    expect(dueDay(start(calendar(15), Date.parse(instant)))).toBe(calendarDue);
    expect(dueDay(start(working(1), Date.parse(instant)))).toBe(workingDue);
  });

  it('is what decides how many days a clock has stood still', () => {
    const from = at('2026-06-01');
    const [before, after] = [Date.parse('2026-06-08T16:59:59.999Z'), Date.parse('2026-06-08T17:00:00.000Z')];
    expect(dueAfter(calendar(15), from, [before, after])).toBe('2026-06-17');
    expect(dueAfter(calendar(15), from, [after, Date.parse('2026-06-09T16:59:59.999Z')])).toBe('2026-06-16');
  });
});

describe('a clock that stands still', () => {
  const monday = at('2026-06-08');

  it('gains nothing on the same day', () => {
    expect(dueAfter(working(3), monday, [at('2026-06-09', '08:31'), at('2026-06-09', '16:29')])).toBe('2026-06-11');
    expect(dueAfter(calendar(15), monday, [at('2026-06-09', '00:00'), at('2026-06-09', '23:59')])).toBe('2026-06-23');
  });

  it('gains the days in its own unit', () => {
    const pause: [number, number] = [at('2026-06-09'), at('2026-06-11')];
    expect(dueAfter(working(3), monday, pause)).toBe('2026-06-15');
    expect(dueAfter(calendar(15), monday, pause)).toBe('2026-06-25');
  });

  it('gains no working day by a weekend, and one for the Monday', () => {
    expect(dueAfter(working(5), monday, [at('2026-06-12'), at('2026-06-14')])).toBe('2026-06-15');
    expect(dueAfter(working(5), monday, [at('2026-06-12'), at('2026-06-15')])).toBe('2026-06-16');
    expect(dueAfter(calendar(15), monday, [at('2026-06-12'), at('2026-06-15')])).toBe('2026-06-26');
  });

  it('gains no working day by Songkran', () => {
    const from = at('2026-04-07');
    expect(dueAfter(working(5), from, [at('2026-04-10'), at('2026-04-15')])).toBe('2026-04-17');
    expect(dueAfter(working(5), from, [at('2026-04-10'), at('2026-04-16')])).toBe('2026-04-20');
  });

  it('adds up how often it stood', () => {
    const pauses: [number, number][] = [
      [at('2026-06-09'), at('2026-06-10')],
      [at('2026-06-10', '11:00'), at('2026-06-10', '12:00')],
      [at('2026-06-12'), at('2026-06-16')],
    ];
    expect(dueAfter(working(5), monday, ...pauses)).toBe('2026-06-18');
    expect(dueAfter(calendar(15), monday, ...pauses)).toBe('2026-06-28');
  });

  it('stays late by as much as it was late when it stopped', () => {
    const pause: [number, number] = [at('2026-06-25'), at('2026-07-05')];
    expect(dueAfter(calendar(15), monday, pause)).toBe('2026-07-03');
  });

  it('remembers since when; stopping it again or letting it run on twice changes nothing', () => {
    const limit = calendar(15);
    const timer = pauseTimer(start(limit, monday), at('2026-06-09'));
    expect(pauseTimer(timer, at('2026-06-11'))).toBe(timer);
    const on = resumeTimer(timer, limit, at('2026-06-12'), closed);
    expect(on).toMatchObject({ pausedAt: null, paused: 3 });
    expect(resumeTimer(on, limit, at('2026-06-15'), closed)).toBe(on);
  });

  it('never comes due earlier by standing still, whatever its unit', () => {
    const unit = fc.constantFrom('working-days', 'calendar-days', 'hours');
    const gaps = fc.array(fc.integer({ min: 0, max: 20 * 86_400_000 }), { maxLength: 8 });
    fc.assert(
      fc.property(unit, fc.integer({ min: 1, max: 80 }), gaps, (of, amount, spans) => {
        const limit = clock(of as 'hours', amount);
        let now = monday;
        let timer = start(limit, now);
        for (const span of spans) {
          const before = timer.dueAt;
          now += span;
          timer = timer.pausedAt === null ? pauseTimer(timer, now) : resumeTimer(timer, limit, now, closed);
          expect(timer.dueAt).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });
});

describe('a clock without a limit of its own', () => {
  it('cannot be started', () => {
    expect(() => start({ ...working(1), limit: null }, at('2026-06-08'))).toThrow('no limit');
  });
});
