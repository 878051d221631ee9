import { describe, expect, test } from 'vitest';
import type { Answers, Form } from '../../src/domain/form.ts';
import { checkAnswers } from '../../src/forms/checking.ts';
import { carriedOver } from '../../src/forms/draft.ts';
import { readBack } from '../../src/forms/reading-back.ts';
import { summaryOf } from '../../src/forms/summary.ts';
import { versionOf } from '../../src/forms/version.ts';
import { allAnswers, everyKind, formOf, TODAY } from './sample-forms.ts';

function checked(form: Form, raw: unknown): Answers {
  const result = checkAnswers(form, raw, { today: TODAY });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.answers;
}

const answers = checked(everyKind, allAnswers);
const read = (locale: 'th' | 'en', audience: 'self' | 'staff' | 'message') =>
  Object.fromEntries(readBack(everyKind, answers, locale, audience).map(({ field, value }) => [field, value]));

describe('answers are read back', () => {
  test('in Thai, as the person who gave them sees them', () => {
    expect(read('th', 'self')).toEqual({
      who: null,
      name: 'สมชาย ตัวอย่าง',
      citizen: 'x-xxxx-xxxxx-12-1',
      phone: '081-234-5678',
      born: '15 สิงหาคม 2502',
      what: null,
      reason: 'งานประเพณี',
      event: 'งานบวช',
      needs: 'น้ำดื่ม, น้ำใช้',
      litres: '1,200 ลิตร',
      day: '10 มกราคม 2570',
      where: 'หน้าวัด (14.20011, 99.40022)',
      illness: 'ไม่มี',
      more: 'ขอบคุณค่ะ',
      photos: '2 รูป',
      paper: '1 ไฟล์',
    });
  });

  test('in English', () => {
    expect(read('en', 'self')).toMatchObject({
      born: '15 August 1959 (B.E. 2502)',
      reason: 'An event',
      needs: 'Drinking water, Water for washing',
      litres: '1,200 litres',
      photos: '2 photos',
      paper: '1 file',
    });
  });

  test('to staff with the whole ID number', () => {
    expect(read('th', 'staff')).toMatchObject({ citizen: '1-2345-67890-12-1', illness: 'ไม่มี' });
  });

  test('in a message without anything sensitive', () => {
    expect(read('th', 'message')).toMatchObject({ citizen: 'ดูในระบบ', illness: 'ดูในระบบ', phone: '081-234-5678' });
  });

  test('with headings, with what was left out, and without what was hidden', () => {
    const { event: _, illness: __, ...rest } = allAnswers;
    const rows = readBack(everyKind, checked(everyKind, { ...rest, reason: 'dry' }), 'th', 'self');
    expect(rows.map(({ field }) => field)).not.toContain('event');
    expect(rows.find(({ field }) => field === 'illness')).toMatchObject({ value: 'ไม่ได้ระบุ', answered: false });
    expect(rows[0]).toEqual({ field: 'who', label: 'ผู้ขอ', value: null, answered: false });
  });

  test('a warning is no heading, and a heading of nothing is left out', () => {
    const label = { th: 'x', en: 'x' };
    const options = [
      { value: 'yes', label },
      { value: 'no', label },
    ];
    const form = formOf('warned', [
      { id: 'a', kind: 'choice', label, options },
      { id: 'warning', kind: 'section', label, showIf: { field: 'a', is: ['yes'] } },
      { id: 'b', kind: 'short', label },
      { id: 'group', kind: 'section', label, showIf: { field: 'a', is: ['yes'] } },
      { id: 'c', kind: 'short', label, showIf: { field: 'a', is: ['yes'] } },
      { id: 'end', kind: 'section', label },
    ]);
    const rows = readBack(form, { a: 'yes', b: '1', c: '2' }, 'th', 'self');
    expect(rows.map(({ field }) => field)).toEqual(['a', 'b', 'group', 'c']);
  });
});

describe('a summary', () => {
  test('says what was answered, and keeps what is sensitive to itself', () => {
    const summary = summaryOf(everyKind, answers, 'th');
    expect(summary).toContain('ปริมาณ: 1,200 ลิตร\nวันที่ต้องการ: 10 มกราคม 2570');
    expect(summary).toContain('เลขประจำตัวประชาชน: ดูในระบบ');
    expect(summary).not.toContain('ผู้ขอ');
  });

  test('of one long answer has all but what its label takes', () => {
    const form = formOf('long', [{ id: 'x', kind: 'long', most: 4000, label: { th: 'เรื่อง', en: 'What' } }]);
    expect(summaryOf(form, { x: 'ก'.repeat(3990) }, 'th')).toBe(`เรื่อง: ${'ก'.repeat(3990)}`);
  });
});

describe('the version of a form', () => {
  test('is the same however its keys are ordered, and another with every word', () => {
    const turned = JSON.parse(JSON.stringify(everyKind), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(versionOf(everyKind)).toMatch(/^[0-9a-f]{16}$/);
    expect(versionOf(turned)).toBe(versionOf(everyKind));
    expect(versionOf({ ...everyKind, title: { th: 'แบบฟอร์มตัวอย่าง', en: 'Sample forms' } })).not.toBe(
      versionOf(everyKind),
    );
    expect(versionOf({ ...everyKind, fields: everyKind.fields.toReversed() })).not.toBe(versionOf(everyKind));
  });

  test('a draft keeps under the next one what still means the same', () => {
    const label = { th: 'x', en: 'x' };
    const options = (...values: string[]) => values.map(value => ({ value, label }));
    const before = formOf('f', [
      { id: 'a', kind: 'short', label },
      { id: 'b', kind: 'choice', label, options: options('x', 'y') },
      { id: 'c', kind: 'many', label, options: options('x', 'y') },
      { id: 'd', kind: 'short', label },
      { id: 'gone', kind: 'short', label },
    ]);
    const after = formOf('f', [
      { id: 'a', kind: 'long', label },
      { id: 'b', kind: 'choice', label, options: options('y', 'z') },
      { id: 'c', kind: 'many', label, options: options('y', 'z') },
      { id: 'd', kind: 'short', label },
    ]);
    const answered = { a: '1', b: 'x', c: ['x', 'y'], d: '2', gone: '3' };
    expect(carriedOver(answered, before, after)).toEqual({ c: ['y'], d: '2' });
  });
});
