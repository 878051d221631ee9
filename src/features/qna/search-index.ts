import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Lexicon } from '../../offices/schema/lexicon.ts';
import { scriptOf } from './normalise.ts';
import { type Piece, read } from './reading.ts';
import { makeVocabulary, type Sense, type Vocabulary } from './vocabulary.ts';
import { plainOf, wordsOf } from './words.ts';

/** What the index needs of an entry: its id, and the ways in which people ask for it, the printed question first. */
export type Asked = { id: string; phrases: readonly string[] };

/** Words that share a sense, joined by `|`. */
type WordRow = [ideas: number[], wider: number[], words: string];

/** The index as the build stores it (JSON). Ideas are numbers: first the lexicon's groups, then single words. */
export type SerialisedIndex = {
  groups: number;
  words: WordRow[];
  silent: string;
  elsewhere: string;
  topics: { id: string; phrases: string[] }[];
  ranking: AsPlainObject;
};

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

const NOTHING: Sense = { ideas: [], wider: [], elsewhere: false };
const ELSEWHERE: Sense = { ideas: [], wider: [], elsewhere: true };

/** Makes the index from an office's entries and words. Deterministic; for the build, not for a request. */
export function buildIndex(entries: readonly Asked[], lexicon: Lexicon): SerialisedIndex {
  const words = rowsOf(lexicon);
  const base: SerialisedIndex = {
    groups: lexicon.groups.length,
    words,
    silent: joined([...lexicon.stop, ...lexicon.greetings]),
    elsewhere: joined(lexicon.elsewhere),
    topics: [],
    ranking: new MiniSearch(OPTIONS).toJSON(),
  };
  return withEntries(base, entries);
}

/** The index with further entries beside its own (answers published later); the given one stays as it is. */
export function withEntries(base: SerialisedIndex, entries: readonly Asked[]): SerialisedIndex {
  const words = [...base.words];
  let ideas = base.groups + words.filter(([own]) => (own[0] ?? 0) >= base.groups).length;
  const plains = entries.map(({ phrases }) => phrases.map(plainOf));
  const elsewhere = stillElsewhere(base, plains.flat());
  const known = vocabularyOf({ ...base, elsewhere });
  const fresh = new Map<string, Sense>();
  for (const word of new Set(plains.flat().flatMap(wordsOf))) {
    const isKnown = read(known, word).every(piece => piece.sense !== null && piece.sureness > 0.9);
    if (!isKnown) {
      fresh.set(word, { ideas: [ideas], wider: [], elsewhere: false });
      words.push([[ideas], [], word]);
      ideas += 1;
    }
  }
  const vocabulary = vocabularyOf({ ...base, words, elsewhere });
  const topics = entries.map(({ id }, at) => ({
    id,
    phrases: (plains[at] ?? []).map(plain => [...heard(read(vocabulary, plain)).ideas.keys()].join(' ')),
  }));
  const all = [...base.topics, ...topics];
  const ranking = new MiniSearch<Document>(OPTIONS);
  ranking.addAll(all.map(({ phrases }, id) => ({ id, said: phrases.filter(phrase => phrase !== '').join(' ') })));
  return { ...base, words, elsewhere, topics: all, ranking: ranking.toJSON() };
}

/** Words of elsewhere that no entry uses; one that is used here belongs here after all. */
function stillElsewhere(base: SerialisedIndex, plains: readonly string[]): string {
  const vocabulary = vocabularyOf(base);
  const used = new Set<string>();
  for (const plain of plains) {
    for (const piece of read(vocabulary, plain))
      if (piece.sense?.elsewhere && piece.sureness === 1) used.add(piece.plain);
  }
  return base.elsewhere
    .split('|')
    .filter(word => !used.has(word))
    .join('|');
}

/** Brings a stored index into memory. Meant for module scope. */
export function loadIndex(serialised: SerialisedIndex): Index {
  const candidates = serialised.topics.map(({ id, phrases }) => {
    const lists = phrases.map(phrase => (phrase === '' ? [] : phrase.split(' ').map(Number)));
    const holds = new Map<number, number>();
    for (const list of lists) for (const idea of list) holds.set(idea, (holds.get(idea) ?? 0) + 1);
    return { id, phrases: lists, holds };
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

/** Rarer among the entries, heavier: 1 for an idea of a single entry, near 0 for one that all share. */
function weigh(candidates: readonly Candidate[], groups: number): number[] {
  const spread = new Map<number, number>();
  // An idea that one entry holds once among many ways of asking is hardly spread; its share says so.
  for (const { holds, phrases } of candidates) {
    const most = Math.max(1, phrases.length * 0.12);
    for (const [idea, count] of holds) spread.set(idea, (spread.get(idea) ?? 0) + Math.min(1, count / most));
  }
  const weight: number[] = [];
  const whole = Math.log(1 + candidates.length);
  for (const [idea, count] of spread) {
    const rarity = Math.log(1 + candidates.length / Math.max(1, count)) / whole;
    weight[idea] = rarity * (idea < groups ? 1 : LOOSE);
  }
  return weight;
}

function vocabularyOf({
  words,
  silent,
  elsewhere,
}: Pick<SerialisedIndex, 'words' | 'silent' | 'elsewhere'>): Vocabulary {
  const pairs: [string, Sense][] = [];
  for (const [ideas, wider, row] of words) {
    const sense: Sense = { ideas, wider, elsewhere: false };
    for (const word of row.split('|')) pairs.push([word, sense]);
  }
  for (const word of silent.split('|')) pairs.push([word, NOTHING]);
  for (const word of elsewhere.split('|')) pairs.push([word, ELSEWHERE]);
  return makeVocabulary(pairs);
}

const joined = (words: readonly string[]): string => [...new Set(words.map(plainOf))].join('|');

/** The lexicon's words by sense; a word of two groups has both ideas. */
function rowsOf({ groups }: Lexicon): WordRow[] {
  const place = new Map(groups.map(({ id }, at) => [id, at]));
  const parents = groups.map(({ also }) => also.map(id => place.get(id) ?? 0));
  const above = (at: number, seen = new Set<number>()): Set<number> => {
    for (const parent of parents[at] ?? []) if (!seen.has(parent)) above(parent, seen.add(parent));
    return seen;
  };
  const senses = new Map<string, Set<number>>();
  groups.forEach(({ words }, at) => {
    for (const word of words) {
      const plain = plainOf(word);
      senses.set(plain, (senses.get(plain) ?? new Set()).add(at));
    }
  });
  const rows = new Map<string, WordRow>();
  for (const [plain, own] of senses) {
    const ideas = [...own];
    const around = [...ideas.flatMap(idea => [...above(idea)]), ...partsOf(plain, senses)];
    const wider = [...new Set(around)].filter(idea => !own.has(idea)).sort((a, b) => a - b);
    const key = `${ideas.join()};${wider.join()}`;
    const row = rows.get(key);
    if (row) row[2] += `|${plain}`;
    else rows.set(key, [ideas, wider, plain]);
  }
  return [...rows.values()];
}

/** The ideas of the words that a compound is made of: "ภาษีป้าย" is about signs, and a tax all the same. */
function partsOf(plain: string, senses: ReadonlyMap<string, ReadonlySet<number>>): number[] {
  for (let cut = 2; cut <= plain.length - 2; cut += 1) {
    const first = senses.get(plain.slice(0, cut).trim());
    const second = senses.get(plain.slice(cut).trim());
    if (first && second) return [...first, ...second];
  }
  return [];
}
