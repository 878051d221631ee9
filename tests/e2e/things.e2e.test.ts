import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { accessibilityProblems } from '../support/axe.ts';
import { openPage, startBrowser } from '../support/browser.ts';
import { button, type Live, startLive } from '../support/live.ts';
import { until } from '../support/until.ts';

const output = fileURLToPath(new URL('../output/', import.meta.url));

/** What became of it: on the page of a case, with the officer working in the chat. */
describe('my things', () => {
  let live: Live;
  let browser: Browser;
  let officer: Person;
  let other: Person;

  beforeAll(async () => {
    [live, browser] = await Promise.all([startLive(), startBrowser()]);
    const secretary = await live.secretary();
    officer = await live.officer(secretary, 'กองช่าง');
    other = await live.officer(secretary, 'กองคลัง');
  });
  afterAll(async () => {
    await browser?.close();
    await live?.stop();
  });

  const open = async (person: Person, path: string, width = 360): Promise<Page> =>
    (await openPage(browser, `${live.url}/liff${path}?liff.user=${person.id}`, { width, height: 740 })).page;
  const isClean = async (page: Page, name: string, width = 360) => {
    expect(await accessibilityProblems(page), name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    await page.screenshot({ path: join(output, `things-${name}.png`), fullPage: true });
  };
  const say = (person: Person, words: string) => live.answer(live.platform.act.say(person.id, words));
  const picture = async (page: Page, color: string) => {
    const bytes = await page.evaluate(fill => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
      const draw = canvas.getContext('2d');
      if (draw) {
        draw.fillStyle = fill;
        draw.fillRect(0, 0, 320, 240);
      }
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
    }, color);
    return Buffer.from(bytes, 'base64');
  };
  /** A complaint told in the chat; its id. */
  const filed = async (person: Person): Promise<string> => {
    for (const words of ['แจ้งเรื่อง', 'ไฟทาง ไฟฟ้าสาธารณะ', 'ไฟทางหน้าวัดดับ', 'หน้าวัด']) await say(person, words);
    const { messages } = await say(person, 'ข้าม');
    await live.answer(live.platform.act.press(person.id, button(messages, 'ส่ง')));
    const headers = { authorization: `Bearer ${await live.platform.idToken(person.id)}` };
    const { cases } = (await (await live.fetch('/api/case', { headers })).json()) as {
      cases: { id: string; number: number }[];
    };
    return cases[0]?.id ?? '';
  };
  const numberOf = async (page: Page) => /\d+\/25\d\d/.exec(await page.locator('main').innerText())?.[0] ?? '';

  test('are none at first, and the page says what to do', async () => {
    const page = await open(live.resident('คนใหม่ทดสอบ'), '/cases', 320);
    await page.getByText('ยังไม่มีเรื่องที่แจ้งหรือติดตาม').waitFor();
    await isClean(page, 'none-th', 320);
    await page.getByRole('button', { name: 'English' }).click();
    await isClean(page, 'none-en', 320);
  });

  test('go from the officer’s question through a dispute to stars', async () => {
    const resident = live.resident('ยายทดสอบ');
    const id = await filed(resident);
    const page = await open(resident, '/cases');
    await page.getByRole('link', { name: /ไฟทาง/ }).waitFor();
    await isClean(page, 'list-th');
    await page.getByRole('link', { name: /ไฟทาง/ }).click();
    await page.getByText('ไฟทางหน้าวัดดับ').first().waitFor();
    const number = await numberOf(page);

    // The officer asks in the chat.
    await say(officer, `ขอข้อมูลเพิ่ม ${number}`);
    const asked = await say(officer, 'เสาต้นไหนคะ ขอรูปด้วย');
    await live.answer(live.platform.act.press(officer.id, button(asked.messages, 'ส่ง')));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.getByRole('heading', { name: 'เจ้าหน้าที่ถามคุณ' }).waitFor();
    await isClean(page, 'asked-th');

    // The resident answers with a photo; the signal is gone in the middle.
    await page.getByLabel('คำตอบของคุณ').fill('ต้นที่สามนับจากประตูวัด');
    const buffer = await picture(page, '#264653');
    await page.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
    await page.getByText('ส่งแล้ว', { exact: true }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
    await page.getByRole('alert').waitFor();
    // Coming back to the page without a signal loses nothing either.
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.getByText(/ยังดูข้อมูลล่าสุดไม่ได้/).waitFor();
    expect(await page.getByLabel('คำตอบของคุณ').inputValue()).toBe('ต้นที่สามนับจากประตูวัด');
    await isClean(page, 'answer-offline-th');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
    await page.getByText(/เริ่มนับเวลาต่อ/).waitFor();
    await page.locator('.shot img').first().waitFor({ timeout: 30_000 });
    await isClean(page, 'answered-th');
    await page.getByRole('button', { name: 'เปิดรูปที่ 1 ให้ใหญ่' }).click();
    await page.getByRole('dialog').waitFor();
    await isClean(page, 'photo-th');
    await page.getByRole('button', { name: 'ปิด', exact: true }).click();
    await until('the officer to be told', () => live.said(officer).some(words => words.includes('ต้นที่สามนับจากประตูวัด')));

    // The officer fixes it with a proof; the resident says that it is not so, then that it is.
    const fix = async (words: string) => {
      await say(officer, `เสร็จสิ้น ${number}`);
      const bytes = new Uint8Array(await picture(page, '#2a9d8f'));
      const [act] = await live.platform.act.images(officer.id, [{ contentType: 'image/jpeg', bytes }]);
      await live.answer(Promise.resolve(act ?? null));
      await say(officer, 'ต่อไป');
      const checked = await say(officer, words);
      await live.answer(live.platform.act.press(officer.id, button(checked.messages, 'ส่ง')));
      await page.evaluate(() => dispatchEvent(new Event('focus')));
      await page.getByRole('heading', { name: 'เสร็จจริงหรือยัง' }).waitFor();
    };
    await fix('เปลี่ยนหลอดแล้ว');
    await page.getByText(/เริ่มนับเวลาต่อ/).waitFor({ state: 'detached' });
    await isClean(page, 'fixed-th');
    await page.getByRole('button', { name: 'ยังไม่เสร็จ' }).click();
    await page.getByRole('button', { name: 'ส่ง และเปิดเรื่องอีกครั้ง' }).click();
    await page.getByText('กรุณาเขียนข้อความ').waitFor();
    await page.getByLabel('ยังไม่เสร็จตรงไหน').fill('ยังดับอยู่เมื่อคืน');
    await isClean(page, 'dispute-th');
    await page.getByRole('button', { name: 'ส่ง และเปิดเรื่องอีกครั้ง' }).click();
    await page.getByText(/เปิดเรื่องอีกครั้งแล้ว/).waitFor();
    await fix('เปลี่ยนสายใหม่แล้ว');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Yes, finished' }).click();
    await page.getByText(/Noted as finished/).waitFor();
    await page.getByRole('radio', { name: '4 stars' }).check({ force: true });
    await page.getByLabel(/Anything to add/).fill('Thank you, it took two tries');
    await isClean(page, 'rating-en');
    await page.getByRole('button', { name: 'Send the rating' }).click();
    await page.getByText('You gave 4 stars').waitFor();
    await isClean(page, 'rated-en');

    // Staff see all of it; another division nothing.
    const desk = await open(officer, `/desk/cases/${id}`);
    await desk.getByText('ประวัติครบถ้วน', { exact: false }).waitFor();
    await desk.locator('.shot img').first().waitFor({ timeout: 30_000 });
    await isClean(desk, 'desk-th');
    await desk.getByRole('button', { name: 'English' }).click();
    await isClean(desk, 'desk-en');
    const elsewhere = await open(other, `/desk/cases/${id}`);
    await elsewhere.getByText('ไม่พบเรื่องนี้ หรือเป็นเรื่องของกองอื่น').waitFor();
    await isClean(elsewhere, 'desk-unknown-th');
    const stranger = await open(live.resident('คนอื่นทดสอบ'), `/cases/${id}`);
    await stranger.getByText('ไม่พบเรื่องนี้ในเรื่องของคุณ').waitFor();
    await isClean(stranger, 'unknown-th');
  });

  test('are withdrawn by a second tap, and more is told before', async () => {
    const resident = live.resident('ป้าทดสอบ');
    const page = await open(resident, `/cases/${await filed(resident)}`, 320);
    await page.getByRole('button', { name: 'เพิ่มข้อมูล' }).click();
    await page.getByLabel('บอกเจ้าหน้าที่เพิ่มเติม').fill('มืดมากตอนกลางคืน');
    await isClean(page, 'tell-th', 320);
    await page.getByRole('button', { name: 'ส่งข้อมูลเพิ่ม' }).click();
    await page.getByText('ส่งให้เจ้าหน้าที่แล้ว').waitFor();
    await page.getByText('มืดมากตอนกลางคืน').waitFor();
    await page.getByRole('button', { name: 'ถอนเรื่อง' }).click();
    await page.getByRole('dialog').waitFor();
    await isClean(page, 'withdraw-th', 320);
    await page.getByRole('button', { name: 'ไม่ถอน' }).click();
    await page.getByRole('button', { name: 'ถอนเรื่อง' }).click();
    await page.getByRole('button', { name: 'ใช่ ถอนเรื่อง' }).click();
    await page.getByText('ถอนเรื่องแล้ว', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'ถอนเรื่อง' }).waitFor({ state: 'detached' });
    await isClean(page, 'withdrawn-th', 320);
  });
});
