import { describe, expect, it } from 'vitest';
import { type TownHall, townHall } from '../support/town-hall.ts';

const say = async (hall: TownHall, person: { id: string }, words: string, options = {}) => {
  await hall.platform.act.say(person.id, words, options);
  await hall.settle();
  return hall.said(options && 'in' in options ? String(options.in) : person.id).at(-1) ?? '';
};

describe('the first code', () => {
  // Words of the menu, of the scores, of the measures, of the language, of a talk with staff, of thanks.
  for (const firstCode of ['สวัสดี', 'เมนูหลัก', 'คะแนน', 'มาตรการ', 'english', 'ถามเจ้าหน้าที่', 'ขอบคุณ', 'ยกเลิก']) {
    it(`makes the first person the secretary also when it is "${firstCode}", which means something else too`, async () => {
      const hall = townHall({ firstCode });
      const person = hall.resident();
      expect(await say(hall, person, firstCode)).toContain('คุณเป็น เลขานุการคณะทำงาน แล้ว');
      expect(await hall.records('people')).toMatchObject([{ duties: [{ role: 'secretary' }] }]);
    });
  }

  it('makes the first person the secretary also in the middle of a conversation', async () => {
    const hall = townHall({ firstCode: 'สวัสดี' });
    const person = hall.resident();
    await say(hall, person, 'ถามเจ้าหน้าที่ ไฟทางดับ');
    expect(await say(hall, person, 'สวัสดี')).toContain('คุณเป็น เลขานุการคณะทำงาน แล้ว');
  });
});

describe('staff words in a group', () => {
  const PRIVATE_TH = 'เรื่องนี้โปรดทักแชตส่วนตัวกับเรานะคะ';
  const PRIVATE_EN = 'For this, please write to us in a private chat.';

  it('15. get a kind word that they work only in a private chat, from whomever they come, and nothing else', async () => {
    const hall = townHall();
    const people = [await hall.secretary(), hall.resident()];
    const group = hall.platform.addGroup({ name: 'กลุ่มงาน', members: people.map(({ id }) => id) });
    const before = await hall.disk();
    for (const person of people) {
      for (const words of ['เชิญ', 'เชิญ ปลัด', 'เชิญ เจ้าหน้าที่ กองช่าง', 'การแจ้งเตือน', 'หน้าที่ของฉัน', 'บทบาทของฉัน'])
        expect([words, await say(hall, person, `โปร่งใส ${words}`, { in: group.id })]).toEqual([words, PRIVATE_TH]);
      for (const words of ['notices', 'my duties', 'invite clerk'])
        expect([words, await say(hall, person, `โปร่งใส ${words}`, { in: group.id })]).toEqual([words, PRIVATE_EN]);
      for (const words of ['test-first-code', 'PS-AAAA-BBBB'])
        expect([words, await say(hall, person, `โปร่งใส ${words}`, { in: group.id })]).toEqual([words, PRIVATE_TH]);
    }
    expect(hall.said(group.id)).toHaveLength(2 * 11);
    expect(await hall.disk()).toBe(before);
  });

  it('15. stay unheard where nobody speaks to the bot', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const group = hall.platform.addGroup({ name: 'กลุ่มงาน', members: [resident.id] });
    await say(hall, resident, 'การแจ้งเตือน', { in: group.id });
    expect(hall.said(group.id)).toEqual([]);
  });

  it('15. do not stand in the way of a question that only begins like one', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const group = hall.platform.addGroup({ name: 'กลุ่มงาน', members: [resident.id] });
    for (const words of ['การแจ้งเตือนภัยน้ำท่วมดูที่ไหน', 'เชิญชวนเลือกตั้งวันไหน', 'เบี้ยยังชีพผู้สูงอายุได้เดือนละเท่าไร'])
      expect([words, await say(hall, resident, `โปร่งใส ${words}`, { in: group.id })]).not.toEqual([words, PRIVATE_TH]);
  });
});
