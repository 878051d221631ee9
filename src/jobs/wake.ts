import type { Wake } from '#domain/handler.ts';
import type { Stored } from '#domain/record.ts';
import { handlers } from '#features/handlers.ts';
import type { Ports } from '../ports.ts';
import { type Collection, collections } from '../store/collections.ts';
import { reminderWrite } from './outbox.ts';

const AT_MOST = 50;

/**
 * Lets every record whose time has come do what its feature says: remind, escalate, close, forget. What it decides is
 * committed together with the record's next time, so running this twice does it once. Throws at the end where a record
 * could not be dealt with, so that whoever calls lets some time pass.
 */
export async function wake(ports: Ports): Promise<void> {
  const failures: unknown[] = [];
  for (const [collection, { due }] of Object.entries(collections as Record<string, Collection>)) {
    if (due?.job !== 'wake') continue;
    const { records } = await ports.store.query({
      collection,
      order: { field: due.field, to: ports.now() },
      limit: AT_MOST,
    });
    for (const record of records) await wakeOne(record, ports).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'records that could not be woken');
}

/** A conflict means that somebody has just changed the record: its new time will come. */
async function wakeOne(record: Stored, ports: Ports): Promise<void> {
  const world = { office: ports.office, now: ports.now(), newId: ports.newId };
  const { writes, notices } = wakeOf(record.ref.collection)(record, world);
  await ports.store.commit([...writes, ...notices.map(notice => reminderWrite(notice, world))]);
}

function wakeOf(collection: string): Wake {
  const found = Object.values(handlers).find(handler => handler.wakes?.[collection])?.wakes?.[collection];
  if (!found) throw new Error(`nothing wakes ${collection}`);
  return found;
}
