import type { Json, JsonObject, Ref } from '#domain/record.ts';
import { collection } from '../collections.ts';
import { arraySql, hasFields, tableSql } from './schema.ts';

/** Makes the side tables of a record's array fields say what the record says; `{}` for one that is gone. */
export function indexArrays(sql: SqlStorage, ref: Ref, data: JsonObject): void {
  for (const field of hasFields(collection(ref.collection))) {
    sql.exec(`DELETE FROM ${arraySql(ref.collection, field)} WHERE id = ?`, ref.id);
    insertValues(sql, ref, field, data[field]);
  }
}

/** Fills a new side table from the records that exist. */
export function fillArrays(sql: SqlStorage, name: string, field: string): void {
  for (const { id, data } of sql.exec<{ id: string; data: string }>(`SELECT id, data FROM ${tableSql(name)}`)) {
    insertValues(sql, { collection: name, id }, field, (JSON.parse(data) as JsonObject)[field]);
  }
}

/** Each value once, as JSON text, so that `1`, `"1"` and `true` differ. */
function insertValues(sql: SqlStorage, ref: Ref, field: string, values: Json | undefined): void {
  if (!Array.isArray(values)) return;
  for (const text of new Set(values.map(value => JSON.stringify(value)))) {
    sql.exec(`INSERT INTO ${arraySql(ref.collection, field)} (value, id) VALUES (?, ?)`, text, ref.id);
  }
}
