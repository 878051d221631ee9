import { pseudonymOf } from '../../src/auth/pseudonym.ts';
import type { ChatEvent } from '../../src/domain/event.ts';
import { type Person, stranger } from '../../src/domain/person.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { loadOffice } from '../../src/offices/build/load.ts';

export const office = loadOffice('lumrang');

/** Six weeks after the facts of the sample office were checked, at ten in the morning in Thailand. */
export const NOW = Date.parse('2027-01-05T03:00:00Z');

let ids = 0;

/** A turn as dispatch would build it, for tests of what a feature decides. */
export function turnOf(
  event: ChatEvent | string,
  changes: Partial<Turn> & { readonly person?: Partial<Person> } = {},
): Turn {
  ids += 1;
  return {
    office,
    event: typeof event === 'string' ? { kind: 'text', messageId: `m${ids}`, text: event } : event,
    place: 'private',
    userId: 'U1',
    locale: 'th',
    at: NOW,
    now: NOW,
    newId: () => crypto.randomUUID(),
    pseudonym: (userId, purpose) => pseudonymOf('test-secret', userId, purpose),
    late: false,
    settings: { firstCode: null },
    ...changes,
    person: { ...stranger(), ...changes.person },
  };
}
