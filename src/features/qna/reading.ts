import { findWords } from './finding.ts';
import { cheapest, type Edge } from './path.ts';
import { type Skeleton, scriptOf, skeleton } from './skeleton.ts';
import { findSlips } from './slips.ts';
import { type Section, type Sense, senseAt, type Vocabulary, wordAt } from './vocabulary.ts';

/**
 * A piece of a message. A known word carries its sense and how surely it was heard (1 as written, less by skeleton
 * or with a slip); an unknown piece has no sense. `length` in letters of the skeleton.
 */
export type Piece = { plain: string; length: number; sense: Sense | null; sureness: number };

/** What a known word costs on the way through a message; what is unknown costs more, see `path.ts`. */
const COST = { word: 1, folded: 0.15, single: 0.6, overBorder: 0.4, slip: 1.05, shortSlip: 1.25 };

/** Thai puts spaces anywhere, other scripts do not: "b in" is no "bin". Of theirs, only so long a word may bridge one. */
const JOINED_LENGTH = 5;

/** A slip may begin so many letters before what stayed unknown. */
const SLIP_REACH = 8;

/** How surely a word is heard that was not written so: the shorter, the more other words look the same. */
function sureness(kind: 'folded' | 'slip', length: number): number {
  if (kind === 'folded') return length < 4 ? 0.7 : 0.95;
  return length < 6 ? 0.6 : 0.85;
}

/** Known words by the place where they end. Most places have none. */
type Edges = (Edge[] | undefined)[];

/**
 * Cuts a normalised text into known words and unknown pieces: the cheapest path over the skeleton. It needs no
 * dictionary of the runtime, so every runtime reads alike. Where pieces stay unknown, it looks for slips and reads again.
 */
export function read(vocabularies: readonly Vocabulary[], text: string): Piece[] {
  const bones = skeleton(text);
  if (bones.size === 0) return [];
  const edges: Edges = [];
  for (let from = 0; from < bones.size; from += 1) {
    if (!bones.isBreak[from]) continue;
    for (const vocabulary of vocabularies) addWords(vocabulary, bones, from, edges);
  }
  let spans = cheapest(bones.size, edges);
  const starts = slipStarts(bones, spans);
  if (starts.size > 0) {
    for (const from of starts) for (const vocabulary of vocabularies) addSlips(vocabulary, bones, from, edges);
    spans = cheapest(bones.size, edges);
  }
  return spans.map(({ from, to, sense, sureness }) => ({
    plain: text.slice(bones.origin[from], bones.origin[to]).trim(),
    length: to - from,
    sense,
    sureness,
  }));
}

/** Where a word with a slip may begin that explains an unknown piece. */
function slipStarts({ isBreak }: Skeleton, spans: ReturnType<typeof cheapest>): Set<number> {
  const starts = new Set<number>();
  for (const { from, to, sense } of spans) {
    if (sense) continue;
    for (let start = Math.max(0, from - SLIP_REACH); start < to; start += 1) if (isBreak[start]) starts.add(start);
  }
  return starts;
}

function bordersWithin({ border }: Skeleton, from: number, to: number): number {
  let count = 0;
  for (let place = from + 1; place < to; place += 1) count += border[place] ?? 0;
  return count;
}

function addWords(vocabulary: Vocabulary, bones: Skeleton, from: number, edges: Edges): void {
  findWords(vocabulary, bones, from, (section, first, last, to) => {
    if (!bones.isBreak[to]) return;
    const borders = bordersWithin(bones, from, to);
    const isLone = to - from === 1 && !(bones.border[from] && bones.border[to]);
    const cost = COST.word + (isLone ? COST.single : 0) + COST.overBorder * borders;
    if (borders > 0 && to - from < JOINED_LENGTH && isSplit(section, first, last, bones, from, to)) return;
    edges[to] ??= [];
    const into = edges[to];
    for (let at = first; at < last; at += 1) {
      if (!isWritten(section, at, bones, from, to)) continue;
      into.push({ from, cost, sense: senseAt(section, at), sureness: 1 });
      return;
    }
    for (let at = first; at < last; at += 1) {
      const sense = senseAt(section, at);
      into.push({ from, cost: cost + COST.folded, sense, sureness: sureness('folded', to - from) });
    }
  });
}

/** Whether a short word of another script than Thai is torn by a space that none of the known words has. */
function isSplit(
  section: Section,
  first: number,
  last: number,
  { text, codes, origin }: Skeleton,
  from: number,
  to: number,
): boolean {
  const start = origin[from] ?? 0;
  if (scriptOf(codes[start] ?? 0) !== 2) return false;
  const written = text.slice(start, origin[to]).trim();
  for (let at = first; at < last; at += 1) if (wordAt(section, at) === written) return false;
  return true;
}

const SPACE = 0x20;

/** Whether the word at a place is what was written, spaces aside. */
function isWritten({ words }: Section, word: number, bones: Skeleton, from: number, to: number): boolean {
  const { codes, origin } = bones;
  const end = origin[to] ?? 0;
  const wordEnd = words.starts[word + 1] ?? 0;
  let at = origin[from] ?? 0;
  let mine = words.starts[word] ?? 0;
  for (;;) {
    while (at < end && codes[at] === SPACE) at += 1;
    while (mine < wordEnd && words.letters[mine] === SPACE) mine += 1;
    if (at >= end || mine >= wordEnd) return at >= end && mine >= wordEnd;
    if (codes[at] !== words.letters[mine]) return false;
    at += 1;
    mine += 1;
  }
}

function addSlips(vocabulary: Vocabulary, bones: Skeleton, from: number, edges: Edges): void {
  findSlips(vocabulary, bones, from, (section, first, _, to) => {
    const borders = bordersWithin(bones, from, to);
    if (!bones.isBreak[to] || borders > 1) return;
    const { starts } = section.keys;
    const length = (starts[first + 1] ?? 0) - (starts[first] ?? 0);
    const cost = COST.word + (length < 6 ? COST.shortSlip : COST.slip) + COST.overBorder * borders;
    edges[to] ??= [];
    edges[to].push({ from, cost, sense: senseAt(section, first), sureness: sureness('slip', length) });
  });
}
