import type { ClosedDays } from '#domain/calendar.ts';
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

/** A clock of the office's data; throws on one that they do not name. */
export function clockOf({ clocks }: Office, id: string): Clock {
  const found = clocks.find(clock => clock.id === id);
  if (!found) throw new Error(`no clock ${id}`);
  return found;
}
