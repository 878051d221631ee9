import * as v from 'valibot';
import { type HeldNotice, holding, Person, releasing } from '#domain/person.ts';
import { type JsonObject, ref, type Stored, type Write } from '#domain/record.ts';
import type { Ports } from '../ports.ts';
import { deferred, OutboxRecord } from './outbox.ts';

const MAX_TRIES = 4;

/** What a person's own record keeps of a notice that waits for their next free reply. */
export function heldNotice(id: string, { at, about }: OutboxRecord): HeldNotice {
  return { id, at, about };
}

/**
 * Writes what becomes of a notice. Whom it waits for, or has waited for, is told so in the same commit, so that the count
 * in a person's record is always right. False: somebody else has changed the notice meanwhile.
 */
export async function move(
  stored: Stored,
  next: OutboxRecord,
  ports: Ports,
  more: readonly Write[] = [],
): Promise<boolean> {
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const { after, people } = await counted(stored, next, ports);
    const data = after as JsonObject;
    const notice: Write = { kind: 'replace', ref: stored.ref, data, if: { version: stored.version } };
    const result = await ports.store.commit([notice, ...people, ...more]);
    if (result.ok) {
      if (after.due === null) ports.log.noticeEnded(stored.ref.id, after.state, after.attempts);
      return true;
    }
    if (result.index === 0) return false;
  }
  throw new Error('a notice met too many conflicts');
}

type Counted = { readonly after: OutboxRecord; readonly people: readonly Write[] };

/** Somebody of whom we keep nothing, or whom too much awaits already, is waited for without a count. */
async function counted(stored: Stored, next: OutboxRecord, ports: Ports): Promise<Counted> {
  const before = v.parse(OutboxRecord, stored.data);
  const from = before.state === 'held' ? before.reader : null;
  const to = next.state === 'held' ? next.reader : null;
  const ids = [...new Set([from, to])].filter(id => id !== null);
  if (ids.length === 0) return { after: next, people: [] };
  const records = await ports.store.get(ids.map(id => ref('people', id)));
  const people: Write[] = [];
  let isCounted = to === null;
  for (const record of records) {
    if (!record) continue;
    const person = v.parse(Person, record.data);
    const isReader = record.ref.id === to;
    const after = isReader ? holding(person, heldNotice(stored.ref.id, next)) : releasing(person, [stored.ref.id]);
    if (isReader && after) isCounted = true;
    if (after && after !== person)
      people.push({ kind: 'replace', ref: record.ref, data: after as JsonObject, if: { version: record.version } });
  }
  return isCounted ? { after: next, people } : counted(stored, deferred(next, ports.office, ports.now()), ports);
}
