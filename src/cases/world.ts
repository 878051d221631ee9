import type { ClosedDays } from '#domain/calendar.ts';
import { startTimer, type Timer } from '#domain/timer.ts';
import type { Office } from '#offices/office.ts';
import type { Clock } from '#offices/schema/cases.ts';

/** What the engine must know beside the case itself; a turn has it all. */
export type World = { readonly office: Office; readonly now: number; readonly newId: () => string };

const closedDaysOf = new WeakMap<Office, ClosedDays>();

/** The days on which this office is closed beside weekends. */
export function closedDays(office: Office): ClosedDays {
  const known = closedDaysOf.get(office) ?? new Set(office.holidays.holidays.map(holiday => holiday.day));
  closedDaysOf.set(office, known);
  return known;
}

/** Until somebody takes it, every case is on this clock of the office's data. */
export const TAKE_CLOCK = 'screening';
/** The time that a resident has to say whether it is settled. */
export const CONFIRM_CLOCK = 'citizen-confirmation';

/** Starts a clock of the office's data now. */
export function startClock(id: string, { office, now }: Pick<World, 'office' | 'now'>): Timer {
  return startTimer(clockOf(office, id), now, closedDays(office));
}

/** A clock of the office's data; throws on one that they do not name. */
export function clockOf({ clocks }: Office, id: string): Clock {
  const found = clocks.find(clock => clock.id === id);
  if (!found) throw new Error(`no clock ${id}`);
  return found;
}
