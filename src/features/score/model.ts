import { changeBetween, computeResult, type Result, type Scores, scoresOf, weakestFirst, whatIf } from '#domain/ita.ts';
import { type Diagnosis, diagnose } from '#domain/ita-diagnosis.ts';
import type { NumberRefusal } from '#domain/number.ts';
import type { Office } from '#offices/office.ts';
import type { Measure } from '#offices/schema/measures.ts';
import type { RubricFile, RubricIndicator } from '#offices/schema/rubric.ts';
import type { IndicatorScore, LevelCode, ToolId, ToolScores, YearScores } from '#offices/schema/scores.ts';

/** A change as somebody typed it; both parts are untrusted words. */
export type TypedChange = { readonly indicator: string; readonly score: string };

/** What `score` can be asked to do. A year of null is the latest that has what is asked. */
export type ScoreCommand =
  | { readonly kind: 'overview' | 'indicators' | 'check'; readonly year: number | null }
  | { readonly kind: 'weakest' }
  | { readonly kind: 'indicator'; readonly number: string; readonly year: number | null }
  /** Null: the advice of all tools. */
  | { readonly kind: 'tool'; readonly tool: ToolId | null; readonly year: number | null }
  | { readonly kind: 'goal'; readonly level: LevelCode }
  | { readonly kind: 'level'; readonly score: string }
  | { readonly kind: 'what-if'; readonly changes: readonly TypedChange[] };

/** Why a question about scores has no answer; `text.ts` has the sentence. */
export type ScoreRefusal =
  | { readonly reason: 'no-year' | 'no-details'; readonly year: number }
  | { readonly reason: 'no-indicator'; readonly typed: string; readonly count: number }
  | { readonly reason: 'twice'; readonly indicator: number }
  | { readonly reason: NumberRefusal; readonly typed: string; readonly indicator: number | null };

export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: ScoreRefusal };

/** A year with its indicators, the rules it was scored by, and the result that they give. */
export type FullYear = {
  readonly year: YearScores;
  readonly rubric: RubricFile;
  readonly scores: Scores;
  readonly result: Result;
};

/** Years that have a score, the newest first. */
export function yearsOf(office: Office): readonly YearScores[] {
  return [...office.scores.years].sort((a, b) => b.year - a.year);
}

export function findYear(office: Office, year: number | null): Answered<YearScores> {
  const found = yearsOf(office).find(each => year === null || each.year === year);
  return found ? { ok: true, value: found } : { ok: false, refusal: { reason: 'no-year', year: year ?? 0 } };
}

/** A year whose indicators are known; without a year, the newest such. */
export function findFullYear(office: Office, year: number | null): Answered<FullYear> {
  if (year !== null && !findYear(office, year).ok) return { ok: false, refusal: { reason: 'no-year', year } };
  for (const each of yearsOf(office)) {
    const rubric = office.rubrics.find(file => file.year === each.year);
    if ((year !== null && each.year !== year) || each.tools.length === 0 || !rubric) continue;
    const scores = scoresOf(each);
    const result = computeResult(rubric, scores);
    if (result.ok) return { ok: true, value: { year: each, rubric, scores, result } };
  }
  return { ok: false, refusal: { reason: 'no-details', year: year ?? 0 } };
}

/** The year before, with the points gained since; null for the first one. */
export function changeBefore(
  office: Office,
  year: YearScores,
): { readonly before: YearScores; readonly points: number } | null {
  const before = yearsOf(office).find(each => each.year < year.year);
  return before ? { before, points: changeBetween(before.total, year.total) } : null;
}

export type IndicatorView = {
  readonly number: number;
  readonly score: IndicatorScore;
  readonly tool: ToolScores;
  readonly rules: RubricIndicator | null;
  /** 1 = the weakest. */
  readonly rank: number;
  readonly count: number;
  /** What a perfect score would add to the total, and what that total would be. */
  readonly ceiling: { readonly gain: number; readonly total: number } | null;
  readonly measures: readonly Measure[];
};

/** All that is known of one indicator. `typed` may be anything. */
export function viewIndicator(office: Office, full: FullYear, typed: string): Answered<IndicatorView> {
  const order = weakestFirst(full.scores);
  const at = order.findIndex(row => String(row.indicator) === canonical(typed));
  const number = order[at]?.indicator;
  const tool = full.year.tools.find(each => each.indicators.some(row => row.number === number));
  const score = tool?.indicators.find(row => row.number === number);
  if (number === undefined || !tool || !score) {
    return { ok: false, refusal: { reason: 'no-indicator', typed, count: order.length } };
  }
  const perfect = whatIf(full.rubric, full.scores, new Map([[number, 100]]));
  const ceiling = perfect.ok && score.score < 100 ? { gain: perfect.gain, total: perfect.after.total } : null;
  const measures = (office.measures.at(-1)?.measures ?? []).filter(measure => measure.indicators.includes(number));
  return {
    ok: true,
    value: {
      number,
      score,
      tool,
      rules: rulesOf(full.rubric, number),
      rank: at + 1,
      count: order.length,
      ceiling,
      measures,
    },
  };
}

export function rulesOf(rubric: RubricFile, number: number): RubricIndicator | null {
  return rubric.tools.flatMap(tool => tool.indicators).find(each => each.number === number) ?? null;
}

/** `04` is 4; what is no whole number stays as typed and matches nothing. */
export function canonical(typed: string): string {
  return /^\d{1,4}$/.test(typed) ? String(Number(typed)) : typed;
}

export type Finding = { readonly indicator: number; readonly score: number; readonly diagnosis: Diagnosis };

/** What the scores of the indicators made of all-or-nothing items say about missing items. */
export function findings({ rubric, scores }: FullYear): readonly Finding[] {
  const made = rubric.tools.flatMap(tool => tool.indicators).filter(each => each.subIndicators.length > 0);
  return made.map(({ number, subIndicators }) => {
    const score = scores.get(number) ?? 0;
    return { indicator: number, score, diagnosis: diagnose(subIndicators, score, 4) };
  });
}

/** Indicators under the office's target that no measure of the latest round names (a condition of measure 13). */
export function uncovered(office: Office, { scores }: FullYear): readonly number[] {
  const named = new Set((office.measures.at(-1)?.measures ?? []).flatMap(measure => measure.indicators));
  const weak = weakestFirst(scores).filter(row => row.score < office.profile.thresholds.targetScore);
  return weak
    .map(row => row.indicator)
    .filter(number => !named.has(number))
    .sort((a, b) => a - b);
}
