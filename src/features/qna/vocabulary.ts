import { scriptOf, skeleton } from './normalise.ts';

/**
 * What one known word tells: the ideas it stands for (positions in the index's list of ideas, none for a stop word)
 * and how firmly, and whether it belongs to matters of elsewhere.
 */
export type Sense = { ideas: number[]; wider: number[]; elsewhere: boolean };

/** A known word: its plain form, its skeleton and its sense. */
export type Entry = { plain: string; key: string; sense: Sense };

/** Words found by skeleton, and all skeletons in order, which serves as a tree for the search of slips. */
export type Vocabulary = { byKey: Map<string, Entry[]>; keys: string[]; longest: number };

/** A slip is looked for in words of at least this many letters; shorter ones have too many neighbours. */
const SLIP_LENGTH = 4;

export function makeVocabulary(words: Iterable<readonly [plain: string, sense: Sense]>): Vocabulary {
  const byKey = new Map<string, Entry[]>();
  let longest = 1;
  for (const [plain, sense] of words) {
    const key = skeleton(plain).letters;
    const entries = byKey.get(key);
    if (entries) entries.push({ plain, key, sense });
    else if (key !== '') byKey.set(key, [{ plain, key, sense }]);
    longest = Math.max(longest, key.length);
  }
  const keys = [...byKey.keys()].filter(key => key.length >= SLIP_LENGTH).sort();
  return { byKey, keys, longest };
}

/**
 * Known words that begin at `at` in the letters, one slip apart: a letter too many, too few, another, or two
 * swapped. The first letter must be right. Calls `found(key, end)`, `end` being the place after the word.
 */
export function findSlips(
  { keys }: Vocabulary,
  letters: string,
  at: number,
  found: (key: string, end: number) => void,
): void {
  /** The keys from `low` to `high` share their first `depth` letters; the letters are read up to `place`. */
  const follow = (low: number, high: number, depth: number, place: number, slipped: boolean): void => {
    let first = low;
    if (keys[low]?.length === depth) {
      if (slipped) found(keys[low] ?? '', place);
      first += 1;
    }
    if (first >= high) return;
    const here = letters.charAt(place);
    if (slipped) {
      if (here === '') return;
      const from = bound(keys, first, high, depth, here, false);
      const to = bound(keys, from, high, depth, here, true);
      if (from < to) follow(from, to, depth + 1, place + 1, true);
      return;
    }
    if (depth > 0 && place < letters.length) follow(low, high, depth, place + 1, true);
    while (first < high) {
      const letter = keys[first]?.charAt(depth) ?? '';
      const to = bound(keys, first, high, depth, letter, true);
      if (letter === here) {
        follow(first, to, depth + 1, place + 1, false);
      } else if (depth > 0) {
        follow(first, to, depth + 1, place + 1, true);
        followSwap(first, to, depth, place, letter);
      }
      if (depth > 0) follow(first, to, depth + 1, place, true);
      first = to;
    }
  };
  const followSwap = (low: number, high: number, depth: number, place: number, letter: string): void => {
    const here = letters.charAt(place);
    if (letter !== letters.charAt(place + 1) || here === '') return;
    let first = low;
    while (first < high && (keys[first]?.length ?? 0) <= depth + 1) first += 1;
    const from = bound(keys, first, high, depth + 1, here, false);
    const to = bound(keys, from, high, depth + 1, here, true);
    if (from < to) follow(from, to, depth + 2, place + 2, true);
  };
  const start = letters.charAt(at);
  if (start === '' || scriptOf(start) === 3) return;
  const low = bound(keys, 0, keys.length, 0, start, false);
  follow(low, bound(keys, low, keys.length, 0, start, true), 1, at + 1, false);
}

/** The first place in `keys[low…high)` whose letter at `depth` is not before (`past`: is after) `letter`. */
function bound(keys: string[], low: number, high: number, depth: number, letter: string, past: boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    const there = keys[middle]?.charAt(depth) ?? '';
    if (there < letter || (past && there === letter)) from = middle + 1;
    else to = middle;
  }
  return from;
}
