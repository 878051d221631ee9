import * as v from 'valibot';
import { type AnyEndpoint, openTo, type Refusal } from '#domain/endpoint.ts';
import { weakestFirst } from '#domain/ita.ts';
import { roundHalfUp } from '#domain/number.ts';
import { buddhistYear } from '#domain/typed.ts';
import type { Office } from '#offices/office.ts';
import { Both, Day } from '#offices/schema/common.ts';
import type { YearScores } from '#offices/schema/scores.ts';
import { imagineScore, readScores, readYear } from './calls.ts';
import { changeBefore, type FullYear, findFullYear, findings, findYear, type ScoreRefusal, yearsOf } from './model.ts';
import { imagine } from './plans.ts';
import { refusalWords } from './refusing.ts';

const Year = v.object({ year: v.pipe(v.string(), v.regex(/^\d{2}(\d{2})?$/)) });
const change = v.nullable(v.object({ from: v.number(), points: v.number() }));
const Summary = v.object({ year: v.number(), total: v.number(), level: v.string(), change, source: Both, asOf: Day });
const Scores = v.object({ years: v.array(Summary) });
export type Scores = v.InferOutput<typeof Scores>;

const Tool = v.object({
  tool: v.string(),
  name: Both,
  weight: v.number(),
  mean: v.number(),
  advice: Both,
  indicators: v.array(v.object({ number: v.number(), name: Both, score: v.number() })),
});
const Details = v.object({
  recomputed: v.object({ unrounded: v.number(), total: v.number(), level: v.string() }),
  tools: v.array(Tool),
  /** Numbers of indicators. */
  weakestFirst: v.array(v.number()),
  findings: v.array(v.looseObject({})),
});
/** Details are known of some years only. */
const YearOutput = v.object({ ...Summary.entries, ...v.partial(Details).entries });
export type YearOutput = v.InferOutput<typeof YearOutput>;

const Imagined = v.object({
  year: v.number(),
  before: v.number(),
  changed: v.array(v.object({ indicator: v.number(), from: v.number(), to: v.number() })),
  total: v.number(),
  level: v.string(),
  unrounded: v.number(),
  gain: v.number(),
  next: v.nullable(v.looseObject({})),
});
export type Imagined = v.InferOutput<typeof Imagined>;

const WhatIfInput = v.object({
  indicator: v.pipe(v.string(), v.trim(), v.maxLength(20)),
  score: v.pipe(v.string(), v.maxLength(40)),
});

/** Public facts: every year's total, one year in full, and the total with one indicator changed. */
export const endpoints: readonly AnyEndpoint[] = [
  openTo(readScores, {
    summary: { th: 'คะแนน ITA ทุกปี', en: 'ITA scores of all years' },
    input: v.object({}),
    output: Scores,
    decide: (_, { office }) => ({ ok: true, value: { years: yearsOf(office).map(year => summary(year, office)) } }),
  }),
  openTo(imagineScore, {
    summary: { th: 'ลองเปลี่ยนคะแนนหนึ่งตัวชี้วัด', en: 'The total with one indicator changed' },
    input: WhatIfInput,
    output: Imagined,
    refuses: ['not-found'],
    decide: (typed, { office }) => {
      const what = imagine(office, [typed]);
      if (!what.ok) return refused(what.refusal, office);
      const { full, changes, after, gain, next } = what.value;
      const changed = changes.map(({ indicator, from, to }) => ({ indicator, from, to }));
      return {
        ok: true,
        value: {
          year: full.year.year,
          before: full.result.total,
          changed,
          total: after.total,
          level: after.level,
          unrounded: exact(after.unrounded),
          gain,
          next,
        },
      };
    },
  }),
  openTo(readYear, {
    summary: { th: 'คะแนน ITA ของหนึ่งปี', en: 'The ITA score of one year' },
    input: Year,
    output: YearOutput,
    refuses: ['not-found'],
    decide: ({ year }, { office }) => {
      const found = findYear(office, buddhistYear(year));
      if (!found.ok) return refused(found.refusal, office);
      const full = findFullYear(office, found.value.year);
      return { ok: true, value: { ...summary(found.value, office), ...(full.ok ? details(full.value) : {}) } };
    },
  }),
];

function summary(year: YearScores, office: Office) {
  const change = changeBefore(office, year);
  const { total, level, source, asOf } = year;
  return {
    year: year.year,
    total,
    level,
    change: change && { from: change.before.year, points: change.points },
    source,
    asOf,
  };
}

function details(full: FullYear) {
  const { year, result, scores } = full;
  return {
    recomputed: { unrounded: exact(result.unrounded), total: result.total, level: result.level },
    tools: year.tools.map(({ tool, name, advice, indicators }) => {
      const of = result.tools.find(each => each.tool === tool);
      return {
        tool,
        name: { th: name.th, en: name.en },
        weight: of?.weight ?? 0,
        mean: exact(of?.mean ?? 0),
        advice: { th: advice.th, en: advice.en },
        indicators: indicators.map(row => ({
          number: row.number,
          name: { th: row.name.th, en: row.name.en },
          score: row.score,
        })),
      };
    }),
    weakestFirst: weakestFirst(scores).map(row => row.indicator),
    findings: findings(full),
  };
}

function exact(value: number): number {
  return roundHalfUp(value, 4);
}

function refused(refusal: ScoreRefusal, office: Office): Refusal {
  const isUnknown =
    refusal.reason === 'no-year' || refusal.reason === 'no-details' || refusal.reason === 'no-indicator';
  return {
    ok: false,
    code: isUnknown ? 'not-found' : 'bad-input',
    say: { th: refusalWords(refusal, office, 'th'), en: refusalWords(refusal, office, 'en') },
  };
}
