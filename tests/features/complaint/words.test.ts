import { describe, expect, test } from 'vitest';
import { guessCategories, namedCategory } from '../../../src/features/complaint/category.ts';
import { afterMenuWord, isMenuWord, saysWord, typedNumber } from '../../../src/features/complaint/parse.ts';
import { smellsOfCorruption } from '../../../src/features/complaint/smell.ts';
import { claimWords } from '../../../src/features/complaint/starting.ts';
import { complaintText } from '../../../src/features/complaint/text.ts';
import { handlers } from '../../../src/features/handlers.ts';
import { office, turnOf } from '../../support/turn.ts';

const claimOf = (text: string) => claimWords(text, turnOf(text))?.command.kind;

describe('the category of a sentence', () => {
  test.each([
    ['ไฟทางดับหน้าวัดมาสามวันแล้ว', ['street-light']],
    ['ถนนเป็นหลุมลึกมาก รถล้มบ่อย', ['road']],
    ['ไฟทางดับริมถนน', ['street-light']],
    ['ขยะกองอยู่ข้างถนน', ['waste']],
    ['น้ำท่วมขังหน้าบ้าน', ['drain']],
    ['น้ำท่วมบ้านเข้ามาถึงเตียงแล้ว', ['disaster']],
    ['ไฟไหม้ป่าหลังบ้าน', ['disaster']],
    ['ท่อละบายน้ำมีปัญหา', ['drain']],
    ['ไฟสาทารณะหน้าบ้าน', ['street-light']],
    ['จริง ๆ แล้วไม่ค่อยดี', []],
    ['อยากไปท่องเที่ยว', []],
    ['the street light is broken', ['street-light']],
    ['potholes near the temple', ['road']],
    ['broad beans for sale', []],
    ['ช่วยส่งเจ้าหน้าที่มาเก็บขยะ', ['waste']],
    ['ไฟหน้าบ้านดับมาสามวันแล้วจ้า มืดมาก', ['street-light']],
    ['ไฟซอย 3 ไม่ติด', ['street-light']],
    ['ไฟในหมู่บ้านดับหมดเลย', ['street-light']],
    ['ไฟในบ้านเสีย', []],
    ['ไฟริมทางดับ', ['street-light']],
    ['มีหลุมลึกกลางทาง', ['road']],
    ['ทางเข้าสวนเป็นโคลน', ['road']],
    ['หมาเยอะมาก', ['stray-animals']],
    ['สุนัขไม่มีเจ้าของ', ['stray-animals']],
    ['น้ำก๊อกมีกลิ่น', ['water-supply']],
    ['ไฟข้างทางเสีย', ['street-light']],
    ['ไฟแถวศาลาไม่สว่าง', ['street-light']],
    ['the light in front of my house is out', ['street-light']],
    ['ขยะเต็มถังเหม็น', ['waste', 'nuisance']],
    ['น้ำท่วมถนน', ['drain']],
    ['น้ำท่วมถนนและน้ำท่วมบ้านแล้ว', ['drain', 'disaster']],
  ])('"%s" is %j', (said, expected) => {
    expect(guessCategories(said, office)).toEqual(expected);
  });

  test('of several matters names the likeliest, at most three', () => {
    const guessed = guessCategories('ไฟทางดับ ขยะล้น ยุงชุม หมาดุ ต้นไม้ล้ม', office);
    expect(guessed).toHaveLength(3);
  });

  test.each([
    ['ขยะ', 'waste'],
    ['เรื่องถนน', 'road'],
    ['ไฟทาง ไฟฟ้าสาธารณะ', 'street-light'],
    ['อื่น ๆ', 'other'],
    ['Street lights', 'street-light'],
    ['ไม่มีในรายการ', undefined],
  ])('is named by "%s": %s', (said, expected) => {
    expect(namedCategory(said, office)?.id).toBe(expected);
  });
});

describe('menu words', () => {
  test.each([
    'แจ้งเรื่อง',
    'แจ้งเรื่องค่ะ',
    'ขอแจ้งเรื่องหน่อยครับ',
    'อยากร้องเรียน',
    'ร้องเรียน',
    'ร้อง เรียน',
    'ร้องทุกข์',
    'แจ้งซ่อม',
    'แจ้งปัญหา',
    'แจ้งเหตุ',
    'ขอร้องเรียนเรื่องหนึ่ง',
    'Report',
    'report a problem',
    'I want to complain',
    'complaint',
  ])('"%s" is one', said => expect(isMenuWord(said)).toBe(true));

  test.each(['ร้องเรียนยังไง', 'แจ้งเกิด', 'ติดตาม', 'ถนนพัง', 'reporter', 'x'.repeat(6000)])('"%.40s" is none', said =>
    expect(isMenuWord(said)).toBe(false),
  );

  test('leave what follows them', () => {
    expect(afterMenuWord('แจ้งไฟทางดับหน้าวัด')).toEqual({ rest: 'ไฟทางดับหน้าวัด', isOpen: false });
    expect(afterMenuWord('ร้องเรียน ถนนเป็นหลุม')).toEqual({ rest: 'ถนนเป็นหลุม', isOpen: true });
    expect(afterMenuWord('report a broken street light')?.rest).toBe('broken street light');
    expect(afterMenuWord('reporting corruption')).toBeUndefined();
  });
});

describe('a sentence', () => {
  test.each([
    'แจ้งไฟทางดับหน้าวัด',
    'แจ้งไฟทางดับมาแล้ว 3 วัน',
    'แจ้งขยะทิ้งไว้หน้าบ้าน',
    'ร้องเรียน ถนนเป็นหลุม',
    'ร้องเรียนข้างบ้านตั้งวงเหล้าทุกคืน',
    'ไฟทางดับหน้าวัดมาสามวันแล้ว ช่วยมาซ่อมหน่อย',
    'ช่วยมาซ่อมไฟทางหน้าวัดให้หน่อยได้ไหมคะ',
    'ถนนพัง ซ่อมให้หน่อย',
    'ขยะเหม็นมากหน้าบ้าน ไม่มีใครมาเก็บเลย',
    'report a broken street light in front of the temple',
    'the street light in front of the temple is broken, please send someone',
  ])('"%s" begins a complaint', said => expect(claimOf(said)).toBe('begin'));

  test.each([
    'ไฟทางดับ',
    'ถนนพังแจ้งที่ไหน',
    'ค่าเก็บขยะเดือนละกี่บาท',
    'รถเก็บขยะเข้าหมู่บ้านวันไหนบ้าง',
    'ร้องเรียนต้องใช้บัตรประชาชนไหม',
    'ร้องเรียนยังไง',
    'แจ้งเรื่องท่อตันไปเดือนก่อน ช่างยังไม่มา ดูสถานะที่ไหน',
    'เคยแจ้งไฟทางไว้ ตอนนี้ไปถึงขั้นไหน',
    'แจ้งเกิดลูกสาว',
    'แจ้งเหตุด่วนเหตุร้าย',
    'แจ้งทุจริต',
    'ร้องเรียนทุจริต',
    'แจ้งทุจริตยังไง',
    'report corruption',
    'How do I report corruption?',
    'เบี้ยยังชีพผู้สูงอายุได้เดือนละเท่าไร',
    'โดนหมากัดต้องทำไง',
    'ขอถังขยะใหม่หน่อย',
    'อยากสมัครให้มาเก็บขยะที่บ้าน',
    'น้ำท่วมบ้าน ของเสียหายหมด ขอเงินช่วยได้ไหม',
    'อยากร้องทุกข์กับนายอำเภอ',
    'complaint statistics report O31',
    'ร้องเรียนเเล้วนานใหมกว่าจะแจ้งผน',
    'อยากฟ้อง อบต ให้มาดูแลหน่อย',
  ])('"%s" is left to the questions and answers', said => expect(claimOf(said)).toBeUndefined());

  test.each([
    'ร้องเรียน นายกรับเงินใต้โต๊ะจากผู้รับเหมา',
    'แจ้งเรื่องเจ้าหน้าที่เรียกรับเงินค่าเซ็นใบอนุญาต',
    'report that an officer asked me for a bribe',
  ])('"%s" is not taken in by the chat', said => expect(claimOf(said)).toBe('seal'));
});

describe('words of corruption', () => {
  test.each([
    'ผอ.กองคลังทุจริตเงินโครงการ',
    'มีการฮั้วประมูลถนนสายนี้',
    'เจ้าหน้าที่รับเงินแล้วไม่ออกใบเสร็จ',
    'ผู้ใหญ่บ้านโกงเงินกองทุน',
    'หัวหน้าเบิกเท็จ',
    'พนักงานเอารถหลวงไปใช้ส่วนตัว',
    'the mayor took a bribe',
    'corrupt officials',
    'นายกกินงบถนน',
    'ประมูลล็อคสเปคให้ญาติ',
    'ช่างขอค่าน้ำชา 500',
    'อบต. ซื้อเสาไฟแพงเกินจริง',
    'เจ้าหน้าที่เก็บเงินเกินค่าธรรมเนียม',
    'the officer asked me for money',
    `${'ถนนพังมาก '.repeat(60)}เจ้าหน้าที่รับสินบน`,
  ])('are heard in "%.60s"', said => expect(smellsOfCorruption(said)).toBe(true));

  test.each([
    'แม่ค้าโกงราคาหมู',
    'ร้านค้าไม่ให้เงินทอน',
    'ยายยังไม่ได้รับเงินผู้สูงอายุ เจ้าหน้าที่บอกให้รอ',
    'เสาไฟโก่งงอ',
    'ป่าโกงกางริมคลอง',
    'ไฟทางดับหน้า อบต.',
    'ร้านน้ำชาเสียงดัง',
    'ค่าน้ำประปา อบต. แพงเกินจริง',
    'โครงการนี้กินงบมาก',
    'I asked the officer about money for the elderly',
    'the official said the road will be fixed',
  ])('are not heard in "%s"', said => expect(smellsOfCorruption(said)).toBe(false));
});

test('no other feature takes a word of the conversation out of it, but for "cancel"', () => {
  const others = Object.entries(handlers).filter(([name]) => name !== 'complaint' && name !== 'qna');
  for (const locale of ['th', 'en'] as const) {
    const { cancel: _, ...buttons } = complaintText[locale].buttons;
    for (const said of [...Object.values(buttons), '1', '12', 'แจ้งต่อ', 'แจ้งใหม่', 'ลบรูป', 'ไม่มีรูป', 'new', 'no photos'])
      for (const [name, handler] of others)
        expect([said, name, handler.bot.claim(said, turnOf(said, { locale }))?.exact ?? false]).toEqual([
          said,
          name,
          false,
        ]);
  }
});

test('the words of the conversation are known with politeness, in both languages', () => {
  expect(saysWord('ย้อนกลับค่ะ', 'back')).toBe(true);
  expect(saysWord('เสร็จแล้วครับ', 'done')).toBe(true);
  expect(saysWord('Go back', 'back')).toBe(true);
  expect(saysWord("I don't know", 'unplaced')).toBe(true);
  expect(typedNumber('ข้อ ๓')).toBe(3);
  expect(typedNumber('3 วัน')).toBeNull();
});
