import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ApiCall, Fault, Json, JsonObject } from '../../dev/line/types.ts';
import { checkMessages } from '../../dev/line/validate/message.ts';
import { machineTime, moveClock, restoreClock } from '../../src/clock.ts';
import { handlers } from '../../src/features/handlers.ts';
import { post, say as sayAction } from '../../src/line/messages/action.ts';
import { card, cardMessage, carouselMessage, row, words } from '../../src/line/messages/card.ts';
import { countGraphemes, excerpt } from '../../src/line/messages/limits.ts';
import type { Message } from '../../src/line/messages/message.ts';
import { addQuickReplies, longText, text, withQuickReplies } from '../../src/line/messages/text.ts';
import type { Ports } from '../../src/ports.ts';
import { office, START, type TownHall, townHall } from '../support/town-hall.ts';

const QUESTION = 'เบี้ยยังชีพผู้สูงอายุได้เดือนละเท่าไร';
const SECOND = 1000;
const HOUR = 3_600 * SECOND;

const say = async (hall: TownHall, person: { id: string }, words: string, options = {}) => {
  const act = await hall.platform.act.say(person.id, words, options);
  await hall.settle();
  return act;
};
/** Longer than LINE's app lets anybody type. */
const sayAnything = async (hall: TownHall, person: { id: string }, words: string) => {
  await hall.platform.act.sayMessage(person.id, { type: 'text', text: words });
  await hall.settle();
};
const bodyOf = (call: ApiCall) => call.body as { to?: string; replyToken?: string; messages: JsonObject[] };
/** The notices that somebody's act has brought about; what the clocks of a case add as days pass is not looked at here. */
const outbox = async (hall: TownHall) =>
  (await hall.records('outbox')).filter(({ template }) => template !== 'desk.reminder');

/** Moves the clock to when the only notice is due, and runs the jobs. Returns how long that was, in seconds. */
async function next(hall: TownHall): Promise<number> {
  const [record] = await outbox(hall);
  const gap = Number(record?.due) - hall.ports.now();
  hall.pass(Math.max(0, gap));
  await hall.jobs();
  return gap / SECOND;
}

/** A secretary, and a question that she must be told of; nothing is pushed yet. */
async function alertDue() {
  const hall = townHall();
  const secretary = await hall.secretary();
  const resident = hall.resident();
  await hall.askStaff(resident, 'ไฟทางดับ');
  return { hall, secretary, resident };
}

afterEach(() => {
  vi.restoreAllMocks();
  restoreClock(0);
});

describe('replies', () => {
  it('18. gives every event that it answers one accepted reply of at most five messages, without a retry key', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    const resident = hall.resident();
    const group = hall.platform.addGroup({ name: 'กลุ่ม', members: [resident.id] });
    const { act } = hall.platform;
    hall.pass(SECOND);
    const acts = [
      await act.follow(resident.id),
      await act.joinGroup(group.id),
      await act.sticker(resident.id, '446', '1988'),
      await act.location(resident.id, { latitude: 14.1, longitude: 99.2 }),
      await act.media(resident.id, 'audio', { contentType: 'audio/m4a', bytes: new Uint8Array(8) }),
      ...(await act.images(resident.id, Array(3).fill({ contentType: 'image/png', bytes: new Uint8Array(8) }))),
      await act.postback(resident.id, 'qna.topic {"id":"no-such-topic"}'),
      await act.postback(resident.id, 'a button of another age'),
    ];
    for (const said of ['เมนู', QUESTION, 'xyzzy plugh', 'ถามเจ้าหน้าที่', 'ไฟดับ', 'แก้', 'ไฟดับ', 'ส่ง', 'ยกเลิก', 'English'])
      acts.push(await say(hall, resident, said));
    for (const said of ['เชิญ', 'เชิญ ปลัด', 'หน้าที่ของฉัน', 'การแจ้งเตือน', 'คะแนน', 'มาตรการ'])
      acts.push(await say(hall, secretary, said));
    acts.push(await say(hall, resident, `โปร่งใส ${QUESTION}`, { in: group.id }));
    await hall.settle();
    const replies = hall.platform.calls('reply');
    for (const { replyToken, event } of acts) {
      const own = replies.filter(call => bodyOf(call).replyToken === replyToken);
      expect([event.type, event.message ?? null, own.map(call => call.status)]).toEqual([
        event.type,
        event.message ?? null,
        [200],
      ]);
    }
    for (const call of replies) {
      expect(call.retryKey).toBeNull();
      expect(bodyOf(call).messages.length).toBeGreaterThan(0);
      expect(bodyOf(call).messages.length).toBeLessThanOrEqual(5);
    }
    expect(hall.platform.calls('push')).toEqual([]);
  });

  it('18. gets a new token once, when LINE does not know the old one', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await say(hall, resident, QUESTION);
    hall.platform.expireTokens();
    await say(hall, resident, QUESTION);
    expect(hall.platform.calls('reply').map(call => call.status)).toEqual([200, 401, 200]);
    expect(hall.platform.calls('token')).toHaveLength(2);
  });

  it('19. stops when LINE refuses the answer of a turn that wrote nothing', async () => {
    const hall = townHall();
    hall.platform.fail('reply', { type: 'error', status: 400 });
    await say(hall, hall.resident(), QUESTION);
    await hall.jobs();
    expect(hall.platform.calls('reply')).toHaveLength(1);
    expect(hall.platform.calls('push')).toEqual([]);
    expect(hall.store.calls.has('commit')).toBe(false);
  });

  it('19. pushes the answer of a writing turn once, when LINE refuses it as a reply', async () => {
    const hall = townHall();
    const resident = hall.resident();
    hall.platform.fail('reply', { type: 'error', status: 400 });
    const { event } = await say(hall, resident, 'ถามเจ้าหน้าที่ ไฟทางดับ');
    expect(hall.said(resident)).toEqual([]);
    expect(hall.platform.calls('push')).toEqual([]);
    expect(await outbox(hall)).toHaveLength(1);
    await hall.jobs();
    await hall.jobs();
    await hall.platform.redeliver(event.webhookEventId);
    await hall.settle();
    await hall.jobs();
    const [reply] = hall.platform.calls('reply');
    const pushes = hall.platform.calls('push');
    expect(hall.platform.calls('reply')).toHaveLength(1);
    expect(pushes).toHaveLength(1);
    expect(pushes[0]).toMatchObject({ status: 200, retryKey: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(pushes.map(bodyOf)).toEqual([{ to: resident.id, messages: reply && bodyOf(reply).messages }]);
  });

  it('19. pushes it also when the reply token has died of old age', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const { event } = await hall.undelivered(() => hall.platform.act.say(resident.id, 'ถามเจ้าหน้าที่ ไฟทางดับ'));
    hall.pass(21 * 60 * SECOND);
    await hall.deliver(event);
    await hall.jobs();
    expect(hall.platform.calls('reply').map(call => call.status)).toEqual([400]);
    expect(hall.said(resident).join()).toContain('ไฟทางดับ');
  });

  it('19. pushes nothing for a copy, only for the request whose commit made the marker', async () => {
    const hall = townHall();
    hall.platform.configure({ redelivery: false });
    const resident = hall.resident();
    hall.store.break('commit', 'lose');
    hall.store.break('get', 'ok');
    hall.store.break('get', 'fail');
    const { event, delivery } = await say(hall, resident, 'ถามเจ้าหน้าที่ ไฟทางดับ');
    expect(delivery.status).toBe(503);
    hall.platform.fail('reply', { type: 'error', status: 400 }, null);
    for (let again = 0; again < 3; again += 1) {
      await hall.platform.redeliver(event.webhookEventId);
      await hall.settle();
    }
    await hall.jobs();
    expect(hall.platform.calls('reply')).toHaveLength(1);
    expect(hall.platform.calls('push')).toEqual([]);
  });

  it('19. pushes nothing when a copy has offered the answer before the refusal came', async () => {
    let release = () => {};
    const gate = new Promise<void>(resolve => {
      release = resolve;
    });
    const hall = townHall({}, (_, reason) => (reason === 'slow' ? gate : Promise.resolve()));
    const resident = hall.resident();
    await say(hall, resident, QUESTION);
    const before = hall.platform.calls('reply').length;
    hall.platform.fail('reply', { type: 'slow', ms: 5000 });
    const { event } = await hall.platform.act.say(resident.id, 'ถามเจ้าหน้าที่ ไฟทางดับ');
    await vi.waitFor(() => expect(hall.platform.state.faults.rules).toEqual([]));
    expect((await hall.platform.redeliver(event.webhookEventId)).status).toBe(200);
    await vi.waitFor(() => expect(hall.platform.calls('reply')).toHaveLength(before + 1));
    release();
    await hall.settle();
    await hall.jobs();
    expect(
      hall.platform
        .calls('reply')
        .slice(before)
        .map(call => call.status),
    ).toEqual([200, 400]);
    expect(hall.platform.calls('push')).toEqual([]);
  });

  it('19. pushes nothing to a group whose reply was refused', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const group = hall.platform.addGroup({ name: 'กลุ่ม', members: [resident.id] });
    hall.platform.fail('reply', { type: 'error', status: 400 }, null);
    await say(hall, resident, `โปร่งใส ${QUESTION}`, { in: group.id });
    await hall.jobs();
    expect(hall.platform.calls('push')).toEqual([]);
  });

  const unclear: [string, Fault][] = [
    ['a 500', { type: 'error', status: 500 }],
    ['a 503', { type: 'error', status: 503 }],
    ['no answer in time', { type: 'timeout', ms: 60_000 }],
    ['a broken connection', { type: 'disconnect' }],
    ['an accepted reply whose answer is lost', { type: 'accepted-but', answer: 'disconnect' }],
    ['an accepted reply that is answered with 500', { type: 'accepted-but', answer: 'error' }],
    ['a monthly limit', { type: 'monthly-limit' }],
    ['a rate limit', { type: 'rate-limit' }],
  ];
  for (const [what, fault] of unclear) {
    it(`19. pushes nothing and replies no second time after ${what}`, async () => {
      const hall = townHall();
      const resident = hall.resident();
      hall.platform.fail('reply', fault);
      await say(hall, resident, 'ถามเจ้าหน้าที่ ไฟทางดับ');
      hall.pass(HOUR);
      await hall.jobs();
      expect(hall.platform.calls('reply')).toHaveLength(1);
      expect(hall.platform.calls('push')).toEqual([]);
      expect(await outbox(hall)).toEqual([]);
      expect(await hall.records('people')).toMatchObject([{ session: { step: 'check' } }]);
    });
  }

  it('19. still confirms a question whose number could not be given, and the officer sees the number', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    const resident = hall.resident();
    await say(hall, resident, 'ถามเจ้าหน้าที่ ไฟทางดับ');
    hall.store.break('number', 'fail');
    await hall.tap(resident, 'ส่ง');
    expect(hall.said(resident).at(-1)).toContain('ส่งคำถามถึงเจ้าหน้าที่แล้ว');
    expect(hall.said(resident).at(-1)).not.toContain('{{');
    await hall.jobs();
    expect(hall.said(secretary).at(-1)).toContain('1/2583');
  });
});

describe('pushes', () => {
  it('20. tries again after a 500 and a silence with the same key and the same bytes, ever more slowly', async () => {
    const { hall, secretary } = await alertDue();
    const troubles: Fault[] = [
      { type: 'error', status: 500 },
      { type: 'timeout', ms: 60_000 },
      { type: 'disconnect' },
      { type: 'error', status: 503 },
    ];
    for (const trouble of troubles) hall.platform.fail('push', trouble);
    const gaps: number[] = [];
    await hall.jobs();
    while ((await outbox(hall))[0]?.state === 'waiting') gaps.push(await next(hall));
    const pushes = hall.platform.calls('push');
    expect(pushes.map(call => call.status)).toEqual([500, 504, 0, 503, 200]);
    expect(new Set(pushes.map(call => call.raw)).size).toBe(1);
    expect(new Set(pushes.map(call => call.retryKey)).size).toBe(1);
    expect(pushes[0]?.retryKey).toBe((await outbox(hall))[0]?.id);
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect(new Set(gaps).size).toBe(gaps.length);
    expect(hall.said(secretary).filter(said => said.includes('คำถามใหม่จากประชาชน'))).toHaveLength(1);
    expect(await outbox(hall)).toMatchObject([{ state: 'accepted', body: null, due: null, attempts: 5 }]);
  });

  it('20. sends the bytes of the first try also when the record, the duty and the language have changed since', async () => {
    const { hall, secretary } = await alertDue();
    hall.platform.fail('push', { type: 'error', status: 500 });
    await hall.jobs();
    await say(hall, secretary, 'English');
    await say(hall, secretary, 'เชิญ เจ้าหน้าที่ กองช่าง');
    const code =
      hall
        .said(secretary)
        .at(-1)
        ?.match(/PS-\w{4}-\w{4}/)?.[0] ?? '';
    await say(hall, hall.resident(), code);
    await next(hall);
    const [first, second] = hall.platform.calls('push');
    expect(second).toMatchObject({ status: 200, raw: first?.raw, retryKey: first?.retryKey });
  });

  it('20. does not try before it is time, nor twice when the job runs twice at once', async () => {
    const { hall } = await alertDue();
    hall.platform.fail('push', { type: 'error', status: 500 });
    await Promise.all([hall.jobs(), hall.jobs(), hall.jobs()]);
    await hall.jobs();
    hall.pass(4 * SECOND);
    await hall.jobs();
    expect(hall.platform.calls('push')).toHaveLength(1);
    hall.pass(SECOND);
    await Promise.all([hall.jobs(), hall.jobs(), hall.jobs()]);
    expect(hall.platform.calls('push')).toHaveLength(2);
  });

  const crash = () => Promise.reject(new Error('the machine stopped'));

  it('20. sends once, and with the same key, when the machine stops between the lease and the call', async () => {
    const { hall, secretary } = await alertDue();
    await expect(hall.jobs({ line: { ...hall.ports.line, push: crash } })).rejects.toThrow();
    const [lease] = await outbox(hall);
    expect(lease).toMatchObject({ state: 'sending' });
    await hall.jobs();
    expect(hall.platform.calls('push')).toEqual([]);
    expect(await next(hall)).toBe(60);
    const [only] = hall.platform.calls('push');
    expect(only).toMatchObject({ status: 200, raw: lease?.body, retryKey: lease?.id });
    expect(hall.said(secretary).filter(said => said.includes('คำถามใหม่จากประชาชน'))).toHaveLength(1);
  });

  it('20. sends once when the machine stops between the call and its result', async () => {
    const { hall, secretary } = await alertDue();
    const stopping: Partial<Ports> = {
      line: {
        ...hall.ports.line,
        push: async (body, key) => {
          await hall.ports.line.push(body, key);
          return crash();
        },
      },
    };
    await expect(hall.jobs(stopping)).rejects.toThrow();
    await next(hall);
    const [first, second] = hall.platform.calls('push');
    expect([first?.status, second?.status]).toEqual([200, 409]);
    expect(second).toMatchObject({ raw: first?.raw, retryKey: first?.retryKey });
    expect(await outbox(hall)).toMatchObject([{ state: 'accepted', acceptedId: first?.requestId }]);
    expect(hall.said(secretary).filter(said => said.includes('คำถามใหม่จากประชาชน'))).toHaveLength(1);
  });

  for (const answer of ['error', 'disconnect', 'timeout'] as const) {
    it(`21. takes a 409 for sent after an accepted push that ended in ${answer}, and keeps the accepted id`, async () => {
      const { hall, secretary } = await alertDue();
      hall.platform.fail('push', { type: 'accepted-but', answer });
      await hall.jobs();
      await next(hall);
      hall.pass(24 * HOUR);
      await hall.jobs();
      const [first, second, ...more] = hall.platform.calls('push');
      expect([first?.status, second?.status, more]).toEqual([200, 409, []]);
      expect(await outbox(hall)).toMatchObject([{ state: 'accepted', acceptedId: first?.requestId, due: null }]);
      expect(hall.said(secretary).filter(said => said.includes('คำถามใหม่จากประชาชน'))).toHaveLength(1);
    });
  }

  const noticesOf = async (hall: TownHall, secretary: { id: string }) => {
    await say(hall, secretary, 'การแจ้งเตือน');
    return hall.said(secretary.id).at(-1);
  };
  const untouched = async (hall: TownHall) =>
    expect(await hall.questions()).toMatchObject([{ question: 'ไฟทางดับ', state: 'received', number: 1 }]);

  for (const status of [400, 403, 404, 410, 413, 415]) {
    it(`22. tries once when LINE answers ${status}, tells the secretary why, and keeps the question`, async () => {
      const { hall, secretary } = await alertDue();
      hall.platform.fail('push', { type: 'error', status }, null);
      await hall.jobs();
      hall.pass(HOUR);
      await hall.jobs();
      expect(hall.platform.calls('push')).toHaveLength(1);
      expect(await outbox(hall)).toMatchObject([{ state: 'failed', body: null, due: null }]);
      expect(await noticesOf(hall, secretary)).toContain(`LINE ไม่รับ (${status}`);
      await untouched(hall);
    });
  }

  it('22. tries once when the month’s messages are used up, tells the secretary so, and keeps the question', async () => {
    const { hall, secretary } = await alertDue();
    hall.platform.setQuota(0);
    await hall.jobs();
    hall.pass(HOUR);
    await hall.jobs();
    expect(hall.platform.calls('push').map(call => call.status)).toEqual([429]);
    expect(await noticesOf(hall, secretary)).toContain('ข้อความฟรีของเดือนนี้หมดแล้ว');
    await untouched(hall);
  });

  it('22. shows the reasons to nobody but the secretary and the ปลัด', async () => {
    const { hall, resident } = await alertDue();
    hall.platform.setQuota(0);
    await hall.jobs();
    expect(await noticesOf(hall, resident)).toContain('สำหรับเลขานุการและปลัด');
  });

  it('22. tries again with the same key when it was only too fast', async () => {
    const { hall, secretary } = await alertDue();
    hall.platform.fail('push', { type: 'rate-limit' }, 2);
    await hall.jobs();
    expect(await noticesOf(hall, secretary)).toContain('กำลังรอส่ง 1 รายการ');
    await next(hall);
    await next(hall);
    const pushes = hall.platform.calls('push');
    expect(pushes.map(call => call.status)).toEqual([429, 429, 200]);
    expect(new Set(pushes.map(call => `${call.retryKey} ${call.raw}`)).size).toBe(1);
  });

  it('22. gets a new token and sends once when LINE does not know the old one', async () => {
    const { hall } = await alertDue();
    hall.platform.fail('push', { type: 'unauthorized' });
    await hall.jobs();
    const [first, second, ...more] = hall.platform.calls('push');
    expect([first?.status, second?.status, more]).toEqual([401, 200, []]);
    expect(second?.retryKey).toBe(first?.retryKey);
  });

  it('22. gives up after 23 hours, before the key dies, and tells the secretary', async () => {
    const { hall, secretary } = await alertDue();
    hall.platform.fail('push', { type: 'error', status: 500 }, null);
    await hall.jobs();
    const first = hall.ports.now();
    let last = first;
    const [alert] = await outbox(hall);
    const triesOf = () => hall.platform.calls('push').filter(({ retryKey }) => retryKey === alert?.id).length;
    while ((await outbox(hall))[0]?.state === 'waiting') {
      const tries = triesOf();
      await next(hall);
      if (triesOf() > tries) last = hall.ports.now();
    }
    expect(last - first).toBeLessThan(23 * HOUR);
    expect(last - first).toBeGreaterThan(18 * HOUR);
    expect(await outbox(hall)).toMatchObject([{ state: 'unknown', body: null, due: null }]);
    expect(await noticesOf(hall, secretary)).toContain('23 ชั่วโมง');
    await untouched(hall);
  });

  it('22. says who is missing while there is nobody to tell, and tells the first who joins', async () => {
    const hall = townHall();
    await hall.askStaff(hall.resident(), 'ไฟทางดับ');
    await hall.jobs();
    expect(hall.platform.calls('push')).toEqual([]);
    const secretary = await hall.secretary();
    expect(await noticesOf(hall, secretary)).toContain('ยังไม่มีเจ้าหน้าที่ที่ติดต่อได้');
    await next(hall);
    expect(hall.said(secretary).at(-1)).toContain('คำถามใหม่จากประชาชน');
  });

  it('22. ends a notice that our own template cannot say, tells the secretary, and delivers the others', async () => {
    const { hall, secretary } = await alertDue();
    await hall.askStaff(hall.resident(), 'ถนนเป็นหลุม');
    const template = handlers.desk.notices?.alert;
    if (!template) throw new Error('no template');
    const { render } = template;
    vi.spyOn(template, 'render').mockImplementation(notice => {
      if (JSON.stringify(notice.data).includes('ไฟทางดับ')) throw new RangeError('broken on purpose');
      return render(notice);
    });
    await hall.jobs();
    const states = (await outbox(hall)).map(({ state, reason }) => `${String(state)} ${String(reason)}`);
    expect(states.sort()).toEqual(['accepted null', 'failed broken']);
    expect(hall.said(secretary).at(-1)).toContain('ถนนเป็นหลุม');
    expect(await noticesOf(hall, secretary)).toContain('เรียบเรียงข้อความนี้ไม่ได้');
  });

  it('22. delivers the others when one notice cannot be dealt with at all', async () => {
    const { hall, secretary } = await alertDue();
    await runInDurableObject(hall.stub, (_: DurableObject, { storage }) => {
      storage.sql.exec(
        'INSERT INTO outbox (id, version, data) VALUES (?, 1, ?)',
        'spoilt',
        JSON.stringify({ due: START }),
      );
    });
    await expect(hall.jobs()).rejects.toThrow();
    expect(hall.said(secretary).at(-1)).toContain('คำถามใหม่จากประชาชน');
  });
});

describe('the alarm', () => {
  const alarmOf = (hall: TownHall) =>
    runInDurableObject(hall.stub, (_: DurableObject, state) => state.storage.getAlarm());

  it('is set by the commit that wrote the notice, for when it is due', async () => {
    const hall = townHall();
    expect(await alarmOf(hall)).toBeNull();
    hall.pass(SECOND);
    await hall.askStaff(hall.resident(), 'ไฟทางดับ');
    expect(await alarmOf(hall)).toBe(START + SECOND);
  });

  it('is not set by a turn that writes nothing', async () => {
    const hall = townHall();
    await say(hall, hall.resident(), QUESTION);
    expect(await alarmOf(hall)).toBeNull();
  });

  it('is set again by any later call when it was lost', async () => {
    const { hall } = await alertDue();
    await runInDurableObject(hall.stub, (_: DurableObject, state) => state.storage.deleteAlarm());
    // The object looks after its alarm once a minute, by the clock of the machine.
    moveClock(Date.now() + 2 * 60 * SECOND);
    await say(hall, hall.resident(), QUESTION);
    expect(await alarmOf(hall)).not.toBeNull();
  });

  it('delivers the notice, and is set for what is due next', async () => {
    const { hall, secretary } = await alertDue();
    moveClock(START);
    vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
      hall.platform.handle(new Request(input as RequestInfo, init as RequestInit)),
    );
    expect(await runDurableObjectAlarm(hall.stub)).toBe(true);
    expect(hall.said(secretary).at(-1)).toContain('ไฟทางดับ');
    expect(hall.platform.calls('push').map(call => call.status)).toEqual([200]);
    expect(await outbox(hall)).toMatchObject([{ state: 'accepted' }]);
    expect(await alarmOf(hall)).not.toBeNull();
  });

  it('tries later by itself when LINE fails', async () => {
    const { hall } = await alertDue();
    moveClock(START);
    vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
      hall.platform.handle(new Request(input as RequestInfo, init as RequestInit)),
    );
    hall.platform.fail('push', { type: 'error', status: 500 });
    expect(await runDurableObjectAlarm(hall.stub)).toBe(true);
    const [record] = await outbox(hall);
    expect(record).toMatchObject({ state: 'waiting', reason: 'status 500' });
    expect(await alarmOf(hall)).toBe(machineTime(Number(record?.due)));
  });
});

/** What residents and officers could write at worst, in units of one character as a person counts it. */
const heavy: [string, string][] = [
  ['Thai with vowel and tone mark', 'ที่'],
  ['Thai with nikhahit', 'น้ำ'],
  ['an emoji family', '👨‍👩‍👧‍👦'],
  ['flags', '🇹🇭'],
  ['a letter under forty marks', `ก${'่'.repeat(40)}`],
  ['control characters', '\u0001'],
  ['quotes and backslashes', '"\\'],
  ['half an emoji', '\ud83d'],
  ['placeholders', 'ก{{number}}{office.phone}$&'],
  ['line ends', 'ก\r\n'],
  ['letters from right to left', '\u202eא'],
];

describe('limits', () => {
  /** Every call so far was taken by LINE, and no part of any message was refused. */
  const allTaken = (hall: TownHall) => {
    for (const call of [...hall.platform.calls('reply'), ...hall.platform.calls('push')])
      expect([call.status, call.error]).toEqual([200, null]);
  };

  it('23. gives every topic in both languages as LINE takes it, in private and in a group', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const group = hall.platform.addGroup({ name: 'กลุ่ม', members: [resident.id] });
    expect(office.topics.length).toBeGreaterThan(50);
    for (const { id } of office.topics) {
      for (const args of [{ id }, { id, l: 'en' }]) {
        const data = `qna.topic ${JSON.stringify(args)}`;
        await hall.platform.act.postback(resident.id, data);
        await hall.platform.act.postback(resident.id, data, { in: group.id });
      }
    }
    await hall.settle();
    expect(hall.platform.calls('reply')).toHaveLength(office.topics.length * 4);
    allTaken(hall);
  });

  it('23. answers every printed question in both languages as LINE takes it', async () => {
    const hall = townHall();
    const resident = hall.resident();
    for (const { question } of office.topics)
      for (const said of [question.th, question.en]) await hall.platform.act.say(resident.id, said);
    await hall.settle();
    expect(hall.platform.calls('reply')).toHaveLength(office.topics.length * 2);
    allTaken(hall);
  });

  it('23. presses every button that an answer offers, and each works', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const seen = new Set<string>();
    const queue: JsonObject[] = [{ type: 'message', text: 'เมนู' }];
    for (let action = queue.shift(); action && seen.size < 200; action = queue.shift()) {
      const key = JSON.stringify([action.type, action.data ?? action.text ?? action.uri]).replace(
        /[0-9a-f]{8}-[0-9a-f-]{27}/,
        '',
      );
      if (seen.has(key)) continue;
      seen.add(key);
      // A phone keeps its last 200 messages; their ids grow.
      const last = hall.platform.received(resident.id).at(-1)?.id ?? '';
      if (!(await hall.platform.act.press(resident.id, action))) continue;
      await hall.settle();
      const now = hall.platform.received(resident.id).filter(({ id }) => id > last);
      expect([key, now.length > 0, hall.said(resident).at(-1)?.includes('ปุ่มนี้ใช้ไม่ได้แล้ว')]).toEqual([key, true, false]);
      queue.push(
        ...now.flatMap(({ message, quickReply }) => [...quickReply.map(item => item.action), ...actionsIn(message)]),
      );
    }
    allTaken(hall);
  });

  for (const [what, unit] of heavy) {
    it(`23. carries a question of 4,000 and an answer of 4,000 characters of ${what} as LINE takes them`, async () => {
      const hall = townHall();
      const secretary = await hall.secretary();
      const resident = hall.resident();
      const long = unit.repeat(Math.floor(Math.min(4000 / countGraphemes(unit), 20_000 / unit.length)));
      await sayAnything(hall, resident, long);
      await sayAnything(hall, resident, `ถามเจ้าหน้าที่ ${long}`);
      const check = hall.said(resident).at(-1) ?? '';
      expect(check).toContain('เราจะเก็บคำถามและรหัส LINE');
      expect(check).toContain('พิมพ์ ส่ง');
      await hall.tap(resident, 'ส่ง');
      await hall.jobs();
      await hall.tap(secretary, 'ตอบ');
      await sayAnything(hall, secretary, long);
      expect(hall.said(secretary).at(-1)).toContain('พิมพ์ ส่ง');
      await hall.tap(secretary, 'ส่ง');
      const shown = hall.said(resident).length;
      await hall.jobs();
      allTaken(hall);
      const answer = hall.said(resident).slice(shown);
      expect(answer.at(-1)).toMatch(/จาก .*อบต\.หลุมรัง/);
      const bare = (words: string) => words.replace(/\s/g, '');
      // What turns the reading direction is taken out, half a character is marked as lost; every other one arrives.
      expect(bare(answer.join('')).includes(bare(long).replaceAll('\u202e', '').toWellFormed())).toBe(true);
    });
  }

  it('23. declines a longer question kindly, and keeps nothing of it', async () => {
    const hall = townHall();
    const resident = hall.resident();
    for (const unit of ['ที่', '👨‍👩‍👧‍👦', 'ก']) {
      await sayAnything(hall, resident, `ถามเจ้าหน้าที่ ${unit.repeat(4001)}`);
      expect(hall.said(resident).at(-1)).toContain('ขอไม่เกิน 4,000 ตัวอักษร');
    }
    expect(hall.store.calls.has('commit')).toBe(false);
    allTaken(hall);
  });

  it('23. offers to pass on a question of any length and letters as LINE takes it', async () => {
    const hall = townHall();
    const resident = hall.resident();
    for (const [, unit] of heavy)
      for (const count of [1, 7, 20, 60, 90, 130, 300])
        await sayAnything(hall, resident, `qwx ${unit.repeat(count)} zzq`);
    allTaken(hall);
  });

  it('23. builds messages that LINE takes of any words whatever', () => {
    const unit = fc.oneof(fc.constantFrom(...heavy.map(([, each]) => each), ' ', '\n', 'a', 'ก'), fc.string());
    const anything = fc
      .tuple(unit, fc.array(unit, { maxLength: 30 }), fc.nat({ max: 2000 }))
      .map(([first, more, times]) => `${more.join('')}${first.repeat(times)}`)
      .filter(said => said.trim() !== '');
    const taken = (messages: readonly Message[]) => expect(checkMessages(messages as unknown as Json)).toBeNull();
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        const actions = Array.from({ length: 20 }, (_, at) =>
          at % 2 ? sayAction(one, other) : post(other, excerpt(one, 50).slice(0, 300) || '-', one),
        ).filter(action => action.label.trim() !== '');
        taken(withQuickReplies([text(one)], actions));
        taken(addQuickReplies(withQuickReplies([text(one)], actions), actions));
        taken(withQuickReplies(longText(`${one}\n${other}`), actions));
        const bubble = card({
          accent: '#123456',
          title: one.slice(0, 50),
          subtitle: other.slice(0, 50),
          body: [words(excerpt(one, 600)), row(other.slice(0, 50), one.slice(0, 50))],
          buttons: [post('ตอบ', 'qna.answer'), sayAction(one, other)].filter(action => action.label.trim() !== ''),
        });
        taken([cardMessage(one, bubble)]);
        taken([carouselMessage(other, Array(14).fill(bubble))]);
      }),
      { seed: 23, numRuns: 150 },
    );
  });

  it('23. loses no letter of a long text, and cuts it between characters', () => {
    for (const [, unit] of heavy) {
      const long = `${unit.repeat(50)} `.repeat(Math.floor(20_000 / (unit.length * 50 + 1)));
      const parts = longText(long);
      expect(parts.length).toBeLessThanOrEqual(5);
      expect(
        parts
          .map(part => part.text)
          .join('')
          .replace(/\s/g, '') === long.replace(/\s/g, ''),
      ).toBe(true);
    }
  });
});

function actionsIn(value: Json | undefined): JsonObject[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  const own = typeof value.action === 'object' && value.action !== null ? [value.action as JsonObject] : [];
  return [...own, ...Object.values(value).flatMap(actionsIn)];
}
