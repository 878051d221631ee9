import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clipGraphemes, countGraphemes } from '../../src/line/messages/limits.ts';

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });
const characters = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

/** Every place of the Thai block, some ASCII, and what is neither. */
const units = [...Array(0x5b).keys()].map(at => String.fromCharCode(0x0e01 + at));
const thai = fc.string({
  unit: fc.constantFrom(...units, 'a', ' ', '1', '.', '~', '\n', '–', '…', '“'),
  maxLength: 30,
});
const mixed = fc.string({ unit: fc.constantFrom(...units, 'a', '\n', 'é', 'e\u0301', '👵🏽', '–'), maxLength: 30 });

test('characters are counted as the segmenter counts them, in Thai and in anything else', () => {
  fc.assert(
    fc.property(fc.oneof(thai, mixed), text => {
      expect(countGraphemes(text)).toBe(characters(text).length);
    }),
    { numRuns: 2000 },
  );
});

test('a clipped text has as many characters as allowed, and only a longer one is clipped', () => {
  fc.assert(
    fc.property(fc.oneof(thai, mixed), fc.integer({ min: 1, max: 20 }), (text, max) => {
      const all = characters(text);
      expect(clipGraphemes(text, max)).toBe(all.length <= max ? text : `${all.slice(0, max - 1).join('')}…`);
    }),
    { numRuns: 2000 },
  );
});
