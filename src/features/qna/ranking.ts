import type { Heard } from './heard.ts';
import type { Candidate, Index } from './search-index.ts';
import { LOOSE } from './weights.ts';

/** What speaks for one entry: the four views that are summed to its `total`, and the weight of what it shares. */
export type Ranked = {
  candidate: Candidate;
  total: number;
  phrase: number;
  explained: number;
  unsaid: number;
  shared: number;
};

/** Shares of the views, found by leaving out every eighth phrasing in turn; the result is flat around them. */
const SHARE = { ranking: 0.4, phrase: 0.4, explained: 0.2, unsaid: 0.12 };

/**
 * BM25 with a high `k`: an idea that fills an entry's phrasings counts nearly in proportion, as it should where a
 * document is a bag of short questions. `b` half, since entries with more phrasings are not more likely meant.
 */
const BM25 = { k: 40, b: 0.5, d: 0.5 };

/** What nobody here knows weighs somewhat less than a rare idea: it may be a slip that stayed unread. */
const UNKNOWN = 0.7;

/** An idea in no more than this share of the ways of asking is not missed when it stays unsaid. */
const TYPICAL = 0.15;

/** Every entry that shares an idea with the question, best first. */
export function rank(index: Index, said: Heard): Ranked[] {
  if (said.ideas.size === 0) return [];
  const hits = index.ranking.search([...said.ideas.keys()].join(' '), {
    boostTerm: term => (said.ideas.get(Number(term)) ?? 0) * (Number(term) < index.groups ? 1 : LOOSE),
    bm25: BM25,
  });
  const top = hits[0]?.score ?? 1;
  const whole = weightOf(index, said);
  const ranked: Ranked[] = [];
  for (const hit of hits) {
    const candidate = index.candidates[Number(hit.id)];
    if (candidate) ranked.push(judge(index, candidate, said, whole, hit.score / top));
  }
  // Too few to have statistics of their own: their closest way of asking stands in for the ranking.
  for (const candidate of index.later) {
    const phrase = bestPhrase(index, candidate, said, whole);
    if (phrase > 0) ranked.push(judge(index, candidate, said, whole, phrase));
  }
  return ranked.sort((a, b) => b.total - a.total);
}

function judge(index: Index, candidate: Candidate, said: Heard, whole: number, ranking: number): Ranked {
  const phrase = bestPhrase(index, candidate, said, whole);
  const { explained, shared } = overlap(index, candidate, said, whole);
  const unsaid = missing(index, candidate, said);
  const total = SHARE.ranking * ranking + SHARE.phrase * phrase + SHARE.explained * explained - SHARE.unsaid * unsaid;
  return { candidate, total, phrase, explained, unsaid, shared };
}

/** The weight of all that was said, the unknown part included. */
export function weightOf(index: Index, { ideas, unknown, elsewhere }: Heard): number {
  let sum = unknown * UNKNOWN + elsewhere;
  for (const [idea, sureness] of ideas) sum += sureness * (index.weight[idea] ?? UNKNOWN);
  return sum;
}

/** How alike the question and the closest way of asking are, 0…1: twice what they share over what both say. */
function bestPhrase(index: Index, { phrases }: Candidate, { ideas }: Heard, whole: number): number {
  let best = 0;
  for (const phrase of phrases) {
    let both = 0;
    let own = 0;
    for (const idea of phrase) {
      const weight = index.weight[idea] ?? 0;
      own += weight;
      both += weight * (ideas.get(idea) ?? 0);
    }
    best = Math.max(best, (2 * both) / (whole + own));
  }
  return best;
}

/**
 * `explained`, 0…1: the share of what was said that people who mean this entry say too, once being weak evidence.
 * `shared`: the weight of it by how commonly they say it.
 */
function overlap(
  index: Index,
  { holds, phrases }: Candidate,
  { ideas }: Heard,
  whole: number,
): { explained: number; shared: number } {
  let sum = 0;
  let shared = 0;
  for (const [idea, sureness] of ideas) {
    const count = holds.get(idea) ?? 0;
    const weight = sureness * (index.weight[idea] ?? 0);
    sum += (weight * count) / (count + 1);
    shared += (weight * count) / phrases.length;
  }
  return { explained: whole > 0 ? sum / whole : 0, shared };
}

/** How much is missing of what people nearly always say when they mean this entry; 0 is nothing. */
function missing(index: Index, { holds, phrases }: Candidate, { ideas }: Heard): number {
  let sum = 0;
  for (const [idea, count] of holds) {
    const share = count / (phrases.length + 1);
    if (share > TYPICAL) sum -= (1 - (ideas.get(idea) ?? 0)) * Math.log(1 - share) * (index.weight[idea] ?? 0);
  }
  return sum;
}
