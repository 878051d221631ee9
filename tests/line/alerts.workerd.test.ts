import { describe, expect, it } from 'vitest';
import type { ApiCall, Fault, JsonObject } from '../../dev/line/types.ts';
import type { Person } from '../../src/domain/person.ts';
import { newMulticast } from '../../src/jobs/outbox.ts';
import { text } from '../../src/line/messages/text.ts';
import { fileFor, officerDoes } from '../support/casework.ts';
import { expectLineTakes } from '../support/limits.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const QUESTION = 'เบี้ยยังชีพผู้สูงอายุได้เดือนละเท่าไร';
const NEW_CASE = 'เรื่องร้องเรียนใหม่';

type Someone = { readonly id: string };

const say = async (hall: TownHall, person: Someone, words: string, options = {}) => {
  const act = await hall.platform.act.say(person.id, words, options);
  await hall.settle();
  return act;
};
const pushes = (hall: TownHall) => hall.platform.calls('push');
const replies = (hall: TownHall) => hall.platform.calls('reply');
const quotaReads = (hall: TownHall) => hall.platform.calls('quota').length / 2;
const messagesOf = (call: ApiCall | undefined) =>
  (call?.body as { messages: JsonObject[] } | undefined)?.messages ?? [];
const quickRepliesOf = (message: JsonObject | undefined) =>
  ((message?.quickReply as { items: { action: { label: string } }[] } | undefined)?.items ?? []).map(
    item => item.action.label,
  );
const outbox = (hall: TownHall) => hall.records('outbox');
const states = async (hall: TownHall) =>
  (await outbox(hall)).map(({ state, reason }) => `${String(state)} ${String(reason)}`).sort();
const alertsSeen = (hall: TownHall, person: Someone) =>
  hall.platform.received(person.id).filter(({ message }) => JSON.stringify(message).includes(NEW_CASE)).length;

/** How many notices wait for this person, as their record and the notices themselves say. */
async function held(hall: TownHall, person: Someone): Promise<number> {
  const people = (await hall.records('people')) as unknown as (Person & { id: string })[];
  const found = people.find(({ id }) => id === person.id);
  const rows = (await outbox(hall)).filter(({ state, reader }) => state === 'held' && reader === person.id);
  expect(found?.heldNotices.map(({ id }) => id).sort() ?? []).toEqual(rows.map(({ id }) => String(id)).sort());
  expect(found?.held ?? 0).toBe(rows.length);
  return rows.length;
}

/** An officer of the works division, a resident we know, and a month of 300 messages of which so many are used. */
async function month(used: number, limit: number | null = 300) {
  const hall = townHall();
  const officer = await hall.officer('กองช่าง');
  const resident = hall.resident();
  await say(hall, resident, 'ภาษาไทย');
  hall.platform.setQuota(limit, used);
  return { hall, officer, resident };
}

/** So many alerts are held for the officer, and none was pushed. */
async function withHeld(count: number) {
  const town = await month(280);
  for (let each = 0; each < count; each += 1) {
    await fileFor(town.hall, town.resident);
    town.hall.pass(1);
  }
  await town.hall.jobs();
  expect(pushes(town.hall)).toEqual([]);
  expect(await held(town.hall, town.officer)).toBe(count);
  return town;
}

describe('the month’s messages', () => {
  it('are pushed to the last one that leaves a tenth', async () => {
    const { hall, officer, resident } = await month(270);
    await fileFor(hall, resident);
    await hall.jobs();
    expect(pushes(hall).map(call => call.status)).toEqual([200]);
    expect(alertsSeen(hall, officer)).toBe(1);
    expect(await held(hall, officer)).toBe(0);
  });

  it('are kept back under a tenth: what is not urgent is held, and counted for its reader', async () => {
    const { hall, officer, resident } = await month(271);
    await fileFor(hall, resident);
    await hall.jobs();
    expect(pushes(hall)).toEqual([]);
    expect(await outbox(hall)).toMatchObject([{ state: 'held', reason: 'quota', reader: officer.id, attempts: 0 }]);
    expect(await held(hall, officer)).toBe(1);
  });

  it('go to what is urgent also under a tenth', async () => {
    const { hall, officer, resident } = await month(271);
    await fileFor(hall, resident, { urgent: true });
    await fileFor(hall, resident);
    await hall.jobs();
    expect(pushes(hall).map(call => call.status)).toEqual([200]);
    expect(hall.said(officer).at(-1)).toContain('ด่วน');
    expect(await held(hall, officer)).toBe(1);
  });

  it('end: an urgent alert then fails, and staff see why and how many were used', async () => {
    const { hall, resident } = await month(300);
    await fileFor(hall, resident, { urgent: true });
    await fileFor(hall, resident);
    await hall.jobs();
    expect(pushes(hall).map(call => call.status)).toEqual([429]);
    expect(await states(hall)).toEqual(['failed 429 You have reached your monthly limit.', 'held quota']);
    const secretary = (await hall.records('people')).find(({ dutyKeys }) => String(dutyKeys).includes('secretary'));
    await say(hall, { id: String(secretary?.id) }, 'การแจ้งเตือน');
    const said = hall.said(String(secretary?.id)).at(-1);
    expect(said).toContain('ข้อความฟรีของเดือนนี้หมดแล้ว');
    expect(said).toContain('รอโควตา 1 รายการ');
    expect(said).toContain('ใช้ไป 300 จาก 300');
  });

  it('have no end where LINE names no limit', async () => {
    const { hall, resident } = await month(9_999, null);
    await fileFor(hall, resident);
    await hall.jobs();
    expect(pushes(hall).map(call => call.status)).toEqual([200]);
  });

  it('cannot be run through by a burst: the reserve begins where it begins, after one look at LINE’s count', async () => {
    const { hall, officer, resident } = await month(268);
    for (let each = 0; each < 12; each += 1) await fileFor(hall, resident);
    await hall.jobs();
    expect(pushes(hall)).toHaveLength(3);
    expect(hall.platform.state.quota.used).toBe(271);
    expect(await held(hall, officer)).toBe(9);
    expect(quotaReads(hall)).toBe(1);
  });

  it('are asked for once in ten minutes, counting on by ourselves', async () => {
    const { hall, officer, resident } = await month(269);
    for (let each = 0; each < 3; each += 1) {
      await fileFor(hall, resident);
      await hall.jobs();
    }
    expect(quotaReads(hall)).toBe(1);
    expect(pushes(hall)).toHaveLength(2);
    expect(await held(hall, officer)).toBe(1);
    hall.platform.setQuota(300, 0);
    hall.pass(10 * MINUTE);
    await fileFor(hall, resident);
    await hall.jobs();
    expect(quotaReads(hall)).toBe(2);
    expect(pushes(hall)).toHaveLength(3);
  });

  it('are not asked for by what is urgent', async () => {
    const { hall, resident } = await month(0);
    await fileFor(hall, resident, { urgent: true });
    await hall.jobs();
    expect(pushes(hall)).toHaveLength(1);
    expect(quotaReads(hall)).toBe(0);
  });

  const unreadable: [string, Fault][] = [
    ['answers 500', { type: 'error', status: 500 }],
    ['is silent', { type: 'timeout', ms: 60_000 }],
    ['cuts the connection', { type: 'disconnect' }],
  ];
  for (const [what, fault] of unreadable) {
    it(`are what the office expects, counted by ourselves, while LINE ${what}`, async () => {
      const { hall, officer, resident } = await month(0, 15_000);
      hall.platform.fail('quota', fault, null);
      await fileFor(hall, resident);
      await hall.jobs();
      expect(await hall.records('quota')).toMatchObject([{ id: '2040-03', month: '2040-03', used: 1 }]);
      await hall.ports.store.commit([
        { kind: 'increment', ref: { collection: 'quota', id: '2040-03' }, by: { used: 269 } },
      ]);
      for (let each = 0; each < 2; each += 1) await fileFor(hall, resident);
      await hall.jobs();
      expect(pushes(hall)).toHaveLength(2);
      expect(await held(hall, officer)).toBe(1);
    });
  }

  it('stay as they were known last while LINE cannot be asked', async () => {
    const { hall, resident } = await month(500, 1_000);
    await fileFor(hall, resident);
    await hall.jobs();
    hall.platform.fail('quota', { type: 'error', status: 500 }, null);
    hall.pass(HOUR);
    await fileFor(hall, resident);
    await hall.jobs();
    expect(await hall.records('quota')).toMatchObject([{ limit: 1_000, used: 502 }]);
  });

  it('are asked for once more with a new token', async () => {
    const { hall, resident } = await month(280);
    await fileFor(hall, resident, { urgent: true });
    await hall.jobs();
    hall.platform.expireTokens();
    await fileFor(hall, resident);
    await hall.jobs();
    expect(hall.platform.calls('quota').map(call => call.status)).toEqual([401, 401, 200, 200]);
    expect(await states(hall)).toEqual(['accepted null', 'held quota']);
  });

  it('begin anew with the month, and what was held is then pushed, once, and at no quiet hour', async () => {
    const { hall, officer } = await withHeld(2);
    // 31 March, ten in the evening.
    hall.pass(25 * DAY + 12 * HOUR);
    await hall.jobs();
    const dues = (await outbox(hall)).map(({ due }) => Number(due));
    expect(dues.every(due => new Date(due).toISOString() === '2040-04-01T00:00:00.000Z')).toBe(true);
    expect(pushes(hall)).toEqual([]);
    hall.pass(9 * HOUR);
    await hall.jobs();
    await hall.jobs();
    const alerts = pushes(hall).filter(call => JSON.stringify(call.body).includes(NEW_CASE));
    expect(alerts.map(call => call.status)).toEqual([200, 200]);
    expect(alertsSeen(hall, officer)).toBe(2);
    expect(await held(hall, officer)).toBe(0);
    expect(await hall.records('quota')).toMatchObject([
      { id: '2040-03' },
      { id: '2040-04', used: pushes(hall).length },
    ]);
  });

  it('count as used up once LINE says so, until it is asked again', async () => {
    const { hall, officer, resident } = await month(0);
    hall.platform.fail('push', { type: 'monthly-limit' });
    await fileFor(hall, resident);
    await hall.jobs();
    await fileFor(hall, resident);
    await hall.jobs();
    expect(pushes(hall)).toHaveLength(1);
    expect(await held(hall, officer)).toBe(1);
    hall.pass(7 * HOUR);
    await hall.jobs();
    expect(pushes(hall).map(call => call.status)).toEqual([429, 200]);
  });

  it('are kept from an announcement that would run into the reserve; nobody is counted, and it goes out later', async () => {
    const { hall, resident } = await month(269);
    const now = hall.ports.now();
    const to = [resident.id, 'U00000000000000000000000000000001', 'U00000000000000000000000000000002'];
    await hall.ports.store.commit(newMulticast(to, [text('น้ำไม่ไหล')], { now, due: now, newId: hall.ports.newId }));
    await hall.jobs();
    expect(await states(hall)).toEqual(['waiting quota']);
    expect(await held(hall, resident)).toBe(0);
    hall.platform.setQuota(300, 0);
    hall.pass(6 * HOUR);
    await hall.jobs();
    expect(hall.said(resident).at(-1)).toBe('น้ำไม่ไหล');
  });

  it('are not kept back from a try that LINE may have taken already', async () => {
    const { hall, resident } = await month(270);
    hall.platform.fail('push', { type: 'accepted-but', answer: 'error' });
    await fileFor(hall, resident);
    await hall.jobs();
    hall.pass(11 * MINUTE);
    await hall.jobs();
    expect(pushes(hall).map(call => call.status)).toEqual([200, 409]);
    expect(await states(hall)).toEqual(['accepted null']);
  });

  it('are not spent on somebody of whom nothing is kept: the notice waits, and makes no record of them', async () => {
    const { hall } = await month(280);
    const stranger = hall.resident('คนแปลกหน้า');
    const id = await fileFor(hall, stranger);
    await officerDoes(hall, id, 'answer', { words: 'จะไปซ่อมพรุ่งนี้' });
    await hall.jobs();
    expect(await states(hall)).toContain('waiting quota');
    expect((await hall.records('people')).map(({ id }) => id)).not.toContain(stranger.id);
  });
});

describe('what is due', () => {
  it('begins with what is urgent, when more is due than one run delivers', async () => {
    const { hall, officer, resident } = await month(0, null);
    for (let each = 0; each < 45; each += 1) await fileFor(hall, resident);
    hall.pass(1);
    await fileFor(hall, resident, { urgent: true });
    await hall.jobs();
    expect(pushes(hall)).toHaveLength(40);
    expect(hall.said(officer).join()).toContain('ด่วน');
    await hall.jobs();
    expect(pushes(hall)).toHaveLength(46);
  });

  it('does not reach a resident at night, however late the job runs', async () => {
    const { hall, resident } = await month(0);
    const id = await fileFor(hall, resident);
    await officerDoes(hall, id, 'answer', { words: 'จะไปซ่อมพรุ่งนี้' });
    hall.pass(11 * HOUR);
    await hall.jobs();
    expect(hall.said(resident).join()).not.toContain('จะไปซ่อม');
    hall.pass(10 * HOUR);
    await hall.jobs();
    expect(hall.said(resident).join()).toContain('จะไปซ่อมพรุ่งนี้');
  });
});

describe('held notices', () => {
  it('go with their reader’s next answer, which costs nothing, and its quick replies stay in sight', async () => {
    const { hall, officer } = await withHeld(2);
    await say(hall, officer, QUESTION);
    const messages = messagesOf(replies(hall).at(-1));
    expect(messages.length).toBeLessThanOrEqual(5);
    expectLineTakes(messages as never);
    expect(alertsSeen(hall, officer)).toBe(2);
    expect(messages.slice(0, -1).flatMap(quickRepliesOf)).toEqual([]);
    const { hall: plain, officer: other } = await month(0);
    await say(plain, other, QUESTION);
    const alone = messagesOf(replies(plain).at(-1));
    expect(messages.slice(0, alone.length)).toEqual(alone.map(({ quickReply: _, ...message }) => message));
    const own = alone.flatMap(quickRepliesOf);
    expect(quickRepliesOf(messages.at(-1)).slice(0, own.length)).toEqual(own);
    expect(await states(hall)).toEqual(['accepted reply', 'accepted reply']);
    expect(await held(hall, officer)).toBe(0);
    hall.pass(DAY);
    await hall.jobs();
    expect(pushes(hall)).toEqual([]);
  });

  it('go with the list of one’s work', async () => {
    const { hall, officer } = await withHeld(1);
    await say(hall, officer, 'งานของฉัน');
    expect(alertsSeen(hall, officer)).toBe(1);
    expect(await held(hall, officer)).toBe(0);
  });

  it('go a few at a time, oldest first, at most five messages in one answer', async () => {
    const { hall, officer } = await withHeld(7);
    const left: number[] = [];
    const sizes: number[] = [];
    for (let each = 0; each < 4; each += 1) {
      await say(hall, officer, 'หน้าที่ของฉัน');
      left.push(await held(hall, officer));
      sizes.push(messagesOf(replies(hall).at(-1)).length);
    }
    expect(left).toEqual([3, 0, 0, 0]);
    expect(sizes).toEqual([5, 4, 1, 1]);
    const shown = hall
      .said(officer)
      .filter(said => said.includes(NEW_CASE))
      .map(said => Number(/เลขรับ (\d+)/.exec(said)?.[1]));
    expect(shown).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('speak of the record as it is now: a case that somebody has taken is no news', async () => {
    const { hall, officer, resident } = await month(280);
    const id = await fileFor(hall, resident);
    await fileFor(hall, resident);
    await hall.jobs();
    await officerDoes(hall, id, 'acknowledge');
    await say(hall, officer, QUESTION);
    expect(alertsSeen(hall, officer)).toBe(1);
    expect(await states(hall)).toEqual(['accepted reply', 'cancelled nothing to tell']);
    expect(await held(hall, officer)).toBe(0);
  });

  it('go to a resident too, in private and not in a group', async () => {
    const { hall, resident } = await month(280);
    const id = await fileFor(hall, resident);
    await officerDoes(hall, id, 'answer', { words: 'จะไปซ่อมพรุ่งนี้' });
    await hall.jobs();
    expect(await held(hall, resident)).toBe(1);
    const group = hall.platform.addGroup({ name: 'กลุ่ม', members: [resident.id] });
    await say(hall, resident, `โปร่งใส ${QUESTION}`, { in: group.id });
    expect(hall.said(group.id).join()).not.toContain('จะไปซ่อม');
    expect(await held(hall, resident)).toBe(1);
    await say(hall, resident, QUESTION);
    expect(hall.said(resident).join()).toContain('จะไปซ่อมพรุ่งนี้');
    expect(await held(hall, resident)).toBe(0);
  });

  it('are told once when two phones ask at the same moment', async () => {
    const { hall, officer } = await withHeld(3);
    await Promise.all([
      hall.platform.act.say(officer.id, QUESTION),
      hall.platform.act.say(officer.id, 'หน้าที่ของฉัน'),
      hall.platform.act.say(officer.id, 'เมนู'),
    ]);
    await hall.settle();
    expect(
      replies(hall)
        .slice(-3)
        .map(call => call.status),
    ).toEqual([200, 200, 200]);
    expect(alertsSeen(hall, officer)).toBe(3);
    expect(await held(hall, officer)).toBe(0);
  });

  it('are told once when the job runs beside the answer', async () => {
    const { hall, officer } = await withHeld(3);
    hall.platform.setQuota(300, 0);
    hall.pass(6 * HOUR);
    await Promise.all([hall.jobs(), hall.platform.act.say(officer.id, QUESTION), hall.jobs()]);
    await hall.settle();
    await hall.jobs();
    expect(alertsSeen(hall, officer)).toBe(3);
    expect(await held(hall, officer)).toBe(0);
  });

  it('are repeated to a copy of the event, and counted once', async () => {
    const { hall, officer } = await withHeld(2);
    hall.platform.configure({ redelivery: false });
    hall.store.break('commit', 'lose');
    hall.store.break('get', 'ok', 2);
    hall.store.break('get', 'fail');
    const { event, delivery } = await say(hall, officer, QUESTION);
    expect(delivery.status).toBe(503);
    expect(alertsSeen(hall, officer)).toBe(0);
    expect(await held(hall, officer)).toBe(0);
    await hall.platform.redeliver(event.webhookEventId);
    await hall.settle();
    expect(alertsSeen(hall, officer)).toBe(2);
    await hall.platform.redeliver(event.webhookEventId);
    await hall.settle();
    expect(alertsSeen(hall, officer)).toBe(2);
  });

  it('are not lost when LINE refuses the answer: they are held again, and the next answer brings them', async () => {
    const { hall, officer } = await withHeld(2);
    hall.platform.fail('reply', { type: 'error', status: 400 });
    const { event } = await say(hall, officer, 'หน้าที่ของฉัน');
    expect(alertsSeen(hall, officer)).toBe(0);
    expect(await held(hall, officer)).toBe(2);
    expect(await states(hall)).toEqual(['held quota', 'held quota']);
    await hall.platform.redeliver(event.webhookEventId);
    await hall.settle();
    expect(alertsSeen(hall, officer)).toBe(0);
    await say(hall, officer, QUESTION);
    expect(alertsSeen(hall, officer)).toBe(2);
    expect(await held(hall, officer)).toBe(0);
    await hall.jobs();
    expect(pushes(hall)).toEqual([]);
  });

  it('are held again beside the answer that LINE refused, which waits like them', async () => {
    const { hall, officer } = await withHeld(1);
    hall.platform.fail('reply', { type: 'error', status: 400 });
    await say(hall, officer, 'English');
    await hall.jobs();
    expect(await held(hall, officer)).toBe(2);
    expect(pushes(hall)).toEqual([]);
    await say(hall, officer, 'my duties');
    expect(messagesOf(replies(hall).at(-1))).toHaveLength(3);
    expect(await held(hall, officer)).toBe(0);
  });

  it('give an answer up after a day: nobody waits for it any more', async () => {
    const { hall, officer } = await month(280);
    hall.platform.fail('reply', { type: 'error', status: 400 });
    await say(hall, officer, 'English');
    await hall.jobs();
    expect(await held(hall, officer)).toBe(1);
    for (let each = 0; each < 5; each += 1) {
      hall.pass(6 * HOUR);
      await hall.jobs();
    }
    expect(await states(hall)).toContain('failed quota');
    expect(await held(hall, officer)).toBe(0);
  });

  for (const fault of [
    { type: 'accepted-but', answer: 'disconnect' },
    { type: 'error', status: 500 },
  ] satisfies Fault[]) {
    it(`are not sent again when nobody knows whether they arrived (${fault.type}), and staff see that`, async () => {
      const { hall, officer } = await withHeld(1);
      hall.platform.fail('reply', fault);
      await say(hall, officer, QUESTION);
      expect(await states(hall)).toEqual(['unknown reply']);
      expect(await held(hall, officer)).toBe(0);
      await say(hall, officer, QUESTION);
      expect(alertsSeen(hall, officer)).toBe(fault.type === 'error' ? 0 : 1);
      const secretary = (await hall.records('people')).find(({ dutyKeys }) => String(dutyKeys).includes('secretary'));
      await say(hall, { id: String(secretary?.id) }, 'การแจ้งเตือน');
      expect(hall.said(String(secretary?.id)).at(-1)).toContain('ส่งไปพร้อมคำตอบ แต่ LINE ไม่ยืนยันผล');
    });
  }

  it('are cancelled when the words that they carry are taken back', async () => {
    const { hall, officer } = await withHeld(1);
    const [row] = await outbox(hall);
    const resident = hall.resident('คนส่ง');
    await say(hall, resident, 'ภาษาไทย');
    const { event } = await say(hall, resident, 'เมนู');
    const message = (event.message as { id: string }).id;
    await hall.ports.store.commit([
      {
        kind: 'replace',
        ref: { collection: 'messages', id: `${resident.id}:${message}` },
        data: { refs: [`outbox/${String(row?.id)}`], expires: hall.ports.now() + DAY },
      },
    ]);
    await hall.platform.act.unsend(resident.id, message);
    await hall.settle();
    await say(hall, officer, QUESTION);
    expect(alertsSeen(hall, officer)).toBe(0);
    await hall.jobs();
    expect(await states(hall)).toEqual(['cancelled unsent']);
    expect(await held(hall, officer)).toBe(0);
  });

  it('pass to whoever is next when their reader blocks the office', async () => {
    const { hall, officer } = await withHeld(2);
    const secretary = (await hall.records('people')).find(({ dutyKeys }) => String(dutyKeys).includes('secretary'));
    const next = { id: String(secretary?.id) };
    hall.pass(MINUTE);
    await hall.platform.act.unfollow(officer.id);
    await hall.settle();
    hall.pass(6 * HOUR);
    await hall.jobs();
    expect([await held(hall, officer), await held(hall, next)]).toEqual([0, 2]);
    await say(hall, next, QUESTION);
    expect(alertsSeen(hall, next)).toBe(2);
  });

  it('are not told to somebody who has lost the duty, and pass to whoever has it', async () => {
    const { hall, officer } = await withHeld(1);
    const target = { collection: 'people', id: officer.id };
    const [record] = await hall.ports.store.get([target]);
    await hall.ports.store.commit([
      { kind: 'replace', ref: target, data: { ...record?.data, duties: [], dutyKeys: [] } },
    ]);
    await say(hall, officer, QUESTION);
    expect(alertsSeen(hall, officer)).toBe(0);
    hall.pass(6 * HOUR);
    await hall.jobs();
    expect(await held(hall, officer)).toBe(0);
    expect(await states(hall)).toEqual(['held quota']);
  });

  it('cost one read and one commit, and nobody else anything', async () => {
    const { hall, officer, resident } = await withHeld(1);
    const cost = async (person: Someone) => {
      const before = hall.platform.calls().length;
      hall.store.calls.clear();
      await say(hall, person, QUESTION);
      return { ...Object.fromEntries(hall.store.calls), line: hall.platform.calls().length - before };
    };
    await say(hall, resident, QUESTION);
    expect(await cost(resident)).toEqual({ get: 1, line: 1 });
    expect(await cost(officer)).toEqual({ get: 2, commit: 1, line: 1 });
    expect(await cost(officer)).toEqual({ get: 1, line: 1 });
  });

  it('leave the answer alone when one of them cannot be understood', async () => {
    const { hall, officer } = await withHeld(1);
    const [row] = await outbox(hall);
    const target = { collection: 'outbox', id: String(row?.id) };
    const [record] = await hall.ports.store.get([target]);
    await hall.ports.store.commit([{ kind: 'replace', ref: target, data: { ...record?.data, state: 'spoilt' } }]);
    await say(hall, officer, QUESTION);
    expect(hall.said(officer).at(-1)).toContain('เบี้ย');
  });
});
