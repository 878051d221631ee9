import type { JsonObject, Ref, Write } from '#domain/record.ts';
import type { Committed, Conflict } from '../store.ts';
import { checkWrites, recordText } from '../writes.ts';
import { indexArrays } from './arrays.ts';
import { getOne } from './read.ts';
import { tableSql } from './schema.ts';

/**
 * Checks every precondition, then writes. Must run inside a transaction: the caller rolls back when this throws. A
 * refusal is returned before anything is written.
 */
export function applyWrites(sql: SqlStorage, writes: readonly Write[]): Committed | Conflict {
  checkWrites(writes);
  for (const [index, write] of writes.entries()) {
    const reason = refusal(sql, write);
    if (reason) return { ok: false, index, reason };
  }
  for (const write of writes) apply(sql, write);
  return { ok: true };
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
      put(sql, write.ref, incremented(getOne(sql, write.ref)?.data ?? {}, write));
      break;
    default:
      write satisfies never;
  }
}

function incremented(data: JsonObject, { by, set }: Extract<Write, { kind: 'increment' }>): JsonObject {
  const sums = Object.entries(by).map(([field, amount]) => {
    const before = data[field];
    return [field, (typeof before === 'number' ? before : 0) + amount] as const;
  });
  return { ...data, ...set, ...Object.fromEntries(sums) };
}

/** Stores a record under the next version. */
export function put(sql: SqlStorage, ref: Ref, data: JsonObject): void {
  const text = recordText(ref, data);
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
