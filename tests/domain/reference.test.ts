import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toThaiDigits } from '#domain/number.ts';
import { formatReference, paperReference, parseReference, registerOf } from '#domain/reference.ts';

const reference = { year: 2569, number: 123 };

describe('a reference', () => {
  it('has a form for machines and one for paper', () => {
    expect(formatReference(reference)).toBe('LR-2569-000123');
    expect(paperReference(reference)).toBe('รับที่ ๑๒๓/๒๕๖๙');
    expect(formatReference({ year: 2570, number: 999_999 })).toBe('LR-2570-999999');
    expect(registerOf(2569)).toBe('register-2569');
  });

  it.each([
    'LR-2569-000123',
    'lr-2569-000123',
    'Lr2569 123',
    'LR2569000123',
    'LR 2569 000123',
    'LR–2569–000123',
    'LR\u20112569\u2011000123',
    'ＬＲ－２５６９－０００１２３',
    'LR-๒๕๖๙-๐๐๐๑๒๓',
    ' LR - 2569 - 000123 ',
    '\u200eLR-2569-000123\u200f',
    '\u2068LR-2569-000123\u2069',
    '123/2569',
    '๑๒๓/๒๕๖๙',
    '๑๒๓/2569',
    '000123/2569',
    '123/69',
    '๑๒๓/๖๙',
    '123 / 2569',
    'รับที่ ๑๒๓/๒๕๖๙',
    'รับที่123/2569',
    'เลขรับ 123/2569',
    'เลขรับที่ 123/2569',
    'เลขรับ: 123/2569',
    'เลขที่รับ 123/2569',
    'เลขที่ 123/2569',
    'เลข 123/2569',
    'ที่ 123/2569',
    'เรื่อง 123/69',
    'เรื่องที่ ๑๒๓/๖๙',
    'รับ 123/2569',
    'no. 123/2569',
    'No 123/2569',
    'number 123/2569',
    'ref. 123/69',
    'case 123/2569',
    'เลข\u200bรับ 123/2569',
  ])('is read as people type it: %s', typed => {
    expect(parseReference(typed)).toEqual(reference);
  });

  it.each([
    '',
    ' ',
    '123',
    '2569',
    'LR',
    'LR-2569',
    'LR-69-123',
    'LR-2569-',
    'LR-2569-000000',
    'LR-2569-1000000',
    'LR-2499-000001',
    'LR-2700-000001',
    'LR-2026-000123',
    'XLR-2569-000123',
    'LR-2569-000123 ขอบคุณ',
    '0/2569',
    '-1/2569',
    '1000000/2569',
    '123/2026',
    '123/256',
    '123/25690',
    '123/',
    '/2569',
    '12/3/2569',
    '1.5/2569',
    '123\\2569',
    'บ้านเลขที่ 123/2569',
    'ซอย 123/2569',
    '123/2569 ถนนพัง',
    '<b>123/2569</b>',
    'LR-2569-0x7b',
    'LR-2569-1e3',
    'null',
    `LR-2569-${'0'.repeat(5000)}1`,
    `${' '.repeat(5000)}x`,
    `เลข${' '.repeat(39)}x`,
  ])('is not found in %j', typed => {
    expect(parseReference(typed)).toBeUndefined();
  });

  it('comes back from every form in which it is written', () => {
    const any = fc.record({ year: fc.integer({ min: 2500, max: 2699 }), number: fc.integer({ min: 1, max: 999_999 }) });
    fc.assert(
      fc.property(any, each => {
        const code = formatReference(each);
        const typed = [
          code,
          code.toLowerCase(),
          toThaiDigits(code),
          code.replaceAll('-', ' '),
          code.replaceAll('-', ''),
        ];
        const counted = `${each.number}/${each.year}`;
        for (const one of [...typed, paperReference(each), counted, `เลขรับ ${counted}`, toThaiDigits(counted)])
          expect(parseReference(one), one).toEqual(each);
        if (each.year < 2600) {
          const short = `${each.number}/${String(each.year).slice(2)}`;
          expect(parseReference(short), short).toEqual(each);
        }
      }),
    );
  });

  it('is read from any text whatever without failing, and is then one that could have been given', () => {
    const pieces = fc.constantFrom(
      'LR',
      'lr',
      '-',
      '/',
      ' ',
      '๒๕๖๙',
      '2569',
      '69',
      '1',
      '000123',
      'เลขรับ',
      'ที่',
      'no.',
      '\u200b',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 9 }).map(all => all.join('')),
    );
    fc.assert(
      fc.property(texts, typed => {
        const found = parseReference(typed);
        if (!found) return;
        expect(found.number).toBeGreaterThanOrEqual(1);
        expect(found.number).toBeLessThanOrEqual(999_999);
        expect(parseReference(formatReference(found))).toEqual(found);
      }),
      { numRuns: 2000 },
    );
  });
});
