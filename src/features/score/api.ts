import * as v from 'valibot';
import { type AnyEndpoint, endpoint, type Refusal } from '#domain/endpoint.ts';
import { weakestFirst } from '#domain/ita.ts';
import { roundHalfUp } from '#domain/number.ts';
import { buddhistYear } from '#domain/typed.ts';
import type { Office } from '#offices/office.ts';
import type { YearScores } from '#offices/schema/scores.ts';
import { changeBefore, type FullYear, findFullYear, findings, findYear, type ScoreRefusal, yearsOf } from './model.ts';
import { imagine } from './plans.ts';
import { refusalWords } from './refusing.ts';

const Year = v.object({ year: v.pipe(v.string(), v.regex(/^\d{2}(\d{2})?$/)) });
const WhatIfInput = v.object({
  indicator: v.pipe(v.string(), v.trim(), v.maxLength(20)),
  score: v.pipe(v.string(), v.maxLength(40)),
});

/** Public facts: every year's total, one year in full, and the total with one indicator changed. */
export const endpoints: readonly AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/score',
    summary: { th: 'คะแนน ITA ทุกปี', en: 'ITA scores of all years' },
    input: v.object({}),
    decide: (_, { office }) => ({ ok: true, value: { years: yearsOf(office).map(year => summary(year, office)) } }),
  }),
  endpoint({
    method: 'GET',
    path: '/score/what-if',
    summary: { th: 'ลองเปลี่ยนคะแนนหนึ่งตัวชี้วัด', en: 'The total with one indicator changed' },
    input: WhatIfInput,
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
  endpoint({
    method: 'GET',
    path: '/score/:year',
    summary: { th: 'คะแนน ITA ของหนึ่งปี', en: 'The ITA score of one year' },
    input: Year,
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
