import * as v from 'valibot';
import { Both, BuddhistYear, Day, Id, IndicatorNumber, OItem, Score, Standing } from './common.ts';
import { LevelCode, ToolId } from './scores.ts';

/** How a fiscal year's assessment is scored: item numbers and names move from year to year, so each year has a file. */

/** One item of public disclosure, scored all or nothing. */
export const RubricItem = v.strictObject({ id: OItem, name: Both });
export type RubricItem = v.InferOutput<typeof RubricItem>;

/** A group of items; the indicator is the mean of its groups. */
export const SubIndicator = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^\d{1,2}\.\d$/)),
  name: Both,
  items: v.pipe(v.array(RubricItem), v.minLength(1), v.maxLength(20)),
});
export type SubIndicator = v.InferOutput<typeof SubIndicator>;

/** One survey question. In a `negative` one the answer "most" scores lowest. */
export const Question = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[IE]\d{1,2}$/)),
  text: Both,
  direction: v.picklist(['positive', 'negative']),
  /** The scores an answer can have, ascending, after the direction has been applied. */
  scale: v.pipe(v.array(Score), v.minLength(2), v.maxLength(6)),
  standing: Standing,
});
export type Question = v.InferOutput<typeof Question>;

export const RubricIndicator = v.strictObject({
  number: IndicatorNumber,
  name: Both,
  questions: v.optional(v.pipe(v.array(Question), v.maxLength(10)), []),
  subIndicators: v.optional(v.pipe(v.array(SubIndicator), v.maxLength(10)), []),
});
export type RubricIndicator = v.InferOutput<typeof RubricIndicator>;

export const RubricTool = v.strictObject({
  id: ToolId,
  name: Both,
  /** Percent of the total; the three make 100. The tool's score is the mean of its indicators. */
  weight: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  indicators: v.pipe(v.array(RubricIndicator), v.minLength(1), v.maxLength(10)),
});
export type RubricTool = v.InferOutput<typeof RubricTool>;

/** A level holds from `min` (the rounded total) up to the next one. */
export const Level = v.strictObject({ code: LevelCode, min: Score });
export type Level = v.InferOutput<typeof Level>;

export const RubricFile = v.strictObject({
  id: Id,
  year: BuddhistYear,
  standing: Standing,
  source: Both,
  asOf: Day,
  /** What is not sure in this file. */
  notes: v.pipe(v.array(Both), v.maxLength(10)),
  tools: v.pipe(
    v.array(RubricTool),
    v.length(3),
    v.check(tools => tools.reduce((sum, tool) => sum + tool.weight, 0) === 100, 'weights must make 100'),
  ),
  levels: v.strictObject({ standing: Standing, list: v.pipe(v.array(Level), v.minLength(2), v.maxLength(10)) }),
});
export type RubricFile = v.InferOutput<typeof RubricFile>;
