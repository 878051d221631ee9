import { packEntries, type StoredEntries, unpackEntries } from './entries.ts';
import { heard } from './heard.ts';
import { read } from './reading.ts';
import { FIXED, type StoredSense } from './senses.ts';
import { makeShelf, type Shelf } from './shelf.ts';
import { makeVocabulary, type PackedSections, packVocabulary, type Vocabulary } from './vocabulary.ts';
import { LOOSE, weigh } from './weights.ts';
import { plainOf, wordsOf } from './words.ts';

/** What the index needs of an entry: its id, and the ways in which people ask for it, the printed question first. */
export type Asked = { id: string; phrases: readonly string[] };

/**
 * The index as the build stores it (JSON). Ideas are numbers: first the lexicon's groups, then the loose words in their
 * order, `ideas` in all. The first senses are those of {@link FIXED}. `most` is what an idea is worth to an entry at the most.
 */
export type SerialisedIndex = {
  groups: number;
  ideas: number;
  sections: PackedSections;
  senses: readonly StoredSense[];
  most: number;
  entries: StoredEntries;
};

/** The index as the search uses it. `weight[idea]` in 0…1: how much the idea tells entries apart. */
export type Index = {
  vocabularies: readonly Vocabulary[];
  /** The office's own entries, which the ranking knows, then those that were published later. */
  shelves: readonly [Shelf, ...Shelf[]];
  weight: Float64Array;
  groups: number;
};

/** Brings a stored index into memory. Meant for module scope, so it is quick also where nothing has run before. */
export function loadIndex(stored: SerialisedIndex): Index {
  const { groups } = stored;
  const entries = unpackEntries(stored.entries, stored.most);
  const weight = weigh(entries, groups, stored.ideas);
  return { vocabularies: [vocabularyOf(stored)], shelves: [makeShelf(entries, weight, true)], weight, groups };
}

/** The stored words, ready to be read with. */
export function vocabularyOf({ senses, sections }: Pick<SerialisedIndex, 'senses' | 'sections'>): Vocabulary {
  const known = senses.map(([ideas, wider], at) => ({ ideas, wider, elsewhere: at === FIXED.elsewhere }));
  return makeVocabulary(sections, known);
}

/**
 * The index with entries published later beside its own. Costs little more than reading their phrases, so it may
 * be done when a changed list of answers is first seen; the given index stays as it is.
 */
export function extendIndex(index: Index, asked: readonly Asked[]): Index {
  if (asked.length === 0) return index;
  const plains = asked.map(({ phrases }) => phrases.map(plainOf));
  const words = freshWords(index.vocabularies, plains.flat());
  const own = packVocabulary(
    words.map(word => [word, null]),
    index.weight.length,
  );
  const vocabularies =
    words.length > 0 ? [...index.vocabularies, makeVocabulary(own.sections, [])] : index.vocabularies;
  const weight = new Float64Array(own.nextIdea).fill(LOOSE);
  weight.set(index.weight);
  const stored = packEntries(
    asked.map(({ id }, at) => ({ id, phrases: (plains[at] ?? []).map(plain => ideasOf(vocabularies, plain)) })),
  );
  const shelf = makeShelf(unpackEntries(stored, 0), weight, false);
  return { ...index, vocabularies, shelves: [...index.shelves, shelf], weight };
}

/** Words in the texts that cannot be read for sure with what is known. */
export function freshWords(known: readonly Vocabulary[], plains: readonly string[]): string[] {
  const isKnown = (word: string): boolean =>
    read(known, word).every(piece => piece.sense !== null && piece.sureness > 0.9);
  return [...new Set(plains.flatMap(wordsOf))].filter(word => !isKnown(word));
}

/** The ideas that a text of {@link plainOf} mentions, in their order. */
export function ideasOf(vocabularies: readonly Vocabulary[], plain: string): number[] {
  return [...heard(read(vocabularies, plain)).ideas.keys()];
}
