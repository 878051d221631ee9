import { type JsonObject, type Ref, refKey, type Scalar, type Stored, type Write } from '#domain/record.ts';
import { collection } from '../../src/store/collections.ts';
import { type CheckedQuery, checkQuery, cursorAfter } from '../../src/store/query.ts';
import type { Conflict, Store } from '../../src/store/store.ts';

type Kept = { readonly data: JsonObject; readonly version: number };

/** A store of which a test may see all that it holds. */
export type MemoryStore = Store & { all(): readonly { readonly key: string; readonly data: JsonObject }[] };

/** The store port in a map: the same promises, no database. Records go in and come out as copies. */
export function memoryStore(): MemoryStore {
  const kept = new Map<string, Kept>();
  let version = 0;

  const put = (ref: Ref, data: JsonObject): void => {
    version += 1;
    kept.set(refKey(ref), { data: structuredClone(data), version });
  };
  const getOne = (ref: Ref): Stored | null => {
    collection(ref.collection);
    const found = kept.get(refKey(ref));
    return found ? { ref, data: structuredClone(found.data), version: String(found.version) } : null;
  };
  const apply = (write: Write): void => {
    if (write.kind === 'delete') kept.delete(refKey(write.ref));
    else if (write.kind === 'increment') put(write.ref, incremented(getOne(write.ref)?.data ?? {}, write));
    else put(write.ref, write.data);
  };
  const found = (query: CheckedQuery): Stored[] => {
    const prefix = `${query.collection}/`;
    const ids = [...kept.keys()].filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length));
    return ids.flatMap(id => {
      const record = getOne({ collection: query.collection, id });
      return record && isWanted(query, record.data) ? [record] : [];
    });
  };

  return {
    all: () => [...kept].map(([key, { data }]) => ({ key, data })).sort((a, b) => (a.key < b.key ? -1 : 1)),
    get: async refs => refs.map(getOne),
    count: async query => found(checkQuery(query)).length,
    query: async query => page(checkQuery(query), found(checkQuery(query))),
    commit: async writes => {
      const keys = new Set(writes.map(write => refKey(write.ref)));
      if (keys.size !== writes.length || keys.size === 0) throw new Error('a commit writes each record once');
      for (const [index, write] of writes.entries()) {
        const reason = refusal(write, getOne(write.ref));
        if (reason) return { ok: false, index, reason };
      }
      writes.forEach(apply);
      return { ok: true };
    },
    number: async (counter, ref) => {
      const record = getOne(ref);
      if (!record) throw new Error(`no record to number: ${ref.collection}`);
      if (typeof record.data.number === 'number') return record.data.number;
      const counterRef = { collection: 'counters', id: counter };
      const next = Number(getOne(counterRef)?.data.value ?? 0) + 1;
      put(counterRef, { value: next });
      put(ref, { ...record.data, number: next });
      return next;
    },
  };
}

function refusal(write: Write, found: Stored | null): Conflict['reason'] | null {
  if (write.kind === 'increment') return null;
  if (write.kind === 'create') return found ? 'exists' : null;
  if (write.if === undefined) return null;
  if (!found) return 'missing';
  return write.if === 'exists' || write.if.version === found.version ? null : 'version';
}

function incremented(data: JsonObject, { by, set }: Extract<Write, { kind: 'increment' }>): JsonObject {
  const sums = Object.entries(by).map(([field, amount]) => {
    const before = data[field];
    return [field, (typeof before === 'number' ? before : 0) + amount] as const;
  });
  return { ...data, ...set, ...Object.fromEntries(sums) };
}

function isWanted(query: CheckedQuery, data: JsonObject): boolean {
  if (!query.equal.every(([field, value]) => data[field] === value)) return false;
  if (query.in && !query.in.values.some(value => value === data[query.in?.field ?? ''])) return false;
  const list = query.has ? data[query.has.field] : null;
  if (query.has && !(Array.isArray(list) && list.includes(query.has.value))) return false;
  if (!query.order) return true;
  const { field, from, to } = query.order;
  const value = data[field];
  if (value === undefined || value === null) return false;
  return (
    (from === undefined || compare(value as Scalar, from) >= 0) &&
    (to === undefined || compare(value as Scalar, to) <= 0)
  );
}

function page(query: CheckedQuery, records: readonly Stored[]): Awaited<ReturnType<Store['query']>> {
  const sign = query.order?.direction === 'desc' ? -1 : 1;
  const orderOf = ({ data }: Stored): Scalar | null => (query.order ? (data[query.order.field] as Scalar) : null);
  const place = (a: Place, b: Place): number => sign * (compare(a.value, b.value) || compare(a.id, b.id));
  const sorted = records
    .map(record => ({ record, value: orderOf(record), id: record.ref.id }))
    .sort(place)
    .filter(each => !query.after || place(each, query.after) > 0);
  const taken = sorted.slice(0, query.limit).map(({ record }) => record);
  const last = taken.at(-1);
  const cursor = last && taken.length === query.limit ? cursorAfter(orderOf(last), last.ref.id) : null;
  return { records: taken, cursor };
}

type Place = { readonly value: Scalar | null; readonly id: string };

function compare(a: Scalar | null, b: Scalar | null): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
