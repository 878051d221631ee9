import type { JsonObject, Ref, Write } from '#domain/record.ts';
import { refKey } from '#domain/record.ts';
import { collection } from './collections.ts';

/** The largest record, as in Firestore: 1 MiB, here of its JSON in UTF-8. */
const MAX_RECORD_BYTES = 1_048_576;

/**
 * Checks the shape of a commit: 1–200 writes, each on another record, with ids that every store can hold. Throws on a
 * mistake of ours; every driver calls this first.
 */
export function checkWrites(writes: readonly Write[]): void {
  if (writes.length < 1 || writes.length > 200)
    throw new RangeError(`a commit holds 1–200 writes, not ${writes.length}`);
  const keys = new Set(writes.map(write => refKey(write.ref)));
  if (keys.size !== writes.length) throw new Error('a commit writes each record once');
  for (const { ref } of writes) checkRef(ref);
}

/** Throws on a collection nobody declared, and on an id that no record can have. */
export function checkRef({ collection: name, id }: Ref): void {
  collection(name);
  if (id.length < 1 || id.length > 200 || id.includes('/') || !id.isWellFormed())
    throw new Error(`bad id: ${id.slice(0, 40)}`);
}

/** A record as JSON text; throws where it is larger than 1 MiB. */
export function recordText(ref: Ref, data: JsonObject): string {
  const text = JSON.stringify(data);
  if (text.length * 3 > MAX_RECORD_BYTES && new TextEncoder().encode(text).length > MAX_RECORD_BYTES) {
    throw new RangeError(`${refKey(ref)} is larger than 1 MiB`);
  }
  return text;
}
