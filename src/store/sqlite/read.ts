import type { JsonObject, Query, Ref, Stored } from '#domain/record.ts';
import { type CheckedQuery, checkQuery, cursorAfter } from '../query.ts';
import type { Page } from '../store.ts';
import { arraySql, equalSql, orderSql, tableSql } from './schema.ts';

type Row = { id: string; version: number; data: string };
/** `place`: what the order compares. */
type PlacedRow = Row & { place: string | number | null };
type Condition = readonly [text: string, ...values: (string | number)[]];

/** Reads of the SQLite store; see `Store` for the promises. */
export function getOne(sql: SqlStorage, ref: Ref): Stored | null {
  const row = sql
    .exec<Row>(`SELECT id, version, data FROM ${tableSql(ref.collection)} WHERE id = ?`, ref.id)
    .toArray()[0];
  return row ? stored(ref.collection, row) : null;
}

/** workerd's SQLite takes no more than five parts in one UNION. */
const AT_ONCE = 5;

/** The records in the order asked, a few of them per statement: each statement costs more than the row it finds. */
export function getAll(sql: SqlStorage, refs: readonly Ref[]): (Stored | null)[] {
  const records: (Stored | null)[] = refs.map(() => null);
  for (let from = 0; from < refs.length; from += AT_ONCE) {
    const some = refs.slice(from, from + AT_ONCE);
    const parts = some.map(
      ({ collection }, at) => `SELECT ${at} AS at, id, version, data FROM ${tableSql(collection)} WHERE id = ?`,
    );
    const rows = sql.exec<Row & { at: number }>(parts.join(' UNION ALL '), ...some.map(({ id }) => id));
    for (const row of rows) {
      const ref = some[row.at];
      if (ref) records[from + row.at] = stored(ref.collection, row);
    }
  }
  return records;
}

export function runQuery(sql: SqlStorage, query: Query): Page {
  const checked = checkQuery(query);
  const { order, limit } = checked;
  const place = order ? orderSql(order.field) : 'NULL';
  const direction = order?.direction === 'desc' ? 'DESC' : 'ASC';
  const keys = [...(order ? [place] : []), 'id'].map(key => `${key} ${direction}`).join(', ');
  const { text, values } = found(checked, [...filters(checked), ...bounds(checked), ...afterCursor(checked)]);
  const rows = sql
    .exec<PlacedRow>(`SELECT id, version, data, ${place} AS place ${text} ORDER BY ${keys} LIMIT ?`, ...values, limit)
    .toArray();
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    records: rows.map(row => stored(checked.collection, row)),
    cursor: last ? cursorAfter(last.place, last.id) : null,
  };
}

export function runCount(sql: SqlStorage, query: Query): number {
  const checked = { ...checkQuery(query), after: null };
  const { text, values } = found(checked, [...filters(checked), ...bounds(checked)]);
  return Number(sql.exec<{ n: number }>(`SELECT count(*) AS n ${text}`, ...values).one().n);
}

function stored(collection: string, row: Row): Stored {
  return { ref: { collection, id: row.id }, data: JSON.parse(row.data) as JsonObject, version: String(row.version) };
}

/** `CROSS JOIN` makes SQLite start at the side table: it holds few records per value, the collection may hold many. */
function found(query: CheckedQuery, conditions: readonly Condition[]): { text: string; values: (string | number)[] } {
  const table = tableSql(query.collection);
  const from = query.has ? `${arraySql(query.collection, query.has.field)} CROSS JOIN ${table} USING (id)` : table;
  const where = conditions.length ? ` WHERE ${conditions.map(([text]) => text).join(' AND ')}` : '';
  return { text: `FROM ${from}${where}`, values: conditions.flatMap(([, ...values]) => values) };
}

function filters(query: CheckedQuery): Condition[] {
  const conditions = query.equal.map(([field, value]): Condition => [`${equalSql(field)} = ?`, JSON.stringify(value)]);
  if (query.in) {
    const values = query.in.values.map(value => JSON.stringify(value));
    conditions.push([`${equalSql(query.in.field)} IN (${values.map(() => '?').join(', ')})`, ...values]);
  }
  if (query.has) conditions.push(['value = ?', JSON.stringify(query.has.value)]);
  return conditions;
}

/**
 * One range of the index: from the later of lower bound and cursor to the earlier of upper bound and cursor. SQLite
 * sorts null, then numbers, then strings; the infinities and `''` keep a range inside its own kind and null outside.
 */
function bounds({ order, after }: CheckedQuery): Condition[] {
  if (!order) return [];
  const { from, to, direction } = order;
  const column = orderSql(order.field);
  const start = after && direction === 'asc' ? [after.value] : [];
  const end = after && direction === 'desc' ? [after.value] : [];
  const lows: (string | number)[] = present(from, ...start);
  const highs = present(to, ...end);
  if (lows.length === 0) lows.push(typeof to === 'string' ? '' : Number.NEGATIVE_INFINITY);
  if (highs.length === 0 && typeof from === 'number') highs.push(Number.POSITIVE_INFINITY);
  return [
    [`${column} >= ${lows.length > 1 ? 'max(?, ?)' : '?'}`, ...lows],
    ...(highs.length > 0 ? [[`${column} <= ${highs.length > 1 ? 'min(?, ?)' : '?'}`, ...highs] as const] : []),
  ];
}

/** What stands after the cursor's record among those that `bounds` finds. */
function afterCursor({ order, after }: CheckedQuery): Condition[] {
  if (!after) return [];
  const compare = order?.direction === 'desc' ? '<' : '>';
  if (!order) return [[`id ${compare} ?`, after.id]];
  return [[`(${orderSql(order.field)}, id) ${compare} (?, ?)`, ...present(after.value), after.id]];
}

function present<T>(...values: (T | null | undefined)[]): T[] {
  return values.filter((value): value is T => value !== null && value !== undefined);
}
