import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Diagnosis, diagnose } from '#domain/ita-diagnosis.ts';
import rubricFile from '#offices/lumrang/rubric-2564.json' with { type: 'json' };
import { RubricFile, type SubIndicator } from '#offices/schema/rubric.ts';

const rubric = v.parse(RubricFile, rubricFile);

function subIndicators(number: number): readonly SubIndicator[] {
  const indicators = rubric.tools.flatMap(tool => tool.indicators);
  return indicators.find(indicator => indicator.number === number)?.subIndicators ?? [];
}

/** `9.1×1`: one item missing in 9.1. */
function brief(diagnosis: Diagnosis): readonly string[] {
  if (diagnosis.kind === 'complete' || diagnosis.kind === 'impossible') return [diagnosis.kind];
  const explanations = diagnosis.kind === 'certain' ? [diagnosis.explanation] : diagnosis.explanations;
  return explanations.map(({ parts }) => parts.map(part => `${part.subIndicator}×${part.missing}`).join(' + '));
}

describe('a score with one explanation', () => {
  test('97.78 for indicator 9 means exactly one missing item, within O1–O9', () => {
    expect(diagnose(subIndicators(9), 97.78)).toStrictEqual({
      kind: 'certain',
      explanation: {
        missing: 1,
        parts: [{ subIndicator: '9.1', missing: 1, among: ['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8', 'O9'] }],
      },
    });
  });

  test.each([
    [9, 97.5, '9.2×1'],
    [9, 97.14, '9.3×1'],
    [9, 96, '9.5×1'],
    [10, 93.75, '10.1×1'],
  ])('indicator %d at %d is %s', (indicator, score, expected) => {
    const diagnosis = diagnose(subIndicators(indicator), score);
    expect(diagnosis.kind).toBe('certain');
    expect(brief(diagnosis)).toStrictEqual([expected]);
  });
});

describe('a score with several explanations', () => {
  test('95.00 is one missing in 9.4 or two in 9.2, the fewer first', () => {
    const diagnosis = diagnose(subIndicators(9), 95);
    expect(diagnosis).toMatchObject({ kind: 'ambiguous', more: 0 });
    expect(brief(diagnosis)).toStrictEqual(['9.4×1', '9.2×2']);
  });

  test('92.50 is one each in 9.2 and 9.4, or three in 9.2', () => {
    const diagnosis = diagnose(subIndicators(9), 92.5);
    expect(diagnosis).toMatchObject({ kind: 'ambiguous', more: 0 });
    expect(brief(diagnosis)).toStrictEqual(['9.2×1 + 9.4×1', '9.2×3']);
  });

  test('only the likeliest are listed and the rest are counted', () => {
    const all = diagnose(subIndicators(9), 50, 10_000);
    const some = diagnose(subIndicators(9), 50, 3);
    if (all.kind !== 'ambiguous' || some.kind !== 'ambiguous') throw new Error('expected several explanations');
    expect(all.more).toBe(0);
    expect(some.explanations).toStrictEqual(all.explanations.slice(0, 3));
    expect(some.more).toBe(all.explanations.length - 3);
    const counts = all.explanations.map(explanation => explanation.missing);
    expect(counts).toStrictEqual(counts.toSorted((a, b) => a - b));
  });
});

test('a full score misses nothing', () => {
  expect(diagnose(subIndicators(10), 100)).toStrictEqual({ kind: 'complete' });
});

test('a score that no set of items gives has no explanation', () => {
  expect(diagnose(subIndicators(9), 99)).toStrictEqual({ kind: 'impossible' });
  expect(diagnose(subIndicators(10), 93.74)).toStrictEqual({ kind: 'impossible' });
  expect(diagnose([], 97.78)).toStrictEqual({ kind: 'impossible' });
});
