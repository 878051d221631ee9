import type { Lexicon } from '#offices/schema/lexicon.ts';
import { plainOf } from './words.ts';

/** A sense as the index stores it: the ideas that a word stands for, and the wider ones that it implies. */
export type StoredSense = [ideas: number[], wider: number[]];

/** A word and the place of its sense. */
export type Pair = readonly [word: string, sense: number];

/** Places of two senses without ideas: of words that say nothing, and of matters of elsewhere. */
export const FIXED = { silent: 0, elsewhere: 1 };

/** The lexicon's words with their senses; a word of two groups has both ideas. */
export function sensesOf(lexicon: Lexicon): { senses: StoredSense[]; pairs: Pair[] } {
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
  const senses: StoredSense[] = [
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
