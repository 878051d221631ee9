import { describe, expect, test } from 'vitest';
import type { Ports } from '../../src/ports.ts';
import { appPage } from '../../src/web/app-page.ts';

const built = '<!doctype html><html lang="th"><head><title>โปร่งใส</title></head><body></body></html>';
const assets = (asked: string[]) =>
  ({
    fetch: async ({ url }: Request) => {
      asked.push(new URL(url).pathname);
      return new URL(url).pathname.endsWith('.js') ? new Response('code') : new Response(built);
    },
  }) as unknown as Parameters<typeof appPage>[1];
const ports = (loginBase: string, th = 'อบต.ตัวอย่าง') =>
  ({
    settings: { line: { liffId: '123-abc', loginBase } },
    office: { profile: { accent: '#0F4C5C', shortName: { th, en: 'Sample SAO' } } },
  }) as unknown as Ports;
const ask = (path: string, of: Ports, asked: string[] = []) =>
  appPage(new Request(`https://office.example${path}`), assets(asked), of, { 'x-policy': 'strict' });

describe('the page of the mini-app', () => {
  test('carries the LIFF id, the office and its accent, and every header of its policy', async () => {
    const response = await ask('/liff/', ports('https://api.line.me'));
    const page = await response.text();
    expect(page).toContain('<meta name="liff-id" content="123-abc">');
    expect(page).toContain('<meta name="office" content="อบต.ตัวอย่าง">');
    expect(page).toContain('<meta name="theme-color" content="#0F4C5C">');
    expect(page).toContain('<title>โปร่งใส · อบต.ตัวอย่าง</title>');
    expect(response.headers.get('x-policy')).toBe('strict');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  test('names a stand-in for LINE only where one runs on this machine', async () => {
    expect(await (await ask('/liff/', ports('https://api.line.me'))).text()).not.toContain('line-stand-in');
    expect(await (await ask('/liff/', ports('http://127.0.0.1:8788'))).text()).toContain(
      '<meta name="line-stand-in" content="http://127.0.0.1:8788">',
    );
  });

  test('is made once; any address without a file is that page', async () => {
    const of = ports('https://api.line.me');
    const asked: string[] = [];
    const first = await (await ask('/liff/', of, asked)).text();
    expect(await (await ask('/liff/cases/7', of, asked)).text()).toBe(first);
    expect(asked).toEqual(['/liff/index.html']);
  });

  test('leaves files as they are', async () => {
    expect(await (await ask('/liff/x.js', ports('https://api.line.me'))).text()).toBe('code');
  });

  test('writes an office’s name as text, whatever stands in it', async () => {
    const page = await (await ask('/liff/', ports('https://api.line.me', '"><script>$&'))).text();
    expect(page).not.toContain('<script>');
    expect(page).toContain('&#34;&#62;&#60;script&#62;$&#38;');
  });
});
