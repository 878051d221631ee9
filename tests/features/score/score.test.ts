import { describe, expect, test } from 'vitest';
import type { Turn } from '#domain/turn.ts';
import { handler } from '#features/score/bot.ts';
import type { Message } from '#line/messages/message.ts';
import { parsePostback } from '#line/postback.ts';
import type { Office } from '#offices/office.ts';
import { office, turnOf } from '../../support/turn.ts';
import { wordsOf } from '../../support/words.ts';

function ask(said: string, changes: Partial<Turn> = {}): readonly Message[] {
  const turn = turnOf(said, changes);
  const claimed = handler.bot.claim(said, turn);
  if (!claimed) throw new Error(`not claimed: ${said}`);
  return claimed.plan.decide([]).replies;
}
const first = (messages: readonly Message[]) => (messages[0]?.type === 'text' ? messages[0].text : '');
const everything = (messages: readonly Message[]) => messages.map(wordsOf).join('\n');

describe('the score of a year', () => {
  test.each([
    'คะแนน',
    'คะแนน ita',
    'ita',
    'ITA 2564',
    'ita ๒๕๖๔',
    'คะแนนปี 2021',
    '2021',
    'ขอดูคะแนน ITA หน่อยค่ะ',
    'คะ แนน  ITA',
  ])('"%s" gives 91.82, level A, 19.43 up, and says that this is the latest year we have', said => {
    const [words, card] = ask(said);
    expect(words).toMatchObject({
      type: 'text',
      text: [
        'คะแนน ITA ปีล่าสุดที่มีในระบบ (2564) ได้ 91.82 คะแนน ระดับ A',
        'เพิ่มขึ้น 19.43 คะแนน จากปี 2563 (72.39 ระดับ C)',
        'ตัวชี้วัดที่อ่อนที่สุด: 4. การใช้ทรัพย์สินของราชการ 80.10',
      ].join('\n'),
    });
    expect(card).toMatchObject({ type: 'flex', contents: { type: 'carousel' } });
  });

  test('shows the tools, the ten indicators weakest first, the source and its date', () => {
    const shown = everything(ask('คะแนน'));
    for (const words of ['84.82', '89.39', '98.89', 'ข้อมูล ณ 1 เมษายน 2565', 'ลงวันที่ 1 เมษายน 2565'])
      expect(shown).toContain(words);
    const order = ['80.10', '81.89', '83.55', '84.89', '88.68', '89.56', '89.93', '93.69', '97.78', '100.00'];
    const list = first(ask('ตัวชี้วัด'));
    expect(order.map(score => list.indexOf(score))).toEqual(
      order.map(score => list.indexOf(score)).toSorted((a, b) => a - b),
    );
  });

  test('of which only the total is known shows the total and says so', () => {
    expect(first(ask('คะแนนปี ๒๕๖๓'))).toBe(
      'คะแนน ITA ปีงบประมาณ 2563 ได้ 72.39 คะแนน ระดับ C\nปี 2563 มีเฉพาะคะแนนรวม ไม่มีคะแนนรายตัวชี้วัดในระบบค่ะ',
    );
    expect(first(ask('IIT 2563'))).toContain('ปี 2563 มีเฉพาะคะแนนรวม');
  });

  test.each([
    ['คะแนนปี 2566', '2566'],
    ['ita 2023', '2566'],
    ['ita 9999', '9999'],
    ['คะแนนปี 0000', '0'],
  ])('"%s" answers that there is none and which years there are', (said, year) => {
    expect(first(ask(said))).toBe(`ไม่มีคะแนน ITA ปี ${year} ในระบบค่ะ มีปี 2564, 2563\nเช่น "ita 2564"`);
  });

  test('answers in English, and its buttons stay in English', () => {
    const messages = ask('scores', { locale: 'en' });
    expect(first(messages)).toContain('ITA score, latest year we have (2564): 91.82, level A');
    expect(JSON.stringify(messages)).toContain('\\"l\\":\\"en\\"');
    expect(everything(messages)).not.toMatch(/[ก-ฮ]/);
  });
});

describe('one indicator', () => {
  test.each(['ตัวชี้วัดที่ 4', 'ตัวชี้วัด ๔', 'ตัว ชี้ วัดที่4ครับ', 'indicator 4', 'ตัวชี้วัดที่อ่อนที่สุด'])(
    '"%s" is 80.10, the lowest, and worth 1.19 at most',
    said => {
      expect(first(ask(said))).toBe(
        'ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ปี 2564 ได้ 80.10 คะแนน\nต่ำสุดใน 10 ตัวชี้วัด\nถ้าได้เต็ม 100 คะแนนรวมเพิ่มได้ไม่เกิน 1.19 (เป็น 93.01)',
      );
    },
  );

  test('4 shows the advice, its measure, and the six questions as questions, not as scores', () => {
    const shown = everything(ask('ตัวชี้วัดที่ 4'));
    for (const id of ['I19', 'I20', 'I21', 'I22', 'I23', 'I24']) expect(shown).toContain(id);
    expect(shown).toContain('นี่คือเรื่องที่ถาม ไม่ใช่คะแนน เอกสารไม่มีคะแนนรายข้อ');
    expect(shown).toContain('หน่วยงานควรพัฒนาตัวชี้วัดที่ 4 ด้านการใช้ทรัพย์สินของราชการโดยเร่งด่วน');
    expect(shown).toContain('1. การใช้ทรัพย์สินของราชการ ›');
  });

  test('2 says that no measure names it', () => {
    expect(everything(ask('ตัวชี้วัดที่ 2'))).toContain('ยังไม่มีมาตรการรอบปี 2565 ที่ระบุตัวชี้วัดนี้');
  });

  test.each([
    ['ตัวชี้วัดที่ 11', '11'],
    ['ตัวชี้วัดที่ 0', '0'],
    ['ตัวชี้วัดที่ -1', '-1'],
    ['ตัวชี้วัดที่ 4.5', '4.5'],
    ['indicator 999999999', '999999999'],
  ])('"%s" is kindly refused', (said, typed) => {
    expect(first(ask(said))).toBe(`ไม่มีตัวชี้วัดที่ ${typed} ค่ะ มีตัวชี้วัดที่ 1–10\nเช่น "ตัวชี้วัดที่ 4"`);
  });
});

describe('a tool', () => {
  test.each([
    ['IIT', '84.82'],
    ['คำแนะนำ EIT', '89.39'],
    ['oit 2564', '98.89'],
  ])('"%s" shows its mean of %s and the corrected advice', (said, mean) => {
    const shown = everything(ask(said));
    expect(shown).toContain(`เฉลี่ย ${mean} คะแนน`);
    expect(shown).toContain('จากผลคะแนน');
    expect(shown).not.toContain('ต่อการคุณภาพ');
  });
});

describe('the recomputation', () => {
  test.each(['วิเคราะห์', 'คำนวณ', 'ตรวจคะแนน', 'check scores'])(
    '"%s" gives 91.8202, rounds it, and names what may be missing as an inference',
    said => {
      const words = first(ask(said));
      expect(words).toContain('ได้ 91.8202 ปัดเป็น 91.82 ระดับ A\nตรงกับที่ประกาศ (91.82)');
      expect(words).toContain('ตัวชี้วัดที่ 9 ได้ 97.78 แปลว่าขาด 1 รายการ ใน O1–O9 (ข้อมูลพื้นฐาน)');
      expect(words).toContain('ตัวชี้วัดที่ 10 ได้ 100.00 ไม่มีรายการขาด');
      expect(words).toContain('เป็นการอนุมานจากคะแนน');
      expect(words).toContain('ต่ำกว่า 85 และยังไม่มีมาตรการระบุไว้: ตัวชี้วัดที่ 2, 3, 5');
    },
  );

  test('says so when the published total does not follow from the indicators', () => {
    const years = office.scores.years.map(year => (year.year === 2564 ? { ...year, total: 92.5 } : year));
    const other: Office = { ...office, scores: { ...office.scores, years } };
    expect(first(ask('วิเคราะห์', { office: other }))).toContain('ไม่ตรงกับที่ประกาศ (92.50) ต่างกัน 0.68');
  });
});

describe('what if', () => {
  test.each([
    ['ถ้าตัวชี้วัดที่ 4 ได้ 95', '92.71', 'เพิ่มขึ้น 0.89'],
    ['ถ้าตัวชี้วัดที่ ๔ ได้ ๙๐.๕', '92.44', 'เพิ่มขึ้น 0.62'],
    ['ถ้าตัวชี้วัดที่ 4 ได้ 90,5', '92.44', 'เพิ่มขึ้น 0.62'],
    ['ถ้าตัวชี้วัดที่ 4 ได้ 100', '93.01', 'เพิ่มขึ้น 1.19'],
    ['if indicator 4 is 95', '92.71', 'เพิ่มขึ้น 0.89'],
    ['ถ้า 4 ได้ 95 และ 2 ได้ 90', '93.10', 'เพิ่มขึ้น 1.28'],
    ['ถ้าตัวชี้วัดที่ 4 ได้ 95, ตัวชี้วัดที่ 2 ได้ 90', '93.10', 'เพิ่มขึ้น 1.28'],
    ['ถ้าตัวชี้วัดที่ 4 ได้ 95 คะแนนรวมจะเป็นเท่าไร', '92.71', 'เพิ่มขึ้น 0.89'],
    ['ถ้าตัวชี้วัดที่ 9 ได้ 100', '92.26', 'เพิ่มขึ้น 0.44'],
    ['ถ้าตัวชี้วัดที่ 4 ได้ 80.10', '91.82', 'เท่าเดิม'],
    ['ถ้าตัวชี้วัดที่ 4 ได้ 0', '87.01', 'ลดลง 4.81'],
  ])('"%s" makes the total %s', (said, total, gain) => {
    const words = first(ask(said));
    expect(words).toContain(`คะแนนรวมจะเป็น ${total} ระดับ A`);
    expect(words).toContain(`${gain} จาก 91.82`);
    expect(words).toContain('เป็นการคำนวณเท่านั้น ไม่ใช่คำรับรองผล');
  });

  test('an ambiguous score lists its explanations, an impossible one is called so', () => {
    const ambiguous = first(ask('ถ้าตัวชี้วัดที่ 9 ได้ 95'));
    expect(ambiguous).toContain('เกิดได้หลายทาง สรุปไม่ได้ว่าทางใด\n• ขาด 1 รายการ ใน O25–O28');
    expect(ambiguous).toContain('• ขาด 2 รายการ ใน O10–O17');
    expect(first(ask('ถ้าตัวชี้วัดที่ 9 ได้ 99'))).toContain('ไม่ตรงกับการให้คะแนนแบบได้หรือไม่ได้ทั้งรายการ');
  });

  test.each([
    ['94.99', '94.99 ระดับ A'],
    ['95.00', '95.00 ระดับ AA'],
    ['94.995', '95.00 ระดับ AA'],
    ['94.9949', '94.99 ระดับ A'],
  ])('all ten at %s make %s: rounded once, half up, and only then given a level', (score, made) => {
    const parts = Array.from({ length: 10 }, (_, at) => `${at + 1} ได้ ${score}`);
    expect(first(ask(`ถ้า ${parts.join(' ')}`))).toContain(`คะแนนรวมจะเป็น ${made}\n`);
  });

  test('what it takes to reach AA is honest about ceilings', () => {
    const words = first(ask('ทำอย่างไรให้ได้ AA'));
    expect(words).toContain('ระดับ AA เริ่มที่ 95.00 คะแนน ปีล่าสุดได้ 91.82 ยังขาด 3.18 คะแนน');
    expect(words).toContain('ตัวชี้วัดที่ 4 ได้เต็ม เพิ่มได้ไม่เกิน 1.19');
    expect(words).toContain('เติมรายการ O ที่ขาด 1 รายการ เพิ่มได้ 0.44');
    expect(words).toContain('แก้ตัวชี้วัดเดียวไม่พอ');
    expect(words).toContain('IIT เฉลี่ยจาก 84.82 เป็น 93.95 ขึ้นไป (คำนวณได้ 93.943…)');
    expect(first(ask('ทำอย่างไรให้ได้ A'))).toContain('ถึงแล้วค่ะ');
  });

  test.each([
    ['ระดับ 94.99', 'คะแนนรวม 94.99 อยู่ระดับ A'],
    ['ระดับ 95.00', 'คะแนนรวม 95.00 อยู่ระดับ AA'],
    ['ระดับ 94.995', 'คะแนนรวม 94.995 ปัดเป็น 95.00 อยู่ระดับ AA'],
  ])('"%s": %s', (said, words) => {
    expect(first(ask(said))).toContain(words);
  });
});

describe('what cannot be read gets the reason and an example', () => {
  const whatIf = '\nเช่น "ถ้าตัวชี้วัดที่ 4 ได้ 95"';
  const level = '\nเช่น "ระดับ 94.99"';
  test.each([
    ['ถ้าตัวชี้วัดที่ 4 ได้ 100.01', `100.01 มากกว่า 100 ค่ะ คะแนนต้องอยู่ระหว่าง 0–100${whatIf}`],
    ['ถ้าตัวชี้วัดที่ 4 ได้ −1', `-1 น้อยกว่า 0 ค่ะ คะแนนต้องอยู่ระหว่าง 0–100${whatIf}`],
    ['ถ้าตัวชี้วัดที่ 4 ได้ NaN', `อ่าน "nan" เป็นตัวเลขไม่ได้ค่ะ ช่วยพิมพ์เป็นตัวเลข 0–100${whatIf}`],
    ['ถ้าตัวชี้วัดที่ 4 ได้ ร้อย', `อ่าน "ร้อย" เป็นตัวเลขไม่ได้ค่ะ ช่วยพิมพ์เป็นตัวเลข 0–100${whatIf}`],
    ['ถ้าตัวชี้วัดที่ 4 ได้ 1e2', `อ่าน "1e2" เป็นตัวเลขไม่ได้ค่ะ ช่วยพิมพ์เป็นตัวเลข 0–100${whatIf}`],
    ['ถ้าตัวชี้วัดที่ 4 ได้', `ยังไม่ได้บอกคะแนนค่ะ ช่วยพิมพ์ตัวเลข 0–100${whatIf}`],
    ['ถ้าตัวชี้วัดที่ 4', `ยังไม่ได้บอกคะแนนค่ะ ช่วยพิมพ์ตัวเลข 0–100${whatIf}`],
    ['ถ้าตัวชี้วัดที่ ได้ 95', `ช่วยบอกเลขตัวชี้วัด 1–10 ด้วยค่ะ${whatIf}`],
    ['ถ้าตัวชี้วัดที่ 4 ได้ 94.12345', `94.12345 มีทศนิยมมากไปค่ะ ใช้ได้ไม่เกิน 4 ตำแหน่ง${whatIf}`],
    ['ถ้าตัวชี้วัดที่ 4 ได้ 95 และ 4 ได้ 96', `ตัวชี้วัดที่ 4 มีสองค่า ช่วยพิมพ์ค่าเดียวค่ะ${whatIf}`],
    ['ถ้าตัวชี้วัดที่ 11 ได้ 95', 'ไม่มีตัวชี้วัดที่ 11 ค่ะ มีตัวชี้วัดที่ 1–10\nเช่น "ตัวชี้วัดที่ 4"'],
    ['ถ้าตัวชี้วัดที่ 0 ได้ 95', 'ไม่มีตัวชี้วัดที่ 0 ค่ะ มีตัวชี้วัดที่ 1–10\nเช่น "ตัวชี้วัดที่ 4"'],
    ['คะแนน 100.01', `100.01 มากกว่า 100 ค่ะ คะแนนต้องอยู่ระหว่าง 0–100${level}`],
    ['คะแนน -1', `-1 น้อยกว่า 0 ค่ะ คะแนนต้องอยู่ระหว่าง 0–100${level}`],
  ])('%s', (said, words) => {
    expect(first(ask(said))).toBe(words);
  });

  test('and does not break into another conversation', () => {
    expect(handler.bot.claim('ถ้าตัวชี้วัดที่ 4 ได้ ร้อย', turnOf(''))?.exact).toBe(false);
    expect(handler.bot.claim('2564', turnOf(''))?.exact).toBe(false);
    expect(handler.bot.claim('ถ้าตัวชี้วัดที่ 4 ได้ 95', turnOf(''))?.exact).toBe(true);
  });
});

describe('what belongs to the questions', () => {
  test.each([
    'คะแนน ITA คืออะไร',
    'ITA คืออะไร',
    'ระดับ',
    'ระดับ A กับ AA ต่างกันอย่างไร',
    'คะแนนสอบลูกดูที่ไหน',
    'ตัวชี้วัดที่ 4 ได้กี่แต้ม',
    'IIT คืออะไร',
    'ถ้า',
    'ถ้า 60 ได้ 600',
    'ถ้าตัวชี้วัดที่ 4 ได้คะแนนน้อย ต้องทำอย่างไร',
    'วิเคราะห์น้ำประปา',
    'คำนวณภาษี',
    '4',
    '',
    '   ',
    'คะแนน'.repeat(200),
    `ถ้าตัวชี้วัดที่ 4 ได้ ${'9'.repeat(4000)}`,
  ])('"%s" is left to them', said => {
    expect(handler.bot.claim(said, turnOf(said))).toBeUndefined();
  });

  test('of every question the office knows, only a whole menu word is taken', () => {
    const asked = office.topics.flatMap(topic => [
      ...Object.values(topic.question),
      ...topic.phrasings.th,
      ...topic.phrasings.en,
    ]);
    expect(asked.filter(said => handler.bot.claim(said, turnOf(said)))).toEqual(['คะแนน ITA', 'ITA score']);
  });
});

test('no message, however built, keeps the reader of commands busy', () => {
  for (const part of ['คะแนนรวม', 'แล้วรวม', 'ถ้าตัวชี้วัดที่ 4 ได้ ', 'ita ', 'นะครับ', 'ปี', '9', ' ']) {
    const said = `${part.repeat(150 / part.length)}!x`;
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now();
      handler.bot.claim(said, turnOf(''));
      return performance.now() - started;
    });
    expect(Math.min(...times)).toBeLessThan(20);
  }
});

describe('buttons', () => {
  const tapped = (act: string, args: unknown) =>
    handler.bot.button(act, args, turnOf({ kind: 'postback', data: '' }))?.decide([]).replies;

  test('a number out of range in a button gets the same answer as a typed one', () => {
    for (const n of [11, 0, -1, 4.5, 1e21, '11', '<script>'])
      expect(first(tapped('indicator', { n }) ?? [])).toContain('มีตัวชี้วัดที่ 1–10');
    expect(first(tapped('what-if', { n: 4, s: 100.01 }) ?? [])).toContain('มากกว่า 100');
    expect(first(tapped('what-if', { n: 4, s: 1e300 }) ?? [])).toContain('เป็นตัวเลขไม่ได้');
    expect(first(tapped('overview', { y: 2570 }) ?? [])).toContain('ไม่มีคะแนน ITA ปี 2570');
  });

  test('anything else a button may carry is not ours', () => {
    const hostile = [
      null,
      'x',
      [],
      { n: null },
      { n: {} },
      { n: 'x'.repeat(41) },
      { n: Number.NaN },
      { n: Number.POSITIVE_INFINITY },
    ];
    for (const args of hostile) {
      const replies = tapped('indicator', args);
      if (replies) expect(first(replies)).toContain('มีตัวชี้วัดที่ 1–10');
    }
    expect(tapped('indicator', { n: {} })).toBeUndefined();
    expect(tapped('goal', { to: 'S' })).toBeUndefined();
    expect(tapped('tool', { t: '__proto__' })).toBeUndefined();
    expect(tapped('constructor', {})).toBeUndefined();
  });

  test('every button works, and what the person seems to say can be typed with the same effect', () => {
    const said = ['คะแนน', 'ตัวชี้วัดที่ 4', 'ตัวชี้วัดที่ 9', 'IIT', 'วิเคราะห์', 'ถ้า 4 ได้ 95', 'ทำอย่างไรให้ได้ AA'];
    const english = ['scores', 'indicator 4', 'IIT', 'check scores', 'if 4 is 95', 'how to reach AA'];
    const pressed = [...said.map(each => ask(each)), ...english.map(each => ask(each, { locale: 'en' }))].flatMap(
      postbacks,
    );
    expect(pressed.length).toBeGreaterThan(50);
    for (const { data, displayText } of pressed) {
      const read = parsePostback(data);
      if (read?.feature !== 'score') continue;
      const locale = /"l":"en"/.test(data) ? 'en' : 'th';
      const turn = turnOf(displayText, { locale });
      const byButton = handler.bot.button(read.act, read.args, turn)?.decide([]).replies;
      expect(byButton).toEqual(ask(displayText, { locale }));
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
