import { describe, expect, it } from 'vitest';
import { caseOf, fileFor, follows, officerDoes } from '../support/casework.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const DAY = 24 * 3_600_000;
const SECRET = 'กุหลาบดำเจ็ดดอก';
const UNKNOWN = 'ไม่พบเลขรับนี้';

type Someone = { readonly id: string };

const say = async (hall: TownHall, person: Someone, words: string, options = {}) => {
  const act = await hall.platform.act.say(person.id, words, options);
  await hall.settle();
  return act;
};
const last = (hall: TownHall, person: Someone) => hall.said(person.id).at(-1) ?? '';
const photo = async (hall: TownHall, person: Someone, count = 1) => {
  const one = { bytes: new Uint8Array([0xff, 0xd8, 0xff]), contentType: 'image/jpeg' };
  const acts = await hall.platform.act.images(
    person.id,
    Array.from({ length: count }, () => one),
  );
  await hall.settle();
  return acts;
};
const fixed = (hall: TownHall, id: string) =>
  officerDoes(hall, id, 'fix', { words: 'เปลี่ยนหลอดแล้ว', photoIds: ['photo-1', 'photo-2'] });
/** Everything the bot sent was taken by LINE. */
const allTaken = (hall: TownHall) => {
  for (const call of [...hall.platform.calls('reply'), ...hall.platform.calls('push')])
    expect([call.status, call.error]).toEqual([200, null]);
};

describe('finding one’s cases', () => {
  it('says how to file when there are none', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await say(hall, resident, 'ติดตาม');
    expect(last(hall, resident)).toContain('แจ้งเรื่อง');
    await say(hall, resident, 'track');
    expect(last(hall, resident)).toContain('You have no case yet');
    expect(hall.store.calls.has('commit')).toBe(false);
  });

  it('lists one’s own and followed cases, newest first, ten at most', async () => {
    const hall = townHall();
    const [resident, other] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    for (let at = 0; at < 11; at += 1) {
      hall.pass(1000);
      await fileFor(hall, resident);
    }
    hall.pass(1000);
    await follows(hall, await fileFor(hall, other, { category: 'road' }), resident);
    await say(hall, resident, 'เรื่องของฉัน');
    const shown = last(hall, resident);
    expect(shown.match(/เลขรับ \d+\/2583 ·/g)).toEqual(Array.from({ length: 10 }, (_, at) => `เลขรับ ${12 - at}/2583 ·`));
    expect(shown).toContain('เรื่องที่คุณติดตาม');
    expect(shown).toContain('รับเรื่องแล้ว รอเจ้าหน้าที่');
    allTaken(hall);
  });

  it.each(['เลขรับ 1/2583', '๑/๒๕๘๓', 'LR-2583-000001', 'รับที่ 1/2583'])('shows a case at its number: %s', async said => {
    const hall = townHall();
    const resident = hall.resident();
    await fileFor(hall, resident);
    await say(hall, resident, said);
    const shown = last(hall, resident);
    for (const words of ['ไฟทาง', 'เลขรับ 1/2583', 'ไฟทางดับหน้าวัด', 'กองช่าง', 'ถอนเรื่อง', '21 มีนาคม 2583'])
      expect(shown).toContain(words);
  });

  it('says the same of another one’s number as of one that does not exist', async () => {
    const hall = townHall();
    const [resident, stranger] = [hall.resident(), hall.resident('คนอื่น')];
    const id = await fileFor(hall, resident, { what: SECRET });
    const before = await hall.disk();
    await say(hall, stranger, 'เลขรับ 1/2583');
    await say(hall, stranger, 'เลขรับ 999/2583');
    for (const act of ['show', 'confirm', 'dispute', 'tell', 'withdraw', 'withdraw-sure', 'unfollow'])
      await hall.platform.act.postback(stranger.id, `case.${act} {"id":"${id}"}`);
    await say(hall, stranger, 'ถอนเรื่อง 1/2583');
    await hall.settle();
    const said = hall.said(stranger);
    expect(said).toHaveLength(10);
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toContain(UNKNOWN);
    expect(await hall.disk()).toBe(before);
  });

  it('answers in one’s own words with the only open case, or the one that is named', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const light = await fileFor(hall, resident);
    await say(hall, resident, 'เรื่องที่แจ้งไปถึงไหนแล้วคะ');
    expect(last(hall, resident)).toContain('ไฟทางดับหน้าวัด');
    await fileFor(hall, resident, { category: 'road', what: 'ถนนเป็นหลุม' });
    await say(hall, resident, 'เรื่องที่แจ้งไปถึงไหนแล้วคะ');
    expect(last(hall, resident).match(/เลขรับ \d\/2583 ·/g)).toHaveLength(2);
    await say(hall, resident, 'ไฟทางที่แจ้งซ่อมหรือยัง');
    expect(last(hall, resident)).toContain('ไฟทางดับหน้าวัด');
    await hall.askStaff(resident, 'เลี้ยงมังกรได้ไหม');
    await say(hall, resident, 'คำถามที่ส่งไปตอบหรือยัง');
    expect(last(hall, resident)).toContain('เลี้ยงมังกรได้ไหม');
    await say(hall, resident, 'what happened to my complaint?');
    expect(last(hall, resident)).toContain('See');
    expect((await caseOf(hall, light)).history).toHaveLength(1);
  });

  it('leaves a bare number to the conversation that is open', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await fileFor(hall, resident, { what: 'ของฉัน' });
    await say(hall, resident, 'ถามเจ้าหน้าที่');
    await say(hall, resident, '1/2583');
    expect(last(hall, resident)).toContain('"1/2583"');
  });

  it('says nothing of any case in a group', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident, { what: SECRET });
    const group = hall.platform.addGroup({ name: 'กลุ่ม', members: [resident.id] });
    const before = await hall.disk();
    for (const words of ['ติดตาม', 'เลขรับ 1/2583', 'เรื่องที่แจ้งไปถึงไหนแล้ว', 'ถอนเรื่อง', 'ยืนยันว่าเสร็จ 1/2583'])
      await say(hall, resident, `โปร่งใส ${words}`, { in: group.id });
    for (const act of ['show', 'confirm', 'tell', 'withdraw-sure', 'send'])
      await hall.platform.act.postback(resident.id, `case.${act} {"id":"${id}"}`, { in: group.id });
    await hall.settle();
    expect(hall.said(group.id).join()).not.toMatch(/กุหลาบ|1\/2583|ไฟทาง/);
    expect(await hall.disk()).toBe(before);
  });
});

describe('the life of a complaint', () => {
  it('ends with a tap on "confirm", once, also from two phones at the same time', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident);
    await fixed(hall, id);
    await hall.jobs();
    const told = last(hall, resident);
    for (const words of ['แก้ไขแล้ว', 'เปลี่ยนหลอดแล้ว', 'รูป 2 รูป', 'เลขรับ 1/2583', 'กองช่าง', 'ยังไม่เสร็จ'])
      expect(told).toContain(words);
    expect(told).not.toContain('สมหญิง');
    const shown = hall.said(resident).length;
    const tap = `case.confirm {"id":"${id}"}`;
    await Promise.all([1, 2].map(() => hall.platform.act.postback(resident.id, tap)));
    await hall.settle();
    const said = hall.said(resident).slice(shown).join('\n');
    expect(said).toContain('ขอบคุณค่ะ บันทึกว่าเสร็จแล้ว');
    expect(said).toContain('เรื่องนี้ปิดแล้วค่ะ (ผู้แจ้งยืนยันว่าเสร็จแล้ว)');
    const data = await caseOf(hall, id);
    expect(data).toMatchObject({ state: 'confirmed', open: false, timers: { confirm: null } });
    expect(data.history.filter(({ act }) => act === 'confirm')).toHaveLength(1);
  });

  it('reopens with "not finished", with words and photos, and the clock is restored', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident);
    hall.pass(5 * DAY);
    await fixed(hall, id);
    await hall.jobs();
    hall.pass(4 * DAY);
    await hall.tap(resident, 'ยังไม่เสร็จ');
    expect(last(hall, resident)).toContain('ยังไม่เสร็จตรงไหนคะ');
    await photo(hall, resident, 3);
    expect(last(hall, resident)).toContain('รูป 3 รูป');
    expect(last(hall, resident)).toContain('ยังไม่เสร็จตรงไหนคะ');
    await say(hall, resident, 'ยังดับอยู่ 1 ดวง');
    expect(last(hall, resident)).toContain('"ยังดับอยู่ 1 ดวง"');
    await hall.tap(resident, 'ส่ง');
    // Due on the 21st of March; four days it was with the resident.
    expect(last(hall, resident)).toMatch(/เปิดเรื่องอีกครั้งแล้วค่ะ[\s\S]*25 มีนาคม 2583/);
    const data = await caseOf(hall, id);
    expect(data).toMatchObject({
      state: 'reopened',
      disputes: 1,
      timers: { confirm: null, settle: { pausedAt: null } },
    });
    expect(data.history.find(({ act }) => act === 'dispute')).toMatchObject({
      words: 'ยังดับอยู่ 1 ดวง',
      photos: [{}, {}, {}],
    });
    expect((await hall.records('outbox')).map(({ template }) => template)).toContain('desk.reopened');
    allTaken(hall);
  });

  it('alerts the ปลัด at the third dispute', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident);
    for (let round = 1; round <= 3; round += 1) {
      await fixed(hall, id);
      await say(hall, resident, 'ยังไม่เสร็จ');
      await say(hall, resident, `ยังดับ ครั้งที่ ${round}`);
      await say(hall, resident, 'ส่ง');
      const forClerk = (await hall.records('outbox')).filter(({ to }) => JSON.stringify(to).includes('clerk'));
      expect(forClerk).toHaveLength(round < 3 ? 0 : 1);
    }
    expect((await caseOf(hall, id)).disputes).toBe(3);
  });

  it('closes as not confirmed after 14 days of silence, is reminded before, and can still be disputed', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident);
    await fixed(hall, id);
    await hall.jobs();
    hall.pass(8 * DAY);
    await hall.jobs();
    await hall.jobs();
    expect(last(hall, resident)).toContain('ยังไม่ได้ยืนยัน');
    expect(last(hall, resident)).toContain('20 มีนาคม 2583');
    hall.pass(7 * DAY);
    await hall.jobs();
    expect(await caseOf(hall, id)).toMatchObject({ state: 'unconfirmed', open: false });
    const [statistics] = await hall.records('statistics');
    expect(statistics).toMatchObject({ lapse: 1, 'lapse.complaint': 1 });
    expect(statistics).not.toHaveProperty('confirm');
    await say(hall, resident, 'เลขรับ 1/2583');
    expect(last(hall, resident)).toContain('ถ้ายังไม่เสร็จ บอกเราได้เสมอ');
    await hall.tap(resident, 'ยังไม่เสร็จ');
    await say(hall, resident, 'ดับอีกแล้ว');
    await say(hall, resident, 'ส่ง');
    expect(await caseOf(hall, id)).toMatchObject({ state: 'reopened', open: true });
  });

  it('pauses while the office waits for an answer, and runs on when the resident gives it', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident);
    await officerDoes(hall, id, 'ask', { words: 'เสาต้นที่เท่าไรคะ' });
    await hall.jobs();
    expect(last(hall, resident)).toContain('เสาต้นที่เท่าไรคะ');
    expect(await caseOf(hall, id)).toMatchObject({ waitingFor: 2 });
    await say(hall, resident, 'ติดตาม');
    expect(last(hall, resident)).toContain('รอข้อมูลจากคุณ');
    hall.pass(6 * DAY);
    await hall.tap(resident, 'ดู');
    await hall.tap(resident, 'ตอบเจ้าหน้าที่');
    expect(last(hall, resident)).toContain('เสาต้นที่เท่าไรคะ');
    await say(hall, resident, 'ต้นที่สาม');
    await hall.platform.act.location(resident.id, { latitude: 14.32, longitude: 99.51, address: 'หน้าวัด' });
    await hall.settle();
    expect(last(hall, resident)).toContain('ตำแหน่ง: หน้าวัด 14.32000, 99.51000');
    await say(hall, resident, 'ส่งเลยค่ะ');
    expect(last(hall, resident)).toMatch(/เริ่มนับเวลาต่อแล้ว กำหนดใหม่ 27 มีนาคม 2583/);
    const data = await caseOf(hall, id);
    expect(data).toMatchObject({ waitingFor: null, timers: { settle: { pausedAt: null } } });
    expect(data.history.at(-1)).toMatchObject({ act: 'tell', words: expect.stringContaining('ต้นที่สาม\nตำแหน่ง') });
    expect((await hall.records('outbox')).map(({ template }) => template)).toContain('desk.told');
  });

  it('asks nothing more of the resident once the question was answered or taken back', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident);
    await officerDoes(hall, id, 'ask', { words: 'เสาต้นที่เท่าไรคะ' });
    await say(hall, resident, 'เพิ่มข้อมูล 1/2583');
    await say(hall, resident, 'ต้นที่สาม');
    await say(hall, resident, 'ส่ง');
    await hall.jobs();
    expect(hall.platform.calls('push')).toEqual([]);
  });

  it('is withdrawn after a second tap or word only', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident);
    await say(hall, resident, 'ถอนเรื่อง');
    expect(last(hall, resident)).toContain('ใช่ไหมคะ');
    await say(hall, resident, 'อบต เปิดกี่โมง');
    expect(last(hall, resident)).toContain('ใช่ไหมคะ');
    await say(hall, resident, 'ยกเลิก');
    await say(hall, resident, 'ใช่');
    expect(await caseOf(hall, id)).toMatchObject({ state: 'received' });
    await say(hall, resident, 'ถอนเรื่อง 1/2583');
    await hall.tap(resident, 'ถอนเรื่อง');
    expect(last(hall, resident)).toContain('ถอนเรื่อง เลขรับ 1/2583 แล้วค่ะ');
    expect(await caseOf(hall, id)).toMatchObject({ state: 'withdrawn', open: false });
    expect((await hall.records('people'))[0]?.session).toBeNull();
    await hall.tap(resident, 'ถอนเรื่อง').catch(() => {});
    await hall.platform.act.postback(resident.id, `case.withdraw-sure {"id":"${id}"}`);
    await hall.settle();
    expect(last(hall, resident)).toContain('เลขรับ 1/2583');
    expect(hall.said(resident).join()).toContain('เรื่องนี้ปิดแล้วค่ะ (ผู้แจ้งถอนเรื่อง)');
    expect((await caseOf(hall, id)).history).toHaveLength(2);
  });

  it('tells its sender where it went when the office closes it otherwise', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident);
    await officerDoes(hall, id, 'forward', { words: 'การไฟฟ้าส่วนภูมิภาค โทร 1129' }, { destination: 'การไฟฟ้าส่วนภูมิภาค' });
    await hall.jobs();
    expect(last(hall, resident)).toContain('ส่งต่อหน่วยงานอื่น\nการไฟฟ้าส่วนภูมิภาค โทร 1129');
  });
});

describe('the life of a question to staff', () => {
  const asked = async () => {
    const hall = townHall();
    const resident = hall.resident();
    await hall.askStaff(resident, 'เลี้ยงมังกรได้ไหม');
    const [record] = await hall.records('cases');
    return { hall, resident, id: String(record?.id) };
  };

  it('is filed with a number of the same register as every case, and alerts its division', async () => {
    const { hall, resident, id } = await asked();
    expect(last(hall, resident)).toContain('เลขรับ 1/2583\n(LR-2583-000001)');
    expect(await caseOf(hall, id)).toMatchObject({ kind: 'question', category: null, number: 1, state: 'received' });
    expect(await hall.records('outbox')).toMatchObject([{ template: 'desk.alert', about: { id } }]);
    await fileFor(hall, resident);
    await say(hall, resident, 'ติดตาม');
    expect(last(hall, resident)).toContain('เลขรับ 2/2583');
  });

  it('is settled by its answer when its sender says so', async () => {
    const { hall, resident, id } = await asked();
    await officerDoes(hall, id, 'answer', { words: 'ไม่ได้ค่ะ' });
    await hall.jobs();
    for (const words of ['คำตอบจากเจ้าหน้าที่', 'ไม่ได้ค่ะ', 'เลขรับ 1/2583', 'ยืนยันว่าเสร็จ'])
      expect(last(hall, resident)).toContain(words);
    await hall.tap(resident, 'ยืนยันว่าเสร็จ');
    expect(await caseOf(hall, id)).toMatchObject({ state: 'confirmed' });
  });

  it('goes back to staff when it is disputed, and closes by itself when nobody speaks', async () => {
    const { hall, resident, id } = await asked();
    await officerDoes(hall, id, 'answer', { words: 'ไม่ได้ค่ะ' });
    await say(hall, resident, 'ยังไม่เสร็จ');
    await say(hall, resident, 'ถามถึงมังกรเขียว');
    await say(hall, resident, 'ส่ง');
    expect(await caseOf(hall, id)).toMatchObject({ state: 'reopened', open: true });
    await officerDoes(hall, id, 'answer', { words: 'เขียวก็ไม่ได้ค่ะ' });
    hall.pass(15 * DAY);
    await hall.jobs();
    expect(await caseOf(hall, id)).toMatchObject({ state: 'unconfirmed', open: false });
  });

  it('is answered in the language in which it was asked, in full however long', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await say(hall, resident, 'ask staff may I keep a dragon');
    await hall.tap(resident, 'Send');
    expect(last(hall, resident)).toContain('Reference no. 1/2583\n(LR-2583-000001)');
    const [record] = await hall.records('cases');
    const long = 'No dragon. '.repeat(360).trim();
    await officerDoes(hall, String(record?.id), 'answer', { words: long });
    await hall.jobs();
    const said = hall.said(resident);
    expect(said.join('\n')).toContain('The office’s answer');
    expect(said.join(' ').replace(/\s+/g, ' ')).toContain(long);
    expect(last(hall, resident)).toContain('Confirm finished');
    allTaken(hall);
  });
});

describe('telling more', () => {
  const telling = async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident);
    await say(hall, resident, 'เพิ่มข้อมูล');
    return { hall, resident, id };
  };

  it('has a kind answer to stickers, voices, films, and words that are too long', async () => {
    const { hall, resident } = await telling();
    await hall.platform.act.sticker(resident.id, '1', '1');
    await hall.settle();
    expect(hall.said(resident).at(-2)).toContain('ขอเป็นข้อความ รูป หรือตำแหน่ง');
    for (const words of ['ก'.repeat(4001), 'ก'.repeat(6000)]) {
      await say(hall, resident, words);
      expect(hall.said(resident).at(-2)).toContain('ไม่เกิน 4,000');
    }
    await say(hall, resident, 'ข้อมูล');
    await say(hall, resident, 'ก'.repeat(3999));
    expect(last(hall, resident)).toContain('"ข้อมูล"');
    await say(hall, resident, 'ส่ง');
    expect(last(hall, resident)).toContain('ส่งข้อมูลของ เลขรับ 1/2583');
  });

  it('sends nothing with an older button, shows what it would send, and can start again', async () => {
    const { hall, resident, id } = await telling();
    await say(hall, resident, 'ข้อความแรก');
    await say(hall, resident, 'ข้อความที่สอง');
    await hall.platform.act.postback(resident.id, 'case.send {"draft":"older-0"}');
    await hall.settle();
    expect(last(hall, resident)).toContain('"ข้อความแรก\nข้อความที่สอง"');
    await hall.tap(resident, 'แก้ไข');
    await say(hall, resident, 'ข้อความใหม่');
    await hall.tap(resident, 'ส่ง');
    expect((await caseOf(hall, id)).history.at(-1)?.words).toBe('ข้อความใหม่');
    await hall.platform.act.postback(resident.id, 'case.send {"draft":"older-0"}');
    await hall.settle();
    expect(last(hall, resident)).toContain('ไม่มีข้อความที่รอส่ง');
  });

  it('takes photos alone, ten at most, and answers a group of them once', async () => {
    const { hall, resident, id } = await telling();
    const before = hall.said(resident).length;
    await photo(hall, resident, 4);
    expect(hall.said(resident)).toHaveLength(before + 1);
    await photo(hall, resident, 8);
    expect(hall.said(resident).join()).toContain('รับรูปได้ 10 รูป');
    await hall.tap(resident, 'ส่ง');
    expect((await caseOf(hall, id)).history.at(-1)?.photos).toHaveLength(10);
  });

  it('goes nowhere when it is cancelled', async () => {
    const { hall, resident, id } = await telling();
    await say(hall, resident, SECRET);
    await say(hall, resident, 'ไม่ส่งแล้ว');
    expect(last(hall, resident)).toContain('ยกเลิกแล้ว');
    await say(hall, resident, 'ส่ง');
    expect((await caseOf(hall, id)).history).toHaveLength(1);
    expect(await hall.disk()).not.toContain(SECRET);
  });

  it('says what is true when the case was closed meanwhile', async () => {
    const { hall, resident, id } = await telling();
    await say(hall, resident, 'ข้อมูล');
    await officerDoes(hall, id, 'decline', { words: 'เป็นถนนของทางหลวง' }, { destination: 'แขวงทางหลวง' });
    await say(hall, resident, 'ส่ง');
    expect(hall.said(resident).join()).toContain('เรื่องนี้ปิดแล้วค่ะ (ไม่อยู่ในอำนาจของ อบต.)');
    await say(hall, resident, 'ส่ง');
    expect((await caseOf(hall, id)).history).toHaveLength(2);
  });

  it('sends once when "send" comes from two phones, or twice from LINE', async () => {
    const { hall, resident, id } = await telling();
    await say(hall, resident, 'ข้อมูล');
    const acts = await Promise.all([1, 2].map(() => hall.platform.act.say(resident.id, 'ส่ง')));
    await hall.settle();
    await hall.platform.redeliver(acts[0]?.event.webhookEventId ?? '');
    await hall.settle();
    expect((await caseOf(hall, id)).history.filter(({ act }) => act === 'tell')).toHaveLength(1);
  });

  it('masks an ID number and keeps no sign that turns the reading direction', async () => {
    const { hall, resident } = await telling();
    await say(hall, resident, 'บัตร 1234567890121 \u202eกลับ');
    await say(hall, resident, 'ส่ง');
    const disk = await hall.disk();
    expect(disk).toContain('x-xxxx-xxxxx-12-1');
    expect(disk).not.toMatch(/1234567890121|\u202e/);
  });
});

describe('words that are taken back', () => {
  const unsend = async (hall: TownHall, person: Someone, messageId: string | null) => {
    await hall.platform.act.unsend(person.id, messageId ?? '');
    await hall.settle();
  };

  it('leave the draft, the case, its notices and every later answer', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident);
    await say(hall, resident, 'เพิ่มข้อมูล');
    const draft = await say(hall, resident, SECRET);
    expect(await hall.disk()).toContain(SECRET);
    await unsend(hall, resident, draft.messageId);
    expect(await hall.disk()).not.toContain(SECRET);
    await say(hall, resident, 'เพิ่มข้อมูล');
    const sent = await say(hall, resident, SECRET);
    await hall.tap(resident, 'ส่ง');
    await say(hall, resident, 'เลขรับ 1/2583');
    expect(last(hall, resident)).toContain(SECRET);
    await unsend(hall, resident, sent.messageId);
    expect(await hall.disk()).not.toContain(SECRET);
    await hall.jobs();
    await say(hall, resident, 'เลขรับ 1/2583');
    expect(last(hall, resident)).not.toContain(SECRET);
    expect(last(hall, resident)).toContain('(ผู้ส่งลบข้อความแล้ว)');
    expect((await caseOf(hall, id)).history.at(-1)).toMatchObject({ act: 'tell', words: null });
  });

  it('take a photo out of the draft and out of the case, also when the photo arrives after its unsend', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const id = await fileFor(hall, resident);
    await say(hall, resident, 'เพิ่มข้อมูล');
    const [first] = await photo(hall, resident);
    await hall.tap(resident, 'ส่ง');
    await unsend(hall, resident, first?.messageId ?? '');
    expect((await caseOf(hall, id)).history.at(-1)?.photos).toMatchObject([{ id: null }]);
    await say(hall, resident, 'เพิ่มข้อมูล');
    const late = await hall.undelivered(() =>
      hall.platform.act
        .images(resident.id, [{ bytes: new Uint8Array([0xff]), contentType: 'image/jpeg' }])
        .then(acts => acts[0] ?? null),
    );
    await unsend(hall, resident, late.messageId);
    await hall.deliver(late.event);
    expect(await hall.disk()).not.toContain(`"${late.messageId}"]`);
    expect((await hall.records('people'))[0]).toMatchObject({ session: { data: { photoIds: [] } } });
  });
});

describe('those who follow a case', () => {
  it('hear that it is fixed without a word of its sender, can do nothing but leave, and leave', async () => {
    const hall = townHall();
    const [resident, follower] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    const id = await fileFor(hall, resident, { what: SECRET });
    await follows(hall, id, follower);
    await fixed(hall, id);
    await hall.jobs();
    expect(last(hall, follower)).toContain('เรื่องที่คุณติดตามแก้ไขแล้ว');
    expect(last(hall, follower)).not.toContain('ยืนยันว่าเสร็จ');
    await hall.tap(follower, 'ดูเรื่อง');
    expect(last(hall, follower)).toContain('เปลี่ยนหลอดแล้ว');
    await hall.platform.act.postback(follower.id, `case.confirm {"id":"${id}"}`);
    await hall.settle();
    expect(hall.said(follower).join()).toContain('ทำได้เฉพาะผู้แจ้งเรื่อง');
    expect(hall.said(follower).join()).not.toContain(SECRET);
    expect(await caseOf(hall, id)).toMatchObject({ state: 'fixed' });
    await hall.tap(follower, 'เลิกติดตาม');
    expect((await caseOf(hall, id)).people).toEqual([resident.id]);
    await say(hall, follower, 'เลขรับ 1/2583');
    expect(last(hall, follower)).toContain(UNKNOWN);
    allTaken(hall);
  });
});
