import { fold, scriptOf } from './normalise.ts';

/**
 * What one known word tells: the ideas it stands for (numbers of the index's ideas, none for a word that says
 * nothing), wider ideas that it implies, and whether it belongs to matters of elsewhere.
 */
export type Sense = { ideas: readonly number[]; wider: readonly number[]; elsewhere: boolean };

/**
 * Known words in the order of their skeletons, which lets the list serve as a tree; `starts` says where the keys with
 * each first letter stand. `senseOf[i]` is the place of word i's sense in `senses`.
 */
export type Vocabulary = {
  words: string[];
  keys: string[];
  starts: ReadonlyMap<string, Range>;
  senseOf: readonly number[];
  senses: readonly Sense[];
};

/** Words from `from` up to, not including, `to` of a vocabulary; all share one skeleton. */
export type Range = { from: number; to: number };

const NOWHERE: Range = { from: 0, to: 0 };

/** A slip is looked for in words of at least this many letters; shorter ones have too many neighbours. */
const SLIP_LENGTH = 4;

/** The words of a vocabulary in their order, joined by `|`: the form in which they are stored. */
export function sortWords<T>(words: readonly (readonly [word: string, value: T])[]): (readonly [string, T])[] {
  const keyed = words.map(pair => [fold(pair[0]), pair] as const).filter(([key]) => key !== '');
  // Not by locale: the order of character codes is the same wherever this runs.
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, pair]) => pair);
}

/** Takes words joined by `|` in the order of {@link sortWords}. */
export function makeVocabulary(joined: string, senseOf: readonly number[], senses: readonly Sense[]): Vocabulary {
  const keys = fold(joined).split('|');
  return { words: joined.split('|'), keys, starts: startsOf(keys), senseOf, senses };
}

function startsOf(keys: string[]): Map<string, Range> {
  const starts = new Map<string, Range>();
  for (let from = 0; from < keys.length; ) {
    const letter = keys[from]?.charAt(0) ?? '';
    const to = bound(keys, from, keys.length, 0, codeAt(letter, 0), true);
    starts.set(letter, { from, to });
    from = to;
  }
  return starts;
}

/** What the word at a place tells. */
export function senseAt({ senseOf, senses }: Vocabulary, at: number): Sense {
  return senses[senseOf[at] ?? -1] ?? { ideas: [], wider: [], elsewhere: false };
}

/** Calls `found` for every known word whose skeleton is written at `at`; `end` is the place after it. */
export function findWords(
  { keys, starts }: Vocabulary,
  letters: string,
  at: number,
  found: (range: Range, end: number) => void,
): void {
  let { from, to } = starts.get(letters.charAt(at)) ?? NOWHERE;
  for (let depth = 1; from < to; depth += 1) {
    const same = endOfKey(keys, from, to, depth);
    if (same > from) found({ from, to: same }, at + depth);
    if (at + depth >= letters.length) return;
    const letter = codeAt(letters, at + depth);
    from = bound(keys, same, to, depth, letter, false);
    to = bound(keys, from, to, depth, letter, true);
  }
}

/**
 * Known words that begin at `at` in the letters, one slip apart: a letter too many, too few, another, or two
 * swapped. The first letter must be right.
 */
export function findSlips(
  { keys, starts }: Vocabulary,
  letters: string,
  at: number,
  found: (range: Range, end: number) => void,
): void {
  /** The keys from `low` to `high` share their first `depth` letters; the letters are read up to `place`. */
  const follow = (low: number, high: number, depth: number, place: number, slipped: boolean): void => {
    let first = endOfKey(keys, low, high, depth);
    if (slipped && first > low && depth >= SLIP_LENGTH) found({ from: low, to: first }, place);
    if (first >= high) return;
    const here = letters.charAt(place);
    if (slipped) {
      if (here !== '') step(first, high, depth, here, place);
      return;
    }
    if (here !== '') follow(low, high, depth, place + 1, true);
    while (first < high) {
      const letter = keys[first]?.charAt(depth) ?? '';
      const to = bound(keys, first, high, depth, codeAt(letter, 0), true);
      if (letter === here) {
        follow(first, to, depth + 1, place + 1, false);
      } else {
        follow(first, to, depth + 1, place + 1, true);
        // Swapped: this key's letter comes second in the text, and the text's first letter comes next in the key.
        if (here !== '' && letter === letters.charAt(place + 1)) step(first, to, depth + 1, here, place + 1);
      }
      follow(first, to, depth + 1, place, true);
      first = to;
    }
  };
  const step = (low: number, high: number, depth: number, letter: string, place: number): void => {
    const code = codeAt(letter, 0);
    const from = bound(keys, endOfKey(keys, low, high, depth), high, depth, code, false);
    const to = bound(keys, from, high, depth, code, true);
    if (from < to) follow(from, to, depth + 1, place + 1, true);
  };
  const start = letters.charAt(at);
  if (start === '' || scriptOf(start) === 3) return;
  const { from, to } = starts.get(start) ?? NOWHERE;
  if (from < to) follow(from, to, 1, at + 1, false);
}

/** The place after those of `keys[low…high)` that have no more than `depth` letters; they stand first. */
function endOfKey(keys: string[], low: number, high: number, depth: number): number {
  let end = low;
  while (end < high && keys[end]?.length === depth) end += 1;
  return end;
}

/** The first place in `keys[low…high)` whose letter at `depth` is not before (`past`: is after) `letter`. */
function bound(keys: string[], low: number, high: number, depth: number, letter: number, past: boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    const there = codeAt(keys[middle] ?? '', depth);
    if (there < letter || (past && there === letter)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A letter as a number, which compares faster; 0 beyond the end, where nothing comes before it. */
function codeAt(text: string, place: number): number {
  return text.charCodeAt(place) || 0;
}
