import { evictDurableObject } from 'cloudflare:test';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { signature } from '../../dev/line/signing.ts';
import type { Json, JsonObject } from '../../dev/line/types.ts';
import { handlers } from '../../src/features/handlers.ts';
import { settings, type TownHall, townHall } from '../support/town-hall.ts';

const QUESTION = 'เบี้ยยังชีพผู้สูงอายุได้เดือนละเท่าไร';
/** Words of which the answer's text speaks. */
const ANSWER = '600';
const SENT = 'ส่งคำถามถึงเจ้าหน้าที่แล้ว';

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const body = (...events: JsonObject[]) => JSON.stringify({ destination: 'U0', events });

/** Posts these exact bytes, signed with our secret unless another one is given. */
async function post(hall: TownHall, text: string, secret = settings.line.channelSecret, header = 'x-line-signature') {
  const response = await hall.fetch('/webhook', {
    method: 'POST',
    body: bytes(text),
    headers: { [header]: await signature(secret, bytes(text)) },
  });
  await hall.settle();
  return response.status;
}

const asked = (hall: TownHall, person: { id: string }, words = QUESTION) =>
  hall.undelivered(() => hall.platform.act.say(person.id, words));
const accepted = (hall: TownHall) => hall.platform.calls('reply').filter(call => call.status === 200);

afterEach(() => vi.restoreAllMocks());

describe('signatures', () => {
  const known = {
    secret: '8c570fa6dd201bb328f1c1eac23a96d8',
    body: '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}',
    signature: 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=',
  };
  const hallOfLine = () => townHall({ line: { ...settings.line, channelSecret: known.secret } });
  const verify = async (hall: TownHall, header: string) =>
    (await hall.fetch('/webhook', { method: 'POST', body: known.body, headers: { 'x-line-signature': header } }))
      .status;

  it('1. takes the signature that LINE documents, calls nobody and writes nothing', async () => {
    const hall = hallOfLine();
    expect(await verify(hall, known.signature)).toBe(200);
    await hall.settle();
    expect(hall.platform.calls()).toEqual([]);
    expect(hall.store.calls.size).toBe(0);
  });

  it('1. refuses that signature with any one bit off', async () => {
    const hall = hallOfLine();
    const right = Uint8Array.from(atob(known.signature), letter => letter.charCodeAt(0));
    for (let bit = 0; bit < right.length * 8; bit += 1) {
      const wrong = right.slice();
      wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await verify(hall, btoa(String.fromCharCode(...wrong)))).toBe(401);
    }
    expect(hall.store.calls.size).toBe(0);
  });

  it('1. refuses other spellings of the right signature: unused bits, no padding, letters added', async () => {
    const hall = hallOfLine();
    const bare = known.signature.slice(0, -2);
    for (const wrong of [`${bare}t=`, `${bare}u=`, `${bare}v=`, `${bare}s`, `${bare}s==`, `${known.signature}A`])
      expect(await verify(hall, wrong)).toBe(401);
  });

  it('2. refuses a missing and an empty signature with 401', async () => {
    const hall = townHall();
    expect((await hall.fetch('/webhook', { method: 'POST', body: body() })).status).toBe(401);
    const headers = { 'x-line-signature': '' };
    expect((await hall.fetch('/webhook', { method: 'POST', body: body(), headers })).status).toBe(401);
    expect(hall.store.calls.size).toBe(0);
  });

  it('3. refuses the signature of another body, and stores nothing', async () => {
    const hall = townHall();
    const { event } = await asked(hall, hall.resident(), 'ถามเจ้าหน้าที่ ขอน้ำประปา');
    const other = await signature(settings.line.channelSecret, bytes(body()));
    const headers = { 'x-line-signature': other };
    expect((await hall.fetch('/webhook', { method: 'POST', body: body(event), headers })).status).toBe(401);
    await hall.settle();
    expect(hall.store.calls.size).toBe(0);
    expect(hall.platform.calls()).toEqual([]);
  });

  it('3. refuses a signature made with another secret, and stores nothing', async () => {
    const hall = townHall();
    const { event } = await asked(hall, hall.resident(), 'ถามเจ้าหน้าที่ ขอน้ำประปา');
    expect(await post(hall, body(event), 'another-secret')).toBe(401);
    expect(hall.store.calls.size).toBe(0);
    expect(hall.platform.calls()).toEqual([]);
  });
});

describe('raw bodies', () => {
  const escaped = (text: string) =>
    text.replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const spellings: [string, (event: JsonObject) => string, string?][] = [
    ['Thai in UTF-8', event => body(event)],
    [String.raw`Thai as \u0e01 escapes`, event => escaped(body(event))],
    ['tabs between its parts', event => JSON.stringify({ destination: 'U0', events: [event] }, null, '\t')],
    [
      'CRLF line ends',
      event => `\r\n${JSON.stringify({ destination: 'U0', events: [event] }, null, 2).replaceAll('\n', '\r\n')}\r\n`,
    ],
    ['emoji in a field nobody knows', event => body({ ...event, note: '👩‍👩‍👧‍👦 ✅ \u0000' })],
    ['a header in capitals', event => body(event), 'X-LINE-SIGNATURE'],
    ['a header in mixed case', event => body(event), 'X-Line-Signature'],
  ];

  for (const [what, spell, header] of spellings) {
    it(`4. handles a body with ${what} once`, async () => {
      const hall = townHall();
      const resident = hall.resident();
      const { event } = await asked(hall, resident);
      expect(await post(hall, spell(event), settings.line.channelSecret, header)).toBe(200);
      expect(hall.platform.calls('reply')).toHaveLength(1);
      expect(accepted(hall)).toHaveLength(1);
      expect(hall.said(resident).join()).toContain(ANSWER);
    });
  }

  it('4. keeps every letter of a question: emoji, tabs, line ends, quotes, backslashes', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const words = 'ที่นี่ 👨‍👩‍👧‍👦\tกำ\r\n"น้ำ" \\u0e01 {{number}} $& ๑๒๓\u200bจบ';
    const { event } = await asked(hall, resident, `ถามเจ้าหน้าที่ ${words}`);
    expect(await post(hall, escaped(body(event)))).toBe(200);
    await hall.tap(resident, 'ส่ง');
    expect(await hall.questions()).toMatchObject([{ question: words }]);
  });

  const broken = ['', '{', 'null', '[]', '"events"', '{"events":{}}', '{"events":', body().slice(1), '\u0000', '1e999'];

  it('5. answers 401 to broken JSON with a bad signature, and 400 with a good one', async () => {
    const hall = townHall();
    for (const text of broken) {
      expect(await post(hall, text, 'another-secret')).toBe(401);
      expect(await post(hall, text)).toBe(400);
    }
    expect(hall.store.calls.size).toBe(0);
  });

  it('5. answers 413 to 3 MB, whether the length is declared or not', async () => {
    const hall = townHall();
    const large = 'ก'.repeat(1_000_000);
    expect(await post(hall, JSON.stringify({ events: [], large }))).toBe(413);
    const stream = new ReadableStream<Uint8Array>({
      pull: controller => controller.enqueue(new Uint8Array(100_000)),
    });
    expect((await hall.fetch('/webhook', { method: 'POST', body: stream })).status).toBe(413);
    expect(hall.store.calls.size).toBe(0);
  });

  it('5. never answers 500 to signed bodies of random bytes', async () => {
    const hall = townHall();
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let round = 0; round < 100; round += 1) {
      const noise = Uint8Array.from({ length: Math.floor(random() * 300) }, () => Math.floor(random() * 256));
      const headers = { 'x-line-signature': await signature(settings.line.channelSecret, noise) };
      expect((await hall.fetch('/webhook', { method: 'POST', body: noise, headers })).status).toBe(400);
    }
    expect(hall.platform.calls()).toEqual([]);
  });

  it('5. never answers 500 to signed JSON of any shape', async () => {
    const hall = townHall();
    const odd: Json[] = [null, true, -1, 1e300, '', 'x', '__proto__', [], {}, [[[]]], { constructor: 1 }];
    for (const value of odd) expect(await post(hall, JSON.stringify({ events: [value, { type: value }] }))).toBe(200);
    expect(await post(hall, `{"events":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)).toBeLessThan(500);
    expect(hall.platform.calls()).toEqual([]);
  });

  it('5. answers 200 to an event of which any one field is missing or nonsense', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const nonsense: (Json | undefined)[] = [
      undefined,
      null,
      '',
      0,
      -1,
      {},
      [],
      ['x'],
      'ก'.repeat(6000),
      '/../x',
      '\ud83d',
    ];
    for (const words of [QUESTION, 'ถามเจ้าหน้าที่ ขอน้ำประปา']) {
      const { event } = await asked(hall, resident, words);
      for (const path of pathsOf(event))
        for (const value of nonsense)
          expect([path, value, await post(hall, body(changed(event, path, value)))]).toEqual([path, value, 200]);
    }
  });

  it('6. answers the console’s "verify" with 200 and calls nobody', async () => {
    const hall = townHall();
    expect(await post(hall, body())).toBe(200);
    expect(hall.platform.calls()).toEqual([]);
    expect(hall.store.calls.size).toBe(0);
  });
});

describe('several events', () => {
  it('7. answers the other events once each when the handler of one throws', async () => {
    const hall = townHall();
    const { claim } = handlers.qna.bot;
    vi.spyOn(handlers.qna.bot, 'claim').mockImplementation((text, turn) => {
      if (text.includes('ระเบิด')) throw new Error('broken on purpose');
      return claim(text, turn);
    });
    const [first, second, third] = [hall.resident(), hall.resident(), hall.resident()];
    const delivery = await hall.platform.deliverTogether(async () => {
      await hall.platform.act.say(first.id, QUESTION);
      await hall.platform.act.say(second.id, 'ระเบิด');
      await hall.platform.act.say(third.id, QUESTION);
    });
    await hall.settle();
    expect(delivery).toMatchObject({ status: 200, attempt: 1 });
    expect(hall.platform.calls('reply')).toHaveLength(3);
    for (const person of [first, third]) expect(hall.said(person).join()).toContain(ANSWER);
    expect(hall.said(second)).toEqual([expect.stringContaining('ระบบขัดข้องชั่วคราว')]);
  });

  it('7. stores nothing for the event whose handler throws', async () => {
    const hall = townHall();
    vi.spyOn(handlers.qna.bot, 'claim').mockImplementation(() => {
      throw new Error('broken on purpose');
    });
    await hall.platform.act.say(hall.resident().id, 'ถามเจ้าหน้าที่ ขอน้ำประปา');
    await hall.settle();
    expect(hall.store.calls.has('commit')).toBe(false);
  });

  it('answers two people of one body, each in their own chat', async () => {
    const hall = townHall();
    const [first, second] = [hall.resident(), hall.resident()];
    await hall.platform.deliverTogether(async () => {
      await hall.platform.act.say(first.id, QUESTION);
      await hall.platform.act.say(second.id, 'ถามเจ้าหน้าที่ ขอน้ำประปา');
    });
    await hall.settle();
    expect(hall.said(first).join()).toContain(ANSWER);
    expect(hall.said(second).join()).toContain('ขอน้ำประปา');
    expect(hall.said(second).join()).not.toContain(ANSWER);
  });

  it('handles the events of one person in the order of the body', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await hall.platform.deliverTogether(async () => {
      for (const words of ['ถามเจ้าหน้าที่', 'ไฟทางดับหน้าวัด', 'แก้', 'ไฟทางดับหน้าโรงเรียน', 'ส่ง'])
        await hall.platform.act.say(resident.id, words);
    });
    await hall.settle();
    expect(await hall.questions()).toMatchObject([{ question: 'ไฟทางดับหน้าโรงเรียน' }]);
    expect(accepted(hall)).toHaveLength(5);
  });
});

describe('a slow LINE', () => {
  for (const slow of ['reply', 'token'] as const) {
    it(`8. answers the webhook before a ${slow} call that takes ten seconds, and the person afterwards`, async () => {
      let release = () => {};
      const gate = new Promise<void>(resolve => {
        release = resolve;
      });
      const waited: number[] = [];
      const hall = townHall({}, async (ms, reason) => {
        if (reason !== 'slow') return;
        waited.push(ms);
        await gate;
      });
      hall.platform.fail(slow, { type: 'slow', ms: 10_000 });
      const resident = hall.resident();
      const { delivery } = await hall.platform.act.say(resident.id, QUESTION);
      expect(delivery).toMatchObject({ status: 200, outcome: 'ok' });
      await vi.waitFor(() => expect(waited).toEqual([10_000]));
      expect(hall.said(resident)).toEqual([]);
      release();
      await hall.settle();
      expect(hall.said(resident).join()).toContain(ANSWER);
      expect(accepted(hall)).toHaveLength(1);
    });
  }
});

describe('copies of an event', () => {
  for (const restart of [false, true]) {
    const when = restart ? 'after a restart' : 'at once';
    const again = async (hall: TownHall, eventId: string) => {
      if (restart) await evictDurableObject(hall.stub);
      expect((await hall.platform.redeliver(eventId)).status).toBe(200);
      await hall.settle();
    };

    it(`9. gives one answer to a question that comes a second time ${when}`, async () => {
      const hall = townHall();
      const resident = hall.resident();
      const { event } = await hall.platform.act.say(resident.id, QUESTION);
      await hall.settle();
      const before = hall.said(resident);
      await again(hall, event.webhookEventId);
      expect(hall.said(resident)).toEqual(before);
      expect(accepted(hall)).toHaveLength(1);
    });

    it(`9. keeps one question, one number and one alert when "send" comes a second time ${when}`, async () => {
      const hall = townHall();
      await hall.officer();
      const resident = hall.resident();
      await hall.platform.act.say(resident.id, 'ถามเจ้าหน้าที่ ขอน้ำประปา');
      await hall.settle();
      const { event } = await hall.tap(resident, 'ส่ง');
      const before = hall.said(resident);
      await again(hall, event.webhookEventId);
      await hall.jobs();
      expect(await hall.questions()).toMatchObject([{ number: 1 }]);
      expect(hall.said(resident)).toEqual(before);
      expect(hall.platform.calls('push')).toHaveLength(1);
    });
  }

  const twenty = async (hall: TownHall, event: JsonObject) => {
    const deliveries = await Promise.all(Array.from({ length: 20 }, () => hall.platform.deliverEvents([event])));
    await hall.settle();
    return deliveries.map(delivery => delivery.status);
  };

  it('10. gives one answer to twenty parallel copies of a question', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const { event } = await asked(hall, resident);
    expect(await twenty(hall, event)).toEqual(Array(20).fill(200));
    await hall.jobs();
    expect(accepted(hall)).toHaveLength(1);
    expect(hall.said(resident).join()).toContain(ANSWER);
    expect(hall.store.calls.has('commit')).toBe(false);
    expect(hall.platform.calls('push')).toEqual([]);
  });

  for (const how of ['the button', 'the word'] as const) {
    it(`10. keeps one question and one alert of twenty parallel copies of "send" by ${how}, and confirms it once`, async () => {
      const hall = townHall();
      const secretary = await hall.secretary();
      const resident = hall.resident();
      await hall.platform.act.say(resident.id, 'ถามเจ้าหน้าที่ ขอน้ำประปา');
      await hall.settle();
      const alerted = hall.said(secretary).length;
      const shown = hall.said(resident).length;
      const send = await hall.undelivered(() =>
        how === 'the word'
          ? hall.platform.act.say(resident.id, 'ส่ง')
          : hall.platform.act.press(resident.id, { type: 'postback', data: 'qna.send {}' }),
      );
      expect(await twenty(hall, send.event)).toEqual(Array(20).fill(200));
      expect(hall.said(resident).slice(shown)).toEqual([expect.stringContaining(SENT)]);
      expect(hall.said(resident).at(-1)).toContain('1/2583');
      await hall.jobs();
      expect(await hall.questions()).toMatchObject([{ question: 'ขอน้ำประปา', number: 1 }]);
      expect(await hall.records('counters')).toMatchObject([{ value: 1 }]);
      expect(await hall.records('outbox')).toHaveLength(1);
      expect(hall.said(secretary).slice(alerted)).toEqual([expect.stringContaining('ขอน้ำประปา')]);
      expect(hall.platform.calls('push').map(call => (call.body as JsonObject).to)).toEqual([secretary.id]);
      expect(hall.said(resident).slice(shown)).toHaveLength(1);
    });
  }

  it('10. offers the stored confirmation to a copy whose original was never told the outcome', async () => {
    const hall = townHall();
    const resident = hall.resident();
    await hall.platform.act.say(resident.id, 'ถามเจ้าหน้าที่ ขอน้ำประปา');
    await hall.settle();
    hall.platform.fail('reply', { type: 'disconnect' });
    const { event } = await hall.tap(resident, 'ส่ง');
    expect(hall.said(resident).join()).not.toContain(SENT);
    await hall.platform.redeliver(event.webhookEventId);
    await hall.settle();
    expect(hall.said(resident).join()).toContain(SENT);
    expect(await hall.questions()).toHaveLength(1);
  });
});

describe('a store that fails', () => {
  const once = async (hall: TownHall, eventId: string) => {
    await hall.platform.redeliver(eventId);
    await hall.settle();
  };

  it('11. answers 503 and calls nobody while it is down, and handles the question once when it is back', async () => {
    const hall = townHall();
    hall.platform.configure({ redelivery: false });
    const resident = hall.resident();
    hall.store.break('get', 'fail');
    const { event, delivery } = await hall.platform.act.say(resident.id, QUESTION);
    await hall.settle();
    expect(delivery.status).toBe(503);
    expect(hall.platform.calls()).toEqual([]);
    await once(hall, event.webhookEventId);
    expect(hall.said(resident).join()).toContain(ANSWER);
    expect(accepted(hall)).toHaveLength(1);
  });

  it('11. is given the event again by LINE’s own redelivery', async () => {
    const hall = townHall();
    const resident = hall.resident();
    hall.store.break('get', 'fail', 2);
    const { event } = await hall.platform.act.say(resident.id, QUESTION);
    await hall.settle();
    const tries = hall.platform.state.deliveries.filter(({ eventIds }) => eventIds.includes(event.webhookEventId));
    expect(tries.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(accepted(hall)).toHaveLength(1);
  });

  const checked = async (hall: TownHall) => {
    hall.platform.configure({ redelivery: false });
    const resident = hall.resident();
    await hall.platform.act.say(resident.id, 'ถามเจ้าหน้าที่ ขอน้ำประปา');
    await hall.settle();
    return resident;
  };

  it('11. answers 503 when it takes no commit, and keeps one question when "send" comes again', async () => {
    const hall = townHall();
    const resident = await checked(hall);
    const replies = hall.platform.calls('reply').length;
    hall.store.break('commit', 'fail', 4);
    const { event, delivery } = await hall.tap(resident, 'ส่ง');
    expect(delivery.status).toBe(503);
    expect(hall.platform.calls('reply')).toHaveLength(replies);
    expect(await hall.questions()).toEqual([]);
    await once(hall, event.webhookEventId);
    expect(await hall.questions()).toHaveLength(1);
    expect(hall.said(resident).at(-1)).toContain(SENT);
  });

  it('11. keeps one question when the answer of the commit is lost', async () => {
    const hall = townHall();
    const resident = await checked(hall);
    hall.store.break('commit', 'lose');
    const { event, delivery } = await hall.tap(resident, 'ส่ง');
    expect(delivery.status).toBe(200);
    expect(hall.said(resident).at(-1)).toContain(SENT);
    await once(hall, event.webhookEventId);
    expect(await hall.questions()).toHaveLength(1);
    expect(await hall.records('outbox')).toHaveLength(1);
    expect(hall.said(resident).filter(words => words.includes(SENT))).toHaveLength(1);
  });

  it('11. keeps one question when the answer of the commit is lost and then the store', async () => {
    const hall = townHall();
    const resident = await checked(hall);
    hall.store.break('commit', 'lose');
    hall.store.break('get', 'ok', 2);
    hall.store.break('get', 'fail');
    const { event, delivery } = await hall.tap(resident, 'ส่ง');
    expect(delivery.status).toBe(503);
    await once(hall, event.webhookEventId);
    expect(await hall.questions()).toHaveLength(1);
    expect(hall.said(resident).filter(words => words.includes(SENT))).toHaveLength(1);
  });

  it('11. tries again when a commit never answers, and keeps one question', async () => {
    const hall = townHall();
    const resident = await checked(hall);
    hall.store.break('commit', 'hang');
    const { delivery } = await hall.tap(resident, 'ส่ง');
    expect(delivery.status).toBe(200);
    expect(await hall.questions()).toHaveLength(1);
  });

  it('11. still sends the answer of an event that was stored beside one that was not', async () => {
    const hall = townHall();
    const [first, second] = [hall.resident(), hall.resident()];
    hall.platform.configure({ redelivery: false });
    hall.store.break('get', 'fail');
    const delivery = await hall.platform.deliverTogether(async () => {
      await hall.platform.act.say(first.id, QUESTION);
      await hall.platform.act.say(second.id, QUESTION);
    });
    await hall.settle();
    expect(delivery.status).toBe(503);
    expect(hall.said(first)).toEqual([]);
    expect(hall.said(second).join()).toContain(ANSWER);
  });
});

describe('events that are not for us', () => {
  it('13. drops kinds it does not know, and events without a source', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const group = hall.platform.addGroup({ name: 'กลุ่ม', members: [resident.id] });
    const source = { type: 'user', userId: resident.id };
    const { messageId } = await hall.undelivered(() => hall.platform.act.say(resident.id, QUESTION));
    const acts = [
      await hall.platform.act.unknown('somethingNew', { something: { deep: [1] } }, source),
      await hall.platform.act.unknown('message', { message: { type: 'text', id: '1', text: QUESTION } }),
      await hall.platform.act.unknown('message', { message: { type: 'hologram', id: '1' } }, source),
      await hall.platform.act.unknown(
        'message',
        { message: { type: 'text', id: '1', text: QUESTION } },
        { type: 'planet' },
      ),
      await hall.platform.act.edit(resident.id, messageId ?? '', QUESTION),
      await hall.platform.act.memberJoined(group.id, [resident.id]),
      await hall.platform.act.memberLeft(group.id, [resident.id]),
      await hall.platform.act.leaveGroup(group.id),
    ];
    await hall.settle();
    expect(acts.map(({ delivery }) => delivery.status)).toEqual(acts.map(() => 200));
    expect(hall.platform.calls()).toEqual([]);
    expect(hall.store.calls.has('commit')).toBe(false);
  });

  it('13. answers a private message whose user is not named, and keeps nothing of it', async () => {
    const hall = townHall();
    const { event } = await asked(hall, hall.resident());
    expect(await post(hall, body({ ...event, source: { type: 'user' } }))).toBe(200);
    expect(accepted(hall)).toHaveLength(1);
    const { event: wish } = await asked(hall, hall.resident(), 'ถามเจ้าหน้าที่ ขอน้ำประปา');
    expect(await post(hall, body({ ...wish, source: { type: 'user' } }))).toBe(200);
    expect(hall.store.calls.has('commit')).toBe(false);
  });

  it('14. says and stores nothing in standby mode', async () => {
    const hall = townHall();
    const resident = hall.resident();
    for (const words of [QUESTION, 'ถามเจ้าหน้าที่ ขอน้ำประปา', 'test-first-code']) {
      const { delivery } = await hall.platform.act.say(resident.id, words, { mode: 'standby' });
      expect(delivery.status).toBe(200);
    }
    await hall.platform.act.postback(resident.id, 'home.menu', { mode: 'standby' });
    await hall.platform.act.follow(resident.id, { mode: 'standby' });
    await hall.settle();
    expect(hall.platform.calls()).toEqual([]);
    expect(hall.store.calls.size).toBe(0);
  });
});

/** Every place of an event, `['message', 'text']`. */
function pathsOf(value: Json, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return path.length ? [path] : [];
  const inside = Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]));
  return path.length ? [path, ...inside] : inside;
}

/** A copy of an event with another value, or none, in one place. */
function changed(event: JsonObject, path: string[], value: Json | undefined): JsonObject {
  const [key = '', ...rest] = path;
  const copy = { ...event };
  if (rest.length) copy[key] = changed(event[key] as JsonObject, rest, value);
  else if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}
