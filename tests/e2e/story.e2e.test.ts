import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Act, Person } from '../../dev/line/types.ts';
import { button, type Live, startLive } from '../support/live.ts';
import { until } from '../support/until.ts';
import { wordsOf } from '../support/words.ts';

/** One day of an office and its residents, in order: each test goes on where the one before it ended. */
describe('a day with complaints', () => {
  let live: Live;
  let secretary: Person;
  let officer: Person;
  let desk: Person;
  let head: Person;
  let clerk: Person;
  let resident: Person;
  let neighbour: Person;
  /** Everything pushed so far, by reader; the log of calls forgets the oldest. */
  const pushes: { readonly id: string; readonly to: string; readonly words: string; readonly raw: string }[] = [];

  const TEMPLE = { latitude: 14.2001, longitude: 99.4001 };
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;
  const photo = { contentType: 'image/jpeg', bytes: new Uint8Array([255, 216, 255]) };

  const say = (person: Person, words: string) => live.answer(live.platform.act.say(person.id, words));
  const picture = (person: Person) => live.answer(live.platform.act.media(person.id, 'image', photo));
  const place = (person: Person, at = TEMPLE) => live.answer(live.platform.act.location(person.id, at));
  const press = (person: Person, message: object, label: string): Promise<Act | null> =>
    live.platform.act.press(person.id, button([JSON.parse(JSON.stringify(message))], label));
  const tap = (person: Person, message: object, label: string) => live.answer(press(person, message, label));

  function note(): void {
    for (const { body, id, raw, status, fault } of live.platform.calls('push')) {
      if (status !== 200 || fault !== null || pushes.some(push => push.id === id)) continue;
      pushes.push({ id, to: String((body as { to?: string }).to), words: wordsOf(body as object), raw: raw ?? '' });
    }
  }
  /** The newest push to a person that says all of this. */
  const pushed = (person: Person, ...words: string[]) =>
    until(`a push to ${person.name} with ${words.join(', ')}`, () => {
      note();
      const found = pushes.findLast(
        ({ to, words: said }) => to === person.id && words.every(each => said.includes(each)),
      );
      return found && { words: found.words, ...(JSON.parse(found.raw) as { messages: object[] }) };
    });
  const countTo = (person: Person, ...words: string[]) =>
    pushes.filter(({ to, words: said }) => to === person.id && words.every(each => said.includes(each))).length;

  async function member(duty: string, name: string): Promise<Person> {
    const { words } = await say(secretary, `เชิญ ${duty}`);
    const person = live.platform.addPerson({ name, label: duty, friend: true });
    await say(person, /PS-\w{4}-\w{4}/.exec(words)?.[0] ?? 'no code');
    await say(person, name);
    return person;
  }

  beforeAll(async () => {
    live = await startLive();
    live.platform.subscribe(note);
    secretary = await live.secretary();
    officer = await member('เจ้าหน้าที่ กองช่าง', 'ช่างสมหญิง');
    desk = await member('เจ้าหน้าที่ สำนักปลัด', 'เจ้าหน้าที่สมปอง');
    head = await member('หัวหน้า กองช่าง', 'หัวหน้าสมศรี');
    clerk = await member('ปลัด', 'ปลัดสมบูรณ์');
    resident = live.resident('ยายสายใจ');
    neighbour = live.resident('ลุงทองดี');
  });
  afterAll(() => live?.stop());

  test('a resident files a complaint with a place and a photo, and the officer is alerted', async () => {
    const begun = await say(resident, 'ไฟทางดับหน้าวัดมาสามวันแล้ว ช่วยมาซ่อมหน่อย');
    await tap(resident, begun.messages, 'ใช่');
    await place(resident);
    await picture(resident);
    const check = await say(resident, 'เสร็จแล้ว');
    expect(check.words).toContain('รูปถ่าย: 1 รูป');
    const receipt = await tap(resident, check.messages, 'ส่ง');
    expect(receipt.words).toContain('เลขรับ 1/25');
    const alert = await pushed(officer, 'เรื่องร้องเรียนใหม่', 'เลขรับ 1/');
    expect(alert.words).toContain('ไฟทางดับหน้าวัด');
    expect(JSON.stringify(alert)).not.toContain(resident.id);
  });

  test('the officer takes it and asks, and the resident answers', async () => {
    const alert = await pushed(officer, 'เลขรับ 1/');
    expect((await tap(officer, alert.messages, 'รับเรื่อง')).words).toContain('เรื่องนี้เป็นงานของคุณ');
    await tap(officer, alert.messages, 'ขอข้อมูลเพิ่ม');
    const asking = await say(officer, 'เสาเบอร์อะไรคะ');
    await tap(officer, asking.messages, 'ส่ง');
    const asked = await pushed(resident, 'เสาเบอร์อะไรคะ');
    await tap(resident, asked.messages, 'ตอบเจ้าหน้าที่');
    const telling = await say(resident, 'เสาเบอร์ 12 ค่ะ');
    await tap(resident, telling.messages, 'ส่ง');
    expect((await pushed(officer, 'ผู้แจ้งเพิ่มข้อมูล')).words).toContain('เสาเบอร์ 12 ค่ะ');
  });

  test('a neighbour meets the same complaint, says that it is this one, and follows it', async () => {
    const begun = await say(neighbour, 'ไฟทางดับหน้าวัดมืดมาก ช่วยมาซ่อมหน่อย');
    await tap(neighbour, begun.messages, 'ใช่');
    const near = await place(neighbour, { ...TEMPLE, latitude: TEMPLE.latitude + 0.0002 });
    expect(near.words).toContain('ใช่เรื่องนี้ไหมคะ');
    expect(near.words).not.toContain('เสาเบอร์ 12');
    const followed = await tap(neighbour, near.messages, 'ใช่ ติดตามเรื่องนี้');
    expect(followed.words).toMatch(/ติดตาม ?เลขรับ 1\//);
  });

  test('the power fails in the middle of the officer’s report, and the report goes on', async () => {
    await say(officer, `เสร็จสิ้น ${await reference(1)}`);
    await picture(officer);
    await live.kill();
    await live.restart();
    await live.pass(0);
    expect((await say(officer, 'ต่อไป')).words).toContain('หลักฐาน 1 รายการ');
    const check = await say(officer, 'เปลี่ยนหลอดแล้วค่ะ');
    await tap(officer, check.messages, 'ส่ง');
    const fixed = await pushed(resident, 'เปลี่ยนหลอดแล้วค่ะ');
    expect((await pushed(neighbour, 'เรื่องที่คุณติดตามแก้ไขแล้ว')).words).not.toContain('ยืนยันว่าเสร็จ');
    await tap(resident, fixed.messages, 'ยังไม่เสร็จ');
    const disputing = await say(resident, 'ยังดับอยู่หนึ่งดวงค่ะ');
    await tap(resident, disputing.messages, 'ส่ง');
    expect((await pushed(officer, 'ผู้แจ้งบอกว่ายังไม่เสร็จ')).words).toContain('ยังดับอยู่หนึ่งดวงค่ะ');
  });

  test('the officer fixes it again, and the resident confirms', async () => {
    await say(officer, `เสร็จสิ้น ${await reference(1)}`);
    await picture(officer);
    await say(officer, 'ต่อไป');
    const check = await say(officer, 'เปลี่ยนครบทุกดวงแล้วค่ะ');
    await tap(officer, check.messages, 'ส่ง');
    const fixed = await pushed(resident, 'เปลี่ยนครบทุกดวงแล้วค่ะ');
    expect((await tap(resident, fixed.messages, 'ยืนยันว่าเสร็จ')).words).toContain('ปิดเรื่อง เลขรับ 1/');
  });

  test('a question goes to staff, and the answer comes back', async () => {
    const check = await say(neighbour, 'ถามเจ้าหน้าที่ วิธีเลี้ยงมังกรสามหัวค่ะ');
    expect((await tap(neighbour, check.messages, 'ส่ง')).words).toContain('เลขรับ 2/');
    const alert = await pushed(desk, 'คำถามใหม่จากประชาชน', 'เลขรับ 2/');
    await tap(desk, alert.messages, 'ตอบ');
    const answering = await say(desk, 'มังกรสามหัวต้องขออนุญาตก่อนค่ะ');
    await tap(desk, answering.messages, 'ส่ง');
    await pushed(neighbour, 'มังกรสามหัวต้องขออนุญาตก่อนค่ะ');
  });

  test('nobody takes a third complaint: the officer is reminded, then the head, then the ปลัด', async () => {
    const begun = await say(neighbour, 'แจ้งเรื่อง ถนนเป็นหลุมหน้าโรงเรียน');
    await tap(neighbour, begun.messages, 'ใช่');
    for (const words of ['หน้าโรงเรียน หมู่ 2', 'ข้าม']) await say(neighbour, words);
    expect((await say(neighbour, 'ส่ง')).words).toContain('เลขรับ 3/');
    await pushed(officer, 'เรื่องร้องเรียนใหม่', 'เลขรับ 3/');
    const first: Record<string, number> = {};
    for (let day = 1; day <= 40 && !first.clerk; day += 1) {
      await live.pass(DAY);
      await new Promise(resolve => setTimeout(resolve, 400));
      note();
      const told = {
        officer: countTo(officer, 'แจ้งเตือนงาน', 'เลขรับ 3/'),
        head: countTo(head, 'ที่ต้องติดตาม', 'เลขรับ 3/'),
        clerk: countTo(clerk, 'ที่ต้องติดตาม', 'เลขรับ 3/'),
      };
      for (const [who, count] of Object.entries(told)) if (count > 0) first[who] ??= day;
    }
    expect(Object.keys(first)).toEqual(['officer', 'head', 'clerk']);
    expect(first.officer).toBeLessThanOrEqual(first.head ?? 0);
    expect(first.head).toBeLessThan(first.clerk ?? 0);
  });

  test('in the end each case has its number, each history is whole, and each push was counted', async () => {
    for (const at of [1, 2, 3]) {
      const asked = await say(secretary, `ตรวจประวัติ ${await reference(at)}`);
      expect((await tap(secretary, asked.messages, 'ตรวจประวัติ')).words).toContain('ประวัติครบถ้วน');
    }
    expect((await say(secretary, `ประวัติ ${await reference(4)}`)).words).toContain('ไม่พบเลขรับ');
    note();
    const once = (person: Person, words: string) => expect([words, countTo(person, words)]).toEqual([words, 1]);
    once(resident, 'เสาเบอร์อะไรคะ');
    once(resident, 'เปลี่ยนหลอดแล้วค่ะ');
    once(resident, 'เปลี่ยนครบทุกดวงแล้วค่ะ');
    once(neighbour, 'มังกรสามหัวต้องขออนุญาตก่อนค่ะ');
    expect(live.platform.state.quota.used).toBe(pushes.length);
    for (const { to, raw } of pushes) {
      const others = [resident, neighbour].filter(({ id }) => id !== to);
      for (const { id, name } of others) for (const each of [id, name]) expect(raw).not.toContain(each);
    }
  });

  /** `1/2569` of this year's register. */
  async function reference(at: number): Promise<string> {
    const year = /เลขรับ 1\/(\d{4})/.exec(live.said(resident).join('\n'))?.[1];
    return `${at}/${year}`;
  }
});
