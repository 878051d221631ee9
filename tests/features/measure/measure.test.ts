import { describe, expect, test } from 'vitest';
import type { Role } from '#domain/actor.ts';
import { stranger } from '#domain/person.ts';
import type { Turn } from '#domain/turn.ts';
import { handler } from '#features/measure/bot.ts';
import { isRoundOver, measureStatus, measureSummary } from '#features/measure/model.ts';
import type { Message } from '#line/messages/message.ts';
import { parsePostback } from '#line/postback.ts';
import { office, turnOf } from '../../support/turn.ts';
import { wordsOf } from '../../support/words.ts';

const notChecked = 'ยังตรวจไม่ได้ (ส่วนนี้ของระบบยังไม่เปิด)';

function ask(said: string, changes: Partial<Turn> = {}): readonly Message[] {
  const turn = turnOf(said, changes);
  const claimed = handler.bot.claim(said, turn);
  if (!claimed) throw new Error(`not claimed: ${said}`);
  expect(claimed.exact).toBe(true);
  return claimed.plan.decide([]).replies;
}
const first = (messages: readonly Message[]) => (messages[0]?.type === 'text' ? messages[0].text : '');
const everything = (messages: readonly Message[]) => messages.map(wordsOf).join('\n');
const listed = (messages: readonly Message[]) =>
  messages[1]?.type === 'flex' ? messages[1].altText.split('\n').map(line => Number.parseInt(line, 10)) : [];
const staff = (role: Role, division: string | null) => ({ person: { ...stranger(), duties: [{ role, division }] } });

describe('the list', () => {
  test.each([
    'มาตรการ',
    '14 มาตรการ',
    'ขอดู มาตรการ ทั้งหมด ค่ะ',
    'มาตรการทั้ง ๑๔ ข้อ',
    'มาตรการปี 2565',
    'มาตรการปี 2022',
    'มาตการ',
  ])('"%s" shows all 14 with counts by status, and says that the round is over', said => {
    const messages = ask(said);
    expect(first(messages)).toBe(
      [
        'รอบปีงบประมาณ 2565 — สิ้นสุดรอบ',
        'มี 14 มาตรการ',
        '• ยังไม่เริ่ม 4 มาตรการ',
        `• ${notChecked} 10 มาตรการ`,
        'สถานะนับจากหลักฐานในระบบเท่านั้น ไม่มีใครพิมพ์เองว่าเสร็จ',
        'ดูทีละข้อ พิมพ์ เช่น "มาตรการที่ 8"',
      ].join('\n'),
    );
    expect(listed(messages)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(messages[1]).toMatchObject({ contents: { type: 'carousel', contents: { length: 3 } } });
  });

  test('of an earlier day does not say that the round is over', () => {
    const now = Date.parse('2022-09-30T16:59:59Z');
    expect(first(ask('มาตรการ', { now }))).toContain('รอบปีงบประมาณ 2565\n');
    expect(isRoundOver(2565, now)).toBe(false);
    expect(isRoundOver(2565, now + 1000)).toBe(true);
  });

  test.each([
    ['มาตรการ กองคลัง', [2, 4, 7]],
    ['มาตรการของกองช่าง', [2, 4]],
    ['มาตรการคลัง', [2, 4, 7]],
    ['มาตรการ กองสวัสดิการ', [2, 4]],
    ['มาตรการคณะทำงาน', [10, 11, 12, 13, 14]],
    ['measures of the working group', [10, 11, 12, 13, 14]],
    ['finance measures', [2, 4, 7]],
    ['มาตรการ ยังไม่เริ่ม', [3, 5, 9, 13]],
    ['มาตรการที่ยังไม่เริ่ม', [3, 5, 9, 13]],
    ['มาตรการ ยังตรวจไม่ได้', [1, 2, 4, 6, 7, 8, 10, 11, 12, 14]],
    ['มาตรการ O36', [10]],
    ['มาตรการ o13', [1, 4]],
  ])('"%s" shows %j', (said, numbers) => {
    expect(listed(ask(said))).toEqual(numbers);
  });

  test('nothing in a past round is called overdue, and nothing done without evidence', () => {
    expect(first(ask('มาตรการที่เกินกำหนด'))).toBe(
      `ไม่มีมาตรการที่ "เกินกำหนด" ค่ะ\nรอบปีงบประมาณ 2565 — สิ้นสุดรอบ จึงไม่นับว่าเกินกำหนด\n• ยังไม่เริ่ม 4 มาตรการ\n• ${notChecked} 10 มาตรการ`,
    );
    expect(first(ask('มาตรการ เสร็จแล้ว'))).toContain('ไม่มีมาตรการที่ "ครบตามหลักฐาน" ค่ะ');
  });
});

describe('one measure', () => {
  test.each(['มาตรการที่ 1', 'มาตรการ ๑', 'measure 1', 'มาตรการข้อ 1 ครับ', 'มาตรการที่ 01'])(
    '"%s" shows what, who, and the corrected period with the words of the document',
    said => {
      const messages = ask(said);
      expect(first(messages)).toBe(
        [
          'มาตรการที่ 1 การใช้ทรัพย์สินของราชการ',
          `สถานะ: ${notChecked}`,
          'รอบปีงบประมาณ 2565 — สิ้นสุดรอบ',
          'ผู้รับผิดชอบ: สำนักปลัด',
          'กำหนดตามเอกสาร: เม.ย.65-ก.ย.65',
        ].join('\n'),
      );
      const shown = everything(messages);
      for (const words of [
        'เอกสารเขียนว่า "เม.ย.64-ก.ย.65"',
        'วันกำหนดทำงาน\nยังไม่ได้กำหนด',
        'พนักงานรับทราบหนังสือเวียนไม่น้อยกว่าร้อยละ 95',
        'ไม่มีของยืมเกินกำหนดคืนเกิน 7 วัน โดยไม่มีบันทึกติดตามทวงคืน',
        'O13 คู่มือหรือมาตรฐานการปฏิบัติงาน',
        'O38 การเสริมสร้างวัฒนธรรมองค์กร',
        'การติดตามผล\nรายงานผลดำเนินการ',
      ])
        expect(shown).toContain(words);
      expect(shown).not.toMatch(/[{}]/);
    },
  );

  test('6 and 7 explain a period that stands as it is', () => {
    expect(everything(ask('มาตรการ 6'))).toContain('คร่อมสองปีงบประมาณ');
    expect(everything(ask('มาตรการ 7'))).toContain('ครบกำหนดในเดือนเดียวกับการประชุม');
  });

  test.each([
    ['มาตรการที่ 15', '15'],
    ['มาตรการที่ 0', '0'],
    ['มาตรการ -1', '-1'],
    ['มาตรการ 1.5', '1.5'],
    ['มาตรการ 1,000', '1,000'],
    ['มาตรการที่ 999999999999999999999999', '9999999999999999999…'],
  ])('"%s": there are 14', (said, typed) => {
    expect(first(ask(said))).toBe(`ไม่มีมาตรการที่ ${typed} ค่ะ มีทั้งหมด 14 มาตรการ (1–14)\nเช่น "มาตรการที่ 8"`);
  });

  test.each([
    ['มาตรการปี 2570', 'ไม่มีมาตรการรอบปี 2570 ในระบบค่ะ มีรอบปี 2565'],
    ['มาตรการ กองการศึกษา', 'ไม่มี "กองการศึกษา" ในรายชื่อผู้รับผิดชอบค่ะ มี สำนักปลัด, กองคลัง, กองช่าง, กองสวัสดิการฯ, คณะทำงาน'],
    ['มาตรการ O44', 'ไม่มีรายการ O44 ในเกณฑ์ของรอบนี้ค่ะ'],
    ['มาตรการ O1', 'ไม่มีมาตรการในรอบนี้ที่ใช้แสดง O1 โครงสร้าง ค่ะ'],
    ['คำตามเอกสาร', 'ช่วยบอกเลขมาตรการ 1–14 ด้วยค่ะ'],
  ])('"%s" gets a kind answer', (said, words) => {
    expect(first(ask(said))).toContain(words);
  });
});

describe('the words of the document', () => {
  test.each(['คำตามเอกสาร มาตรการที่ 12', 'คำตามเอกสาร 12', 'มาตรการที่ 12 ตามเอกสาร', 'verbatim measure 12'])(
    '"%s" gives them letter for letter',
    said => {
      const words = first(ask(said));
      expect(words).toContain('รายงานผลการ ดำเนินการป้องกันการ ทุจริต');
      expect(words).toContain('(E- PlanNACC)');
      expect(words).toContain('คำที่พิมพ์ผิดในเอกสาร การ์ดมาตรการแสดงแบบแก้แล้ว');
    },
  );

  test('"เอกสารมาตรการ" gives the record by which they can be checked', () => {
    const words = first(ask('เอกสารมาตรการ'));
    expect(words).toContain('5139da0cc3750385dfff9224974fe256e9753173d8de2d9cd9ace0ec013d5095');
    expect(words).toContain('ประชุมเมื่อ 1 เมษายน 2565');
  });
});

describe('what only staff see', () => {
  test('evidence that cannot be recorded and why, who does what next, and the slips', () => {
    const shown = everything(ask('มาตรการที่ 7', staff('officer', 'finance')));
    expect(shown).toContain('สำหรับเจ้าหน้าที่');
    expect(shown).toContain('ยังบันทึกหลักฐานไม่ได้ 4 เงื่อนไข');
    expect(shown).toContain('เพราะส่วนนี้ของระบบยังไม่เปิด: เผยแพร่ข้อมูล');
    expect(shown).toContain('กองคลัง (กองของท่าน): เริ่มจาก "รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปีงบประมาณ พ.ศ. 2564');
    expect(shown).toContain('"เม.ย.65" คงไว้');
    expect(first(ask('มาตรการ', staff('head', 'finance')))).toContain('ของกองท่าน: มาตรการที่ 2, 4, 7');
    expect(first(ask('คำตามเอกสาร 12', staff('secretary', null)))).toContain('"E- PlanNACC" อ่านว่า "e-PlanNACC"');
  });

  test('a resident sees none of it, and nobody does where others read along', () => {
    for (const changes of [{}, { place: 'group' as const }, { place: 'group' as const, ...staff('clerk', null) }]) {
      for (const said of ['มาตรการที่ 7', 'มาตรการ', 'คำตามเอกสาร 7', 'เอกสารมาตรการ']) {
        expect(everything(ask(said, changes))).not.toMatch(/สำหรับเจ้าหน้าที่|กองของท่าน|ของกองท่าน|ต้องทำต่อไป|คำที่แก้ให้ถูก/);
      }
    }
  });

  test('the missing working deadline is the secretary’s to set while the round runs', () => {
    const now = Date.parse('2022-05-01T00:00:00Z');
    expect(everything(ask('มาตรการที่ 7', { ...staff('officer', 'finance'), now }))).toContain(
      'เลขานุการคณะทำงาน: กำหนดวันกำหนดทำงาน',
    );
  });
});

describe('the status', () => {
  const measure = office.measures[0]?.measures[0];
  if (!measure) throw new Error('the office has no measure');

  test('is "not started" only where every part that proves it is open', () => {
    expect(measureStatus(measure, () => true)).toBe('not-started');
    expect(measureStatus(measure, name => name !== 'circular')).toBe('not-checkable');
    expect(measureStatus(measure, () => false)).toBe('not-checkable');
  });

  test('has a short sentence of counts for other answers', () => {
    const during = Date.parse('2022-05-01T00:00:00Z');
    expect(measureSummary(office, 'th', during)).toBe(`ยังไม่เริ่ม 4 มาตรการ · ${notChecked} 10 มาตรการ`);
    expect(measureSummary(office, 'en', during)).toBe(
      'Not started: 4 · Cannot be checked yet (this part of the system is not open): 10',
    );
    expect(measureSummary(office, 'th', Date.parse('2026-11-22T00:00:00Z'))).toMatch(/^สิ้นสุดรอบ · /);
    expect(measureSummary({ ...office, measures: [] }, 'th', during)).toBe('ยังไม่มีมาตรการในระบบ');
  });
});

describe('what belongs to the questions', () => {
  test.each([
    'มาตรการส่งเสริมความโปร่งใสทำไปถึงไหนแล้ว',
    'มาตรการ 14 ข้อทำไปถึงไหนแล้ว',
    'มาตรการที่ 8 คืออะไร',
    'มีข้อไหนเกินกำหนดไหม',
    'สถานะมาตรการ',
    'มาตรการป้องกันโควิด',
    'มาตรการของกองคลังมีอะไรบ้าง',
    'ใครรับผิดชอบมาตรการแต่ละข้อ',
    '8',
    '',
    'มาตรการ'.repeat(100),
  ])('"%s" is left to them', said => {
    expect(handler.bot.claim(said, turnOf(said))).toBeUndefined();
  });

  test('of every question the office knows, only a whole menu word is taken', () => {
    const asked = office.topics.flatMap(topic => [
      ...Object.values(topic.question),
      ...topic.phrasings.th,
      ...topic.phrasings.en,
    ]);
    expect(asked.filter(said => handler.bot.claim(said, turnOf(said)))).toEqual(['Show the 14 measures']);
  });
});

describe('buttons', () => {
  const tapped = (act: string, args: unknown) =>
    handler.bot.button(act, args, turnOf({ kind: 'postback', data: '' }))?.decide([]).replies;

  test('a number out of range in a button gets the same answer as a typed one', () => {
    for (const n of [15, 0, -1, 1.5, 1e21, '15', '<script>', '__proto__'])
      expect(first(tapped('show', { n }) ?? [])).toContain('มีทั้งหมด 14 มาตรการ');
    expect(first(tapped('show', { n: 1, r: 2570 }) ?? [])).toContain('ไม่มีมาตรการรอบปี 2570');
  });

  test('anything else a button may carry is not ours', () => {
    for (const args of [null, 'x', [], {}, { n: null }, { n: {} }, { n: 'x'.repeat(41) }, { n: 1, r: 'x' }])
      expect(tapped('show', args)).toBeUndefined();
    expect(tapped('constructor', {})).toBeUndefined();
  });

  test('every button works, and what the person seems to say can be typed with the same effect', () => {
    const pressed = (['th', 'en'] as const).flatMap(locale =>
      ['มาตรการ', 'มาตรการที่ 1', 'มาตรการที่ 14', 'มาตรการ กองคลัง'].flatMap(said => postbacks(ask(said, { locale }))),
    );
    expect(pressed.length).toBeGreaterThan(40);
    for (const { data, displayText } of pressed) {
      const read = parsePostback(data);
      if (read?.feature !== 'measure') continue;
      const locale = /"l":"en"/.test(data) ? 'en' : 'th';
      const byButton = handler.bot.button(read.act, read.args, turnOf(displayText, { locale }))?.decide([]).replies;
      expect(byButton).toEqual(ask(displayText, { locale }));
    }
  });

  test('every quick reply of ours is a command', () => {
    for (const locale of ['th', 'en'] as const) {
      const items = ask('มาตรการที่ 1', { locale }).at(-1)?.quickReply?.items ?? [];
      const typed = items.flatMap(({ action }) => (action.type === 'message' ? [action.text] : []));
      const others = typed.filter(said => !handler.bot.claim(said, turnOf(said)));
      expect(others).toEqual(locale === 'th' ? ['คะแนน'] : ['scores']);
    }
  });
});

function postbacks(messages: readonly Message[]): { data: string; displayText: string }[] {
  const found: { data: string; displayText: string }[] = [];
  JSON.stringify(messages, (_, value) => {
    if (value && typeof value === 'object' && value.type === 'postback') found.push(value);
    return value;
  });
  return found;
}
