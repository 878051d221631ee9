import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  ceilings,
  changeBetween,
  computeResult,
  gapToNextLevel,
  levelOf,
  meanNeeded,
  scoresOf,
  weakestFirst,
  whatIf,
} from '#domain/ita.ts';
import rubricFile from '#offices/lumrang/rubric-2564.json' with { type: 'json' };
import { RubricFile } from '#offices/schema/rubric.ts';

const rubric = v.parse(RubricFile, rubricFile);

/** Fiscal year 2564, as published. */
const scores: ReadonlyMap<number, number> = new Map([
  [1, 93.69],
  [2, 83.55],
  [3, 84.89],
  [4, 80.1],
  [5, 81.89],
  [6, 88.68],
  [7, 89.93],
  [8, 89.56],
  [9, 97.78],
  [10, 100],
]);
const withScores = (...changed: [number, number][]) => new Map([...scores, ...changed]);
const allAt = (score: number) => new Map([...scores.keys()].map(number => [number, score]));

describe('the result of fiscal year 2564', () => {
  test('recomputes from its ten indicators to 91.8202, shown as 91.82, level A', () => {
    expect(computeResult(rubric, scores)).toStrictEqual({
      ok: true,
      tools: [
        { tool: 'IIT', weight: 30, mean: 84.824 },
        { tool: 'EIT', weight: 30, mean: 89.39 },
        { tool: 'OIT', weight: 40, mean: 98.89 },
      ],
      unrounded: 91.8202,
      total: 91.82,
      level: 'A',
    });
  });

  test('is 19.43 points above the year before', () => {
    expect(changeBetween(72.39, 91.82)).toBe(19.43);
    expect(changeBetween(91.82, 72.39)).toBe(-19.43);
  });

  test('changes with any indicator', () => {
    for (const [indicator, score] of scores) {
      const changed = computeResult(rubric, withScores([indicator, score - 10]));
      expect(changed.ok && changed.total).toBeLessThan(91.82);
    }
  });

  test('is refused with the names of the indicators that are missing or impossible', () => {
    const short = new Map(scores);
    short.delete(4);
    short.delete(9);
    expect(computeResult(rubric, short)).toStrictEqual({ ok: false, reason: 'missing', indicators: [4, 9] });
    for (const impossible of [100.01, -1, Number.NaN, 1e9]) {
      expect(computeResult(rubric, withScores([4, impossible]))).toStrictEqual({
        ok: false,
        reason: 'out-of-range',
        indicators: [4],
      });
    }
  });
});

describe('levels', () => {
  test.each([
    [100, 'AA'],
    [95, 'AA'],
    [94.995, 'AA'],
    [94.9949, 'A'],
    [94.99, 'A'],
    [85, 'A'],
    [84.99, 'B'],
    [75, 'B'],
    [72.39, 'C'],
    [65, 'C'],
    [55, 'D'],
    [50, 'E'],
    [49.99, 'F'],
    [0, 'F'],
  ] as const)('%d is %s', (total, level) => {
    expect(levelOf(rubric, total)).toBe(level);
  });

  test('a total of 94.995 exactly is rounded to 95.00 once, and only then given its level', () => {
    expect(computeResult(rubric, allAt(94.995))).toMatchObject({ unrounded: 94.995, total: 95, level: 'AA' });
    expect(computeResult(rubric, allAt(94.9949))).toMatchObject({ total: 94.99, level: 'A' });
  });

  test('the next level up is named with the points to it', () => {
    expect(gapToNextLevel(rubric, 91.82)).toStrictEqual({ level: 'AA', points: 3.18 });
    expect(gapToNextLevel(rubric, 72.39)).toStrictEqual({ level: 'B', points: 2.61 });
    expect(gapToNextLevel(rubric, 94.99)).toStrictEqual({ level: 'AA', points: 0.01 });
    expect(gapToNextLevel(rubric, 95)).toBeNull();
  });
});

describe('where to improve', () => {
  test('the weakest indicator comes first', () => {
    const order = weakestFirst(scores).map(row => row.indicator);
    expect(order).toStrictEqual([4, 5, 2, 3, 6, 8, 7, 1, 9, 10]);
    expect(
      weakestFirst(
        new Map([
          [2, 50],
          [1, 50],
        ]),
      ).map(row => row.indicator),
    ).toStrictEqual([1, 2]);
  });

  test('indicator 4 at 95 would give 92.71', () => {
    const change = whatIf(rubric, scores, new Map([[4, 95]]));
    expect(change).toMatchObject({ ok: true, before: { total: 91.82 }, after: { total: 92.71 }, gain: 0.89 });
    expect(whatIf(rubric, scores, new Map([[4, 101]]))).toMatchObject({ ok: false, reason: 'out-of-range' });
  });

  test('a perfect indicator 4 adds at most 1.19 points and the missing item of indicator 9 adds 0.44', () => {
    const gains = new Map(ceilings(rubric, scores).map(row => [row.indicator, row.gain]));
    expect(gains.get(4)).toBe(1.19);
    expect(gains.get(9)).toBe(0.44);
    expect(gains.get(10)).toBe(0);
    expect(ceilings(rubric, scores)[0]).toStrictEqual({ indicator: 4, score: 80.1, gain: 1.19 });
  });

  test('AA with OIT at 100 and EIT unchanged needs an IIT mean of 93.943…, so 93.95', () => {
    const need = meanNeeded(rubric, scores, { tool: 'IIT', level: 'AA', assume: { OIT: 100 } });
    expect(need).toMatchObject({ ok: true, atLeast: 93.95, reachable: true });
    expect(need.ok && need.mean).toBeCloseTo(93.9433333, 6);
  });

  test('a level that even a perfect tool cannot reach is said to be out of reach', () => {
    const need = meanNeeded(rubric, allAt(60), { tool: 'IIT', level: 'AA' });
    expect(need).toMatchObject({ ok: true, reachable: false });
  });
});

test('a published year gives its scores by indicator number', () => {
  const indicator = { number: 4, name: { verbatim: 'ก', th: 'ก', en: 'a' }, alsoNamed: [], score: 80.1 };
  const tool = {
    tool: 'IIT' as const,
    name: indicator.name,
    advice: indicator.name,
    adviceOn: [4],
    indicators: [indicator],
  };
  const year = { year: 2564, total: 91.82, level: 'A' as const, source: indicator.name, asOf: '2022-04-01' };
  expect([...scoresOf({ ...year, tools: [tool] })]).toStrictEqual([[4, 80.1]]);
  expect(scoresOf({ ...year, tools: [] }).size).toBe(0);
});
