import { describe, expect, test } from 'vitest';
import type { Answer, Form, ProblemCode } from '../../src/domain/form.ts';
import { checkAnswers } from '../../src/forms/checking.ts';
import { allAnswers, everyKind, formOf, TODAY } from './sample-forms.ts';

const label = { th: 'คำถาม', en: 'Question' };
const one = (field: object): Form => formOf('one', [{ id: 'x', label, ...field }]);
const check = (form: Form, raw: unknown) => checkAnswers(form, raw, { today: TODAY });

function answerTo(field: object, raw: unknown): Answer | undefined {
  const checked = check(one(field), { x: raw });
  return checked.ok ? checked.answers.x : undefined;
}

function problemOf(field: object, raw: unknown) {
  const checked = check(one(field), { x: raw });
  return !checked.ok && checked.kind === 'problems' ? checked.problems[0] : undefined;
}

const place = { kind: 'place' };
const number = { kind: 'number', max: 12_000 };
const options = ['a', 'b', 'c'].map(value => ({ value, label: { th: value, en: value } }));

describe('an answer is kept in one form', () => {
  test.each<[string, object, unknown, Answer]>([
    ['short text on one line', { kind: 'short' }, '  สม\u200bชาย\n ใจดี\t', 'สมชาย ใจดี'],
    ['ำ written in two', { kind: 'short' }, 'น\u0e4d\u0e49าใส', 'น้ำใส'.replace('้ำ', '\u0e49\u0e33')],
    ['decomposed Latin', { kind: 'short' }, 'cafe\u0301', 'café'],
    ['a turned reading direction', { kind: 'short' }, 'a\u202eb\u2066c', 'abc'],
    ['long text with its lines', { kind: 'long' }, 'หนึ่ง\r\nสอง\u0000', 'หนึ่ง\nสอง'],
    ['an ID number in a text', { kind: 'long' }, 'เลข 1-2345-67890-12-1', 'เลข x-xxxx-xxxxx-12-1'],
    ['an option', { kind: 'choice', options }, 'b', 'b'],
    ['options in the order of the form, once each', { kind: 'many', options }, ['c', 'a', 'c'], ['a', 'c']],
    ['a day from a page', { kind: 'date' }, '1959-08-15', '1959-08-15'],
    ['a Thai day', { kind: 'date' }, '๑๕/๘/๒๕๐๒', '1959-08-15'],
    ['a day with its month', { kind: 'date' }, '15 ส.ค. 2502', '1959-08-15'],
    ['a day with a whole month and the era', { kind: 'date' }, 'วันที่ 15 สิงหาคม พ.ศ. 2502', '1959-08-15'],
    ['a day as people say it', { kind: 'date' }, '15 สิงหา 2502', '1959-08-15'],
    ['two digits of a Thai year', { kind: 'date' }, '15/8/02', '1959-08-15'],
    ['a day in the common era', { kind: 'date' }, '15-8-1959', '1959-08-15'],
    ['an English day', { kind: 'date' }, 'August 15, 1959', '1959-08-15'],
    ['a short English day', { kind: 'date' }, '15 Aug 1959', '1959-08-15'],
    ['a leap day of the Buddhist era', { kind: 'date' }, '29 ก.พ. 2567', '2024-02-29'],
    ['tomorrow', { kind: 'date' }, 'พรุ่งนี้', '2027-01-06'],
    ['a number', number, '12', '12'],
    ['Thai digits', number, '๑๒', '12'],
    ['thousands', number, '1,200', '1200'],
    ['a JSON number', number, 7, '7'],
    ['a number with its unit', { ...number, unit: { th: 'ลิตร', en: 'litres' } }, '1,200 ลิตร', '1200'],
    ['decimals', { ...number, decimals: 2 }, '12.50', '12.5'],
    ['a mobile', { kind: 'phone' }, '๐๘๑-๒๓๔ ๕๖๗๘', '0812345678'],
    ['a number from abroad', { kind: 'phone' }, '+66 81 234 5678', '0812345678'],
    ['a number from abroad without its plus', { kind: 'phone' }, '66812345678', '0812345678'],
    ['a number from abroad with its zero', { kind: 'phone' }, '+66 (0)2 123 4567', '021234567'],
    ['a number on land', { kind: 'phone' }, '034-511-234', '034511234'],
    ['an ID number', { kind: 'thai-id' }, '๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑', '1234567890121'],
    ['a place in words', place, ' หน้าวัด ', { latitude: null, longitude: null, words: 'หน้าวัด' }],
    [
      'a point',
      place,
      { latitude: 14.20011111, longitude: 99.4, words: '' },
      { latitude: 14.200111, longitude: 99.4, words: null },
    ],
    [
      'a point with too few words',
      place,
      { latitude: -0, longitude: 180, words: 'ก' },
      { latitude: 0, longitude: 180, words: null },
    ],
    [
      'a map link',
      place,
      'บ้านป้า https://maps.google.com/?q=14.2,99.4',
      { latitude: 14.2, longitude: 99.4, words: 'บ้านป้า' },
    ],
    [
      'the pin of a map link',
      place,
      'https://www.google.com/maps/place/X/@14.1,99.1,17z/data=!3m1!4b1!3d14.2!4d99.4',
      { latitude: 14.2, longitude: 99.4, words: null },
    ],
    [
      'the middle of a map',
      place,
      'https://www.google.com/maps/@14.2,99.4,17z',
      { latitude: 14.2, longitude: 99.4, words: null },
    ],
    [
      'a searched map',
      place,
      'https://www.google.com/maps/search/14.2,+99.4?entry=tts',
      { latitude: 14.2, longitude: 99.4, words: null },
    ],
    [
      'a LINE location',
      place,
      'https://line.me/R/nv/location/?lat=14.2&lon=99.4',
      { latitude: 14.2, longitude: 99.4, words: null },
    ],
    ['bare numbers', place, '๑๔.๒๐๐๑, 99.4001', { latitude: 14.2001, longitude: 99.4001, words: null }],
    [
      'a short link, never followed',
      place,
      'https://maps.app.goo.gl/abc',
      { latitude: null, longitude: null, words: 'https://maps.app.goo.gl/abc' },
    ],
    [
      'a link that points off the earth',
      place,
      'https://a.example/?q=140,99',
      { latitude: null, longitude: null, words: 'https://a.example/?q=140,99' },
    ],
    ['photos once each', { kind: 'photos' }, ['a', 'b', 'a'], ['a', 'b']],
  ])('%s', (_, field, raw, expected) => {
    expect(answerTo(field, raw)).toEqual(expected);
  });
});

describe('what is not right is refused with what to do', () => {
  test.each<[string, object, unknown, ProblemCode, string, string]>([
    ['no text', { kind: 'short' }, ' \u200b ', 'missing', 'กรุณากรอกช่องนี้', 'Please fill this in'],
    ['no place', place, undefined, 'missing', 'กรุณาระบุสถานที่', 'Please tell us the place'],
    ['an empty place', place, { latitude: null, longitude: null, words: ' ' }, 'missing', 'กรุณาระบุสถานที่', 'place'],
    ['a long text', { kind: 'short', most: 3 }, 'กขคง', 'too-long', 'ไม่เกิน 3 ตัวอักษร', 'at most 3'],
    [
      'few characters of many units',
      { kind: 'short', most: 9 },
      `ก${'\u0e48'.repeat(60)}`,
      'too-long',
      'ไม่เกิน 9',
      'at most 9',
    ],
    ['a text nobody types', { kind: 'long' }, 'ก'.repeat(100_000), 'too-long', '2,000', '2,000'],
    ['a strange option', { kind: 'choice', options }, 'constructor', 'not-an-option', 'เลือกจากรายการ', 'from the list'],
    [
      'a strange option among others',
      { kind: 'many', options },
      ['a', 'x'],
      'not-an-option',
      'เลือกจากรายการ',
      'the list',
    ],
    ['too many options', { kind: 'many', options, most: 1 }, ['a', 'b'], 'too-many', 'ไม่เกิน 1 ข้อ', 'at most 1'],
    ['a day that is not', { kind: 'date' }, '31/2/2569', 'not-a-day', '15 ส.ค. 2502', 'a day that exists'],
    ['29 February of a common year', { kind: 'date' }, '2027-02-29', 'not-a-day', 'วันที่ที่มีจริง', 'exists'],
    ['a month that is not', { kind: 'date' }, '1 มกรกฎ 2569', 'not-a-day', 'วันที่ที่มีจริง', 'exists'],
    ['a year that is not', { kind: 'date' }, '1/1/2300', 'not-a-day', 'วันที่ที่มีจริง', 'exists'],
    ['a day too early', { kind: 'date', earliest: 1 }, '5/1/2570', 'too-early', '6 มกราคม 2570', '6 January 2027'],
    ['a birth to come', { kind: 'date', latest: 0 }, '6/1/2570', 'too-late', '5 มกราคม 2570', '5 January 2027'],
    ['no number', number, 'สอง', 'not-a-number', '1,200', '1,200'],
    ['an exponent', number, '1e3', 'not-a-number', 'ตัวเลข', 'number'],
    ['a comma that may be a point', number, '12,5', 'not-a-number', '12.5 (ใช้จุดทศนิยม) หรือ 125', '12.5'],
    ['a number too small', { ...number, min: 1 }, '0', 'too-small', 'ตั้งแต่ 1 ขึ้นไป', 'from 1'],
    ['a number too large', number, '12,001', 'too-large', 'ไม่เกิน 12,000', '12,000'],
    ['decimals of a whole number', number, '1.5', 'too-precise', 'จำนวนเต็ม', 'whole number'],
    ['NaN', number, Number.NaN, 'not-a-number', 'ตัวเลข', 'number'],
    ['eight digits', { kind: 'phone' }, '08123456', 'not-a-phone', '9 หรือ 10 หลัก', '9 or 10 digits'],
    ['two phones', { kind: 'phone' }, '081-234-5678, 089', 'not-a-phone', '081-234-5678', '081-234-5678'],
    ['a phone of another country', { kind: 'phone' }, '+1 202 555 0100', 'not-a-phone', 'ขึ้นต้นด้วย 0', 'from 0'],
    ['a wrong check digit', { kind: 'thai-id' }, '1234567890122', 'not-an-id', '13 หลัก', '13 digits'],
    ['thirteen equal digits', { kind: 'thai-id' }, '1111111111111', 'not-an-id', '13 หลัก', '13 digits'],
    ['one letter for a place', place, 'ก', 'not-a-place', '2–300', '2–300'],
    ['a story for a place', place, 'ก'.repeat(301), 'too-long', 'ไม่เกิน 300', 'at most 300'],
    ['a point off the earth', place, { latitude: 91, longitude: 0 }, 'not-a-place', 'ปักหมุด', 'on the map'],
    ['half a point', place, { latitude: 14, words: 'หน้าวัด' }, 'not-a-place', 'ปักหมุด', 'on the map'],
    ['too many photos', { kind: 'photos', most: 2 }, ['a', 'b', 'c'], 'too-many', 'ไม่เกิน 2', 'at most 2'],
    ['no photo id', { kind: 'photos' }, ['../x'], 'not-a-file', 'แนบไฟล์นี้ใหม่', 'again'],
  ])('%s', (_, field, raw, code, th, en) => {
    const problem = problemOf(field, raw);
    expect(problem).toMatchObject({ field: 'x', code });
    expect(problem?.say.th).toContain(th);
    expect(problem?.say.en).toContain(en);
  });

  test('4,000 characters are taken, 4,001 refused with a sentence', () => {
    const long = { kind: 'long', most: 4000 };
    expect(answerTo(long, 'ที่'.repeat(4000))).toBe('ที่'.repeat(4000));
    expect(problemOf(long, 'ที่'.repeat(4001))).toMatchObject({
      code: 'too-long',
      say: { th: expect.stringContaining('4,000') },
    });
  });

  test('a file that this person did not send is none', () => {
    const form = one({ kind: 'photos' });
    const files = new Set(['mine']);
    expect(checkAnswers(form, { x: ['mine'] }, { today: TODAY, files }).ok).toBe(true);
    expect(checkAnswers(form, { x: ['other'] }, { today: TODAY, files })).toMatchObject({
      problems: [{ code: 'not-a-file' }],
    });
  });

  test('words that smell belong in no form', () => {
    const smells = (words: string) => words.includes('ใต้โต๊ะ');
    for (const field of [{ kind: 'short' }, { kind: 'long' }, place])
      expect(checkAnswers(one(field), { x: 'เงินใต้โต๊ะ' }, { today: TODAY, smells })).toMatchObject({
        problems: [{ code: 'corruption', say: { th: expect.stringContaining('1205') } }],
      });
  });
});

describe('a whole form', () => {
  test('is taken with all its answers', () => {
    const checked = check(everyKind, allAnswers);
    expect(checked).toEqual({
      ok: true,
      answers: {
        ...allAnswers,
        citizen: '1234567890121',
        phone: '0812345678',
        needs: ['drink', 'wash'],
        litres: '1200',
      },
    });
  });

  test('says all that is wrong at once, in the order of the form', () => {
    const checked = check(everyKind, { ...allAnswers, name: '', phone: '1', litres: '1,5', where: null });
    expect(
      !checked.ok && checked.kind === 'problems' && checked.problems.map(({ field, code }) => [field, code]),
    ).toEqual([
      ['name', 'missing'],
      ['phone', 'not-a-phone'],
      ['litres', 'not-a-number'],
      ['where', 'missing'],
    ]);
  });

  test('drops what it did not ask, and does not keep what is hidden', () => {
    const checked = check(everyKind, { ...allAnswers, reason: 'dry', total: 999, __proto__: { name: 'x' } });
    expect(checked.ok && Object.keys(checked.answers)).not.toContain('event');
    expect(checked.ok && Object.keys(checked.answers)).not.toContain('total');
  });

  test('ends at an answer that ends it, whatever else is wrong', () => {
    expect(check(everyKind, { reason: 'fire' })).toMatchObject({
      kind: 'stopped',
      field: 'reason',
      stop: { call: '199' },
    });
  });

  test('hides what hangs on a hidden question', () => {
    const yes = [
      { value: 'yes', label },
      { value: 'no', label },
    ];
    const chain = formOf('chain', [
      { id: 'a', kind: 'choice', label, options: yes },
      { id: 'b', kind: 'choice', label, options: yes, showIf: { field: 'a', is: ['yes'] } },
      { id: 'c', kind: 'short', label, showIf: { field: 'b', is: ['yes'] } },
    ]);
    expect(check(chain, { a: 'no', b: 'yes', c: 'hidden' })).toEqual({ ok: true, answers: { a: 'no' } });
    expect(check(chain, { a: 'yes', b: 'yes', c: 'seen' })).toMatchObject({ ok: true, answers: { c: 'seen' } });
  });

  test('a question called constructor has no answer by birth', () => {
    const form = formOf('birth', [{ id: 'constructor', kind: 'short', label }]);
    expect(check(form, {})).toMatchObject({ problems: [{ code: 'missing' }] });
    expect(check(form, { constructor: 'ok' })).toMatchObject({ ok: true });
  });
});
