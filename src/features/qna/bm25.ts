import type { Heard } from './heard.ts';
import type { Candidate } from './search-index.ts';

/**
 * BM25 with a high `k`: an idea that fills an entry's phrasings counts nearly in proportion, as it should where a
 * document is a bag of short questions. `b` half, since entries with more phrasings are not more likely meant; `d` as
 * in BM25+.
 */
const BM25 = { k: 40, b: 0.5, d: 0.5 };

/** An entry with at least this many ways of asking can do without loose words that nobody else uses. */
const WELL_ASKED = 6;

/** The entries that hold an idea, by their places, and what the idea scores for each. */
type Scored = { rarity: number; places: number[]; scores: number[] };

/** By the number of the idea. */
export type Scores = readonly Scored[];

/** What every idea scores for every entry. A question only adds up, so this is made once, when the index is loaded. */
export function scoreIdeas(candidates: readonly Candidate[], groups: number, ideas: number): Scores {
  const uses = new Uint32Array(ideas);
  const spread = new Uint32Array(ideas);
  const isTelling = (idea: number, { phrases }: Candidate): boolean =>
    idea < groups || phrases.length < WELL_ASKED || (uses[idea] ?? 0) > 1;
  for (const { holds } of candidates)
    holds.forEach((count, idea) => {
      uses[idea] = (uses[idea] ?? 0) + count;
    });
  const lengths = candidates.map(candidate => {
    let length = 0;
    candidate.holds.forEach((_, idea) => {
      if (!isTelling(idea, candidate)) return;
      length += 1;
      spread[idea] = (spread[idea] ?? 0) + 1;
    });
    return length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const scores = Array.from(
    spread,
    (among): Scored => ({ rarity: rarityOf(among, candidates.length), places: [], scores: [] }),
  );
  candidates.forEach((candidate, place) => {
    const { k, b, d } = BM25;
    const damping = k * (1 - b + (b * (lengths[place] ?? 0)) / average);
    candidate.holds.forEach((count, idea) => {
      const scored = scores[idea];
      if (!scored || !isTelling(idea, candidate)) return;
      scored.places.push(place);
      scored.scores.push(scored.rarity * (d + (count * (k + 1)) / (count + damping)));
    });
  });
  return scores;
}

function rarityOf(among: number, entries: number): number {
  return Math.log(1 + (entries - among + 0.5) / (among + 0.5));
}

/** An entry that shares an idea with the question, and its score: higher the more ideas they share. */
export type Hit = { place: number; score: number };

/** Entries by BM25, best first; ideas count by their sureness and by what `share` says of them. */
export function bm25(scores: Scores, { ideas }: Heard, entries: number, share: (idea: number) => number): Hit[] {
  const sums = new Float64Array(entries);
  const matched = new Uint16Array(entries);
  for (const [idea, sureness] of ideas) {
    const held = scores[idea];
    if (!held) continue;
    const boost = sureness * share(idea);
    for (const [at, place] of held.places.entries()) {
      sums[place] = (sums[place] ?? 0) + boost * (held.scores[at] ?? 0);
      matched[place] = (matched[place] ?? 0) + 1;
    }
  }
  const hits: Hit[] = [];
  sums.forEach((sum, place) => {
    if (sum > 0) hits.push({ place, score: sum * (matched[place] ?? 0) });
  });
  return hits.sort((a, b) => b.score - a.score);
}
