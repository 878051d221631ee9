import type { JsonObject, Query, Ref, Scalar, Stored } from '#domain/record.ts';
import { type CheckedQuery, checkQuery, cursorAfter } from '../query.ts';
import type { Page } from '../store.ts';
import { fieldSql, hasTableSql, tableSql } from './schema.ts';

type Row = { id: string; version: number; data: string };

/** Reads of the SQLite store; see `Store` for the promises. */
export function getOne(sql: SqlStorage, ref: Ref): Stored | null {
  const row = sql
    .exec<Row>(`SELECT id, version, data FROM ${tableSql(ref.collection)} WHERE id = ?`, ref.id)
    .toArray()[0];
  return row ? stored(ref.collection, row) : null;
}

export function runQuery(sql: SqlStorage, query: Query): Page {
  const checked = checkQuery(query);
  const { text, values } = selectSql(checked, 'id, version, data', true);
  const rows = sql.exec<Row>(`${text} LIMIT ?`, ...values, checked.limit).toArray();
  const records = rows.map(row => stored(checked.collection, row));
  const last = records.at(-1);
  const more = records.length === checked.limit && last !== undefined;
  return { records, cursor: more ? cursorAfter(orderValue(checked, last), last.ref.id) : null };
}

export function runCount(sql: SqlStorage, query: Query): number {
  const { text, values } = selectSql(checkQuery(query), 'count(*) AS n', false);
  return Number(sql.exec<{ n: number }>(text, ...values).one().n);
}

function stored(collection: string, row: Row): Stored {
  return { ref: { collection, id: row.id }, data: JSON.parse(row.data) as JsonObject, version: String(row.version) };
}

function orderValue(query: CheckedQuery, record: Stored): Scalar | null {
  return query.order ? (record.data[query.order.field] as Scalar) : null;
}

function selectSql(
  query: CheckedQuery,
  columns: string,
  ordered: boolean,
): { text: string; values: (string | number)[] } {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const add = (condition: string, ...more: Scalar[]) => {
    conditions.push(condition);
    values.push(...more.map(sqlValue));
  };
  for (const [field, value] of query.equal) add(`${fieldSql(field)} = ?`, value);
  if (query.in)
    add(`${fieldSql(query.in.field)} IN (${query.in.values.map(() => '?').join(', ')})`, ...query.in.values);
  if (query.has)
    add(`id IN (SELECT id FROM ${hasTableSql(query.collection, query.has.field)} WHERE value = ?)`, query.has.value);
  const order = query.order;
  const column = order ? fieldSql(order.field) : null;
  const forward = order?.direction !== 'desc';
  if (order && column) {
    add(`${column} IS NOT NULL`);
    if (order.from !== undefined) add(`${column} >= ?`, order.from);
    if (order.to !== undefined) add(`${column} <= ?`, order.to);
  }
  if (query.after && ordered) {
    const compare = forward ? '>' : '<';
    if (column && query.after.value !== null)
      add(`(${column}, id) ${compare} (?, ?)`, query.after.value, query.after.id);
    else add(`id ${compare} ?`, query.after.id);
  }
  const where = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
  const direction = forward ? 'ASC' : 'DESC';
  const orderBy = ordered ? ` ORDER BY ${column ? `${column} ${direction}, ` : ''}id ${direction}` : '';
  return { text: `SELECT ${columns} FROM ${tableSql(query.collection)}${where}${orderBy}`, values };
}

/** SQLite's JSON functions give 1 and 0 for true and false. */
export function sqlValue(value: Scalar): string | number {
  return typeof value === 'boolean' ? Number(value) : value;
}
