import type { RubricFile } from '#offices/schema/rubric.ts';
import type { LevelCode, ToolId, YearScores } from '#offices/schema/scores.ts';
import { roundHalfUp } from './number.ts';

/**
 * The arithmetic of an ITA result: a tool is the mean of its indicators, the total the weighted sum of the tools,
 * rounded half up to two decimals once; the level comes from the rounded total. Pure; all rules come from the rubric.
 */
export type Rubric = Pick<RubricFile, 'tools' | 'levels'>;

/** Scores by indicator number. */
export type Scores = ReadonlyMap<number, number>;

export type ToolResult = { readonly tool: ToolId; readonly weight: number; readonly mean: number };

export type Result = {
  readonly ok: true;
  readonly tools: readonly ToolResult[];
  /** Before rounding: 91.8202 for fiscal year 2564. */
  readonly unrounded: number;
  readonly total: number;
  readonly level: LevelCode;
};

/** `indicators` names those that are missing or lie outside 0–100. */
export type NoResult = {
  readonly ok: false;
  readonly reason: 'missing' | 'out-of-range';
  readonly indicators: readonly number[];
};

export type IndicatorScore = { readonly indicator: number; readonly score: number };

/** Scores are counted in millionths, so that sums are exact. */
const perPoint = 1_000_000;

/** The scores of a published year; empty for a year known only by its total. */
export function scoresOf(year: YearScores): Scores {
  const rows = year.tools.flatMap(tool => tool.indicators);
  return new Map(rows.map(row => [row.number, row.score]));
}

/** Computes a year's result from its indicators. */
export function computeResult(rubric: Rubric, scores: Scores): Result | NoResult {
  const numbers = rubric.tools.flatMap(tool => tool.indicators.map(indicator => indicator.number));
  const missing = numbers.filter(number => !scores.has(number));
  if (missing.length > 0) return { ok: false, reason: 'missing', indicators: missing };
  const outside = numbers.filter(number => !isScore(scores.get(number)));
  if (outside.length > 0) return { ok: false, reason: 'out-of-range', indicators: outside };

  const sums = rubric.tools.map(({ id, weight, indicators }) => ({
    id,
    weight,
    count: indicators.length,
    sum: indicators.reduce((sum, { number }) => sum + Math.round((scores.get(number) ?? 0) * perPoint), 0),
  }));
  // One common denominator: 100 for the weights, the least common multiple of the counts for the means.
  const counts = sums.reduce((all, { count }) => leastCommonMultiple(all, count), 1);
  const numerator = sums.reduce((all, { weight, sum, count }) => all + weight * sum * (counts / count), 0);
  const denominator = 100 * counts * perPoint;
  const total = Math.floor((2 * 100 * numerator + denominator) / (2 * denominator)) / 100;
  return {
    ok: true,
    tools: sums.map(({ id, weight, sum, count }) => ({ tool: id, weight, mean: sum / (count * perPoint) })),
    unrounded: numerator / denominator,
    total,
    level: levelOf(rubric, total),
  };
}

/** The level of a total, which is rounded first: 94.99 is A, 94.995 and 95.00 are AA. */
export function levelOf(rubric: Rubric, total: number): LevelCode {
  const rounded = roundHalfUp(total);
  const reached = descending(rubric).find(level => rounded >= level.min);
  return reached?.code ?? 'F';
}

/** The next level up and the points to it; null at the top. */
export function gapToNextLevel(rubric: Rubric, total: number): { level: LevelCode; points: number } | null {
  const rounded = roundHalfUp(total);
  const above = descending(rubric).filter(level => level.min > rounded);
  const next = above.at(-1);
  return next === undefined ? null : { level: next.code, points: roundHalfUp(next.min - rounded) };
}

/** Points between two published totals. */
export function changeBetween(from: number, to: number): number {
  return roundHalfUp(to - from);
}

/** Indicators by score, the lowest first; equal scores in the order of their numbers. */
export function weakestFirst(scores: Scores): readonly IndicatorScore[] {
  return [...scores]
    .map(([indicator, score]) => ({ indicator, score }))
    .sort((a, b) => a.score - b.score || a.indicator - b.indicator);
}

/** What the total would be with some indicators changed. `gain` is the unrounded difference, rounded once. */
export function whatIf(
  rubric: Rubric,
  scores: Scores,
  changed: Scores,
): { readonly ok: true; readonly before: Result; readonly after: Result; readonly gain: number } | NoResult {
  const before = computeResult(rubric, scores);
  if (!before.ok) return before;
  const after = computeResult(rubric, new Map([...scores, ...changed]));
  if (!after.ok) return after;
  return { ok: true, before, after, gain: roundHalfUp(after.unrounded - before.unrounded) };
}

/** What each indicator would add if it alone were perfect, the largest gain first. */
export function ceilings(rubric: Rubric, scores: Scores): readonly (IndicatorScore & { readonly gain: number })[] {
  return weakestFirst(scores)
    .flatMap(row => {
      const perfect = whatIf(rubric, scores, new Map([[row.indicator, 100]]));
      return perfect.ok ? [{ ...row, gain: perfect.gain }] : [];
    })
    .sort((a, b) => b.gain - a.gain || a.indicator - b.indicator);
}

/**
 * The mean that one tool needs for a level, the other tools as they are or as `assume` says. `mean` is exact, `atLeast`
 * rounded up to two decimals; above 100 the level is out of reach.
 */
export function meanNeeded(
  rubric: Rubric,
  scores: Scores,
  goal: { readonly tool: ToolId; readonly level: LevelCode; readonly assume?: Partial<Record<ToolId, number>> },
): { readonly ok: true; readonly mean: number; readonly atLeast: number; readonly reachable: boolean } | NoResult {
  const now = computeResult(rubric, scores);
  if (!now.ok) return now;
  const min = rubric.levels.list.find(level => level.code === goal.level)?.min ?? 0;
  const others = now.tools.filter(tool => tool.tool !== goal.tool);
  const given = others.reduce((sum, { tool, weight, mean }) => sum + weight * (goal.assume?.[tool] ?? mean), 0);
  const weight = now.tools.find(tool => tool.tool === goal.tool)?.weight ?? 0;
  const mean = Math.max(0, (100 * min - given) / weight);
  const atLeast = Math.ceil(Number(`${mean.toFixed(9)}e2`)) / 100;
  return { ok: true, mean, atLeast, reachable: atLeast <= 100 };
}

function descending(rubric: Rubric): Rubric['levels']['list'] {
  return [...rubric.levels.list].sort((a, b) => b.min - a.min);
}

function isScore(value: number | undefined): boolean {
  return value !== undefined && value >= 0 && value <= 100;
}

function leastCommonMultiple(a: number, b: number): number {
  let [high, low] = [a, b];
  while (low !== 0) [high, low] = [low, high % low];
  return (a * b) / high;
}
