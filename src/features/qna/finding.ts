import type { Letters } from './packing.ts';
import type { Skeleton } from './skeleton.ts';
import { type Section, sectionOf, type Vocabulary } from './vocabulary.ts';

/** Takes the words `from…to` of a section, which share one skeleton, as read up to the place `end`. */
export type Found = (section: Section, from: number, to: number, end: number) => void;

/** Calls `found` for every known word whose skeleton is written at `at`, the shortest first. */
export function findWords(vocabulary: Vocabulary, { letters, size }: Skeleton, at: number, found: Found): void {
  const section = sectionOf(vocabulary, letters[at] ?? 0);
  if (!section) return;
  const { keys } = section;
  let from = 0;
  let to = keys.starts.length - 1;
  for (let depth = 1; from < to; depth += 1) {
    const same = endOfKey(keys, from, to, depth);
    if (same > from) found(section, from, same, at + depth);
    if (at + depth >= size) return;
    const letter = letters[at + depth] ?? 0;
    from = bound(keys, same, to, depth, letter);
    to = bound(keys, from, to, depth, letter + 1);
  }
}

/** The place after those of the keys `low…high` that have no more than `depth` letters; they stand first. */
export function endOfKey({ starts }: Letters, low: number, high: number, depth: number): number {
  let end = low;
  while (end < high && (starts[end + 1] ?? 0) - (starts[end] ?? 0) === depth) end += 1;
  return end;
}

/** The first of the keys `low…high`, which are all longer than `depth`, whose letter there is not before `letter`. */
export function bound({ letters, starts }: Letters, low: number, high: number, depth: number, letter: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((letters[(starts[middle] ?? 0) + depth] ?? 0) < letter) from = middle + 1;
    else to = middle;
  }
  return from;
}
