import * as v from 'valibot';
import { closedDays } from '#cases/world.ts';
import { bangkokDay } from '#domain/calendar.ts';
import type { Notice } from '#domain/notice.ts';
import { limitOf } from '#domain/quota.ts';
import { type JsonObject, type Query, type Ref, ref, type Stored, type Write } from '#domain/record.ts';
import { nextTime, type Schedule, ScheduleRecord } from '#domain/schedule.ts';
import { handlers } from '#features/handlers.ts';
import type { Ports } from '../ports.ts';
import { reminderWrite } from './outbox.ts';
import { readQuota } from './quota.ts';

/** What should have been done so long ago is left out. */
const TOO_LATE_MS = 12 * 3_600_000;
/** A commit holds 200 writes. */
const MOST_NOTICES = 190;
const PAGE = 100;
const MOST_PAGES = 30;

/**
 * Does what features do at set times. What one decides is committed together with its next time, so running this twice
 * does it once; a time that was missed by half a day is passed over. A schedule that is new begins with its next time.
 * Throws at the end where one could not be dealt with.
 */
export async function runSchedules(ports: Ports): Promise<void> {
  const { records } = await ports.store.query({ collection: 'schedules' });
  const known = new Map(records.map(record => [record.ref.id, record]));
  const fresh = declared().filter(([id]) => !known.has(id));
  if (fresh.length > 0 && (await isInUse(ports))) await begin(fresh, ports);
  const failures: unknown[] = [];
  for (const [id, schedule] of declared()) {
    const record = known.get(id);
    if (record) await runOne(record, schedule, ports).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'schedules that could not be dealt with');
}

type Declared = readonly (readonly [string, Schedule])[];

function declared(): Declared {
  return Object.entries(handlers).flatMap(([feature, { schedules = {} }]) =>
    Object.entries(schedules).map(([name, schedule]) => [`${feature}.${name}`, schedule] as const),
  );
}

/** Where nobody has ever been told anything, there is nothing to sum up. */
async function isInUse({ store }: Ports): Promise<boolean> {
  return (await store.query({ collection: 'outbox', limit: 1 })).records.length > 0;
}

/** A conflict means that another run was first. */
async function begin(schedules: Declared, ports: Ports): Promise<void> {
  const writes = schedules.map(([id, schedule]): Write => {
    const data: ScheduleRecord = { due: nextDue(schedule, ports), lastRunDay: null };
    return { kind: 'create', ref: ref('schedules', id), data: data as JsonObject };
  });
  await ports.store.commit(writes);
}

function nextDue({ when }: Schedule, { office, now }: Ports): number {
  return nextTime(when, office, closedDays(office), now());
}

/** A conflict means that another run was first. */
async function runOne(stored: Stored, schedule: Schedule, ports: Ports): Promise<void> {
  const now = ports.now();
  const before = v.parse(ScheduleRecord, stored.data);
  if (before.due > now) return;
  const day = bangkokDay(before.due);
  const isMissed = now - before.due > TOO_LATE_MS || before.lastRunDay === day;
  const notices = isMissed ? [] : await noticesOf(schedule, stored.ref, ports);
  const after: ScheduleRecord = { due: nextDue(schedule, ports), lastRunDay: isMissed ? before.lastRunDay : day };
  const data = after as JsonObject;
  const write: Write = { kind: 'replace', ref: stored.ref, data, if: { version: stored.version } };
  const world = { office: ports.office, now, newId: ports.newId };
  await ports.store.commit([write, ...notices.map(notice => reminderWrite(notice, world))]);
}

async function noticesOf({ read, decide }: Schedule, self: Ref, ports: Ports): Promise<readonly Notice[]> {
  const found = await all(read, ports);
  if (found.length === 0) return [];
  const quota = await readQuota(ports);
  const limit = limitOf(quota, ports.office);
  const left = limit === null ? null : Math.max(0, limit - quota.used);
  const world = { office: ports.office, now: ports.now(), self, left };
  return decide(found, world).slice(0, MOST_NOTICES);
}

async function all(read: Query, { store }: Ports): Promise<Stored[]> {
  const found: Stored[] = [];
  let query: Query = { ...read, limit: PAGE };
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { records, cursor } = await store.query(query);
    found.push(...records);
    if (cursor === null) break;
    query = { ...query, cursor };
  }
  return found;
}
