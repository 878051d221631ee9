import * as v from 'valibot';
import { Where } from '#cases/record.ts';
import type { JsonObject } from '#domain/record.ts';
import type { OpenSession, SessionMove, Turn } from '#domain/turn.ts';
import { MOST_FILES, PLACE } from '#forms/limits.ts';
import { countGraphemes } from '#line/messages/limits.ts';

export const MOST_PHOTOS = MOST_FILES;

const Said = v.object({ words: v.string(), ids: v.array(v.string()) });

/** A complaint that is being put together. Its id becomes the id of the case, so that sending it twice files it once. */
export const Draft = v.object({
  id: v.string(),
  locale: v.picklist(['th', 'en']),
  /** The person's own language when it began: one chosen since then counts more. */
  own: v.nullable(v.picklist(['th', 'en'])),
  /** The likeliest categories, while the person has not confirmed one. */
  guesses: v.array(v.string()),
  category: v.nullable(v.string()),
  what: v.nullable(Said),
  where: v.nullable(Where),
  /** The place was given, or the person does not know it. */
  placed: v.boolean(),
  /** Open cases of the same kind close by, while the person has not said whether it is one of them. */
  near: v.array(v.string()),
  /** They have been looked for. */
  looked: v.boolean(),
  /** LINE message ids. */
  photos: v.array(v.string()),
  /** The person has no more photos to send. */
  pictured: v.boolean(),
  /** The photos sent in one go that are arriving: how many of them have come. */
  set: v.nullable(v.object({ id: v.string(), seen: v.number() })),
  /** Words of corruption were typed: nothing more is taken in until the person goes on with another matter. */
  sealed: v.boolean(),
});
export type Draft = v.InferOutput<typeof Draft>;

export function newDraft({ newId, locale, person }: Turn): Draft {
  return {
    id: newId(),
    locale,
    own: person.locale,
    guesses: [],
    category: null,
    what: null,
    where: null,
    placed: false,
    near: [],
    looked: false,
    photos: [],
    pictured: false,
    set: null,
    sealed: false,
  };
}

/** The draft that a session of ours holds, without what was taken back meanwhile. */
export function readDraft({ data }: Pick<OpenSession, 'data'>, unsent: readonly string[] = []): Draft | null {
  const parsed = v.safeParse(Draft, data);
  if (!parsed.success) return null;
  return unsent.filter(id => messageIdsOf(parsed.output).includes(id)).reduce(withoutMessage, parsed.output);
}

/** The person's own open draft, whatever the event is. */
export function openDraft({ person, place, now }: Turn): Draft | null {
  const { session } = person;
  if (session?.feature !== 'complaint' || place !== 'private' || session.expires <= now) return null;
  return readDraft(session, person.unsent);
}

/** The LINE messages whose words, place or photo a draft holds. */
export function messageIdsOf({ what, where, photos }: Draft): string[] {
  return [...new Set([...(what?.ids ?? []), ...(where?.messageIds ?? []), ...photos])];
}

/** A draft without what this message said. */
export function withoutMessage(draft: Draft, messageId: string): Draft {
  const isPlace = draft.where?.messageIds.includes(messageId) ?? false;
  return {
    ...draft,
    ...(draft.what?.ids.includes(messageId) ? { what: null, guesses: [] } : {}),
    ...(isPlace ? { where: null, placed: false, near: [], looked: false } : {}),
    photos: draft.photos.filter(id => id !== messageId),
  };
}

export function sessionOf(draft: Draft, step: string): SessionMove {
  return { step, data: draft as JsonObject, messageIds: messageIdsOf(draft) };
}

/** A place in words: long enough to say something, and no story. */
export function fitsPlace(words: string): boolean {
  const length = countGraphemes(words);
  return length >= PLACE.least && length <= PLACE.most;
}
