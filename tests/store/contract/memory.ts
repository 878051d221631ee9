import { type JsonObject, type Query, type Ref, refKey, type Scalar, type Write } from '#domain/record.ts';
import type { Committed, Conflict } from '../../../src/store/store.ts';

/** What a store should hold, kept in the plainest way: the contract compares every driver with it. */
export type Memory = Map<string, { readonly ref: Ref; readonly data: JsonObject; readonly version: string }>;

/** What the commit should answer; on success the records are changed, those written with an empty version. */
export function commitTo(memory: Memory, writes: readonly Write[]): Committed | Conflict {
  for (const [index, write] of writes.entries()) {
    const reason = refusal(memory, write);
    if (reason) return { ok: false, index, reason };
  }
  for (const write of writes) {
    const key = refKey(write.ref);
    if (write.kind === 'delete') memory.delete(key);
    else memory.set(key, { ref: write.ref, data: dataAfter(memory.get(key)?.data ?? {}, write), version: '' });
  }
  return { ok: true };
}

function refusal(memory: Memory, write: Write): Conflict['reason'] | null {
  const found = memory.get(refKey(write.ref));
  if (write.kind === 'create') return found ? 'exists' : null;
  if (write.kind === 'increment' || write.if === undefined) return null;
  if (!found) return 'missing';
  return write.if === 'exists' || write.if.version === found.version ? null : 'version';
}

function dataAfter(before: JsonObject, write: Exclude<Write, { kind: 'delete' }>): JsonObject {
  if (write.kind !== 'increment') return write.data;
  const sums = Object.entries(write.by).map(([field, by]) => {
    const value = before[field];
    return [field, typeof value === 'number' ? value + by : by];
  });
  return { ...before, ...Object.fromEntries(sums) };
}

/** The ids that a query should find, in order, without its limit. */
export function find(memory: Memory, query: Query): string[] {
  const { order } = query;
  const found = [...memory.values()].filter(
    ({ ref, data }) =>
      ref.collection === query.collection &&
      Object.entries(query.where ?? {}).every(([field, value]) => data[field] === value) &&
      (!query.in || query.in.values.some(value => value === data[query.in?.field ?? ''])) &&
      (!query.has || listOf(data[query.has.field]).includes(query.has.value)) &&
      (!order || isInside(data[order.field], order)),
  );
  const sign = order?.direction === 'desc' ? -1 : 1;
  return found
    .map(({ ref, data }) => ({ id: ref.id, place: order ? (data[order.field] as Scalar) : 0 }))
    .sort((a, b) => sign * (compare(a.place, b.place) || compare(a.id, b.id)))
    .map(({ id }) => id);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isInside(value: unknown, { from, to }: NonNullable<Query['order']>): boolean {
  if (typeof value !== 'number' && typeof value !== 'string') return false;
  const isKind = [from, to].every(bound => bound === undefined || typeof bound === typeof value);
  return isKind && (from === undefined || compare(value, from) >= 0) && (to === undefined || compare(value, to) <= 0);
}

/** Numbers before text; the texts of the contract sort by their characters as they do by their bytes. */
function compare(a: Scalar, b: Scalar): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
