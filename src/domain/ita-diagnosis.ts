import type { SubIndicator } from '#offices/schema/rubric.ts';
import { roundHalfUp } from './number.ts';

/**
 * Which items can be missing, judged from the score of an indicator alone. An inference: it rests on items being all
 * or nothing, and on an indicator being the mean of its sub-indicators.
 */
export type Shortfall = {
  readonly subIndicator: string;
  readonly missing: number;
  /** The items among which they are; the score cannot say which. */
  readonly among: readonly string[];
};

export type Explanation = { readonly missing: number; readonly parts: readonly Shortfall[] };

export type Diagnosis =
  | { readonly kind: 'complete' }
  | { readonly kind: 'certain'; readonly explanation: Explanation }
  /** The fewest missing items first; `more` counts those left off. */
  | { readonly kind: 'ambiguous'; readonly explanations: readonly Explanation[]; readonly more: number }
  | { readonly kind: 'impossible' };

/**
 * Explains the score of an indicator with sub-indicators (9 and 10), by trying every number of misses in each. At most
 * `cap` explanations are listed.
 */
export function diagnose(subIndicators: readonly SubIndicator[], score: number, cap = 10): Diagnosis {
  const target = roundHalfUp(score);
  if (subIndicators.length === 0) return { kind: 'impossible' };
  const sizes = subIndicators.map(sub => sub.items.length);
  const found = combinations(sizes, target)
    .map(misses => explain(subIndicators, misses))
    .sort((a, b) => a.missing - b.missing || a.parts.length - b.parts.length);
  const [first, second] = found;
  if (first === undefined) return { kind: 'impossible' };
  if (first.missing === 0) return { kind: 'complete' };
  if (second === undefined) return { kind: 'certain', explanation: first };
  return { kind: 'ambiguous', explanations: found.slice(0, cap), more: Math.max(0, found.length - cap) };
}

/**
 * The numbers of misses in each sub-indicator that give the score. Indicator 9 has 21,600 combinations: a branch ends
 * as soon as it has lost more than the score allows.
 */
function combinations(sizes: readonly number[], target: number): readonly (readonly number[])[] {
  const found: number[][] = [];
  const scoreAfter = (lost: number) => 100 - (100 * lost) / sizes.length;
  const tryFrom = (at: number, misses: readonly number[], lost: number): void => {
    const score = scoreAfter(lost);
    if (score < target - 0.01) return;
    const size = sizes[at];
    if (size === undefined) {
      // The cheap comparison first; rounding decides.
      if (score < target + 0.01 && roundHalfUp(score) === target) found.push([...misses]);
      return;
    }
    for (let miss = 0; miss <= size; miss += 1) tryFrom(at + 1, [...misses, miss], lost + miss / size);
  };
  tryFrom(0, [], 0);
  return found;
}

function explain(subIndicators: readonly SubIndicator[], misses: readonly number[]): Explanation {
  const parts = subIndicators.flatMap((sub, i) => {
    const missing = misses[i] ?? 0;
    return missing === 0 ? [] : [{ subIndicator: sub.id, missing, among: sub.items.map(item => item.id) }];
  });
  return { missing: parts.reduce((sum, part) => sum + part.missing, 0), parts };
}
