import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Act, Person } from '../../dev/line/types.ts';
import { button, type Live, startLive } from '../support/live.ts';
import { until } from '../support/until.ts';

/** A resident's ten minutes with the office, and an officer's: the built product, real workerd, SQLite on disk. */
describe('a day in the chat', () => {
  let live: Live;
  let officer: Person;
  let secretary: Person;
  /** Group chatter that is none of the bot's business. */
  const unaddressed: string[] = [];

  beforeAll(async () => {
    live = await startLive();
    secretary = await live.secretary();
    officer = await live.officer(secretary);
  });
  afterAll(() => live?.stop());

  const say = (person: Person, words: string) => live.answer(live.platform.act.say(person.id, words));
  const press = (person: Person, messages: Parameters<typeof button>[0], label: string): Promise<Act | null> =>
    live.platform.act.press(person.id, button(messages, label));
  /** The newest push to a person whose words hold this, as the alarm delivers it. */
  const pushed = (person: Person, words: string) =>
    until(`a push to ${person.name} with "${words}"`, () =>
      live.platform
        .received(person.id)
        .filter(message => message.via === 'push' && JSON.stringify(message.message).includes(words))
        .at(-1),
    );

  test('a new friend is greeted, and every button of the greeting can be typed just as well', async () => {
    const person = live.resident('ยายสายใจ');
    const greeting = await live.answer(live.platform.act.follow(person.id));
    expect(greeting.words).toContain('ยินดีต้อนรับสู่ อบต.หลุมรัง');
    expect(button(greeting.messages, 'คะแนน ITA')).toMatchObject({ type: 'message', text: 'คะแนน' });
    expect(button(greeting.messages, 'ติดต่อ อบต.')).toMatchObject({ type: 'message' });
  });

  test.each([
    ['as people say it', 'เบี้ยคนแก่ได้เดือนละเท่าไร', '600'],
    ['with slips of the finger', 'เบี้ยผู้สุงอายุได้เท่าไหร', '600'],
    ['in Isan dialect', 'เบี้ยคนเฒ่าได้จั๊กบาท', '600'],
    ['about the opening hours', 'อบต เปิดกี่โมง', '08.30–16.30'],
    ['in English', 'How much is the elderly allowance?', '600 to 1,000 baht a month'],
    ['in English, about the opening hours', 'when is the office open', 'Monday to Friday'],
  ])('a question %s is answered', async (_, question, expected) => {
    const person = live.resident('ลุงทองดี');
    expect((await say(person, question)).words).toContain(expected);
  });

  test('the scores and the measures can be looked up in both languages', async () => {
    const person = live.resident('ครูนิด');
    expect((await say(person, 'คะแนน')).words).toContain('91.82');
    expect((await say(person, 'scores')).words).toContain('91.82, level A');
    expect((await say(person, 'มาตรการที่ 8')).words).toContain('การแจ้งเรื่องร้องเรียนการทุจริต');
    expect((await say(person, 'measure 8')).words).toMatch(/measure 8/i);
  });

  test('an unknown question travels to the officer on duty, and the answer comes back', async () => {
    const person = live.resident('พี่มาลี');
    const offer = await say(person, 'วิธีเลี้ยงมังกรสามหัว');
    expect(offer.words).toContain('ยังไม่มีคำตอบเรื่องนี้');

    const sent = await live.answer(press(person, offer.messages, 'ส่งให้เจ้าหน้าที่'));
    const number = /เลขรับ (\d+\/\d{4})/.exec(sent.words)?.[1] ?? 'no number';
    expect(number).toMatch(/^\d+\/25\d\d$/);

    const alert = await pushed(officer, `เลขรับ ${number}`);
    expect(JSON.stringify(alert.message)).toContain('วิธีเลี้ยงมังกรสามหัว');
    expect(JSON.stringify(alert.message)).not.toContain(person.id);

    const asked = await live.answer(press(officer, [alert.message], 'ตอบ'));
    expect(asked.words).toContain(number);
    const checked = await say(officer, 'มังกรสามหัวต้องขออนุญาตก่อนค่ะ');
    expect(checked.words).toContain('มังกรสามหัวต้องขออนุญาตก่อนค่ะ');
    const done = await live.answer(press(officer, checked.messages, 'ส่ง'));
    expect(done.words).toContain('บันทึกแล้วค่ะ กำลังส่งถึงผู้แจ้ง');

    const answer = await pushed(person, number);
    expect(JSON.stringify(answer.message)).toContain('มังกรสามหัวต้องขออนุญาตก่อนค่ะ');
    expect(JSON.stringify(answer.message)).toContain('สำนักปลัด');
    expect(JSON.stringify(answer.message)).not.toContain(officer.name);

    const confirmed = await live.answer(press(person, [answer.message], 'ยืนยันว่าเสร็จ'));
    expect(confirmed.words).toContain(`ปิดเรื่อง เลขรับ ${number}`);
    const again = await live.answer(press(officer, [alert.message], 'ตอบ'));
    expect(again.words).toContain('ยืนยันว่าเสร็จแล้ว');
  });

  test('a question can be sent by typing alone, in English', async () => {
    const person = live.resident('Mr Smith');
    const check = await say(person, 'ask staff: May I keep three dragons?');
    expect(check.words).toContain('Please check your question');
    const sent = await say(person, 'send');
    const number = /Reference no\. (\d+\/\d{4})/.exec(sent.words)?.[1] ?? 'no number';
    await pushed(officer, `เลขรับ ${number}`);
  });

  test('a cancelled question goes nowhere', async () => {
    const person = live.resident('น้าเล็ก');
    await say(person, 'ถามเจ้าหน้าที่ วิธีเลี้ยงมังกรเก้าหัว');
    expect((await say(person, 'ยกเลิก')).words).toContain('ยกเลิกแล้ว');
    expect((await say(person, 'ส่ง')).words).not.toContain('เลขรับ');
    expect(live.said(officer).join('\n')).not.toContain('มังกรเก้าหัว');
  });

  test('in a group the bot speaks only when spoken to, and takes no questions for staff', async () => {
    const person = live.resident('ผู้ใหญ่บ้าน');
    const group = live.platform.addGroup({ name: 'กลุ่มหมู่ ๓', members: [person.id], joined: false });
    const joined = await live.answer(live.platform.act.joinGroup(group.id));
    expect(joined.words).toContain('โปร่งใส');

    const chatter = await live.platform.act.say(person.id, 'เย็นนี้ใครไปตลาดบ้าง', { in: group.id });
    expect(chatter.delivery.status).toBe(200);
    unaddressed.push(chatter.replyToken ?? '');

    const inGroup = (words: string) => live.answer(live.platform.act.say(person.id, words, { in: group.id }));
    expect((await inGroup('โปร่งใส อบต. เปิดกี่โมง')).words).toContain('08.30–16.30');
    const refused = await inGroup('โปร่งใส ถามเจ้าหน้าที่ ขอถามเรื่องที่ดิน');
    expect(refused.words).toContain('แชตส่วนตัว');
    expect(refused.words).not.toContain('เลขรับ');
  });

  test('nothing is pushed to someone who has blocked the office; the answer arrives after the return', async () => {
    const person = live.resident('ป้าแดง');
    await live.answer(live.platform.act.follow(person.id));
    await say(person, 'ถามเจ้าหน้าที่ วิธีเลี้ยงมังกรห้าหัว');
    const sent = await say(person, 'ส่ง');
    const number = /เลขรับ (\d+\/\d{4})/.exec(sent.words)?.[1] ?? 'no number';
    const alert = await pushed(officer, `เลขรับ ${number}`);
    const blocked = await live.platform.act.unfollow(person.id);
    expect(blocked.delivery.status).toBe(200);

    await live.answer(press(officer, [alert.message], 'ตอบ'));
    await say(officer, 'มังกรห้าหัวเลี้ยงไม่ได้ค่ะ');
    await say(officer, 'ส่ง');
    await live.pass(60_000);
    expect(live.platform.calls('push').filter(call => JSON.stringify(call.body).includes(person.id))).toEqual([]);

    const back = await live.answer(live.platform.act.follow(person.id));
    expect(back.words).toContain('ยินดีต้อนรับกลับ');
    await live.pass(11 * 60_000);
    const answer = await pushed(person, number);
    expect(JSON.stringify(answer.message)).toContain('มังกรห้าหัวเลี้ยงไม่ได้ค่ะ');
  });

  test('the language can be chosen, and stays chosen', async () => {
    const person = live.resident('Ms Lee');
    expect((await say(person, 'English')).words).toContain('The language is now English.');
    const sticker = await live.answer(live.platform.act.sticker(person.id, '446', '1988'));
    expect(sticker.words).toContain('Thank you.');
  });

  test('words, pictures and places that nobody asked for are answered kindly', async () => {
    const person = live.resident('เด็กชายเอก');
    for (const words of [
      '555',
      '.',
      '🙏🙏🙏',
      'ก'.repeat(4_999),
      "'; DROP TABLE people; --",
      '<script>alert(1)</script>',
    ]) {
      expect((await say(person, words)).words.length).toBeGreaterThan(10);
    }
    const place = { latitude: 13.9, longitude: 99.3 };
    expect((await live.answer(live.platform.act.location(person.id, place))).words).toContain('ได้รับตำแหน่งแล้ว');
  });

  test('every event was answered with exactly one reply request, and LINE took each', async () => {
    await live.platform.idle();
    const tokens = Object.values(live.platform.state.events).flatMap(({ replyToken }) =>
      typeof replyToken === 'string' && !unaddressed.includes(replyToken) ? [replyToken] : [],
    );
    const replies = live.platform.calls('reply');
    const used = replies.flatMap(({ raw }) => tokens.filter(token => raw?.includes(token)));
    expect(replies.filter(({ status }) => status !== 200)).toEqual([]);
    expect(used.toSorted()).toEqual(tokens.toSorted());
    expect(replies).toHaveLength(tokens.length);
  });
});

describe('the search that other programs use', () => {
  let live: Live;
  beforeAll(async () => {
    live = await startLive();
  });
  afterAll(() => live?.stop());
  const search = (query: string) => live.fetch(`/api/qna/search?${query}`);

  test.each([
    ['เบี้ยคนแก่ได้เดือนละเท่าไร', 'elderly-allowance'],
    ['How much is the elderly allowance?', 'elderly-allowance'],
    ['อบต เปิดกี่โมง', 'office-hours'],
  ])('answers %s with results of the promised shape, best first', async (question, id) => {
    const response = await search(`q=${encodeURIComponent(question)}`);
    expect(response.status).toBe(200);
    const body = (await response.json()) as { answered: unknown; results: Record<string, unknown>[] };
    expect(Object.keys(body).toSorted()).toEqual(['answered', 'results']);
    expect(body.answered).toBe(true);
    expect(body.results.length).toBeGreaterThanOrEqual(3);
    expect(body.results[0]).toMatchObject({ id });
    for (const result of body.results) {
      expect(Object.keys(result).toSorted()).toEqual(['answer', 'id', 'question', 'score']);
      expect(result).toMatchObject({ id: expect.stringMatching(/^[a-z0-9-]+$/), score: expect.any(Number) });
      expect(String(result.question)).not.toBe('');
      expect(String(result.answer)).not.toMatch(/^$|\{[a-z.]+\}/);
    }
    const scores = body.results.map(result => Number(result.score));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  test('does not claim to answer what it does not know', async () => {
    const response = await search(`q=${encodeURIComponent('วิธีเลี้ยงมังกรสามหัว')}`);
    expect(await response.json()).toMatchObject({ answered: false });
  });

  test.each([
    ['no question', ''],
    ['an empty question', 'q='],
    ['a question of spaces', 'q=%20%20'],
    ['a question of 5,000 characters', `q=${encodeURIComponent('ก'.repeat(5_000))}`],
  ])('refuses %s with 400 in both languages', async (_, query) => {
    const response = await search(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'bad-input',
      say: { th: expect.any(String), en: expect.any(String) },
    });
  });

  test.each([
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '__proto__',
    'constructor',
    '\u0000\u202e\ufeff',
    '\ud800',
    '๑๒๓๔๕๖๗๘๙๐',
    '👨‍👩‍👧‍👦'.repeat(200),
    'ก็็็็็็็็็็็็็็็็็็็',
    '(((((((((((((((((((((((((((((a+)+)+)+)+$',
  ])('a hostile question (%#) gets an ordinary answer quickly', async question => {
    const query = `q=${encodeURIComponent(question.toWellFormed())}`;
    const response = await live.fetch(`/api/qna/search?${query}`, { signal: AbortSignal.timeout(5_000) });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ answered: false });
  });

  test('bytes that are not text do no harm', async () => {
    expect((await search('q=%ff%fe%00')).status).toBeLessThan(500);
    expect((await search('q=%E0%B8')).status).toBeLessThan(500);
    expect((await search('q=a&q=b')).status).toBeLessThan(500);
  });
});
