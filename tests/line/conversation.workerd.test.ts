import { describe, expect, it, vi } from 'vitest';
import { readMarker } from '../../src/line/marker.ts';
import { office, START, type TownHall, townHall } from '../support/town-hall.ts';

const QUESTION = 'เบี้ยยังชีพผู้สูงอายุได้เดือนละเท่าไร';
const ANSWER = '600';
/** A word that no text of ours contains. */
const SECRET = 'กุหลาบดำเจ็ดดอก';

const say = async (hall: TownHall, person: { id: string }, words: string, options = {}) => {
  const act = await hall.platform.act.say(person.id, words, options);
  await hall.settle();
  return act;
};
const unsend = async (hall: TownHall, person: { id: string }, messageId: string | null) => {
  const { delivery } = await hall.platform.act.unsend(person.id, messageId ?? '');
  await hall.settle();
  expect(delivery.status).toBe(200);
};

describe('events that arrive late', () => {
  const minute = 60_000;

  it('12. does not take an older message for the answer to a newer question', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const old = await hall.undelivered(() => hall.platform.act.say(resident.id, 'ข้อความเก่ามาก'));
    hall.pass(minute);
    await say(hall, resident, 'ถามเจ้าหน้าที่');
    await say(hall, resident, 'ไฟทางดับหน้าวัด');
    expect((await hall.deliver(old.event)).status).toBe(200);
    await say(hall, resident, 'ส่ง');
    expect(await hall.questions()).toMatchObject([{ question: 'ไฟทางดับหน้าวัด' }]);
  });

  it('12. does not start a conversation again for an older command, and says so', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const old = await hall.undelivered(() => hall.platform.act.say(resident.id, 'ถามเจ้าหน้าที่ ข้อความเก่า'));
    hall.pass(minute);
    await say(hall, resident, 'ถามเจ้าหน้าที่ ไฟทางดับหน้าวัด');
    await hall.deliver(old.event);
    expect(hall.said(resident).at(-1)).toContain('เพิ่งมาถึงทีหลัง');
    await say(hall, resident, 'ส่ง');
    expect(await hall.questions()).toMatchObject([{ question: 'ไฟทางดับหน้าวัด' }]);
  });

  it('12. does not send a newer question for an older tap on "send"', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await say(hall, resident, 'ถามเจ้าหน้าที่ ร่างแรก');
    const old = await hall.undelivered(() => hall.platform.act.postback(resident.id, 'qna.send {}'));
    hall.pass(minute);
    await say(hall, resident, 'แก้');
    await say(hall, resident, 'ร่างที่สอง');
    await hall.deliver(old.event);
    expect(await hall.questions()).toEqual([]);
    expect(await hall.records('people')).toMatchObject([{ session: { step: 'check', data: { question: 'ร่างที่สอง' } } }]);
  });

  it('12. does not end a newer conversation for an older "cancel"', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await say(hall, resident, 'ถามเจ้าหน้าที่ ร่างแรก');
    const old = await hall.undelivered(() => hall.platform.act.say(resident.id, 'ยกเลิก'));
    hall.pass(minute);
    await say(hall, resident, 'ถามเจ้าหน้าที่ ร่างที่สอง');
    await hall.deliver(old.event);
    expect(await hall.records('people')).toMatchObject([{ session: { data: { question: 'ร่างที่สอง' } } }]);
  });

  it('12. still answers an older question that moves nothing', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const old = await hall.undelivered(() => hall.platform.act.say(resident.id, QUESTION));
    hall.pass(minute);
    await say(hall, resident, 'ถามเจ้าหน้าที่ ไฟทางดับ');
    await hall.deliver(old.event);
    expect(hall.said(resident).slice(-2).join()).toContain(ANSWER);
    expect(await hall.records('people')).toMatchObject([{ session: { data: { question: 'ไฟทางดับ' } } }]);
  });

  it('12. handles the events of one body that come in reversed order without moving back', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const first = await hall.undelivered(() => hall.platform.act.say(resident.id, 'ถามเจ้าหน้าที่ ร่างแรก'));
    hall.pass(1000);
    const second = await hall.undelivered(() => hall.platform.act.say(resident.id, 'ถามเจ้าหน้าที่ ร่างที่สอง'));
    expect((await hall.deliver(second.event, first.event)).status).toBe(200);
    expect(await hall.records('people')).toMatchObject([{ session: { data: { question: 'ร่างที่สอง' } } }]);
  });
});

describe('groups', () => {
  const groupOf = (hall: TownHall, ...people: { id: string }[]) =>
    hall.platform.addGroup({ name: 'กลุ่มหมู่บ้าน', members: people.map(({ id }) => id) });

  it('15. is silent where nobody speaks to it', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const group = groupOf(hall, resident);
    for (const words of [QUESTION, 'เมนู', 'test-first-code', `ถามเจ้าหน้าที่ ${SECRET}`])
      await say(hall, resident, words, { in: group.id });
    await hall.platform.act.sticker(resident.id, '1', '1', { in: group.id });
    await hall.platform.act.location(resident.id, { latitude: 14, longitude: 99 }, { in: group.id });
    await hall.settle();
    expect(hall.platform.calls()).toEqual([]);
    expect(hall.store.calls.size).toBe(0);
  });

  it('15. answers a mention, whatever the account is called', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const group = groupOf(hall, resident);
    await say(hall, resident, QUESTION, { in: group.id, mentionBot: true });
    const alone = hall.said(group.id);
    expect(alone.join()).toContain(ANSWER);
    const name = '@บัญชี ทางการ ของเรา';
    const mention = { mentionees: [{ index: 5, length: name.length, type: 'user', isSelf: true }] };
    const message = { type: 'text', text: `ขอถาม${name} ${QUESTION}`, mention };
    await hall.platform.act.sayMessage(resident.id, message, { in: group.id });
    await hall.settle();
    expect(hall.said(group.id).slice(alone.length).join()).toContain(ANSWER);
  });

  it('15. answers to each of its names at the start of a message', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const group = groupOf(hall, resident);
    for (const [at, name] of office.profile.addressedAs.entries()) {
      await say(hall, resident, `${name} ${QUESTION}`, { in: group.id });
      expect(hall.platform.calls('reply')).toHaveLength(at + 1);
      expect(hall.said(group.id).slice(-2).join()).toContain(ANSWER);
    }
  });

  it('15. never shows a loading animation, in groups or elsewhere', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const group = groupOf(hall, resident);
    await say(hall, resident, `โปร่งใส ${QUESTION}`, { in: group.id });
    await hall.platform.act.joinGroup(group.id);
    await hall.settle();
    expect(hall.platform.calls('loading')).toEqual([]);
  });

  it('15. gives nothing of a person away: no question, no duty, no conversation, no code', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await hall.askStaff(secretary, SECRET);
    await say(hall, secretary, `ถามเจ้าหน้าที่ ร่าง${SECRET}`);
    const group = groupOf(hall, secretary);
    const before = await hall.disk();
    const [question] = await hall.questions();
    for (const words of [
      'ส่ง',
      'ยกเลิก',
      'แก้',
      'หน้าที่ของฉัน',
      'การแจ้งเตือน',
      'เชิญ',
      'เชิญ ปลัด',
      `ถามเจ้าหน้าที่ ${SECRET}`,
      'test-first-code',
    ])
      await say(hall, secretary, `โปร่งใส ${words}`, { in: group.id });
    const id = String(question?.id);
    for (const data of ['qna.send {}', `desk.answer {"id":"${id}"}`, `qna.pass {"id":"${id}","q":"x"}`, 'qna.write'])
      await hall.platform.act.postback(secretary.id, data, { in: group.id });
    await hall.settle();
    const said = hall.said(group.id).join('\n');
    for (const word of [SECRET, 'เลขานุการ', 'เลขรับ 1', '1/2583', 'PS-', secretary.name, 'ยกเลิกแล้ว'])
      expect(said).not.toContain(word);
    expect(await hall.disk()).toBe(before);
  });

  it('15. keeps no words of a group, and counts none of them', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const group = groupOf(hall, resident);
    await say(hall, resident, `โปร่งใส ${SECRET}มีไหม`, { in: group.id });
    expect(hall.said(group.id)).toHaveLength(1);
    expect(hall.store.calls.has('commit')).toBe(false);
  });

  it('15. introduces itself once when it joins', async () => {
    const hall = townHall();
    const group = groupOf(hall, hall.resident());
    await hall.platform.act.joinGroup(group.id);
    await hall.settle();
    expect(hall.said(group.id)).toEqual([expect.stringContaining('ระบบตอบคำถาม')]);
  });
});

describe('messages taken back', () => {
  const gone = async (hall: TownHall) => expect(await hall.disk()).not.toContain(SECRET);
  /** The test would prove nothing if the word had never been there. */
  const there = async (hall: TownHall) => expect(await hall.disk()).toContain(SECRET);

  it('16. takes the words out of a question under check, and closes it', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const { messageId } = await say(hall, resident, `ถามเจ้าหน้าที่ ${SECRET}`);
    await there(hall);
    await unsend(hall, resident, messageId);
    await gone(hall);
    await say(hall, resident, 'ส่ง');
    expect(await hall.questions()).toEqual([]);
  });

  it('16. keeps no answer with the words for a copy of the event, and gives a copy nothing once they are taken back', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const { messageId, event } = await say(hall, resident, `ถามเจ้าหน้าที่ ${SECRET}`);
    const [marker] = await hall.store.get([{ collection: 'events', id: event.webhookEventId }]);
    expect(marker && readMarker(marker).replies).toBeNull();
    await unsend(hall, resident, messageId);
    const before = hall.said(resident).length;
    await hall.platform.redeliver(event.webhookEventId);
    await hall.settle();
    expect(hall.said(resident)).toHaveLength(before);
  });

  for (const how of ['the button', 'the word'] as const) {
    it(`16. takes the words out of a question that ${how} has sent, and alerts nobody to it`, async () => {
      const hall = townHall();
      await hall.secretary();
      const resident = hall.resident();
      const { messageId } = await say(hall, resident, `ถามเจ้าหน้าที่ ${SECRET}`);
      if (how === 'the word') await say(hall, resident, 'ส่ง');
      else await hall.tap(resident, 'ส่ง');
      await there(hall);
      await unsend(hall, resident, messageId);
      await gone(hall);
      expect(await hall.questions()).toMatchObject([{ question: null, number: 1 }]);
      await hall.jobs();
      await hall.jobs();
      expect(await hall.questions()).toMatchObject([{ question: null, state: 'withdrawn' }]);
      const alerts = (await hall.records('outbox')).filter(({ template }) => template === 'desk.alert');
      expect(alerts).toMatchObject([{ state: 'cancelled', body: null }]);
      // What staff hear at most is that something was withdrawn.
      expect(JSON.stringify(hall.platform.calls('push'))).not.toContain(SECRET);
      await gone(hall);
    });
  }

  it('16. keeps the question when only the word "send" is taken back', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await say(hall, resident, 'ถามเจ้าหน้าที่ ไฟทางดับ');
    const { messageId } = await say(hall, resident, 'ส่ง');
    await unsend(hall, resident, messageId);
    expect(await hall.questions()).toMatchObject([{ question: 'ไฟทางดับ', state: 'received' }]);
  });

  it('16. takes the words out of a question written in a second step, and of its earlier drafts', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await say(hall, resident, 'ถามเจ้าหน้าที่');
    const draft = await say(hall, resident, `ร่าง ${SECRET}`);
    await hall.tap(resident, 'แก้คำถาม');
    const { messageId } = await say(hall, resident, `แก้แล้ว ${SECRET}`);
    await hall.tap(resident, 'ส่ง');
    await unsend(hall, resident, draft.messageId);
    expect(await hall.questions()).toMatchObject([{ question: `แก้แล้ว ${SECRET}` }]);
    await unsend(hall, resident, messageId);
    await gone(hall);
  });

  it('16. takes the words out of a question that was passed on with a button', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const { messageId } = await say(hall, resident, `${SECRET}มีไหม`);
    await gone(hall);
    await hall.tap(resident, 'ส่งให้เจ้าหน้าที่');
    await there(hall);
    await unsend(hall, resident, messageId);
    await gone(hall);
    expect(await hall.questions()).toMatchObject([{ question: null }]);
  });

  it('16. passes nothing on with a button whose message was taken back', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const { messageId } = await say(hall, resident, `${SECRET}มีไหม`);
    await unsend(hall, resident, messageId);
    await hall.tap(resident, 'ส่งให้เจ้าหน้าที่');
    expect(await hall.questions()).toEqual([]);
    await gone(hall);
  });

  it('16. takes the words out of the conversation of the officer who opened the question', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    const resident = hall.resident();
    const { messageId } = await hall.askStaff(resident, SECRET);
    await hall.jobs();
    await hall.tap(secretary, 'ตอบ');
    expect(hall.said(secretary).at(-1)).toContain(SECRET);
    await unsend(hall, resident, messageId);
    await gone(hall);
    await say(hall, secretary, 'คำตอบ');
    expect(hall.said(secretary).at(-1)).toContain('เลขรับ 1/2583');
    expect(hall.said(secretary).at(-1)).not.toContain(SECRET);
  });

  it('16. takes the words out of an answer that waits to be pushed, and pushes it no more', async () => {
    const hall = townHall();
    const resident = hall.resident();
    hall.platform.fail('reply', { type: 'error', status: 400 });
    const { messageId } = await say(hall, resident, `ถามเจ้าหน้าที่ ${SECRET}`);
    expect(await hall.records('outbox')).toMatchObject([{ body: expect.stringContaining(SECRET) }]);
    await unsend(hall, resident, messageId);
    await gone(hall);
    await hall.jobs();
    expect(hall.platform.calls('push')).toEqual([]);
  });

  it('16. pushes nothing when the message is taken back while LINE is refusing the reply', async () => {
    let release = () => {};
    const gate = new Promise<void>(resolve => {
      release = resolve;
    });
    const hall = townHall({}, (_, reason) => (reason === 'slow' ? gate : Promise.resolve()));
    const resident = hall.resident();
    hall.platform.fail('reply', { type: 'slow', ms: 5000 });
    hall.platform.fail('reply', { type: 'error', status: 400 });
    const { messageId } = await hall.platform.act.say(resident.id, `ถามเจ้าหน้าที่ ${SECRET}`);
    await vi.waitFor(() => expect(hall.platform.state.faults.rules).toEqual([]));
    await hall.platform.act.unsend(resident.id, messageId ?? '');
    release();
    await hall.settle();
    await hall.jobs();
    expect(hall.platform.calls('reply').map(call => call.status)).toEqual([400]);
    expect(hall.platform.calls('push')).toEqual([]);
    await gone(hall);
  });

  it('16. does not bring the words back when LINE says nothing about a push under way', async () => {
    const hall = townHall();
    await hall.secretary();
    const resident = hall.resident();
    const { messageId } = await hall.askStaff(resident, SECRET);
    hall.platform.fail('push', { type: 'error', status: 500 }, null);
    const { push } = hall.ports.line;
    await hall.jobs({
      line: {
        ...hall.ports.line,
        async push(body, key) {
          const sent = await push(body, key);
          await unsend(hall, resident, messageId);
          return sent;
        },
      },
    });
    await gone(hall);
    hall.pass(3_600_000);
    await hall.jobs();
    expect(hall.platform.calls('push')).toHaveLength(1);
  });

  it('16. takes back an officer’s answer before and after it was sent, and leaves the question', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    const resident = hall.resident();
    await hall.askStaff(resident, 'ไฟทางดับ');
    await hall.jobs();
    await hall.tap(secretary, 'ตอบ');
    const draft = await say(hall, secretary, `ร่าง ${SECRET}`);
    await unsend(hall, secretary, draft.messageId);
    await gone(hall);
    await hall.platform.act.postback(secretary.id, `desk.answer {"id":"${String((await hall.questions())[0]?.id)}"}`);
    await hall.settle();
    const { messageId } = await say(hall, secretary, SECRET);
    await say(hall, secretary, 'ส่ง');
    await there(hall);
    await unsend(hall, secretary, messageId);
    await gone(hall);
    await hall.jobs();
    expect(hall.said(resident).join()).not.toContain(SECRET);
    expect(await hall.questions()).toMatchObject([{ question: 'ไฟทางดับ', answer: null }]);
    await say(hall, secretary, 'ตอบ 1/2583');
    await say(hall, secretary, 'ซ่อมแล้วค่ะ');
    await say(hall, secretary, 'ส่ง');
    await hall.jobs();
    expect(hall.said(resident).at(-1)).toContain('ซ่อมแล้วค่ะ');
  });

  it('16. drops a message that arrives after it was taken back', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const { event, messageId } = await hall.undelivered(() =>
      hall.platform.act.say(resident.id, `ถามเจ้าหน้าที่ ${SECRET}`),
    );
    await unsend(hall, resident, messageId);
    expect((await hall.deliver(event)).status).toBe(200);
    expect(hall.platform.calls()).toEqual([]);
    await gone(hall);
  });

  it('16. drops it also where both come in one body, in either order', async () => {
    for (const isFirst of [true, false]) {
      const hall = townHall();
      const resident = hall.resident();
      const message = await hall.undelivered(() => hall.platform.act.say(resident.id, `ถามเจ้าหน้าที่ ${SECRET}`));
      const taken = await hall.undelivered(() => hall.platform.act.unsend(resident.id, message.messageId ?? ''));
      const events = isFirst ? [message.event, taken.event] : [taken.event, message.event];
      expect((await hall.deliver(...events)).status).toBe(200);
      await gone(hall);
    }
  });

  it('16. does not let one person take back another one’s message', async () => {
    const hall = townHall();
    const [resident, other] = [hall.resident(), hall.resident()];
    const { messageId } = await hall.askStaff(resident, 'ไฟทางดับ');
    await hall
      .undelivered(() => hall.platform.act.unsend(resident.id, messageId ?? ''))
      .then(({ event }) => hall.deliver({ ...event, source: { type: 'user', userId: other.id } }));
    expect(await hall.questions()).toMatchObject([{ question: 'ไฟทางดับ' }]);
  });

  it('16. is silent about an unsend, and about one of a message it never kept', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const { messageId } = await say(hall, resident, QUESTION);
    const calls = hall.platform.calls().length;
    await unsend(hall, resident, messageId);
    expect(hall.platform.calls()).toHaveLength(calls);
  });
});

describe('people who leave and return', () => {
  const answered = async (hall: TownHall) => {
    const secretary = await hall.secretary();
    const resident = hall.resident();
    await hall.askStaff(resident, 'ไฟทางดับ');
    await hall.jobs();
    await hall.tap(secretary, 'ตอบ');
    await say(hall, secretary, 'จะซ่อมพรุ่งนี้');
    await say(hall, secretary, 'ส่ง');
    return resident;
  };
  /** A question that waits for an officer of its division, and a secretary who could stand in. */
  const withOfficer = async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await hall.askStaff(hall.resident(), 'ไฟทางดับ');
    const [question] = await hall.questions();
    const division = office.divisions.divisions.find(({ id }) => id === question?.division)?.name.th ?? '';
    await say(hall, secretary, `เชิญ เจ้าหน้าที่ ${division}`);
    const officer = hall.resident('เจ้าหน้าที่');
    await say(
      hall,
      officer,
      hall
        .said(secretary)
        .at(-1)
        ?.match(/PS-\w{4}-\w{4}/)?.[0] ?? '',
    );
    return { hall, secretary, officer };
  };
  const pushesTo = (hall: TownHall, person: { id: string }) =>
    hall.platform.calls('push').filter(call => (call.body as { to?: string } | null)?.to === person.id);
  const leave = async (hall: TownHall, person: { id: string }) => {
    hall.pass(1000);
    const act = await hall.platform.act.unfollow(person.id);
    await hall.settle();
    return act;
  };
  const comeBack = async (hall: TownHall, person: { id: string }) => {
    hall.pass(1000);
    const act = await hall.platform.act.follow(person.id);
    await hall.settle();
    return act;
  };

  it('17. pushes nothing to somebody who has blocked the account, and everything once they are back', async () => {
    const hall = townHall();
    const resident = await answered(hall);
    await leave(hall, resident);
    for (let round = 0; round < 3; round += 1) {
      await hall.jobs();
      hall.pass(600_000);
    }
    expect(pushesTo(hall, resident)).toEqual([]);
    await comeBack(hall, resident);
    hall.pass(600_000);
    await hall.jobs();
    expect(pushesTo(hall, resident)).toHaveLength(1);
    expect(hall.said(resident).at(-1)).toContain('จะซ่อมพรุ่งนี้');
  });

  it('17. stops the tries of a push that was under way', async () => {
    const hall = townHall();
    const resident = await answered(hall);
    hall.platform.fail('push', { type: 'error', status: 500 });
    await hall.jobs();
    expect(pushesTo(hall, resident)).toHaveLength(1);
    await leave(hall, resident);
    hall.pass(60_000);
    await hall.jobs();
    expect(pushesTo(hall, resident)).toHaveLength(1);
    await comeBack(hall, resident);
    hall.pass(600_000);
    await hall.jobs();
    const [first, second] = pushesTo(hall, resident);
    expect(second).toMatchObject({ status: 200, raw: first?.raw, retryKey: first?.retryKey });
  });

  it('17. stops the tries of an alert whose officer has left, though others are on duty', async () => {
    const { hall, officer } = await withOfficer();
    hall.platform.fail('push', { type: 'error', status: 500 });
    await hall.jobs();
    expect(pushesTo(hall, officer)).toHaveLength(1);
    await leave(hall, officer);
    hall.pass(60_000);
    await hall.jobs();
    expect(hall.platform.calls('push')).toHaveLength(1);
  });

  it('17. tells the next one on duty when an officer has blocked the account', async () => {
    const { hall, secretary, officer } = await withOfficer();
    await leave(hall, officer);
    await hall.jobs();
    expect(pushesTo(hall, officer)).toEqual([]);
    expect(pushesTo(hall, secretary)).toHaveLength(1);
  });

  it('17. greets a returning friend once, also when the news comes twenty times', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await leave(hall, resident);
    const { event } = await comeBack(hall, resident);
    await Promise.all(Array.from({ length: 20 }, () => hall.platform.deliverEvents([event])));
    await hall.settle();
    expect(hall.said(resident)).toEqual([expect.stringContaining('ยินดีต้อนรับกลับ')]);
  });

  it('17. says nothing to somebody who leaves', async () => {
    const hall = townHall();
    await leave(hall, hall.resident());
    expect(hall.platform.calls()).toEqual([]);
  });

  it('17. is not undone by an older unfollow that is delivered again', async () => {
    const hall = townHall();
    const resident = await answered(hall);
    const left = await leave(hall, resident);
    await comeBack(hall, resident);
    await hall.platform.redeliver(left.event.webhookEventId);
    await hall.settle();
    hall.pass(600_000);
    await hall.jobs();
    expect(pushesTo(hall, resident)).toHaveLength(1);
  });

  it('17. is not undone by an older unfollow that only now arrives for the first time', async () => {
    const hall = townHall();
    const resident = await answered(hall);
    hall.pass(1000);
    const left = await hall.undelivered(() => hall.platform.act.unfollow(resident.id));
    await comeBack(hall, resident);
    expect((await hall.deliver(left.event)).status).toBe(200);
    expect((await hall.records('people')).find(({ id }) => id === resident.id)).toMatchObject({ blocked: false });
    await hall.jobs();
    expect(pushesTo(hall, resident)).toHaveLength(1);
  });

  it('17. takes a private message for a return whose news was lost, but not an older one, nor one in a group', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const isBlocked = async () => (await hall.records('people')).find(({ id }) => id === resident.id)?.blocked;
    const group = hall.platform.addGroup({ name: 'กลุ่ม', members: [resident.id] });
    const older = await hall.undelivered(() => hall.platform.act.say(resident.id, QUESTION));
    await leave(hall, resident);
    await hall.deliver(older.event);
    hall.pass(1000);
    await say(hall, resident, `โปร่งใส ${QUESTION}`, { in: group.id });
    expect(await isBlocked()).toBe(true);
    await hall.undelivered(() => hall.platform.act.follow(resident.id));
    hall.pass(1000);
    await say(hall, resident, QUESTION);
    expect(await isBlocked()).toBe(false);
  });

  it('17. tells a new friend how it works and what it keeps, once', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await comeBack(hall, resident);
    expect(hall.said(resident)).toEqual([expect.stringMatching(/ยินดีต้อนรับสู่[\s\S]*เราไม่เก็บข้อความ/)]);
  });
});

describe('joining the staff', () => {
  const secretaries = async (hall: TownHall) =>
    (await hall.records('people')).filter(({ dutyKeys }) => (dutyKeys as string[]).includes('secretary:'));

  it('lets the first code make one secretary, whoever else types it at the same time', async () => {
    const hall = townHall();
    const people = Array.from({ length: 10 }, (_, at) => hall.resident(`คนที่ ${at}`));
    await Promise.all(people.map(({ id }) => hall.platform.act.say(id, 'test-first-code')));
    await hall.settle();
    expect(await secretaries(hall)).toHaveLength(1);
    const welcomed = people.filter(person => hall.said(person).join().includes('ยินดีต้อนรับค่ะ'));
    const refused = people.filter(person => hall.said(person).join().includes('รหัสนี้ใช้ไปแล้ว'));
    expect([welcomed.length, refused.length]).toEqual([1, 9]);
  });

  it('lets the first code work once for ever, also after the markers are gone', async () => {
    const hall = townHall();
    await hall.secretary();
    hall.pass(400 * 24 * 3_600_000);
    await hall.jobs();
    await say(hall, hall.resident(), 'test-first-code');
    expect(await secretaries(hall)).toHaveLength(1);
  });

  it('knows no first code where none is set', async () => {
    const hall = townHall({ firstCode: null });
    await say(hall, hall.resident(), 'test-first-code');
    expect(await secretaries(hall)).toEqual([]);
  });

  it('lets an invitation be used once, also by ten people at the same time', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'เชิญ ปลัด');
    const code =
      hall
        .said(secretary)
        .at(-1)
        ?.match(/PS-\w{4}-\w{4}/)?.[0] ?? '';
    const people = Array.from({ length: 10 }, (_, at) => hall.resident(`คนที่ ${at}`));
    await Promise.all(people.map(({ id }) => hall.platform.act.say(id, code.toLowerCase())));
    await hall.settle();
    const clerks = (await hall.records('people')).filter(({ dutyKeys }) => (dutyKeys as string[]).includes('clerk:'));
    expect(clerks).toHaveLength(1);
    expect(people.filter(person => hall.said(person).join().includes('รหัสนี้ใช้ไปแล้ว'))).toHaveLength(9);
    expect(await hall.records('invitations')).toEqual([]);
  });

  it('gives two duties to somebody who uses two invitations at the same time', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    const codes: string[] = [];
    for (const duty of ['ปลัด', 'เจ้าหน้าที่ กองช่าง']) {
      await say(hall, secretary, `เชิญ ${duty}`);
      codes.push(
        hall
          .said(secretary)
          .at(-1)
          ?.match(/PS-\w{4}-\w{4}/)?.[0] ?? '',
      );
    }
    const person = hall.resident();
    await Promise.all(codes.map(code => hall.platform.act.say(person.id, code)));
    await hall.settle();
    const record = (await hall.records('people')).find(({ id }) => id === person.id);
    expect(record?.dutyKeys).toHaveLength(2);
  });

  it('refuses an invitation after its last day, and one from somebody who may not invite', async () => {
    const hall = townHall();
    const secretary = await hall.secretary();
    await say(hall, secretary, 'เชิญ ปลัด');
    const code =
      hall
        .said(secretary)
        .at(-1)
        ?.match(/PS-\w{4}-\w{4}/)?.[0] ?? '';
    const resident = hall.resident();
    await say(hall, resident, 'เชิญ ปลัด');
    expect(hall.said(resident).at(-1)).toContain('เฉพาะเลขานุการ');
    hall.pass(9 * 24 * 3_600_000);
    await say(hall, resident, code);
    expect(hall.said(resident).at(-1)).toContain('หมดอายุ');
    expect(hall.ports.now()).toBeGreaterThan(START);
  });
});
