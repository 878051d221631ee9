import * as v from 'valibot';
import { isKeptBack, limitOf, MonthsQuota, monthOf, quotaRef } from '#domain/quota.ts';
import type { JsonObject, Stored, Write } from '#domain/record.ts';
import type { Ports } from '../ports.ts';

/** LINE is asked at most once in so long. */
const FRESH_MS = 10 * 60_000;

/** The month's quota during one run of a job, in which several pushes go out at once. */
export type QuotaGuard = {
  /** May these messages go out now? If so, they are counted. What is urgent always may. */
  take(people: number, urgent: boolean): Promise<boolean>;
  /** They did not go out after all. */
  giveBack(people: number): void;
  /** LINE has taken them: to be written with what became of them. */
  sent(people: number): Write;
  /** LINE says that the month's messages are used up, whatever we thought. */
  usedUp(): Promise<Write | null>;
};

export function quotaGuard(ports: Ports): QuotaGuard {
  let known: Promise<MonthsQuota> | undefined;
  let taken = 0;
  const read = () => {
    known ??= readQuota(ports);
    return known;
  };
  const month = () => monthOf(ports.now());
  return {
    async take(people, urgent) {
      if (!urgent) {
        const quota = await read();
        if (isKeptBack(people, { ...quota, used: quota.used + taken }, ports.office)) return false;
      }
      taken += people;
      return true;
    },
    giveBack(people) {
      taken -= people;
    },
    sent: people => ({
      kind: 'increment',
      ref: quotaRef(month()),
      by: { used: people },
      set: { month: month() },
    }),
    async usedUp() {
      const limit = limitOf(await read(), ports.office);
      if (limit === null) return null;
      taken = Math.max(taken, limit);
      return { kind: 'increment', ref: quotaRef(month()), by: {}, set: { month: month(), used: limit } };
    },
  };
}

/**
 * The month's quota: as it was read less than ten minutes ago, with what we have sent since; else as LINE says now. Where
 * LINE does not say, what is known stays, and counts on; a new month begins with none used.
 */
export async function readQuota(ports: Ports): Promise<MonthsQuota> {
  const before = await newest(ports);
  if (before && isFresh(before.quota, ports.now())) return before.quota;
  const read = await ports.line.quota();
  for (let tries = 0, latest = before; ; tries += 1, latest = await newest(ports)) {
    if (tries > 0 && latest && isFresh(latest.quota, ports.now())) return latest.quota;
    const month = monthOf(ports.now());
    const current = latest?.quota.month === month ? latest : null;
    const limit = latest?.quota.limit;
    const told = read ?? { used: current?.quota.used ?? 0, ...(limit === undefined ? {} : { limit }) };
    const quota: MonthsQuota = { month, at: ports.now(), ...told };
    const result = await ports.store.commit([writeOf(quota, current?.record ?? null)]);
    if (result.ok || tries >= 2) return quota;
  }
}

function isFresh({ month, at }: MonthsQuota, now: number): boolean {
  return month === monthOf(now) && at <= now && now - at < FRESH_MS;
}

/** This month's, or what was known last. */
async function newest({ store }: Ports): Promise<{ record: Stored; quota: MonthsQuota } | null> {
  const { records } = await store.query({
    collection: 'quota',
    order: { field: 'month', direction: 'desc' },
    limit: 1,
  });
  const [record] = records;
  return record ? { record, quota: v.parse(MonthsQuota, record.data) } : null;
}

function writeOf(quota: MonthsQuota, record: Stored | null): Write {
  const data = quota as JsonObject;
  return record
    ? { kind: 'replace', ref: record.ref, data, if: { version: record.version } }
    : { kind: 'create', ref: quotaRef(quota.month), data };
}
