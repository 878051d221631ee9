import * as v from 'valibot';
import { Both, BuddhistYear, Day, IndicatorNumber, Passage, Score } from './common.ts';

/** The published results of the integrity and transparency assessment (ITA), and what they say must improve. */

export const ToolId = v.picklist(['IIT', 'EIT', 'OIT']);
export type ToolId = v.InferOutput<typeof ToolId>;

export const LevelCode = v.picklist(['AA', 'A', 'B', 'C', 'D', 'E', 'F']);
export type LevelCode = v.InferOutput<typeof LevelCode>;

/** One indicator's published score. `alsoNamed`: the other names the same document gives it. */
export const IndicatorScore = v.strictObject({
  number: IndicatorNumber,
  name: Passage,
  alsoNamed: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.maxLength(5)), []),
  score: Score,
});
export type IndicatorScore = v.InferOutput<typeof IndicatorScore>;

/** One tool's indicators with the document's own advice. */
export const ToolScores = v.strictObject({
  tool: ToolId,
  name: Passage,
  advice: Passage,
  /** The indicators that the advice names as the ones to improve. */
  adviceOn: v.pipe(v.array(IndicatorNumber), v.maxLength(10)),
  indicators: v.pipe(v.array(IndicatorScore), v.minLength(1), v.maxLength(10)),
});
export type ToolScores = v.InferOutput<typeof ToolScores>;

/** One fiscal year's result. A year known only by its total has no tools. */
export const YearScores = v.strictObject({
  year: BuddhistYear,
  total: Score,
  level: LevelCode,
  tools: v.pipe(v.array(ToolScores), v.maxLength(3)),
  source: Both,
  asOf: Day,
});
export type YearScores = v.InferOutput<typeof YearScores>;

/** The difference between two years as the document states it. */
export const StatedChange = v.strictObject({
  from: BuddhistYear,
  to: BuddhistYear,
  points: v.pipe(v.number(), v.minValue(-100), v.maxValue(100)),
  text: Passage,
});
export type StatedChange = v.InferOutput<typeof StatedChange>;

export const ScoresFile = v.strictObject({
  years: v.pipe(v.array(YearScores), v.minLength(1), v.maxLength(30)),
  changes: v.pipe(v.array(StatedChange), v.maxLength(30)),
});
export type ScoresFile = v.InferOutput<typeof ScoresFile>;
