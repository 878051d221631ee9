import { type Collection, collection, collections, type Index } from '../collections.ts';

/**
 * The SQLite schema, generated from the collection declarations: one table per collection with the record as JSON. What
 * is derived from the records (an expression index per declared index, a side table per array field searched by `has`)
 * can be dropped and made again at any time; its names begin with `ix_`.
 */
export function recordTables(): string[] {
  return [
    'CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID',
    ...Object.keys(collections).map(
      name =>
        `CREATE TABLE IF NOT EXISTS ${tableSql(name)} (id TEXT PRIMARY KEY, version INTEGER NOT NULL, data TEXT NOT NULL) WITHOUT ROWID`,
    ),
  ];
}

/** A table or index made from the records, with the statement as SQLite keeps it. `fill` names the records to read. */
export type Derived = {
  readonly name: string;
  readonly statement: string;
  readonly fill?: { readonly collection: string; readonly field: string };
};

/** Everything derived that should exist, in the order in which it can be made. */
export function derived(): Derived[] {
  return Object.entries(collections as Record<string, Collection>).flatMap(([name, declared]) => [
    ...hasFields(declared).flatMap(field => arrayTable(name, field)),
    ...declared.indexes.filter(index => !index.has).map(index => expressionIndex(name, index)),
  ]);
}

/** The table of a collection. Every statement names its table through this, so none is built from a foreign name. */
export function tableSql(name: string): string {
  collection(name);
  return `"${name}"`;
}

/** The side table that holds one row per value of an array field. */
export function arraySql(name: string, field: string): string {
  return `"${arrayName(name, field)}"`;
}

/** A field as equality compares it: its JSON text, so that `true` is not 1 and a list is not a string. */
export function equalSql(field: string): string {
  return `data -> '${path(field)}'`;
}

/** A field as the order compares it: numbers by size, then strings by their UTF-8 bytes. */
export function orderSql(field: string): string {
  return `json_extract(data, '${path(field)}')`;
}

/** Array fields of a collection that can be searched by `has`. */
export function hasFields(declared: Collection): string[] {
  return [...new Set(declared.indexes.flatMap(index => (index.has ? [index.has] : [])))];
}

/** Field names are declared in code, never taken from outside. */
function path(field: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(field)) throw new Error(`bad field name: ${field}`);
  return `$.${field}`;
}

function arrayName(name: string, field: string): string {
  return `ix_${name}_has_${field}`;
}

function arrayTable(name: string, field: string): Derived[] {
  const table = arrayName(name, field);
  return [
    {
      name: table,
      statement: `CREATE TABLE "${table}" (value TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (value, id)) WITHOUT ROWID`,
      fill: { collection: name, field },
    },
    { name: `${table}_by_id`, statement: `CREATE INDEX "${table}_by_id" ON "${table}" (id)` },
  ];
}

/** A query with `has` starts at the side table, so only the others have an index of their own. */
function expressionIndex(name: string, { equal = [], order }: Index): Derived {
  const index = `ix_${[name, ...equal, 'by', order ?? 'id'].join('_')}`;
  const columns = [...equal.map(equalSql), ...(order ? [orderSql(order)] : []), 'id'];
  return { name: index, statement: `CREATE INDEX "${index}" ON ${tableSql(name)} (${columns.join(', ')})` };
}
