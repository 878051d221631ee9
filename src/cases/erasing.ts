import * as v from 'valibot';
import { isWorking } from '#domain/case.ts';
import type { JsonObject, Write } from '#domain/record.ts';
import { erasedFile } from '#files/record.ts';
import { Case, type Entry, type Photo, photosOf } from './record.ts';

/**
 * Takes the words, the photo or the place of one LINE message out of a case, and their salts, without which nobody can
 * try out what they were. The chain of its history stays whole. What follows from it the case does when it wakes.
 */
export function eraseFromCase(data: JsonObject, messageId: string, now: number): JsonObject {
  const subject = v.parse(Case, data);
  const isPlace = subject.where?.messageIds.includes(messageId) ?? false;
  const erased: Case = {
    ...subject,
    ...(isPlace ? { where: null, cell: null } : {}),
    history: subject.history.map(entry => withoutMessage(entry, messageId)),
  };
  return { ...erased, wakeAt: undoneBy(erased) ? now : subject.wakeAt } as JsonObject;
}

/**
 * The act that a case cannot do without now that something was taken back: a question without words is withdrawn, and what
 * is reported as fixed without any proof left is open again.
 */
export function undoneBy({ kind, state, history }: Case): 'withdraw' | 'reopen' | null {
  if (kind !== 'complaint' && isWorking(state) && history[0]?.words === null) return 'withdraw';
  const fix = history.findLast(entry => entry.act === 'fix');
  return state === 'fixed' && fix && photosOf(fix).length === 0 ? 'reopen' : null;
}

function withoutMessage(entry: Entry, messageId: string): Entry {
  return {
    ...entry,
    ...(entry.messageIds.includes(messageId) ? { words: null, answers: null, salt: '' } : {}),
    photos: entry.photos.map(photo => (photo.id === messageId ? noPhoto : photo)),
  };
}

/** What is left of a photo that is gone. */
const noPhoto: Photo = { id: null, salt: '' };

/** The step itself, and nothing that anybody said or showed with it. */
export function withoutWords(entry: Entry): Entry {
  return { ...withoutPhotos(entry), words: null, answers: null, salt: '', messageIds: [] };
}

export function withoutPhotos(entry: Entry): Entry {
  return { ...entry, photos: entry.photos.map(() => noPhoto) };
}

/** The history without so many of its photos, the oldest first. */
export function withoutSomePhotos(history: readonly Entry[], most: number): Entry[] {
  let left = most;
  return history.map(entry => {
    const going = entry.photos.filter(photo => photo.id !== null).slice(0, left);
    left -= going.length;
    return { ...entry, photos: entry.photos.map(photo => (going.includes(photo) ? noPhoto : photo)) };
  });
}

/** The photos that a case has lost go themselves, in the same commit. */
export function erasedPhotos(before: Pick<Case, 'history'>, after: Pick<Case, 'history'>, now: number): Write[] {
  const left = new Set(after.history.flatMap(photosOf));
  const lost = new Set(before.history.flatMap(photosOf).filter(id => !left.has(id)));
  return [...lost].map(id => erasedFile(id, now));
}

/** Is this LINE message one of the photos of the case? */
export function showsPhoto(data: JsonObject, messageId: string): boolean {
  return v.parse(Case, data).history.some(entry => photosOf(entry).includes(messageId));
}
