import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { accessibilityProblems } from '../support/axe.ts';
import { keepPicture, openPage, phone, startBrowser, type Watched } from '../support/browser.ts';
import { type Live, startLive } from '../support/live.ts';

const wide = { width: 1280, height: 800 };

/** The console of the local town hall, in a real browser over the running product. */
describe('the console', () => {
  let live: Live;
  let browser: Browser;
  let resident: Person;
  let officer: Person;
  let watched: Watched | null = null;

  beforeAll(async () => {
    [live, browser] = await Promise.all([startLive({ consoleDir: 'dist/console' }), startBrowser()]);
    resident = live.resident('ยายสายใจ');
    await live.answer(live.platform.act.follow(resident.id));
    officer = await live.officer(await live.secretary(), 'สำนักปลัด', 'คุณธุรการ');
  });
  afterEach(async () => {
    await watched?.page.context().close();
    watched = null;
  });
  afterAll(async () => {
    await browser?.close();
    await live?.stop();
  });

  async function open(viewport: typeof wide, lang: 'th' | 'en' = 'th'): Promise<Watched> {
    const people = `left=${resident.id}&right=${officer.id}`;
    watched = await openPage(browser, `${live.lineUrl}/?lang=${lang}&${people}`, viewport);
    await watched.page.getByRole('log').filter({ visible: true }).first().waitFor();
    return watched;
  }

  const phoneOf = (page: Page, { name }: Person) =>
    page.getByRole('region', { name: new RegExp(`^(โทรศัพท์ของ|Phone of )\\s*${name}`) });

  const quickReply = (page: Page, person: Person, label: string) =>
    phoneOf(page, person).getByRole('list', { name: 'ปุ่มตอบด่วน' }).getByRole('button', { name: label, exact: true });

  async function write(page: Page, person: Person, words: string): Promise<void> {
    await phoneOf(page, person).getByRole('textbox').fill(words);
    await phoneOf(page, person).getByRole('textbox').press('Enter');
  }

  test('on a wide window two phones stand side by side; a question brings its answer and card, a quick reply goes on', async () => {
    const { page, complaints } = await open(wide);
    for (const person of [resident, officer]) expect(await phoneOf(page, person).isVisible()).toBe(true);
    const mine = phoneOf(page, resident);

    await write(page, resident, 'เบี้ยคนแก่ได้เดือนละเท่าไร');
    await mine.getByText('เบี้ยผู้สูงอายุได้เดือนละ 600 ถึง 1,000 บาท').waitFor();
    await mine.getByRole('article').last().getByText('เบี้ยยังชีพผู้สูงอายุได้เดือนละเท่าไร').waitFor();
    expect(await mine.getByText('อ่านแล้ว').count()).toBeGreaterThan(0);
    await keepPicture(page, 'console-wide-answer');

    await quickReply(page, resident, 'คะแนน ITA').click();
    await mine.getByText('91.82').first().waitFor();
    await keepPicture(page, 'console-wide-quick-reply');
    expect(complaints).toEqual([]);
  });

  test('a question travels from one phone to the other and back', async () => {
    const { page, complaints } = await open(wide);
    await write(page, resident, 'ถามเจ้าหน้าที่ วิธีเลี้ยงมังกรสามหัว');
    await quickReply(page, resident, 'ส่ง').click();
    await phoneOf(page, resident).getByText('ส่งคำถามถึงเจ้าหน้าที่แล้ว').waitFor();

    const other = phoneOf(page, officer);
    await other.getByText('คำถามใหม่จากประชาชน').first().waitFor();
    await other.getByRole('button', { name: 'ตอบ', exact: true }).last().click();
    await other.getByText('พิมพ์คำตอบถึงผู้แจ้งได้เลย').waitFor();
    await write(page, officer, 'ขออนุญาตก่อนค่ะ');
    await other.getByText('ตรวจดูก่อนส่งนะคะ').last().waitFor();
    await write(page, officer, 'ส่ง');
    await phoneOf(page, resident).getByText('คำตอบจากเจ้าหน้าที่').first().waitFor();
    await keepPicture(page, 'console-wide-two-phones');
    expect(complaints).toEqual([]);
  });

  test('a link to the mini-app opens it on the phone, and its policy stands in the way of nothing it does', async () => {
    const { page, complaints } = await open(wide);
    await write(page, resident, live.liffLink);
    await phoneOf(page, resident).getByRole('button', { name: live.liffLink, exact: true }).last().click();
    const mini = phoneOf(page, resident).frameLocator('iframe');
    await mini.getByRole('link', { name: 'คะแนนและมาตรการ' }).click();
    await mini.getByText('91.82').waitFor();
    expect(await mini.getByRole('listitem').count()).toBe(14);
    const fontsLoaded = await mini.locator('body').evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].some(font => font.status === 'loaded');
    });
    expect(fontsLoaded).toBe(true);
    await keepPicture(page, 'console-wide-mini-app');
    await page.getByRole('button', { name: 'ปิดหน้าเว็บ' }).click();
    expect(await page.locator('iframe').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('on a small window one phone shows at a time, and a tab switches to the other', async () => {
    const { page, complaints } = await open(phone);
    expect(await phoneOf(page, resident).isVisible()).toBe(true);
    expect(await phoneOf(page, officer).isVisible()).toBe(false);
    await write(page, resident, 'อบต เปิดกี่โมง');
    await phoneOf(page, resident).getByText('เวลา 08.30–16.30 น.').first().waitFor();
    await keepPicture(page, 'console-small-resident');

    const tab = page.getByRole('navigation', { name: 'โทรศัพท์' }).getByRole('button', { name: officer.name });
    await tab.click();
    await phoneOf(page, officer).waitFor();
    expect(await phoneOf(page, resident).isVisible()).toBe(false);
    expect(await tab.getAttribute('aria-current')).toBe('true');
    await write(page, officer, 'หน้าที่ของฉัน');
    await phoneOf(page, officer).getByText('หน้าที่ของคุณ').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    await keepPicture(page, 'console-small-officer');
    expect(complaints).toEqual([]);
  });

  test('who holds each phone and the language survive a reload', async () => {
    const { page, complaints } = await open(wide);
    await page.getByRole('button', { name: /EN$/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Prongsai' }).waitFor();
    await page.reload();
    await phoneOf(page, resident).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await phoneOf(page, officer).isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });

  test.each([
    ['wide', 'th', wide],
    ['wide', 'en', wide],
    ['small', 'th', phone],
    ['small', 'en', phone],
  ] as const)('axe finds nothing wrong: %s window, %s', async (size, lang, viewport) => {
    const { page, complaints } = await open(viewport, lang);
    await phoneOf(page, resident).waitFor();
    await phoneOf(page, resident).getByRole('list').first().waitFor();
    await keepPicture(page, `console-${size}-${lang}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
