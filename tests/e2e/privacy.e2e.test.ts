import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { accessibilityProblems } from '../support/axe.ts';
import { keepPicture, openPage, startBrowser } from '../support/browser.ts';
import { button, type Live, startLive } from '../support/live.ts';

/** One's own data on a small phone: seen, downloaded, put right, erased. */
describe('the page of one’s own data', () => {
  let live: Live;
  let browser: Browser;

  beforeAll(async () => {
    [live, browser] = await Promise.all([startLive(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await live?.stop();
  });

  const address = ({ id }: Person) => `${live.url}/liff/privacy?liff.user=${id}`;
  const fits = async (page: Page) =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  /** Somebody who chose a language, sent a question and began another. */
  async function resident(name: string): Promise<Person> {
    const person = live.resident(name);
    const say = (words: string) => live.answer(live.platform.act.say(person.id, words));
    await say('English');
    await say('ภาษาไทย');
    const { messages } = await say('ถามเจ้าหน้าที่ เลี้ยงไก่ในบ้านได้กี่ตัวคะ');
    await live.answer(live.platform.act.press(person.id, button(messages, 'ส่ง')));
    await say('ถามเจ้าหน้าที่ ร่างที่ยังไม่ได้ส่ง');
    return person;
  }

  test('of somebody of whom nothing is kept says so, in both languages', async () => {
    const { page, complaints } = await openPage(browser, address(live.resident('คนใหม่ (ตัวอย่าง)')));
    await page.getByText('เราไม่ได้เก็บข้อมูลใด ๆ ของคุณไว้ค่ะ').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await keepPicture(page, 'privacy-empty-th');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('We keep nothing of you.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await keepPicture(page, 'privacy-empty-en');
    expect(complaints).toEqual([]);
  });

  test('is seen, downloaded, put right and erased, with the signal gone in the middle', async () => {
    const me = await resident('ยายตัวอย่าง');
    const { page } = await openPage(browser, address(me));
    await page.getByText('ภาษา: ไทย').waitFor();
    await page.getByText('อ่านประกาศทั้งหมด').click();
    await page.getByText(/อยู่ในเครื่องของคุณเท่านั้น/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await fits(page);
    await keepPicture(page, 'privacy-notice-th');
    await page.getByText('อ่านประกาศทั้งหมด').click();
    await keepPicture(page, 'privacy-th');
    await picture(page, 'ข้อมูลที่เราเก็บไว้', 'privacy-kept-th');

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'ดาวน์โหลดข้อมูลของฉัน' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(/^ข้อมูลของฉัน-25\d\d-\d\d-\d\d\.json$/);
    const given = await readFile(await file.path(), 'utf8');
    for (const words of ['เลี้ยงไก่ในบ้านได้กี่ตัวคะ', 'ร่างที่ยังไม่ได้ส่ง', me.id]) expect(given).toContain(words);
    await page.getByRole('button', { name: 'ถ้าหาไฟล์ไม่พบ แสดงเป็นข้อความ' }).click();
    expect(await page.getByLabel('ข้อมูลทั้งหมดของฉัน').inputValue()).toBe(given);
    await picture(page, 'ดาวน์โหลดข้อมูล', 'privacy-download-th');

    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('button', { name: 'บันทึก' }).click();
    await page.getByText('บันทึกแล้วค่ะ').waitFor();
    await page.getByText('ภาษา: English').waitFor();
    await picture(page, 'แก้ข้อมูล', 'privacy-correct-th');

    await page.getByRole('button', { name: 'ลบข้อมูลของฉัน' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('ลบแล้วเรียกคืนไม่ได้').waitFor();
    await dialog.getByText(/เลขรับ \d+\/25\d\d คำถามถึงเจ้าหน้าที่/).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('ลบข้อมูลของคุณใช่ไหมคะ');
    expect(await accessibilityProblems(page)).toEqual([]);
    await keepPicture(page, 'privacy-erase-th');
    await page.context().setOffline(true);
    await dialog.getByRole('button', { name: 'ยืนยันลบข้อมูล' }).click();
    await dialog.getByText('ยังไม่ได้ลบ').waitFor();
    await dialog.getByText('ยังไม่ได้ลบ').scrollIntoViewIfNeeded();
    await keepPicture(page, 'privacy-erase-offline-th');
    await page.context().setOffline(false);
    await dialog.getByRole('button', { name: 'ยืนยันลบข้อมูล' }).click();
    await page.getByText('ลบข้อมูลแล้วค่ะ').waitFor();
    await page.getByText('ตอนนี้ไม่มีข้อมูลที่ลบได้ทันทีค่ะ').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await fits(page);
    await keepPicture(page, 'privacy-erased-th');
    expect((await live.answer(live.platform.act.say(me.id, 'ข้อมูลของฉัน'))).words).not.toContain('ภาษา:');
  });

  test('speaks English all the way, and works at 320 pixels', async () => {
    const me = await resident('Sample resident');
    const { page, complaints } = await openPage(browser, address(me), { width: 320, height: 640 });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('What we keep', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'What we keep', 'privacy-kept-en');
    await page.getByRole('button', { name: 'Erase my data' }).click();
    await page.getByRole('dialog').getByText('This cannot be undone.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await keepPicture(page, 'privacy-erase-en');
    await page.getByRole('button', { name: 'Yes, erase my data' }).click();
    await page.getByText('Your data are erased.').waitFor();
    await keepPicture(page, 'privacy-erased-en');
    expect(complaints).toEqual([]);
  });
});

/** A picture that begins at this heading. */
async function picture(page: Page, heading: string, name: string): Promise<void> {
  await page.getByRole('heading', { name: heading, exact: true }).evaluate(found => found.scrollIntoView());
  await keepPicture(page, name);
}
