import { confidence } from './confidence.ts';
import { heard } from './heard.ts';
import { rank } from './ranking.ts';
import { read } from './reading.ts';
import type { Index } from './search-index.ts';
import { plainOf } from './words.ts';

/** One entry that may be meant. The first one's score is the probability (0…1) that it answers the question. */
export type Match = { id: string; score: number };

/**
 * What a question found. `answered`: the first result is given as the answer. `likely`: not sure enough for that,
 * but one of the first three is probably meant, so they are offered. Neither: the bot says that it does not know.
 */
export type Found = { answered: boolean; likely: boolean; results: Match[] };

/** A wrong answer costs a resident more than one more tap, so the bar lies above even odds. */
const ANSWER_AT = 0.55;
const OFFER_AT = 0.25;

const AT_LEAST = 3;
const AT_MOST = 10;

/**
 * Ranks the entries for a question, best first: at least three (if there are as many) when anything matches, else
 * none. Bounded in time for any text; never throws.
 */
export function search(index: Index, question: string): Found {
  const said = heard(read(index.vocabularies, plainOf(question)));
  const ranked = rank(index, said);
  const [first] = ranked;
  if (!first) return { answered: false, likely: false, results: [] };
  const sure = confidence(index, said, ranked);
  const part = (total: number): number =>
    Math.max(0, sure * Math.min(1, total / Math.max(first.total, Number.EPSILON)));
  const results = ranked.slice(0, AT_MOST).map(({ id, total }) => ({ id, score: part(total) }));
  for (const id of index.shelves[0].entries.ids) {
    if (results.length >= AT_LEAST) break;
    if (results.every(match => match.id !== id)) results.push({ id, score: 0 });
  }
  const answered = sure >= ANSWER_AT;
  return { answered, likely: !answered && sure >= OFFER_AT, results };
}
