import { describe, expect, test } from 'vitest';
import { normalise } from '#features/qna/normalise.ts';
import { fold, skeleton } from '#features/qna/skeleton.ts';

describe('the plain form of a message', () => {
  test.each([
    ['น\u0e49ํา', 'น้ำ'],
    ['นํา\u0e49', 'น้ำ'],
    ['นำ\u0e49', 'น้ำ'],
    ['น\u0e49\u0e33', 'น้ำ'],
    ['เเจ้ง', 'แจ้ง'],
    ['ก่ิงไม้', 'กิ่งไม้'],
    ['๒๕๖๔', '2564'],
    ['ｉｔａ', 'ita'],
    ['อ.บ.ต.', 'อบต'],
    ['ป.ป.ช. มา', 'ปปช มา'],
    ['ดีมากกกกก', 'ดีมาก'],
    ['ช่วยด้วยยยย!!!', 'ช่วยด้วย'],
    ['เร็วๆ หน่อย', 'เร็ว หน่อย'],
    ['ไฟ\u200bดับ', 'ไฟดับ'],
    ['ไฟดับ 😭🙏', 'ไฟดับ'],
    ['ฮา 55555+', 'ฮา'],
    ['\u202eไฟดับ\u202c', 'ไฟดับ'],
    ['<b>ไฟดับ</b>', 'b ไฟดับ b'],
  ])('makes %j into %j', (typed, plain) => {
    expect(normalise(typed)).toBe(plain);
  });

  test('keeps doubled letters that belong to the word, and telephone numbers', () => {
    expect(normalise('คณะกรรมการ โทร 1111')).toBe('คณะกรรมการ โทร 1111');
  });

  test('is the same when made twice', () => {
    for (const typed of ['น\u0e49ําไม่ไหลลลล', 'ITA ๒๕๖๔!!', 'อ.บ.ต. เปิดกี่โมง?']) {
      expect(normalise(normalise(typed))).toBe(normalise(typed));
    }
  });

  test('unites what only meets once the marks are in order', () => {
    expect(normalise('แเเแ')).toBe('แ');
    expect(normalise('ำำำ')).toBe('ำ');
    expect(normalise('555')).toBe('');
  });

  test('reads no more than the beginning of a very long message', () => {
    expect(normalise('ไฟดับ '.repeat(2000)).length).toBeLessThanOrEqual(400);
    expect(normalise('\ufdfa'.repeat(4000)).length).toBeLessThanOrEqual(400);
  });
});

describe('the skeleton of a word', () => {
  test.each([
    ['สุนัข', 'ศุณัฃ'],
    ['ใหม่', 'ไหม'],
    ['ธรรม', 'ทรรม'],
    ['เต็นท์', 'เตน'],
    ['โทรศัพท์', 'โทลสัพ'],
    ['น้ำ', 'นำ'],
    ['ผู้สูงอายุ', 'ผุ้สุงอายู'],
    ['สิทธิ์', 'สิท'],
    ['ศูนย์', 'สูน'],
    ['์ก', 'ก'],
  ])('of %s meets that of %s', (right, slip) => {
    expect(fold(right)).toBe(fold(slip));
  });

  test('tells where each letter stood and where words certainly begin', () => {
    const { letters, size, origin, border } = skeleton('ไฟ led ดับ');
    expect(String.fromCharCode(...letters.subarray(0, size))).toBe('ไฟledดับ');
    expect([...origin.subarray(0, 6)]).toEqual([0, 1, 3, 4, 5, 7]);
    expect([...border.subarray(0, 6)]).toEqual([1, 0, 1, 0, 0, 1]);
    expect(origin[size]).toBe('ไฟ led ดับ'.length);
  });
});
