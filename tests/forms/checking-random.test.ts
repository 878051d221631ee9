import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answers, Form, Question } from '../../src/domain/form.ts';
import { checkAnswers } from '../../src/forms/checking.ts';
import { readBack } from '../../src/forms/reading-back.ts';
import { isQuestion, shownFields } from '../../src/forms/shown.ts';
import { summaryOf } from '../../src/forms/summary.ts';
import { countGraphemes } from '../../src/line/messages/limits.ts';
import { allAnswers, everyKind, formOf, ID_NUMBER, TODAY } from './sample-forms.ts';

const check = (form: Form, raw: unknown) => checkAnswers(form, raw, { today: TODAY });
const label = { th: 'คำถาม', en: 'Question' };
const questions = everyKind.fields.filter(isQuestion);

/** Words that are hard: marks, hidden letters, halves, ID numbers, links, formulas. */
const hard = fc.string({
  unit: fc.constantFrom(
    'ก',
    'น\u0e4dา',
    '\u0e4d',
    '\u0e48',
    '\u0e32',
    '\u200b',
    ' ',
    '\n',
    '\t',
    '\ud83d',
    '\udc4d',
    '👨‍👩‍👧',
    '1',
    '๑',
    '-',
    ',',
    '.',
    ID_NUMBER,
    '1-2345-67890-12-1',
    'https://x.y/?q=14.2,99.4 ',
    '@',
    '\u0301',
    'e',
  ),
  maxLength: 20,
});
const anything = fc.oneof(hard, fc.jsonValue(), fc.constantFrom(...Object.values(allAnswers)));
const raws = fc.oneof(
  fc.jsonValue(),
  fc.record(Object.fromEntries(questions.map(({ id }) => [id, anything])), { requiredKeys: [] }),
  fc.record({
    ...Object.fromEntries(questions.map(({ id }) => [id, fc.constant(allAnswers[id as keyof typeof allAnswers])])),
    more: hard,
    name: hard,
    where: anything,
  }),
);

test('nothing that JSON can say makes it throw', () => {
  fc.assert(
    fc.property(raws, raw => void check(everyKind, raw)),
    { numRuns: 3000 },
  );
}, 60_000);

test('nor do values that JSON cannot say', () => {
  const huge = Array.from({ length: 100_000 }, () => 'x');
  for (const raw of [
    null,
    undefined,
    Number.NaN,
    [],
    huge,
    () => 1,
    Symbol('x'),
    Object.create(null),
    JSON.parse('{"__proto__":{"name":"x"}}'),
  ]) {
    expect(check(everyKind, raw).ok).toBe(false);
    for (const { id } of questions) expect(check(everyKind, { ...allAnswers, [id]: raw })).toBeDefined();
  }
}, 60_000);

test('what was checked checks again to itself', () => {
  fc.assert(
    fc.property(raws, raw => {
      const checked = check(everyKind, raw);
      if (checked.ok) expect(check(everyKind, checked.answers)).toEqual(checked);
    }),
    { numRuns: 3000 },
  );
  const each = fc.oneof(fc.constantFrom<Question['kind']>('short', 'long', 'date', 'number', 'phone', 'place'));
  fc.assert(
    fc.property(each, fc.oneof(anything, hard), (kind, raw) => {
      const form = formOf('one', [
        { id: 'x', kind, label, required: false, ...(kind === 'number' ? { max: 1e6, decimals: 2 } : {}) },
      ]);
      const checked = check(form, { x: raw });
      if (checked.ok) expect(check(form, checked.answers)).toEqual(checked);
    }),
    { numRuns: 5000 },
  );
}, 60_000);

/** Forms whose questions hang on each other in any way that an office may write. */
const chained = fc
  .array(fc.record({ on: fc.nat(), is: fc.constantFrom('yes', 'no'), free: fc.boolean(), stop: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  })
  .map(specs =>
    formOf(
      'chained',
      specs.map(({ free, is, on }, at) => ({
        id: `q${at}`,
        kind: 'choice',
        label,
        required: false,
        options: [
          { value: 'yes', label },
          { value: 'no', label },
        ],
        ...(at > 0 && !free ? { showIf: { field: `q${on % at}`, is: [is] } } : {}),
      })),
    ),
  );

test('what is hidden is never kept', () => {
  const values = fc.array(fc.constantFrom('yes', 'no', undefined, 'x'), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(chained, values, (form, given) => {
      const checked = check(form, Object.fromEntries(given.map((value, at) => [`q${at}`, value])));
      if (!checked.ok) return;
      const shown = shownFields(form, checked.answers).map(({ id }) => id);
      for (const id of Object.keys(checked.answers)) expect(shown).toContain(id);
    }),
    { numRuns: 2000 },
  );
}, 60_000);

test('a summary has at most 4,000 characters, no whole ID number and nothing sensitive', () => {
  const texts = fc.oneof(hard, fc.constant('ที่'.repeat(4000)), fc.constant(`เลข ${ID_NUMBER}`));
  fc.assert(
    fc.property(texts, texts, fc.constantFrom('th', 'en'), (more, words, locale) => {
      const checked = check(everyKind, {
        ...allAnswers,
        more,
        illness: 'ความดันสูง',
        where: { words: words.slice(0, 300) || 'หน้าวัด' },
      });
      if (!checked.ok) return;
      const summary = summaryOf(everyKind, checked.answers, locale);
      expect(countGraphemes(summary)).toBeLessThanOrEqual(4000);
      // Among more digits it is no ID number.
      expect(summary).not.toMatch(/(?<![\d๐-๙])(?:1234567890121|1-2345-67890-12-1)(?![\d๐-๙])/);
      expect(summary).not.toContain('ความดันสูง');
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('answers of any kind are read back without throwing', () => {
  const answer = fc.oneof(
    fc.string(),
    fc.array(fc.string()),
    fc.record({ latitude: fc.constant(null), longitude: fc.constant(null), words: fc.option(fc.string()) }),
  );
  const answers = fc.record(Object.fromEntries(questions.map(({ id }) => [id, answer])), { requiredKeys: [] });
  // Stored answers are trusted to be answers, not to be those of this version.
  fc.assert(
    fc.property(answers, given => void readBack(everyKind, given as Answers, 'th', 'staff')),
    { numRuns: 1000 },
  );
}, 60_000);
