import type { Entries } from './entries.ts';

/** A word that no group of the lexicon knows may be rare by chance; it counts this much of its rarity. */
export const LOOSE = 0.6;

/** An idea of more than this share of an entry's phrasings counts as fully held by it. */
const HELD = 0.12;

/** An idea in no more than this share of the ways of asking is not missed when it stays unsaid. */
const TYPICAL = 0.15;

/** An idea that people who mean an entry often say, and how much it is missed (0…) when it stays unsaid. */
export type Typical = { idea: number; missed: number };

/** What is typical of the entry at a place. */
export function typicalOf({ entryStarts, pairStarts, pairs, counts }: Entries, entry: number): Typical[] {
  const phrases = (entryStarts[entry + 1] ?? 0) - (entryStarts[entry] ?? 0);
  const typical: Typical[] = [];
  const end = pairStarts[entry + 1] ?? 0;
  for (let at = pairStarts[entry] ?? 0; at < end; at += 1) {
    const share = (counts[at] ?? 0) / (phrases + 1);
    if (share > TYPICAL) typical.push({ idea: pairs[at] ?? 0, missed: -Math.log(1 - share) });
  }
  return typical;
}

/** Rarer among the entries, heavier: 1 for an idea of a single entry, near 0 for one that all share. */
export function weigh(
  { entryStarts, pairStarts, pairs, counts }: Entries,
  groups: number,
  ideas: number,
): Float64Array {
  const entries = entryStarts.length - 1;
  const spread = new Float64Array(ideas);
  // One phrasing among many that mentions an idea hardly spreads it, so entries count by how far they hold it.
  for (let entry = 0; entry < entries; entry += 1) {
    const most = Math.max(1, ((entryStarts[entry + 1] ?? 0) - (entryStarts[entry] ?? 0)) * HELD);
    const end = pairStarts[entry + 1] ?? 0;
    for (let at = pairStarts[entry] ?? 0; at < end; at += 1) {
      const idea = pairs[at] ?? 0;
      spread[idea] = (spread[idea] ?? 0) + Math.min(1, (counts[at] ?? 0) / most);
    }
  }
  const whole = Math.log(1 + entries);
  for (let idea = 0; idea < ideas; idea += 1) {
    const rarity = Math.log(1 + entries / Math.max(1, spread[idea] ?? 0)) / whole;
    spread[idea] = rarity * (idea < groups ? 1 : LOOSE);
  }
  return spread;
}
