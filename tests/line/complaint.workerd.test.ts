import { describe, expect, it } from 'vitest';
import type { JsonObject, MediaUpload, Person } from '../../dev/line/types.ts';
import { actOn } from '../../src/cases/acting.ts';
import { caseRef, readCase } from '../../src/cases/record.ts';
import { NOTICE_VERSION } from '../../src/domain/privacy.ts';
import type { Message } from '../../src/line/messages/message.ts';
import { expectLineTakes } from '../support/limits.ts';
import { office, START, type TownHall, townHall } from '../support/town-hall.ts';

/** A word that no text of ours contains. */
const SECRET = 'กุหลาบดำเจ็ดดอก';
const TEMPLE = { latitude: 14.2001, longitude: 99.4001 };
const photo: MediaUpload = { contentType: 'image/jpeg', bytes: new Uint8Array([255, 216, 255]) };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One resident with a phone in a new town hall, and short words for what they do. */
function phone(hall: TownHall = townHall(), person: Person = hall.resident()) {
  const last = () => hall.said(person).at(-1) ?? '';
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
    place: (at: object = TEMPLE) => after(hall.platform.act.location(person.id, at as typeof TEMPLE)),
    photos: (count: number) =>
      after(
        hall.platform.act.images(
          person.id,
          Array.from({ length: count }, () => photo),
        ),
      ),
    postback: (data: string) => after(hall.platform.act.postback(person.id, data)),
    media: (kind: 'audio' | 'video' | 'file') => after(hall.platform.act.media(person.id, kind, photo)),
    sticker: () => after(hall.platform.act.sticker(person.id, '1', '1')),
    unsend: (messageId: string | null) => after(hall.platform.act.unsend(person.id, messageId ?? '')),
    sent: async () => {
      const [sent] = hall.platform.state.chats[person.id]?.filter(({ from }) => from === person.id).slice(-1) ?? [];
      return sent?.id ?? '';
    },
    /** Both messages of the bot's last reply. */
    lastTwo: () => hall.said(person).slice(-2).join('\n'),
    cases: () => hall.records('cases'),
    session: async () => {
      const people = await hall.records('people');
      return (people.find(({ id }) => id === person.id)?.session ?? null) as {
        step: string;
        data: JsonObject;
        messageIds: string[];
      } | null;
    },
  };
}
type Phone = ReturnType<typeof phone>;

/** Up to the place: the category is confirmed and what happened is told. */
async function told(a: Phone) {
  await a.say('แจ้งไฟทางดับหน้าวัด');
  await a.tap('ใช่');
}

async function checked(a: Phone) {
  await told(a);
  await a.say('หน้าวัดใหม่ หมู่ 4');
  await a.say('ข้าม');
}

describe('a complaint in chat', () => {
  it('goes by tapping from the menu word to the receipt number', async () => {
    const a = phone();
    expect(await a.say('แจ้งเรื่อง')).toContain('เรื่องนี้เกี่ยวกับอะไรคะ');
    expect(await a.tap('ถนน ทางเท้า สะพาน')).toContain('เล่าให้ฟังหน่อยค่ะ');
    expect(a.last()).toContain('โทร 191, 1669');
    expect(await a.say(`ถนนหน้าโรงเรียนเป็นหลุม ${SECRET}`)).toContain('อยู่ตรงไหนคะ');
    expect(await a.place({ ...TEMPLE, title: 'โรงเรียน', address: 'โรงเรียนบ้านทดสอบ' })).toContain('มีรูปไหมคะ');
    expect(await a.photos(1)).toContain('มีรูปแล้ว 1 รูป');
    const check = await a.tap('เสร็จแล้ว');
    for (const words of ['ถนน ทางเท้า สะพาน', SECRET, 'โรงเรียนบ้านทดสอบ', 'รูปถ่าย: 1 รูป', '2 ปี', 'ยกเลิกข้อความ'])
      expect(check).toContain(words);
    const receipt = await a.tap('ส่ง');
    expect(receipt).toContain('เลขรับ 1/2583\n(LR-2583-000001)');
    expect(receipt).toContain('กองช่าง');
    expect(receipt).toContain('21 มีนาคม 2583');
    expect(receipt).toContain('ติดตาม');
    expect(await a.cases()).toMatchObject([
      {
        kind: 'complaint',
        state: 'received',
        category: 'road',
        division: 'works',
        from: a.person.id,
        notice: NOTICE_VERSION,
        channel: 'chat',
        number: 1,
        where: { ...TEMPLE, words: 'โรงเรียนบ้านทดสอบ' },
        history: [{ act: 'file', words: `ถนนหน้าโรงเรียนเป็นหลุม ${SECRET}`, photos: [{}] }],
      },
    ]);
    expect(await a.session()).toBeNull();
  });

  it('goes by typing alone, as on a computer', async () => {
    const a = phone();
    expect(await a.say('ร้องเรียน')).toContain('เรื่องนี้เกี่ยวกับอะไรคะ');
    expect(await a.say('5')).toContain('เล่าให้ฟังหน่อยค่ะ');
    expect(await a.say('รถขยะไม่มาสองอาทิตย์แล้ว')).toContain('อยู่ตรงไหนคะ');
    expect(await a.say('ซอยหลังวัด')).toContain('มีรูปไหมคะ');
    expect(await a.say('ข้าม')).toContain('ตรวจดูก่อนส่ง');
    expect(await a.say('ส่ง')).toContain('เลขรับ 1/2583');
    expect(await a.cases()).toMatchObject([{ category: 'waste', where: { words: 'ซอยหลังวัด', latitude: null } }]);
  });

  it('goes in English by tapping and by typing', async () => {
    const a = phone();
    const thai = (words: string) => words.replace(/"[^"]*"/g, '').match(/[ก-๛]/);
    const each: string[] = [await a.say('Report a problem')];
    each.push(await a.tap('Street lights'));
    each.push(await a.say('Two lamps are dark since Monday'), await a.place(), await a.photos(1), await a.sticker());
    each.push(await a.tap('Done'));
    const receipt = await a.tap('Send');
    expect(receipt).toContain('Receipt number 1/2583\n(LR-2583-000001)');
    each.push(receipt.replaceAll('ภาษาไทย', ''));
    each.push(await a.say('report'), await a.say('waste'), await a.say('The bins are full for two weeks'));
    each.push(await a.say('behind the school'), await a.say('skip'), await a.say('send'));
    expect(each.at(-1)).toContain('Receipt number 2/2583');
    for (const words of each) expect(thai(words.replaceAll('ภาษาไทย', ''))).toBeNull();
    expect(await a.cases()).toMatchObject([{ locale: 'en' }, { locale: 'en' }]);
  });

  it('keeps the first sentence as the matter, confirms the category, and does not ask twice', async () => {
    const a = phone();
    expect(await a.say('แจ้งไฟทางดับหน้าวัด')).toContain('"ไฟทาง ไฟฟ้าสาธารณะ" ใช่ไหมคะ');
    expect(await a.say('ใช่ค่ะ')).toContain('อยู่ตรงไหนคะ');
    expect(a.last()).toContain('1129');
    expect((await a.session())?.data).toMatchObject({ what: { words: 'ไฟทางดับหน้าวัด' } });
  });

  it('begins with a clear complaint without any menu word, and leaves questions to the answers', async () => {
    const a = phone();
    expect(await a.say('ไฟทางดับหน้าวัดมาสามวันแล้ว ช่วยมาซ่อมหน่อย')).toContain('ใช่ไหมคะ');
    await a.say('ยกเลิก');
    await a.say('ไฟทางดับแจ้งที่ไหน');
    expect(await a.session()).toBeNull();
  });

  it('offers the likeliest categories where several fit, and all of them on request', async () => {
    const a = phone();
    await a.say('แจ้งเรื่อง ขยะอุดท่อจนน้ำขังเหม็น');
    expect(a.last()).toContain('1. ');
    expect(a.last()).toContain('4. อื่น ๆ');
    expect(a.last()).not.toContain('5. ');
    expect(await a.say('4')).toContain('13. เรื่องอื่น ๆ');
    expect(await a.say('3')).toContain('อยู่ตรงไหนคะ');
    expect((await a.session())?.data).toMatchObject({ category: 'drain' });
  });

  it('takes further sentences at the category step as more of the matter', async () => {
    const a = phone();
    await a.say('แจ้งเรื่อง');
    await a.say('เมื่อคืนนี้เสียงดังมาก');
    await a.say('นอนไม่ได้เลย');
    await a.say('ใช่');
    expect((await a.session())?.data).toMatchObject({
      category: 'nuisance',
      what: { words: 'เมื่อคืนนี้เสียงดังมาก\nนอนไม่ได้เลย' },
    });
  });

  it('shows whom to call before anything is asked where it is urgent', async () => {
    const a = phone();
    await a.say('แจ้งน้ำท่วมบ้านเข้ามาถึงเตียงแล้ว');
    const [first = '', second = ''] = a.hall.said(a.person).slice(-2);
    for (const number of ['1784', '199', '1669', '191']) expect(first).toContain(`โทร ${number}`);
    expect(first).toContain('โทรก่อนแล้วค่อยแจ้งที่นี่');
    expect(second).toContain('ใช่ไหมคะ');
    await a.say('ใช่');
    expect(a.hall.said(a.person)).toHaveLength(3);
    const b = phone();
    await b.say('แจ้งเรื่อง');
    await b.say('10');
    expect(b.hall.said(b.person).at(-2)).toContain('โทร 1784');
    expect(await (async () => filedUrgent(b))()).toMatchObject([
      { urgent: true, timers: { settle: { clock: 'complaint-urgent' } } },
    ]);
  });

  it('writes the alert to the division in the same commit as the case', async () => {
    const a = phone();
    await checked(a);
    const commits = a.hall.store.calls.get('commit') ?? 0;
    await a.tap('ส่ง');
    expect((a.hall.store.calls.get('commit') ?? 0) - commits).toBe(1);
    const [found] = await a.cases();
    expect(await a.hall.records('outbox')).toMatchObject([
      {
        template: 'desk.alert',
        about: { collection: 'cases', id: found?.id },
        to: { role: 'officer', division: 'works' },
      },
    ]);
    expect(await a.hall.records('chain')).toMatchObject([{ of: found?.id, seq: 0, act: 'file', actor: 'resident' }]);
  });

  it('stays silent about complaints in groups, but for a word to write in private', async () => {
    const a = phone();
    const group = a.hall.platform.addGroup({ name: 'กลุ่ม', members: [a.person.id] });
    for (const words of ['โปร่งใส แจ้งเรื่อง', 'โปร่งใส ไฟทางดับหน้าวัด ช่วยมาซ่อมหน่อย'])
      await a.hall.platform.act.say(a.person.id, words, { in: group.id });
    await a.hall.settle();
    expect(a.hall.said(group.id).join()).toContain('แชตส่วนตัว');
    expect(a.hall.said(group.id).join()).not.toContain('ใช่ไหมคะ');
    expect(await a.session()).toBeNull();
  });

  it('is offered, with the same words, where an answer is not known', async () => {
    const a = phone();
    await a.say('ลูกระนาดตัวนี้สีชมพูน่ารักจัง');
    expect(await a.tap('แจ้งเรื่อง')).toContain('ใช่ไหมคะ');
    expect((await a.session())?.data).toMatchObject({ what: { words: 'ลูกระนาดตัวนี้สีชมพูน่ารักจัง' } });
  });

  it('is offered under the answers that say how to complain, with the words that were a matter', async () => {
    for (const question of ['ไฟทางดับ', 'ถนนพัง', 'ท่อตัน', 'ร้องเรียนยังไง']) {
      const a = phone();
      await a.say(question);
      const asked = question === 'ร้องเรียนยังไง' ? /เกี่ยวกับอะไรคะ/ : /ใช่ไหมคะ|เล่าให้ฟัง/;
      expect([question, await a.tap('แจ้งเรื่อง')]).toEqual([question, expect.stringMatching(asked)]);
    }
  });

  it('is on the menu, with following up beside it', async () => {
    const a = phone();
    await a.say('เมนู');
    expect(await a.tap('แจ้งเรื่อง')).toContain('เรื่องนี้เกี่ยวกับอะไรคะ');
  });

  async function filedUrgent(b: Phone) {
    await b.say('น้ำป่ามาเร็วมาก');
    await b.say('ไม่ทราบจุด');
    await b.say('เสร็จแล้ว');
    await b.say('ส่ง');
    return b.cases();
  }
});

describe('finding the way', () => {
  it('cancels at any step, kindly and for good', async () => {
    const a = phone();
    const steps = ['แจ้งเรื่อง', 'ขยะ', `กองเต็มเลย ${SECRET}`, 'ซอยสาม', 'ข้าม'];
    for (let upTo = 1; upTo <= steps.length; upTo += 1) {
      for (const words of steps.slice(0, upTo)) await a.say(words);
      expect(await a.session()).not.toBeNull();
      expect(await a.say('ยกเลิก')).toContain('ยกเลิกแล้วค่ะ');
      expect(await a.session()).toBeNull();
    }
    expect(await a.cases()).toEqual([]);
    expect(await a.hall.disk()).not.toContain(SECRET);
  });

  it('goes back one step at a time, to the first one', async () => {
    const a = phone();
    await checked(a);
    expect(await a.tap('ย้อนกลับ')).toContain('มีรูปไหมคะ');
    expect(await a.say('ย้อนกลับ')).toContain('อยู่ตรงไหนคะ');
    expect(await a.say('กลับ')).toContain('เล่าให้ฟัง');
    expect(await a.say('ย้อนกลับ')).toContain('เรื่องนี้เกี่ยวกับอะไรคะ');
    expect(await a.say('ย้อนกลับ')).toContain('ขั้นแรกแล้ว');
    for (const words of ['ขยะ', 'ไม่มาเก็บ', 'ซอย 2', 'ข้าม', 'ส่ง']) await a.say(words);
    expect(await a.cases()).toMatchObject([{ category: 'waste', history: [{ words: 'ไม่มาเก็บ' }] }]);
  });

  it('changes one part at the check and comes back to it', async () => {
    const a = phone();
    await checked(a);
    expect(await a.tap('แก้ไข')).toContain('ต้องการแก้ส่วนไหน');
    expect(await a.tap('แก้รายละเอียด')).toContain('เล่าให้ฟัง');
    expect(await a.say('ไฟดับสามดวง')).toContain('"ไฟดับสามดวง"');
    await a.say('แก้ไข');
    expect(await a.say('แก้สถานที่')).toContain('อยู่ตรงไหนคะ');
    expect(await a.say('ท้ายซอย')).toContain('สถานที่: ท้ายซอย');
    await a.say('แก้ประเภท');
    expect(await a.say('ถนน')).toContain('เรื่อง: ถนน');
    await a.say('แก้รูป');
    await a.photos(2);
    expect(await a.say('เสร็จแล้ว')).toContain('รูปถ่าย: 2 รูป');
  });

  it('goes on after hours, and says where it was when asked', async () => {
    const a = phone();
    await told(a);
    a.hall.pass(20 * HOUR);
    expect(await a.say('คะแนน')).toContain('91.82');
    expect(await a.say('แจ้งต่อ')).toContain('อยู่ตรงไหนคะ');
    expect(await a.say('หน้าวัด')).toContain('มีรูปไหมคะ');
    a.hall.pass(25 * HOUR);
    expect(await a.say('แจ้งต่อ')).toContain('ไม่มีเรื่องที่แจ้งค้างไว้');
  });

  it('asks whether to go on or start over when it is begun again', async () => {
    const a = phone();
    await told(a);
    expect(await a.say('แจ้งเรื่อง')).toContain('ทำต่อ');
    expect(await a.tap('ทำต่อ')).toContain('อยู่ตรงไหนคะ');
    await a.say('แจ้งเรื่อง');
    expect(await a.tap('เริ่มใหม่')).toContain('เรื่องนี้เกี่ยวกับอะไรคะ');
    expect((await a.session())?.data).toMatchObject({ what: null });
  });

  it('does not break into another conversation but for a menu word', async () => {
    const a = phone();
    await a.say('ถามเจ้าหน้าที่');
    expect(await a.say('ไฟทางดับหน้าวัดมาสามวันแล้ว ช่วยมาซ่อมหน่อย')).toContain('ตรวจดูคำถาม');
    expect(await a.say('แจ้งเรื่อง')).toContain('เรื่องนี้เกี่ยวกับอะไรคะ');
  });
});

describe('what people send at the wrong moment', () => {
  it('stickers, voice, video and files get a kind word at every step, and nothing is lost', async () => {
    const a = phone();
    for (const words of ['แจ้งเรื่อง', 'ขยะ', 'กองเต็มเลย', 'ซอยสาม', 'ข้าม']) {
      await a.say(words);
      const before = await a.session();
      expect(await a.sticker()).toContain('สติกเกอร์');
      for (const kind of ['audio', 'video', 'file'] as const) expect(await a.media(kind)).toContain('ที่แจ้งไว้ยังอยู่ครบ');
      expect((await a.session())?.data).toEqual(before?.data);
    }
  });

  it('6,000 characters are refused with a sentence at every step, and the conversation stays', async () => {
    const a = phone();
    expect(await a.say(`แจ้งเรื่อง ${'ก'.repeat(6000)}`)).toContain('4,000');
    for (const words of ['แจ้งเรื่อง', 'ขยะ', 'กองเต็มเลย', 'ซอยสาม', 'ข้าม']) {
      await a.say(words);
      const before = await a.session();
      expect(await a.say('กข'.repeat(3000))).toContain('ไม่เกิน 4,000 ตัวอักษร');
      expect(await a.session()).toEqual(before);
    }
    expect(await a.say('ส่ง')).toContain('เลขรับ 1/2583');
  });

  it('words at the photo step say what to do, thanks are no place, and "send" is no matter', async () => {
    const a = phone();
    await a.say('แจ้งเรื่อง');
    await a.say('ขยะ');
    expect(await a.say('ส่ง')).toContain('ยังไม่มีรายละเอียด');
    await a.say('กองเต็มเลย');
    expect(await a.say('ขอบคุณค่ะ')).toContain('อยู่ตรงไหนคะ');
    expect(await a.say('ข้าม')).toContain('ขอทราบจุดคร่าว ๆ');
    expect(await a.say('ก')).toContain('อยู่ตรงไหนคะ');
    expect(await a.say('ก'.repeat(301))).toContain('2–300');
    expect(await a.say('ซอยสาม')).toContain('มีรูปไหมคะ');
    expect(await a.say('เหม็นมากด้วยนะ')).toContain('เสร็จแล้ว');
    await a.say('เสร็จแล้ว');
    expect(await a.say('แล้วยังไงต่อ')).toContain('ยังไม่ได้ส่ง');
  });

  it('a location is taken as the place at every step', async () => {
    const a = phone();
    await a.say('แจ้งขยะไม่มาเก็บหลายวัน');
    expect(await a.place()).toContain('ได้รับตำแหน่งแล้ว');
    expect(await a.tap('ใช่')).toContain('มีรูปไหมคะ');
    await a.say('ข้าม');
    expect(await a.place({ latitude: 14.3, longitude: 99.5 })).toContain('ตรวจดูก่อนส่ง');
    await a.say('ส่ง');
    expect(await a.cases()).toMatchObject([{ where: { latitude: 14.3, longitude: 99.5 } }]);
  });

  it('hides ID numbers and direction marks wherever words are kept', async () => {
    const a = phone();
    await a.say('แจ้งเรื่อง');
    await a.say('ขยะ');
    await a.say('ผมเลขบัตร 1234567890121 \u202eกลับหัว {"type":"flex"} <img onerror=x>');
    await a.say('บ้านเลขบัตร 1234567890121');
    await a.say('ข้าม');
    await a.say('ส่ง');
    const disk = await a.hall.disk();
    expect(disk).not.toContain('1234567890121');
    expect(disk).not.toContain('\u202e');
    expect(await a.cases()).toHaveLength(1);
  });

  it('every message keeps the limits of LINE with the longest Thai words', async () => {
    const a = phone();
    const long = 'กี้'.repeat(1000);
    await a.say('แจ้งเรื่อง');
    await a.say('ขยะ');
    await a.say(`${long}👨‍👩‍👧‍👦`.repeat(2));
    await a.say('ฎู้'.repeat(290));
    await a.photos(5);
    await a.say('เสร็จแล้ว');
    await a.say('แก้ไข');
    await a.say('ส่ง');
    await a.say('ร้องเรียนเจ้าหน้าที่เรียกรับเงินสินบน');
    await a.say('แจ้งน้ำท่วมบ้าน ขยะลอยเต็มถนน ไฟทางดับ');
    for (const call of a.hall.platform.calls('reply')) {
      expect(call.status).toBe(200);
      expectLineTakes((call.body as unknown as { messages: Message[] }).messages);
    }
    expect(await a.cases()).toHaveLength(1);
  });

  it('buttons of an earlier complaint send and change nothing, and say so', async () => {
    const a = phone();
    await checked(a);
    const old = (await a.session())?.data.id;
    await a.say('ยกเลิก');
    expect(await a.postback(`complaint.send {"d":"${old}"}`)).toContain('ไม่มีการส่งหรือแก้ไขอะไร');
    await a.say('แจ้งเรื่อง');
    const before = await a.session();
    expect(await a.postback(`complaint.send {"d":"${old}"}`)).toContain('ปุ่มนี้เป็นของเรื่องก่อนหน้า');
    expect(await a.postback(`complaint.pick {"d":"${old}","c":"road"}`)).toContain('ปุ่มนี้เป็นของเรื่องก่อนหน้า');
    expect(await a.postback(`complaint.differ {"d":"${old}"}`)).toContain('ปุ่มนี้เป็นของเรื่องก่อนหน้า');
    expect(await a.session()).toEqual(before);
    for (const data of [
      'complaint.pick {}',
      'complaint.pick {"d":1,"c":2}',
      'complaint.same {"d":"x"}',
      'complaint.no {}',
    ])
      expect(await a.postback(data)).toContain('ปุ่มนี้ใช้ไม่ได้แล้ว');
    expect(await a.postback(`complaint.pick {"d":"${before?.data.id}","c":"no-such"}`)).toContain('ปุ่มนี้ใช้ไม่ได้แล้ว');
    expect(await a.cases()).toEqual([]);
  });

  it('"send" before the check asks for what is missing', async () => {
    const a = phone();
    await told(a);
    const id = (await a.session())?.data.id;
    expect(await a.postback(`complaint.send {"d":"${id}"}`)).toContain('ยังไม่ได้ส่ง');
    expect(await a.cases()).toEqual([]);
  });

  it('an older message that comes late does not move the conversation back', async () => {
    const a = phone();
    const old = await a.hall.undelivered(() => a.hall.platform.act.say(a.person.id, 'แจ้งเรื่อง'));
    a.hall.pass(MINUTE);
    await told(a);
    await a.hall.deliver(old.event);
    expect(a.last()).not.toContain('เรื่องนี้เกี่ยวกับอะไรคะ');
    expect(await a.session()).toMatchObject({ step: 'where' });
  });
});

describe('photos', () => {
  const atPhotos = async (a: Phone) => {
    await told(a);
    await a.say('หน้าวัด');
  };
  const photosOf = async (a: Phone) => ((await a.session())?.data.photos ?? []) as string[];
  const imageActs = (a: Phone, count: number) =>
    a.hall.platform.act.images(
      a.person.id,
      Array.from({ length: count }, () => photo),
    );
  const heldBack = async (a: Phone, count: number) => {
    a.hall.platform.configure({ active: false });
    const acts = await imageActs(a, count);
    a.hall.platform.configure({ active: true });
    return acts.map(({ event }) => event);
  };

  it.each([0, 1, 5])('%i of them go with the case', async count => {
    const a = phone();
    await atPhotos(a);
    for (let each = 0; each < count; each += 1) await a.photos(1);
    await a.say('เสร็จแล้ว');
    await a.say('ส่ง');
    const [found] = await a.cases();
    expect(found).toMatchObject({ history: [{ photos: Array.from({ length: count }, () => ({})) }] });
  });

  it('a sixth gets a kind word and is not kept', async () => {
    const a = phone();
    await atPhotos(a);
    for (let each = 0; each < 5; each += 1) await a.photos(1);
    expect(await a.photos(1)).toContain('รูปที่เกินไม่ได้เก็บไว้');
    expect(await photosOf(a)).toHaveLength(5);
  });

  it('five in one go, all at once, are each kept and answered once', async () => {
    const a = phone();
    await atPhotos(a);
    const before = a.hall.said(a.person).length;
    await a.photos(5);
    await a.hall.settle();
    expect(new Set(await photosOf(a)).size).toBe(5);
    expect(a.hall.said(a.person).slice(before)).toHaveLength(1);
    expect(a.last()).toContain('ครบ 5 รูป');
  });

  it('five in one go in one body, in any order, are answered once, after the last', async () => {
    const a = phone();
    await atPhotos(a);
    const events = await heldBack(a, 5);
    const [one, two, three, four, five] = events as unknown as [
      JsonObject,
      JsonObject,
      JsonObject,
      JsonObject,
      JsonObject,
    ];
    const before = a.hall.said(a.person).length;
    await a.hall.deliver(five, two, four);
    expect(a.hall.said(a.person)).toHaveLength(before);
    await a.hall.deliver(one, three);
    expect(a.hall.said(a.person)).toHaveLength(before + 1);
    expect(new Set(await photosOf(a)).size).toBe(5);
  });

  it('seven in one go keep five, and say so once', async () => {
    const a = phone();
    await atPhotos(a);
    const before = a.hall.said(a.person).length;
    await a.hall.deliver(...(await heldBack(a, 7)));
    expect(await photosOf(a)).toHaveLength(5);
    expect(a.hall.said(a.person).slice(before)).toHaveLength(1);
    expect(a.last()).toContain('รูปที่เกินไม่ได้เก็บไว้');
  });

  it('those that come late are added to the open photo step, and a copy adds nothing', async () => {
    const a = phone();
    await atPhotos(a);
    const events = await heldBack(a, 2);
    a.hall.pass(MINUTE);
    await a.photos(1);
    await a.hall.deliver(...events);
    await a.hall.deliver(...events);
    expect(await photosOf(a)).toHaveLength(3);
    expect(await a.session()).toMatchObject({ step: 'photos' });
  });

  it('sent before their step are kept, and the step stays', async () => {
    const a = phone();
    await a.say('แจ้งเรื่อง');
    expect(await a.photos(1)).toContain('ได้รับรูปแล้ว 1 รูป');
    expect(await a.session()).toMatchObject({ step: 'category' });
    await a.say('ขยะ');
    await a.say('กองเต็มเลย');
    expect(await a.say('ซอยสาม')).toContain('มีรูปแล้ว 1 รูป');
    expect(await a.say('ลบรูป')).toContain('มีรูปไหมคะ');
  });
});

describe('two phones at once', () => {
  const together = async (a: Phone, ...acts: (() => Promise<unknown>)[]) => {
    await Promise.all(acts.map(act => act()));
    await a.hall.settle();
  };

  it('a double tap on "send" files one case, and the second says so with its number', async () => {
    const a = phone();
    await checked(a);
    const id = (await a.session())?.data.id;
    const send = () => a.hall.platform.act.postback(a.person.id, `complaint.send {"d":"${id}"}`);
    await together(a, send, send, send);
    expect(await a.cases()).toMatchObject([{ number: 1 }]);
    const said = a.hall.said(a.person).slice(-3);
    expect(said.filter(words => words.includes('รับเรื่องแล้ว'))).toHaveLength(1);
    expect(said.filter(words => words.includes('เรื่องนี้ส่งแล้วค่ะ เลขรับ 1/2583'))).toHaveLength(2);
    expect(await a.hall.records('outbox')).toHaveLength(1);
  });

  it('"send" typed on both files one case, also when the second comes a little later', async () => {
    const a = phone();
    await checked(a);
    const send = () => a.hall.platform.act.say(a.person.id, 'ส่ง');
    await together(a, send, send);
    expect(await a.cases()).toHaveLength(1);
    expect(a.hall.said(a.person).slice(-2).join()).toContain('เรื่องนี้ส่งแล้วค่ะ เลขรับ 1/2583');
    a.hall.pass(MINUTE);
    expect(await a.say('ส่ง')).toContain('เรื่องนี้ส่งแล้วค่ะ เลขรับ 1/2583');
    a.hall.pass(HOUR);
    expect(await a.say('ส่ง')).toContain('ไม่มี');
  });

  it('different steps at once leave one draft with both', async () => {
    const a = phone();
    await told(a);
    await together(
      a,
      () => a.hall.platform.act.location(a.person.id, TEMPLE),
      () => a.hall.platform.act.images(a.person.id, [photo]),
    );
    expect((await a.session())?.data).toMatchObject({ placed: true, where: TEMPLE, photos: [expect.any(String)] });
  });

  it('copies of every event change nothing', async () => {
    const a = phone();
    a.hall.platform.configure({ duplicates: 2 });
    await checked(a);
    await a.tap('ส่ง');
    expect(await a.cases()).toHaveLength(1);
    expect(await a.hall.records('outbox')).toHaveLength(1);
  });
});

describe('words of corruption for the staff', () => {
  const BRIBE = 'นายกรับสินบนห้าหมื่นจากผู้รับเหมา';

  it('are not taken as a question, typed or by a button, and nothing of them is kept', async () => {
    const a = phone();
    await a.say(`ถามเจ้าหน้าที่ ${BRIBE}`);
    expect(a.lastTwo()).toContain('1205');
    await a.say('ส่ง');
    await a.say('ถามเจ้าหน้าที่');
    await a.say(BRIBE);
    expect(a.lastTwo()).toContain('ยกเลิกข้อความ');
    await a.say('ส่ง');
    await a.postback(`qna.pass {"id":"0198a1b2-0000-7000-8000-000000000000","q":"${BRIBE}"}`);
    expect(a.lastTwo()).toContain('1205');
    expect(await a.cases()).toEqual([]);
    expect(await a.hall.disk()).not.toContain('สินบน');
  });

  it('are not taken as something to add to a case, and what was begun stays', async () => {
    const a = phone();
    await checked(a);
    await a.say('ส่ง');
    await a.say('เพิ่มข้อมูล');
    await a.say('เสาต้นที่สองก็ดับ');
    await a.say(BRIBE);
    expect(a.lastTwo()).toContain('1205');
    expect(await a.hall.disk()).not.toContain('สินบน');
    await a.say('ส่ง');
    expect(await a.cases()).toMatchObject([{ history: [{ act: 'file' }, { act: 'tell', words: 'เสาต้นที่สองก็ดับ' }] }]);
  });
});

describe('words that no letter can carry', () => {
  it('are told, shown and alerted without the half of a character', async () => {
    const a = phone();
    await a.say('แจ้งเรื่อง');
    await a.say('ขยะ');
    await a.say('กองเต็ม\ud83d เลย');
    await a.place({ ...TEMPLE, address: 'หมู่ 4\udfff' });
    await a.say('ข้าม');
    expect(a.last()).toContain('กองเต็ม\ufffd เลย');
    await a.say('ส่ง');
    const stored = JSON.stringify(await a.cases());
    expect(stored).toContain('กองเต็ม\ufffd เลย');
    expect(stored).not.toMatch(/\\ud[89a-f]/);
  });
});

describe('a message taken back', () => {
  it('takes out its part of the draft, and only that part is asked again', async () => {
    const a = phone();
    await a.say('แจ้งเรื่อง');
    await a.say('ขยะ');
    await a.say(`กองเต็มเลย ${SECRET}`);
    const what = await a.sent();
    await a.say('ซอยสาม');
    const where = await a.sent();
    await a.photos(1);
    const picture = await a.sent();
    await a.say('เสร็จแล้ว');
    await a.unsend(what);
    expect(await a.hall.disk()).not.toContain(SECRET);
    expect(await a.session()).toMatchObject({ step: 'what', data: { placed: true } });
    expect(await a.say('ส่ง')).toContain('ยังไม่มีรายละเอียด');
    expect(await a.say('ขยะล้น')).toContain('ตรวจดูก่อนส่ง');
    await a.unsend(where);
    expect(await a.say('ส่ง')).toContain('อยู่ตรงไหนคะ');
    await a.say('ซอยสี่');
    await a.unsend(picture);
    expect(await a.say('แล้วไง')).toContain('รูปถ่าย: ไม่มี');
    await a.say('ส่ง');
    expect(await a.cases()).toMatchObject([{ where: { words: 'ซอยสี่' }, history: [{ words: 'ขยะล้น', photos: [] }] }]);
  });

  it('goes also where the conversation about it was as long as anybody can make it', async () => {
    const a = phone();
    await told(a);
    await a.say('ย้อนกลับ');
    await a.say(`กองเต็มเลย ${SECRET}`);
    const what = await a.sent();
    for (let round = 0; round < 30; round += 1) {
      await a.say('ซอยสาม');
      await a.say('ย้อนกลับ');
    }
    await a.unsend(what);
    expect(await a.hall.disk()).not.toContain(SECRET);
    expect(await a.session()).toMatchObject({ data: { what: null } });
  });

  it('a first sentence that is taken back leaves no word on disk', async () => {
    const a = phone();
    await a.say(`แจ้งไฟทางดับหน้าวัด ${SECRET}`);
    await a.unsend(await a.sent());
    expect(await a.hall.disk()).not.toContain(SECRET);
    expect((await a.session())?.data).toMatchObject({ what: null, guesses: [] });
  });

  it('loses its words, place and photo in the filed case too', async () => {
    const a = phone();
    await a.say('แจ้งเรื่อง');
    await a.say('ขยะ');
    await a.say(`กองเต็มเลย ${SECRET}`);
    const what = await a.sent();
    await a.place();
    const where = await a.sent();
    await a.photos(1);
    const picture = await a.sent();
    await a.say('เสร็จแล้ว');
    await a.say('ส่ง');
    for (const id of [what, where, picture]) await a.unsend(id);
    expect(await a.cases()).toMatchObject([
      { where: null, cell: null, number: 1, history: [{ words: null, photos: [{ id: null }] }] },
    ]);
    expect(await a.hall.disk()).not.toContain(SECRET);
  });

  it('beside "send" is either not filed or erased from the case', async () => {
    for (let round = 0; round < 5; round += 1) {
      const a = phone();
      await a.say('แจ้งเรื่อง');
      await a.say('ขยะ');
      await a.say(`กองเต็มเลย ${SECRET}`);
      const what = await a.sent();
      await a.say('ซอยสาม');
      await a.say('ข้าม');
      const id = (await a.session())?.data.id;
      await Promise.all([
        a.hall.platform.act.postback(a.person.id, `complaint.send {"d":"${id}"}`),
        a.hall.platform.act.unsend(a.person.id, what),
      ]);
      await a.hall.settle();
      expect(await a.hall.disk()).not.toContain(SECRET);
    }
  });

  it('before it arrives, a photo is not taken', async () => {
    const a = phone();
    await told(a);
    a.hall.platform.configure({ active: false });
    const [act] = await a.hall.platform.act.images(a.person.id, [photo]);
    a.hall.platform.configure({ active: true });
    await a.unsend(act?.messageId ?? null);
    if (act) await a.hall.deliver(act.event);
    expect((await a.session())?.data).toMatchObject({ photos: [] });
  });
});

describe('words of corruption', () => {
  it('in the first sentence leave nothing on disk, and lead to those who may hear them', async () => {
    const a = phone();
    const before = await a.hall.disk();
    await a.say(`ร้องเรียน นายกรับสินบนจาก ${SECRET}`);
    expect(a.lastTwo()).toContain('1205');
    expect(a.lastTwo()).toContain('1567');
    expect(a.lastTwo()).toContain('ยกเลิกข้อความ');
    expect(await a.hall.disk()).toBe(before);
  });

  it('at a later step are not kept, what was told before is erased, and nothing more is taken in', async () => {
    const a = phone();
    await a.say('แจ้งเรื่อง');
    await a.say('เจ้าหน้าที่');
    await a.say(`${SECRET} ทำงานไม่ดี`);
    await a.say(`ผู้รับเหมาจ่ายใต้โต๊ะ ${SECRET}`);
    expect(a.lastTwo()).toContain('ไม่ได้บันทึกข้อความเมื่อครู่');
    expect(await a.hall.disk()).not.toContain(SECRET);
    await a.say(`เมื่อวันจันทร์ที่ห้องพัสดุ ${SECRET}`);
    await a.photos(1);
    await a.place();
    expect(a.lastTwo()).toContain('1205');
    expect(await a.hall.disk()).not.toContain(SECRET);
    expect((await a.session())?.data).toMatchObject({ photos: [], where: null, what: null });
    expect(await a.say('ทำต่อ')).toContain('เล่าให้ฟัง');
    await a.say('รอคิวนานมาก');
    for (const words of ['ที่ทำการ', 'ข้าม', 'ส่ง']) await a.say(words);
    expect(await a.cases()).toMatchObject([{ history: [{ words: 'รอคิวนานมาก' }] }]);
  });

  it('in English lead there too', async () => {
    const a = phone();
    await a.say('report that an officer asked me for a bribe');
    expect(a.lastTwo()).toContain('Unsend');
    expect(a.lastTwo()).toContain('Call 1205');
  });
});

/** The resident of the only case takes it back, as `case` does it. */
async function withdraw(hall: TownHall) {
  const [record] = await hall.records('cases');
  const [found] = await hall.ports.store.get([caseRef(String(record?.id))]);
  if (!found) throw new Error('no case');
  const world = { office, now: hall.ports.now(), newId: () => crypto.randomUUID() };
  const acted = actOn(readCase(found), { act: 'withdraw', party: 'owner', author: { by: 'resident' } }, world);
  if (!acted.ok) throw new Error(acted.kind);
  await hall.ports.store.commit(acted.writes);
}

describe('an open case close by', () => {
  const near = { latitude: TEMPLE.latitude + 0.0005, longitude: TEMPLE.longitude };

  async function neighbours() {
    const hall = townHall();
    const a = phone(hall, hall.resident('ยายแจ้งก่อน'));
    await a.say(`แจ้งไฟทางดับหน้าวัด ${SECRET}`);
    await a.tap('ใช่');
    await a.place();
    await a.say('ข้าม');
    await a.tap('ส่ง');
    return { hall, a, b: phone(hall, hall.resident('ลุงแจ้งทีหลัง')) };
  }

  it('is offered without a word of the other person, and followed instead of filed again', async () => {
    const { b } = await neighbours();
    await told(b);
    expect(await b.place(near)).toContain('ใช่เรื่องนี้ไหมคะ');
    expect(b.lastTwo()).toContain('ห่างประมาณ 50 เมตร');
    expect(b.lastTwo()).toContain('6 มี.ค. 83');
    expect(b.hall.said(b.person).join()).not.toContain(SECRET);
    expect(await b.tap('ใช่ ติดตามเรื่องนี้')).toContain('เลขรับ 1/2583');
    expect(b.last()).toContain('ไม่ได้เปิดเรื่องใหม่');
    const cases = await b.cases();
    expect(cases).toHaveLength(1);
    expect(cases[0]?.people).toContain(b.person.id);
    expect(await b.session()).toBeNull();
    const old = cases[0]?.id;
    expect(await b.postback(`complaint.same {"d":"${crypto.randomUUID()}","c":"${old}"}`)).toContain('เลขรับ 1/2583');
  });

  it('is followed by typing, on two phones at once, only once', async () => {
    const { b } = await neighbours();
    await told(b);
    await b.place(near);
    await Promise.all([b.hall.platform.act.say(b.person.id, 'ใช่'), b.hall.platform.act.say(b.person.id, 'ใช่')]);
    await b.hall.settle();
    const [found] = await b.cases();
    expect(((found?.people ?? []) as string[]).filter(id => id === b.person.id)).toHaveLength(1);
    expect(await b.cases()).toHaveLength(1);
  });

  it('is not the one: a new one is filed', async () => {
    const { b } = await neighbours();
    await told(b);
    await b.place(near);
    expect(await b.sticker()).toContain('ใช่เรื่องนี้ไหมคะ');
    expect(await b.tap('ไม่ใช่ แจ้งใหม่')).toContain('มีรูปไหมคะ');
    await b.say('ข้าม');
    await b.say('ส่ง');
    expect(await b.cases()).toHaveLength(2);
  });

  it('is not offered when it is further than a short walk, of another kind, or closed', async () => {
    const { hall, b } = await neighbours();
    await told(b);
    expect(await b.place({ latitude: TEMPLE.latitude + 0.0016, longitude: TEMPLE.longitude })).toContain('มีรูปไหมคะ');
    await b.say('ยกเลิก');
    const c = phone(hall, hall.resident('คนที่สาม'));
    await c.say('แจ้งเรื่องขยะ');
    await c.say('กองเต็มเลย');
    expect(await c.place(near)).toContain('มีรูปไหมคะ');
    await c.say('ยกเลิก');
    await withdraw(hall);
    await told(b);
    expect(await b.place(near)).toContain('มีรูปไหมคะ');
  });

  it('that is closed while the person looks at it is filed anew', async () => {
    const { hall, b } = await neighbours();
    await told(b);
    await b.place(near);
    await withdraw(hall);
    expect(await b.tap('ใช่ ติดตามเรื่องนี้')).toContain('เรื่องนั้นติดตามไม่ได้แล้ว');
    expect(b.last()).toContain('มีรูปไหมคะ');
  });

  it('may close before “send”: a later copy of that tap tells the number of what was then sent', async () => {
    const { hall, b } = await neighbours();
    await checked(b);
    const draft = (await b.session())?.data.id;
    await b.say('แก้สถานที่');
    expect(await b.place(near)).toContain('ใช่เรื่องนี้ไหมคะ');
    await withdraw(hall);
    hall.platform.fail('reply', { type: 'disconnect' });
    const act = await hall.platform.act.postback(b.person.id, `complaint.send {"d":"${draft}"}`);
    await hall.settle();
    expect(await b.say('ส่ง')).toContain('เลขรับ 2/');
    await hall.platform.redeliver(act.event.webhookEventId);
    await hall.settle();
    expect(b.last()).toContain('เรื่องนี้ส่งแล้วค่ะ เลขรับ 2/');
  });

  it('is looked for once category and place are both known, in whatever order they come', async () => {
    const { b } = await neighbours();
    await b.say('แจ้งไฟทางดับหน้าวัด');
    expect(await b.place(near)).toContain('ได้รับตำแหน่งแล้ว');
    expect(await b.tap('ใช่')).toContain('ใช่เรื่องนี้ไหมคะ');
  });

  it('that is the person’s own says so, with its number', async () => {
    const { a } = await neighbours();
    await told(a);
    await a.place(near);
    expect(a.lastTwo()).toContain('คุณแจ้งเรื่องนี้ไว้แล้ว เลขรับ 1/2583');
    expect(await a.say('ใช่')).toContain('ไม่ได้เปิดเรื่องใหม่');
    expect(await a.cases()).toHaveLength(1);
  });

  it('cannot be followed by a forged button', async () => {
    const { b } = await neighbours();
    const [found] = await b.cases();
    await told(b);
    const id = (await b.session())?.data.id;
    await b.postback(`complaint.same {"d":"${id}","c":"${found?.id}"}`);
    await b.postback(`complaint.same {"d":"${crypto.randomUUID()}","c":"${found?.id}"}`);
    expect((await b.cases())[0]?.people).toHaveLength(1);
  });

  it('reads no more than twice for an event, and writes one commit', async () => {
    const { b } = await neighbours();
    await told(b);
    const before = new Map(b.hall.store.calls);
    await b.place(near);
    const used = (kind: 'get' | 'query' | 'commit') => (b.hall.store.calls.get(kind) ?? 0) - (before.get(kind) ?? 0);
    expect(used('get') + used('query')).toBeLessThanOrEqual(2);
    expect(used('commit')).toBe(1);
  });
});

it('the clock of the tests is the one the due day is counted from', () => {
  expect(START).toBe(Date.parse('2040-03-06T03:00:00Z'));
  expect(office.complaintCategories).toHaveLength(13);
});
