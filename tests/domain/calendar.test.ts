import { describe, expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  bangkokDay,
  calendarYear,
  daysBetween,
  fiscalQuarter,
  fiscalYear,
  fiscalYearDays,
  formatDay,
  formatMonth,
  instantAt,
  isDay,
  isQuiet,
  isWorkingDay,
  quietEnd,
  weekday,
  workingDaysBetween,
} from '#domain/calendar.ts';

const at = (iso: string) => Date.parse(iso);
const closed = new Set(['2026-12-07', '2026-12-10', '2026-12-31', '2027-01-01']);

describe('years', () => {
  test('the fiscal year turns at midnight in Bangkok on 1 October', () => {
    expect(fiscalYear(bangkokDay(at('2022-09-30T16:59:59Z')))).toBe(2565);
    expect(fiscalYear(bangkokDay(at('2022-09-30T17:00:00Z')))).toBe(2566);
  });

  test('the calendar year turns at midnight in Bangkok on 1 January', () => {
    expect(calendarYear(bangkokDay(at('2026-12-31T16:59:59.999Z')))).toBe(2569);
    expect(calendarYear(bangkokDay(at('2026-12-31T17:00:00Z')))).toBe(2570);
  });

  test('a fiscal year runs from October to September in four quarters', () => {
    expect(fiscalYearDays(2565)).toStrictEqual({ from: '2021-10-01', to: '2022-09-30' });
    expect(['2021-10-01', '2022-01-01', '2022-04-01', '2022-07-01', '2022-09-30'].map(fiscalQuarter)).toStrictEqual([
      1, 2, 3, 4, 4,
    ]);
  });
});

describe('days', () => {
  test('a day begins at 17:00 UTC of the day before', () => {
    expect(bangkokDay(at('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
    expect(bangkokDay(at('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
    expect(instantAt('2026-11-23')).toBe(at('2026-11-22T17:00:00Z'));
    expect(instantAt('2026-11-23', '08:30')).toBe(at('2026-11-23T01:30:00Z'));
  });

  test('days are counted across months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2022-04-01', '2022-09-30')).toBe(182);
    expect(daysBetween('2022-04-02', '2022-04-01')).toBe(-1);
  });

  test('a day that the calendar lacks is not a day', () => {
    expect(isDay('2028-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-13-01')).toBe(false);
    expect(isDay('1 เมษายน 2565')).toBe(false);
  });

  test('the week begins on Monday', () => {
    expect(weekday('2026-11-23')).toBe(1);
    expect(weekday('2026-11-22')).toBe(7);
    expect(weekday('2022-04-01')).toBe(5);
  });
});

describe('working days', () => {
  test('weekends and closed days are left out and the first day is not counted', () => {
    expect(addWorkingDays('2026-12-04', 1, closed)).toBe('2026-12-08');
    expect(addWorkingDays('2026-12-30', 1, closed)).toBe('2027-01-04');
    expect(addWorkingDays('2026-12-05', 0, closed)).toBe('2026-12-05');
    expect(addWorkingDays('2027-01-04', -1, closed)).toBe('2026-12-30');
    expect(isWorkingDay('2026-12-10', closed)).toBe(false);
    expect(isWorkingDay('2026-12-11', closed)).toBe(true);
  });

  test('working days between two days are those that adding passes', () => {
    expect(workingDaysBetween('2026-12-04', '2026-12-08', closed)).toBe(1);
    expect(workingDaysBetween('2026-12-30', '2027-01-04', closed)).toBe(1);
    expect(workingDaysBetween('2026-12-08', '2026-12-04', closed)).toBe(0);
    for (const count of [1, 5, 15, 30]) {
      expect(workingDaysBetween('2026-11-23', addWorkingDays('2026-11-23', count, closed), closed)).toBe(count);
    }
  });
});

describe('quiet hours', () => {
  const hours = { from: '20:00', to: '07:00' };

  test('the night begins at 20:00 and ends at 07:00 in Thailand', () => {
    expect(isQuiet(instantAt('2026-11-22', '19:59'), hours)).toBe(false);
    expect(isQuiet(instantAt('2026-11-22', '20:00'), hours)).toBe(true);
    expect(isQuiet(instantAt('2026-11-23', '00:00'), hours)).toBe(true);
    expect(isQuiet(instantAt('2026-11-23', '06:59'), hours)).toBe(true);
    expect(isQuiet(instantAt('2026-11-23', '07:00'), hours)).toBe(false);
  });

  test('what falls into the night waits until the morning', () => {
    expect(quietEnd(instantAt('2026-11-22', '21:30'), hours)).toBe(instantAt('2026-11-23', '07:00'));
    expect(quietEnd(instantAt('2026-11-23', '01:00'), hours)).toBe(instantAt('2026-11-23', '07:00'));
    expect(quietEnd(instantAt('2026-11-23', '12:00'), hours)).toBe(instantAt('2026-11-23', '12:00'));
  });

  test('quiet hours may lie within one day', () => {
    const noon = { from: '12:00', to: '13:00' };
    expect(quietEnd(instantAt('2026-11-23', '12:30'), noon)).toBe(instantAt('2026-11-23', '13:00'));
    expect(isQuiet(instantAt('2026-11-23', '13:00'), noon)).toBe(false);
    expect(isQuiet(instantAt('2026-11-23', '12:30'), { from: '00:00', to: '00:00' })).toBe(false);
  });
});

test('dates are written in the Buddhist era, in English with both', () => {
  expect(formatDay('2022-04-01', 'th')).toBe('1 เมษายน 2565');
  expect(formatDay('2022-04-01', 'en')).toBe('1 April 2022 (B.E. 2565)');
  expect(formatDay('2022-04-01', 'th', 'short')).toBe('1 เม.ย. 65');
  expect(formatDay('2022-04-01', 'en', 'short')).toBe('1 Apr 2022');
  expect(formatDay('2026-12-31', 'th')).toBe('31 ธันวาคม 2569');
  expect(formatMonth('2022-09-30', 'th')).toBe('กันยายน 2565');
  expect(formatMonth('2022-09-30', 'en')).toBe('September 2022 (B.E. 2565)');
  expect(formatMonth('2022-09-30', 'th', 'short')).toBe('ก.ย. 65');
});
