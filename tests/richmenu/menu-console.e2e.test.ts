import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../dev/build.ts';
import type { PersonView, StateView } from '../../dev/line/types.ts';
import { freePort } from '../../dev/ports.ts';
import { accessibilityProblems } from '../support/axe.ts';
import { keepPicture, openPage, phone, startBrowser, type Watched } from '../support/browser.ts';
import { type Program, run } from '../support/program.ts';

const wide = { width: 1280, height: 800 };

/** `npm start` puts the menus on the local LINE; here they are on the phones of the console. */
describe('the rich menu on the phones', () => {
  let stateDir: string;
  let program: Program;
  let browser: Browser;
  let url: string;
  let port: number;
  let resident: PersonView;
  let watched: Watched | null = null;

  beforeAll(async () => {
    await buildIfStale();
    stateDir = mkdtempSync(join(tmpdir(), 'prongsai-menu-'));
    port = await freePort();
    const linePort = await freePort();
    url = `http://127.0.0.1:${linePort}/`;
    program = run('dev/start.ts', { STATE_DIR: stateDir, PORT: String(port), LINE_PORT: String(linePort) });
    await Promise.all([
      program.prints(`Open the local town hall at  ${url}`),
      startBrowser().then(started => {
        browser = started;
      }),
    ]);
    const person = (await look()).people.find(({ label }) => label === 'ชาวบ้าน');
    if (!person) throw new Error('no resident');
    resident = person;
  });
  afterEach(async () => {
    await watched?.page.context().close();
    watched = null;
  });
  afterAll(async () => {
    await browser?.close();
    program?.child.kill('SIGTERM');
    await program?.exit;
    rmSync(stateDir, { recursive: true, force: true });
  });

  async function look(): Promise<StateView> {
    return (await fetch(`${url}local/state`)).json() as Promise<StateView>;
  }

  async function open(viewport: typeof wide, lang: 'th' | 'en' = 'th'): Promise<Page> {
    watched = await openPage(browser, `${url}?lang=${lang}&left=${resident.id}`, viewport);
    await menuOf(watched.page).locator('img').waitFor();
    return watched.page;
  }

  const phoneOf = (page: Page) =>
    page.getByRole('region', { name: new RegExp(`^(โทรศัพท์ของ|Phone of )\\s*${resident.name.split(' ')[0]}`) });
  const menuOf = (page: Page) => phoneOf(page).getByRole('group', { name: /^(เมนูของบัญชี|The account's menu)$/ });
  const area = (page: Page, name: string) => menuOf(page).getByRole('button', { name, exact: true });

  test('is there from the start: two menus, two aliases, one default', async () => {
    const { richMenus, defaultRichMenuId } = await look();
    expect(richMenus.map(({ aliases }) => aliases)).toEqual([['residents-services'], ['residents-info']]);
    expect(defaultRichMenuId).toBe(richMenus[0]?.richMenuId);
    expect(program.printed.err).toBe('');
  });

  test.each([
    ['small', phone],
    ['wide', wide],
  ] as const)('shows its picture, switches tabs, says words, opens pages: %s window', async (size, viewport) => {
    const page = await open(viewport);
    const picture = () =>
      menuOf(page)
        .locator('img')
        .evaluate(image => (image as HTMLImageElement).naturalWidth);
    await expect.poll(picture).toBe(2500);
    await keepPicture(page, `rich-menu-${size}-services`);

    const before = ((await look()).chats[resident.id] ?? []).length;
    await area(page, 'แท็บข้อมูล').click();
    await area(page, 'คะแนน ITA').waitFor();
    await expect.poll(picture).toBe(2500);
    await keepPicture(page, `rich-menu-${size}-info`);

    await area(page, 'คะแนน ITA').click();
    await expect
      .poll(async () => JSON.stringify(((await look()).chats[resident.id] ?? []).slice(before)))
      .toContain('91.82');
    // The tab itself brought no message: the first news is what the person said.
    expect(((await look()).chats[resident.id] ?? [])[before]?.from).toBe(resident.id);

    await area(page, 'แท็บบริการ').click();
    await area(page, 'แจ้งเรื่อง').click();
    const frame = phoneOf(page).locator('iframe');
    await frame.waitFor();
    expect(await frame.getAttribute('src')).toBe(`http://127.0.0.1:${port}/liff/complaint?liff.user=${resident.id}`);
    await keepPicture(page, `rich-menu-${size}-page`);
  });

  test.each(['th', 'en'] as const)('axe finds nothing wrong: %s', async lang => {
    expect(await accessibilityProblems(await open(phone, lang))).toEqual([]);
  });
});
