import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt } from '#domain/calendar.ts';
import type { Stored } from '#domain/record.ts';
import { freeDays, isOffered, offeredDays, seatRefs, startOf, takeSeat } from '#features/eservice/seats.ts';
import type { Slots } from '#offices/schema/services.ts';
import { office } from '../../support/turn.ts';

const both = (words: string) => ({ th: words, en: words });
const slots: Slots = {
  purpose: both('ตัวอย่าง'),
  weekdays: [1, 3],
  times: ['09:00', '10:30'],
  minutes: 60,
  capacity: 3,
  leadDays: 2,
  horizonDays: 14,
  place: both('ตัวอย่าง'),
  basis: both('ตัวอย่าง'),
  standing: 'to-be-confirmed',
};
const service = { id: 'sample' };
/** Friday, 20 November 2026, ten in the morning. */
const now = instantAt('2026-11-20', '10:00');
const world = { office, now };
const stored = (seat: string, data: object): Stored => ({
  ref: { collection: 'seats', id: seat },
  data: { ...data },
  version: '1',
});

describe('days of appointments', () => {
  it('are those of the service, after its working days of notice, as far ahead as it says', () => {
    expect(offeredDays(slots, world)).toEqual(['2026-11-25', '2026-11-30', '2026-12-02']);
  });

  it('leave out days on which the office is closed', () => {
    const holiday = { ...office.holidays.holidays[0], day: '2026-11-25' } as (typeof office.holidays.holidays)[number];
    const closed = { ...office, holidays: { ...office.holidays, holidays: [holiday] } };
    expect(offeredDays(slots, { office: closed, now })).toEqual(['2026-11-30', '2026-12-02']);
  });

  it('may begin today where no notice is needed, with the starts that are still ahead', () => {
    const today = { ...slots, leadDays: 0, weekdays: [5] };
    expect(freeDays(today, [], world)[0]).toEqual({ day: '2026-11-20', times: [{ time: '10:30', left: 3 }] });
    expect(isOffered(today, { day: '2026-11-20', time: '09:00' }, world)).toBe(false);
    expect(isOffered(today, { day: '2026-11-20', time: '10:30' }, world)).toBe(true);
  });

  it.each([
    ['a day before the notice', '2026-11-23', '09:00'],
    ['another weekday', '2026-11-26', '09:00'],
    ['a day too far ahead', '2026-12-09', '09:00'],
    ['a start that there is not', '2026-11-25', '11:00'],
    ['a day that is none', '2026-02-30', '09:00'],
  ])('do not take %s', (_, day, time) => {
    expect(isOffered(slots, { day, time }, world)).toBe(false);
  });
});

describe('a seat', () => {
  const start = { day: '2026-11-25', time: '09:00' };
  const holder = { case: 'case-1', person: 'Usomeone' };

  it('is taken where nobody has it, and says in its name what it is for', () => {
    const taken = takeSeat(service, slots, start, holder, [null, null, null], now);
    expect(taken?.write).toMatchObject({ kind: 'create', data: { ...start, ...holder, service: 'sample' } });
    expect(startOf(taken?.seat ?? '')).toEqual(start);
  });

  it('reminds at nine on the day before', () => {
    const taken = takeSeat(service, slots, start, holder, [], now);
    expect(taken?.write).toMatchObject({ data: { wakeAt: instantAt('2026-11-24', '09:00') } });
  });

  it('is counted in what is left', () => {
    const [ref] = seatRefs(service, slots, start);
    const free = freeDays(slots, [stored(ref?.id ?? '', start)], world);
    expect(free[0]).toEqual({
      day: start.day,
      times: [
        { time: '09:00', left: 2 },
        { time: '10:30', left: 3 },
      ],
    });
  });

  it('never goes to two people, whoever asks first, and all are given', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid(), { minLength: 1, maxLength: 8 }), ids => {
        const refs = seatRefs(service, slots, start);
        const seats = new Map<string, string>();
        for (const id of ids) {
          const records = refs.map(ref => (seats.has(ref.id) ? stored(ref.id, start) : null));
          const taken = takeSeat(service, slots, start, { case: id, person: 'U' }, records, now);
          if (taken) {
            expect(seats.has(taken.seat)).toBe(false);
            seats.set(taken.seat, id);
          }
        }
        expect(seats.size).toBe(Math.min(ids.length, slots.capacity));
      }),
    );
  });
});
