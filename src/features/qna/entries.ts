import { CHEAP, pack, unpackAt } from './packing.ts';

/** An entry and the ideas in each of the ways in which people ask for it. */
export type Entry = { readonly id: string; readonly phrases: readonly (readonly number[])[] };

/**
 * Entries as the index stores them, column by column, which zips best. Of each: the ideas that people who mean it
 * mention, in the order in which they first do, one packed character each; what those are worth to the ranking (two
 * characters, all first ones before all second ones; none for an entry published later); and every way of asking, as
 * places in `ideas`, each ended by a space.
 */
export type StoredEntries = { ids: string[]; ideas: string[]; worths: string[]; phrases: string[] };

/** Numbers that two cheap characters hold. */
const LEVELS = CHEAP * CHEAP - 1;
const END = 0x20;

/**
 * Entries in memory, flat: phrase p is `ideas[phraseStarts[p]…phraseStarts[p + 1])`, entry e has the phrases from
 * `entryStarts[e]` on. Its pairs, from `pairStarts[e]` on, say of each idea in it how many phrases hold it (`counts`)
 * and what it is worth to the ranking (`worths`, 0: nothing).
 */
export type Entries = {
  ids: readonly string[];
  ideas: Uint16Array;
  phraseStarts: Uint32Array;
  entryStarts: Uint32Array;
  pairStarts: Uint32Array;
  pairs: Uint16Array;
  counts: Uint16Array;
  worths: Float64Array;
};

/** Entries as they are stored; `worthOf` says what an idea is worth to one, as a share (0…1) of the most that any is. */
export function packEntries(
  entries: readonly Entry[],
  worthOf?: (idea: number, entry: number) => number,
): StoredEntries {
  const stored: StoredEntries = { ids: [], ideas: [], worths: [], phrases: [] };
  entries.forEach(({ id, phrases }, entry) => {
    const ideas = [...new Set(phrases.flat())];
    const place = new Map(ideas.map((idea, at) => [idea, at]));
    const levels = worthOf ? ideas.map(idea => levelOf(worthOf(idea, entry))) : [];
    const worths = [...levels.map(level => Math.floor(level / CHEAP)), ...levels.map(level => level % CHEAP)];
    stored.ids.push(id);
    stored.ideas.push(ideas.map(pack).join(''));
    stored.worths.push(worths.map(pack).join(''));
    stored.phrases.push(phrases.map(phrase => `${phrase.map(idea => pack(place.get(idea) ?? 0)).join('')} `).join(''));
  });
  return stored;
}

/** What is worth anything stays so. */
function levelOf(worth: number): number {
  return worth > 0 ? Math.max(1, Math.round(worth * LEVELS)) : 0;
}

/** Reads stored entries, one pass over each string; `most` is what an idea is worth that has the whole share. */
export function unpackEntries({ ids, ideas, worths, phrases }: StoredEntries, most: number): Entries {
  const letters = phrases.reduce((sum, each) => sum + each.length, 0);
  const pairs = ideas.reduce((sum, each) => sum + each.length, 0);
  const entries: Entries = {
    ids,
    ideas: new Uint16Array(letters),
    phraseStarts: new Uint32Array(letters + 1),
    entryStarts: new Uint32Array(ids.length + 1),
    pairStarts: new Uint32Array(ids.length + 1),
    pairs: new Uint16Array(pairs),
    counts: new Uint16Array(pairs),
    worths: new Float64Array(pairs),
  };
  for (let at = 0; at < ids.length; at += 1) {
    readPairs(entries, at, ideas[at] ?? '', worths[at] ?? '', most);
    readPhrases(entries, at, phrases[at] ?? '');
  }
  return entries;
}

function readPairs(entries: Entries, at: number, ideas: string, worth: string, most: number): void {
  const start = entries.pairStarts[at] ?? 0;
  const count = ideas.length;
  for (let each = 0; each < count; each += 1) {
    entries.pairs[start + each] = unpackAt(ideas, each);
    if (worth === '') continue;
    entries.worths[start + each] = (most * (unpackAt(worth, each) * CHEAP + unpackAt(worth, each + count))) / LEVELS;
  }
  entries.pairStarts[at + 1] = start + count;
}

function readPhrases(entries: Entries, at: number, phrases: string): void {
  const { ideas, phraseStarts, counts, pairs } = entries;
  const pair = entries.pairStarts[at] ?? 0;
  let phrase = entries.entryStarts[at] ?? 0;
  let end = phraseStarts[phrase] ?? 0;
  for (let each = 0; each < phrases.length; each += 1) {
    if (phrases.charCodeAt(each) === END) {
      phrase += 1;
      phraseStarts[phrase] = end;
    } else {
      const place = pair + unpackAt(phrases, each);
      ideas[end] = pairs[place] ?? 0;
      counts[place] = (counts[place] ?? 0) + 1;
      end += 1;
    }
  }
  entries.entryStarts[at + 1] = phrase;
}
