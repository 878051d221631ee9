import { type Collection, collections } from '../collections.ts';
import { orderSql, tableSql } from './schema.ts';

const dueFields = Object.entries(collections as Record<string, Collection>).flatMap(([name, { due }]) =>
  due ? [{ name, field: due.field }] : [],
);
const union = dueFields
  .map(({ name, field }) => `SELECT min(${orderSql(field)}) AS due FROM ${tableSql(name)}`)
  .join(' UNION ALL ');

/** When the next record wants a job, in ms since 1970; null when nothing is due ever. One index look-up per collection. */
export function nextDue(sql: SqlStorage): number | null {
  const due = sql.exec<{ due: number | null }>(`SELECT min(due) AS due FROM (${union})`).one().due;
  return due === null ? null : Number(due);
}
