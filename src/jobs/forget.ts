import * as v from 'valibot';
import { Person } from '#domain/person.ts';
import type { JsonObject, Stored, Write } from '#domain/record.ts';
import type { Ports } from '../ports.ts';

const BATCH = 100;

/**
 * Takes the words out of conversations that were left unfinished: nothing that was not sent is kept. Whoever had their data
 * erased is forgotten altogether, when no late event can concern them any more.
 */
export async function forget(ports: Ports): Promise<void> {
  const now = ports.now();
  const { records } = await ports.store.query({
    collection: 'people',
    order: { field: 'sessionEnds', to: now },
    limit: BATCH,
  });
  for (const record of records) await ports.store.commit([forgetting(record)]);
}

function forgetting({ ref, data, version }: Stored): Write {
  const person = v.parse(Person, data);
  if (person.session === null && isNobody(person)) return { kind: 'delete', ref, if: { version } };
  const after: Person = { ...person, session: null, sessionEnds: null };
  return { kind: 'replace', ref, data: after as JsonObject, if: { version } };
}

/** Nothing is kept that anybody needs, but what orders late events. */
function isNobody({ locale, name, duties, blocked, heldNotices }: Person): boolean {
  return locale === null && name === null && duties.length === 0 && !blocked && heldNotices.length === 0;
}
