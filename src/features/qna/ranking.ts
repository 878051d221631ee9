import type { Heard } from './heard.ts';
import type { Index } from './search-index.ts';
import type { Shelf } from './shelf.ts';
import { LOOSE } from './weights.ts';

/** What speaks for one entry: the four views that are summed to its `total`, and the weight of what it shares. */
export type Ranked = {
  id: string;
  total: number;
  phrase: number;
  explained: number;
  unsaid: number;
  shared: number;
};

/** Shares of the views, found by leaving out every eighth phrasing in turn; the result is flat around them. */
const SHARE = { ranking: 0.4, phrase: 0.4, explained: 0.2, unsaid: 0.12 };

/** What nobody here knows weighs somewhat less than a rare idea: it may be a slip that stayed unread. */
const UNKNOWN = 0.7;

/** Every entry that shares an idea with the question, best first. */
export function rank(index: Index, said: Heard): Ranked[] {
  if (said.ideas.size === 0) return [];
  const question: Question = { ...said, heavy: byIdea(index, said), whole: weightOf(index, said) };
  return index.shelves.flatMap(shelf => rankShelf(index, shelf, question)).sort((a, b) => b.total - a.total);
}

/** What was heard, its whole weight, and the weight of every idea in it by number: a look-up in a map costs more. */
type Question = Heard & { whole: number; heavy: Float64Array };

function byIdea(index: Index, { ideas }: Heard): Float64Array {
  const heavy = new Float64Array(index.weight.length);
  for (const [idea, sureness] of ideas) heavy[idea] = sureness * (index.weight[idea] ?? 0);
  return heavy;
}

function rankShelf(index: Index, shelf: Shelf, question: Question): Ranked[] {
  const tally = tallyOf(index, shelf, question);
  const judge = (entry: number, phrase: number, ranking: number): Ranked => {
    const explained = question.whole > 0 ? (tally.explained[entry] ?? 0) / question.whole : 0;
    const unsaid = missing(index, shelf, entry, question);
    const views = SHARE.ranking * ranking + SHARE.phrase * phrase + SHARE.explained * explained;
    const shared = tally.shared[entry] ?? 0;
    return {
      id: shelf.entries.ids[entry] ?? '',
      total: views - SHARE.unsaid * unsaid,
      phrase,
      explained,
      unsaid,
      shared,
    };
  };
  if (shelf.isRanked) {
    const { ranking } = tally;
    const hits = tally.hits.sort((a, b) => (ranking[b] ?? 0) - (ranking[a] ?? 0));
    const top = ranking[hits[0] ?? 0] ?? 1;
    return hits.map(entry => judge(entry, bestPhrase(shelf, entry, question), (ranking[entry] ?? 0) / top));
  }
  // Too few to have statistics of their own: their closest way of asking stands in for the ranking.
  return shelf.entries.ids.flatMap((_, entry) => {
    const phrase = bestPhrase(shelf, entry, question);
    return phrase > 0 ? judge(entry, phrase, phrase) : [];
  });
}

/**
 * What the question's ideas add up to for every entry. `ranking`: MiniSearch's BM25, of which the build has asked what
 * each idea is worth to each entry; as there, the sum counts once per idea that matched. `explained`: the weight of what
 * people who mean the entry say too, once being weak evidence; `shared`: by how commonly they say it. `hits`: the
 * entries that the ranking found, in the order in which it did.
 */
type Tally = { ranking: Float64Array; explained: Float64Array; shared: Float64Array; hits: number[] };

export function tallyOf({ weight, groups }: Index, { entries, holders }: Shelf, { ideas }: Heard): Tally {
  const size = entries.ids.length;
  const [ranking, explained, shared] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const matched = new Uint16Array(size);
  const hits: number[] = [];
  for (const [idea, sureness] of ideas) {
    const boost = sureness * (idea < groups ? 1 : LOOSE);
    const heavy = sureness * (weight[idea] ?? 0);
    const end = holders.starts[idea + 1] ?? 0;
    for (let at = holders.starts[idea] ?? 0; at < end; at += 1) {
      const entry = holders.entry[at] ?? 0;
      const count = holders.counts[at] ?? 0;
      const worth = holders.worths[at] ?? 0;
      const phrases = (entries.entryStarts[entry + 1] ?? 0) - (entries.entryStarts[entry] ?? 0);
      explained[entry] = (explained[entry] ?? 0) + (heavy * count) / (count + 1);
      shared[entry] = (shared[entry] ?? 0) + (heavy * count) / phrases;
      if (worth === 0) continue;
      if (matched[entry] === 0) hits.push(entry);
      matched[entry] = (matched[entry] ?? 0) + 1;
      ranking[entry] = (ranking[entry] ?? 0) + boost * worth;
    }
  }
  for (const entry of hits) ranking[entry] = (ranking[entry] ?? 0) * (matched[entry] ?? 0);
  return { ranking, explained, shared, hits };
}

/** The weight of all that was said, the unknown part included. */
export function weightOf(index: Index, { ideas, unknown, elsewhere }: Heard): number {
  let sum = unknown * UNKNOWN + elsewhere;
  for (const [idea, sureness] of ideas) sum += sureness * (index.weight[idea] ?? UNKNOWN);
  return sum;
}

/** How alike the question and the closest way of asking are, 0…1: twice what they share over what both say. */
function bestPhrase({ entries, phraseWeights }: Shelf, entry: number, question: Question): number {
  const { ideas, phraseStarts, entryStarts } = entries;
  const { heavy, whole } = question;
  const last = entryStarts[entry + 1] ?? 0;
  let best = 0;
  for (let phrase = entryStarts[entry] ?? 0; phrase < last; phrase += 1) {
    const end = phraseStarts[phrase + 1] ?? 0;
    let both = 0;
    for (let at = phraseStarts[phrase] ?? 0; at < end; at += 1) both += heavy[ideas[at] ?? 0] ?? 0;
    if (both > 0) best = Math.max(best, (2 * both) / (whole + (phraseWeights[phrase] ?? 0)));
  }
  return best;
}

/** How much is missing of what people nearly always say when they mean this entry; 0 is nothing. */
function missing({ weight }: Index, { typical }: Shelf, entry: number, { ideas }: Question): number {
  let sum = 0;
  for (const { idea, missed } of typical[entry] ?? [])
    sum += (1 - (ideas.get(idea) ?? 0)) * missed * (weight[idea] ?? 0);
  return sum;
}
