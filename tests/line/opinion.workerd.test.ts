import { describe, expect, test } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import * as calls from '../../src/features/opinion/calls.ts';
import type { CreateInput } from '../../src/features/opinion/shapes.ts';
import { staffOf } from '../support/staff.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const DAY = 86_400_000;
const th = (words: string) => ({ th: words, en: null });
const market: CreateInput = {
  kind: 'poll',
  division: 'works',
  title: th('ตลาดนัดวันไหนดี'),
  about: th('อบต. จะจัดตลาดนัดสัปดาห์ละครั้ง ขอถามว่าวันไหนสะดวก'),
  question: { ask: th('อยากให้จัดวันไหน'), options: [th('วันเสาร์'), th('วันอาทิตย์')] },
  opensAt: '2040-03-06',
  closesAt: '2040-03-10',
  showsLive: false,
};

async function say(hall: TownHall, person: Person, words: string): Promise<string> {
  const before = hall.said(person).length;
  await hall.platform.act.say(person.id, words);
  await hall.settle();
  return hall.said(person).slice(before).join('\n');
}

async function tap(hall: TownHall, person: Person, label: string): Promise<string> {
  const before = hall.said(person).length;
  await hall.tap(person, label);
  return hall.said(person).slice(before).join('\n');
}

async function opened(hall: TownHall, input: CreateInput = market): Promise<string> {
  const officer = await staffOf(hall, 'officer', 'works');
  const { body } = await hall.call(officer, calls.createConsultation, input, crypto.randomUUID());
  return String(body.id);
}

async function written(hall: TownHall, person: Person): Promise<void> {
  await say(hall, person, 'แสดงความคิดเห็น');
  await tap(hall, person, 'ถนน ไฟ น้ำ สิ่งก่อสร้าง');
  await say(hall, person, 'อยากให้ตัดหญ้าข้างทางบ่อยขึ้น');
  await say(hall, person, 'อยากได้คำตอบ');
}

describe('an opinion in the chat', () => {
  test.each(['แสดงความคิดเห็น', 'เสนอแนะ', 'ความคิดเห็นค่ะ', 'opinion', 'Feedback'])('begins with %s', async words => {
    const hall = townHall();
    const person = hall.resident();
    expect(await say(hall, person, words)).toMatch(/เรื่องเกี่ยวกับอะไร|What is it about/);
  });

  test('is asked question by question, checked, filed, answered and confirmed', async () => {
    const hall = townHall();
    const officer = await staffOf(hall, 'officer', 'works');
    const person = hall.resident();
    await written(hall, person);
    expect(hall.said(person).slice(-2).join('\n')).toContain('ไม่เห็นว่าเป็นใคร');
    expect(await tap(hall, person, 'ส่ง')).toContain('เลขรับ 1/2583');
    await hall.jobs();
    const alert = hall.said(officer).at(-1) ?? '';
    expect(alert).toContain('ความคิดเห็นใหม่');
    expect(alert).toContain('ความคิดเห็น · ถนน ไฟ น้ำ สิ่งก่อสร้าง');
    await tap(hall, officer, 'ตอบ');
    await say(hall, officer, 'จะตัดหญ้าทุกเดือนค่ะ');
    await tap(hall, officer, 'ส่ง');
    await hall.jobs();
    expect(hall.said(person).at(-1)).toContain('จะตัดหญ้าทุกเดือนค่ะ');
    expect(hall.said(officer).join('\n')).not.toContain(person.id);
    await tap(hall, person, 'ยืนยันว่าเสร็จ');
    expect(await hall.records('cases')).toMatchObject([{ kind: 'opinion', state: 'confirmed', channel: 'chat' }]);
  });

  test('that is answered and not settled is opened again', async () => {
    const hall = townHall();
    const officer = await staffOf(hall, 'officer', 'works');
    const person = hall.resident();
    await written(hall, person);
    await tap(hall, person, 'ส่ง');
    await hall.jobs();
    await tap(hall, officer, 'ตอบ');
    await say(hall, officer, 'รับทราบค่ะ');
    await tap(hall, officer, 'ส่ง');
    await hall.jobs();
    await tap(hall, person, 'ยังไม่เสร็จ');
    await say(hall, person, 'ยังไม่ได้บอกว่าจะตัดเมื่อไร');
    await tap(hall, person, 'ส่ง');
    expect(await hall.records('cases')).toMatchObject([{ state: 'reopened', open: true }]);
  });

  test('asks nobody for a name, and offers the page for that', async () => {
    const hall = townHall();
    const person = hall.resident();
    expect(await say(hall, person, 'แสดงความคิดเห็น')).toContain('ในแชตไม่ถามชื่อ');
    await tap(hall, person, 'เรื่องอื่น ๆ');
    await say(hall, person, 'ขอให้เปิดวันเสาร์ด้วย');
    const check = await say(hall, person, 'ไม่ต้องตอบ');
    expect(check).not.toContain('ลงชื่อ');
    expect(check).toContain('ส่ง');
  });

  test('that speaks of corruption is not taken in, and what was said before goes too', async () => {
    const hall = townHall();
    const person = hall.resident();
    await say(hall, person, 'แสดงความคิดเห็น');
    await tap(hall, person, 'เรื่องอื่น ๆ');
    expect(await say(hall, person, 'ปลัดรับสินบนเรื่องถนน')).toContain('1205');
    expect(await hall.disk()).not.toContain('สินบน');
    expect(await say(hall, person, 'ทำต่อ')).toContain('เรื่องเกี่ยวกับอะไร');
  });

  test('that was sent cannot be sent again by its button', async () => {
    const hall = townHall();
    const person = hall.resident();
    await written(hall, person);
    const check = hall.platform.received(person.id).at(-1);
    const button = check?.quickReply.find(({ action }) => action.label === 'ส่ง')?.action;
    if (!button) throw new Error('nothing to tap');
    for (const _ of ['first', 'again']) {
      await hall.platform.act.press(person.id, button);
      await hall.settle();
    }
    expect(await hall.records('cases')).toHaveLength(1);
    expect(hall.said(person).at(-1)).toContain('ส่งแล้วค่ะ เลขรับ 1/2583');
  });

  test('loses the words of a message that is taken back', async () => {
    const hall = townHall();
    const person = hall.resident();
    await say(hall, person, 'แสดงความคิดเห็น');
    await tap(hall, person, 'เรื่องอื่น ๆ');
    const act = await hall.platform.act.say(person.id, 'คำที่จะถอนคืน');
    await hall.settle();
    await tap(hall, person, 'ไม่ต้องตอบ');
    await tap(hall, person, 'ส่ง');
    await hall.platform.act.unsend(person.id, act.messageId ?? '');
    await hall.settle();
    await hall.jobs();
    expect(await hall.disk()).not.toContain('คำที่จะถอนคืน');
  });
});

describe('a poll in the chat', () => {
  test('is answered by one tap, changed by another, and counted once', async () => {
    const hall = townHall();
    const id = await opened(hall);
    const person = hall.resident();
    const shown = await say(hall, person, 'โพล');
    expect(shown).toContain('ตลาดนัดวันไหนดี');
    expect(shown).toContain('10 มีนาคม 2583');
    expect(await tap(hall, person, 'วันเสาร์')).toContain('รับคำตอบแล้วค่ะ: วันเสาร์');
    await say(hall, person, 'ประชาคม');
    expect(await tap(hall, person, 'วันอาทิตย์')).toContain('เปลี่ยนคำตอบของคุณแล้วค่ะ เป็น: วันอาทิตย์');
    await say(hall, person, 'โพล');
    expect(await tap(hall, person, 'วันอาทิตย์')).toContain('คุณตอบข้อนี้ไว้แล้วค่ะ');
    const counts = (await hall.records('statistics')).find(each => each.id === `consultation-${id}`);
    expect(counts).toMatchObject({ answers: 1, 'option.a': 0, 'option.b': 1 });
  });

  test('says the same to a tap that LINE delivers twice', async () => {
    const hall = townHall();
    const id = await opened(hall);
    const person = hall.resident();
    await say(hall, person, 'โพล');
    const { event } = await hall.tap(person, 'วันเสาร์');
    await hall.platform.redeliver(event.webhookEventId);
    await hall.settle();
    const counts = (await hall.records('statistics')).find(each => each.id === `consultation-${id}`);
    expect(counts).toMatchObject({ answers: 1, 'option.a': 1 });
  });

  test('keeps what was chosen in no record that knows the person', async () => {
    const hall = townHall();
    await opened(hall);
    const person = hall.resident();
    await say(hall, person, 'โพล');
    await hall.tap(person, 'วันเสาร์');
    const known = await Promise.all(['people', 'events', 'messages', 'outbox'].map(each => hall.records(each)));
    expect(JSON.stringify(known)).not.toContain('วันเสาร์');
    expect(JSON.stringify(await hall.records('responses'))).not.toContain(person.id);
  });

  test('that is over takes no vote, and the list tells what came of it', async () => {
    const hall = townHall();
    const id = await opened(hall);
    const person = hall.resident();
    await say(hall, person, 'โพล');
    hall.pass(5 * DAY);
    expect(await tap(hall, person, 'วันเสาร์')).toContain('ปิดรับความเห็นแล้ว');
    const clerk = await staffOf(hall, 'clerk');
    const words = th('จะจัดตลาดนัดทุกวันเสาร์ เริ่มเดือนหน้า');
    await hall.call(clerk, calls.closeConsultation, { id, words }, crypto.randomUUID());
    expect(await say(hall, person, 'โพล')).toContain('จะจัดตลาดนัดทุกวันเสาร์');
  });

  test('where there is none says how to say something all the same', async () => {
    const hall = townHall();
    expect(await say(hall, hall.resident(), 'ประชาคม')).toContain('แสดงความคิดเห็น');
  });

  test('is not for groups', async () => {
    const hall = townHall();
    await opened(hall);
    const person = hall.resident();
    const group = hall.platform.addGroup({ name: 'กลุ่มหมู่บ้าน', members: [person.id] });
    await hall.platform.act.say(person.id, 'โปร่งใส โพล', { in: group.id });
    await hall.settle();
    expect(hall.said(group.id).join('\n')).not.toContain('ตลาดนัด');
  });
});
