import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HTTPFetchError, LineBotClient } from '@line/bot-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineServer, LineServerOptions } from '../../dev/line/server.ts';
import { startLineServer } from '../../dev/line/server.ts';
import { channel } from './line-fixture.ts';

let directory = '';
const servers: LineServer[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'line-'));
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()));
  rmSync(directory, { recursive: true });
});

async function start(options: Partial<LineServerOptions> = {}): Promise<LineServer> {
  const server = await startLineServer({
    port: 0,
    stateFile: null,
    consoleDir: null,
    channel,
    webhookUrl: 'http://127.0.0.1:1/webhook',
    ...options,
  });
  servers.push(server);
  server.platform.configure({ redelivery: false });
  return server;
}

function client({ url, platform }: LineServer): LineBotClient {
  return LineBotClient.fromChannelAccessToken({
    channelAccessToken: platform.issueToken(),
    apiBaseURL: url,
    dataApiBaseURL: url,
  });
}

/** `fetch` sets Host itself. */
function statusWithHost(server: LineServer, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    const sent = httpRequest({ port, host: '127.0.0.1', path: '/local/state', headers: { host } }, response => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the server', () => {
  it('serves LINE’s own SDK: reply, push, retry key, profile, content, rich menu', async () => {
    const server = await start();
    const line = client(server);
    const user = server.platform.addPerson({ name: 'สมชาย' }).id;
    const { replyToken } = await server.platform.act.say(user, 'ก');
    const reply = await line.replyMessage({ replyToken: replyToken ?? '', messages: [{ type: 'text', text: 'ตอบ' }] });
    expect(reply.sentMessages).toHaveLength(1);
    const retryKey = crypto.randomUUID();
    const push = { to: user, messages: [{ type: 'text' as const, text: 'แจ้ง' }] };
    await line.pushMessage(push, retryKey);
    const again = await line.pushMessage(push, retryKey).catch((problem: unknown) => problem);
    expect(again).toBeInstanceOf(HTTPFetchError);
    expect(again).toMatchObject({ status: 409 });
    expect((await line.getProfile(user)).displayName).toBe('สมชาย');
    const [photo] = await server.platform.act.images(user, [{ contentType: 'image/jpeg', bytes: new Uint8Array([7]) }]);
    const chunks: Uint8Array[] = [];
    for await (const chunk of await line.getMessageContent(photo?.messageId ?? '')) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(Buffer.from([7]));
    const menu = { size: { width: 2500, height: 843 }, selected: false, name: 'ก', chatBarText: 'ก', areas: [] };
    expect((await line.createRichMenu(menu)).richMenuId).toMatch(/^richmenu-/);
    expect((await line.getMessageQuotaConsumption()).totalUsage).toBe(1);
  });

  it('keeps its state in a file, across restarts', async () => {
    const stateFile = join(directory, 'deep', 'line.json');
    const first = await start({ stateFile });
    const user = first.platform.addPerson({ name: 'สมชาย' }).id;
    await first.platform.act.say(user, 'ก');
    await first.close();
    servers.length = 0;
    expect(JSON.parse(readFileSync(stateFile, 'utf8'))).toMatchObject({ people: { [user]: { name: 'สมชาย' } } });
    const second = await start({ stateFile });
    expect(second.platform.view().chats[user]).toHaveLength(1);
  });

  it('does not start over a damaged state file', async () => {
    const stateFile = join(directory, 'line.json');
    writeFileSync(stateFile, '{"revision":');
    await expect(start({ stateFile })).rejects.toThrow('damaged');
  });

  it('says plainly when the port is taken', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    await expect(start({ port })).rejects.toThrow(`Port ${port} is in use`);
  });

  it('serves the console’s files and nothing beside them', async () => {
    const consoleDir = join(directory);
    writeFileSync(join(directory, 'index.html'), '<h1>LINE</h1>');
    const { url } = await start({ consoleDir });
    const page = await fetch(`${url}/`);
    expect([page.headers.get('content-type'), await page.text()]).toEqual([
      'text/html; charset=utf-8',
      '<h1>LINE</h1>',
    ]);
    for (const path of ['/missing.js', '/..%2f..%2fetc%2fpasswd', '/%2e%2e/secret.json', '/%zz']) {
      expect((await fetch(`${url}${path}`)).status).toBe(404);
    }
  });

  it('tells the console of changes as they happen', async () => {
    const { url, platform } = await start();
    const controller = new AbortController();
    const response = await fetch(`${url}/local/events`, { signal: controller.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: revision');
    platform.addPerson({ name: 'นก' });
    expect((await reader?.read())?.value).toContain(`data: ${platform.state.revision}`);
    controller.abort();
  });

  it('refuses names of other hosts, and event streams to other origins', async () => {
    const server = await start();
    expect(await statusWithHost(server, 'evil.example')).toBe(421);
    expect(await statusWithHost(server, 'localhost:1234')).toBe(200);
    const foreign = await fetch(`${server.url}/local/events`, { headers: { origin: 'https://evil.example' } });
    expect(foreign.status).toBe(403);
  });

  it('breaks the connection when told to', async () => {
    const server = await start();
    server.platform.fail('certs', { type: 'disconnect' });
    await expect(fetch(`${server.url}/oauth2/v2.1/certs`)).rejects.toThrow();
    expect((await fetch(`${server.url}/oauth2/v2.1/certs`)).status).toBe(200);
  });

  it('refuses bodies above 16 MB', async () => {
    const { url } = await start();
    const huge = await fetch(`${url}/local/say`, { method: 'POST', body: new Uint8Array(17 * 1024 * 1024) }).then(
      response => response.status,
      () => 413,
    );
    expect(huge).toBe(413);
  });
});
