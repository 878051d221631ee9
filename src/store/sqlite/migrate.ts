import { fillArrays } from './arrays.ts';
import { type Derived, derived, recordTables } from './schema.ts';

type Found = { type: 'table' | 'index'; name: string; sql: string | null };

/**
 * Brings a database of any earlier declaration forward: new collections get their table; an index or array table that
 * nobody declares any more, or that is declared otherwise now, is dropped; one that is missing is made from the records.
 * Records are never changed.
 */
export function migrate(sql: SqlStorage): void {
  for (const statement of recordTables()) sql.exec(statement);
  const wanted = derived();
  dropOthers(sql, wanted);
  const present = new Set(derivedIn(sql).map(({ name }) => name));
  for (const { name, statement, fill } of wanted) {
    if (present.has(name)) continue;
    sql.exec(statement);
    if (fill) fillArrays(sql, fill.collection, fill.field);
  }
}

function dropOthers(sql: SqlStorage, wanted: readonly Derived[]): void {
  const statements = new Map(wanted.map(({ name, statement }) => [name, statement]));
  for (const { type, name, sql: statement } of derivedIn(sql)) {
    // Exists no more where its table was dropped before it.
    if (statements.get(name) !== statement) sql.exec(`DROP ${type} IF EXISTS "${name}"`);
  }
}

function derivedIn(sql: SqlStorage): Found[] {
  return sql
    .exec<Found>("SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'index')")
    .toArray()
    .filter(({ name }) => name.startsWith('ix_'));
}
