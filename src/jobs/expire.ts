import type { Ports } from '../ports.ts';
import { collections } from '../store/collections.ts';

const BATCH = 100;

/** Deletes what has passed its `expires`, a batch per collection and run; the alarm comes again while more is due. */
export async function expire(ports: Ports): Promise<void> {
  for (const [collection, { indexes }] of Object.entries(collections)) {
    if (!indexes.some(index => 'order' in index && index.order === 'expires')) continue;
    const { records } = await ports.store.query({
      collection,
      order: { field: 'expires', to: ports.now() },
      limit: BATCH,
    });
    if (records.length === 0) continue;
    await ports.store.commit(records.map(record => ({ kind: 'delete', ref: record.ref }) as const));
  }
}
