import { describe, expect, it } from 'vitest';
import { createFixture, text } from './line-fixture.ts';

const minute = 60_000;
const hour = 60 * minute;
const key = '123e4567-e89b-12d3-a456-426614174000';

async function replied(
  fixture: ReturnType<typeof createFixture>,
  replyToken: string | null,
  messages: unknown[] = [text('ตอบ')],
) {
  const response = await fixture.api('POST', '/v2/bot/message/reply', { replyToken, messages });
  return { status: response.status, body: await response.json(), requestId: response.headers.get('x-line-request-id') };
}

describe('replies', () => {
  it('arrive once, with ids and quote tokens of what was sent', async () => {
    const fixture = createFixture();
    const { replyToken } = await fixture.platform.act.say(fixture.somchai, 'ก');
    const first = await replied(fixture, replyToken, [text('หนึ่ง'), text('สอง')]);
    expect(first).toMatchObject({ status: 200, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(first.body).toEqual({
      sentMessages: [
        { id: expect.stringMatching(/^\d+$/), quoteToken: expect.any(String) },
        { id: expect.stringMatching(/^\d+$/), quoteToken: expect.any(String) },
      ],
    });
    expect(await replied(fixture, replyToken)).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } });
    expect(fixture.platform.received(fixture.somchai).map(message => message.message.text)).toEqual(['หนึ่ง', 'สอง']);
  });

  it('are refused after a minute, and with a token nobody was given', async () => {
    const fixture = createFixture();
    const { replyToken } = await fixture.platform.act.say(fixture.somchai, 'ก');
    fixture.clock.now += minute + 1;
    expect(await replied(fixture, replyToken)).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } });
    expect((await replied(fixture, 'f'.repeat(32))).status).toBe(400);
  });

  it('get a new minute from a redelivery, but not after 20 minutes', async () => {
    const fixture = createFixture();
    const early = await fixture.platform.act.say(fixture.somchai, 'ก');
    const late = await fixture.platform.act.say(fixture.somchai, 'ข');
    fixture.clock.now += 10 * minute;
    await fixture.platform.redeliver(early.event.webhookEventId);
    expect((await replied(fixture, early.replyToken)).status).toBe(200);
    fixture.clock.now += 11 * minute;
    await fixture.platform.redeliver(late.event.webhookEventId);
    expect((await replied(fixture, late.replyToken)).status).toBe(400);
  });

  it('keep their token when the message was wrong', async () => {
    const fixture = createFixture();
    const { replyToken } = await fixture.platform.act.say(fixture.somchai, 'ก');
    expect((await replied(fixture, replyToken, [text('')])).status).toBe(400);
    expect((await replied(fixture, replyToken)).status).toBe(200);
  });

  it('take one to five messages and no retry key', async () => {
    const fixture = createFixture();
    const { replyToken } = await fixture.platform.act.say(fixture.somchai, 'ก');
    expect((await replied(fixture, replyToken, [])).status).toBe(400);
    expect((await replied(fixture, replyToken, Array(6).fill(text('ก')))).body).toEqual({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'Size must be between 1 and 5', property: 'messages' }],
    });
    const withKey = await fixture.api(
      'POST',
      '/v2/bot/message/reply',
      { replyToken, messages: [text('ก')] },
      { 'X-Line-Retry-Key': key },
    );
    expect(withKey.status).toBe(400);
    expect((await replied(fixture, replyToken)).status).toBe(200);
  });

  it('are free', async () => {
    const fixture = createFixture();
    const { replyToken } = await fixture.platform.act.say(fixture.somchai, 'ก');
    await replied(fixture, replyToken);
    const consumption = await fixture.api('GET', '/v2/bot/message/quota/consumption');
    expect(await consumption.json()).toEqual({ totalUsage: 0 });
  });

  it('show quick replies of the last message only, until something newer comes', async () => {
    const fixture = createFixture();
    const quickReply = { items: [{ type: 'action', action: { type: 'message', label: 'ใช่', text: 'ใช่' } }] };
    const { replyToken } = await fixture.platform.act.say(fixture.somchai, 'ก');
    await replied(fixture, replyToken, [
      { ...text('หนึ่ง'), quickReply },
      { ...text('สอง'), quickReply },
    ]);
    const shown = () => fixture.platform.received(fixture.somchai).map(message => message.quickReply.length);
    expect(shown()).toEqual([0, 1]);
    await fixture.platform.act.say(fixture.somchai, 'ใช่');
    expect(shown()).toEqual([0, 0]);
  });
});

describe('pushes', () => {
  it('arrive at friends and are counted', async () => {
    const { api, platform, somchai } = createFixture();
    const response = await api('POST', '/v2/bot/message/push', { to: somchai, messages: [text('ก'), text('ข')] });
    expect(await response.json()).toMatchObject({ sentMessages: [{}, {}] });
    expect(platform.received(somchai)).toHaveLength(2);
    expect(platform.view().quota).toEqual({ limit: 15_000, used: 1 });
  });

  it('to someone who blocked the account, or never added it, are answered 200 and reach nobody', async () => {
    const { api, platform, somchai } = createFixture();
    const stranger = platform.addPerson({ name: 'คนแปลกหน้า', friend: false });
    await platform.act.unfollow(somchai);
    for (const to of [somchai, stranger.id]) {
      expect((await api('POST', '/v2/bot/message/push', { to, messages: [text('ก')] })).status).toBe(200);
      expect(platform.received(to)).toHaveLength(0);
    }
    expect(platform.view().quota.used).toBe(0);
  });

  it('reach a stranger for 7 days after a message of theirs', async () => {
    const { api, platform, clock } = createFixture();
    const stranger = platform.addPerson({ name: 'คนแปลกหน้า', friend: false });
    await platform.act.say(stranger.id, 'ก');
    await api('POST', '/v2/bot/message/push', { to: stranger.id, messages: [text('ก')] });
    clock.now += 8 * 24 * hour;
    await api('POST', '/v2/bot/message/push', { to: stranger.id, messages: [text('ข')] });
    expect(platform.received(stranger.id)).toHaveLength(1);
  });

  it('to an id of another provider fail; to something that is no id, too', async () => {
    const { api } = createFixture();
    const foreign = await api('POST', '/v2/bot/message/push', { to: `U${'0'.repeat(32)}`, messages: [text('ก')] });
    expect([foreign.status, await foreign.json()]).toEqual([400, { message: 'Failed to send messages' }]);
    const broken = await api('POST', '/v2/bot/message/push', { to: 'somchai', messages: [text('ก')] });
    expect(await broken.json()).toEqual({
      message: "The property, 'to', in the request body is invalid (line: -, column: -)",
    });
  });

  it('to a group count its members', async () => {
    const { api, platform, somchai } = createFixture();
    const others = ['ก', 'ข', 'ค'].map(name => platform.addPerson({ name }).id);
    const group = platform.addGroup({ name: 'หมู่ ๓', members: [somchai, ...others] });
    expect((await api('POST', '/v2/bot/message/push', { to: group.id, messages: [text('ก')] })).status).toBe(200);
    expect(platform.view().quota.used).toBe(4);
    expect(platform.received(group.id)).toHaveLength(1);
  });
});

describe('retry keys', () => {
  const push = (fixture: ReturnType<typeof createFixture>, words: string, retryKey: string) =>
    fixture.api(
      'POST',
      '/v2/bot/message/push',
      { to: fixture.somchai, messages: [text(words)] },
      { 'x-line-retry-key': retryKey },
    );

  it('let a request take effect once: the second answer is 409, names the first, and repeats what was sent', async () => {
    const fixture = createFixture();
    const first = await push(fixture, 'ก', key);
    const sent = await first.json();
    const second = await push(fixture, 'ก', key.toUpperCase());
    expect(second.status).toBe(409);
    expect(second.headers.get('x-line-accepted-request-id')).toBe(first.headers.get('x-line-request-id'));
    expect(second.headers.get('x-line-request-id')).not.toBe(first.headers.get('x-line-request-id'));
    expect(await second.json()).toEqual({ message: 'The retry key is already accepted', ...sent });
    expect(fixture.platform.received(fixture.somchai)).toHaveLength(1);
    expect(fixture.platform.view().quota.used).toBe(1);
  });

  it('answer 409 to another body as well, and the log warns', async () => {
    const fixture = createFixture();
    await push(fixture, 'ก', key);
    expect((await push(fixture, 'ข', key)).status).toBe(409);
    expect(fixture.platform.calls('push').map(call => call.warning !== null)).toEqual([false, true]);
  });

  it('must be UUIDs, and are forgotten after 24 hours', async () => {
    const fixture = createFixture();
    expect((await push(fixture, 'ก', 'once')).status).toBe(400);
    await push(fixture, 'ก', key);
    fixture.clock.now += 24 * hour;
    expect((await push(fixture, 'ก', key)).status).toBe(200);
  });

  it('are not used up by a refused request', async () => {
    const fixture = createFixture();
    expect((await push(fixture, '', key)).status).toBe(400);
    expect((await push(fixture, 'ก', key)).status).toBe(200);
  });

  it('settle a request whose answer was lost', async () => {
    const fixture = createFixture();
    fixture.platform.fail('push', { type: 'accepted-but', answer: 'error' });
    expect((await push(fixture, 'ก', key)).status).toBe(500);
    expect((await push(fixture, 'ก', key)).status).toBe(409);
    fixture.platform.fail('push', { type: 'accepted-but', answer: 'disconnect' });
    const other = key.replace('1', '2');
    await expect(push(fixture, 'ข', other)).rejects.toThrow('fetch failed');
    expect((await push(fixture, 'ข', other)).status).toBe(409);
    expect(fixture.platform.received(fixture.somchai)).toHaveLength(2);
  });
});

describe('many recipients', () => {
  it('multicast reaches friends, passes over the others, and takes 500 ids at most', async () => {
    const { api, platform, somchai } = createFixture();
    const blocked = platform.addPerson({ name: 'บล็อก', blocked: true });
    const unknown = `U${'1'.repeat(32)}`;
    const send = (to: string[]) => api('POST', '/v2/bot/message/multicast', { to, messages: [text('ก')] });
    const response = await send([somchai, blocked.id, unknown]);
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(platform.view().quota.used).toBe(1);
    expect(platform.received(somchai)[0]?.via).toBe('multicast');
    expect((await send(Array(500).fill(unknown))).status).toBe(200);
    expect((await send(Array(501).fill(unknown))).status).toBe(400);
    expect((await send([])).status).toBe(400);
    expect((await send([`C${'1'.repeat(32)}`])).status).toBe(400);
  });

  it('broadcast and narrowcast reach all friends; narrowcast answers 202', async () => {
    const { api, platform, somchai } = createFixture();
    const nok = platform.addPerson({ name: 'นก' });
    expect((await api('POST', '/v2/bot/message/broadcast', { messages: [text('ก')] })).status).toBe(200);
    expect((await api('POST', '/v2/bot/message/narrowcast', { messages: [text('ก')] })).status).toBe(202);
    expect([somchai, nok.id].map(id => platform.received(id).length)).toEqual([2, 2]);
    expect(platform.view().quota.used).toBe(4);
  });
});

describe('limits of sending', () => {
  it('stop at the monthly quota, for the whole request, until the next month', async () => {
    const { api, platform, somchai, clock } = createFixture();
    platform.addPerson({ name: 'นก' });
    platform.setQuota(3, 2);
    const refused = await api('POST', '/v2/bot/message/broadcast', { messages: [text('ก')] });
    expect([refused.status, await refused.json()]).toEqual([429, { message: 'You have reached your monthly limit.' }]);
    expect(platform.received(somchai)).toHaveLength(0);
    expect(await (await api('GET', '/v2/bot/message/quota')).json()).toEqual({ type: 'limited', value: 3 });
    clock.now += 10 * 24 * hour;
    expect((await api('POST', '/v2/bot/message/broadcast', { messages: [text('ก')] })).status).toBe(200);
    expect(await (await api('GET', '/v2/bot/message/quota/consumption')).json()).toEqual({ totalUsage: 2 });
  });

  it('answer the two kinds of 429 with their own words', async () => {
    const { api, platform, somchai } = createFixture();
    const body = { to: somchai, messages: [text('ก')] };
    platform.fail('push', { type: 'rate-limit' });
    platform.fail('push', { type: 'monthly-limit' });
    const answers = [await api('POST', '/v2/bot/message/push', body), await api('POST', '/v2/bot/message/push', body)];
    expect(answers.map(answer => answer.status)).toEqual([429, 429]);
    expect(await Promise.all(answers.map(answer => answer.json()))).toEqual([
      { message: 'The API rate limit has been exceeded. Try again later.' },
      { message: 'You have reached your monthly limit.' },
    ]);
  });
});

describe('faults', () => {
  it('spoil the next calls of one kind and then are gone', async () => {
    const { api, platform, somchai } = createFixture();
    const push = () => api('POST', '/v2/bot/message/push', { to: somchai, messages: [text('ก')] });
    platform.fail('push', { type: 'error', status: 500 }, 2);
    const statuses = [];
    for (let turn = 0; turn < 3; turn++) statuses.push((await push()).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect((await api('GET', '/v2/bot/info')).status).toBe(200);
    expect(platform.received(somchai)).toHaveLength(1);
  });

  it('can last until they are healed, and can hit every call', async () => {
    const { api, platform } = createFixture();
    const id = platform.fail('any', { type: 'unauthorized' }, null);
    expect((await api('GET', '/v2/bot/info')).status).toBe(401);
    expect((await api('GET', '/v2/bot/message/quota')).status).toBe(401);
    platform.heal(id);
    expect((await api('GET', '/v2/bot/info')).status).toBe(200);
  });

  it('slow a call down by the given time and still do it', async () => {
    const { api, platform, somchai, sleeps } = createFixture();
    platform.fail('push', { type: 'slow', ms: 10_000 });
    expect((await api('POST', '/v2/bot/message/push', { to: somchai, messages: [text('ก')] })).status).toBe(200);
    expect(sleeps).toEqual([{ ms: 10_000, reason: 'slow' }]);
  });

  it('stay silent until the caller gives up', async () => {
    const { platform } = createFixture();
    platform.fail('certs', { type: 'timeout', ms: 60_000 });
    const controller = new AbortController();
    controller.abort(new DOMException('too late', 'TimeoutError'));
    const request = new Request('https://api.line.me/oauth2/v2.1/certs', { signal: controller.signal });
    await expect(platform.handle(request)).rejects.toThrow('too late');
    expect(platform.calls()[0]).toMatchObject({ status: 0, fault: 'timeout' });
  });

  it('break the connection without doing anything', async () => {
    const { api, platform, somchai } = createFixture();
    platform.fail('push', { type: 'disconnect' });
    await expect(api('POST', '/v2/bot/message/push', { to: somchai, messages: [text('ก')] })).rejects.toThrow(
      TypeError,
    );
    expect(platform.received(somchai)).toHaveLength(0);
  });
});

describe('the log of calls', () => {
  it('keeps the exact body, the retry key and the refusal, and never a secret', async () => {
    const { api, platform, somchai } = createFixture();
    await api('POST', '/v2/bot/message/push', { to: somchai, messages: [text('')] }, { 'x-line-retry-key': key });
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: '1',
      client_secret: 'hidden-word',
    });
    await platform.handle(new Request('https://api.line.me/oauth2/v3/token', { method: 'POST', body: form }));
    const [push, token] = platform.calls();
    expect(push).toMatchObject({
      kind: 'push',
      status: 400,
      retryKey: key,
      error: { message: 'The request body has 1 error(s)' },
    });
    expect(JSON.parse(push?.raw ?? '')).toEqual(push?.body);
    expect(token).toMatchObject({ kind: 'token', status: 400, raw: null });
    expect(JSON.stringify(platform.view())).not.toContain('hidden-word');
    expect(JSON.stringify(platform.view())).not.toContain('Bearer');
  });
});
