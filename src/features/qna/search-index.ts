import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Lexicon } from '#offices/schema/lexicon.ts';
import { scriptOf } from './normalise.ts';
import { type Piece, read } from './reading.ts';
import { makeVocabulary, type Sense, sortWords, type Vocabulary } from './vocabulary.ts';
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
  senses: [ideas: number[], wider: number[]][];
  words: string;
  senseOf: number[];
  topics: { id: string; phrases: number[][] }[];
  ranking: AsPlainObject;
};

/** Places of two senses without ideas: of words that say nothing, and of matters of elsewhere. */
const FIXED = { silent: 0, elsewhere: 1 };

/** One entry in memory: per way of asking the ideas in it, and how many ways of asking hold an idea. */
export type Candidate = { id: string; phrases: number[][]; holds: Map<number, number> };

/** The index as the search uses it. `weight[idea]` in 0…1: how much the idea tells entries apart. */
export type Index = {
  vocabulary: Vocabulary;
  candidates: Candidate[];
  ranking: MiniSearch<Document>;
  weight: number[];
  groups: number;
  serialised: SerialisedIndex;
};

type Document = { id: number; said: string };

const OPTIONS: Options<Document> = {
  fields: ['said'],
  idField: 'id',
  tokenize: text => text.split(' '),
  processTerm: term => term,
};

/** A wider idea ("light" for a street lamp) counts this much of the word's own idea. */
export const WIDER = 0.6;

/** A word that no group of the lexicon knows may be rare by chance; it counts this much of its rarity. */
export const LOOSE = 0.6;

/** Makes the index from an office's entries and words. Deterministic; for the build, not for a request. */
export function buildIndex(entries: readonly Asked[], lexicon: Lexicon): SerialisedIndex {
  const { senses, pairs } = sensesOf(lexicon);
  const empty = { groups: lexicon.groups.length, senses, topics: [], ranking: new MiniSearch(OPTIONS).toJSON() };
  return withEntries({ ...empty, ...wordsIn(pairs) }, entries);
}

/** The index with further entries beside its own (answers published later); the given one stays as it is. */
export function withEntries(base: SerialisedIndex, entries: readonly Asked[]): SerialisedIndex {
  const plains = entries.map(({ phrases }) => phrases.map(plainOf));
  const pairs = pairsWithout(base, elsewhereUsed(base, plains.flat()));
  const known = vocabularyOf({ ...base, ...wordsIn(pairs) });
  const isKnown = (word: string): boolean =>
    read(known, word).every(piece => piece.sense !== null && piece.sureness > 0.9);
  let next = Math.max(base.senses.length - 1, ...base.senseOf) + 1;
  for (const word of new Set(plains.flat().flatMap(wordsOf))) {
    if (!isKnown(word)) {
      pairs.push([word, next]);
      next += 1;
    }
  }
  const words = wordsIn(pairs);
  const vocabulary = vocabularyOf({ ...base, ...words });
  const topics = entries.map(({ id }, at) => ({
    id,
    phrases: (plains[at] ?? []).map(plain => [...heard(read(vocabulary, plain)).ideas.keys()]),
  }));
  const all = [...base.topics, ...topics];
  const ranking = new MiniSearch<Document>(OPTIONS);
  ranking.addAll(all.map(({ phrases }, id) => ({ id, said: phrases.flat().join(' ') })));
  return { ...base, ...words, topics: all, ranking: ranking.toJSON() };
}

type Pair = readonly [word: string, sense: number];

function wordsIn(pairs: readonly Pair[]): Pick<SerialisedIndex, 'words' | 'senseOf'> {
  const sorted = sortWords(pairs);
  return { words: sorted.map(([word]) => word).join('|'), senseOf: sorted.map(([, sense]) => sense) };
}

/** The words of an index but for those of elsewhere that are used here: they belong here after all. */
function pairsWithout({ words, senseOf }: SerialisedIndex, used: ReadonlySet<string>): Pair[] {
  return words.split('|').flatMap((word, at): Pair[] => {
    const sense = senseOf[at] ?? FIXED.silent;
    return sense === FIXED.elsewhere && used.has(word) ? [] : [[word, sense]];
  });
}

function elsewhereUsed(base: SerialisedIndex, plains: readonly string[]): Set<string> {
  const vocabulary = vocabularyOf(base);
  const pieces = plains.flatMap(plain => read(vocabulary, plain));
  return new Set(pieces.filter(({ sense, sureness }) => sense?.elsewhere && sureness === 1).map(({ plain }) => plain));
}

/** Brings a stored index into memory. Meant for module scope. */
export function loadIndex(serialised: SerialisedIndex): Index {
  const candidates = serialised.topics.map(({ id, phrases }) => {
    const holds = new Map<number, number>();
    for (const phrase of phrases) for (const idea of phrase) holds.set(idea, (holds.get(idea) ?? 0) + 1);
    return { id, phrases, holds };
  });
  return {
    vocabulary: vocabularyOf(serialised),
    candidates,
    ranking: MiniSearch.loadJS<Document>(serialised.ranking, OPTIONS),
    weight: weigh(candidates, serialised.groups),
    groups: serialised.groups,
    serialised,
  };
}

/** What was heard in a message: ideas with their sureness (0…1), and the weight of what nobody here knows. */
export type Heard = { ideas: Map<number, number>; unknown: number; elsewhere: number };

export function heard(pieces: readonly Piece[]): Heard {
  const ideas = new Map<number, number>();
  let unknown = 0;
  let elsewhere = 0;
  const add = (idea: number, sureness: number): void => {
    ideas.set(idea, Math.max(ideas.get(idea) ?? 0, sureness));
  };
  for (const { plain, length, sense, sureness } of pieces) {
    if (!sense) unknown += scriptOf(plain.charAt(0)) === 3 ? 0 : Math.min(1.5, length / 4);
    else if (sense.elsewhere) elsewhere += sureness;
    else {
      for (const idea of sense.ideas) add(idea, sureness);
      for (const idea of sense.wider) add(idea, sureness * WIDER);
    }
  }
  return { ideas, unknown, elsewhere };
}

/** An idea of more than this share of an entry's phrasings counts as fully held by it. */
const HELD = 0.12;

/** Rarer among the entries, heavier: 1 for an idea of a single entry, near 0 for one that all share. */
function weigh(candidates: readonly Candidate[], groups: number): number[] {
  const spread: number[] = [];
  // One phrasing among many that mentions an idea hardly spreads it, so entries count by how far they hold it.
  for (const { holds, phrases } of candidates) {
    const most = Math.max(1, phrases.length * HELD);
    for (const [idea, count] of holds) spread[idea] = (spread[idea] ?? 0) + Math.min(1, count / most);
  }
  const whole = Math.log(1 + candidates.length);
  return spread.map((count, idea) => {
    const rarity = Math.log(1 + candidates.length / Math.max(1, count)) / whole;
    return rarity * (idea < groups ? 1 : LOOSE);
  });
}

function vocabularyOf({ groups, senses, words, senseOf }: Omit<SerialisedIndex, 'topics' | 'ranking'>): Vocabulary {
  const known: Sense[] = senses.map(([ideas, wider], at) => ({ ideas, wider, elsewhere: at === FIXED.elsewhere }));
  const loose = (at: number): Sense => ({ ideas: [groups + at - senses.length], wider: [], elsewhere: false });
  return makeVocabulary(
    words,
    senseOf.map(at => known[at] ?? loose(at)),
  );
}

/** The lexicon's words with their senses; a word of two groups has both ideas. */
function sensesOf(lexicon: Lexicon): { senses: SerialisedIndex['senses']; pairs: Pair[] } {
  const { groups } = lexicon;
  const place = new Map(groups.map(({ id }, at) => [id, at]));
  const parents = groups.map(({ also }) => also.map(id => place.get(id) ?? 0));
  const above = (at: number, seen = new Set<number>()): Set<number> => {
    for (const parent of parents[at] ?? []) if (!seen.has(parent)) above(parent, seen.add(parent));
    return seen;
  };
  const own = new Map<string, Set<number>>();
  groups.forEach(({ words }, at) => {
    for (const word of words.map(plainOf)) own.set(word, (own.get(word) ?? new Set()).add(at));
  });
  const senses: SerialisedIndex['senses'] = [
    [[], []],
    [[], []],
  ];
  const known = new Map<string, number>();
  const pairs: Pair[] = [...own].map(([word, ideas]): Pair => {
    const around = [...[...ideas].flatMap(idea => [...above(idea)]), ...partsOf(word, own)];
    const wider = [...new Set(around)].filter(idea => !ideas.has(idea)).sort((a, b) => a - b);
    const key = `${[...ideas].join()};${wider.join()}`;
    const at = known.get(key) ?? senses.push([[...ideas], wider]) - 1;
    known.set(key, at);
    return [word, at];
  });
  const others = (words: readonly string[], sense: number): Pair[] =>
    [...new Set(words.map(plainOf))].filter(word => !own.has(word)).map(word => [word, sense]);
  const silent = others([...lexicon.stop, ...lexicon.greetings], FIXED.silent);
  return { senses, pairs: [...pairs, ...silent, ...others(lexicon.elsewhere, FIXED.elsewhere)] };
}

/** The ideas of the words that a compound is made of: "ภาษีป้าย" is about signs, and a tax all the same. */
function partsOf(plain: string, own: ReadonlyMap<string, ReadonlySet<number>>): number[] {
  for (let cut = 2; cut <= plain.length - 2; cut += 1) {
    const first = own.get(plain.slice(0, cut).trim());
    const second = own.get(plain.slice(cut).trim());
    if (first && second) return [...first, ...second];
  }
  return [];
}
