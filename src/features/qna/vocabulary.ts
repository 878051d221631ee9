import { type Letters, lettersOf, pack, packWords, unpackAt, unpackWords } from './packing.ts';
import { fold, foldInto } from './skeleton.ts';

/**
 * What one known word tells: the ideas it stands for (numbers of the index's ideas, none for a word that says
 * nothing), wider ideas that it implies, and whether it belongs to matters of elsewhere.
 */
export type Sense = { ideas: readonly number[]; wider: readonly number[]; elsewhere: boolean };

/**
 * Known words, in sections by the first letter of their skeletons. A section is unpacked when its letter is first met:
 * a cold start does not pay for them, and no question meets them all.
 */
export type Vocabulary = {
  sections: Map<number, Section>;
  packed: PackedSections;
  senses: readonly Sense[];
};

/**
 * Words of one first letter in the order of their skeletons (`keys`), which lets the list serve as a tree. `senseOf[i]`
 * is the place of word i's sense in `senses` counted from 1; 0 is a loose word, whose idea is `looseOf[i]`.
 */
export type Section = {
  words: Letters;
  keys: Letters;
  senseOf: Uint16Array;
  looseOf: Uint16Array;
  senses: readonly Sense[];
};

/**
 * Sections as they are stored, column by column, which zips best: the first letters of their skeletons, their words,
 * the senses of those, and the idea of the first loose word of each; the others have the ideas that follow. `alphabet`:
 * every letter of the words.
 */
export type PackedSections = {
  alphabet: string;
  letters: string;
  words: string[];
  senseOf: string[];
  loose: number[];
};

/** A word, and the place of its sense; a loose word has none. */
export type Known = readonly [word: string, sense: number | null];

/** The words as they are stored, and the first idea that none of them has. What nothing is left of is left out. */
export function packVocabulary(
  words: readonly Known[],
  firstLoose: number,
): { sections: PackedSections; nextIdea: number } {
  const keyed = words.map(([word, sense]) => ({ key: fold(word), word, sense })).filter(({ key }) => key !== '');
  // Not by locale: the order of character codes is the same wherever this runs.
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  let nextIdea = firstLoose;
  const alphabet = lettersOf(keyed.map(({ word }) => word));
  const sections: PackedSections = { alphabet, letters: '', words: [], senseOf: [], loose: [] };
  for (const [letter, section] of Map.groupBy(keyed, ({ key }) => key.charAt(0))) {
    sections.letters += letter;
    const written = section.map(({ word }) => word);
    sections.words.push(packWords(written, alphabet));
    sections.senseOf.push(section.map(({ sense }) => pack(sense === null ? 0 : sense + 1)).join(''));
    sections.loose.push(nextIdea);
    nextIdea += section.filter(({ sense }) => sense === null).length;
  }
  return { sections, nextIdea };
}

export function makeVocabulary(packed: PackedSections, senses: readonly Sense[]): Vocabulary {
  return { sections: new Map(), packed, senses };
}

/** The words whose skeletons begin with a letter; null where there are none. */
export function sectionOf({ sections, packed, senses }: Vocabulary, letter: number): Section | null {
  const ready = sections.get(letter);
  if (ready) return ready;
  const place = packed.letters.indexOf(String.fromCharCode(letter));
  // Not remembered: there are as many letters without words as somebody cares to send.
  if (place < 0) return null;
  const section = unpackSection(packed, place, senses);
  sections.set(letter, section);
  return section;
}

function unpackSection(packed: PackedSections, place: number, senses: readonly Sense[]): Section {
  const stored = packed.senseOf[place] ?? '';
  const count = stored.length;
  const senseOf = new Uint16Array(count);
  const looseOf = new Uint16Array(count);
  let loose = packed.loose[place] ?? 0;
  for (let at = 0; at < count; at += 1) {
    senseOf[at] = unpackAt(stored, at);
    if (senseOf[at] !== 0) continue;
    looseOf[at] = loose;
    loose += 1;
  }
  const words = unpackWords(packed.words[place] ?? '', count, packed.alphabet);
  return { words, keys: keysOf(words), senseOf, looseOf, senses };
}

function keysOf(words: Letters): Letters {
  const letters = new Uint16Array(words.letters.length);
  const starts = new Uint32Array(words.starts.length);
  let end = 0;
  for (let at = 0; at + 1 < starts.length; at += 1) {
    end = foldInto(words.letters, words.starts[at] ?? 0, words.starts[at + 1] ?? 0, letters, end);
    starts[at + 1] = end;
  }
  return { letters, starts };
}

const NO_IDEAS: readonly number[] = [];

/** What the word at a place tells. */
export function senseAt({ senseOf, looseOf, senses }: Section, at: number): Sense {
  const known = senses[(senseOf[at] ?? 0) - 1];
  return known ?? { ideas: [looseOf[at] ?? 0], wider: NO_IDEAS, elsewhere: false };
}

/** The word at a place, as a string. */
export function wordAt({ words: { letters, starts } }: Section, at: number): string {
  return String.fromCharCode(...letters.subarray(starts[at] ?? 0, starts[at + 1] ?? 0));
}
