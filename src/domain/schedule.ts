import * as v from 'valibot';
import type { Office } from '#offices/office.ts';
import type { Day } from '#offices/schema/common.ts';
import { addDays, bangkokDay, type ClosedDays, instantAt, isWorkingDay, weekday } from './calendar.ts';
import type { Notice } from './notice.ts';
import type { Query, Ref, Stored } from './record.ts';

/**
 * When something is done regularly: on these days (1 = Monday … 7 = Sunday), or on the next day on which the office is
 * open; when it opens, or at an hour.
 */
export type When = { readonly weekdays: readonly number[]; readonly at: 'opens' | `${number}:${number}` };

/** What a feature does at set times, once each time: from what its query finds it decides whom to tell what. */
export type Schedule = {
  readonly when: When;
  /** All records that it finds are read. */
  readonly read: Query;
  readonly decide: (
    found: readonly Stored[],
    world: {
      readonly office: Office;
      readonly now: number;
      /** The schedule's own record: what a notice can be about that is about no other. */
      readonly self: Ref;
      /** Messages that LINE still sends this month; null: any number. */
      readonly left: number | null;
    },
  ) => readonly Notice[];
};

/** `schedules/{feature}.{name}`. */
export const ScheduleRecord = v.object({
  due: v.number(),
  /** The day on which it last ran. */
  lastRunDay: v.nullable(v.string()),
});
export type ScheduleRecord = v.InferOutput<typeof ScheduleRecord>;

/** The first time after this instant. A schedule without weekdays has none, and throws. */
export function nextTime({ weekdays, at }: When, { profile }: Office, closed: ClosedDays, after: number): number {
  const time = at === 'opens' ? profile.officeHours.opens : at;
  const first = bangkokDay(after);
  for (let ahead = 0; ahead < 60; ahead += 1) {
    const day = addDays(first, ahead);
    const instant = instantAt(day, time);
    if (instant > after && isRunDay(day, weekdays, closed)) return instant;
  }
  throw new Error('a schedule without a day');
}

/** One of its weekdays, or the first open day after one on which the office was closed. */
function isRunDay(day: Day, weekdays: readonly number[], closed: ClosedDays): boolean {
  if (!isWorkingDay(day, closed)) return false;
  for (let each = day; ; each = addDays(each, -1)) {
    if (each !== day && isWorkingDay(each, closed)) return false;
    if (weekdays.includes(weekday(each))) return true;
    if (each < addDays(day, -30)) return false;
  }
}
