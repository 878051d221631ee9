import * as v from 'valibot';
import { closedDays } from '#cases/world.ts';
import { addDays, addWorkingDays, bangkokDay, instantAt, isWorkingDay, weekday } from '#domain/calendar.ts';
import { type JsonObject, type Query, type Read, type Ref, ref, type Stored, type Write } from '#domain/record.ts';
import type { Office } from '#offices/office.ts';
import type { Service, Slots } from '#offices/schema/services.ts';

/**
 * Appointments. Each seat of each start is a record of its own, `seats/{service}:{day}:{time}:{n}`, made where there is
 * none: so no two people ever get one, and giving it back is deleting it. Its name stands in the case.
 */
export const Seat = v.object({
  service: v.string(),
  day: v.string(),
  time: v.string(),
  /** The case that has it, and its person: who is reminded. */
  case: v.string(),
  person: v.string(),
  /** When its person is reminded, then when the record goes, ms. */
  wakeAt: v.number(),
});
export type Seat = v.InferOutput<typeof Seat>;

/** A start that was chosen. */
export type Start = { readonly day: string; readonly time: string };

/** A day on which there are appointments, and how many seats are left at each of its starts. */
export type FreeDay = {
  readonly day: string;
  readonly times: readonly { readonly time: string; readonly left: number }[];
};

type World = { readonly office: Office; readonly now: number };

/** A reminder goes out at nine in the morning of the day before. */
const REMINDER_TIME = '09:00';
/** Kept for so long after the day. */
const KEPT_DAYS = 7;

/** The days that can be had: of the service's weekdays, open, neither too soon nor too far ahead. */
export function offeredDays({ weekdays, leadDays, horizonDays }: Slots, { office, now }: World): string[] {
  const closed = closedDays(office);
  const today = bangkokDay(now);
  const first = addWorkingDays(today, leadDays, closed);
  const days = Array.from({ length: horizonDays + 1 }, (_, ahead) => addDays(today, ahead));
  return days.filter(day => day >= first && weekdays.includes(weekday(day)) && isWorkingDay(day, closed));
}

/** Seats taken from today on; more than the query gives cannot be told apart from full. */
export function takenQuery({ id }: Pick<Service, 'id'>, slots: Slots, { now }: Pick<World, 'now'>): Query {
  const today = bangkokDay(now);
  return {
    collection: 'seats',
    where: { service: id },
    order: { field: 'day', from: today, to: addDays(today, slots.horizonDays) },
    limit: 300,
  };
}

/** So many appointments of one service may one person have ahead: seats are for everybody. */
export const MOST_AHEAD = 2;

/** The seats of a service that this person has ahead, with these records beside them. */
export function ownSeats({ id }: Pick<Service, 'id'>, person: string, now: number, beside: readonly Ref[]): Read {
  const where = { person, service: id };
  return { beside, query: { collection: 'seats', where, order: { field: 'day', from: bangkokDay(now) }, limit: 20 } };
}

/** What is left, start by start; a start that has begun is none. */
export function freeDays(slots: Slots, records: readonly (Stored | null)[], world: World): readonly FreeDay[] {
  const taken = new Map<string, number>();
  for (const record of records) {
    if (record?.ref.collection !== 'seats') continue;
    const at = `${record.data.day} ${record.data.time}`;
    taken.set(at, (taken.get(at) ?? 0) + 1);
  }
  return offeredDays(slots, world).map(day => ({
    day,
    times: slots.times
      .filter(time => instantAt(day, time) > world.now)
      .map(time => ({ time, left: Math.max(0, slots.capacity - (taken.get(`${day} ${time}`) ?? 0)) })),
  }));
}

/** All seats of a start: what must be read before one is taken. */
export function seatRefs({ id }: Pick<Service, 'id'>, { capacity }: Slots, { day, time }: Start): Ref[] {
  return Array.from({ length: capacity }, (_, n) => ref('seats', `${id}:${day}:${time}:${n}`));
}

/** Is this a start that the service offers now? */
export function isOffered(slots: Slots, { day, time }: Start, world: World): boolean {
  return slots.times.includes(time) && offeredDays(slots, world).includes(day) && instantAt(day, time) > world.now;
}

/**
 * Takes a free seat; null where there is none. `records`: what was read of `seatRefs`, in that order. Who meets somebody
 * else at the same seat starts again; each begins at another place, so few meet.
 */
export function takeSeat(
  service: Pick<Service, 'id'>,
  slots: Slots,
  start: Start,
  holder: { readonly case: string; readonly person: string },
  records: readonly (Stored | null)[],
  now: number,
): { readonly seat: string; readonly write: Write } | null {
  const refs = seatRefs(service, slots, start);
  const free = refs.filter((_, n) => !records[n]);
  const chosen = free[placeOf(holder.case) % Math.max(1, free.length)];
  if (!chosen) return null;
  const seat: Seat = { service: service.id, ...start, ...holder, wakeAt: reminderAt(start.day, now) };
  return { seat: chosen.id, write: { kind: 'create', ref: chosen, data: seat as JsonObject } };
}

/** The start that a case's seat stands for. */
export function startOf(seat: string): Start | null {
  const [, day, hours, minutes] = seat.split(':');
  return day && hours && minutes ? { day, time: `${hours}:${minutes}` } : null;
}

/** When its person is to be reminded, on the day before; who takes it later than that needs no reminder. */
function reminderAt(day: string, now: number): number {
  const at = instantAt(addDays(day, -1), REMINDER_TIME);
  return at > now ? at : seatEnds(day);
}

/** When the record of a seat goes. */
export function seatEnds(day: string): number {
  return instantAt(addDays(day, KEPT_DAYS));
}

/** Is it still ahead, so that a reminder helps? */
export function isAhead({ day, time }: Start, now: number): boolean {
  return instantAt(day, time) > now;
}

function placeOf(id: string): number {
  return [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 7);
}
