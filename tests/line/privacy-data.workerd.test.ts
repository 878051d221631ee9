import { describe, expect, it } from 'vitest';
import type { Case } from '#cases/record.ts';
import { type JsonObject, ref } from '#domain/record.ts';
import { NOTICE_VERSION } from '../../src/domain/privacy.ts';
import type { Message } from '../../src/line/messages/message.ts';
import { caseOf, fileFor, follows, officerDoes } from '../support/casework.ts';
import { expectLineTakes } from '../support/limits.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const DAY = 24 * 3_600_000;
const SECRET = 'กุหลาบดำเจ็ดดอก';

type Someone = { readonly id: string };

const say = async (hall: TownHall, person: Someone, words: string, options = {}) => {
  const from = 'in' in options ? String(options.in) : person.id;
  const before = hall.said(from).length;
  await hall.platform.act.say(person.id, words, options);
  await hall.settle();
  return hall.said(from).slice(before).join('\n');
};
const press = async (hall: TownHall, person: Someone, data: string) => {
  await hall.platform.act.postback(person.id, data);
  await hall.settle();
  return hall.said(person.id).at(-1) ?? '';
};
const record = async (hall: TownHall, { id }: Someone) => (await hall.records('people')).find(each => each.id === id);
const allTaken = (hall: TownHall) => {
  for (const call of [...hall.platform.calls('reply'), ...hall.platform.calls('push')])
    expect([call.status, call.error]).toEqual([200, null]);
};
/** In which collections anything still says who this person is. */
const namedIn = async (hall: TownHall, { id }: Someone) =>
  (await hall.disk())
    .split('\n')
    .filter(line => line.includes(id))
    .map(line => line.split(':')[0]?.replace(/^ix_.*$/, 'index') ?? '');

describe('the privacy notice', () => {
  it('is greeted with, tells everything that the law asks, in both languages', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await hall.platform.act.follow(resident.id);
    await hall.settle();
    expect(hall.said(resident).at(-1)).toContain('พิมพ์ ความเป็นส่วนตัว');
    expect(hall.said(resident).at(-1)).toContain('พิมพ์ ข้อมูลของฉัน');
    for (const words of ['นโยบายความเป็นส่วนตัว', 'ความเป็นส่วนตัวค่ะ']) {
      const told = await say(hall, resident, words);
      for (const part of [
        'เก็บอะไร',
        'ไม่ใช่ด้วยความยินยอม',
        'เรื่องที่แจ้งหรือร้องเรียน นับจากวันปิดเรื่อง: 2 ปี',
        'สิทธิของคุณ',
        'www.lumrang.go.th',
      ])
        expect(told).toContain(part);
    }
    expect(await say(hall, resident, 'privacy')).toContain('public task');
    allTaken(hall);
  });

  it('is shown before anything is sent also to somebody who never followed, and its version is kept', async () => {
    const hall = townHall();
    const resident = hall.resident();
    expect(await say(hall, resident, 'ถามเจ้าหน้าที่ เลี้ยงมังกรได้ไหม')).toContain('เราจะเก็บคำถามและรหัส LINE');
    expect(await hall.records('cases')).toEqual([]);
    await hall.tap(resident, 'ส่ง');
    expect(await hall.records('cases')).toMatchObject([{ notice: NOTICE_VERSION }]);
    const other = hall.resident('อีกคน');
    await say(hall, other, 'แจ้งเรื่อง ไฟทางดับมาสามวันแล้ว');
    await say(hall, other, 'ใช่');
    await say(hall, other, 'หน้าวัด หมู่ 4');
    expect(await say(hall, other, 'ข้าม')).toContain('อบต. จะเก็บเรื่อง สถานที่ รูป และรหัส LINE ของคุณ');
    expect(await hall.records('cases')).toHaveLength(1);
    await hall.tap(other, 'ส่ง');
    expect((await hall.records('cases')).map(({ notice }) => notice)).toEqual([NOTICE_VERSION, NOTICE_VERSION]);
  });
});

describe('ข้อมูลของฉัน', () => {
  it('says so where nothing is kept, and keeps nothing by being asked', async () => {
    const hall = townHall();
    const resident = hall.resident();
    for (const words of ['ข้อมูลของฉัน', 'ดาวน์โหลดข้อมูล', 'ลบข้อมูล', 'ยืนยันลบข้อมูล'])
      expect(await say(hall, resident, words)).toContain('ไม่ได้เก็บข้อมูลใด ๆ ของคุณ');
    expect(await hall.records('people')).toEqual([]);
  });

  it('names each case with its state and until when it is kept, the conversation, and what is never kept', async () => {
    const hall = townHall();
    const [resident, other] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    const closed = await fileFor(hall, resident, { kind: 'question', clock: 'question', category: null });
    await officerDoes(hall, closed, 'decline', { words: 'ไม่อยู่ในอำนาจ' }, { destination: 'อำเภอ' });
    hall.pass(1000);
    await fileFor(hall, resident);
    await follows(hall, await fileFor(hall, other, { what: SECRET, category: 'road' }), resident);
    await say(hall, resident, 'English');
    await say(hall, resident, 'ภาษาไทย');
    await say(hall, resident, 'ถามเจ้าหน้าที่ ร่างคำถาม');
    const shown = await say(hall, resident, 'ขอดูข้อมูลของฉันค่ะ');
    for (const part of [
      'ภาษา: ไทย',
      'การคุยที่ทำค้างไว้: เก็บถึง 7 มีนาคม 2583',
      'เลขรับ 2/2583 ไฟทาง',
      'เก็บระหว่างดำเนินการ แล้วอีก 2 ปี หลังปิดเรื่อง',
      'เลขรับ 1/2583 คำถามถึงเจ้าหน้าที่: ไม่อยู่ในอำนาจของ อบต. · เก็บถึง 6 มีนาคม 2584',
      'ติดตามเลขรับ 3/2583',
      'รหัส LINE กับบันทึกการรับส่งข้อความ: ไม่เกิน 30 วัน',
      'ที่ไม่เก็บเลย: คำถามที่ระบบตอบเอง',
      'พิมพ์ ลบข้อมูล',
    ])
      expect(shown).toContain(part);
    expect(shown).not.toContain(SECRET);
    expect(await say(hall, resident, 'my data')).toContain('What we keep of you');
    allTaken(hall);
  });

  it('tells staff their duties and their name', async () => {
    const hall = townHall();
    const officer = await hall.officer('กองช่าง');
    await say(hall, officer, 'สมชาย ใจดี');
    const shown = await say(hall, officer, 'ข้อมูลของฉัน');
    expect(shown).toContain('ชื่อที่เพื่อนร่วมงานเห็น: สมชาย ใจดี');
    expect(shown).toContain('หน้าที่: เจ้าหน้าที่ กองช่าง');
  });

  it('is for a private chat', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await fileFor(hall, resident, { what: SECRET });
    const group = hall.platform.addGroup({ name: 'กลุ่ม', members: [resident.id] });
    const before = await hall.disk();
    for (const words of ['ข้อมูลของฉัน', 'ดาวน์โหลดข้อมูล', 'ลบข้อมูล', 'ยืนยันลบข้อมูล', 'ตรวจข้อมูลที่จะลบ'])
      expect(await say(hall, resident, `โปร่งใส ${words}`, { in: group.id })).toBe('เรื่องนี้โปรดทักแชตส่วนตัวกับเรานะคะ');
    expect(await say(hall, resident, 'โปร่งใส นโยบายความเป็นส่วนตัว', { in: group.id })).not.toContain('1/2583');
    expect(await hall.disk()).toBe(before);
  });

  it('gives nobody another person’s data, whatever a button says', async () => {
    const hall = townHall();
    const [resident, stranger] = [hall.resident(), hall.resident('คนอื่น')];
    const id = await fileFor(hall, resident, { what: SECRET });
    const before = await record(hall, resident);
    for (const data of [
      `privacy.show {"id":"${resident.id}"}`,
      `privacy.download {"id":"${resident.id}","p":1}`,
      `privacy.sure {"t":${hall.ports.now()},"id":"${resident.id}","userId":"${resident.id}"}`,
      'privacy.sure {"t":"x"}',
      'privacy.sure {}',
      `privacy.erase {"id":"${id}"}`,
    ]) {
      const told = await press(hall, stranger, data);
      expect(told).not.toContain(SECRET);
      expect(told).not.toContain('1/2583');
    }
    expect(await say(hall, stranger, 'ดาวน์โหลดข้อมูล')).not.toContain(SECRET);
    expect(await record(hall, resident)).toEqual(before);
    expect((await caseOf(hall, id)).from).toBe(resident.id);
  });
});

describe('the download', () => {
  it('has every case with one’s own words, places and steps, and nobody else’s', async () => {
    const hall = townHall();
    const [resident, other] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    const where = { latitude: 14.1, longitude: 99.2, words: 'หน้าวัด หมู่ 4', messageIds: [] };
    const id = await fileFor(hall, resident, { what: SECRET, where, photoIds: ['p1', 'p2'] });
    await follows(hall, await fileFor(hall, other, { what: 'ความลับของเพื่อนบ้าน' }), resident);
    await officerDoes(hall, id, 'note', { words: 'บันทึกภายใน', isPublic: false });
    await say(hall, resident, 'เพิ่มข้อมูล 1/2583');
    await say(hall, resident, 'ต้นที่สองด้วย');
    await hall.tap(resident, 'ส่ง');
    const told = await say(hall, resident, 'ดาวน์โหลดข้อมูล');
    for (const part of [SECRET, 'หน้าวัด หมู่ 4 · 14.1, 99.2', 'ต้นที่สองด้วย', '2 รูป', 'เลขรับ 1/2583', '(จบ'])
      expect(told).toContain(part);
    for (const part of ['ความลับของเพื่อนบ้าน', 'บันทึกภายใน', 'สมหญิง']) expect(told).not.toContain(part);
    expect(await say(hall, resident, 'download my data')).toContain(SECRET);
    allTaken(hall);
  });

  it('comes whole, page after page, within LINE’s limits, with the longest Thai words', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const words = (at: number) => `เริ่ม${at}${'ที่ปั๊มน้ำมั๊ย '.repeat(280)}จบ${at}`;
    for (let at = 0; at < 14; at += 1) await fileFor(hall, resident, { what: words(at) });
    let all = '';
    for (let page = 1; page <= 3; page += 1) {
      const before = hall.platform.received(resident.id).length;
      all += await say(hall, resident, page === 1 ? 'ดาวน์โหลดข้อมูล' : `ดาวน์โหลดข้อมูล ${page}`);
      const messages = hall.platform.received(resident.id).slice(before);
      expect(messages.length).toBeLessThanOrEqual(5);
      expectLineTakes(messages.map(({ message }) => message as unknown as Message));
    }
    for (let at = 0; at < 14; at += 1) {
      expect(all).toContain(`เริ่ม${at}ที่`);
      expect(all).toContain(`จบ${at}`);
    }
    expect(all).toContain('(จบ');
    expect(await say(hall, resident, 'ดาวน์โหลดข้อมูล 999')).toContain('(จบ');
    allTaken(hall);
  });

  it('keeps no copy of the words, and leaves out what was taken back', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await say(hall, resident, 'ถามเจ้าหน้าที่');
    const act = await hall.platform.act.say(resident.id, `${SECRET} ทำได้ไหม`);
    await hall.settle();
    await hall.tap(resident, 'ส่ง');
    expect(await say(hall, resident, 'ดาวน์โหลดข้อมูล')).toContain(SECRET);
    await hall.platform.act.unsend(resident.id, act.messageId ?? '');
    await hall.settle();
    expect(await hall.disk()).not.toContain(SECRET);
    const told = await say(hall, resident, 'ดาวน์โหลดข้อมูล');
    expect(told).toContain('(ผู้ส่งลบข้อความแล้ว)');
    expect(told).not.toContain(SECRET);
  });
});

describe('ลบข้อมูล', () => {
  it('says first what goes, and what stays, why and until which day', async () => {
    const hall = townHall();
    const [resident, other] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    await fileFor(hall, resident);
    const closed = await fileFor(hall, resident, { photoIds: ['p1'] });
    await officerDoes(hall, closed, 'decline', { words: 'ไม่อยู่ในอำนาจ' }, { destination: 'อำเภอ' });
    await follows(hall, await fileFor(hall, other), resident);
    await say(hall, resident, 'ภาษาไทย');
    const before = await hall.disk();
    const asked = await say(hall, resident, 'ขอลบข้อมูลค่ะ');
    const [goes = '', stays = ''] = asked.split('ยังต้องเก็บ');
    for (const part of ['ภาษา: ไทย', 'ติดตามเลขรับ 3/2583']) expect(goes).toContain(part);
    for (const part of [
      'เลขรับ 1/2583 ไฟทาง ไฟฟ้าสาธารณะ: เก็บระหว่างดำเนินการ แล้วอีก 2 ปี หลังปิดเรื่อง',
      'เลขรับ 2/2583 ไฟทาง ไฟฟ้าสาธารณะ: เก็บถึง 6 มีนาคม 2585 (รูปถึง 2 กันยายน 2583)',
      'เหตุผล (เรื่องที่แจ้ง): รอบตรวจสอบและอุทธรณ์เรื่องร้องเรียน',
      'รหัส LINE กับบันทึกการรับส่งข้อความ: เก็บถึง 5 เมษายน 2583',
      'เลขรับและสถิติยังอยู่โดยไม่มีตัวคุณ',
      'พิมพ์ ถอนเรื่อง',
      'พิมพ์ ยืนยันลบข้อมูล',
    ])
      expect(stays).toContain(part);
    expect(await hall.disk()).toBe(before);
    expect(await say(hall, resident, 'erase my data')).toContain('Must stay');
    allTaken(hall);
  });

  it('erases the person but for what it named, and after its time nothing names them but the open case', async () => {
    const hall = townHall();
    const [resident, other] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    await hall.platform.act.follow(resident.id);
    await hall.settle();
    const own = await fileFor(hall, resident);
    const followed = await fileFor(hall, other, { what: 'ของเพื่อนบ้าน' });
    await follows(hall, followed, resident);
    await say(hall, resident, 'English');
    await say(hall, resident, 'ภาษาไทย');
    await say(hall, resident, `ถามเจ้าหน้าที่ ${SECRET}`);
    await say(hall, other, 'ภาษาไทย');
    const others = await record(hall, other);
    await say(hall, resident, 'ลบข้อมูล');
    await hall.tap(resident, 'ยืนยันลบข้อมูล');
    const told = hall.said(resident).at(-1) ?? '';
    expect(told).toContain('ลบข้อมูลแล้วค่ะ');
    expect(told).toContain('เลขรับ 1/2583');
    expect(told).toContain('5 เมษายน 2583');
    expect(await hall.disk()).not.toContain(SECRET);
    expect(await record(hall, resident)).toMatchObject({
      locale: null,
      name: null,
      session: null,
      heldNotices: [],
      duties: [],
    });
    expect((await caseOf(hall, followed)).people).toEqual([other.id]);
    expect((await caseOf(hall, followed)).history[0]?.words).toBe('ของเพื่อนบ้าน');
    expect(await record(hall, other)).toEqual(others);
    expect(await caseOf(hall, own)).toMatchObject({ from: resident.id, people: [resident.id], open: true });
    for (let days = 0; days < 40; days += 1) {
      hall.pass(DAY);
      await hall.jobs();
    }
    expect(await record(hall, resident)).toBeUndefined();
    await officerDoes(hall, own, 'decline', { words: 'ไม่อยู่ในอำนาจ' }, { destination: 'อำเภอ' });
    await hall.jobs();
    expect(hall.said(resident).at(-1)).toContain('1/2583');
    const left = new Set(await namedIn(hall, resident));
    for (const gone of ['people', 'messages', 'events']) expect(left).not.toContain(gone);
    expect(left).toContain('cases');
  });

  it('leaves no trace at all of somebody without cases', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await hall.platform.act.follow(resident.id);
    await hall.settle();
    await say(hall, resident, 'English');
    await say(hall, resident, 'confirm erase');
    expect(hall.said(resident).at(-1)).toContain('Your data are erased.');
    for (let days = 0; days < 31; days += 1) {
      hall.pass(DAY);
      await hall.jobs();
    }
    expect(await namedIn(hall, resident)).toEqual([]);
  });

  it('does no harm twice, and says at an old button what it would do', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await say(hall, resident, 'English');
    await say(hall, resident, 'ภาษาไทย');
    await say(hall, resident, 'ลบข้อมูล');
    const t = hall.ports.now();
    await Promise.all([
      press(hall, resident, `privacy.sure {"t":${t}}`),
      press(hall, resident, `privacy.sure {"t":${t}}`),
    ]);
    const before = await record(hall, resident);
    expect(hall.said(resident).slice(-2).join()).toContain('ลบข้อมูลแล้ว');
    expect(await press(hall, resident, `privacy.sure {"t":${t}}`)).toContain('ไม่มีข้อมูลที่ลบได้ทันที');
    expect(await record(hall, resident)).toEqual(before);
    await say(hall, resident, 'English');
    hall.pass(2 * 3_600_000);
    for (const old of [t, t + 9e12])
      expect(await press(hall, resident, `privacy.sure {"t":${old}}`)).toContain('Do you want your data erased?');
    expect(await record(hall, resident)).toMatchObject({ locale: 'en' });
  });

  it('keeps duties and name of staff, what was unsent, and lets them work on', async () => {
    const hall = townHall();
    const officer = await hall.officer('กองช่าง');
    await say(hall, officer, 'สมชาย ใจดี');
    const act = await hall.platform.act.say(officer.id, 'ลบทีหลัง');
    await hall.settle();
    await hall.platform.act.unsend(officer.id, act.messageId ?? '');
    await say(hall, officer, 'English');
    await say(hall, officer, 'erase my data');
    await say(hall, officer, 'confirm erase');
    expect(await record(hall, officer)).toMatchObject({
      locale: null,
      name: 'สมชาย ใจดี',
      dutyKeys: ['officer:works'],
      isStaff: true,
      unsent: [act.messageId],
      sessionEnds: null,
    });
    hall.pass(60 * DAY);
    await hall.jobs();
    expect(await record(hall, officer)).toMatchObject({ dutyKeys: ['officer:works'] });
  });

  it('drops waiting notices, but none of a case that goes on', async () => {
    const hall = townHall();
    const [resident, other] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    const own = await fileFor(hall, resident);
    const followed = await fileFor(hall, other);
    await follows(hall, followed, resident);
    await say(hall, resident, 'ภาษาไทย');
    const about = (id: string) => ({ collection: 'cases', id });
    const stored = await hall.store.get([ref('people', resident.id)]);
    const person = stored[0]?.data;
    const heldNotices = [
      { id: 'n-own', at: 1, about: about(own) },
      { id: 'n-followed', at: 2, about: about(followed) },
    ];
    const notice = (id: string): JsonObject => ({
      to: { person: resident.id },
      template: 'case.asked',
      about: about(id),
      args: { seq: 0 },
      urgent: false,
      state: 'held',
      at: hall.ports.now(),
      due: hall.ports.now() + DAY,
      attempts: 0,
      firstTryAt: null,
      reader: resident.id,
      body: null,
      reason: 'quota',
      acceptedId: null,
      expires: null,
    });
    await hall.store.commit([
      { kind: 'create', ref: ref('outbox', 'n-own'), data: notice(own) },
      { kind: 'create', ref: ref('outbox', 'n-followed'), data: notice(followed) },
      { kind: 'replace', ref: ref('people', resident.id), data: { ...person, heldNotices, held: 2 } as JsonObject },
    ]);
    expect(await say(hall, resident, 'ยืนยันลบข้อมูล')).toContain('ลบข้อมูลแล้ว');
    const after = await hall.records('outbox');
    expect(after.find(({ id }) => id === 'n-followed')).toMatchObject({ state: 'held', reason: 'unsent', body: null });
    expect(after.find(({ id }) => id === 'n-own')?.reason).not.toBe('unsent');
    const left = (await record(hall, resident))?.heldNotices as { id: string }[];
    expect(left.map(({ id }) => id)).not.toContain('n-followed');
    await hall.jobs();
    expect((await hall.records('outbox')).find(({ id }) => id === 'n-followed')).toMatchObject({ state: 'cancelled' });
  });

  it('keeps LINE’s limits with a hundred cases', async () => {
    const hall = townHall();
    const [resident, other] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    for (let at = 0; at < 60; at += 1) {
      await fileFor(hall, resident, { category: 'road' });
      await follows(hall, await fileFor(hall, other), resident);
    }
    for (const words of ['ข้อมูลของฉัน', 'ดาวน์โหลดข้อมูล', 'ลบข้อมูล']) {
      const before = hall.platform.received(resident.id).length;
      await say(hall, resident, words);
      const messages = hall.platform.received(resident.id).slice(before);
      expectLineTakes(messages.map(({ message }) => message as unknown as Message));
    }
    expect(await say(hall, resident, 'ยืนยันลบข้อมูล')).toContain('พิมพ์ ลบข้อมูล อีกครั้ง');
    await say(hall, resident, 'ยืนยันลบข้อมูล');
    const cases = (await hall.records('cases')) as unknown as Case[];
    const mine = cases.filter(({ people }) => people.includes(resident.id));
    expect(mine.map(({ from }) => from)).toEqual(Array.from({ length: 60 }, () => resident.id));
    allTaken(hall);
  });
});

describe('ตรวจข้อมูลที่จะลบ', () => {
  it('tells the secretary and the ปลัด how much goes by when, erases nothing, and stores no count', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'ข้าม');
    const resident = hall.resident();
    const id = await fileFor(hall, resident, { what: SECRET, photoIds: ['p1'] });
    await officerDoes(hall, id, 'decline', { words: 'ไม่อยู่ในอำนาจ' }, { destination: 'อำเภอ' });
    await hall.jobs();
    hall.pass(725 * DAY);
    expect(await say(hall, secretary, 'ตรวจข้อมูลที่จะลบ')).toContain('กำลังนับค่ะ');
    const before = await hall.disk();
    expect(before).toContain(SECRET);
    await hall.jobs();
    const told = hall.said(secretary).at(-1) ?? '';
    expect(told).toContain('ตัวบุคคลในเรื่องที่แจ้ง (2 ปี): 0 / 1');
    expect(told).toContain('รหัสเชิญเจ้าหน้าที่: 0 / 0');
    expect(told).toContain('ไม่ได้ลบอะไร');
    expect(told).not.toContain(SECRET);
    expect(await hall.disk()).toContain(SECRET);
    await say(hall, secretary, 'retention');
    await hall.jobs();
    allTaken(hall);
  });

  it('is for nobody else', async () => {
    const hall = townHall();
    const officer = await hall.officer();
    for (const person of [officer, hall.resident()])
      expect(await say(hall, person, 'ตรวจข้อมูลที่จะลบ')).toContain('สำหรับเลขานุการและปลัด');
    await hall.jobs();
    expect((await hall.records('outbox')).map(({ template }) => template)).not.toContain('privacy.retention');
  });

  it('comes in the morning when it is asked for at night', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'ข้าม');
    hall.pass(12 * 3_600_000);
    expect(await say(hall, secretary, 'retention')).toContain('in the morning');
    await hall.jobs();
    expect(hall.said(secretary).join()).not.toContain('due now');
    hall.pass(10 * 3_600_000);
    await hall.jobs();
    expect(hall.said(secretary).join()).toMatch(/due now|ถึงกำหนดแล้ว/);
  });
});
