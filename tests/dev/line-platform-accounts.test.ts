import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { channel, createFixture } from './line-fixture.ts';

function tokenRequest(form: Record<string, string>, path = '/oauth2/v3/token'): Request {
  return new Request(`https://api.line.me${path}`, { method: 'POST', body: new URLSearchParams(form) });
}

const credentials = { grant_type: 'client_credentials', client_id: channel.id, client_secret: channel.secret };

describe('channel access tokens', () => {
  it('are issued for id and secret, and end after 15 minutes', async () => {
    const { platform, clock } = createFixture();
    const response = await platform.handle(tokenRequest(credentials));
    const token = (await response.json()) as { access_token: string };
    expect(token).toEqual({ token_type: 'Bearer', access_token: expect.stringMatching(/^eyJ/), expires_in: 900 });
    const info = () =>
      platform.handle(
        new Request('https://api.line.me/v2/bot/info', { headers: { authorization: `Bearer ${token.access_token}` } }),
      );
    expect(await (await info()).json()).toMatchObject({ displayName: 'Prongsai', chatMode: 'bot' });
    clock.now += 900_000;
    const late = await info();
    expect([late.status, await late.json()]).toEqual([
      401,
      { message: expect.stringMatching(/^Authentication failed due to the following reason: invalid token/) },
    ]);
  });

  it('are refused for a wrong secret, id or grant', async () => {
    const { platform } = createFixture();
    for (const wrong of [{ client_secret: 'x' }, { client_id: '1' }, { grant_type: 'password' }]) {
      const response = await platform.handle(tokenRequest({ ...credentials, ...wrong }));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: expect.any(String), error_description: expect.any(String) });
    }
  });

  it('are needed for every bot call, and can be made to expire', async () => {
    const { platform, api } = createFixture();
    expect((await platform.handle(new Request('https://api.line.me/v2/bot/info'))).status).toBe(401);
    expect((await api('GET', '/v2/bot/info', undefined, { authorization: 'Bearer guess' })).status).toBe(401);
    const token = platform.issueToken();
    platform.expireTokens();
    expect((await api('GET', '/v2/bot/info', undefined, { authorization: `Bearer ${token}` })).status).toBe(401);
  });
});

describe('ID tokens', () => {
  const verify = async (fixture: ReturnType<typeof createFixture>, token: string) => {
    const keys = createRemoteJWKSet(new URL('https://api.line.me/oauth2/v2.1/certs'), {
      [customFetch]: (url: string, init: RequestInit) => fixture.platform.handle(new Request(url, init)),
    });
    return jwtVerify(token, keys, {
      issuer: 'https://access.line.me',
      audience: channel.loginChannelId,
      currentDate: new Date(fixture.clock.now),
    });
  };

  it('verify against the published keys: ES256, one hour', async () => {
    const fixture = createFixture();
    const { payload, protectedHeader } = await verify(fixture, await fixture.platform.idToken(fixture.somchai));
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'JWT', kid: expect.any(String) });
    expect(payload).toMatchObject({ sub: fixture.somchai, name: 'สมชาย ใจดี', iat: fixture.clock.now / 1000 });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  });

  it('can be made wrong on purpose: expired, for another channel', async () => {
    const fixture = createFixture();
    const token = (claims: Record<string, number | string>) => fixture.platform.idToken(fixture.somchai, claims);
    await expect(verify(fixture, await token({ exp: 1 }))).rejects.toThrow(errors.JWTExpired);
    await expect(verify(fixture, await token({ aud: 'other' }))).rejects.toThrow(errors.JWTClaimValidationFailed);
  });

  it('outlive a restart, since the key is in the state', async () => {
    const fixture = createFixture();
    const token = await fixture.platform.idToken(fixture.somchai);
    const next = createFixture({ state: JSON.parse(JSON.stringify(fixture.platform.snapshot())) });
    await expect(verify(next, token)).resolves.toBeDefined();
  });

  it('publish no private key', async () => {
    const { platform, somchai } = createFixture();
    await platform.idToken(somchai);
    const certs = await (await platform.handle(new Request('https://api.line.me/oauth2/v2.1/certs'))).json();
    expect(certs).toEqual({
      keys: [
        {
          kty: 'EC',
          crv: 'P-256',
          x: expect.any(String),
          y: expect.any(String),
          kid: expect.any(String),
          alg: 'ES256',
          use: 'sig',
        },
      ],
    });
    expect(JSON.stringify(platform.view())).not.toContain('"d":');
    const config = await platform.handle(new Request('http://127.0.0.1:8788/.well-known/openid-configuration'));
    expect(await config.json()).toMatchObject({
      issuer: 'https://access.line.me',
      jwks_uri: 'http://127.0.0.1:8788/oauth2/v2.1/certs',
    });
  });
});

describe('profiles', () => {
  it('are those of friends only', async () => {
    const { api, platform, somchai } = createFixture();
    expect(await (await api('GET', `/v2/bot/profile/${somchai}`)).json()).toEqual({
      displayName: 'สมชาย ใจดี',
      userId: somchai,
      language: 'th',
    });
    await platform.act.unfollow(somchai);
    const blocked = await api('GET', `/v2/bot/profile/${somchai}`);
    expect([blocked.status, await blocked.json()]).toEqual([404, { message: 'Not found' }]);
    expect((await api('GET', '/v2/bot/profile/somchai')).status).toBe(400);
  });

  it('of group members can be read while the bot is in the group', async () => {
    const { api, platform, somchai } = createFixture();
    const group = platform.addGroup({ name: 'หมู่ ๓', members: [somchai] });
    const read = async (path: string) => (await api('GET', `/v2/bot/group/${group.id}/${path}`)).json();
    expect(await read('summary')).toEqual({ groupId: group.id, groupName: 'หมู่ ๓' });
    expect(await read('members/count')).toEqual({ count: 1 });
    expect(await read(`member/${somchai}`)).toEqual({ displayName: 'สมชาย ใจดี', userId: somchai });
    expect((await api('GET', `/v2/bot/group/${group.id}/members/ids`)).status).toBe(403);
    expect((await api('POST', `/v2/bot/group/${group.id}/leave`)).status).toBe(200);
    expect(await read('summary')).toEqual({ message: 'Not found' });
  });

  it('loading animations show in 1:1 chats only, until the next message', async () => {
    const { api, platform, somchai, clock } = createFixture();
    const group = platform.addGroup({ name: 'หมู่ ๓', members: [somchai] });
    const start = (chatId: string, loadingSeconds?: number) =>
      api('POST', '/v2/bot/chat/loading/start', { chatId, ...(loadingSeconds && { loadingSeconds }) });
    expect((await start(somchai)).status).toBe(202);
    expect(platform.state.people[somchai]?.loadingUntil).toBe(clock.now + 20_000);
    expect((await start(group.id)).status).toBe(400);
    expect((await start(somchai, 7)).status).toBe(400);
    expect((await start(somchai, 65)).status).toBe(400);
    await api('POST', '/v2/bot/message/push', { to: somchai, messages: [{ type: 'text', text: 'ก' }] });
    expect(platform.state.people[somchai]?.loadingUntil).toBeNull();
  });
});

describe('content', () => {
  const bytes = new Uint8Array([0xff, 0xd8, 1, 2, 3]);

  it('is 202 while LINE prepares it, then 200', async () => {
    const { api, platform, somchai, clock } = createFixture();
    const act = await platform.act.media(somchai, 'video', { contentType: 'video/mp4', bytes, readyAfterMs: 5000 });
    const path = `/v2/bot/message/${act.messageId}/content`;
    const early = await api('GET', path);
    expect([early.status, (await early.arrayBuffer()).byteLength]).toEqual([202, 0]);
    expect(await (await api('GET', `${path}/transcoding`)).json()).toEqual({ status: 'processing' });
    clock.now += 5000;
    const ready = await api('GET', path);
    expect([ready.status, ready.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    expect(new Uint8Array(await ready.arrayBuffer())).toEqual(bytes);
    expect(await (await api('GET', `${path}/transcoding`)).json()).toEqual({ status: 'succeeded' });
  });

  it('can fail, vanish, and has previews of pictures only', async () => {
    const { api, platform, somchai } = createFixture();
    const file = await platform.act.media(somchai, 'file', { contentType: 'application/pdf', bytes });
    const path = `/v2/bot/message/${file.messageId}/content`;
    expect((await api('GET', `${path}/preview`)).status).toBe(400);
    expect((await api('GET', `${path}/transcoding`)).status).toBe(400);
    platform.spoilContent(file.messageId ?? '', 'gone');
    const gone = await api('GET', path);
    expect([gone.status, await gone.json()]).toEqual([404, { message: 'not found' }]);
    expect((await api('GET', '/v2/bot/message/1/content')).status).toBe(404);
  });

  it('can be held back for some calls', async () => {
    const { api, platform, somchai } = createFixture();
    const [act] = await platform.act.images(somchai, [{ contentType: 'image/jpeg', bytes }]);
    platform.fail('content', { type: 'not-ready' }, 2);
    const statuses = [];
    for (let turn = 0; turn < 3; turn++) {
      statuses.push((await api('GET', `/v2/bot/message/${act?.messageId}/content`)).status);
    }
    expect(statuses).toEqual([202, 202, 200]);
  });
});

describe('the webhook endpoint', () => {
  it('is read, set and tested', async () => {
    const { api, delivered } = createFixture();
    const endpoint = '/v2/bot/channel/webhook/endpoint';
    expect((await api('PUT', endpoint, { endpoint: 'http://office.example/webhook' })).status).toBe(400);
    expect((await api('PUT', endpoint, { endpoint: `https://office.example/${'a'.repeat(500)}` })).status).toBe(400);
    expect((await api('PUT', endpoint, { endpoint: 'https://office.example/webhook' })).status).toBe(200);
    expect(await (await api('GET', endpoint)).json()).toEqual({
      endpoint: 'https://office.example/webhook',
      active: true,
    });
    expect(await (await api('POST', '/v2/bot/channel/webhook/test', {})).json()).toEqual({
      success: true,
      timestamp: '2026-11-22T03:00:00.000Z',
      statusCode: 200,
      reason: 'OK',
      detail: '200',
    });
    expect(delivered[0]?.body.events).toEqual([]);
  });

  it('tells why a test failed', async () => {
    const { api } = createFixture({ answer: () => new Response(null, { status: 401 }) });
    expect(await (await api('POST', '/v2/bot/channel/webhook/test', {})).json()).toMatchObject({
      success: false,
      statusCode: 401,
      reason: 'ERROR_STATUS_CODE',
      detail: '401',
    });
  });
});

describe('LIFF apps', () => {
  const app = {
    view: { type: 'full', url: 'https://office.example/liff/' },
    description: 'แบบฟอร์ม',
    scope: ['openid'],
  };

  it('are listed, added, changed and deleted', async () => {
    const { api } = createFixture();
    const added = (await (await api('POST', '/liff/v1/apps', app)).json()) as { liffId: string };
    expect(added.liffId).toMatch(/^1650000002-/);
    expect((await api('PUT', `/liff/v1/apps/${added.liffId}`, { view: { type: 'tall' } })).status).toBe(200);
    const { apps } = (await (await api('GET', '/liff/v1/apps')).json()) as { apps: object[] };
    expect(apps).toEqual([
      expect.objectContaining({ liffId: channel.liffId }),
      { ...app, view: { ...app.view, type: 'tall' }, liffId: added.liffId },
    ]);
    expect((await api('DELETE', `/liff/v1/apps/${added.liffId}`)).status).toBe(200);
    expect((await api('DELETE', `/liff/v1/apps/${added.liffId}`)).status).toBe(404);
  });

  it('are refused without a view, with an http page, or with LINE in the name', async () => {
    const { api } = createFixture();
    const wrong = [
      {},
      { ...app, view: { type: 'full', url: 'http://office.example' } },
      { ...app, description: 'My LINE app' },
    ];
    for (const body of wrong) expect((await api('POST', '/liff/v1/apps', body)).status).toBe(400);
  });

  it('belong to the Login channel when its secret is known', async () => {
    const { api, platform } = createFixture({ channel: { loginChannelSecret: 'login-secret' } });
    expect((await api('GET', '/liff/v1/apps')).status).toBe(403);
    const form = { grant_type: 'client_credentials', client_id: channel.loginChannelId, client_secret: 'login-secret' };
    const token = (await (await platform.handle(tokenRequest(form, '/v2/oauth/accessToken'))).json()) as {
      access_token: string;
    };
    const list = await api('GET', '/liff/v1/apps', undefined, { authorization: `Bearer ${token.access_token}` });
    expect(list.status).toBe(200);
  });
});

describe('unknown paths', () => {
  it('are 404, with a request id', async () => {
    const { api } = createFixture();
    const response = await api('GET', '/v2/bot/telepathy');
    expect([response.status, response.headers.has('x-line-request-id')]).toEqual([404, true]);
  });
});

describe('ids that are names of the language', () => {
  it('name nobody and nothing', async () => {
    const { api, platform } = createFixture();
    for (const id of ['constructor', '__proto__', 'toString']) {
      expect((await api('GET', `/v2/bot/message/${id}/content`)).status).toBe(404);
      expect((await api('GET', `/v2/bot/richmenu/alias/${id}`)).status).toBe(404);
      expect((await api('DELETE', `/liff/v1/apps/${id}`)).status).toBe(404);
      const messages = [{ type: 'text', text: 'ก' }];
      expect((await api('POST', '/v2/bot/message/reply', { replyToken: id, messages })).status).toBe(400);
      expect((await api('POST', '/v2/bot/message/validate/reply', { messages: [{ type: id }] })).status).toBe(400);
      await expect(platform.idToken(id)).rejects.toThrow('No such person');
    }
  });
});
