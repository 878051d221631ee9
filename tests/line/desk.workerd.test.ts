import { describe, expect, it } from 'vitest';
import {
  act,
  byOwner,
  caseOf,
  DAY,
  file,
  HOUR,
  join,
  last,
  lastTwo,
  MINUTE,
  photos,
  press,
  say,
  saying,
  steps,
  tamper,
  upload,
} from '../features/desk/casework.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const SECRET = 'กุหลาบดำเจ็ดดอก';

/** An office with two officers of the works division, their head, the ปลัด, the นายก, and an officer of finance. */
async function office() {
  const hall = townHall();
  const secretary = await hall.secretary();
  const officer = await join(hall, secretary, 'เจ้าหน้าที่ กองช่าง');
  const second = await join(hall, secretary, 'เจ้าหน้าที่ กองช่าง');
  const finance = await join(hall, secretary, 'เจ้าหน้าที่ กองคลัง');
  return { hall, secretary, officer, second, finance };
}

const count = (hall: TownHall, person: { id: string }) => hall.said(person.id).length;

describe('a case from alert to proof', () => {
  it('alerts the officer with what is needed, and nothing of the person who filed it', async () => {
    const { hall, officer, second } = await office();
    await file(hall);
    const alert = last(hall, officer);
    for (const part of [
      'เรื่องร้องเรียนใหม่',
      'เลขรับ 1/2583',
      'กองช่าง',
      'ไฟทาง',
      'ไฟทางหน้าวัดดับสามดวง',
      'หน้าวัดหลุมรัง',
      'ดูแผนที่',
      '2 รูป',
      'เมื่อสักครู่',
      'ครบกำหนด',
      'รับเรื่อง',
      'ขอข้อมูลเพิ่ม',
      'ตอบ',
      'เสร็จสิ้น',
    ])
      expect(alert).toContain(part);
    expect(JSON.stringify(hall.platform.received(officer.id))).not.toContain('Uresident');
    expect(JSON.stringify(hall.platform.received(officer.id))).toContain('https://www.google.com/maps?q=14.2,99.4');
    expect(hall.said(second).join()).not.toContain('เลขรับ 1/2583');
  });

  it('puts the answer first for a question', async () => {
    const { hall, officer } = await office();
    await file(hall, { kind: 'question', category: null, clock: 'question', where: null, photoIds: [] });
    const labels = last(hall, officer).split('\n');
    expect(last(hall, officer)).toContain('คำถามใหม่จากประชาชน');
    expect(labels.indexOf('ตอบ')).toBeLessThan(labels.indexOf('รับเรื่อง'));
    expect(labels).not.toContain('เสร็จสิ้น');
  });

  it('goes from taking over asking and answering to fixing with a photo', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'รับเรื่อง');
    expect(lastTwo(hall, officer)).toContain('เรื่องนี้เป็นงานของคุณ');
    expect(await caseOf(hall, id)).toMatchObject({ state: 'in-progress', assignee: officer.id });

    await hall.tap(officer, 'ขอข้อมูลเพิ่ม');
    expect(last(hall, officer)).toContain('ไฟทางหน้าวัดดับสามดวง');
    await say(hall, officer, 'เสาเบอร์อะไรคะ');
    expect(last(hall, officer)).toContain('ส่งถึงผู้แจ้ง');
    expect(last(hall, officer)).toContain('"เสาเบอร์อะไรคะ"');
    expect((await caseOf(hall, id)).waitingFor).toBeNull();
    await hall.tap(officer, 'ส่ง');
    expect(last(hall, officer)).toContain('บันทึกแล้วค่ะ กำลังส่งถึงผู้แจ้ง');
    expect((await caseOf(hall, id)).waitingFor).toBe(2);

    await act(hall, id, { act: 'tell', ...byOwner, said: saying('เสาเบอร์ 12') });
    expect(last(hall, officer)).toContain('ผู้แจ้งเพิ่มข้อมูล');
    expect(last(hall, officer)).toContain('เสาเบอร์ 12');

    await hall.tap(officer, 'ตอบ');
    await say(hall, officer, 'จะเข้าซ่อมพรุ่งนี้');
    await say(hall, officer, 'ส่ง');
    expect(last(hall, officer)).toContain('เรื่องยังเปิดอยู่');
    expect(await caseOf(hall, id)).toMatchObject({ state: 'answered', open: true });

    await press(hall, officer, `desk.fix {"id":"${id}"}`);
    expect(last(hall, officer)).toContain('"ตอบแล้ว" ไม่เท่ากับ "แก้ไขแล้ว"');
    const [photo] = await photos(hall, officer);
    expect(last(hall, officer)).toContain('ได้รับแล้ว 1 รายการ');
    await say(hall, officer, 'ต่อไป');
    await say(hall, officer, 'เปลี่ยนหลอดแล้ว');
    expect(last(hall, officer)).toContain('หลักฐาน 1 รายการ');
    await hall.tap(officer, 'ส่ง');
    expect(last(hall, officer)).toContain('รอผู้แจ้งยืนยัน');
    const fixed = await caseOf(hall, id);
    expect(fixed.state).toBe('fixed');
    expect(fixed.history.at(-1)).toMatchObject({
      words: 'เปลี่ยนหลอดแล้ว',
      role: 'officer',
      photos: [{ id: photo?.messageId }],
    });
    const told = await hall.records('outbox');
    for (const template of ['case.asked', 'case.answered', 'case.fixed'])
      expect(told).toContainEqual(expect.objectContaining({ template, to: { person: 'Uresident' } }));
  });

  it('works by typing alone, with the number of the case', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await say(hall, officer, 'รับเรื่อง ๑/๒๕๘๓');
    await say(hall, officer, 'ขอข้อมูลเพิ่ม เลขรับ 1/83');
    await say(hall, officer, 'ตรงไหนคะ');
    await say(hall, officer, 'ส่งเลยค่ะ');
    await say(hall, officer, 'บันทึกภายใน 1/2583');
    await say(hall, officer, 'สั่งหลอดแล้ว');
    expect(last(hall, officer)).toContain('เฉพาะภายใน');
    await say(hall, officer, 'ส่ง');
    const { history } = await caseOf(hall, id);
    expect(history.map(entry => [entry.act, entry.isPublic])).toEqual([
      ['file', true],
      ['acknowledge', true],
      ['ask', true],
      ['note', false],
    ]);
  });

  it('speaks English to who asks in English', async () => {
    const { hall, officer } = await office();
    await file(hall);
    await say(hall, officer, 'English');
    await say(hall, officer, 'take 1/2583');
    expect(lastTwo(hall, officer)).toContain('It is yours now.');
    await hall.tap(officer, 'Answer');
    expect(last(hall, officer)).toContain('Please type the answer to the resident.');
    await say(hall, officer, 'We come tomorrow.');
    expect(last(hall, officer)).toContain('Please check before it is sent');
    await hall.tap(officer, 'Send');
    expect(last(hall, officer)).toContain('Saved. It is on its way to the resident.');
  });

  it('says at night that the resident is told in the morning', async () => {
    const { hall, officer } = await office();
    await file(hall);
    hall.pass(12 * HOUR);
    await hall.tap(officer, 'ตอบ');
    await say(hall, officer, 'จะเข้าซ่อมพรุ่งนี้');
    await hall.tap(officer, 'ส่ง');
    expect(last(hall, officer)).toContain('07.00');
  });
});

describe('an event that LINE delivers twice', () => {
  it('takes and sends once, and offers the same again', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    const taken = await hall.tap(officer, 'รับเรื่อง');
    await hall.platform.redeliver(String(taken.event.webhookEventId));
    await hall.tap(officer, 'ตอบ');
    await say(hall, officer, 'พรุ่งนี้');
    const sent = await hall.tap(officer, 'ส่ง');
    await hall.platform.redeliver(String(sent.event.webhookEventId));
    await hall.settle();
    expect(await steps(hall, id)).toEqual(['file', 'acknowledge', 'answer']);
  });
});

describe('the proof of "fixed"', () => {
  it('takes several photos of one set in any order, and answers them once', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'เสร็จสิ้น');
    const before = count(hall, officer);
    hall.platform.configure({ reorder: true });
    await hall.platform.deliverTogether(() => hall.platform.act.images(officer.id, [upload(), upload(), upload()]));
    await hall.settle();
    expect(count(hall, officer)).toBe(before + 1);
    expect(last(hall, officer)).toContain('ได้รับแล้ว 3 รายการ');
    await say(hall, officer, 'ต่อไป');
    await say(hall, officer, 'ข้าม');
    await say(hall, officer, 'ส่ง');
    const entry = (await caseOf(hall, id)).history.at(-1);
    expect(entry?.photos).toHaveLength(3);
    expect(entry?.words).toBeNull();
  });

  it('takes a document, refuses what is no proof, and stops at five', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'เสร็จสิ้น');
    await say(hall, officer, 'ซ่อมแล้วครับ');
    expect(last(hall, officer)).toContain('ขอเป็นรูปหรือไฟล์เอกสาร');
    await say(hall, officer, 'ข้าม');
    expect(last(hall, officer)).toContain('ขอเป็นรูปหรือไฟล์เอกสาร');
    await hall.platform.act.sticker(officer.id, '1', '1');
    await hall.platform.act.media(officer.id, 'video', upload('video/mp4'));
    await hall.settle();
    expect(last(hall, officer)).toContain('ขอเป็นรูปหรือไฟล์เอกสาร');
    await hall.platform.act.media(officer.id, 'file', { ...upload('application/pdf'), fileName: 'งาน.pdf' });
    await hall.settle();
    expect(last(hall, officer)).toContain('ได้รับแล้ว 1 รายการ');
    await photos(hall, officer, 6);
    expect(hall.said(officer).slice(-2).join()).toContain('ครบ 5 รายการแล้ว');
    await say(hall, officer, 'ซ่อมแล้วครับ');
    await say(hall, officer, 'ส่ง');
    expect((await caseOf(hall, id)).history.at(-1)?.photos).toHaveLength(5);
  });

  it('adds a photo that arrives late to the check it finds', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'เสร็จสิ้น');
    await photos(hall, officer);
    hall.pass(MINUTE);
    const late = await hall.undelivered(
      async () => (await hall.platform.act.images(officer.id, [upload()]))[0] ?? null,
    );
    hall.pass(MINUTE);
    await say(hall, officer, 'เปลี่ยนหลอดแล้ว');
    await hall.deliver(late.event);
    expect(last(hall, officer)).toContain('หลักฐาน 2 รายการ');
    await hall.tap(officer, 'ส่ง');
    expect((await caseOf(hall, id)).history.at(-1)?.photos).toHaveLength(2);
  });

  it('loses none of five photos that arrive at the same moment', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'เสร็จสิ้น');
    await Promise.all(Array.from({ length: 5 }, () => hall.platform.act.images(officer.id, [upload()])));
    await hall.settle();
    await say(hall, officer, 'ต่อไป');
    await say(hall, officer, 'ข้าม');
    await say(hall, officer, 'ส่ง');
    expect((await caseOf(hall, id)).history.at(-1)?.photos).toHaveLength(5);
  });

  it('says that a question is settled by its answer', async () => {
    const { hall, officer } = await office();
    const id = await file(hall, { kind: 'question', category: null, clock: 'question' });
    await press(hall, officer, `desk.fix {"id":"${id}"}`);
    expect(last(hall, officer)).toContain('คำถามจบด้วยการตอบ');
  });
});

describe('writing and not sending', () => {
  it('goes back a step, changes the words, and leaves without a trace', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'ตอบ');
    await say(hall, officer, `ร่างแรก ${SECRET}`);
    await hall.tap(officer, 'แก้');
    expect(last(hall, officer)).toContain('พิมพ์คำตอบถึงผู้แจ้ง');
    await say(hall, officer, 'ร่างที่สอง');
    await say(hall, officer, 'ย้อนกลับ');
    await say(hall, officer, 'ย้อนกลับ');
    expect(last(hall, officer)).toContain('ยกเลิกแล้ว');
    await say(hall, officer, 'ส่ง');
    expect(await steps(hall, id)).toEqual(['file']);
    await hall.tap(officer, 'ตอบ');
    await say(hall, officer, 'ร่างที่สาม');
    await say(hall, officer, 'ยกเลิก');
    expect(last(hall, officer)).toContain('ยกเลิกแล้ว');
    expect(await steps(hall, id)).toEqual(['file']);
  });

  it('sends only what stood above the button', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'ตอบ');
    await say(hall, officer, 'คำตอบเก่า');
    const old = hall.platform
      .received(officer.id)
      .at(-1)
      ?.quickReply.map(item => item.action)
      .find(each => each.label === 'ส่ง');
    await say(hall, officer, 'คำตอบใหม่');
    await hall.platform.act.press(officer.id, old ?? {});
    await hall.settle();
    expect(last(hall, officer)).toContain('โปรดตรวจฉบับล่าสุดนี้');
    expect(last(hall, officer)).toContain('"คำตอบใหม่"');
    await hall.tap(officer, 'ส่ง');
    expect((await caseOf(hall, id)).history.at(-1)?.words).toBe('คำตอบใหม่');
    await hall.platform.act.press(officer.id, old ?? {});
    await hall.settle();
    expect(last(hall, officer)).toContain('ไม่มีข้อความที่รอส่ง');
  });

  it('refuses 6,000 characters, stickers and voice, and keeps the conversation', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'ตอบ');
    await say(hall, officer, 'ก'.repeat(5000));
    expect(last(hall, officer)).toContain('ไม่เกิน 4,000');
    await hall.platform.act.sticker(officer.id, '1', '1');
    await hall.settle();
    expect(last(hall, officer)).toContain('ขอเป็นข้อความ');
    await hall.platform.act.media(officer.id, 'audio', { ...upload('audio/m4a'), durationMs: 1000 });
    await hall.settle();
    expect(last(hall, officer)).toContain('ขอเป็นข้อความ');
    await say(hall, officer, 'คำตอบ บัตร ๑๒๓๔๕๖๗๘๙๐๑๒๑');
    await hall.tap(officer, 'ส่ง');
    expect((await caseOf(hall, id)).history.at(-1)?.words).toBe('คำตอบ บัตร x-xxxx-xxxxx-12-1');
  });

  it('takes the words out of a draft that is taken back, and out of the case once it was sent', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'ตอบ');
    const draft = await say(hall, officer, `ร่าง ${SECRET}`);
    await hall.platform.act.unsend(officer.id, draft.messageId ?? '');
    await hall.settle();
    expect(await hall.disk()).not.toContain(SECRET);
    await say(hall, officer, 'ส่ง');
    expect(await steps(hall, id)).toEqual(['file']);

    await press(hall, officer, `desk.answer {"id":"${id}"}`);
    const sent = await say(hall, officer, `คำตอบ ${SECRET}`);
    await hall.tap(officer, 'ส่ง');
    expect(await hall.disk()).toContain(SECRET);
    await hall.platform.act.unsend(officer.id, sent.messageId ?? '');
    await hall.settle();
    expect(await hall.disk()).not.toContain(SECRET);
    await press(hall, officer, `desk.verify {"id":"${id}"}`);
    expect(last(hall, officer)).toContain('ประวัติครบถ้วน 3 รายการ');
  });

  it('takes a proof out of the case when it is taken back', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'เสร็จสิ้น');
    const [photo] = await photos(hall, officer);
    await say(hall, officer, 'ต่อไป');
    await say(hall, officer, 'ข้าม');
    await hall.tap(officer, 'ส่ง');
    await hall.platform.act.unsend(officer.id, photo?.messageId ?? '');
    await hall.settle();
    expect((await caseOf(hall, id)).history.at(-1)?.photos).toMatchObject([{ id: null }]);
  });
});

describe('the rarer acts', () => {
  it('passes a case to another division, which is alerted, with a reason that the resident does not see', async () => {
    const { hall, officer, finance } = await office();
    const id = await file(hall);
    await press(hall, officer, `desk.more {"id":"${id}"}`);
    expect(last(hall, officer)).toContain('• ส่งต่อกอง 1/2583');
    await hall.tap(officer, 'ส่งต่อกอง');
    await say(hall, officer, 'กองที่ไม่มี');
    expect(last(hall, officer)).toContain('ไม่พบกองนี้');
    await hall.tap(officer, 'กองคลัง');
    await say(hall, officer, 'เป็นเรื่องภาษี');
    expect(last(hall, officer)).toContain('ไปที่: กองคลัง');
    expect(last(hall, officer)).toContain('เฉพาะภายใน');
    await hall.tap(officer, 'ส่ง');
    expect(await caseOf(hall, id)).toMatchObject({ division: 'finance', state: 'assigned' });
    expect((await caseOf(hall, id)).history.at(-1)).toMatchObject({ words: 'เป็นเรื่องภาษี', isPublic: false });
    await hall.jobs();
    expect(last(hall, finance)).toContain('เลขรับ 1/2583');
  });

  it.each([
    ['forward', 'forwarded', 'ส่งต่อหน่วยงานใด'],
    ['decline', 'not-in-authority', 'ควรไปที่ใด'],
  ])('closes by %s only with where the resident should go', async (name, state, asked) => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await press(hall, officer, `desk.${name} {"id":"${id}"}`);
    expect(last(hall, officer)).toContain(asked);
    await say(hall, officer, 'การไฟฟ้าฯ โทร 1129');
    await hall.tap(officer, 'ส่ง');
    expect(await caseOf(hall, id)).toMatchObject({ state, open: false });
    await press(hall, officer, `desk.answer {"id":"${id}"}`);
    expect(last(hall, officer)).toContain('เรื่องนี้ปิดแล้ว');
    expect(last(hall, officer)).toContain('เจ้าหน้าที่ กองช่าง');
  });

  it('joins a case to the one it repeats, whose news its resident then follows', async () => {
    const { hall, officer } = await office();
    const first = await file(hall);
    const again = await file(hall, { from: 'Uneighbour' });
    await press(hall, officer, `desk.mark-duplicate {"id":"${again}"}`);
    await say(hall, officer, '2/2583');
    expect(last(hall, officer)).toContain('ใช้เลขรับนี้ไม่ได้');
    await say(hall, officer, '1/2583');
    expect(last(hall, officer)).toContain('ไปที่: เลขรับ 1/2583');
    await hall.tap(officer, 'ส่ง');
    expect(await caseOf(hall, again)).toMatchObject({ state: 'duplicate', duplicateOf: first });
    expect((await caseOf(hall, first)).people).toEqual(['Uresident', 'Uneighbour']);
    for (const id of [first, again]) {
      await press(hall, officer, `desk.verify {"id":"${id}"}`);
      expect(last(hall, officer)).toContain('ประวัติครบถ้วน 2 รายการ');
    }
  });
});

describe('two officers on one case', () => {
  it('gives it to one of two who take it at once, tells the other who, and shows both', async () => {
    const { hall, officer, second } = await office();
    const id = await file(hall);
    const data = `desk.take {"id":"${id}"}`;
    await Promise.all([hall.platform.act.postback(officer.id, data), hall.platform.act.postback(second.id, data)]);
    await hall.settle();
    const { assignee, history } = await caseOf(hall, id);
    const [winner, loser] = assignee === officer.id ? [officer, second] : [second, officer];
    expect(assignee).toBe(winner.id);
    expect(lastTwo(hall, winner)).toContain('เรื่องนี้เป็นงานของคุณ');
    expect(lastTwo(hall, loser)).toContain('เจ้าหน้าที่ กองช่าง รับเรื่องนี้ไปแล้ว');
    expect(lastTwo(hall, loser)).toContain('ยังช่วยกันทำได้');
    expect(history.map(entry => entry.act)).toEqual(['file', 'acknowledge', 'note']);
    expect(history.at(-1)).toMatchObject({
      isPublic: false,
      words: expect.stringContaining('กด "รับเรื่อง" ในเวลาใกล้กัน'),
    });
    await press(hall, loser, data);
    await press(hall, winner, data);
    expect(lastTwo(hall, winner)).toContain('เป็นงานของคุณอยู่แล้ว');
    expect(await steps(hall, id)).toHaveLength(3);
    await press(hall, loser, `desk.verify {"id":"${id}"}`);
    expect(last(hall, loser)).toContain('ประวัติครบถ้วน 3 รายการ');
  });

  it.each(['answer', 'fix', 'forward'])(
    'lets one of two %s at once, tells the other why, and shows both',
    async name => {
      const { hall, officer, second } = await office();
      const id = await file(hall);
      for (const person of [officer, second]) {
        await press(hall, person, `desk.${name} {"id":"${id}"}`);
        if (name === 'fix') await photos(hall, person);
        await say(hall, person, `จาก ${person.id}`);
      }
      await Promise.all([officer, second].map(({ id: user }) => hall.platform.act.say(user, 'ส่ง')));
      await hall.settle();
      const { history } = await caseOf(hall, id);
      expect(history.map(entry => entry.act).filter(each => each !== 'acknowledge')).toEqual(['file', name, 'note']);
      const winner = history.find(entry => entry.act === name)?.words === `จาก ${officer.id}` ? officer : second;
      const loser = winner === officer ? second : officer;
      expect(last(hall, winner)).not.toContain('ไม่ได้ส่ง');
      expect(last(hall, loser)).toMatch(/ไม่ได้ส่ง/);
      expect(last(hall, loser)).toContain('เจ้าหน้าที่ กองช่าง');
      expect(JSON.stringify(history)).not.toContain(`จาก ${loser.id}`);
      await say(hall, loser, 'ส่ง');
      expect(await steps(hall, id)).toHaveLength(history.length);
      await press(hall, officer, `desk.verify {"id":"${id}"}`);
      expect(last(hall, officer)).toContain('ประวัติครบถ้วน');
    },
  );

  it('leaves no trace of an attempt on what somebody did long ago', async () => {
    const { hall, officer, second } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'รับเรื่อง');
    hall.pass(HOUR);
    await press(hall, second, `desk.take {"id":"${id}"}`);
    expect(lastTwo(hall, second)).toContain('รับเรื่องนี้ไปแล้ว');
    expect(await steps(hall, id)).toEqual(['file', 'acknowledge']);
  });

  it('does not send an answer that the resident’s withdrawal has overtaken', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'รับเรื่อง');
    await hall.tap(officer, 'ตอบ');
    await say(hall, officer, 'พรุ่งนี้');
    await act(hall, id, { act: 'withdraw', ...byOwner });
    expect(last(hall, officer)).toContain('ผู้แจ้งถอนเรื่องแล้ว');
    await say(hall, officer, 'ส่ง');
    expect(last(hall, officer)).toContain('เรื่องนี้ปิดแล้ว: ผู้แจ้งถอนเรื่อง');
    expect(await steps(hall, id)).toEqual(['file', 'acknowledge', 'withdraw']);
  });

  it('spends no message on the withdrawal of what nobody has taken', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    const before = hall.said(officer).length;
    await act(hall, id, { act: 'withdraw', ...byOwner });
    expect(hall.said(officer)).toHaveLength(before);
    await hall.tap(officer, 'รับเรื่อง');
    expect(hall.said(officer).slice(before).join('\n')).toContain('เรื่องนี้ปิดแล้ว: ผู้แจ้งถอนเรื่อง');
  });
});

describe('who may', () => {
  it('ends the conversation of an officer who was removed in the middle, says why, and sends nothing', async () => {
    const { hall, officer, second, secretary } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'รับเรื่อง');
    await hall.tap(officer, 'ตอบ');
    await say(hall, officer, 'พรุ่งนี้');
    await press(hall, secretary, `staff.remove {"id":"${officer.id}"}`);
    await hall.tap(secretary, 'ถอด เจ้าหน้าที่ กองช่าง');
    await say(hall, officer, 'ส่ง');
    expect(last(hall, officer)).toContain('ไม่ได้รับผิดชอบงานนี้แล้ว');
    await press(hall, officer, `desk.show {"id":"${id}"}`);
    expect(last(hall, officer)).toContain('ส่วนนี้สำหรับเจ้าหน้าที่');
    expect(await steps(hall, id)).toEqual(['file', 'acknowledge']);
    await act(hall, id, { act: 'tell', ...byOwner, said: saying('ยังดับอยู่') });
    expect(last(hall, second)).toContain('ยังดับอยู่');
    await hall.tap(second, 'ตอบ');
    await say(hall, second, 'รับทราบ จะเข้าไปดู');
    await hall.tap(second, 'ส่ง');
    expect((await steps(hall, id)).at(-1)).toBe('answer');
  });

  it('tells an officer whose case was passed on meanwhile to whom it went', async () => {
    const { hall, secretary, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'ตอบ');
    await say(hall, officer, 'พรุ่งนี้');
    await press(hall, secretary, `desk.assign {"id":"${id}"}`);
    await say(hall, secretary, 'กองคลัง');
    await say(hall, secretary, 'เรื่องภาษี');
    await say(hall, secretary, 'ส่ง');
    await say(hall, officer, 'ส่ง');
    expect(last(hall, officer)).toContain('ถูกส่งต่อให้กองคลังแล้ว โดยเลขานุการคณะทำงาน เมื่อ');
    const { history } = await caseOf(hall, id);
    expect(history.at(-1)).toMatchObject({ act: 'note', words: expect.stringContaining('เจ้าหน้าที่ กองช่าง กด "ตอบ"') });
  });

  it('lets the mayor look and not act', async () => {
    const { hall, secretary } = await office();
    const mayor = await join(hall, secretary, 'นายก');
    const id = await file(hall);
    await say(hall, mayor, '1/2583');
    expect(lastTwo(hall, mayor)).toContain('ไฟทางหน้าวัดดับสามดวง');
    for (const name of ['take', 'answer', 'fix', 'ask', 'forward', 'more']) {
      await press(hall, mayor, `desk.${name} {"id":"${id}"}`);
      expect(last(hall, mayor)).toContain('คุณดูเรื่องนี้ได้ แต่');
    }
    expect(await steps(hall, id)).toEqual(['file']);
  });

  it('says the same of another division’s case as of one that does not exist', async () => {
    const { hall, finance } = await office();
    const resident = hall.resident();
    const id = await file(hall);
    for (const person of [finance, resident])
      for (const name of ['take', 'answer', 'show', 'more', 'verify', 'fix']) {
        await press(hall, person, `desk.${name} {"id":"${id}"}`);
        const theirs = last(hall, person);
        await press(hall, person, `desk.${name} {"id":"${crypto.randomUUID()}"}`);
        expect(last(hall, person)).toBe(theirs);
        expect(theirs).toContain('ส่วนนี้สำหรับเจ้าหน้าที่');
      }
    await say(hall, finance, '1/2583');
    const theirs = last(hall, finance);
    await say(hall, finance, '7/2583');
    expect(last(hall, finance)).toBe(theirs.replace('1/2583', '7/2583'));
    expect(await steps(hall, id)).toEqual(['file']);
  });

  it('shows an officer the case that they filed for another division as any resident sees it', async () => {
    const { hall, officer, finance } = await office();
    const id = await file(hall, { from: finance.id });
    await press(hall, officer, `desk.note {"id":"${id}"}`);
    await say(hall, officer, SECRET);
    await say(hall, officer, 'ส่ง');
    await say(hall, finance, '1/2583');
    expect(lastTwo(hall, finance)).toContain('เรื่องที่คุณแจ้งเอง');
    expect(lastTwo(hall, finance)).not.toContain(SECRET);
    expect(lastTwo(hall, finance)).not.toContain('เสร็จสิ้น');
    await say(hall, officer, '1/2583');
    expect(lastTwo(hall, officer)).toContain(SECRET);
    expect(lastTwo(hall, officer)).toContain('ภายใน');
  });

  it('says nothing in a group', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    const group = hall.platform.addGroup({ name: 'กลุ่ม', members: [officer.id], joined: true });
    for (const data of [`desk.show {"id":"${id}"}`, `desk.take {"id":"${id}"}`])
      await hall.platform.act.postback(officer.id, data, { in: group.id });
    for (const words of ['โปร่งใส งานของฉัน', 'โปร่งใส 1/2583'])
      await hall.platform.act.say(officer.id, words, { in: group.id });
    await hall.settle();
    expect(hall.said(group.id).join()).not.toMatch(/ไฟทาง|เลขรับ|กองช่าง/);
    expect(await steps(hall, id)).toEqual(['file']);
  });

  it('trusts no button', async () => {
    const { hall, officer } = await office();
    await file(hall);
    const before = await hall.records('cases');
    for (const data of [
      'desk.take',
      'desk.take {"id":1}',
      'desk.take {"id":"../x"}',
      'desk.nothing {"id":"00000000"}',
      'desk.send {}',
      'desk.division {"d":"00000000","v":"works"}',
      `desk.toString {"id":"00000000"}`,
    ])
      expect((await press(hall, officer, data)).delivery.status).toBe(200);
    expect(await hall.records('cases')).toEqual(before);
  });
});

describe('งานของฉัน', () => {
  it('is kind about an empty desk, and for staff alone', async () => {
    const { hall, officer } = await office();
    await say(hall, officer, 'งานของฉัน');
    expect(last(hall, officer)).toContain('ไม่มีงานที่รอคุณ');
    const resident = hall.resident();
    await file(hall, {}, false);
    await say(hall, resident, 'งานของฉัน');
    expect(last(hall, resident)).not.toContain('ไฟทางหน้าวัด');
  });

  it('shows three cases: mine, then what nobody has, then what waits for the resident', async () => {
    const { hall, officer, finance } = await office();
    const waiting = await file(hall, { what: 'เรื่องที่ถามกลับ' }, false);
    await file(hall, { what: 'เรื่องที่ยังไม่มีใครรับ' }, false);
    hall.pass(DAY);
    const mine = await file(hall, { what: 'เรื่องของฉัน' }, false);
    await file(hall, { what: 'เรื่องของกองคลัง', division: 'finance' }, false);
    await press(hall, officer, `desk.take {"id":"${mine}"}`);
    await press(hall, officer, `desk.ask {"id":"${waiting}"}`);
    await say(hall, officer, 'ตรงไหนคะ');
    await say(hall, officer, 'ส่ง');
    await say(hall, officer, 'งาน');
    const [head = '', cards = ''] = hall.said(officer).slice(-2);
    expect(head).toContain('เกินกำหนด 0 · ครบวันนี้ 0 · ทั้งหมด 3 เรื่อง');
    const order = ['เรื่องของฉัน', 'เรื่องที่ยังไม่มีใครรับ', 'เรื่องที่ถามกลับ'].map(each => cards.indexOf(each));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order.every(at => at >= 0)).toBe(true);
    for (const words of ['งานของคุณ', 'ยังไม่มีผู้รับเรื่อง', 'รอผู้แจ้งตอบ']) expect(cards).toContain(words);
    expect(cards).not.toContain('กองคลัง');
    await say(hall, finance, 'my work');
    expect(lastTwo(hall, finance)).toContain('เรื่องของกองคลัง');
    expect(hall.platform.calls('push')).toEqual([]);
    await hall.tap(officer, 'ดูเรื่องนี้');
    expect(lastTwo(hall, officer)).toContain('ประวัติของเรื่อง');
  });

  it('says of sixty cases that they are more than fifty, the most overdue first', async () => {
    const { hall, officer, secretary } = await office();
    for (let at = 0; at < 60; at += 1) {
      await file(hall, { what: `เรื่องลำดับ ${at}.` }, false);
      hall.pass(HOUR);
    }
    hall.pass(14 * DAY);
    for (const person of [officer, secretary]) {
      await say(hall, person, 'งานของฉัน');
      const [head = '', cards = ''] = hall.said(person).slice(-2);
      expect(head).toContain('มากกว่า 50');
      expect(head).toContain('เลขรับ 11/2583');
      expect(cards.indexOf('เรื่องลำดับ 0.')).toBeGreaterThan(0);
      expect(cards.indexOf('เรื่องลำดับ 0.')).toBeLessThan(cards.indexOf('เรื่องลำดับ 9.'));
      expect(cards).toContain('เกินมา 1 วัน');
    }
    await say(hall, officer, 'งานเกินกำหนด');
    expect(lastTwo(hall, officer)).not.toContain('ครบกำหนดพรุ่งนี้');
  }, 30_000);

  it('does not count as overdue what waits for the resident', async () => {
    const { hall, officer } = await office();
    await file(hall);
    await hall.tap(officer, 'ขอข้อมูลเพิ่ม');
    await say(hall, officer, 'ตรงไหนคะ');
    await say(hall, officer, 'ส่ง');
    hall.pass(30 * DAY);
    await say(hall, officer, 'งานเกินกำหนด');
    expect(last(hall, officer)).toContain('ไม่มีงานเกินกำหนด');
    await say(hall, officer, 'งานทั้งหมด');
    expect(lastTwo(hall, officer)).toContain('รอผู้แจ้งตอบ');
  });
});

describe('reminders', () => {
  /** Lets the clock run by days, and the jobs with it. */
  const days = async (hall: TownHall, n: number) => {
    for (let at = 0; at < n; at += 1) {
      hall.pass(DAY);
      await hall.jobs();
      await hall.jobs();
    }
  };

  it('go to the officer, then the head, then the ปลัด, while nobody takes the case', async () => {
    const { hall, secretary, officer } = await office();
    const head = await join(hall, secretary, 'หัวหน้า กองช่าง');
    const clerk = await join(hall, secretary, 'ปลัด');
    await file(hall);
    await days(hall, 1);
    expect(last(hall, officer)).toContain('ยังไม่มีผู้รับเรื่อง · ครบกำหนดวันนี้');
    expect(hall.said(head).join()).not.toContain('เลขรับ');
    await days(hall, 1);
    expect(last(hall, head)).toContain('เรื่องของกองช่างที่ต้องติดตาม');
    expect(last(hall, head)).toContain('เกินมา 1 วัน');
    expect(hall.said(clerk).join()).not.toContain('เลขรับ');
    await days(hall, 1);
    expect(last(hall, clerk)).toContain('เกินมา 2 วัน');
    expect(last(hall, clerk)).toContain('ความช่วยเหลือ');
    const told = count(hall, officer);
    await days(hall, 3);
    expect(count(hall, officer)).toBe(told);
  });

  it('stop once somebody has taken it, until it is nearly due', async () => {
    const { hall, secretary, officer } = await office();
    const head = await join(hall, secretary, 'หัวหน้า กองช่าง');
    await file(hall);
    await hall.tap(officer, 'รับเรื่อง');
    const told = count(hall, officer);
    await days(hall, 13);
    expect(count(hall, officer)).toBe(told);
    await days(hall, 1);
    expect(last(hall, officer)).toContain('ครบกำหนดพรุ่งนี้');
    await days(hall, 1);
    expect(last(hall, officer)).toContain('ครบกำหนดวันนี้');
    expect(hall.said(head).join()).not.toContain('เลขรับ');
    await days(hall, 1);
    expect(last(hall, head)).toContain('เกินมา 1 วัน');
  });

  it('are not sent for what was taken while they waited for a reader', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    const told = count(hall, officer);
    hall.pass(DAY);
    await hall.jobs({ line: { ...hall.ports.line, push: () => Promise.resolve({ kind: 'unknown', status: 500 }) } });
    await press(hall, officer, `desk.take {"id":"${id}"}`);
    await hall.jobs();
    expect(hall.said(officer).slice(told).join()).not.toContain('ยังไม่มีผู้รับเรื่อง ·');
  });

  it('tell of a reopening with its reason, the third time the ปลัด too', async () => {
    const { hall, secretary, officer } = await office();
    const clerk = await join(hall, secretary, 'ปลัด');
    const id = await file(hall);
    for (let time = 1; time <= 3; time += 1) {
      await press(hall, officer, `desk.fix {"id":"${id}"}`);
      await photos(hall, officer);
      await say(hall, officer, 'เปลี่ยนหลอด');
      await say(hall, officer, 'ส่ง');
      await act(hall, id, { act: 'dispute', ...byOwner, said: saying(`ยังดับ ครั้งที่ ${time}`) });
      expect(last(hall, officer)).toContain(`ผู้แจ้งบอกว่ายังไม่เสร็จ (ครั้งที่ ${time})`);
      expect(last(hall, officer)).toContain(`ยังดับ ครั้งที่ ${time}`);
    }
    expect(hall.said(clerk).filter(each => each.includes('ยังไม่เสร็จ'))).toHaveLength(1);
    await days(hall, 1);
    expect(last(hall, officer)).toContain('เปิดเรื่องอีกครั้งแล้ว ยังไม่มีผู้รับต่อ · ครบกำหนดวันนี้');
  });
});

describe('ตรวจประวัติ', () => {
  it('names the row that was altered in the database', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'รับเรื่อง');
    await press(hall, officer, `desk.answer {"id":"${id}"}`);
    await say(hall, officer, 'พรุ่งนี้');
    await say(hall, officer, 'ส่ง');
    await say(hall, officer, 'ตรวจประวัติ 1/2583');
    await hall.tap(officer, 'ตรวจประวัติ');
    expect(last(hall, officer)).toContain('ประวัติครบถ้วน 3 รายการ');
    await tamper(hall, 'cases', id, '$.history[2].words', 'เดือนหน้า');
    await press(hall, officer, `desk.verify {"id":"${id}"}`);
    expect(last(hall, officer)).toContain('รายการที่ 3 (ตอบ 6 มี.ค. 83 10.00 น.)');
    expect(last(hall, officer)).toContain('ไม่ตรงกับที่บันทึกไว้');
    await tamper(hall, 'chain', `${id}:0001`, '$.actor', 'Usomebody');
    await press(hall, officer, `desk.verify {"id":"${id}"}`);
    expect(last(hall, officer)).toContain('รายการที่ 2 (รับเรื่อง');
    expect(last(hall, officer)).toContain('ถูกแก้ไขหลังบันทึก');
  });

  it('names a row that cannot be read any more, and only to who may see the case', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'รับเรื่อง');
    await tamper(hall, 'cases', id, '$.history[1].act', 'forgotten');
    await press(hall, officer, `desk.verify {"id":"${id}"}`);
    expect(last(hall, officer)).toContain('รายการที่ 2');
    expect(last(hall, officer)).toContain('ถูกแก้ไขหลังบันทึก');
    const resident = hall.resident('คนอื่น');
    await press(hall, resident, `desk.verify {"id":"${id}"}`);
    expect(last(hall, resident)).not.toContain('รายการที่');
  });

  it('sees another day of filing', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await tamper(hall, 'cases', id, '$.at', 1);
    await press(hall, officer, `desk.verify {"id":"${id}"}`);
    expect(last(hall, officer)).toContain('รายการที่ 1');
  });
});

describe('a case that can take no more', () => {
  it('says so, ends the conversation, and writes nothing', async () => {
    const { hall, officer } = await office();
    const id = await file(hall);
    await hall.tap(officer, 'ขอข้อมูลเพิ่ม');
    await say(hall, officer, 'ตรงไหนคะ');
    const author = { by: 'staff', id: officer.id, role: 'officer', name: null } as const;
    for (let at = 0; at < 89; at += 1)
      await act(hall, id, { act: 'note', party: 'staff', author, said: saying(`บันทึก ${at}`) });
    await say(hall, officer, 'ส่ง');
    expect(last(hall, officer)).toContain('เต็มแล้ว');
    expect(await steps(hall, id)).toHaveLength(90);
    await say(hall, officer, 'ส่ง');
    expect(last(hall, officer)).toContain('ไม่มีคำถามที่รอส่ง');
  });
});

describe('a resident who has blocked the office', () => {
  it('is named to the secretary as the reason why an answer waits, and another who follows is not taken for the sender', async () => {
    const { hall, officer, secretary } = await office();
    const resident = hall.resident();
    const id = await file(hall, { from: resident.id });
    await act(hall, id, { act: 'follow', party: 'resident', author: { by: 'resident' }, follower: 'Uother' });
    await hall.platform.act.unfollow(resident.id);
    await hall.settle();
    await say(hall, officer, 'ตอบ 1/2583');
    await say(hall, officer, 'พรุ่งนี้');
    await hall.tap(officer, 'ส่ง');
    await hall.jobs();
    await say(hall, secretary, 'การแจ้งเตือน');
    expect(last(hall, secretary)).toContain('ผู้รับบล็อก LINE ของ อบต.');
    await say(hall, officer, '1/2583');
    expect(lastTwo(hall, officer)).toContain('มีผู้ติดตามเพิ่ม');
    expect(lastTwo(hall, officer)).not.toContain('มีผู้ติดตามเพิ่ม · ผู้แจ้ง');
  });
});

describe('whether the resident has been told', () => {
  /** A case of a resident whom we know, and an officer's answer to it, saved and not delivered yet. */
  async function answered() {
    const { hall, officer, second } = await office();
    const resident = hall.resident('ยายสมศรี');
    await say(hall, resident, 'ภาษาไทย');
    const id = await file(hall, { from: resident.id });
    await act(hall, id, { act: 'follow', party: 'resident', author: { by: 'resident' }, follower: 'Uother' });
    await press(hall, officer, `desk.answer {"id":"${id}"}`);
    await say(hall, officer, 'จะเข้าซ่อมพรุ่งนี้');
    const send = async () => {
      await hall.tap(officer, 'ส่ง');
      expect(last(hall, officer)).toContain('บันทึกแล้วค่ะ กำลังส่งถึงผู้แจ้ง');
    };
    /** What the view of the case says, by its button. */
    const seen = async (person = officer) => {
      await press(hall, person, `desk.show {"id":"${id}"}`);
      return lastTwo(hall, person);
    };
    return { hall, officer, second, resident, id, send, seen };
  }
  const row = (value: string) => `ถึงผู้แจ้ง (ตอบ)\n${value}`;

  it('stands in the view of the case: on its way, then sent, and for which step', async () => {
    const { hall, officer, second, resident, send, seen } = await answered();
    expect(await seen()).not.toContain('ถึงผู้แจ้ง (');
    await press(hall, officer, `desk.answer {"id":"${(await hall.records('cases'))[0]?.id}"}`);
    await say(hall, officer, 'จะเข้าซ่อมพรุ่งนี้');
    await send();
    expect(await seen()).toContain(row('กำลังส่ง'));
    await hall.jobs();
    expect(await seen()).toContain(row('ส่งแล้ว'));
    expect(await seen(second)).toContain(row('ส่งแล้ว'));
    for (const message of hall.platform.received(officer.id)) {
      expect(JSON.stringify(message)).not.toContain(resident.id);
      expect(JSON.stringify(message)).not.toContain('ยายสมศรี');
    }
  });

  it('says so when the resident has blocked the office', async () => {
    const { hall, resident, send, seen } = await answered();
    await hall.platform.act.unfollow(resident.id);
    await hall.settle();
    await send();
    await hall.jobs();
    expect(await seen()).toContain(row('ส่งไม่ได้: ผู้รับบล็อก LINE'));
    for (let day = 0; day < 4; day += 1) {
      hall.pass(DAY);
      await hall.jobs();
    }
    expect(await seen()).toContain('ส่งไม่ได้: ผู้รับบล็อก LINE');
  });

  it('says so when it waits for the next answer because few messages are left', async () => {
    const { hall, resident, send, seen } = await answered();
    hall.platform.setQuota(300, 280);
    // LINE is asked again what is left.
    hall.pass(8 * HOUR);
    await send();
    await hall.jobs();
    expect(await seen()).toContain(row('รอส่งพร้อมคำตอบถัดไป (โควตาใกล้หมด)'));
    await say(hall, resident, 'เบอร์โทร');
    expect(hall.said(resident).join()).toContain('จะเข้าซ่อมพรุ่งนี้');
    expect(await seen()).toContain(row('ส่งแล้ว'));
  });

  it('says that it is on its way while LINE fails, and that nobody knows when LINE never said', async () => {
    const { hall, send, seen } = await answered();
    hall.platform.fail('push', { type: 'error', status: 500 }, null);
    await send();
    await hall.jobs();
    expect(await seen()).toContain(row('กำลังส่ง'));
    hall.pass(DAY);
    await hall.jobs();
    expect(await seen()).toContain(row('ไม่ทราบผล'));
  });

  it('says why LINE refused it', async () => {
    const { hall, send, seen } = await answered();
    hall.platform.fail('push', { type: 'error', status: 400 }, null);
    await send();
    await hall.jobs();
    expect(await seen()).toContain(row('ส่งไม่ได้: LINE ไม่รับ'));
  });

  it('says at night that it is sent in the morning', async () => {
    const { hall, officer, seen } = await answered();
    hall.pass(12 * HOUR);
    await hall.tap(officer, 'ส่ง');
    await hall.jobs();
    expect(await seen()).toContain(row('จะส่งเวลา 07.00 น.'));
  });

  it('is one tap away from the view by number, and is said in English too', async () => {
    const { hall, officer, send } = await answered();
    await say(hall, officer, '1/2583');
    expect(lastTwo(hall, officer)).not.toContain('ดูว่าส่งถึงผู้แจ้งหรือยัง');
    await press(hall, officer, `desk.answer {"id":"${(await hall.records('cases'))[0]?.id}"}`);
    await say(hall, officer, 'จะเข้าซ่อมพรุ่งนี้');
    await send();
    await hall.jobs();
    await say(hall, officer, '1/2583');
    expect(lastTwo(hall, officer)).not.toContain('ถึงผู้แจ้ง (');
    await hall.tap(officer, 'ดูว่าส่งถึงผู้แจ้งหรือยัง');
    expect(lastTwo(hall, officer)).toContain(row('ส่งแล้ว'));
    await say(hall, officer, 'English');
    await say(hall, officer, '1/2583');
    await hall.tap(officer, 'Was it delivered?');
    expect(lastTwo(hall, officer)).toContain('To the resident (answered)\nsent');
  });

  it('is not found for a notice of an earlier version, which breaks nothing', async () => {
    const { hall, send, seen } = await answered();
    await send();
    for (const { id } of await hall.records('outbox')) await tamper(hall, 'outbox', String(id), '$.aboutKey', null);
    await hall.jobs();
    expect(await seen()).toContain('เลขรับ 1/2583');
    expect(await seen()).not.toContain('ถึงผู้แจ้ง (');
  });
});
