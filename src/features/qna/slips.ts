import { bound, endOfKey, type Found } from './finding.ts';
import { type Skeleton, scriptOf } from './skeleton.ts';
import { type Section, sectionOf, type Vocabulary } from './vocabulary.ts';

/** A slip is looked for in words of at least this many letters; shorter ones have too many neighbours. */
const SLIP_LENGTH = 4;

/** One search: the letters that are read, and the words among which they are sought. */
type Search = { section: Section; letters: Uint16Array; size: number; found: Found };

/**
 * Known words that begin at `at` in the letters, one slip apart: a letter too many, too few, another, or two
 * swapped. The first letter must be right.
 */
export function findSlips(vocabulary: Vocabulary, { letters, size }: Skeleton, at: number, found: Found): void {
  const start = letters[at] ?? 0;
  const section = scriptOf(start) === 3 ? null : sectionOf(vocabulary, start);
  if (section) follow({ section, letters, size, found }, 0, section.senseOf.length, 1, at + 1);
}

/** The keys from `low` to `high` share their first `depth` letters; the letters are read up to `place` without a slip. */
function follow(search: Search, low: number, high: number, depth: number, place: number): void {
  const { keys } = search.section;
  let first = endOfKey(keys, low, high, depth);
  if (first >= high) return;
  const here = heardAt(search, place);
  const next = heardAt(search, place + 1);
  if (here !== 0) finish(search, low, high, depth, place + 1);
  while (first < high) {
    const letter = keys.letters[(keys.starts[first] ?? 0) + depth] ?? 0;
    const to = bound(keys, first, high, depth, letter + 1);
    if (letter === here) {
      follow(search, first, to, depth + 1, place + 1);
    } else {
      finish(search, first, to, depth + 1, place + 1);
      // Swapped: this key's letter comes second in the text, and the text's first letter comes next in the key.
      if (here !== 0 && letter === next) step(search, first, to, depth + 1, here, place + 1);
    }
    finish(search, first, to, depth + 1, place);
    first = to;
  }
}

/** The same once the slip was made: the rest of the word must be as written. */
function finish(search: Search, low: number, high: number, depth: number, place: number): void {
  const first = endOfKey(search.section.keys, low, high, depth);
  if (first > low && depth >= SLIP_LENGTH) search.found(search.section, low, first, place);
  const here = heardAt(search, place);
  if (first < high && here !== 0) step(search, first, high, depth, here, place);
}

function step(search: Search, low: number, high: number, depth: number, letter: number, place: number): void {
  const { keys } = search.section;
  const from = bound(keys, endOfKey(keys, low, high, depth), high, depth, letter);
  const to = bound(keys, from, high, depth, letter + 1);
  if (from < to) finish(search, from, to, depth + 1, place + 1);
}

/** The letter at a place, 0 beyond the end. */
function heardAt({ letters, size }: Search, place: number): number {
  return place < size ? (letters[place] ?? 0) : 0;
}
