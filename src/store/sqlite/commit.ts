import type { JsonObject, Ref, Scalar, Write } from '#domain/record.ts';
import { refKey } from '#domain/record.ts';
import { collection } from '../collections.ts';
import type { Committed, Conflict } from '../store.ts';
import { getOne, sqlValue } from './read.ts';
import { hasFields, hasTableSql, tableSql } from './schema.ts';

/** The largest record, as in Firestore: 1 MiB. */
export const MAX_RECORD_BYTES = 1_048_576;

/**
 * Checks every precondition, then writes. Must run inside a transaction: the caller rolls back when this throws. A
 * refusal is returned before anything is written.
 */
export function applyWrites(sql: SqlStorage, writes: readonly Write[]): Committed | Conflict {
  checkShape(writes);
  for (const [index, write] of writes.entries()) {
    const reason = refusal(sql, write);
    if (reason) return { ok: false, index, reason };
  }
  for (const write of writes) apply(sql, write);
  return { ok: true };
}

function checkShape(writes: readonly Write[]): void {
  if (writes.length < 1 || writes.length > 200)
    throw new RangeError(`a commit holds 1–200 writes, not ${writes.length}`);
  const keys = new Set(writes.map(write => refKey(write.ref)));
  if (keys.size !== writes.length) throw new Error('a commit writes each record once');
  for (const { ref } of writes) {
    collection(ref.collection);
    if (ref.id.length < 1 || ref.id.length > 200 || ref.id.includes('/'))
      throw new Error(`bad id: ${ref.id.slice(0, 40)}`);
  }
}

function refusal(sql: SqlStorage, write: Write): Conflict['reason'] | null {
  if (write.kind === 'increment') return null;
  const found = getOne(sql, write.ref);
  if (write.kind === 'create') return found ? 'exists' : null;
  if (write.if === undefined) return null;
  if (!found) return 'missing';
  return write.if === 'exists' || write.if.version === found.version ? null : 'version';
}

function apply(sql: SqlStorage, write: Write): void {
  switch (write.kind) {
    case 'create':
    case 'replace':
      put(sql, write.ref, write.data);
      break;
    case 'delete':
      sql.exec(`DELETE FROM ${tableSql(write.ref.collection)} WHERE id = ?`, write.ref.id);
      indexArrays(sql, write.ref, {});
      break;
    case 'increment':
      put(sql, write.ref, incremented(getOne(sql, write.ref)?.data ?? {}, write.by));
      break;
    default:
      write satisfies never;
  }
}

function incremented(data: JsonObject, by: { readonly [field: string]: number }): JsonObject {
  const sums = Object.entries(by).map(([field, amount]) => {
    const before = data[field];
    return [field, (typeof before === 'number' ? before : 0) + amount] as const;
  });
  return { ...data, ...Object.fromEntries(sums) };
}

/** Stores a record under the next version. */
export function put(sql: SqlStorage, ref: Ref, data: JsonObject): void {
  const text = JSON.stringify(data);
  if (text.length * 3 > MAX_RECORD_BYTES && new TextEncoder().encode(text).length > MAX_RECORD_BYTES) {
    throw new RangeError(`${refKey(ref)} is larger than 1 MiB`);
  }
  const version = nextVersion(sql);
  sql.exec(
    `INSERT OR REPLACE INTO ${tableSql(ref.collection)} (id, version, data) VALUES (?, ?, ?)`,
    ref.id,
    version,
    text,
  );
  indexArrays(sql, ref, data);
}

/** Versions never repeat, not even for a record that was deleted and made again. */
function nextVersion(sql: SqlStorage): number {
  return sql
    .exec<{ value: number }>(
      "INSERT INTO meta (name, value) VALUES ('version', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
    )
    .one().value;
}

function indexArrays(sql: SqlStorage, ref: Ref, data: JsonObject): void {
  for (const field of hasFields(collection(ref.collection))) {
    const table = hasTableSql(ref.collection, field);
    sql.exec(`DELETE FROM ${table} WHERE id = ?`, ref.id);
    const values = data[field];
    if (!Array.isArray(values)) continue;
    for (const value of new Set(values as Scalar[])) {
      sql.exec(`INSERT INTO ${table} (value, id) VALUES (?, ?)`, sqlValue(value), ref.id);
    }
  }
}
