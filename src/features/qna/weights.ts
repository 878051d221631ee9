import type { Candidate } from './search-index.ts';

/** A word that no group of the lexicon knows may be rare by chance; it counts this much of its rarity. */
export const LOOSE = 0.6;

/** An idea of more than this share of an entry's phrasings counts as fully held by it. */
const HELD = 0.12;

/** An idea in no more than this share of the ways of asking is not missed when it stays unsaid. */
const TYPICAL = 0.15;

/** An idea that people who mean an entry often say, and how much it is missed (0…) when it stays unsaid. */
export type Typical = { idea: number; missed: number };

export function typicalOf(holds: ReadonlyMap<number, number>, phrases: number): Typical[] {
  const typical: Typical[] = [];
  // Read anew at every cold start: `forEach` makes no pairs, which takes half the time of a loop over them.
  holds.forEach((count, idea) => {
    const share = count / (phrases + 1);
    if (share > TYPICAL) typical.push({ idea, missed: -Math.log(1 - share) });
  });
  return typical;
}

/** Rarer among the entries, heavier: 1 for an idea of a single entry, near 0 for one that all share. */
export function weigh(candidates: readonly Candidate[], groups: number, ideas: number): Float64Array {
  const spread = new Float64Array(ideas);
  // One phrasing among many that mentions an idea hardly spreads it, so entries count by how far they hold it.
  for (const { holds, phrases } of candidates) {
    const most = Math.max(1, phrases.length * HELD);
    holds.forEach((count, idea) => {
      spread[idea] = (spread[idea] ?? 0) + Math.min(1, count / most);
    });
  }
  const whole = Math.log(1 + candidates.length);
  return spread.map((count, idea) => {
    const rarity = Math.log(1 + candidates.length / Math.max(1, count)) / whole;
    return rarity * (idea < groups ? 1 : LOOSE);
  });
}
