import { describe, expect, it } from 'vitest';
import type { Faults, StateView } from '../../dev/line/types.ts';
import { createFixture, png, text } from './line-fixture.ts';

const base = 'http://127.0.0.1:8788';

function locally(fixture: ReturnType<typeof createFixture>) {
  return async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const isPost = body !== undefined;
    const response = await fixture.platform.handle(
      new Request(`${base}${path}`, {
        method: isPost ? 'POST' : 'GET',
        headers: { ...(isPost ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(isPost ? { body: JSON.stringify(body) } : {}),
      }),
    );
    return {
      status: response.status,
      headers: response.headers,
      json: () => response.json() as Promise<never>,
      response,
    };
  };
}

describe('the local API', () => {
  it('adds people and groups', async () => {
    const fixture = createFixture();
    const local = locally(fixture);
    const added = (await (
      await local('/local/people', { people: [{ name: 'นก', label: 'ปลัด', language: 'en' }] })
    ).json()) as {
      people: { id: string }[];
    };
    const id = added.people[0]?.id ?? '';
    expect(fixture.platform.state.people[id]).toMatchObject({ name: 'นก', label: 'ปลัด', language: 'en', friend: true });
    const group = await local('/local/groups', { name: 'หมู่ ๓', members: [id, fixture.somchai] });
    expect(await group.json()).toMatchObject({ kind: 'group', joined: true, members: [id, fixture.somchai] });
    expect((await local('/local/people', { id: 'somchai', name: 'x' })).status).toBe(400);
    expect((await local('/local/people', { name: 'ก'.repeat(101) })).status).toBe(400);
  });

  it('lets people write, press, follow, block, unsend and edit', async () => {
    const fixture = createFixture();
    const local = locally(fixture);
    const user = fixture.somchai;
    const said = (await (await local('/local/say', { user, text: 'หนึง' })).json()) as { messageId: string };
    await local('/local/say', { user, message: { type: 'sticker', packageId: '1', stickerId: '2' } });
    await local('/local/postback', { user, data: 'a=1', displayText: 'ตกลง' });
    await local('/local/press', { user, action: { type: 'message', label: 'ก', text: 'เมนู' } });
    await local('/local/location', { user, latitude: 15, longitude: 102 });
    await local('/local/sticker', { user, packageId: '446', stickerId: '1988' });
    await local('/local/edit', { user, messageId: said.messageId, text: 'หนึ่ง' });
    await local('/local/unsend', { user, messageId: said.messageId });
    await local('/local/unfollow', { user });
    await local('/local/follow', { user });
    await local('/local/unknown', { type: 'telepathy' });
    expect(fixture.events().map(event => event.type)).toEqual([
      'message',
      'message',
      'postback',
      'message',
      'message',
      'message',
      'messageEdited',
      'unsend',
      'unfollow',
      'follow',
      'telepathy',
    ]);
  });

  it('takes photos as base64, several at once, as an upload, or as a foreign link, and shows them', async () => {
    const fixture = createFixture();
    const local = locally(fixture);
    const user = fixture.somchai;
    const one = { contentType: 'image/png', base64: btoa('photo') };
    expect((await local('/local/image', { user, ...one })).status).toBe(200);
    expect((await local('/local/image', { user, images: [one, one] })).status).toBe(200);
    expect((await local('/local/image', { user, url: 'https://elsewhere.example/a.png' })).status).toBe(200);
    const upload = await fixture.platform.handle(
      new Request(`${base}/local/image?user=${user}`, {
        method: 'POST',
        headers: { 'content-type': 'image/png' },
        body: png(10, 10),
      }),
    );
    expect(upload.status).toBe(200);
    await local('/local/media', {
      user,
      type: 'file',
      contentType: 'text/html',
      base64: btoa('<script>'),
      fileName: 'a.html',
    });
    const messages = fixture.platform.view().chats[user] ?? [];
    expect(messages.map(message => message.contentUrl !== null)).toEqual([true, true, true, false, true, true]);
    const shown = await local(messages[0]?.contentUrl ?? '');
    expect([shown.headers.get('content-type'), await shown.response.text()]).toEqual(['image/png', 'photo']);
    const page = await local(messages[5]?.contentUrl ?? '');
    expect(page.headers.get('content-type')).toBe('application/octet-stream');
    expect(page.headers.get('content-disposition')).toBe('attachment');
  });

  it('acts in groups', async () => {
    const fixture = createFixture();
    const local = locally(fixture);
    const group = fixture.platform.addGroup({ name: 'หมู่ ๓', members: [fixture.somchai], joined: false });
    const outsider = fixture.platform.addPerson({ name: 'นก' }).id;
    expect((await local('/local/say', { user: fixture.somchai, group: group.id, text: 'ก' })).status).toBe(400);
    await local('/local/join', { group: group.id });
    await local('/local/say', { user: fixture.somchai, group: group.id, text: 'ก', mentionBot: true });
    expect((await local('/local/say', { user: outsider, group: group.id, text: 'ก' })).status).toBe(400);
    await local('/local/member-joined', { group: group.id, users: [outsider] });
    await local('/local/member-left', { group: group.id, users: [outsider] });
    await local('/local/leave', { group: group.id });
    expect(fixture.events().map(event => event.type)).toEqual([
      'join',
      'message',
      'memberJoined',
      'memberLeft',
      'leave',
    ]);
  });

  it('tells the whole state, or what changed since a revision', async () => {
    const fixture = createFixture();
    const local = locally(fixture);
    await local('/local/say', { user: fixture.somchai, text: 'หนึ่ง' });
    const whole = (await (await local('/local/state')).json()) as StateView;
    expect(whole).toMatchObject({ whole: true, bot: { displayName: 'Prongsai' }, quota: { limit: 15_000, used: 0 } });
    expect(whole.chats[fixture.somchai]).toHaveLength(1);
    const same = (await (await local(`/local/state?since=${whole.revision}`)).json()) as StateView;
    expect(same).toMatchObject({ whole: false, chats: {}, deliveries: [], calls: [] });
    await fixture.api('POST', '/v2/bot/message/push', { to: fixture.somchai, messages: [text('สอง')] });
    const news = (await (await local(`/local/state?since=${whole.revision}`)).json()) as StateView;
    expect(news.chats[fixture.somchai]?.map(message => message.message.text)).toEqual(['สอง']);
    expect(news.calls).toHaveLength(1);
    expect((await local('/local/state?since=now')).status).toBe(400);
  });

  it('reports a quick reply that left the screen as a change', async () => {
    const fixture = createFixture();
    const quickReply = { items: [{ type: 'action', action: { type: 'message', label: 'ใช่', text: 'ใช่' } }] };
    await fixture.api('POST', '/v2/bot/message/push', {
      to: fixture.somchai,
      messages: [{ ...text('ก'), quickReply }],
    });
    const { revision } = fixture.platform.view();
    await fixture.platform.act.postback(fixture.somchai, 'x');
    expect(fixture.platform.view(revision).chats[fixture.somchai]?.[0]).toMatchObject({ quickReply: [], read: true });
  });

  it('sets faults, deliveries, the quota and expiry', async () => {
    const fixture = createFixture();
    const local = locally(fixture);
    await local('/local/faults', { on: 'push', fault: { type: 'slow', ms: 10 }, times: 3 });
    await local('/local/faults', { on: 'any', fault: { type: 'timeout' }, times: null });
    await local('/local/faults', { delivering: { duplicates: 1, redelivery: false } });
    const { faults } = (await (await local('/local/faults')).json()) as { faults: Faults };
    expect(faults.rules).toMatchObject([
      { on: 'push', fault: { type: 'slow', ms: 10 }, left: 3 },
      { on: 'any', fault: { type: 'timeout', ms: 60_000 }, left: null },
    ]);
    expect(faults.delivering).toMatchObject({ duplicates: 1, redelivery: false, active: true });
    await local('/local/faults', { heal: 'all' });
    expect(fixture.platform.state.faults.rules).toEqual([]);
    await local('/local/quota', { limit: 10, used: 9 });
    expect(fixture.platform.view().quota).toEqual({ limit: 10, used: 9 });
    const token = fixture.platform.issueToken();
    await local('/local/expire-tokens', {});
    expect((await fixture.api('GET', '/v2/bot/info', undefined, { authorization: `Bearer ${token}` })).status).toBe(
      401,
    );
    const wrong = await local('/local/faults', { on: 'push', fault: { type: 'flood' } });
    expect([wrong.status, await wrong.json()]).toEqual([400, { error: expect.any(String) }]);
  });

  it('delivers acts together, redelivers, and sends any events and bytes', async () => {
    const fixture = createFixture();
    const local = locally(fixture);
    const user = fixture.somchai;
    const acts = ['หนึ่ง', 'สอง'].map(words => ({ act: 'say', body: { user, text: words } }));
    const delivery = (await (await local('/local/together', { acts })).json()) as { eventIds: string[] };
    expect(fixture.delivered).toHaveLength(1);
    await local('/local/redeliver', { eventId: delivery.eventIds[1] });
    await local('/local/events', { events: [] });
    const raw = await local('/local/raw', { body: 'garbage', sign: true });
    expect(await raw.json()).toEqual({ status: 200, body: 'ok' });
    expect(fixture.delivered.map(({ text: sent }) => sent.length > 10)).toEqual([true, true, true, false]);
    expect((await local('/local/together', { acts: [{ act: 'together', body: {} }] })).status).toBe(400);
    expect((await local('/local/redeliver', { eventId: 'x' })).status).toBe(400);
  });

  it('lists calls by kind', async () => {
    const fixture = createFixture();
    await fixture.api('GET', '/v2/bot/info');
    await fixture.api('GET', '/v2/bot/message/quota');
    const list = (await (await locally(fixture)('/local/calls?kind=bot')).json()) as { calls: object[] };
    expect(list.calls).toMatchObject([{ kind: 'bot', path: '/v2/bot/info', status: 200, method: 'GET' }]);
  });

  it('gives ID tokens to pages of this machine and of the LIFF endpoint only', async () => {
    const fixture = createFixture();
    const local = locally(fixture);
    const path = `/local/id-token?user=${fixture.somchai}`;
    expect(await (await local(path)).json()).toEqual({ id_token: expect.stringMatching(/^eyJ/) });
    for (const origin of ['http://localhost:8787', 'https://office.example']) {
      const answer = await local(path, undefined, { origin });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    }
    expect((await local(path, undefined, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await local('/local/id-token?user=nobody')).status).toBe(400);
  });

  it('refuses other content types, foreign origins, unknown paths and methods, and says why', async () => {
    const fixture = createFixture();
    const local = locally(fixture);
    const body = { user: fixture.somchai, text: 'ก' };
    expect((await local('/local/say', body, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await local('/local/say', body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await local('/local/say', body, { origin: 'http://127.0.0.1:9999' })).status).toBe(403);
    expect((await local('/local/say', body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await local('/local/state', undefined, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await local('/local/say', body, { origin: base })).status).toBe(200);
    expect((await local('/local/nothing', {})).status).toBe(404);
    expect((await local('/local/constructor', {})).status).toBe(404);
    const wrong = await local('/local/say', { user: fixture.somchai, words: 'ก' });
    expect(await wrong.json()).toEqual({ error: expect.stringContaining('words') });
    const put = await fixture.platform.handle(new Request(`${base}/local/say`, { method: 'PUT' }));
    expect(put.status).toBe(405);
    expect(fixture.delivered).toHaveLength(1);
  });
});

describe('the state', () => {
  it('is plain JSON that a new platform goes on from', async () => {
    const first = createFixture();
    await first.platform.act.say(first.somchai, 'ก');
    const kept = JSON.parse(JSON.stringify(first.platform.snapshot()));
    const second = createFixture({ state: kept });
    expect(second.platform.view()).toEqual(first.platform.view());
    await second.platform.act.say(first.somchai, 'ข');
    const ids = second.platform.view().chats[first.somchai]?.map(message => message.id) ?? [];
    expect(new Set(ids).size).toBe(2);
  });

  it('tells listeners of every change until they leave', async () => {
    const { platform } = createFixture();
    const seen: number[] = [];
    const stop = platform.subscribe(revision => seen.push(revision));
    platform.addPerson({ name: 'นก' });
    stop();
    platform.addPerson({ name: 'ก้อย' });
    expect(seen).toEqual([2]);
  });

  it('keeps the newest 200 messages of a chat', async () => {
    const { platform, somchai } = createFixture();
    for (let turn = 0; turn < 205; turn++) await platform.act.say(somchai, String(turn));
    const messages = platform.view().chats[somchai] ?? [];
    expect([messages.length, messages[0]?.message.text]).toEqual([200, '5']);
  });
});
