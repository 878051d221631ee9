import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Act, ChatMessage, Person, WebhookEvent } from '../../dev/line/types.ts';
import { button, type Live, startLive } from '../support/live.ts';
import { until } from '../support/until.ts';
import { wordsOf } from '../support/words.ts';

/** What the product promised with its 200 must hold through a power cut, and whatever LINE does. */
describe('durability', () => {
  let live: Live;
  let secretary: Person;
  let officer: Person;
  /** Everything pushed to staff, also what the phone no longer shows. */
  let alerts: Map<string, ChatMessage>;

  beforeEach(async () => {
    live = await startLive();
    secretary = await live.secretary();
    officer = await live.officer(secretary);
    alerts = new Map();
    live.platform.subscribe(() => {
      for (const message of [officer, secretary].flatMap(({ id }) => live.platform.received(id).slice(-3))) {
        if (message.via === 'push') alerts.set(message.id, message);
      }
    });
  });
  afterEach(() => live?.stop());

  /** Delivers an event until the product has taken it, as LINE's redelivery does, only faster. */
  async function taken(doing: Promise<Act>): Promise<WebhookEvent> {
    const { event, delivery } = await doing;
    if (delivery.status !== 200) {
      await until('the event to be taken', async () => {
        return (await live.platform.redeliver(event.webhookEventId)).status === 200;
      });
    }
    return event;
  }

  async function ask(person: Person, question: string): Promise<WebhookEvent> {
    await taken(live.platform.act.say(person.id, `ถามเจ้าหน้าที่ ${question}`));
    return taken(live.platform.act.say(person.id, 'ส่ง'));
  }

  /** What the secretary reads about notices that did not arrive. */
  const notices = async () => (await live.answer(live.platform.act.say(secretary.id, 'การแจ้งเตือน'))).words;
  /** The reference number of what this person sent, once LINE has shown it. */
  const numberFor = (person: Person) => until(`${person.name}'s number`, () => numberIn(live.said(person).join('\n')));
  const alertAbout = (words: string) => [...alerts.values()].filter(({ message }) => wordsOf(message).includes(words));

  test('200 questions sent while the power fails five times: none is lost, doubled or left without a number', async () => {
    const count = 200;
    const cuts = [20, 60, 100, 140, 180];
    live.platform.configure({ redelivery: false });
    const people = Array.from({ length: count }, (_, at) => live.resident(`ผู้ถาม ${at}`));
    const waiting = people.map((person, at) => ({ person, question: `วิธีเลี้ยงมังกรตัวที่ ${at}.` }));
    const sent: WebhookEvent[] = [];
    const asker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        sent.push(await ask(next.person, next.question));
        if (!cuts.includes(sent.length)) continue;
        await live.kill();
        await live.restart();
      }
    };
    await Promise.all(Array.from({ length: 12 }, asker));
    expect(sent).toHaveLength(count);

    // A push that was under way when the power failed is made again when its lease of a minute has ended.
    await live.pass(61_000);
    await until('an alert for each question', () => alerts.size >= count, 60_000);
    const told = [...alerts.values()].map(({ message }) => wordsOf(message));
    const numbers = told.map(numberIn);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, at) => at + 1));

    for (const [at, person] of people.entries()) {
      const about = told.filter(words => words.includes(`มังกรตัวที่ ${at}.`));
      expect(about).toHaveLength(1);
      // Whose reply went down with the power has no number yet; nobody may have a wrong one.
      const confirmed = numberIn(live.said(person).join('\n'));
      if (confirmed) expect(confirmed).toBe(numberIn(about[0] ?? ''));
    }

    // LINE delivers some of them once more, long after: nothing happens twice.
    for (const event of sent.filter((_, at) => at % 20 === 0)) {
      expect((await live.platform.redeliver(event.webhookEventId)).status).toBe(200);
    }
    const last = live.resident('คนสุดท้าย');
    await ask(last, 'วิธีเลี้ยงมังกรตัวสุดท้าย');
    expect(await numberFor(last)).toBe(count + 1);
    await until('the last alert', () => alertAbout('มังกรตัวสุดท้าย').length > 0);
    expect(alerts.size).toBe(count + 1);
  });

  test('copies of an event, before and after a restart, have one effect', async () => {
    const person = live.resident('ยายสายใจ');
    live.platform.configure({ duplicates: 3 });
    const event = await ask(person, 'วิธีเลี้ยงมังกรแฝด');
    await live.platform.idle();
    const number = await numberFor(person);
    await until('the alert', () => alerts.size > 0);
    await live.kill();
    await live.restart();
    for (let copy = 1; copy <= 3; copy += 1) {
      expect((await live.platform.redeliver(event.webhookEventId)).status).toBe(200);
    }
    live.platform.configure({ duplicates: 0 });
    await ask(person, 'วิธีเลี้ยงมังกรอีกตัว');
    await until('the second alert', () => alertAbout('มังกรอีกตัว').length > 0);
    expect([...alerts.values()].map(({ message }) => numberIn(wordsOf(message)))).toEqual([number, number + 1]);
    expect(live.said(person).filter(words => words.includes(`เลขรับ ${number}/`))).toHaveLength(1);
  });

  test('a reply that LINE never got is offered again, with the same number, by a copy that comes after a restart', async () => {
    const person = live.resident('ลุงมี');
    await live.answer(live.platform.act.say(person.id, 'ถามเจ้าหน้าที่ วิธีเลี้ยงมังกรเงียบ'));
    live.platform.fail('reply', { type: 'disconnect' }, 1);
    const event = await taken(live.platform.act.say(person.id, 'ส่ง'));
    await until('the alert', () => alerts.size > 0);
    await until('the reply to be lost', () => live.platform.calls('reply').some(({ fault }) => fault === 'disconnect'));
    expect(live.said(person).join('\n')).not.toContain('เลขรับ');
    await live.kill();
    await live.restart();
    await live.platform.redeliver(event.webhookEventId);
    expect(await numberFor(person)).toBe(1);
    expect(alerts.size).toBe(1);
  });

  test('an alert whose time comes while the power is off goes out after the restart, unasked', async () => {
    live.platform.fail('push', { type: 'error', status: 500 }, null);
    await ask(live.resident('ลุงทองดี'), 'วิธีเลี้ยงมังกรในความมืด');
    await until('a first try', () => live.platform.calls('push').length > 0);
    await live.kill();
    live.platform.heal();
    expect(alerts.size).toBe(0);
    await live.restart();
    await live.pass(61_000);
    await until('the alert', () => alerts.size > 0);
    const tries = live.platform.calls('push');
    expect(new Set(tries.map(({ retryKey }) => retryKey)).size).toBe(1);
    expect(new Set(tries.map(({ raw }) => raw)).size).toBe(1);
    expect(alerts.size).toBe(1);
  });

  test('the alarm itself survives a restart: nobody calls, and the next try still comes', async () => {
    live.platform.fail('push', { type: 'rate-limit' }, 1);
    await ask(live.resident('ครูนิด'), 'วิธีเลี้ยงมังกรเร็ว');
    await until('the refusal to be written down', async () => {
      return (await notices()).includes('กำลังรอส่ง 1 รายการ') && live.log().includes('"status":429');
    });
    await live.kill();
    await live.restart();
    await until('the alert', () => alerts.size > 0, 30_000);
    expect(alerts.size).toBe(1);
  });

  test('while LINE takes ten seconds for everything, the webhook still answers in under two', async () => {
    const people = Array.from({ length: 5 }, (_, at) => live.resident(`ผู้รอ ${at}`));
    live.platform.fail('any', { type: 'slow', ms: 10_000 }, null);
    const acts = await Promise.all(people.map(person => live.platform.act.say(person.id, 'อบต เปิดกี่โมง')));
    for (const { delivery } of acts) {
      expect(delivery).toMatchObject({ status: 200, outcome: 'ok' });
      expect(delivery.ms).toBeLessThan(2_000);
    }
    await until('the answers', () => people.every(person => live.said(person).length > 0), 30_000);
    for (const { replyToken } of acts) {
      const replies = live.platform.calls('reply').filter(({ raw }) => replyToken && raw?.includes(replyToken));
      expect(replies).toHaveLength(1);
    }
  });

  test('while LINE answers 500, a question is kept, numbered and told of when LINE is back, once', async () => {
    const person = live.resident('พี่มาลี');
    await live.answer(live.platform.act.say(person.id, 'ถามเจ้าหน้าที่ วิธีเลี้ยงมังกรหลับ'));
    live.platform.fail('any', { type: 'error', status: 500 }, null);
    const { delivery } = await live.platform.act.say(person.id, 'ส่ง');
    expect(delivery.status).toBe(200);
    await until('LINE to have failed a push', () => live.log().includes('/v2/bot/message/push'));
    live.platform.heal();
    await live.pass(61_000);
    await until('the alert', () => alerts.size > 0);
    await ask(person, 'วิธีเลี้ยงมังกรตื่น');
    await until('the next alert', () => alertAbout('มังกรตื่น').length > 0);
    expect([...alerts.values()].map(({ message }) => numberIn(wordsOf(message)))).toEqual([1, 2]);
  });

  test('when LINE delivers but its answer is lost, nobody is told twice', async () => {
    live.platform.fail('push', { type: 'accepted-but', answer: 'disconnect' }, 1);
    await ask(live.resident('น้าเล็ก'), 'วิธีเลี้ยงมังกรหาย');
    await until('the alert', () => alerts.size > 0);
    await live.pass(61_000);
    await until('the second try', () => live.platform.calls('push').length >= 2);
    expect(live.platform.calls('push').map(({ status }) => status)).toEqual([200, 409]);
    expect(alerts.size).toBe(1);
  });

  test('when the free messages are used up, the question stays, and the secretary is told why nobody was alerted', async () => {
    live.platform.setQuota(0);
    const person = live.resident('ป้าแดง');
    const offer = await live.answer(live.platform.act.say(person.id, 'วิธีเลี้ยงมังกรสามหัว'));
    const send = button(offer.messages, 'ส่งให้เจ้าหน้าที่');
    const sent = await live.answer(live.platform.act.press(person.id, send));
    expect(numberIn(sent.words)).toBe(1);
    await until('the refusal', () => live.platform.calls('push').some(({ status }) => status === 429));
    const again = await live.answer(live.platform.act.press(person.id, send));
    expect(again.words).toContain('ส่งถึงเจ้าหน้าที่แล้ว');
    expect(numberIn(again.words)).toBe(1);
    await until('the secretary to be told', async () => (await notices()).includes('ข้อความฟรีของเดือนนี้หมดแล้ว'));
    expect(alerts.size).toBe(0);
  });

  test('a store that is gone makes LINE deliver again, and the event counts once', async () => {
    const person = live.resident('ตาสี');
    await live.kill();
    live.platform.configure({ redeliveryDelayMs: 200, maxRedeliveries: 50 });
    const { delivery } = await live.platform.act.say(person.id, 'อบต เปิดกี่โมง');
    expect(delivery.outcome).toBe('could_not_connect');
    await live.restart();
    await live.platform.idle();
    await until('the answer', () => live.said(person).join('\n').includes('08.30–16.30'));
    expect(live.platform.calls('reply').filter(({ raw }) => raw?.includes('08.30–16.30'))).toHaveLength(1);
  });
});

/** The number in `เลขรับ 12/2569`; 0 where there is none. */
function numberIn(words: string): number {
  return Number(/เลขรับ (\d+)\//.exec(words)?.[1] ?? 0);
}
