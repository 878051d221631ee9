import type { Candidate } from './search-index.ts';

/** A word that no group of the lexicon knows may be rare by chance; it counts this much of its rarity. */
export const LOOSE = 0.6;

/** An idea of more than this share of an entry's phrasings counts as fully held by it. */
const HELD = 0.12;

/** Rarer among the entries, heavier: 1 for an idea of a single entry, near 0 for one that all share. */
export function weigh(candidates: readonly Candidate[], groups: number, ideas: number): Float64Array {
  const spread = new Float64Array(ideas);
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
