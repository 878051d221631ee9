import type { Entries } from './entries.ts';
import { type Typical, typicalOf } from './weights.ts';

/**
 * Entries that are ranked together, and what a question needs to judge them: the weight of all that each phrase says,
 * what is typical of each entry, and who holds an idea.
 */
export type Shelf = {
  entries: Entries;
  /** Whether the ranking's statistics know these entries; they know none that was published later. */
  isRanked: boolean;
  phraseWeights: Float64Array;
  typical: readonly (readonly Typical[])[];
  holders: Holders;
};

/**
 * By idea the entries that hold it, in their order: those of idea i are `entry[starts[i]…starts[i + 1])`, with the
 * number of their phrases that hold it and what it is worth there.
 */
export type Holders = { starts: Uint32Array; entry: Uint16Array; counts: Uint16Array; worths: Float64Array };

export function makeShelf(entries: Entries, weight: Float64Array, isRanked: boolean): Shelf {
  const typical = entries.ids.map((_, entry) => typicalOf(entries, entry));
  const holders = holdersOf(entries, weight.length);
  return { entries, isRanked, phraseWeights: phraseWeightsOf(entries, weight), typical, holders };
}

function phraseWeightsOf({ ideas, phraseStarts, entryStarts }: Entries, weight: Float64Array): Float64Array {
  const count = entryStarts.at(-1) ?? 0;
  const weights = new Float64Array(count);
  for (let phrase = 0; phrase < count; phrase += 1) {
    const end = phraseStarts[phrase + 1] ?? 0;
    let sum = 0;
    for (let at = phraseStarts[phrase] ?? 0; at < end; at += 1) sum += weight[ideas[at] ?? 0] ?? 0;
    weights[phrase] = sum;
  }
  return weights;
}

/** Sorts the pairs by idea: counts how many each has, then puts every pair in its place. */
function holdersOf({ pairStarts, pairs, counts, worths }: Entries, ideas: number): Holders {
  const next = new Uint32Array(ideas + 1);
  for (let at = 0; at < pairs.length; at += 1) next[(pairs[at] ?? 0) + 1] = (next[(pairs[at] ?? 0) + 1] ?? 0) + 1;
  for (let idea = 0; idea < ideas; idea += 1) next[idea + 1] = (next[idea + 1] ?? 0) + (next[idea] ?? 0);
  const starts = next.slice();
  const sorted: Holders = {
    starts,
    entry: new Uint16Array(pairs.length),
    counts: new Uint16Array(pairs.length),
    worths: new Float64Array(pairs.length),
  };
  for (let entry = 0; entry + 1 < pairStarts.length; entry += 1) {
    const end = pairStarts[entry + 1] ?? 0;
    for (let at = pairStarts[entry] ?? 0; at < end; at += 1) {
      const idea = pairs[at] ?? 0;
      const place = next[idea] ?? 0;
      next[idea] = place + 1;
      sorted.entry[place] = entry;
      sorted.counts[place] = counts[at] ?? 0;
      sorted.worths[place] = worths[at] ?? 0;
    }
  }
  return sorted;
}
