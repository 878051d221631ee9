import { type Collection, collections } from '../collections.ts';
import { orderSql, tableSql } from './schema.ts';

/** One statement with a column per collection; a UNION of more than five SELECTs is refused by the platform. */
const columns = Object.entries(collections as Record<string, Collection>).flatMap(([name, { due }]) =>
  due ? [`(SELECT min(${orderSql(due.field)}) FROM ${tableSql(name)}) AS "${name}"`] : [],
);
const statement = `SELECT ${columns.join(', ')}`;

/** When the next record wants a job, in ms since 1970; null when nothing is due ever. One index look-up per collection. */
export function nextDue(sql: SqlStorage): number | null {
  const dues = Object.values(sql.exec<Record<string, number | null>>(statement).one()).filter(due => due !== null);
  return dues.length ? Math.min(...dues.map(Number)) : null;
}
