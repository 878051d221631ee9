import { type Collection, collections } from '../collections.ts';
import { hasFields, hasTableSql, indexNames, schemaStatements, tableSql } from './schema.ts';

/**
 * Brings a database of any earlier declaration forward: new tables and indexes are made, a newly searchable array field
 * is filled from the records that exist, indexes nobody declares any more are dropped. Records are never changed.
 */
export function migrate(sql: SqlStorage): void {
  const before = namesOf(sql, 'table');
  for (const statement of schemaStatements()) sql.exec(statement);
  for (const [name, declared] of Object.entries(collections as Record<string, Collection>)) {
    for (const field of hasFields(declared)) {
      if (!before.has(`${name}_has_${field}`)) fillArrayIndex(sql, name, field);
    }
  }
  const wanted = indexNames();
  for (const name of namesOf(sql, 'index')) {
    if (name.startsWith('ix_') && !wanted.has(name)) sql.exec(`DROP INDEX "${name}"`);
  }
}

function namesOf(sql: SqlStorage, type: 'table' | 'index'): Set<string> {
  const rows = sql.exec<{ name: string }>('SELECT name FROM sqlite_master WHERE type = ?', type).toArray();
  return new Set(rows.map(row => row.name));
}

function fillArrayIndex(sql: SqlStorage, name: string, field: string): void {
  sql.exec(
    `INSERT OR IGNORE INTO ${hasTableSql(name, field)} (value, id)
     SELECT item.value, record.id FROM ${tableSql(name)} AS record, json_each(record.data, '$.${field}') AS item`,
  );
}
