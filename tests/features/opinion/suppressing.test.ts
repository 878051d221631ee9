import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suppressed } from '#features/opinion/suppressing.ts';

describe('public counts', () => {
  test('are all told where nothing is small, and nothing is told as nothing', () => {
    expect(suppressed([12, 0, 3], 3)).toEqual({ total: 15, counts: [12, 0, 3] });
    expect(suppressed([0, 0], 3)).toEqual({ total: 0, counts: [0, 0] });
  });

  test('hide a small one behind the smallest large one, so that the total gives neither away', () => {
    expect(suppressed([2, 40, 5], 3)).toEqual({ total: 47, counts: [null, 40, null] });
  });

  test('hide all that equal the one that hides: which of them was chosen would tell something', () => {
    expect(suppressed([1, 5, 5, 9], 3)).toEqual({ total: 20, counts: [null, null, null, 9] });
  });

  test('where all are small say nothing, not even how many answered', () => {
    expect(suppressed([1, 1, 1], 3)).toEqual({ total: null, counts: [null, null, null] });
    expect(suppressed([2, 0], 3)).toEqual({ total: null, counts: [null, null] });
  });

  test('can be any of at least two numbers wherever they are hidden, for whoever knows the rule', () => {
    const counts = fc.array(fc.nat(7), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 4 }), (real, below) => {
        const told = JSON.stringify(suppressed(real, below));
        const hidden = suppressed(real, below).counts.flatMap((count, at) => (count === null ? [at] : []));
        const worlds = allOf(real.length, 28).filter(each => JSON.stringify(suppressed(each, below)) === told);
        for (const at of hidden) expect(new Set(worlds.map(world => world[at])).size).toBeGreaterThan(1);
      }),
      { numRuns: 150 },
    );
  });

  test('that are told are the real ones, and none of them is small', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 9 }), fc.nat(10), (real, below) => {
        const { counts, total } = suppressed(real, below);
        for (const [at, count] of counts.entries()) {
          if (count === null) continue;
          expect(count).toBe(real[at]);
          expect(count > 0 && count < below).toBe(false);
        }
        if (total !== null) expect(total > 0 && total < below).toBe(false);
      }),
    );
  });
});

/** Every table of so many counts up to 9, whose sum is not above `most`. */
function allOf(length: number, most: number): number[][] {
  if (length === 0) return [[]];
  const shorter = allOf(length - 1, most);
  return Array.from({ length: 10 }, (_, count) => shorter.map(rest => [count, ...rest])).flat();
}
