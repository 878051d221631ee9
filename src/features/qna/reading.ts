import { type Skeleton, scriptOf, skeleton } from './normalise.ts';
import { findSlips, findWords, type Range, type Sense, senseAt, type Vocabulary } from './vocabulary.ts';

/**
 * A piece of a message. A known word carries its sense and how surely it was heard (1 as written, less by skeleton
 * or with a slip); an unknown piece has no sense. `length` in letters of the skeleton.
 */
export type Piece = { plain: string; length: number; sense: Sense | null; sureness: number };

type Edge = { from: number; cost: number; sense: Sense | null; sureness: number };

/** What a way of reading costs: the cheapest wins, so few long words beat many short ones and unknown rests. */
const COST = {
  word: 1,
  folded: 0.15,
  single: 0.6,
  overBorder: 0.4,
  slip: 1.05,
  shortSlip: 1.25,
  open: 0.7,
  letter: 0.8,
};

/** Thai puts spaces anywhere, other scripts do not: "b in" is no "bin". Of theirs, only so long a word may bridge one. */
const JOINED_LENGTH = 5;

/** How surely a word is heard that was not written so: the shorter, the more other words look the same. */
function sureness(kind: 'folded' | 'slip', length: number): number {
  if (kind === 'folded') return length < 4 ? 0.7 : 0.95;
  return length < 6 ? 0.6 : 0.85;
}

/** Vowels and marks that never begin a word, and vowels that never end one. */
const NEVER_FIRST = /[ะัาำิุ]/;
const NEVER_LAST = /[เแโไ]/;

/**
 * Cuts a normalised text into known words and unknown pieces: the cheapest path over the skeleton. It needs no
 * dictionary of the runtime, so every runtime reads alike. Where pieces stay unknown, it looks for slips and reads again.
 */
export function read(vocabularies: readonly Vocabulary[], text: string): Piece[] {
  const bones = skeleton(text);
  const size = bones.letters.length;
  if (size === 0) return [];
  const isBreak = Array.from({ length: size + 1 }, (_, place) => canBreak(bones, place));
  const edges: Edge[][] = Array.from({ length: size + 1 }, () => []);
  for (let from = 0; from < size; from += 1) {
    if (!isBreak[from]) continue;
    for (const vocabulary of vocabularies) addWords(vocabulary, bones, from, isBreak, edges);
  }
  let pieces = cheapest(bones, edges);
  const unknown = pieces.filter(piece => piece.sense === null);
  if (unknown.length > 0) {
    const asked = new Set<number>();
    for (const { from, to } of unknown) {
      for (let start = Math.max(0, from - 8); start < to; start += 1) {
        if (isBreak[start] && !asked.has(start)) {
          asked.add(start);
          for (const vocabulary of vocabularies) addSlips(vocabulary, bones, start, isBreak, edges);
        }
      }
    }
    pieces = cheapest(bones, edges);
  }
  return pieces.map(({ from, to, sense, sureness }) => ({
    plain: text.slice(bones.origin[from], bones.origin[to]).trim(),
    length: to - from,
    sense,
    sureness,
  }));
}

function canBreak({ letters, border }: Skeleton, place: number): boolean {
  if (border[place]) return true;
  const script = scriptOf(letters.charAt(place));
  return script === 1 && !NEVER_FIRST.test(letters.charAt(place)) && !NEVER_LAST.test(letters.charAt(place - 1));
}

function bordersWithin({ border }: Skeleton, from: number, to: number): number {
  let count = 0;
  for (let place = from + 1; place < to; place += 1) if (border[place]) count += 1;
  return count;
}

function addWords(vocabulary: Vocabulary, bones: Skeleton, from: number, isBreak: boolean[], edges: Edge[][]): void {
  findWords(vocabulary, bones.letters, from, (range, to) => {
    if (!isBreak[to]) return;
    const borders = bordersWithin(bones, from, to);
    const isLoose = to - from === 1 && !(bones.border[from] && bones.border[to]);
    const cost = COST.word + (isLoose ? COST.single : 0) + COST.overBorder * borders;
    const text = bones.text.slice(bones.origin[from], bones.origin[to]).trim();
    const isJoined = borders > 0 && to - from < JOINED_LENGTH && scriptOf(text.charAt(0)) === 2;
    if (isJoined && !vocabulary.words.slice(range.from, range.to).includes(text)) return;
    const written = findWritten(vocabulary, range, text);
    if (written) {
      edges[to]?.push({ from, cost, sense: written, sureness: 1 });
      return;
    }
    for (let at = range.from; at < range.to; at += 1) {
      const sense = senseAt(vocabulary, at);
      edges[to]?.push({ from, cost: cost + COST.folded, sense, sureness: sureness('folded', to - from) });
    }
  });
}

/** Among words of one skeleton the sense of the one that was written, spaces aside. */
function findWritten(vocabulary: Vocabulary, range: Range, written: string): Sense | undefined {
  const joined = written.replaceAll(' ', '');
  for (let at = range.from; at < range.to; at += 1) {
    if (vocabulary.words[at]?.replaceAll(' ', '') === joined) return senseAt(vocabulary, at);
  }
  return undefined;
}

function addSlips(vocabulary: Vocabulary, bones: Skeleton, from: number, isBreak: boolean[], edges: Edge[][]): void {
  findSlips(vocabulary, bones.letters, from, (range, to) => {
    const borders = bordersWithin(bones, from, to);
    if (!isBreak[to] || borders > 1) return;
    const sense = senseAt(vocabulary, range.from);
    const length = vocabulary.keys[range.from]?.length ?? 0;
    const cost = COST.word + (length < 6 ? COST.shortSlip : COST.slip) + COST.overBorder * borders;
    edges[to]?.push({ from, cost, sense, sureness: sureness('slip', length) });
  });
}

type Span = { from: number; to: number; sense: Sense | null; sureness: number };
type State = { cost: number; edge: Edge | null };

/** The cheapest path; unknown letters cost each, and more for the first of a run. Runs of them become one piece. */
function cheapest({ letters }: Skeleton, edges: Edge[][]): Span[] {
  const known: State[] = [{ cost: 0, edge: null }];
  const lost: State[] = [{ cost: Number.POSITIVE_INFINITY, edge: null }];
  const costAt = (place: number): number =>
    Math.min(known[place]?.cost ?? Number.POSITIVE_INFINITY, lost[place]?.cost ?? Number.POSITIVE_INFINITY);
  for (let to = 1; to <= letters.length; to += 1) {
    let best: State = { cost: Number.POSITIVE_INFINITY, edge: null };
    for (const edge of edges[to] ?? []) {
      const cost = costAt(edge.from) + edge.cost;
      if (cost < best.cost) best = { cost, edge };
    }
    known.push(best);
    const opened = (known[to - 1]?.cost ?? Number.POSITIVE_INFINITY) + COST.open;
    const cost = Math.min(opened, lost[to - 1]?.cost ?? Number.POSITIVE_INFINITY) + COST.letter;
    lost.push({ cost, edge: null });
  }
  const spans: Span[] = [];
  for (let to = letters.length; to > 0; ) {
    const knownHere = known[to];
    const edge = knownHere?.edge;
    if (knownHere && edge && knownHere.cost <= (lost[to]?.cost ?? Number.POSITIVE_INFINITY)) {
      spans.push({ from: edge.from, to, sense: edge.sense, sureness: edge.sureness });
      to = edge.from;
    } else {
      const end = to;
      do to -= 1;
      while (
        to > 0 &&
        (lost[to]?.cost ?? Number.POSITIVE_INFINITY) + COST.letter <= (known[to]?.cost ?? 0) + COST.open + COST.letter
      );
      spans.push({ from: to, to: end, sense: null, sureness: 0 });
    }
  }
  return spans.reverse();
}
