import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { accessibilityProblems } from '../support/axe.ts';
import { openPage, startBrowser } from '../support/browser.ts';
import { type Live, startLive } from '../support/live.ts';
import { until } from '../support/until.ts';

const output = fileURLToPath(new URL('../output/', import.meta.url));
const HERE = { latitude: 14.2001, longitude: 99.4001 };

/** Reporting a problem on a small phone: with photo and place, with the signal gone in the middle, in both languages. */
describe('a complaint on the page', () => {
  let live: Live;
  let browser: Browser;
  let officer: Person;

  beforeAll(async () => {
    [live, browser] = await Promise.all([startLive(), startBrowser()]);
    officer = await live.officer(await live.secretary(), 'กองช่าง');
  });
  afterAll(async () => {
    await browser?.close();
    await live?.stop();
  });

  const open = async (person: Person, width = 360): Promise<Page> => {
    const url = `${live.url}/liff/complaint?liff.user=${person.id}`;
    const { page } = await openPage(browser, url, { width, height: 740 });
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation(HERE);
    return page;
  };
  const isClean = async (page: Page, name: string, width = 360) => {
    expect(await accessibilityProblems(page), name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    await page.screenshot({ path: join(output, `complaint-${name}.png`), fullPage: true });
  };
  const photo = async (page: Page) => {
    const bytes = await page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 });
      const draw = canvas.getContext('2d');
      if (draw) {
        draw.fillStyle = '#264653';
        draw.fillRect(0, 0, 300, 200);
        draw.fillStyle = '#e9c46a';
        draw.fillRect(140, 20, 20, 160);
      }
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
    });
    const buffer = Buffer.from(bytes, 'base64');
    await page.locator('input[type=file]').setInputFiles({ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer });
  };

  test('is filled in, kept over a reload, sent when the signal is back, and reaches the officer', async () => {
    const resident = live.resident('ยายทดสอบ');
    const page = await open(resident);
    await page.getByText(/เมื่อส่ง อบต. จะเก็บเรื่อง/).waitFor();
    await isClean(page, 'empty-th');
    await page.getByRole('radio', { name: 'ไฟทาง ไฟฟ้าสาธารณะ' }).check();
    await page.getByText(/ถ้าแจ้งวันนี้ อบต. จะแก้ไขหรือแจ้งผลภายในวันที่/).waitFor();
    await page.getByRole('link', { name: /^โทร 1129/ }).waitFor();
    await page.getByLabel('เกิดอะไรขึ้น').fill('ไฟทางหน้าวัดดับมาสามวัน');
    await page.getByRole('button', { name: 'ใช้ตำแหน่งปัจจุบัน' }).click();
    await page.getByText(/ปักหมุดแล้ว/).waitFor();
    await photo(page);
    await page.getByText('ส่งแล้ว', { exact: true }).waitFor();
    await isClean(page, 'filled-th');

    await page.waitForTimeout(800);
    await page.reload();
    await page.getByRole('button', { name: 'ทำต่อจากที่ค้างไว้' }).click();
    expect(await page.getByLabel('เกิดอะไรขึ้น').inputValue()).toBe('ไฟทางหน้าวัดดับมาสามวัน');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'ตรวจคำตอบก่อนส่ง' }).click();
    await page.getByRole('button', { name: /^ส่ง/ }).click();
    await page
      .getByText(/ไม่มีสัญญาณ/)
      .first()
      .waitFor();
    await isClean(page, 'offline-th');
    await page.context().setOffline(false);
    await page.getByText(/^\d+\/25\d\d$/).waitFor();
    await isClean(page, 'sent-th');
    expect(await page.getByText('กองช่าง ได้รับเรื่องแล้ว').count()).toBe(1);
    await until('the alert', () => live.said(officer).some(words => words.includes('ไฟทางหน้าวัดดับมาสามวัน')));
    expect(live.said(officer).filter(words => words.includes('ไฟทางหน้าวัดดับมาสามวัน'))).toHaveLength(1);
    await page
      .getByRole('link', { name: /เปิดหน้าติดตาม|ติดตาม/ })
      .first()
      .click();
    await page.getByText('ไฟทางหน้าวัดดับมาสามวัน').first().waitFor();
  });

  test('of the same kind close by is followed instead, and no new case is opened', async () => {
    const neighbour = live.resident('ลุงทดสอบ');
    const page = await open(neighbour);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('radio', { name: 'Street lights' }).check();
    await page.getByRole('button', { name: /current position|Use my/i }).click();
    await page.getByText('Something of the same kind has been reported close by').waitFor();
    await isClean(page, 'near-en');
    await page.getByRole('button', { name: 'Follow this one instead' }).click();
    await page.getByText(/You now follow it; no new case was opened/).waitFor();
    await isClean(page, 'followed-en');
    await page.getByRole('link', { name: 'See this case' }).click();
    await page.getByRole('button', { name: 'Stop following' }).waitFor();
    expect(await page.getByText('ไฟทางหน้าวัดดับมาสามวัน').count()).toBe(0);
  });

  test('that is urgent shows whom to call first, and still lets them write, in English too', async () => {
    const page = await open(live.resident('สมชายทดสอบ'), 320);
    await page.getByRole('button', { name: 'English' }).click();
    await page
      .getByRole('radio', { name: /fire|disaster|flood|storm/i })
      .first()
      .check();
    await page.getByText('Urgent: please call first').waitFor();
    const call = page.getByRole('link', { name: /^Call \d+/ }).first();
    expect(await call.getAttribute('href')).toMatch(/^tel:\d+$/);
    await isClean(page, 'urgent-en', 320);
    await page.getByRole('button', { name: 'Check your answers' }).click();
    await page.getByRole('alert').waitFor();
    await isClean(page, 'problems-en', 320);
    await page.getByLabel('What happened?').fill('The field behind the school is burning');
    await page.getByRole('button', { name: 'Check your answers' }).click();
    await page.getByRole('button', { name: /^Send/ }).click();
    await page.getByText(/^\d+\/25\d\d$/).waitFor();
    await isClean(page, 'sent-en', 320);
  });

  test('about corruption is not taken in, and says where to tell it', async () => {
    const page = await open(live.resident('คนทดสอบ'));
    await page.getByRole('radio', { name: 'ไฟทาง ไฟฟ้าสาธารณะ' }).check();
    await page.getByLabel('เกิดอะไรขึ้น').fill('นายกรับสินบนจากผู้รับเหมา');
    await page.getByRole('button', { name: 'ตรวจคำตอบก่อนส่ง' }).click();
    await page.getByRole('button', { name: /^ส่ง/ }).click();
    await page.getByText(/1205/).first().waitFor();
    await isClean(page, 'corruption-th');
  });
});
