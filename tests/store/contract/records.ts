import { type JsonObject, type Query, type Ref, ref, type Stored, type Write } from '#domain/record.ts';
import type { Store } from '../../../src/store/store.ts';

export type MakeStore = () => Promise<Store>;

/** The year 2040: due records that no alarm reaches during a test. */
export const LATER = Date.parse('2040-01-01T00:00:00Z');

export const counter = (id: string): Ref => ref('counters', id);
export const create = (at: Ref, data: JsonObject): Write => ({ kind: 'create', ref: at, data });
export const replace = (at: Ref, data: JsonObject): Write => ({ kind: 'replace', ref: at, data });
export const remove = (at: Ref): Write => ({ kind: 'delete', ref: at });
export const add = (at: Ref, by: { readonly [field: string]: number }): Write => ({ kind: 'increment', ref: at, by });

/** The one record, or null. */
export async function read(store: Store, at: Ref): Promise<Stored | null> {
  return (await store.get([at]))[0] ?? null;
}

/** What the record holds; undefined where there is none. */
export async function dataOf(store: Store, at: Ref): Promise<JsonObject | undefined> {
  return (await read(store, at))?.data;
}

/** The record's version; throws where there is none. */
export async function versionOf(store: Store, at: Ref): Promise<string> {
  const record = await read(store, at);
  if (!record) throw new Error(`no record: ${at.id}`);
  return record.version;
}

/** Creates records of one collection, by id. */
export async function fill(store: Store, collection: string, records: { readonly [id: string]: JsonObject }) {
  const writes = Object.entries(records).map(([id, data]) => create(ref(collection, id), data));
  for (let start = 0; start < writes.length; start += 200) {
    const result = await store.commit(writes.slice(start, start + 200));
    if (!result.ok) throw new Error(`not filled: ${result.reason}`);
  }
}

/** The ids of one page. */
export async function idsOf(store: Store, query: Query): Promise<string[]> {
  return (await store.query(query)).records.map(record => record.ref.id);
}

const MOST_PAGES = 1000;

/** Every record that a query finds, page by page; `between` runs after each page. Throws where the pages never end. */
export async function walk(
  store: Store,
  query: Query,
  between: (page: readonly Stored[]) => Promise<void> = async () => {},
): Promise<Stored[]> {
  const found: Stored[] = [];
  let next = query;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const { records, cursor } = await store.query(next);
    found.push(...records);
    await between(records);
    if (cursor === null) return found;
    next = { ...query, cursor };
  }
  throw new Error('the pages never end');
}
