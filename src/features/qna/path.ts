import type { Sense } from './vocabulary.ts';

/** A known word that begins at `from`, and what it costs to read it there. */
export type Edge = { from: number; cost: number; sense: Sense; sureness: number };

/** A piece of the cheapest reading; without a sense it is unknown. */
export type Span = { from: number; to: number; sense: Sense | null; sureness: number };

/** What unknown letters cost: each, and the first of a run more. So few long words beat many short ones and unknown rests. */
const COST = { open: 0.7, letter: 0.8 };

/**
 * The cheapest way through `size` letters, `edges` being the known words by the place where they end. Runs of unknown
 * letters become one piece. Of two ways that cost the same, the one found first is taken.
 */
export function cheapest(size: number, edges: readonly (readonly Edge[] | undefined)[]): Span[] {
  const known = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
  const lost = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
  const by: (Edge | null)[] = [null];
  known[0] = 0;
  for (let to = 1; to <= size; to += 1) {
    let best: Edge | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const edge of edges[to] ?? []) {
      const cost = at(edge.from) + edge.cost;
      if (cost < least) {
        least = cost;
        best = edge;
      }
    }
    by.push(best);
    known[to] = least;
    lost[to] = Math.min((known[to - 1] ?? 0) + COST.open, lost[to - 1] ?? 0) + COST.letter;
  }
  return spansOf(size, known, lost, by);

  function at(place: number): number {
    return Math.min(known[place] ?? 0, lost[place] ?? 0);
  }
}

/** Walks back from the end over what was cheapest. */
function spansOf(size: number, known: Float64Array, lost: Float64Array, by: readonly (Edge | null)[]): Span[] {
  const spans: Span[] = [];
  for (let to = size; to > 0; ) {
    const edge = by[to];
    if (edge && (known[to] ?? 0) <= (lost[to] ?? 0)) {
      spans.push({ from: edge.from, to, sense: edge.sense, sureness: edge.sureness });
      to = edge.from;
    } else {
      const end = to;
      do to -= 1;
      while (to > 0 && (lost[to] ?? 0) + COST.letter <= (known[to] ?? 0) + COST.open + COST.letter);
      spans.push({ from: to, to: end, sense: null, sureness: 0 });
    }
  }
  return spans.reverse();
}
