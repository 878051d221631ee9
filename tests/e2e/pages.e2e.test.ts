import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from '../support/axe.ts';
import { keepPicture, openPage, startBrowser } from '../support/browser.ts';
import { type Live, startLive } from '../support/live.ts';

const narrow = { width: 320, height: 640 };

/** The pages that anyone can open without saying who they are. */
describe('the public pages', () => {
  let live: Live;
  let browser: Browser;

  beforeAll(async () => {
    [live, browser] = await Promise.all([startLive(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await live?.stop();
  });

  test('the mini-app opens on what can be done, in both languages, at 320 pixels and with letters twice as large', async () => {
    const { page, complaints } = await openPage(browser, `${live.url}/liff/`, narrow);
    await page.getByRole('heading', { name: 'วันนี้ให้เราช่วยเรื่องอะไร' }).waitFor();
    for (const name of ['แจ้งเรื่อง', 'ขอรับบริการ', 'แสดงความคิดเห็น', 'เรื่องของฉัน', 'ข้อมูลของฉัน', 'คะแนนและมาตรการ'])
      expect(await page.getByRole('link', { name }).isVisible(), name).toBe(true);
    expect(await page.title()).toBe('วันนี้ให้เราช่วยเรื่องอะไร · อบต.หลุมรัง');
    const accent = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
    expect((await accent()).trim().toLowerCase()).toBe('#0f4c5c');
    expect(await accessibilityProblems(page)).toEqual([]);
    await keepPicture(page, 'liff-home-th');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Report a problem' }).waitFor();
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '225%';
    });
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(narrow.width);
    await keepPicture(page, 'liff-home-en-large');
    expect(complaints).toEqual([]);
  });

  test('a link into the mini-app leads to its page, unknown keys of LINE are left alone, and back leads home', async () => {
    const { page } = await openPage(browser, `${live.url}/liff/?liff.state=%2Fmeasures%3Fliff.x%3D1`, narrow);
    await page.getByText('91.82').waitFor();
    expect(new URL(page.url()).pathname).toBe('/liff/measures');
    await page.getByRole('link', { name: 'กลับ' }).click();
    await page.getByRole('link', { name: 'คะแนนและมาตรการ' }).click();
    await page.getByText('91.82').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  test('a state that leads out of the mini-app leads nowhere, and an unknown page says so', async () => {
    const { page } = await openPage(browser, `${live.url}/liff/?liff.state=%2F..%2Fapi%2Fhealth`, narrow);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/liff/');
    await page.goto(`${live.url}/liff/nowhere`);
    await page.getByRole('heading', { name: 'ไม่พบหน้านี้' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('the mini-app shows the latest score and the 14 measures, in both languages, readable at 320 pixels', async () => {
    const { page, complaints } = await openPage(browser, `${live.url}/liff/measures`, narrow);
    await page.getByText('91.82').waitFor();
    expect(await page.getByText('ระดับ A').isVisible()).toBe(true);
    const score = page.getByRole('region', { name: 'คะแนน ITA ปี 2564' });
    expect(await score.getByText(/^ที่มา: เอกสารมาตรการส่งเสริมคุณธรรมและความโปร่งใส/).isVisible()).toBe(true);
    expect(await score.getByText('ข้อมูล ณ 1 เมษายน 2565', { exact: true }).isVisible()).toBe(true);
    expect(await page.getByRole('listitem').count()).toBe(14);
    expect(await page.getByText('สิ้นสุดรอบ').isVisible()).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
    await keepPicture(page, 'liff-th');

    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Level A').waitFor();
    expect(await page.getByText(/^Source: The office’s integrity and transparency measures/).isVisible()).toBe(true);
    expect(await page.getByText('As of 1 April 2022 (B.E. 2565)', { exact: true }).isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(narrow.width);
    await keepPicture(page, 'liff-en');
    expect(complaints).toEqual([]);
  });

  test('the mini-app says so when nothing can be loaded, and tries again', async () => {
    const { page } = await openPage(browser, `${live.url}/liff/measures`, narrow);
    await page.getByText('91.82').waitFor();
    await page.route('**/api/**', route => route.abort());
    await page.reload();
    await page.getByRole('alert').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
    await page.getByText('91.82').waitFor();
  });

  test('a page whose code cannot be fetched says so, and is there once it can', async () => {
    const { page } = await openPage(browser, `${live.url}/liff/`, narrow);
    const link = page.getByRole('link', { name: 'คะแนนและมาตรการ' });
    await link.waitFor();
    // Not before LINE's stand-in has spoken: its code is a file as well.
    await page.waitForLoadState('networkidle');
    await page.route('**/assets/**', route => route.abort());
    await link.click();
    await page.getByRole('alert').waitFor();
    await page.unroute('**/assets/**');
    await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
    await page.getByText('91.82').waitFor();
  });

  test('the front page names the office and has no script', async () => {
    const { page, complaints } = await openPage(browser, `${live.url}/`, narrow);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('องค์การบริหารส่วนตำบลหลุมรัง');
    expect(await page.locator('script').count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('every page and file says what a browser may do with it, and a wrong method what is allowed', async () => {
    const page = await (await live.fetch('/liff/')).text();
    const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(match => match[1] ?? '');
    expect(files.length).toBeGreaterThan(1);
    for (const path of ['/', '/liff/', '/liff/some/page', ...files]) {
      const response = await live.fetch(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(response.headers.get('content-security-policy'), path).not.toContain('unsafe');
      expect(response.headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(response.headers.get('referrer-policy'), path).toBe('no-referrer');
      const head = await live.fetch(path, { method: 'HEAD' });
      expect([path, head.status, head.headers.get('content-type')]).toEqual([
        path,
        200,
        response.headers.get('content-type'),
      ]);
      const wrong = await live.fetch(path, { method: 'DELETE' });
      expect([path, wrong.status, wrong.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD, OPTIONS']);
    }
  });

  test('an unknown address is a plain 404', async () => {
    for (const path of ['/nothing', '/api/nothing', '/liff/assets/none.js', '/assets/../../etc/passwd']) {
      expect((await live.fetch(path)).status, path).toBe(404);
    }
  });
});
