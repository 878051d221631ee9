import { describe, expect, test } from 'vitest';
import { csvOf } from '../../src/domain/csv.ts';
import { exportRows } from '../../src/forms/export.ts';
import { formOf } from './sample-forms.ts';

describe('a CSV file', () => {
  test('begins with the mark of UTF-8 and ends its lines with CRLF', () => {
    expect(
      csvOf([
        ['a', 'ข'],
        [1, null],
      ]),
    ).toBe('\ufeffa,ข\r\n1,\r\n');
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+66', "'+66"],
    ['-5', "'-5"],
    ['@x', "'@x"],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    ['\nx', `"'\nx"`],
    [' =1', `"' =1"`.replace(`"' =1"`, "' =1")],
    ['＝1', "'＝1"],
    ['007', '"007"'],
    ['a"b', '"a""b"'],
    ['a,b', '"a,b"'],
    ['a\nb', '"a\nb"'],
    ['plain', 'plain'],
  ])('writes %j as %j', (cell, written) => {
    expect(csvOf([[cell]])).toBe(`\ufeff${written}\r\n`);
  });

  test('writes numbers as numbers, also below nought', () => {
    expect(csvOf([[-5, 12.5, Number.NaN]])).toBe('\ufeff-5,12.5,\r\n');
  });
});

describe('many cases of one form', () => {
  const both = (th: string, en = th) => ({ th, en });
  const options = (yes: string) => [
    { value: 'yes', label: both(yes) },
    { value: 'no', label: both('ไม่') },
  ];
  const old = formOf('f', [
    { id: 'gone', kind: 'short', label: both('เลิกถาม') },
    { id: 'ok', kind: 'choice', label: both('ตกลง'), options: options('ใช่') },
    { id: 'phone', kind: 'phone', label: both('เบอร์โทร') },
  ]);
  const newest = formOf('f', [
    { id: 'phone', kind: 'phone', label: both('โทรศัพท์') },
    { id: 'citizen', kind: 'thai-id', label: both('เลขบัตร') },
    { id: 'ok', kind: 'choice', label: both('ตกลง'), options: options('ตกลง') },
    { id: 'litres', kind: 'number', max: 10, label: both('ลิตร'), unit: both('ลิตร') },
    { id: 'day', kind: 'date', label: both('วันที่') },
  ]);
  const cases = [
    { lead: ['1/2569'], form: old, answers: { gone: '=x', ok: 'yes', phone: '0812345678' } },
    {
      lead: ['2/2569'],
      form: newest,
      answers: { phone: '021234567', citizen: '1234567890121', ok: 'yes', litres: '2', day: '2027-01-05' },
    },
  ];

  test('stand under the questions of all versions, the newest first, each in its own words', () => {
    expect(exportRows(newest, cases, { lead: ['เลขรับ'], locale: 'th', sensitive: false })).toEqual([
      ['เลขรับ', 'โทรศัพท์ / เบอร์โทร', 'ตกลง', 'ลิตร', 'วันที่', 'เลิกถาม'],
      ['1/2569', '081-234-5678', 'ใช่', null, null, '=x'],
      ['2/2569', '02-123-4567', 'ตกลง', 2, '2027-01-05', null],
    ]);
  });

  test('show what is sensitive only when that is asked for', () => {
    const [heads, , second] = exportRows(newest, cases, { lead: ['เลขรับ'], locale: 'th', sensitive: true });
    expect(heads).toContain('เลขบัตร');
    expect(second).toContain('1-2345-67890-12-1');
  });
});
