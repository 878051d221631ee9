import { type Collection, collections } from '../collections.ts';
import { orderSql, tableSql } from './schema.ts';

/** One statement a collection: the platform joins at most five SELECTs into one. */
const statements = Object.entries(collections as Record<string, Collection>).flatMap(([name, { due }]) =>
  due ? [`SELECT min(${orderSql(due.field)}) AS due FROM ${tableSql(name)}`] : [],
);

/** When the next record wants a job, in ms since 1970; null when nothing is due ever. One index look-up per collection. */
export function nextDue(sql: SqlStorage): number | null {
  const dues = statements.flatMap(statement => {
    const { due } = sql.exec<{ due: number | null }>(statement).one();
    return due === null ? [] : [Number(due)];
  });
  return dues.length ? Math.min(...dues) : null;
}
