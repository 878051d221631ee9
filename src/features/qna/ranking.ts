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

/** Every entry that shares an idea with the question, best first. */
export function rank(index: Index, said: Heard): Ranked[] {
  if (said.ideas.size === 0) return [];
  const hits = index.ranking.search([...said.ideas.keys()].join(' '), {
    boostTerm: term => (said.ideas.get(Number(term)) ?? 0) * (Number(term) < index.groups ? 1 : LOOSE),
    bm25: BM25,
  });
  const top = hits[0]?.score ?? 1;
  const question: Question = { ...said, sure: byIdea(index, said), whole: weightOf(index, said) };
  const ranked: Ranked[] = [];
  for (const hit of hits) {
    const candidate = index.candidates[Number(hit.id)];
    if (candidate) ranked.push(judge(index, candidate, question, hit.score / top));
  }
  // Too few to have statistics of their own: their closest way of asking stands in for the ranking.
  for (const candidate of index.later) {
    const phrase = bestPhrase(index, candidate, question);
    if (phrase > 0) ranked.push(judge(index, candidate, question, phrase));
  }
  return ranked.sort((a, b) => b.total - a.total);
}

/** What was heard, its whole weight, and the sureness of every idea by its number: a look-up in a map costs more. */
type Question = Heard & { whole: number; sure: Float64Array };

function byIdea(index: Index, { ideas }: Heard): Float64Array {
  const sure = new Float64Array(index.weight.length);
  for (const [idea, sureness] of ideas) sure[idea] = sureness;
  return sure;
}

function judge(index: Index, candidate: Candidate, question: Question, ranking: number): Ranked {
  const phrase = bestPhrase(index, candidate, question);
  const { explained, shared } = overlap(index, candidate, question);
  const unsaid = missing(index, candidate, question);
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
function bestPhrase({ weight }: Index, { phrases }: Candidate, { sure, whole }: Question): number {
  let best = 0;
  for (const phrase of phrases) {
    let both = 0;
    let own = 0;
    for (const idea of phrase) {
      const heavy = weight[idea] ?? 0;
      own += heavy;
      both += heavy * (sure[idea] ?? 0);
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
  { ideas, whole }: Question,
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
function missing({ weight }: Index, { typical }: Candidate, { sure }: Question): number {
  let sum = 0;
  for (const { idea, missed } of typical) sum += (1 - (sure[idea] ?? 0)) * missed * (weight[idea] ?? 0);
  return sum;
}
