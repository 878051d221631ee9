import { describe, expect, test } from 'vitest';
import { endpoints } from '#features/score/api.ts';
import { decideAt } from '../../support/api.ts';

const get = (path: string, input: unknown) => decideAt(endpoints, path, input);

describe('GET /score', () => {
  test('lists every year, the newest first', () => {
    expect(get('/score', {})).toMatchObject({
      ok: true,
      value: {
        years: [
          { year: 2564, total: 91.82, level: 'A', change: { from: 2563, points: 19.43 } },
          { year: 2563, total: 72.39, level: 'C' },
        ],
      },
    });
  });
});

describe('GET /score/:year', () => {
  test('gives a year in full, by its Buddhist or its common year', () => {
    const expected = {
      ok: true,
      value: {
        year: 2564,
        recomputed: { unrounded: 91.8202, total: 91.82, level: 'A' },
        weakestFirst: [4, 5, 2, 3, 6, 8, 7, 1, 9, 10],
      },
    };
    expect(get('/score/:year', { year: '2564' })).toMatchObject(expected);
    expect(get('/score/:year', { year: '2021' })).toMatchObject(expected);
  });

  test('of an unknown year is not found; what is no year is no input', () => {
    expect(get('/score/:year', { year: '2570' })).toMatchObject({
      ok: false,
      code: 'not-found',
      say: { en: 'We have no ITA score for 2570. We have 2564, 2563.' },
    });
    for (const year of ['abc', '', '-1', '25641', '__proto__']) expect(get('/score/:year', { year })).toBeNull();
  });
});

describe('GET /score/what-if', () => {
  test('stands before /score/:year, so that the word is not taken for a year', () => {
    const paths = endpoints.map(({ call }) => call.path);
    expect(paths.indexOf('/score/what-if')).toBeLessThan(paths.indexOf('/score/:year'));
  });

  test('computes a total', () => {
    expect(get('/score/what-if', { indicator: '4', score: '95' })).toEqual({
      ok: true,
      value: {
        year: 2564,
        before: 91.82,
        changed: [{ indicator: 4, from: 80.1, to: 95 }],
        total: 92.71,
        level: 'A',
        unrounded: 92.7142,
        gain: 0.89,
        next: { level: 'AA', points: 2.29 },
      },
    });
  });

  test.each([
    ['4', '100.01'],
    ['4', '-1'],
    ['4', 'NaN'],
    ['4', ''],
    ['4', 'ร้อย'],
  ])('refuses indicator %s at "%s" with the reason', (indicator, score) => {
    expect(get('/score/what-if', { indicator, score })).toMatchObject({ ok: false, code: 'bad-input' });
  });

  test.each(['11', '0', '', 'x', '4.5'])('knows no indicator "%s"', indicator => {
    expect(get('/score/what-if', { indicator, score: '95' })).toMatchObject({ ok: false, code: 'not-found' });
  });
});
