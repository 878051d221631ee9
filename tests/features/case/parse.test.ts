import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isWithdrawWord, parseCase } from '../../../src/features/case/model.ts';
import { office } from '../../support/turn.ts';

describe('words about one’s own case', () => {
  test.each(['ติดตาม', 'ติดตามเรื่อง', 'เรื่องของฉัน', 'ขอดู สถานะเรื่อง หน่อยค่ะ', 'Track', 'my cases'])(
    'shows them all at %s, also in the middle of something else',
    said => expect(parseCase(said)).toEqual({ command: { kind: 'list' }, exact: true }),
  );

  test.each([
    ['เลขรับ ๑๒๓/๒๕๖๙', true],
    ['รับที่ 123/2569', true],
    ['LR-2569-000123', true],
    ['ติดตาม 123/2569', true],
    ['track LR-2569-000123', true],
    ['123/2569', false],
    ['๑๒๓/๖๙', false],
    ['เลขรับ 123/2569 ถึงไหนแล้วคะ', false],
  ])('reads the number in %s; a bare one is left to an open conversation', (said, exact) => {
    const of = { reference: { year: 2569, number: 123 } };
    expect(parseCase(said)).toEqual({ command: { kind: 'show', of }, exact });
  });

  test.each(['99/12', '1/1', '88/4 หมู่ 3', '12/2540'])('takes no house number for a case: %s', said =>
    expect(parseCase(said)).toBeUndefined(),
  );

  test.each([
    ['ยืนยันว่าเสร็จ', 'confirm'],
    ['ยังไม่เสร็จค่ะ', 'dispute'],
    ['เพิ่มข้อมูล', 'tell'],
    ['ตอบเจ้าหน้าที่', 'tell'],
    ['ขอถอนเรื่อง', 'withdraw'],
    ['เลิกติดตาม', 'unfollow'],
    ['Not finished', 'dispute'],
    ['add information', 'tell'],
  ])('takes %s for an act, and a number after it for its case', (said, act) => {
    expect(parseCase(said)).toEqual({ command: { kind: 'begin', act, of: null }, exact: false });
    const of = { reference: { year: 2569, number: 7 } };
    expect(parseCase(`${said} 7/2569`.replace('ค่ะ', ''))).toEqual({ command: { kind: 'begin', act, of }, exact: true });
  });

  test.each([
    'เรื่องที่แจ้งไปถึงไหนแล้ว',
    'ไฟทางที่แจ้งซ่อมหรือยัง',
    'คำถามที่ส่งไปตอบหรือยัง',
    'เรื่องที่ผมส่งไปเป็นยังไงบ้างครับ',
    'เรื่องของหนูคืบหน้าไหมคะ',
    'ถนนที่ร้องเรียนไว้จะซ่อมเมื่อไหร่',
    'what happened to my complaint?',
    'Has my question been answered',
    'any news on the complaint I sent',
  ])('knows a question about one’s own case: %s', said =>
    expect(parseCase(said)).toMatchObject({ command: { kind: 'progress' }, exact: false }),
  );

  test.each([
    'ติดตามเรื่องร้องเรียนทำอย่างไร',
    'เช็ค status เรื่องที่ร้องเรียนไว้ยังไง',
    'เรื่องที่แจ้งไว้ดูสถานะตรงไหน',
    'how do I check my complaint status',
    'ร้องเรียนแล้วกี่วันรู้ผล',
    'พัสดุที่ส่งไปถึงไหนแล้ว',
    'คนที่แจ้งทุจริตจะรู้ผลเมื่อไหร่',
    'ภาษีที่แจ้งประเมินมาต้องจ่ายเมื่อไหร่',
    'แจ้งเกิดที่อำเภอหรือยัง',
    'มาตรการที่ 7 ไปถึงไหนแล้ว',
    'ไฟทางดับ',
    'ถามเจ้าหน้าที่ เรื่องที่แจ้งไปถึงไหนแล้ว',
    'x'.repeat(6000),
  ])('leaves what is not about one’s own case alone: %s', said => expect(parseCase(said)).toBeUndefined());

  test('claims no question of the office’s topics', () => {
    const printed = office.topics.flatMap(({ question }) => [question.th, question.en]);
    expect(printed.filter(said => parseCase(said))).toEqual([]);
  });

  test('claims none of the questions that people were asked for, but those that plainly are about their own case', () => {
    const folder = join(import.meta.dirname, '../qna/evaluation');
    const rows = readdirSync(folder)
      .filter(name => name.endsWith('.tsv'))
      .flatMap(name => readFileSync(join(folder, name), 'utf8').split('\n'))
      .flatMap(line => {
        const [topic = '', , said = ''] = line.split('\t');
        return said ? [{ topic, said }] : [];
      });
    expect(rows.length).toBeGreaterThan(900);
    const claimed = rows.filter(({ said }) => parseCase(said));
    expect(claimed.filter(({ topic }) => topic !== 'complaint-track')).toEqual([]);
    expect(claimed.map(({ said }) => said).sort()).toMatchInlineSnapshot(`
      [
        "ช่างมาดูรอบนึงแล้วหายไปเลย เรื่องที่ผมส่งไว้ในนี้เขาปิดไปแล้วหรือยังไม่ได้ทำ ดูจากไหน",
        "เรื่องที่ส่งไปถึงไหนละ",
        "เรื่องที่แจ้งไปอาทิดก่อนถึงไหนแล้วคะ",
      ]
    `);
  });

  test.each(['ถอนเรื่องค่ะ', 'ใช่', 'yes', 'ยืนยัน'])('takes %s for the second word of a withdrawal', said =>
    expect(isWithdrawWord(said)).toBe(true),
  );
  test.each(['ไม่ใช่', 'อบต เปิดกี่โมง', ''])('withdraws nothing for "%s"', said =>
    expect(isWithdrawWord(said)).toBe(false),
  );
});
