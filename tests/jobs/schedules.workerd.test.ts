import { describe, expect, it } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { fileFor, officerDoes } from '../support/casework.ts';
import { office, START, type TownHall, townHall } from '../support/town-hall.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** START is a Tuesday at ten; the office opens at half past eight. */
const OPENS = START - 90 * MINUTE;

const say = async (hall: TownHall, person: { readonly id: string }, words: string) => {
  await hall.platform.act.say(person.id, words);
  await hall.settle();
};
const runAt = async (hall: TownHall, instant: number) => {
  hall.pass(instant - hall.ports.now());
  await hall.jobs();
  await hall.jobs();
};
const digestsOf = (hall: TownHall, person: { readonly id: string }) =>
  hall.said(person.id).filter(said => said.includes('เรื่องรออยู่'));
const weeklyOf = (hall: TownHall, person: { readonly id: string }) =>
  hall.said(person.id).filter(said => said.includes('ประจำสัปดาห์'));

/** An officer of the works division for whom so many alerts are held. */
async function waitingOfficer(count = 2) {
  const hall = townHall();
  const officer = await hall.officer('กองช่าง');
  const resident = hall.resident();
  await say(hall, resident, 'ภาษาไทย');
  hall.platform.setQuota(300, 280);
  for (let each = 0; each < count; each += 1) await fileFor(hall, resident);
  await hall.jobs();
  return { hall, officer, resident };
}

describe('the daily digest of what is held', () => {
  it('comes once when the office opens, although the job runs many times, and leaves what is held', async () => {
    const { hall, officer } = await waitingOfficer();
    await runAt(hall, OPENS + DAY - 1);
    expect(digestsOf(hall, officer)).toEqual([]);
    hall.pass(1);
    await Promise.all([hall.jobs(), hall.jobs(), hall.jobs()]);
    await hall.jobs();
    await runAt(hall, OPENS + DAY + 5 * HOUR);
    expect(digestsOf(hall, officer)).toEqual(['มี 2 เรื่องรออยู่ พิมพ์ งานของฉัน เพื่อดูค่ะ']);
    expect(hall.platform.state.quota.used).toBe(281);
    await say(hall, officer, 'งานของฉัน');
    expect(hall.said(officer).filter(said => said.includes('เรื่องร้องเรียนใหม่'))).toHaveLength(2);
    // What the cases' own clocks have said meanwhile.
    await say(hall, officer, 'หน้าที่ของฉัน');
    await runAt(hall, OPENS + 2 * DAY);
    expect(digestsOf(hall, officer)).toHaveLength(1);
  });

  it('comes to nobody but staff, and not to those who have blocked the office', async () => {
    const { hall, officer, resident } = await waitingOfficer();
    const id = await fileFor(hall, resident);
    await officerDoes(hall, id, 'answer', { words: 'จะไปซ่อมพรุ่งนี้' });
    await hall.jobs();
    hall.pass(MINUTE);
    await hall.platform.act.unfollow(officer.id);
    await hall.settle();
    await runAt(hall, OPENS + DAY);
    expect(digestsOf(hall, resident)).toEqual([]);
    expect(digestsOf(hall, officer)).toEqual([]);
  });

  it('does not come on a weekend or a holiday', async () => {
    const { hall, officer } = await waitingOfficer();
    const closed = { ...office.holidays.holidays[0], day: '2040-03-08' } as (typeof office.holidays.holidays)[number];
    const other = { ...office, holidays: { ...office.holidays, holidays: [closed] } };
    const run = async (instant: number) => {
      hall.pass(instant - hall.ports.now());
      await hall.jobs({ office: other });
      await hall.jobs({ office: other });
      return digestsOf(hall, officer).length;
    };
    const seen: number[] = [];
    // Wednesday to Monday; Thursday is the holiday.
    for (let day = 1; day <= 6; day += 1) seen.push(await run(OPENS + day * DAY));
    expect(seen).toEqual([1, 1, 2, 2, 2, 3]);
  });

  it('is left out when it is half a day late, and comes the next morning', async () => {
    const { hall, officer } = await waitingOfficer();
    await runAt(hall, OPENS + DAY + 12 * HOUR + 1);
    expect(digestsOf(hall, officer)).toEqual([]);
    await runAt(hall, OPENS + 2 * DAY);
    expect(digestsOf(hall, officer)).toHaveLength(1);
  });

  it('still comes when it is late by less, but waits for the morning where that is at night', async () => {
    const { hall, officer } = await waitingOfficer();
    await runAt(hall, OPENS + DAY + 11 * HOUR + 45 * MINUTE);
    expect(digestsOf(hall, officer)).toEqual([]);
    await runAt(hall, OPENS + 2 * DAY - 90 * MINUTE);
    expect(digestsOf(hall, officer)).toHaveLength(1);
  });

  it('costs nothing when the month’s last message is gone', async () => {
    const { hall, officer } = await waitingOfficer();
    hall.platform.setQuota(300, 300);
    await runAt(hall, OPENS + DAY);
    expect(digestsOf(hall, officer)).toEqual([]);
    expect(hall.platform.calls('push')).toEqual([]);
  });

  it('says nothing to those who have read it all before it goes out', async () => {
    const { hall, officer } = await waitingOfficer();
    hall.pass(OPENS + DAY - hall.ports.now());
    await hall.jobs();
    await say(hall, officer, 'งานของฉัน');
    await hall.jobs();
    expect(digestsOf(hall, officer)).toEqual([]);
    expect(hall.platform.calls('push')).toEqual([]);
  });

  it('does not begin in an office where nobody was ever told anything', async () => {
    const hall = townHall();
    await hall.jobs();
    expect(await hall.records('schedules')).toEqual([]);
    expect(hall.store.calls.has('commit')).toBe(false);
  });
});

describe('the weekly digest', () => {
  /** A ปลัด who is told every Monday. */
  async function withClerk(): Promise<{ hall: TownHall; clerk: Person; resident: Person }> {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'เชิญ ปลัด');
    const code = /PS-\w{4}-\w{4}/.exec(hall.said(secretary).at(-1) ?? '')?.[0] ?? '';
    const clerk = hall.platform.addPerson({ name: 'ปลัดทดสอบ', friend: true });
    await say(hall, clerk, code);
    return { hall, clerk, resident: hall.resident() };
  }

  it('tells the ปลัด on Monday how many cases are open, late, not taken and with the resident, by division', async () => {
    const { hall, clerk, resident } = await withClerk();
    const proof = { words: 'ซ่อมแล้ว', photoIds: ['p1'] };
    await fileFor(hall, resident, { division: 'works' });
    const taken = await fileFor(hall, resident, { division: 'works' });
    await officerDoes(hall, taken, 'acknowledge');
    const fixed = await fileFor(hall, resident, { division: 'works' });
    await officerDoes(hall, fixed, 'fix', proof);
    await fileFor(hall, resident, { division: 'finance', category: 'other', clock: 'screening' });
    const declined = await fileFor(hall, resident, { division: 'finance', category: 'other' });
    await officerDoes(hall, declined, 'decline', { words: 'ไม่อยู่ในอำนาจ' }, { destination: 'อำเภอ' });
    await runAt(hall, START + HOUR);
    await runAt(hall, OPENS + 6 * DAY);
    await hall.jobs();
    const [said, ...more] = weeklyOf(hall, clerk);
    expect(more).toEqual([]);
    expect(said).toContain('ณ 12 มีนาคม 2583');
    expect(said).toContain('ยังไม่จบ 4 เรื่อง: เกินกำหนด 1 · ยังไม่มีผู้รับ 2 · รอผู้แจ้งยืนยัน 1\n');
    expect(said).toContain('กองช่าง\nยังไม่จบ 3 เรื่อง: เกินกำหนด 0 · ยังไม่มีผู้รับ 1 · รอผู้แจ้งยืนยัน 1');
    expect(said).toContain('กองคลัง\nยังไม่จบ 1 เรื่อง: เกินกำหนด 1 · ยังไม่มีผู้รับ 1 · รอผู้แจ้งยืนยัน 0');
    expect(said).not.toContain('สำนักปลัด');
  });

  it('counts more cases than one page holds', async () => {
    const { hall, clerk, resident } = await withClerk();
    for (let each = 0; each < 105; each += 1) await fileFor(hall, resident);
    await hall.ports.store.commit([
      {
        kind: 'create',
        ref: { collection: 'schedules', id: 'desk.weekly' },
        data: { due: hall.ports.now(), lastRunDay: null },
      },
    ]);
    for (let each = 0; each < 5; each += 1) await hall.jobs();
    expect(weeklyOf(hall, clerk).join()).toContain('ยังไม่จบ 105 เรื่อง');
  });

  it('does not come where nothing is open', async () => {
    const { hall, clerk, resident } = await withClerk();
    const id = await fileFor(hall, resident);
    await officerDoes(hall, id, 'decline', { words: 'ไม่อยู่ในอำนาจ' }, { destination: 'อำเภอ' });
    await runAt(hall, START + HOUR);
    await runAt(hall, OPENS + 6 * DAY);
    expect(weeklyOf(hall, clerk)).toEqual([]);
  });

  it('waits with the ปลัด’s other notices while the month’s messages are nearly used up', async () => {
    const { hall, clerk, resident } = await withClerk();
    await fileFor(hall, resident);
    await runAt(hall, START + HOUR);
    hall.platform.setQuota(300, 290);
    await runAt(hall, OPENS + 6 * DAY);
    expect(weeklyOf(hall, clerk)).toEqual([]);
    await say(hall, clerk, 'หน้าที่ของฉัน');
    expect(weeklyOf(hall, clerk)).toHaveLength(1);
  });
});
