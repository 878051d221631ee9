import MiniSearch from 'minisearch';
import type { Lexicon } from '#offices/schema/lexicon.ts';
import { type Entry, packEntries } from './entries.ts';
import { read } from './reading.ts';
import { type Asked, freshWords, ideasOf, type SerialisedIndex, vocabularyOf } from './search-index.ts';
import { FIXED, type Pair, type StoredSense, sensesOf } from './senses.ts';
import { type Known, packVocabulary } from './vocabulary.ts';
import { plainOf } from './words.ts';

/** Makes the search index when the product is built. The Worker carries neither this module nor MiniSearch. */

/**
 * BM25 with a high `k`: an idea that fills an entry's phrasings counts nearly in proportion, as it should where a
 * document is a bag of short questions. `b` half, since entries with more phrasings are not more likely meant.
 */
export const BM25 = { k: 40, b: 0.5, d: 0.5 };

/** Makes the index from an office's entries and words. Deterministic; for the build, not for a request. */
export function buildIndex(asked: readonly Asked[], lexicon: Lexicon): SerialisedIndex {
  const groups = lexicon.groups.length;
  const plains = asked.map(({ phrases }) => phrases.map(plainOf));
  const { senses: all, pairs: given } = sensesOf(lexicon);
  const { senses, pairs } = commonFirst(all, withoutUsed(all, given, plains.flat()));
  const known = vocabularyOf({ senses, ...packVocabulary(pairs, groups) });
  const loose = freshWords([known], plains.flat()).map((word): Known => [word, null]);
  const { sections, nextIdea } = packVocabulary([...pairs, ...loose], groups);
  const vocabulary = vocabularyOf({ senses, sections });
  const entries = asked.map(({ id }, at) => ({
    id,
    phrases: (plains[at] ?? []).map(plain => ideasOf([vocabulary], plain)),
  }));
  const worths = worthsOf(entries, groups);
  const most = Math.max(0, ...worths.flatMap(of => [...of.values()]));
  const stored = packEntries(entries, (idea, entry) => (worths[entry]?.get(idea) ?? 0) / most);
  return { groups, ideas: nextIdea, senses, sections, most, entries: stored };
}

type Document = { id: number; said: string };

/**
 * What every idea is worth to every entry: MiniSearch's score for a question of that idea alone. Its score for several
 * is the sum of these, each times how surely the idea was heard, times the number of ideas that matched.
 */
function worthsOf(entries: readonly Entry[], groups: number): Map<number, number>[] {
  const ranking = miniSearchOf(entries, groups);
  const worths = entries.map(() => new Map<number, number>());
  for (const idea of new Set(entries.flatMap(({ phrases }) => phrases.flat()))) {
    for (const { id, score } of ranking.search(String(idea), { bm25: BM25 })) worths[Number(id)]?.set(idea, score);
  }
  return worths;
}

/** The entries in MiniSearch: each a document of its ideas, found under its place in the list. */
export function miniSearchOf(entries: readonly Entry[], groups: number): MiniSearch<Document> {
  const ranking = new MiniSearch<Document>({
    fields: ['said'],
    idField: 'id',
    tokenize: text => text.split(' '),
    processTerm: term => term,
  });
  ranking.addAll(documentsOf(entries, groups));
  return ranking;
}

/** An entry with at least this many ways of asking can do without loose words that nobody else uses. */
const WELL_ASKED = 6;

/** What the ranking reads. Loose words used once in all add half of its size and nothing to its judgement. */
function documentsOf(entries: readonly Entry[], groups: number): Document[] {
  const count = new Map<number, number>();
  for (const idea of entries.flatMap(({ phrases }) => phrases.flat())) count.set(idea, (count.get(idea) ?? 0) + 1);
  return entries.map(({ phrases }, id) => {
    const isTelling = (idea: number): boolean =>
      idea < groups || phrases.length < WELL_ASKED || (count.get(idea) ?? 0) > 1;
    return { id, said: phrases.flat().filter(isTelling).join(' ') };
  });
}

/** The words with the senses of many first, which get the cheap characters; the fixed ones keep their places. */
function commonFirst(senses: readonly StoredSense[], pairs: readonly Pair[]): { senses: StoredSense[]; pairs: Pair[] } {
  const uses = senses.map(() => 0);
  for (const [, sense] of pairs) uses[sense] = (uses[sense] ?? 0) + 1;
  const fixed = Object.values(FIXED);
  const others = [...senses.keys()].filter(sense => !fixed.includes(sense));
  const order = [...fixed, ...others.sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0))];
  const place = new Map(order.map((sense, at) => [sense, at]));
  return {
    senses: order.map(sense => senses[sense] ?? [[], []]),
    pairs: pairs.map(([word, sense]) => [word, place.get(sense) ?? 0]),
  };
}

/** The words but for those of elsewhere that the entries themselves use: they belong here after all. */
function withoutUsed(senses: readonly StoredSense[], pairs: readonly Pair[], plains: readonly string[]): Pair[] {
  const vocabulary = vocabularyOf({ senses, ...packVocabulary(pairs, 0) });
  const pieces = plains.flatMap(plain => read([vocabulary], plain));
  const used = new Set(
    pieces.filter(({ sense, sureness }) => sense?.elsewhere && sureness === 1).map(piece => piece.plain),
  );
  return pairs.filter(([word, sense]) => sense !== FIXED.elsewhere || !used.has(word));
}
