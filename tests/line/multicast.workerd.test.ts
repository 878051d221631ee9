import { describe, expect, it } from 'vitest';
import type { ApiCall, Fault } from '../../dev/line/types.ts';
import type { JsonObject, Write } from '../../src/domain/record.ts';
import { newMulticast } from '../../src/jobs/outbox.ts';
import type { Message } from '../../src/line/messages/message.ts';
import { text } from '../../src/line/messages/text.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const SECOND = 1000;
const HOUR = 3_600 * SECOND;
const NEWS = 'พรุ่งนี้น้ำประปาไม่ไหล 09.00–12.00 น. ทุกหมู่';

/** Ids of LINE users, all different. */
const userIds = (count: number) =>
  Array.from({ length: count }, (_, at) => `U${(at + 1).toString(16).padStart(32, '0')}`);

const rows = (hall: TownHall, to: readonly string[], messages: readonly Message[] = [text(NEWS)]): readonly Write[] =>
  newMulticast(to, messages, { now: hall.ports.now(), due: hall.ports.now(), newId: hall.ports.newId });

/** Writes the rows of one announcement, as a feature's commit would. */
async function announce(hall: TownHall, to: readonly string[]): Promise<void> {
  expect(await hall.ports.store.commit(rows(hall, to))).toEqual({ ok: true });
}

const multicasts = (hall: TownHall) => hall.platform.calls('multicast');
const outbox = (hall: TownHall) => hall.records('outbox');
const idsOf = (call: ApiCall | undefined) => (call?.body as { to: string[] } | undefined)?.to ?? [];
const news = (hall: TownHall, person: { id: string }) =>
  hall.platform.received(person.id).filter(message => message.via === 'multicast');

/** Moves the clock to when the only row is due, and runs the jobs. Returns how long that was, in seconds. */
async function next(hall: TownHall): Promise<number> {
  const [record] = await outbox(hall);
  const gap = Number(record?.due) - hall.ports.now();
  hall.pass(Math.max(0, gap));
  await hall.jobs();
  return gap / SECOND;
}

async function say(hall: TownHall, person: { id: string }, words: string): Promise<string> {
  await hall.platform.act.say(person.id, words);
  await hall.settle();
  return hall.said(person.id).at(-1) ?? '';
}

describe('multicasts', () => {
  it('23. reaches 1,201 people in three calls of 500, 500 and 201, each under its own key, everybody once', async () => {
    const hall = townHall();
    const to = userIds(1201);
    await announce(hall, to);
    await hall.jobs();
    const calls = multicasts(hall);
    expect(calls.map(call => call.status)).toEqual([200, 200, 200]);
    expect(calls.map(call => idsOf(call).length).sort()).toEqual([201, 500, 500]);
    expect(new Set(calls.map(call => call.retryKey)).size).toBe(3);
    expect(calls.map(call => call.retryKey).sort()).toEqual((await outbox(hall)).map(({ id }) => id).sort());
    expect(calls.flatMap(idsOf).sort()).toEqual(to);
    expect(hall.platform.calls('push')).toEqual([]);
    expect(await outbox(hall)).toMatchObject(Array(3).fill({ state: 'accepted', body: null, due: null, attempts: 1 }));
  });

  it('23. names nobody twice, and writes nothing for nobody', () => {
    const hall = townHall();
    const to = userIds(501);
    const written = rows(hall, [...to, ...to.toReversed()]);
    expect(written.map(write => ('data' in write ? write.data.to : null))).toEqual([{ people: 500 }, { people: 1 }]);
    expect(rows(hall, [])).toEqual([]);
  });

  it('23. keeps a row for 500 people small, and no id of theirs once it has ended', async () => {
    const hall = townHall();
    const to = userIds(1201);
    for (const write of rows(hall, to)) expect(JSON.stringify(write).length).toBeLessThan(25_000);
    await announce(hall, to);
    await hall.jobs();
    expect(await hall.disk()).not.toContain(to[0]);
    expect((await outbox(hall)).map(({ to }) => (to as JsonObject).people).sort()).toEqual([201, 500, 500]);
  });

  it('23. leaves out those who have blocked the office, and says how many it was for', async () => {
    const hall = townHall();
    const [stays, blocks] = [hall.resident('ยายอยู่'), hall.resident('ตาไป')];
    hall.pass(SECOND);
    await hall.platform.act.unfollow(blocks.id);
    await hall.settle();
    await announce(hall, [blocks.id, stays.id, ...userIds(250)]);
    await hall.jobs();
    const [call, ...more] = multicasts(hall);
    expect(more).toEqual([]);
    expect(idsOf(call)).toEqual([stays.id, ...userIds(250)]);
    expect(hall.said(stays)).toEqual([NEWS]);
    expect(await outbox(hall)).toMatchObject([{ state: 'accepted', to: { people: 251 } }]);
    expect(hall.platform.state.quota.used).toBe(1);
  });

  it('23. reads the people of a row in batches that the store takes', async () => {
    const hall = townHall();
    await announce(hall, userIds(500));
    hall.store.calls.clear();
    await hall.jobs();
    expect(multicasts(hall).map(call => call.status)).toEqual([200]);
    // Five times a hundred people, and the row itself after the call.
    expect(hall.store.calls.get('get')).toBe(6);
  });

  it('23. ends without a call when everybody has blocked the office', async () => {
    const hall = townHall();
    const resident = hall.resident();
    hall.pass(SECOND);
    await hall.platform.act.unfollow(resident.id);
    await hall.settle();
    await announce(hall, [resident.id]);
    await hall.jobs();
    expect(multicasts(hall)).toEqual([]);
    expect(await outbox(hall)).toMatchObject([
      { state: 'cancelled', reason: 'nobody', to: { people: 0 }, body: null, due: null, attempts: 0 },
    ]);
  });

  it('23. is not sent before it is due', async () => {
    const hall = townHall();
    const due = hall.ports.now() + HOUR;
    await hall.ports.store.commit(
      newMulticast(userIds(2), [text(NEWS)], { now: hall.ports.now(), due, newId: hall.ports.newId }),
    );
    await hall.jobs();
    expect(multicasts(hall)).toEqual([]);
    expect(await next(hall)).toBe(3600);
    expect(multicasts(hall)).toHaveLength(1);
  });

  it('20. tries a multicast again with the same key and the same bytes, ever more slowly', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const troubles: Fault[] = [
      { type: 'error', status: 500 },
      { type: 'timeout', ms: 60_000 },
      { type: 'disconnect' },
      { type: 'error', status: 503 },
    ];
    for (const trouble of troubles) hall.platform.fail('multicast', trouble);
    await announce(hall, [resident.id, ...userIds(3)]);
    const gaps: number[] = [];
    await hall.jobs();
    while ((await outbox(hall))[0]?.state === 'waiting') gaps.push(await next(hall));
    const calls = multicasts(hall);
    expect(calls.map(call => call.status)).toEqual([500, 504, 0, 503, 200]);
    expect(new Set(calls.map(call => `${call.retryKey} ${call.raw}`)).size).toBe(1);
    expect(calls[0]?.retryKey).toBe((await outbox(hall))[0]?.id);
    expect(gaps).toEqual([...new Set(gaps)].sort((a, b) => a - b));
    expect(news(hall, resident)).toHaveLength(1);
    expect(await outbox(hall)).toMatchObject([{ state: 'accepted', body: null, due: null, attempts: 5 }]);
  });

  it('20. sends the bytes of the first try also when somebody has blocked the office since', async () => {
    const hall = townHall();
    const resident = hall.resident();
    hall.platform.fail('multicast', { type: 'error', status: 500 });
    await announce(hall, [resident.id, ...userIds(3)]);
    await hall.jobs();
    await hall.platform.act.unfollow(resident.id);
    await hall.settle();
    await next(hall);
    const [first, second] = multicasts(hall);
    expect(second).toMatchObject({ status: 200, raw: first?.raw, retryKey: first?.retryKey });
    expect(news(hall, resident)).toEqual([]);
  });

  it('20. sends a multicast once when the job runs several times at once', async () => {
    const hall = townHall();
    await announce(hall, userIds(1201));
    await Promise.all([hall.jobs(), hall.jobs(), hall.jobs()]);
    expect(multicasts(hall)).toHaveLength(3);
  });

  it('20. sends once when the machine stops between the call and its result', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await announce(hall, [resident.id]);
    const line = {
      ...hall.ports.line,
      multicast: async (body: string, key: string) => {
        await hall.ports.line.multicast(body, key);
        throw new Error('the machine stopped');
      },
    };
    await expect(hall.jobs({ line })).rejects.toThrow();
    expect(await next(hall)).toBe(60);
    const [first, second] = multicasts(hall);
    expect([first?.status, second?.status]).toEqual([200, 409]);
    expect(second).toMatchObject({ raw: first?.raw, retryKey: first?.retryKey });
    expect(await outbox(hall)).toMatchObject([{ state: 'accepted', acceptedId: first?.requestId }]);
    expect(news(hall, resident)).toHaveLength(1);
  });

  for (const answer of ['error', 'disconnect', 'timeout'] as const) {
    it(`21. takes a 409 for sent after an accepted multicast that ended in ${answer}, and keeps the accepted id`, async () => {
      const hall = townHall();
      const resident = hall.resident();
      hall.platform.fail('multicast', { type: 'accepted-but', answer });
      await announce(hall, [resident.id]);
      await hall.jobs();
      await next(hall);
      hall.pass(24 * HOUR);
      await hall.jobs();
      const [first, second, ...more] = multicasts(hall);
      expect([first?.status, second?.status, more]).toEqual([200, 409, []]);
      expect(await outbox(hall)).toMatchObject([{ state: 'accepted', acceptedId: first?.requestId, due: null }]);
      expect(news(hall, resident)).toHaveLength(1);
    });
  }

  it('22. tries a multicast once when the month’s messages are used up, and tells the secretary so', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await announce(hall, [hall.resident().id, ...userIds(300)]);
    hall.platform.setQuota(0);
    await hall.jobs();
    hall.pass(HOUR);
    await hall.jobs();
    expect(multicasts(hall).map(call => call.status)).toEqual([429]);
    expect(await outbox(hall)).toMatchObject([{ state: 'failed', body: null, due: null }]);
    const said = await say(hall, secretary, 'การแจ้งเตือน');
    expect(said).toContain('ข้อความถึงผู้รับ 301 คน: ข้อความฟรีของเดือนนี้หมดแล้ว');
    expect(await say(hall, secretary, 'notices')).toContain('message to 301 people: this month’s free messages');
  });

  it('22. tries a multicast again with the same key when it was only too fast', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    hall.platform.fail('multicast', { type: 'rate-limit' }, 2);
    await announce(hall, userIds(3));
    await hall.jobs();
    expect(await say(hall, secretary, 'การแจ้งเตือน')).toContain('กำลังรอส่ง 1 รายการ');
    await next(hall);
    await next(hall);
    const calls = multicasts(hall);
    expect(calls.map(call => call.status)).toEqual([429, 429, 200]);
    expect(new Set(calls.map(call => `${call.retryKey} ${call.raw}`)).size).toBe(1);
  });

  it('22. tries a multicast once when LINE answers 400, and tells the secretary why', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    hall.platform.fail('multicast', { type: 'error', status: 400 }, null);
    await announce(hall, userIds(3));
    await hall.jobs();
    hall.pass(HOUR);
    await hall.jobs();
    expect(multicasts(hall)).toHaveLength(1);
    expect(await say(hall, secretary, 'การแจ้งเตือน')).toContain('LINE ไม่รับ (400');
  });

  it('22. gives a multicast up after 23 hours, before the key dies', async () => {
    const hall = townHall();
    hall.platform.fail('multicast', { type: 'error', status: 500 }, null);
    await announce(hall, userIds(3));
    await hall.jobs();
    const first = hall.ports.now();
    let last = first;
    while ((await outbox(hall))[0]?.state === 'waiting') {
      const tries = multicasts(hall).length;
      await next(hall);
      if (multicasts(hall).length > tries) last = hall.ports.now();
    }
    expect(last - first).toBeLessThan(23 * HOUR);
    expect(last - first).toBeGreaterThan(18 * HOUR);
    expect(await outbox(hall)).toMatchObject([{ state: 'unknown', body: null, due: null }]);
  });

  it('22. gets a new token and sends once when LINE does not know the old one', async () => {
    const hall = townHall();
    await hall.secretary();
    hall.platform.fail('multicast', { type: 'unauthorized' });
    await announce(hall, userIds(3));
    await hall.jobs();
    const [first, second, ...more] = multicasts(hall);
    expect([first?.status, second?.status, more]).toEqual([401, 200, []]);
    expect(second?.retryKey).toBe(first?.retryKey);
  });
});
