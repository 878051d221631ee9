import { type Collection, collections, type Index } from '../collections.ts';

/**
 * The SQLite schema, generated from the collection declarations: one table per collection with the record as JSON, one
 * expression index per declared index, and one side table per array field that is searched by `has`. Statements are
 * idempotent, so running them at start migrates a database forward; indexes nobody declares any more are dropped.
 */
export function schemaStatements(): string[] {
  return [
    'CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID',
    ...Object.entries(collections as Record<string, Collection>).flatMap(([name, declared]) =>
      tableStatements(name, declared),
    ),
  ];
}

/** Names of all indexes that should exist. */
export function indexNames(): Set<string> {
  return new Set(
    Object.entries(collections as Record<string, Collection>).flatMap(([name, { indexes }]) =>
      indexes.map(index => indexName(name, index)),
    ),
  );
}

/** How a field of the record is read in SQL. Field names are declared in code, never taken from outside. */
export function fieldSql(field: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(field)) throw new Error(`bad field name: ${field}`);
  return `json_extract(data, '$.${field}')`;
}

export function tableSql(collection: string): string {
  return `"${collection}"`;
}

/** The side table that holds one row per value of an array field. */
export function hasTableSql(collection: string, field: string): string {
  return `"${collection}_has_${field}"`;
}

/** Array fields of a collection that can be searched by `has`. */
export function hasFields(collection: Collection): string[] {
  return [...new Set(collection.indexes.flatMap(index => (index.has ? [index.has] : [])))];
}

function tableStatements(name: string, declared: Collection): string[] {
  return [
    `CREATE TABLE IF NOT EXISTS ${tableSql(name)} (id TEXT PRIMARY KEY, version INTEGER NOT NULL, data TEXT NOT NULL) WITHOUT ROWID`,
    ...hasFields(declared).flatMap(field => [
      `CREATE TABLE IF NOT EXISTS ${hasTableSql(name, field)} (value, id TEXT NOT NULL, PRIMARY KEY (value, id)) WITHOUT ROWID`,
      `CREATE INDEX IF NOT EXISTS "${name}_has_${field}_by_id" ON ${hasTableSql(name, field)} (id)`,
    ]),
    ...declared.indexes.map(index => indexStatement(name, index)),
  ];
}

function indexStatement(name: string, index: Index): string {
  const columns = [...(index.equal ?? []).map(fieldSql), ...(index.order ? [fieldSql(index.order)] : []), 'id'];
  return `CREATE INDEX IF NOT EXISTS "${indexName(name, index)}" ON ${tableSql(name)} (${columns.join(', ')})`;
}

function indexName(name: string, index: Index): string {
  return `ix_${[name, ...(index.equal ?? []), ...(index.has ? ['has', index.has] : []), 'by', index.order ?? 'id'].join('_')}`;
}
