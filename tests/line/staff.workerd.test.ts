import { describe, expect, it } from 'vitest';
import { type JsonObject, ref } from '#domain/record.ts';
import { seedPeople } from '../../dev/seed/people.ts';
import { dutyKey, type Role } from '../../src/domain/actor.ts';
import { type Person, stranger, withDuties } from '../../src/domain/person.ts';
import type { Message } from '../../src/line/messages/message.ts';
import { expectLineTakes } from '../support/limits.ts';
import { START, type TownHall, townHall } from '../support/town-hall.ts';

type Someone = { readonly id: string };

const say = async (hall: TownHall, person: Someone, words: string, options = {}) => {
  await hall.platform.act.say(person.id, words, options);
  await hall.settle();
  return hall.said('in' in options ? String(options.in) : person.id).at(-1) ?? '';
};
const press = async (hall: TownHall, person: Someone, data: string) => {
  await hall.platform.act.postback(person.id, data);
  await hall.settle();
  return hall.said(person.id).at(-1) ?? '';
};
/** Joins by a code of this secretary's, and skips the name unless one is given. */
const join = async (hall: TownHall, secretary: Someone, duty: string, name = 'ข้าม') => {
  const code = (await say(hall, secretary, `เชิญ ${duty}`)).match(/PS-\w{4}-\w{4}/)?.[0] ?? '';
  const person = hall.resident(duty);
  await say(hall, person, code);
  await say(hall, person, name);
  return person;
};
const record = async (hall: TownHall, { id }: Someone) => (await hall.records('people')).find(each => each.id === id);
const dutiesOf = async (hall: TownHall, person: Someone) => (await record(hall, person))?.dutyKeys;
const secretaries = async (hall: TownHall) =>
  (await hall.records('people')).filter(({ dutyKeys }) => (dutyKeys as string[]).includes('secretary:'));
const allTaken = (hall: TownHall) => {
  for (const call of [...hall.platform.calls('reply'), ...hall.platform.calls('push')])
    expect([call.status, call.error]).toEqual([200, null]);
};

describe('the name that colleagues see', () => {
  it('is asked for after joining, kept, and changed by a word', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    expect(hall.said(secretary).at(-1)).toContain('พิมพ์ชื่อ (2–60 ตัวอักษร) หรือพิมพ์ ข้าม');
    await say(hall, secretary, 'ข้าม');
    const officer = await join(hall, secretary, 'เจ้าหน้าที่ กองช่าง', 'สมชาย  ใจดี');
    expect(hall.said(officer).at(-1)).toContain('เพื่อนร่วมงานจะเห็นชื่อคุณว่า สมชาย ใจดี');
    expect(await record(hall, officer)).toMatchObject({ name: 'สมชาย ใจดี', session: null });
    expect(await say(hall, officer, 'ชื่อของฉัน')).toContain('ตอนนี้ชื่อ สมชาย ใจดี');
    await say(hall, officer, 'ร.ต.ต. สมชาย ณ อยุธยา');
    expect(await record(hall, officer)).toMatchObject({ name: 'ร.ต.ต. สมชาย ณ อยุธยา' });
    expect(await say(hall, officer, 'my name is Somchai O’Neil')).toContain('Somchai O’Neil');
    expect(await record(hall, officer)).toMatchObject({ name: 'Somchai O’Neil' });
  });

  it('may be skipped, and is asked for no second time', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'ข้าม');
    const officer = await join(hall, secretary, 'เจ้าหน้าที่ กองช่าง');
    expect(await record(hall, officer)).toMatchObject({ name: null, session: null, isStaff: true });
    expect(await say(hall, officer, 'อบต. เปิดกี่โมง')).toContain('08.30');
  });

  it.each([
    ['<img src=x onerror=alert(1)>'],
    ['{"type":"flex"}'],
    ['ก'],
    ['ก'.repeat(61)],
    ['สมชาย 1-1017-00230-70-8'],
    ['ส'.repeat(6000)],
    ['\u202e\u202e'],
    ['ย้อนกลับ'],
    ['ส่ง'],
    ['start over'],
  ])('is refused with the reason where it is no name: %s', async said => {
    const hall = townHall();
    const secretary = await hall.secretary();
    expect(await say(hall, secretary, said)).toMatch(/ขอเป็นชื่อที่มีแต่ตัวอักษร 2–60 ตัว|a name of 2–60 letters/);
    expect(await record(hall, secretary)).toMatchObject({ name: null });
    await say(hall, secretary, 'สม\u202eหญิง');
    expect(await record(hall, secretary)).toMatchObject({ name: 'สมหญิง', session: null });
  });

  it('goes when its message is taken back', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    const act = await hall.platform.act.say(secretary.id, 'กุหลาบดำ');
    await hall.settle();
    expect(await hall.disk()).toContain('กุหลาบดำ');
    await hall.platform.act.unsend(secretary.id, act.messageId ?? '');
    await hall.settle();
    expect(await record(hall, secretary)).toMatchObject({ name: null, isStaff: true });
    expect(await hall.disk()).not.toContain('กุหลาบดำ');
  });

  it('does not end another conversation, nor take the number of a case for a name', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, '12/2583');
    expect(await record(hall, secretary)).toMatchObject({ name: null, session: { step: 'name' } });
    await say(hall, secretary, 'ข้าม');
    const code = (await say(hall, secretary, 'เชิญ ปลัด')).match(/PS-\w{4}-\w{4}/)?.[0] ?? '';
    const clerk = hall.resident('ปลัด');
    await say(hall, clerk, 'ถามเจ้าหน้าที่ ไฟทางดับ');
    expect(await say(hall, clerk, code)).toContain('ตั้งชื่อที่เพื่อนร่วมงานเห็นได้โดยพิมพ์ ชื่อของฉัน');
    expect(await record(hall, clerk)).toMatchObject({ session: { feature: 'qna', step: 'check' } });
  });

  it('is not asked of residents', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await say(hall, resident, 'ชื่อของฉัน สมชาย');
    expect((await record(hall, resident))?.name ?? null).toBeNull();
  });
});

describe('the list of staff', () => {
  it('shows everybody with name, duty and day, to the secretary with a button at each, in both languages', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'เลขา ทดสอบ');
    hall.pass(1000);
    await join(hall, secretary, 'เจ้าหน้าที่ กองช่าง', 'สมชาย ใจดี');
    hall.pass(1000);
    await join(hall, secretary, 'ปลัด');
    const shown = await say(hall, secretary, 'รายชื่อเจ้าหน้าที่');
    for (const words of [
      '1. เลขา ทดสอบ',
      '2. สมชาย ใจดี',
      'เจ้าหน้าที่ กองช่าง',
      '3. ยังไม่ได้ตั้งชื่อ',
      'ปลัด',
      '6 มี.ค. 83',
      'ถอดสิทธิ์',
    ])
      expect(shown).toContain(words);
    expect(await say(hall, secretary, 'staff')).toContain('officer, Public Works Division');
    allTaken(hall);
  });

  it('is shown to the ปลัด without buttons, and to nobody else', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'ข้าม');
    const clerk = await join(hall, secretary, 'ปลัด');
    const officer = await join(hall, secretary, 'เจ้าหน้าที่ กองช่าง', 'สมชาย ใจดี');
    const shown = await say(hall, clerk, 'เจ้าหน้าที่');
    expect(shown).toContain('สมชาย ใจดี');
    expect(shown).not.toContain('ถอดสิทธิ์');
    for (const person of [officer, hall.resident()])
      for (const words of ['เจ้าหน้าที่', 'รายชื่อเจ้าหน้าที่', 'staff', 'ถอดสิทธิ์ 1'])
        expect(await say(hall, person, words)).not.toContain('สมชาย ใจดี');
  });

  it('is for a private chat', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    const group = hall.platform.addGroup({ name: 'กลุ่ม', members: [secretary.id] });
    for (const words of ['เจ้าหน้าที่', 'ถอดสิทธิ์ 1', 'ชื่อของฉัน'])
      expect(await say(hall, secretary, `โปร่งใส ${words}`, { in: group.id })).toContain('แชตส่วนตัว');
  });

  it('keeps LINE’s limits with fifty people of the longest names and several duties', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'ข้าม');
    const duties = (['officer', 'head', 'clerk', 'mayor'] as Role[]).map(role => ({
      role,
      division: role === 'officer' || role === 'head' ? 'welfare' : null,
    }));
    const writes = Array.from({ length: 60 }, (_, at) => {
      const person: Person = {
        ...stranger(),
        ...withDuties(duties, START + at),
        name: 'ที่ปั๊ม'.repeat(12),
        blocked: true,
      };
      return {
        kind: 'create',
        ref: ref('people', `U${String(at).padStart(32, '0')}`),
        data: person as JsonObject,
      } as const;
    });
    await hall.store.commit(writes);
    await hall.platform.act.say(secretary.id, 'เจ้าหน้าที่');
    await hall.settle();
    const messages = hall.platform
      .received(secretary.id)
      .slice(-3)
      .map(({ message }) => message as unknown as Message);
    expectLineTakes(messages);
    const shown = hall.said(secretary).slice(-3).join('\n');
    expect(shown).toContain('แสดง 50 คนแรก');
    for (const number of [1, 25, 26, 50]) expect(shown).toContain(`\n${number}. `);
    allTaken(hall);
  });
});

describe('taking a duty off', () => {
  it('asks once, works at once, tells the person once, and a second tap does no harm', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'ข้าม');
    const officer = await join(hall, secretary, 'เจ้าหน้าที่ กองช่าง', 'สมชาย ใจดี');
    await press(hall, secretary, `staff.remove {"id":"${officer.id}"}`);
    expect(hall.said(secretary).at(-1)).toContain('ถอดสิทธิ์ของ สมชาย ใจดี ไหมคะ');
    expect(await dutiesOf(hall, officer)).toEqual(['officer:works']);
    await hall.tap(secretary, 'ถอด เจ้าหน้าที่ กองช่าง');
    expect(hall.said(secretary).at(-1)).toContain('ถอดสิทธิ์ของ สมชาย ใจดี แล้วค่ะ');
    expect(await record(hall, officer)).toMatchObject({
      duties: [],
      dutyKeys: [],
      isStaff: false,
      joinedAt: null,
      name: null,
    });
    expect(await say(hall, officer, 'หน้าที่ของฉัน')).toContain('ยังไม่มีหน้าที่');
    const again = `staff.remove-sure {"id":"${officer.id}","k":"officer:works","t":${START}}`;
    expect(await press(hall, secretary, again)).toContain('ไม่มีหน้าที่นี้แล้ว');
    await hall.jobs();
    const told = hall.said(officer).filter(words => words.includes('สิ้นสุดแล้ว'));
    expect(told).toEqual([expect.stringContaining('เจ้าหน้าที่ กองช่าง')]);
    expect(await say(hall, secretary, 'เจ้าหน้าที่')).not.toContain('กองช่าง');
    allTaken(hall);
  });

  it('works by typing alone, and one duty of two', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'ข้าม');
    hall.pass(1000);
    const officer = await join(hall, secretary, 'เจ้าหน้าที่ กองช่าง', 'สมชาย ใจดี');
    const code = (await say(hall, secretary, 'เชิญ หัวหน้า กองช่าง')).match(/PS-\w{4}-\w{4}/)?.[0] ?? '';
    await say(hall, officer, code);
    expect(await say(hall, secretary, 'ถอดสิทธิ์ 2')).toContain('2. หัวหน้ากอง กองช่าง');
    expect(await say(hall, secretary, 'ถอด')).toContain('พิมพ์หมายเลขของหน้าที่');
    expect(await say(hall, secretary, '๒')).toContain('แล้วค่ะ: หัวหน้ากอง กองช่าง');
    expect(await record(hall, officer)).toMatchObject({
      dutyKeys: ['officer:works'],
      isStaff: true,
      name: 'สมชาย ใจดี',
    });
    await say(hall, secretary, 'remove 2');
    expect(await say(hall, secretary, 'keep')).toContain('Cancelled');
    await say(hall, secretary, 'ถอดสิทธิ์ 2');
    await say(hall, secretary, 'ถอด');
    expect(await dutiesOf(hall, officer)).toEqual([]);
    expect(await say(hall, secretary, 'ถอดสิทธิ์ 2')).toContain('ไม่มีหน้าที่นี้แล้ว');
  });

  it('lets nobody but the secretary, not even one who was secretary when asked', async () => {
    const hall = townHall();
    const first = await hall.secretary();
    await say(hall, first, 'ข้าม');
    const second = await join(hall, first, 'เลขานุการ');
    const clerk = await join(hall, first, 'ปลัด');
    const officer = await join(hall, first, 'เจ้าหน้าที่ กองช่าง');
    const sure = `staff.remove-sure {"id":"${officer.id}","k":"*","t":${START}}`;
    for (const person of [clerk, officer, hall.resident()]) {
      expect(await press(hall, person, sure)).toContain('เฉพาะเลขานุการ');
      expect(await press(hall, person, `staff.remove {"id":"${first.id}"}`)).toContain('เฉพาะเลขานุการ');
    }
    await press(hall, second, `staff.remove {"id":"${officer.id}"}`);
    await press(hall, first, `staff.remove-sure {"id":"${second.id}","k":"secretary:","t":${START}}`);
    await say(hall, second, 'ถอด');
    expect(await press(hall, second, sure)).toContain('เฉพาะเลขานุการ');
    expect(await dutiesOf(hall, officer)).toEqual(['officer:works']);
  });

  it('asks again at an old button, and takes no bad one', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'ข้าม');
    const officer = await join(hall, secretary, 'เจ้าหน้าที่ กองช่าง');
    hall.pass(2 * 3_600_000);
    for (const t of [START, START + 9e12]) {
      const data = `staff.remove-sure {"id":"${officer.id}","k":"*","t":${t}}`;
      expect(await press(hall, secretary, data)).toContain('ไหมคะ');
    }
    for (const data of [
      'staff.remove-sure {}',
      'staff.remove {"id":"../x"}',
      'staff.remove-sure {"id":7,"k":[],"t":"x"}',
    ])
      expect(await press(hall, secretary, data)).toContain('ปุ่มนี้ใช้ไม่ได้แล้ว');
    const unknown = `staff.remove {"id":"U${'0'.repeat(32)}"}`;
    expect(await press(hall, secretary, unknown)).toContain('ไม่มีหน้าที่นี้แล้ว');
    expect(await press(hall, secretary, `staff.remove {"id":"${hall.resident().id}"}`)).toContain('ไม่มีหน้าที่นี้แล้ว');
    expect(await dutiesOf(hall, officer)).toEqual(['officer:works']);
  });

  it('never leaves the office without a secretary', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    for (const k of ['secretary:', '*'])
      expect(
        await press(hall, secretary, `staff.remove-sure {"id":"${secretary.id}","k":"${k}","t":${START}}`),
      ).toContain('อย่างน้อยหนึ่งคนเสมอ');
    expect(await secretaries(hall)).toHaveLength(1);
  });

  it('leaves one of two secretaries who remove each other at the same moment', async () => {
    for (let time = 0; time < 4; time += 1) {
      const hall = townHall();
      const first = await hall.secretary();
      await say(hall, first, 'ข้าม');
      const second = await join(hall, first, 'เลขานุการ');
      const removal = (id: string) => `staff.remove-sure {"id":"${id}","k":"*","t":${START}}`;
      await Promise.all([
        hall.platform.act.postback(first.id, removal(second.id)),
        hall.platform.act.postback(second.id, removal(first.id)),
      ]);
      await hall.settle();
      expect(await secretaries(hall)).toHaveLength(1);
    }
  });

  it('lets a secretary drop a duty of their own that is another', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'ข้าม');
    const code = (await say(hall, secretary, 'เชิญ เจ้าหน้าที่ กองช่าง')).match(/PS-\w{4}-\w{4}/)?.[0] ?? '';
    await say(hall, secretary, code);
    await press(hall, secretary, `staff.remove-sure {"id":"${secretary.id}","k":"officer:works","t":${START}}`);
    expect(await dutiesOf(hall, secretary)).toEqual([dutyKey('secretary', null)]);
  });

  it('takes a removed secretary’s unused codes along', async () => {
    const hall = townHall();
    const first = await hall.secretary();
    await say(hall, first, 'ข้าม');
    const second = await join(hall, first, 'เลขานุการ');
    const code = (await say(hall, second, 'เชิญ เลขานุการ')).match(/PS-\w{4}-\w{4}/)?.[0] ?? '';
    await press(hall, first, `staff.remove-sure {"id":"${second.id}","k":"*","t":${START}}`);
    expect(await say(hall, second, code)).toContain('รหัสนี้ใช้ไปแล้วหรือหมดอายุ');
    expect(await secretaries(hall)).toHaveLength(1);
  });

  it('tells nothing where the duty has been given again meanwhile', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'ข้าม');
    const officer = await join(hall, secretary, 'เจ้าหน้าที่ กองช่าง');
    await press(hall, secretary, `staff.remove-sure {"id":"${officer.id}","k":"*","t":${START}}`);
    const code = (await say(hall, secretary, 'เชิญ เจ้าหน้าที่ กองช่าง')).match(/PS-\w{4}-\w{4}/)?.[0] ?? '';
    await say(hall, officer, code);
    await hall.jobs();
    expect(hall.said(officer).join()).not.toContain('สิ้นสุดแล้ว');
  });
});

describe('the sample people of the local town hall', () => {
  it('have a named member of staff for every role, so that a case can go all the way up', async () => {
    const hall = townHall();
    await seedPeople(hall.platform, 'test-first-code');
    await hall.settle();
    const staff = (await hall.records('people')).filter(({ isStaff }) => isStaff);
    const keys = staff.flatMap(({ dutyKeys }) => dutyKeys as string[]);
    for (const key of ['secretary:', 'officer:works', 'head:works', 'clerk:', 'mayor:']) expect(keys).toContain(key);
    for (const { name, session } of staff) expect([name, session]).toEqual([expect.stringContaining('(ตัวอย่าง)'), null]);
  });
});
