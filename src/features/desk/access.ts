import { referenceName } from '#cases/names.ts';
import { type Case, readCase, type StoredCase } from '#cases/record.ts';
import { can, type Duty, mayWorkFor } from '#domain/actor.ts';
import type { Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { text } from '#line/messages/text.ts';
import type { Target } from './model.ts';
import { deskText } from './text.ts';

/** Who may see a case, and who may act on it. Somebody else's case and an unknown one get the same words. */

/** May somebody with these duties read what belongs to this division? */
export function mayRead(duties: readonly Duty[], division: string): boolean {
  return duties.some(duty => can([duty], 'case.read') && (duty.division === null || duty.division === division));
}

/** The divisions whose cases somebody reads; null: all of them. */
export function divisionsRead(duties: readonly Duty[]): readonly string[] | null {
  const reading = duties.filter(duty => can([duty], 'case.read'));
  const divisions = reading.flatMap(({ division }) => division ?? []);
  return divisions.length < reading.length ? null : [...new Set(divisions)];
}

export type Found = { readonly found: StoredCase } | { readonly refusal: Outcome };

/** The case, where this person may read it. */
export function readable(record: Stored | null, target: Target, turn: Turn): Found {
  const found = record ? readCase(record) : null;
  if (turn.place === 'private' && found && mayRead(turn.person.duties, found.data.division)) return { found };
  return { refusal: notYours(target, turn) };
}

/** The case, where this person may act on it. */
export function workable(record: Stored | null, target: Target, turn: Turn): Found {
  const seen = readable(record, target, turn);
  if (!('found' in seen) || mayWorkFor(turn.person.duties, seen.found.data.division)) return seen;
  return { refusal: { replies: [text(deskText[turn.locale].readOnly)] } };
}

export function notYours(target: Target, { locale, person }: Turn): Outcome {
  const words = deskText[locale];
  if ('id' in target || !can(person.duties, 'case.read')) return { replies: [text(words.notForYou)] };
  return { replies: [text(words.notFound(`${target.number}/${target.year}`))] };
}

/** Is it a case that this person filed or follows? */
export function isOwn({ people }: Case, userId: string | null): boolean {
  return userId !== null && people.includes(userId);
}

/** `12/2569` as one types it, or the whole name where there is no number yet. */
export function typedReference(subject: Case, { locale }: Pick<Turn, 'locale'>): string {
  return subject.number === undefined ? referenceName(subject, locale) : `${subject.number}/${subject.year}`;
}
