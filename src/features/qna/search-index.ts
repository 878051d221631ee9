import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Lexicon } from '#offices/schema/lexicon.ts';
import { heard } from './heard.ts';
import { read } from './reading.ts';
import { FIXED, type Pair, type StoredSense, sensesOf } from './senses.ts';
import { makeVocabulary, type Sense, sortWords, type Vocabulary } from './vocabulary.ts';
import { LOOSE, type Typical, typicalOf, weigh } from './weights.ts';
import { plainOf, wordsOf } from './words.ts';

/** What the index needs of an entry: its id, and the ways in which people ask for it, the printed question first. */
export type Asked = { id: string; phrases: readonly string[] };

/**
 * The index as the build stores it (JSON). Ideas are numbers: first the lexicon's groups, then the loose words.
 * `words` are joined by `|` in the order of their skeletons; `senseOf[i]` is the place of word i's sense in `senses`,
 * and beyond them that of a loose word, which has an idea of its own. The first senses are those of {@link FIXED}.
 */
export type SerialisedIndex = {
  groups: number;
  senses: readonly StoredSense[];
  words: string;
  senseOf: number[];
  topics: { id: string; phrases: number[][] }[];
  ranking: AsPlainObject;
};

/** One entry in memory: per way of asking the ideas in it, how many ways of asking hold an idea, and what is typical. */
export type Candidate = { id: string; phrases: number[][]; holds: Map<number, number>; typical: Typical[] };

/** The index as the search uses it. `weight[idea]` in 0…1: how much the idea tells entries apart. */
export type Index = {
  vocabularies: readonly Vocabulary[];
  /** Those that `ranking` knows by their place, then those that were published later. */
  candidates: readonly Candidate[];
  later: readonly Candidate[];
  ranking: MiniSearch<Document>;
  weight: ArrayLike<number>;
  groups: number;
};

type Document = { id: number; said: string };

const OPTIONS: Options<Document> = {
  fields: ['said'],
  idField: 'id',
  tokenize: text => text.split(' '),
  processTerm: term => term,
};

/** How many ideas an index has: its groups and its loose words. */
function ideasIn({ groups, senses, senseOf }: Pick<SerialisedIndex, 'groups' | 'senses' | 'senseOf'>): number {
  let last = senses.length - 1;
  for (const at of senseOf) if (at > last) last = at;
  return groups + last + 1 - senses.length;
}

/** Makes the index from an office's entries and words. Deterministic; for the build, not for a request. */
export function buildIndex(entries: readonly Asked[], lexicon: Lexicon): SerialisedIndex {
  const groups = lexicon.groups.length;
  const plains = entries.map(({ phrases }) => phrases.map(plainOf));
  const { senses, pairs: all } = sensesOf(lexicon);
  const pairs = withoutUsed(senses, all, plains.flat());
  const known = vocabularyOf({ groups, senses, ...wordsIn(pairs) });
  freshWords([known], plains.flat()).forEach((word, at) => {
    pairs.push([word, senses.length + at]);
  });
  const words = wordsIn(pairs);
  const vocabulary = vocabularyOf({ groups, senses, ...words });
  const topics = entries.map(({ id }, at) => ({
    id,
    phrases: (plains[at] ?? []).map(plain => ideasOf([vocabulary], plain)),
  }));
  const ranking = new MiniSearch<Document>(OPTIONS);
  ranking.addAll(documentsOf(topics, groups));
  return { groups, senses, ...words, topics, ranking: ranking.toJSON() };
}

/**
 * The index with entries published later beside its own. Costs little more than reading their phrases, so it may
 * be done when a changed list of answers is first seen; the given index stays as it is.
 */
export function extendIndex(index: Index, entries: readonly Asked[]): Index {
  if (entries.length === 0) return index;
  const plains = entries.map(({ phrases }) => phrases.map(plainOf));
  const first = index.weight.length;
  const words = freshWords(index.vocabularies, plains.flat());
  const fresh = sortWords(words.map((word, at) => [word, at] as const));
  const own = makeVocabulary(
    fresh.map(([word]) => word).join('|'),
    fresh.map(([, at]) => at),
    words.map((_, at) => ({ ideas: [first + at], wider: [], elsewhere: false })),
  );
  const vocabularies = fresh.length > 0 ? [...index.vocabularies, own] : index.vocabularies;
  const later = entries.map(({ id }, at) =>
    candidateOf(
      id,
      (plains[at] ?? []).map(plain => ideasOf(vocabularies, plain)),
    ),
  );
  const weight = [...Array.from(index.weight), ...words.map(() => LOOSE)];
  return { ...index, vocabularies, later: [...index.later, ...later], weight };
}

/** Words in the texts that cannot be read for sure with what is known. */
function freshWords(known: readonly Vocabulary[], plains: readonly string[]): string[] {
  const isKnown = (word: string): boolean =>
    read(known, word).every(piece => piece.sense !== null && piece.sureness > 0.9);
  return [...new Set(plains.flatMap(wordsOf))].filter(word => !isKnown(word));
}

function ideasOf(vocabularies: readonly Vocabulary[], plain: string): number[] {
  return [...heard(read(vocabularies, plain)).ideas.keys()];
}

function candidateOf(id: string, phrases: number[][]): Candidate {
  const holds = new Map<number, number>();
  for (const phrase of phrases) for (const idea of phrase) holds.set(idea, (holds.get(idea) ?? 0) + 1);
  return { id, phrases, holds, typical: typicalOf(holds, phrases.length) };
}

function wordsIn(pairs: readonly Pair[]): Pick<SerialisedIndex, 'words' | 'senseOf'> {
  const sorted = sortWords(pairs);
  return { words: sorted.map(([word]) => word).join('|'), senseOf: sorted.map(([, sense]) => sense) };
}

/** The words but for those of elsewhere that the entries themselves use: they belong here after all. */
function withoutUsed(senses: readonly StoredSense[], pairs: readonly Pair[], plains: readonly string[]): Pair[] {
  const vocabulary = vocabularyOf({ groups: 0, senses, ...wordsIn(pairs) });
  const pieces = plains.flatMap(plain => read([vocabulary], plain));
  const used = new Set(
    pieces.filter(({ sense, sureness }) => sense?.elsewhere && sureness === 1).map(piece => piece.plain),
  );
  return pairs.filter(([word, sense]) => sense !== FIXED.elsewhere || !used.has(word));
}

/** An entry with at least this many ways of asking can do without loose words that nobody else uses. */
const WELL_ASKED = 6;

/** What the ranking reads. Loose words used once in all add half of its size and nothing to its judgement. */
function documentsOf(topics: SerialisedIndex['topics'], groups: number): Document[] {
  const count = new Map<number, number>();
  for (const idea of topics.flatMap(({ phrases }) => phrases.flat())) count.set(idea, (count.get(idea) ?? 0) + 1);
  return topics.map(({ phrases }, id) => {
    const isTelling = (idea: number): boolean =>
      idea < groups || phrases.length < WELL_ASKED || (count.get(idea) ?? 0) > 1;
    return { id, said: phrases.flat().filter(isTelling).join(' ') };
  });
}

/** Brings a stored index into memory. Meant for module scope. */
export function loadIndex(serialised: SerialisedIndex): Index {
  const candidates = serialised.topics.map(({ id, phrases }) => candidateOf(id, phrases));
  return {
    vocabularies: [vocabularyOf(serialised)],
    candidates,
    later: [],
    ranking: MiniSearch.loadJS<Document>(serialised.ranking, OPTIONS),
    weight: weigh(candidates, serialised.groups, ideasIn(serialised)),
    groups: serialised.groups,
  };
}

function vocabularyOf({ groups, senses, words, senseOf }: Omit<SerialisedIndex, 'topics' | 'ranking'>): Vocabulary {
  const known: Sense[] = senses.map(([ideas, wider], at) => ({ ideas, wider, elsewhere: at === FIXED.elsewhere }));
  const none: number[] = [];
  const ideas = ideasIn({ groups, senses, senseOf });
  for (let idea = groups; idea < ideas; idea += 1) {
    known.push({ ideas: [idea], wider: none, elsewhere: false });
  }
  return makeVocabulary(words, senseOf, known);
}
