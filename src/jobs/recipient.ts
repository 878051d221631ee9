import * as v from 'valibot';
import { dutyKey, mayWorkFor, type Role } from '#domain/actor.ts';
import type { Recipient } from '#domain/notice.ts';
import { Person } from '#domain/person.ts';
import { ref, type Stored } from '#domain/record.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Store } from '../store/store.ts';

/** Who will read a notice, and in which language. */
export type Reader = { readonly id: string; readonly locale: Locale };

/**
 * The person to tell now: someone who has not blocked us and still holds the duty. When nobody of the division can be
 * reached, the head, the ปลัด and the secretary stand in, in that order. Null: nobody at all.
 */
export async function findRecipient(to: Recipient, store: Store, known: Lookups): Promise<Reader | null> {
  if ('person' in to) {
    const person = await personOf(to.person, store);
    return person?.blocked ? null : { id: to.person, locale: person?.locale ?? 'th' };
  }
  if ('role' in to) return onDuty(to.role, to.division, store, known);
  const worker = await personOf(to.worker, store);
  const stillWorks = worker && !worker.blocked && mayWorkFor(worker.duties, to.division);
  return stillWorks ? { id: to.worker, locale: worker.locale ?? 'th' } : onDuty('officer', to.division, store, known);
}

async function personOf(userId: string, store: Store): Promise<Person | null> {
  const [record] = await store.get([ref('people', userId)]);
  return record ? v.parse(Person, record.data) : null;
}

/** Is this person still somebody to tell, though perhaps not the first to be asked? */
export function mayBeTold(to: Recipient, id: string, { duties, dutyKeys }: Person): boolean {
  if ('person' in to) return to.person === id;
  if ('role' in to) return keysOf(to.role, to.division).some(key => dutyKeys.includes(key));
  return mayWorkFor(duties, to.division);
}

function keysOf(role: Role, division: string | null): string[] {
  const keys = [dutyKey(role, division), dutyKey('head', division), dutyKey('clerk', null), dutyKey('secretary', null)];
  return [...new Set(keys)];
}

/** Who is on duty is looked up once in a run of the job, however many notices there are for the same duty. */
export type Lookups = Map<string, Promise<Reader | null>>;

function onDuty(role: Role, division: string | null, store: Store, known: Lookups): Promise<Reader | null> {
  const key = dutyKey(role, division);
  const found = known.get(key) ?? findOnDuty(role, division, store);
  known.set(key, found);
  return found;
}

async function findOnDuty(role: Role, division: string | null, store: Store): Promise<Reader | null> {
  for (const key of keysOf(role, division)) {
    const { records } = await store.query({
      collection: 'people',
      has: { field: 'dutyKeys', value: key },
      order: { field: 'joinedAt' },
      limit: 20,
    });
    for (const record of records) {
      const person = v.parse(Person, record.data);
      if (!person.blocked) return { id: record.ref.id, locale: person.locale ?? 'th' };
    }
  }
  return null;
}

/** The store reads so many records in one call. */
const AT_ONCE = 100;

/** Those of these people who have not blocked us, in their order. Whom we do not know has not. */
export async function reachable(userIds: readonly string[], store: Store): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < userIds.length; from += AT_ONCE) {
    const batch = userIds.slice(from, from + AT_ONCE);
    const records = await store.get(batch.map(id => ref('people', id)));
    found.push(...batch.filter((_, at) => !isBlocked(records[at] ?? null)));
  }
  return found;
}

function isBlocked(record: Stored | null): boolean {
  return record !== null && v.parse(Person, record.data).blocked;
}
