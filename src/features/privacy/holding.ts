import { photosOf, readableCases, type StoredCase } from '#cases/record.ts';
import { keptUntil, photosKeptUntil } from '#cases/reminders.ts';
import { openSessionOf, type Person } from '#domain/person.ts';
import { type Read, ref, type Stored } from '#domain/record.ts';
import { keepMs } from '#domain/retention.ts';
import type { Turn } from '#domain/turn.ts';
import { readFile, type StoredFile } from '#files/record.ts';

/** Whoever asks what is kept of them: in the chat, where a turn is one, or on a page. */
export type Asker = Pick<Turn, 'locale' | 'now' | 'office' | 'person' | 'userId'>;

/** So many cases of one person are looked at; who has more is told so. */
export const MOST_CASES = 100;

/**
 * One thing that is kept of a person. `waiting`: notices that nobody needs any more once the rest is erased; `uploads`:
 * what they attached on a page and have not sent; `log`: their LINE id in what was received and sent.
 */
export type Held =
  | { readonly kind: 'language' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'duties' }
  | { readonly kind: 'conversation'; readonly until: number }
  | { readonly kind: 'waiting'; readonly notices: readonly Stored[] }
  | { readonly kind: 'uploads'; readonly files: readonly StoredFile[] }
  | { readonly kind: 'case'; readonly of: StoredCase }
  | { readonly kind: 'followed'; readonly of: StoredCase }
  | { readonly kind: 'log' };

/** Whether it can be erased at once; if not, until when it is kept. Null: until it ends by itself, and so long after. */
export type Fate = { readonly goes: true } | { readonly goes: false; readonly until: number | null };

/** All that is kept of whoever asks: their cases, newest first, and the notices that wait for them. */
export function holdingsRead({
  person,
  userId,
}: Pick<Asker, 'person' | 'userId'>): Extract<Read, { query: unknown }> | undefined {
  if (userId === null) return undefined;
  return {
    beside: person.heldNotices.map(({ id }) => ref('outbox', id)),
    query: {
      collection: 'cases',
      has: { field: 'people', value: userId },
      order: { field: 'at', direction: 'desc' },
      limit: MOST_CASES,
    },
  };
}

/** What the records say is kept of this person; somebody else's case is none of theirs. */
export function holdingsOf({ now, person, userId }: Asker, records: readonly (Stored | null)[]): readonly Held[] {
  const cases = readableCases(records).filter(({ data }) => userId !== null && data.people.includes(userId));
  const own = cases.filter(({ data }) => data.from === userId);
  const notices = records.filter(record => record?.ref.collection === 'outbox').filter(record => record !== null);
  const waiting = notices.filter(notice => isIdle(notice, own, userId));
  const files = records.flatMap(record => unsentUpload(record, userId));
  const session = openSessionOf(person, now);
  return [
    ...(person.locale ? [{ kind: 'language' } as const] : []),
    ...(person.name === null ? [] : [{ kind: 'name', name: person.name } as const]),
    ...(person.duties.length > 0 ? [{ kind: 'duties' } as const] : []),
    ...(session ? [{ kind: 'conversation', until: session.expires } as const] : []),
    ...(waiting.length > 0 ? [{ kind: 'waiting', notices: waiting } as const] : []),
    ...(files.length > 0 ? [{ kind: 'uploads', files } as const] : []),
    ...own.map(of => ({ kind: 'case', of }) as const),
    ...cases.filter(({ data }) => data.from !== userId).map(of => ({ kind: 'followed', of }) as const),
    ...(isKnown(person) || cases.length > 0 ? [{ kind: 'log' } as const] : []),
  ];
}

/** To this person alone, and not about a case of theirs that goes on: whoever has one must still hear of it. */
function isIdle({ data }: Stored, own: readonly StoredCase[], userId: string | null): boolean {
  const { about, state, to } = data;
  const isTheirs = state === 'held' && typeof to === 'object' && to !== null && 'person' in to && to.person === userId;
  const aboutId = typeof about === 'object' && about !== null && 'id' in about ? about.id : null;
  return isTheirs && !own.some(({ id, data: subject }) => subject.open && id === aboutId);
}

/** A file that is nobody's but this person's: no case has taken it. */
function unsentUpload(record: Stored | null, userId: string | null): StoredFile[] {
  const file = record?.ref.collection === 'files' ? readFile(record) : null;
  if (!file || file.data.state === 'erased' || userId === null) return [];
  return file.data.owner === userId && file.data.case === null ? [file] : [];
}

/** Somebody who has done anything that we still know of. */
export function isKnown({ followedAt, movedAt, unsent }: Person): boolean {
  return followedAt > 0 || movedAt > 0 || unsent.length > 0;
}

/** What becomes of each of it when its person wants it erased. The office's data say how long it must stay. */
export function fateOf(held: Held, { now, office, person }: Pick<Asker, 'now' | 'office' | 'person'>): Fate {
  switch (held.kind) {
    case 'language':
    case 'conversation':
    case 'waiting':
    case 'uploads':
    case 'followed':
      return { goes: true };
    case 'name':
      return person.isStaff ? { goes: false, until: null } : { goes: true };
    case 'duties':
      return { goes: false, until: null };
    case 'case':
      return { goes: false, until: held.of.data.open ? null : keptUntil(held.of.data, office) };
    case 'log':
      return { goes: false, until: now + keepMs(office, 'outbox') };
    default:
      return held satisfies never;
  }
}

/** When the photos of a closed case go; null where there are none, or it is open. */
export function photosGoAt({ data }: StoredCase, { office }: Pick<Asker, 'office'>): number | null {
  const hasPhotos = data.history.some(entry => photosOf(entry).length > 0);
  return hasPhotos && !data.open ? photosKeptUntil(data, office) : null;
}
