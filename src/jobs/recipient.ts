import * as v from 'valibot';
import { dutyKey } from '#domain/actor.ts';
import type { Recipient } from '#domain/notice.ts';
import { Person } from '#domain/person.ts';
import { ref } from '#domain/record.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Store } from '../store/store.ts';

/** Who will read a notice, and in which language. */
export type Reader = { readonly id: string; readonly locale: Locale };

/**
 * The person to tell now: someone who has not blocked us and still holds the duty. When nobody of the division can be
 * reached, the head, the ปลัด and the secretary stand in, in that order. Null: nobody at all.
 */
export async function findRecipient(to: Recipient, store: Store): Promise<Reader | null> {
  if ('person' in to) {
    const [record] = await store.get([ref('people', to.person)]);
    const person = record ? v.parse(Person, record.data) : null;
    return person?.blocked ? null : { id: to.person, locale: person?.locale ?? 'th' };
  }
  const keys = [
    ...new Set([
      dutyKey(to.role, to.division),
      dutyKey('head', to.division),
      dutyKey('clerk', null),
      dutyKey('secretary', null),
    ]),
  ];
  for (const key of keys) {
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
