import * as v from 'valibot';
import { Person } from '#domain/person.ts';
import type { JsonObject } from '#domain/record.ts';
import type { Ports } from '../ports.ts';

const BATCH = 100;

/** Takes the words out of conversations that were left unfinished: nothing that was not sent is kept. */
export async function forget(ports: Ports): Promise<void> {
  const now = ports.now();
  const { records } = await ports.store.query({
    collection: 'people',
    order: { field: 'sessionEnds', to: now },
    limit: BATCH,
  });
  for (const record of records) {
    const person: Person = { ...v.parse(Person, record.data), session: null, sessionEnds: null };
    await ports.store.commit([
      { kind: 'replace', ref: record.ref, data: person as JsonObject, if: { version: record.version } },
    ]);
  }
}
