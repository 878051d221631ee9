import { describe, expect, it } from 'vitest';
import type { JsonObject, MediaUpload } from '../../dev/line/types.ts';
import { actOn } from '../../src/cases/acting.ts';
import { caseRef, readCase } from '../../src/cases/record.ts';
import { NOTICE_VERSION } from '../../src/domain/privacy.ts';
import { takeSeat } from '../../src/features/eservice/seats.ts';
import { office, START, type TownHall, townHall } from '../support/town-hall.ts';

/** A word that no text of ours contains. */
const SECRET = 'กุหลาบขาวแปดดอก';
const TEMPLE = { latitude: 14.2001, longitude: 99.4001 };
const photo: MediaUpload = { contentType: 'image/jpeg', bytes: new Uint8Array([255, 216, 255]) };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One resident with a phone, and short words for what they do; each gives the bot's last words. */
function phone(hall: TownHall = townHall()) {
  const person = hall.resident();
  const last = (count = 1) => hall.said(person).slice(-count).join('\n');
  const after = async (act: Promise<unknown>) => {
    await act;
    await hall.settle();
    return last();
  };
  return {
    hall,
    person,
    last,
    say: (words: string) => after(hall.platform.act.say(person.id, words)),
    tap: (label: string) => after(hall.tap(person, label)),
    place: () => after(hall.platform.act.location(person.id, { ...TEMPLE, title: 'วัด', address: 'วัดทดสอบ' } as never)),
    photo: () => after(hall.platform.act.images(person.id, [photo])),
    postback: (data: string) => after(hall.platform.act.postback(person.id, data)),
    unsend: (id: string) => after(hall.platform.act.unsend(person.id, id)),
    session: async () =>
      (await hall.records('people')).find(({ id }) => id === person.id)?.session as JsonObject | null,
    cases: () => hall.records('cases'),
  };
}
type Phone = ReturnType<typeof phone>;

/** Answers everything that the water truck's form asks, up to the check. */
async function water(a: Phone, receiver = 'ยายทดสอบ') {
  await a.say('ขอในแชต ขอรถน้ำ');
  await a.tap('อาบ ล้าง ซัก');
  await a.say('๓');
  await a.place();
  await a.tap('ไม่แน่ใจ');
  await a.say('1,000');
  await a.say(receiver);
  return a.say('081-234-5678');
}

describe('services in the chat', () => {
  it.each(['บริการ', 'ขอรับบริการ', 'แบบฟอร์ม', 'e-service', 'services'])(
    'are listed at %s, each to be tapped',
    async said => {
      const a = phone();
      const listed = await a.say(said);
      for (const { short } of office.services) expect(listed).toContain(short[/[a-z]/.test(said) ? 'en' : 'th']);
      const tapped = await (/[a-z]/.test(said) ? a.tap('Water truck') : a.tap('ขอรถน้ำ'));
      expect(tapped).toMatch(/ยังไม่ได้ระบุ|not stated yet/);
    },
  );

  it('each say what they need, what they cost, by when and why so', async () => {
    const a = phone();
    const shown = await a.say('ขอรถน้ำ');
    for (const words of ['คำร้องขอน้ำ', 'ผู้ขอ', '1 อย่าง', 'ยังไม่ได้ระบุ', 'ภายใน 3 วันทำการ', 'ข้อมูล ณ', 'รอ อบต. ยืนยัน'])
      expect(shown).toContain(words);
    expect(await a.tap('เอกสารและขั้นตอน')).toContain('บัตรประจำตัวประชาชน (คนรอรับน้ำ): ให้ดูตัวจริง');
    expect(a.last()).toContain('2) ตรวจจุดส่งน้ำและจัดคิวตามลำดับและความจำเป็น (สำนักปลัด): ภายใน 1 วันทำการ');
  });

  it('go by tapping and typing, with a place, from the list to the receipt number', async () => {
    const a = phone();
    const check = await water(a, SECRET);
    for (const words of [
      'อาบ ล้าง ซัก',
      '3 ครัวเรือน',
      'วัดทดสอบ',
      '1,000 ลิตร',
      SECRET,
      '081-234-5678',
      '10 ปี',
      'ยกเลิกข้อความ',
    ])
      expect(a.last(2)).toContain(words);
    expect(check).toContain('พิมพ์ ส่ง');
    const sent = await a.tap('ส่ง');
    expect(sent).toContain('เลขรับ 1/2583\n(LR-2583-000001)');
    expect(sent).toContain('สำนักปลัด');
    expect(await a.cases()).toMatchObject([
      {
        kind: 'service',
        category: 'water-truck',
        division: 'secretariat',
        state: 'received',
        channel: 'chat',
        number: 1,
        notice: NOTICE_VERSION,
        from: a.person.id,
        seat: null,
        form: { id: 'water-truck' },
        where: { ...TEMPLE, words: 'วัดทดสอบ' },
        timers: { settle: { clock: 'service-urgent' } },
        history: [{ act: 'file', answers: { need: 'use', households: '3', storage: '1000', phone: '0812345678' } }],
      },
    ]);
    expect(await a.hall.records('forms')).toHaveLength(1);
    expect(await a.session()).toBeNull();
  });

  it('take photos, which become files of the case', async () => {
    const a = phone();
    await a.say('ขอในแชต ขอไฟทางเพิ่ม');
    await a.say('1');
    await a.place();
    await a.say('1');
    await a.say('1 2');
    const asked = await a.photo();
    expect(asked).toContain('ได้รับแล้ว 1');
    await a.say('เสร็จแล้ว');
    await a.say('0812345678');
    expect(await a.say('ส่ง')).toContain('เลขรับ 1/2583');
    const [filed] = await a.cases();
    const [entry] = (filed?.history ?? []) as { photos: { id: string }[] }[];
    const photos = entry?.photos ?? [];
    expect(photos).toHaveLength(1);
    expect(await a.hall.records('files')).toMatchObject([{ id: photos[0]?.id, source: 'line', case: filed?.id }]);
  });

  it('sent twice are filed once, and the second tap says so', async () => {
    const a = phone();
    await water(a);
    await a.tap('ส่ง');
    const [filed] = await a.cases();
    expect(await a.postback(`eservice.send {"d":"${filed?.id}","k":"00000000"}`)).toContain(
      'ส่งคำขอนี้ไปแล้วค่ะ เลขรับ 1/2583',
    );
    expect(await a.say('ส่ง')).toContain('1/2583');
    expect(await a.cases()).toHaveLength(1);
  });

  it('do nothing for somebody else who sends the same button', async () => {
    const a = phone();
    await water(a);
    await a.tap('ส่ง');
    const [filed] = await a.cases();
    const b = phone(a.hall);
    expect(await b.postback(`eservice.send {"d":"${filed?.id}","k":"00000000"}`)).toContain('ปุ่มนี้เป็นของคำขอเก่า');
  });

  it('forget what was taken back, before and after it was sent', async () => {
    const a = phone();
    await water(a, SECRET);
    const messages = a.hall.platform.state.chats[a.person.id] ?? [];
    const receiver = messages.find(({ message }) => JSON.stringify(message).includes(SECRET));
    await a.unsend(receiver?.id ?? '');
    expect(await a.say('ทำต่อ')).toContain('ใครรอรับน้ำ');
    await a.say(`${SECRET} อีกครั้ง`);
    await a.say('ส่ง');
    expect(await a.hall.disk()).toContain(SECRET);
    const again = (a.hall.platform.state.chats[a.person.id] ?? []).findLast(
      ({ from, message }) => from === a.person.id && JSON.stringify(message).includes(SECRET),
    );
    await a.unsend(again?.id ?? '');
    expect(await a.hall.disk()).not.toContain(SECRET);
  });

  it('take in no words of corruption, and lose what was said before them', async () => {
    const a = phone();
    await a.say('ขอในแชต ขอรถน้ำ');
    await a.tap('อาบ ล้าง ซัก');
    await a.say('3');
    await a.say(SECRET.slice(0, 8));
    expect(await a.say('นายกรับสินบนจากผู้รับเหมา')).toContain('1205');
    const session = JSON.stringify(await a.session());
    expect(session).not.toContain('สินบน');
    expect(session).not.toContain(SECRET.slice(0, 8));
    expect(await a.say('ทำต่อ')).toContain('ข้อ 1 จาก');
  });

  it('do not push aside what is begun and not sent', async () => {
    const a = phone();
    await a.say('แจ้งไฟทางดับหน้าวัด');
    expect(await a.say('ขอในแชต ขอรถน้ำ')).toContain('กรอกเรื่องอื่นค้างอยู่');
    expect((await a.session())?.feature).toBe('complaint');
    expect(await a.say('บริการ')).toContain('ขอรถน้ำ');
    expect((await a.session())?.feature).toBe('complaint');
    await a.say('ยกเลิก');
    await a.say('ขอในแชต ขอรถน้ำ');
    expect(await a.say('ขอในแชต ขอตัดต้นไม้')).toContain('กรอกเรื่องอื่นค้างอยู่');
    expect(await a.say('ขอในแชต ขอรถน้ำ')).toContain('ข้อ 1 จาก');
  });

  it('with personal data are not asked in the chat, but on their page', async () => {
    const a = phone();
    expect(await a.say('ขอในแชต เบี้ยความพิการ')).toContain('กรอกในหน้าแบบฟอร์ม');
    expect(await a.postback('eservice.begin {"id":"elderly-register"}')).toContain('กรอกในหน้าแบบฟอร์ม');
    expect(await a.session()).toBeUndefined();
  });

  it('for people with HIV ask nothing and keep nothing: only where to go', async () => {
    const a = phone();
    const shown = await a.say('บริการ เงินสงเคราะห์');
    expect(shown).toContain('ติดต่อด้วยตนเองที่กองสวัสดิการสังคมเท่านั้น');
    expect(shown).not.toContain('กรอกแบบฟอร์ม');
    expect(await a.postback('eservice.begin {"id":"hiv-allowance"}')).toContain('ติดต่อด้วยตนเอง');
    expect(await a.say('ขอในแชต เงินสงเคราะห์')).toContain('ติดต่อด้วยตนเอง');
    const disk = await a.hall.disk();
    expect(disk).not.toMatch(/hiv|เอดส์|เงินสงเคราะห์/);
    expect(await a.hall.records('people')).toEqual([]);
  });

  it('reach the officer by their name, without the answers that are private', async () => {
    const hall = townHall();
    const officer = await hall.officer('สำนักปลัด');
    const a = phone(hall);
    await water(a);
    await a.say('ส่ง');
    await hall.jobs();
    await hall.settle();
    expect(hall.said(officer).at(-1)).toContain('ขอรถน้ำ');
    await hall.platform.act.say(officer.id, 'งานของฉัน');
    await hall.settle();
    expect(hall.said(officer).slice(-2).join()).toContain('ขอรถน้ำ');
    expect(await a.say('ติดตาม')).toContain('ขอรถน้ำ');
  });
});

describe('an appointment', () => {
  /** A case with a seat, filed as the page files it. */
  async function seated(hall: TownHall, ahead = 7) {
    const a = phone(hall);
    await water(a);
    await a.say('ส่ง');
    const [record] = await hall.store.get([caseRef(String((await a.cases())[0]?.id))]);
    if (!record) throw new Error('no case');
    const service = office.services.find(({ id }) => id === 'disability-allowance');
    if (!service?.slots) throw new Error('no slots');
    const day = new Date(START + ahead * DAY).toISOString().slice(0, 10);
    const holder = { case: record.ref.id, person: a.person.id };
    const taken = takeSeat(service, service.slots, { day, time: '09:00' }, holder, [], START);
    if (!taken) throw new Error('no seat');
    const changed = { ...record.data, category: service.id, seat: taken.seat };
    await hall.store.commit([
      taken.write,
      { kind: 'replace', ref: record.ref, data: changed, if: { version: record.version } },
    ]);
    return { a, seat: taken.seat, id: record.ref.id };
  }
  const reminders = (hall: TownHall, a: Phone) => hall.said(a.person).filter(words => words.includes('พรุ่งนี้มีนัด')).length;

  it('is reminded of once, on the morning of the day before, with what to bring', async () => {
    const hall = townHall();
    const { a } = await seated(hall);
    hall.pass(6 * DAY - 2 * HOUR);
    await hall.jobs();
    await hall.settle();
    expect(reminders(hall, a)).toBe(0);
    hall.pass(2 * HOUR);
    await hall.jobs();
    await hall.jobs();
    await hall.settle();
    expect(reminders(hall, a)).toBe(1);
    const said = hall.said(a.person).find(words => words.includes('พรุ่งนี้มีนัด')) ?? '';
    for (const words of ['เบี้ยความพิการ', '13 มีนาคม 2583', '09.00', 'กองสวัสดิการสังคม', 'สิ่งที่ต้องนำไป', 'ถอนเรื่อง'])
      expect(said).toContain(words);
    hall.pass(DAY);
    await hall.jobs();
    await hall.settle();
    expect(reminders(hall, a)).toBe(1);
    hall.pass(8 * DAY);
    await hall.jobs();
    expect(await hall.records('seats')).toEqual([]);
  });

  it('stands on the card of its staff as it is now, and on no card of a case without one', async () => {
    const hall = townHall();
    const officer = await hall.officer('สำนักปลัด');
    const card = async () => {
      await hall.platform.act.say(officer.id, 'เลขรับ 1/2583');
      await hall.settle();
      return hall.said(officer).at(-2) ?? '';
    };
    const { id } = await seated(hall);
    expect(await card()).toMatch(/วันนัด\s+13 มีนาคม 2583 เวลา 09.00 น./);
    const put = async (seat: string | null) => {
      const [record] = await hall.store.get([caseRef(id)]);
      if (!record) throw new Error('no case');
      const data = { ...record.data, seat };
      await hall.store.commit([{ kind: 'replace', ref: record.ref, data, if: { version: record.version } }]);
    };
    await put('disability-allowance:2040-03-16:10:30:1');
    const moved = await card();
    expect(moved).toMatch(/วันนัด\s+16 มีนาคม 2583 เวลา 10.30 น./);
    expect(moved).not.toContain('13 มีนาคม');
    await put(null);
    const without = await card();
    expect(without).not.toContain('วันนัด');
    expect(moved.replace(/วันนัด\s+16 มีนาคม 2583 เวลา 10.30 น.\s+/, '')).toBe(without);
  });

  it('gives its seat back when its case is withdrawn, and nobody is reminded', async () => {
    const hall = townHall();
    const { a, id } = await seated(hall);
    const [record] = await hall.store.get([caseRef(id)]);
    if (!record) throw new Error('no case');
    const world = { office, now: START, newId: () => crypto.randomUUID() };
    const done = actOn(readCase(record), { act: 'withdraw', party: 'owner', author: { by: 'resident' } }, world);
    if (!done.ok) throw new Error(done.kind);
    expect((await hall.store.commit(done.writes)).ok).toBe(true);
    expect(await hall.records('seats')).toEqual([]);
    hall.pass(6 * DAY);
    await hall.jobs();
    await hall.settle();
    expect(reminders(hall, a)).toBe(0);
  });

  it('of a case that has another by now is not reminded of', async () => {
    const hall = townHall();
    const { a, id } = await seated(hall);
    const [record] = await hall.store.get([caseRef(id)]);
    if (!record) throw new Error('no case');
    await hall.store.commit([
      {
        kind: 'replace',
        ref: record.ref,
        data: { ...record.data, seat: 'disability-allowance:2040-03-30:09:00:0' },
        if: { version: record.version },
      },
    ]);
    hall.pass(6 * DAY);
    await hall.jobs();
    await hall.settle();
    expect(reminders(hall, a)).toBe(0);
  });
});
