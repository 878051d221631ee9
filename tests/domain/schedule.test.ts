import { describe, expect, it } from 'vitest';
import { nextTime } from '../../src/domain/schedule.ts';
import { office } from '../support/turn.ts';

const at = (time: string) => Date.parse(`${time}+07:00`);
const shown = (instant: number) => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16);
const weekly = { weekdays: [1], at: 'opens' } as const;
const daily = { weekdays: [1, 2, 3, 4, 5], at: 'opens' } as const;
const open = new Set<string>();

describe('the next time of a schedule', () => {
  // 8 June 2026 is a Monday.
  it('is when the office opens, later the same day or on the next of its days', () => {
    expect(shown(nextTime(weekly, office, open, at('2026-06-08T08:29')))).toBe('2026-06-08T08:30');
    expect(shown(nextTime(weekly, office, open, at('2026-06-08T08:30')))).toBe('2026-06-15T08:30');
    expect(shown(nextTime(daily, office, open, at('2026-06-08T08:30')))).toBe('2026-06-09T08:30');
  });

  it('passes over a weekend', () => {
    expect(shown(nextTime(daily, office, open, at('2026-06-12T09:00')))).toBe('2026-06-15T08:30');
  });

  it('moves from a holiday to the first open day after it, and back to its own day the week after', () => {
    const closed = new Set(['2026-06-08', '2026-06-09']);
    expect(shown(nextTime(weekly, office, closed, at('2026-06-05T12:00')))).toBe('2026-06-10T08:30');
    expect(shown(nextTime(weekly, office, closed, at('2026-06-10T08:30')))).toBe('2026-06-15T08:30');
    expect(shown(nextTime(daily, office, closed, at('2026-06-05T12:00')))).toBe('2026-06-10T08:30');
  });

  it('may be an hour of its own', () => {
    const evening = { weekdays: [5], at: '15:45' } as const;
    expect(shown(nextTime(evening, office, open, at('2026-06-08T08:30')))).toBe('2026-06-12T15:45');
  });

  it('does not exist without a weekday', () => {
    expect(() => nextTime({ weekdays: [], at: 'opens' }, office, open, at('2026-06-08T08:30'))).toThrow(
      'without a day',
    );
  });
});
