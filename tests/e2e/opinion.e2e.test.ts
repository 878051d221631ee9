import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { addDays, bangkokDay } from '../../src/domain/calendar.ts';
import { accessibilityProblems } from '../support/axe.ts';
import { keepPicture, openPage, startBrowser } from '../support/browser.ts';
import { type Live, startLive } from '../support/live.ts';

const DAY = 86_400_000;

/** Opinions, polls and consultations as people use them: on a small phone, in both languages, with a weak signal. */
describe('opinions', () => {
  let live: Live;
  let browser: Browser;

  beforeAll(async () => {
    [live, browser] = await Promise.all([startLive(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await live?.stop();
  });

  const open = (person: Person, path: string) => openPage(browser, `${live.url}/liff${path}?liff.user=${person.id}`);
  const isClean = async (page: Page, name: string) => {
    expect(await accessibilityProblems(page), name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(360);
    await keepPicture(page, name);
  };

  test('a resident writes one; it outlives a reload and a lost signal, and arrives once', async () => {
    const resident = live.resident('ยายทดสอบ');
    const { page } = await open(resident, '/opinion');
    await page.getByRole('link', { name: 'เขียนความคิดเห็น' }).waitFor();
    await isClean(page, 'opinion-list-empty-th');
    await page.getByRole('link', { name: 'เขียนความคิดเห็น' }).click();
    await page.getByRole('radio', { name: 'ถนน ไฟ น้ำ สิ่งก่อสร้าง' }).check();
    await page.getByRole('textbox', { name: /ความคิดเห็นของคุณ/ }).fill('อยากให้ตัดหญ้าข้างทางบ่อยขึ้น');
    await isClean(page, 'opinion-form-th');
    await page.waitForTimeout(800);
    await page.reload();
    await page.getByRole('button', { name: 'ทำต่อจากที่ค้างไว้' }).click();
    expect(await page.getByRole('textbox', { name: /ความคิดเห็นของคุณ/ }).inputValue()).toContain('ตัดหญ้า');
    await page.getByRole('radio', { name: 'อยากได้คำตอบ' }).check();
    await page.getByRole('radio', { name: 'ไม่ลงชื่อ' }).check();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'ตรวจคำตอบก่อนส่ง' }).click();
    await page.getByRole('button', { name: 'ส่งเรื่อง' }).click();
    await page.getByText('รอส่ง').waitFor();
    await keepPicture(page, 'opinion-offline-th');
    await page.context().setOffline(false);
    await page.getByText(/รับที่ 1\/25\d\d/).waitFor();
    await isClean(page, 'opinion-sent-th');
    await page.goto(`${live.url}/liff/opinion/write?liff.user=${resident.id}`);
    await page.getByRole('radio', { name: 'ไม่ลงชื่อ' }).waitFor();
    expect(await page.getByRole('textbox', { name: /ความคิดเห็นของคุณ/ }).inputValue()).toBe('');
  });

  test('in English, with a name', async () => {
    const { page } = await open(live.resident('Somsri Sample'), '/opinion/write');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('radio', { name: 'Something else' }).check();
    await page.getByRole('textbox', { name: /Your opinion/ }).fill('Please open on Saturdays too.');
    await page.getByRole('radio', { name: 'No need' }).check();
    await page.getByRole('radio', { name: 'Give my name' }).check();
    await page.getByRole('textbox', { name: /Your name/ }).fill('Somsri Sample');
    await isClean(page, 'opinion-form-en');
    await page.getByRole('button', { name: 'Check your answers' }).click();
    await isClean(page, 'opinion-check-en');
    await page.getByRole('button', { name: /^Send/ }).click();
    await page.getByText(/No\. 2\/25\d\d/).waitFor();
    await isClean(page, 'opinion-sent-en');
  });

  test('a secretary opens a poll, residents vote, it is summed up, and everybody sees what changed', async () => {
    const secretary = await live.secretary();
    const resident = live.resident('ตาทดสอบ');
    const today = bangkokDay(Date.now());
    const staff = await open(secretary, '/opinion');
    await staff.page.getByRole('link', { name: /เปิดโพลหรือประชาคมใหม่/ }).click();
    await fillNew(staff.page, addDays(today, 3), addDays(today, 10));
    await isClean(staff.page, 'opinion-new-th');
    await staff.page.getByRole('button', { name: 'ตรวจคำตอบก่อนส่ง' }).click();
    await staff.page.getByRole('button', { name: 'ส่งเรื่อง' }).click();
    await staff.page.getByRole('heading', { name: 'ตลาดนัดวันไหนดี' }).waitFor();
    await live.pass(3 * DAY);

    const { page } = await open(resident, '/opinion');
    await page.getByRole('link', { name: /ตลาดนัดวันไหนดี/ }).waitFor();
    await isClean(page, 'opinion-list-th');
    await page.getByRole('link', { name: /ตลาดนัดวันไหนดี/ }).click();
    await page.getByRole('radio', { name: 'วันเสาร์' }).check();
    await isClean(page, 'opinion-poll-th');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
    await page.getByText('ยังไม่ได้ส่ง').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
    await page.getByText('รับคำตอบแล้ว ขอบคุณค่ะ').waitFor();
    await page.getByRole('radio', { name: 'วันอาทิตย์' }).check();
    await page.getByRole('button', { name: 'แก้คำตอบ' }).click();
    await page.getByText('รับคำตอบแล้ว ขอบคุณค่ะ').waitFor();
    await isClean(page, 'opinion-answered-th');

    for (const name of ['คนที่หนึ่ง', 'คนที่สอง', 'คนที่สาม']) {
      const other = await open(live.resident(name), new URL(page.url()).pathname.replace('/liff', ''));
      await other.page.getByRole('radio', { name: 'วันอาทิตย์' }).check();
      await other.page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
      await other.page.getByText('รับคำตอบแล้ว ขอบคุณค่ะ').waitFor();
      await other.page.context().close();
    }

    await live.pass(8 * DAY);
    await staff.page.reload();
    await staff.page.getByRole('link', { name: /ดูแลเรื่องนี้/ }).click();
    await staff.page
      .getByRole('textbox', { name: /อบต. ทำอะไรต่อ/ })
      .fill('คนส่วนใหญ่เลือกวันอาทิตย์ อบต. จะจัดตลาดนัดทุกวันอาทิตย์ เริ่มเดือนหน้า');
    await isClean(staff.page, 'opinion-staff-th');
    await staff.page.getByRole('button', { name: 'เผยแพร่ผล' }).click();
    await staff.page.getByRole('heading', { name: 'สรุปผลแล้ว' }).waitFor();

    await page.reload();
    await page.getByRole('heading', { name: 'สิ่งที่เปลี่ยนไป' }).waitFor();
    await page.getByText('4 คน (100%)').waitFor();
    await isClean(page, 'opinion-changed-th');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'What changed' }).waitFor();
    await isClean(page, 'opinion-changed-en');
  });
});

async function fillNew(page: Page, opens: string, closes: string): Promise<void> {
  await page.getByRole('radio', { name: /โพล/ }).check();
  await page.getByRole('textbox', { name: 'ชื่อเรื่อง', exact: true }).fill('ตลาดนัดวันไหนดี');
  await page
    .getByRole('textbox', { name: 'รายละเอียด', exact: true })
    .fill('อบต. จะจัดตลาดนัดสัปดาห์ละครั้ง ขอถามว่าวันไหนสะดวก');
  await page.getByRole('textbox', { name: /คำถาม/ }).fill('อยากให้จัดวันไหน');
  await page.getByRole('textbox', { name: /ตัวเลือก/ }).fill('วันเสาร์\nวันอาทิตย์');
  await page.getByRole('radio', { name: 'กองช่าง' }).check();
  await typeDay(page, 'วันแรกที่ตอบได้', opens);
  await typeDay(page, 'วันสุดท้ายที่ตอบได้', closes);
  await page.getByRole('radio', { name: 'แสดงเมื่อปิดรับแล้ว' }).check();
}

async function typeDay(page: Page, name: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  const group = page.getByRole('group', { name });
  await group.getByLabel('วันที่').fill(String(Number(date)));
  await group.getByLabel('เดือน').selectOption(String(Number(month)));
  await group.getByLabel('ปี พ.ศ.').fill(String(Number(year) + 543));
}
