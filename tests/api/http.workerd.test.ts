import { createExecutionContext } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { app } from '../../src/app.ts';
import type { Bindings } from '../../src/bindings.ts';
import type { Settings } from '../../src/env.ts';
import { endpoints } from '../../src/features/endpoints.ts';
import { settings, townHall } from '../support/town-hall.ts';

/** What each address of the product can be asked for. */
const addresses: [string, string[]][] = [
  ['/', ['GET', 'HEAD']],
  ['/webhook', ['POST']],
  ['/api/health', ['GET', 'HEAD']],
  ['/liff', ['GET', 'HEAD']],
  ['/liff/', ['GET', 'HEAD']],
  ['/liff/some/page', ['GET', 'HEAD']],
  ['/assets/some.js', ['GET', 'HEAD']],
  ...Object.values(endpoints)
    .flat()
    .map(({ call }): [string, string[]] => [
      `/api${call.path.replace(/:\w+/g, '1')}`,
      call.method === 'GET' ? ['GET', 'HEAD'] : [call.method],
    ]),
];
/** One that can be read and written is one address. */
const known = Object.entries(Object.groupBy(addresses, ([path]) => path)).map(([path, same]): [string, string[]] => [
  path,
  (same ?? []).flatMap(([, methods]) => methods),
]);
/** A sentence in both languages. */
const inWords = { th: expect.stringMatching(/[ก-๙]/), en: expect.stringMatching(/[a-z]/) };
const allowOf = (response: Response) => response.headers.get('allow')?.split(', ').sort();

describe('methods', () => {
  for (const [path, methods] of known) {
    it(`${path} answers every other method with 405 and what is allowed`, async () => {
      const hall = townHall();
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
        if (methods.includes(method)) continue;
        const response = await hall.fetch(path, { method });
        expect([method, response.status]).toEqual([method, 405]);
        expect(allowOf(response)).toEqual([...methods, 'OPTIONS'].sort());
        if (method !== 'HEAD') expect(await response.json()).toEqual({ code: 'method-not-allowed', say: inWords });
      }
      expect(hall.store.calls.size).toBe(0);
    });

    it(`${path} says to OPTIONS what is allowed, and nothing else`, async () => {
      const response = await townHall().fetch(path, {
        method: 'OPTIONS',
        headers: { origin: 'https://elsewhere.test' },
      });
      expect([response.status, allowOf(response)]).toEqual([204, [...methods, 'OPTIONS'].sort()]);
      expect(response.headers.has('access-control-allow-origin')).toBe(false);
      expect(await response.text()).toBe('');
    });
  }

  it('answers HEAD as GET, without the words', async () => {
    const hall = townHall();
    for (const path of ['/', '/api/health', '/api/score', '/api/measure']) {
      const [head, get] = [await hall.fetch(path, { method: 'HEAD' }), await hall.fetch(path)];
      expect([path, head.status, head.headers.get('content-type')]).toEqual([
        path,
        get.status,
        get.headers.get('content-type'),
      ]);
      expect(get.status).toBe(200);
      expect(await head.text()).toBe('');
    }
  });

  it('answers an unknown address with 404 in JSON, whatever the method', async () => {
    const hall = townHall();
    for (const path of ['/nothing', '/api/nothing', '/api', '/webhook/', '/api/dev/clock'])
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
        const response = await hall.fetch(path, { method });
        expect([path, method, response.status, response.headers.has('allow')]).toEqual([path, method, 404, false]);
        expect(await response.json()).toEqual({ code: 'not-found', say: inWords });
      }
  });
});

describe('a body that breaks off', () => {
  it('is a mistake of whoever sent it wherever one is taken, and never a fault of ours', async () => {
    const hall = townHall();
    const posts = [...new Set(known.flatMap(([path, methods]) => (methods.includes('POST') ? [path] : [])))];
    const headers = { authorization: `Bearer ${await hall.idToken(hall.resident())}` };
    for (const path of [...posts, '/api/photos']) {
      const body = new ReadableStream({ pull: controller => controller.error(new Error('the connection is gone')) });
      const response = await hall.fetch(path, { method: 'POST', body, headers });
      expect([path, [400, 403].includes(response.status)]).toEqual([path, true]);
      if (path !== '/webhook') expect(await response.json()).toMatchObject({ say: inWords });
    }
  });
});

describe('a mistake of ours', () => {
  it('is said in both languages, without what went wrong', async () => {
    const ports = { ...townHall().ports, office: null as never };
    const response = await app(ports, {} as Bindings).fetch(new Request('https://bot.test/'));
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ code: 'broken', say: inWords });
  });
});

/** What the mini-app's page carries under these settings; the page itself is only built for the tests with a browser. */
async function miniApp(settings: Partial<Settings>, path = '/liff/'): Promise<Headers> {
  const page = { fetch: async () => new Response('<!doctype html>') } as unknown as Fetcher;
  const bindings = { ASSETS: page } as Bindings;
  const hono = app(townHall(settings).ports, bindings);
  const response = await hono.fetch(new Request(`https://bot.test${path}`), bindings, createExecutionContext());
  expect(response.status).toBe(200);
  return response.headers;
}

describe('pages', () => {
  it('has nothing on the front page that its own policy would refuse, and lets nobody frame it', async () => {
    const response = await townHall().fetch('/');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const page = await response.text();
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)));
    expect(policy).toContain(`style-src 'sha256-${btoa(String.fromCharCode(...digest))}'`);
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=/);
  });

  it('lets only the console of this machine frame the mini-app, and only while the product runs there', async () => {
    const local = (await miniApp({ publicBaseUrl: 'http://127.0.0.1:8787' })).get('content-security-policy');
    expect(local).toContain('frame-ancestors http://127.0.0.1:* http://localhost:*');
    const outside = await miniApp({ publicBaseUrl: 'https://office.example' });
    const policy = outside.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|127\.0\.0\.1|localhost|http:/);
    expect(outside.get('x-content-type-options')).toBe('nosniff');
    expect(outside.get('referrer-policy')).toBe('no-referrer');
  });

  it('lets the mini-app speak with itself and with LINE’s login, wherever that stands', async () => {
    const connectAt = async (loginBase: string) => {
      const policy = (await miniApp({ line: { ...settings.line, loginBase } })).get('content-security-policy') ?? '';
      return /connect-src ([^;]*)/.exec(policy)?.[1]?.split(' ');
    };
    const lines = ["'self'", 'https://api.line.me', 'https://access.line.me', 'https://liffsdk.line-scdn.net'];
    expect(await connectAt('https://api.line.me')).toEqual(lines);
    expect(await connectAt('http://127.0.0.1:8788')).toEqual([...lines, 'http://127.0.0.1:8788']);
  });
});
