import * as v from 'valibot';
import type { Office } from '#offices/office.ts';
import { bangkokDay } from './calendar.ts';
import { type Ref, ref } from './record.ts';

/**
 * The messages that LINE counts this month, `quota/{month}`: pushes and multicasts, one for each person; replies are free.
 * LINE's own figures, and what we have sent since they were read. Pure.
 */
export const MonthsQuota = v.object({
  /** `2040-03`, in Thailand. */
  month: v.string(),
  /** When LINE was asked last, ms; 0: not yet this month. */
  at: v.optional(v.number(), 0),
  /** Null: any number. Lacking: LINE has not been asked. */
  limit: v.optional(v.nullable(v.number())),
  used: v.optional(v.number(), 0),
});
export type MonthsQuota = v.InferOutput<typeof MonthsQuota>;

export function monthOf(now: number): string {
  return bangkokDay(now).slice(0, 7);
}

export function quotaRef(month: string): Ref {
  return ref('quota', month);
}

/** How many messages LINE sends this month; where it never said, what the office expects. Null: any number. */
export function limitOf({ limit }: Pick<MonthsQuota, 'limit'>, { profile }: Pick<Office, 'profile'>): number | null {
  return limit === undefined ? profile.quota.freePerMonth : limit;
}

/**
 * Would these messages, of which none is urgent, begin in the part of the month's quota that is kept back, or run into it?
 * With no messages a month at all there is nothing to keep back; LINE then says so itself.
 */
export function isKeptBack(people: number, quota: MonthsQuota, office: Pick<Office, 'profile'>): boolean {
  const limit = limitOf(quota, office);
  if (limit === null || limit === 0) return false;
  return limit - quota.used - (people - 1) < (limit * office.profile.quota.reservePercent) / 100;
}
