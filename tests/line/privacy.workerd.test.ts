import { describe, expect, it } from 'vitest';
import { townHall } from '../support/town-hall.ts';

const DAY = 24 * 3_600_000;
const SECRET = 'คำลับสุดยอด';

describe('what is kept of people’s words', () => {
  it('forgets a draft that was never sent, a day after the last message', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await hall.platform.act.say(resident.id, `ถามเจ้าหน้าที่ ${SECRET}`);
    await hall.settle();
    expect(await hall.disk()).toContain(SECRET);
    hall.pass(DAY - 1000);
    await hall.jobs();
    expect(await hall.disk()).toContain(SECRET);
    hall.pass(2000);
    await hall.jobs();
    expect(await hall.disk()).not.toContain(SECRET);
  });

  it('keeps nothing of a draft that was cancelled', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await hall.platform.act.say(resident.id, `ถามเจ้าหน้าที่ ${SECRET}`);
    await hall.settle();
    await hall.platform.act.say(resident.id, 'ขอยกเลิกครับ');
    await hall.settle();
    expect(hall.said(resident).at(-1)).toContain('ยกเลิกแล้ว');
    expect(await hall.disk()).not.toContain(SECRET);
  });

  it('never sends a draft by its button once a day has passed', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await hall.platform.act.say(resident.id, 'ถามเจ้าหน้าที่ ไฟทางดับ');
    await hall.settle();
    hall.pass(DAY + 1000);
    await hall.tap(resident, 'ส่ง');
    expect(await hall.questions()).toEqual([]);
    expect(hall.said(resident).at(-1)).toContain('ไม่มีคำถามที่รอส่ง');
  });

  it('masks an ID number wherever the question goes', async () => {
    const hall = townHall();
    const officer = await hall.officer();
    const resident = hall.resident();
    await hall.platform.act.say(resident.id, 'ถามเจ้าหน้าที่ บัตร ๑๒๓๔๕๖๗๘๙๐๑๒๑ ทำอะไรได้');
    await hall.settle();
    await hall.tap(resident, 'ส่ง');
    await hall.jobs();
    const seen = JSON.stringify([hall.said(resident), hall.said(officer), await hall.questions()]);
    expect(seen).toContain('x-xxxx-xxxxx-12-1');
    expect(seen).not.toContain('๑๒๓๔๕๖๗๘๙๐๑๒๑');
    expect(seen).not.toContain('1234567890121');
  });

  it('answers many people who ask the same unknown thing at once, and counts them all', async () => {
    const hall = townHall();
    const people = Array.from({ length: 30 }, (_, at) => hall.resident(`คนที่ ${at}`));
    const acts = await Promise.all(people.map(({ id }) => hall.platform.act.say(id, 'เลี้ยงมังกรสีม่วง')));
    await hall.settle();
    expect(acts.map(act => act.delivery.status)).toEqual(people.map(() => 200));
    for (const person of people) expect(hall.said(person)).toHaveLength(1);
    expect(await hall.records('unanswered')).toMatchObject([{ count: 30 }]);
    await hall.platform.act.say(hall.resident('อีกคน').id, 'เลี้ยงมังกรสีม่วง');
    await hall.settle();
    expect(await hall.records('unanswered')).toMatchObject([{ count: 31, term: expect.stringContaining('มังกร') }]);
  });

  it('never makes readable what one person keeps asking', async () => {
    const hall = townHall();
    const resident = hall.resident();
    for (let time = 0; time < 5; time += 1) await hall.platform.act.say(resident.id, 'เลี้ยงมังกรสีม่วง');
    await hall.settle();
    expect(await hall.records('unanswered')).toMatchObject([{ count: 5 }]);
    expect(await hall.disk()).not.toContain('มังกร');
  });
});

describe('an officer with two answers in hand', () => {
  it('sees which question an answer is for, and an older button sends nothing to the other resident', async () => {
    const hall = townHall();
    const officer = await hall.officer();
    const [first, second] = [hall.resident('คนแรก'), hall.resident('คนที่สอง')];
    for (const [person, question] of [
      [first, 'เลี้ยงมังกรสีแดง'],
      [second, 'เลี้ยงมังกรสีเขียว'],
    ] as const) {
      await hall.platform.act.say(person.id, `ถามเจ้าหน้าที่ ${question}`);
      await hall.settle();
      await hall.tap(person, 'ส่ง');
      await hall.jobs();
    }
    const questions = await hall.questions();
    expect(questions).toHaveLength(2);
    await hall.tap(officer, 'ตอบ');
    await hall.platform.act.say(officer.id, 'คำตอบหนึ่ง');
    await hall.settle();
    const green = questions.find(({ question }) => question === 'เลี้ยงมังกรสีเขียว');
    expect(hall.said(officer).at(-1)).toContain(`เลขรับ ${green?.number}/2583`);
    for (const data of ['qna.send {"id":"', 'desk.send {"d":"'])
      await hall.platform.act.postback(officer.id, `${data}00000000-0000-4000-8000-000000000000"}`);
    await hall.settle();
    expect(await hall.questions()).toMatchObject([{ state: 'received' }, { state: 'received' }]);
  });
});

describe('LINE without a token for a moment', () => {
  it('delays the answer and loses nothing', async () => {
    const hall = townHall();
    const resident = hall.resident();
    hall.platform.fail('token', { type: 'error', status: 503 }, 2);
    await hall.platform.act.say(resident.id, 'อบต. เปิดกี่โมง');
    await hall.settle();
    expect(hall.said(resident).join()).toContain('08.30');
    expect(hall.platform.calls('reply')).toHaveLength(1);
  });
});

describe('a group that talks among itself', () => {
  it.each(['โปร่งใสดีนะเสื้อตัวนี้', 'อบต นี่แย่จริง ๆ', 'บอทตัวนี้น่ารำคาญ'])('is left alone: %s', async said => {
    const hall = townHall();
    const resident = hall.resident();
    const group = hall.platform.addGroup({ name: 'กลุ่ม', members: [resident.id] });
    await hall.platform.act.say(resident.id, said, { in: group.id });
    await hall.settle();
    expect(hall.platform.calls('reply')).toEqual([]);
  });
});
