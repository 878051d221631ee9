import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { shownFields } from '../../src/forms/shown.ts';
import type { Locale } from '../../src/i18n/texts.ts';
import { loadOffice } from '../../src/offices/build/load.ts';
import { type Online, plausibleAnswers, withForm } from '../features/eservice/plausible.ts';
import { accessibilityProblems } from '../support/axe.ts';
import { openPage, startBrowser } from '../support/browser.ts';
import { button, type Live, startLive } from '../support/live.ts';
import { jpeg } from '../support/pictures.ts';

const output = fileURLToPath(new URL('../output/', import.meta.url));
const { services } = loadOffice('lumrang');
const online = withForm(services);
const formOf = (id: string) => services.find(service => service.id === id)?.form?.fields ?? [];
const photo = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg()) };

/** What the form asks of somebody with plausible answers, as `fill` takes them; days that suit whenever the test runs. */
function answersTo({ form }: Online) {
  const given = plausibleAnswers(form, Date.now() + 5 * 86_400_000);
  const isUpload = (kind: string) => kind === 'photos' || kind === 'file';
  const shown = shownFields(form, given).filter(({ id, kind }) => id in given || isUpload(kind));
  return Object.fromEntries(shown.map(({ id, kind }) => [id, isUpload(kind) ? photo.name : typed(kind, given[id])]));
}

function typed(kind: string, answer: unknown): string | readonly string[] {
  if (Array.isArray(answer)) return answer.map(String);
  if (typeof answer === 'object' && answer && 'words' in answer) return String(answer.words);
  if (kind !== 'date') return String(answer);
  const [year, month, day] = String(answer).split('-').map(Number);
  return [day, month, Number(year) + 543].map(String);
}

/** Services as people ask for them: on a small phone, in both languages, with a weak signal, with and without an appointment. */
describe('services', () => {
  let live: Live;
  let browser: Browser;

  beforeAll(async () => {
    [live, browser] = await Promise.all([startLive(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await live?.stop();
  });

  const open = async (person: Person, path: string, width = 360) => {
    const sign = path.includes('?') ? '&' : '?';
    const url = `${live.url}/liff${path}${sign}liff.user=${person.id}`;
    return (await openPage(browser, url, { width, height: 740 })).page;
  };
  const english = (page: Page) => page.getByRole('button', { name: 'English' }).click();
  /** Readable by everybody, no wider than the phone; the whole page is kept as a picture. */
  const isClean = async (page: Page, name: string, width = 360) => {
    expect(await accessibilityProblems(page), name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    // A picture of the whole page resizes it, and a browser then scrolls to the field that has the focus.
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.screenshot({ path: join(output, `eservice-${name}.png`), fullPage: true });
  };
  /** Fills in a form; a list is a day (date, month, year), or what is chosen. A file is waited for until it is sent. */
  const fill = async (page: Page, id: string, locale: Locale, answers: Record<string, string | readonly string[]>) => {
    for (const field of formOf(id)) {
      const answer = answers[field.id];
      if (answer === undefined) continue;
      const part = page.locator('.field').filter({ has: page.locator(`#q-${field.id}`) });
      expect(await part.locator('.asked').innerText()).toContain(field.label[locale]);
      if ('options' in field) {
        const role = field.kind === 'many' ? 'checkbox' : 'radio';
        for (const { label } of field.options.filter(({ value }) => [answer].flat().includes(value)))
          await part.getByRole(role, { name: label[locale], exact: true }).check();
      } else if (field.kind === 'photos' || field.kind === 'file') {
        await part.locator('input[type=file]').setInputFiles(photo);
        await part.getByText(/^(ส่งแล้ว|Sent)$/).waitFor();
      } else if (typeof answer === 'string') await part.getByRole('textbox').first().fill(answer);
      else {
        const [date = '', month = '', year = ''] = answer;
        await part.getByRole('textbox').first().fill(date);
        await part.getByRole('combobox').selectOption({ index: Number(month) });
        await part.getByRole('textbox').last().fill(year);
      }
    }
  };
  const check = (page: Page) => page.getByRole('button', { name: /ตรวจคำตอบ|Check your answers/ }).click();
  const send = (page: Page) => page.getByRole('button', { name: /^(ส่ง|Send)/ }).click();
  const firstTime = async (page: Page) => {
    await page.locator('button.slot:enabled').first().click();
    await page.locator('a.slot').first().click();
  };

  test('are found by a word in either language, also at 320 pixels', async () => {
    const page = await open(live.resident('ยายทดสอบ'), '/services', 320);
    await page.getByRole('link', { name: /ขอรถน้ำ/ }).waitFor();
    expect(await page.locator('a.row').count()).toBe(services.length);
    await isClean(page, 'list-th', 320);
    await page.getByRole('searchbox').fill('ต้น ไม้');
    expect(await page.locator('a.row').allInnerTexts()).toEqual([expect.stringContaining('ตัดต้นไม้')]);
    await page.getByRole('searchbox').fill('เครื่องบิน');
    await page.getByText('ไม่พบบริการที่ตรงกับคำนี้').waitFor();
    await isClean(page, 'list-none-th', 320);
    await page.getByRole('button', { name: 'ดูบริการทั้งหมด' }).click();
    await english(page);
    await page.getByRole('searchbox').fill('water');
    await page.getByRole('link', { name: /Water truck/ }).waitFor();
    await isClean(page, 'list-en', 320);
  });

  test.each(['water-truck', 'hiv-allowance', 'building-permit', 'disability-allowance'])(
    'say all that is known of %s, in both languages',
    async id => {
      const page = await open(live.resident('ยายทดสอบ'), `/services/${id}`);
      await page.getByRole('heading', { name: 'ขั้นตอน' }).waitFor();
      await isClean(page, `${id}-th`);
      const hasForm = id !== 'hiv-allowance';
      expect(await page.getByRole('link', { name: 'เริ่มกรอก' }).count()).toBe(hasForm ? 2 : 0);
      expect(await page.getByText('ยังรอ อบต. ยืนยัน').count()).toBeGreaterThan(0);
      await english(page);
      await page.getByRole('heading', { name: 'Steps' }).waitFor();
      await isClean(page, `${id}-en`);
    },
  );

  const water = { need: 'use', households: '๓', place: 'หน้าวัดทดสอบ หมู่ 4', access: 'not-sure', storage: '1,000' };

  test('a water truck is asked for on the page, though the signal goes in the middle, and its receipt is printed', async () => {
    const resident = live.resident('ยายทดสอบ');
    const page = await open(resident, '/services/water-truck');
    await page.getByRole('link', { name: 'เริ่มกรอก' }).first().click();
    await fill(page, 'water-truck', 'th', { ...water, receiver: 'ยายทดสอบ', phone: '081 234 5678' });
    await isClean(page, 'water-form-th');
    await page.context().setOffline(true);
    await check(page);
    await isClean(page, 'water-check-th');
    await send(page);
    await page.getByText(/รอส่ง/).first().waitFor();
    await page.screenshot({ path: join(output, 'eservice-water-offline-th.png') });
    await page.context().setOffline(false);
    await page.getByText(/รับที่ \d+\/25\d\d/).waitFor();
    expect(await page.getByText(/สำนักปลัดตรวจคำขอของคุณ/).count()).toBe(1);
    await isClean(page, 'water-sent-th');

    await page.getByRole('link', { name: 'พิมพ์ใบรับคำขอ' }).click();
    await page.getByText(/รับที่ [๐-๙]+\/๒๕[๐-๙]{2}/).waitFor();
    await isClean(page, 'receipt-th');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.screenshot({ path: join(output, 'eservice-receipt-a4-th.png'), fullPage: true });
    await page.setViewportSize({ width: 302, height: 700 });
    await page.screenshot({ path: join(output, 'eservice-receipt-80mm-th.png'), fullPage: true });
    expect(await page.locator('.button:visible').count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 360, height: 740 });
    await english(page);
    await page.getByText('Issued by the system').waitFor();
    await isClean(page, 'receipt-en');

    const other = await open(live.resident('คนอื่น'), new URL(page.url()).pathname.replace('/liff', ''));
    await other.getByText('ไม่พบเรื่องนี้ในเรื่องของคุณ').waitFor();
  });

  test('a water truck is asked for in the chat, and leads to the same page', async () => {
    const resident = live.resident('ตาทดสอบ');
    const { act } = live.platform;
    const card = await live.answer(act.say(resident.id, 'ขอรถน้ำ'));
    expect(button(card.messages, 'กรอกแบบฟอร์ม')).toMatchObject({ uri: `${live.liffLink}/services/water-truck` });
    await live.answer(act.press(resident.id, button(card.messages, 'ขอในแชตนี้')));
    for (const said of ['1', '3', 'หน้าวัดทดสอบ', '3', '1000', 'ตาทดสอบ', '0812345678'])
      await live.answer(act.say(resident.id, said));
    const sent = await live.answer(act.say(resident.id, 'ส่ง'));
    expect(sent.words).toMatch(/เลขรับ \d+\/25\d\d/);
  });

  const permit = { work: 'build', building: 'home', floors: '1', area: '120', place: 'หมู่ 2 ข้างวัด', land: 'own' };

  test('an appointment that somebody else takes first is chosen anew, and the answers stay', async () => {
    const [first, second] = [live.resident('ยายทดสอบ'), live.resident('ตาทดสอบ')];
    const pages = [await open(first, '/services/building-permit'), await open(second, '/services/building-permit')];
    for (const page of pages) {
      await page.getByRole('link', { name: 'เริ่มกรอก' }).first().click();
      await page.getByRole('heading', { name: 'เลือกวันและเวลานัด' }).waitFor();
      if (page === pages[0]) await isClean(page, 'permit-days-th');
      await page.locator('button.slot:enabled').first().click();
      if (page === pages[0]) await isClean(page, 'permit-times-th');
      await page.locator('a.slot').first().click();
      await page.getByText('เวลานัดของคุณ').waitFor();
      await fill(page, 'building-permit', 'th', { ...permit, name: 'สมชาย ทดสอบ', phone: '0812345678' });
      await check(page);
    }
    const [one, two] = pages;
    if (!one || !two) throw new Error('two pages');
    await isClean(one, 'permit-check-th');
    await send(one);
    await one.getByText(/รับที่ \d+\/25\d\d/).waitFor();
    expect(await one.getByText(/มาตามนัด/).count()).toBe(1);
    await isClean(one, 'permit-sent-th');
    await send(two);
    await two.getByText(/เวลาที่เลือกไว้ไม่ว่างแล้ว/).waitFor();
    await isClean(two, 'permit-taken-th');
    await firstTime(two);
    await two.getByText('สมชาย ทดสอบ').waitFor();
    await two.getByText('120').waitFor();
    await send(two);
    await two.getByText(/รับที่ \d+\/25\d\d/).waitFor();
    await one.getByRole('link', { name: 'พิมพ์ใบรับคำขอ' }).click();
    await one.getByText('เวลานัดของคุณ').waitFor();
    await isClean(one, 'permit-receipt-th');
    expect(await one.locator('.receipt').innerText()).not.toContain('สมชาย');
    await two.getByRole('link', { name: /ติดตาม/ }).click();
    await two.getByRole('button', { name: 'เลื่อนนัด' }).click();
    await two.locator('button.slot:enabled').nth(1).click();
    await isClean(two, 'permit-moving-th');
    await two.locator('button.slot:enabled').last().click();
    await two.getByText(/เลื่อนนัดแล้ว เป็น/).waitFor();
    await two.getByText(/ขอเลื่อนนัด จาก/).waitFor();
    await isClean(two, 'permit-moved-th');
  });

  test('the disability allowance asks for consent before anything else, and tells nobody what is private', async () => {
    const resident = live.resident('ยายทดสอบ');
    const officer = await live.officer(await live.secretary(), 'กองสวัสดิการสังคม');
    const page = await open(resident, '/services/disability-allowance?fill=1');
    await firstTime(page);
    await page.getByRole('radio', { name: 'ไม่ยินยอม', exact: true }).waitFor();
    expect(await page.locator('.field').count()).toBe(1);
    await isClean(page, 'disability-consent-th');
    await page.getByRole('radio', { name: 'ไม่ยินยอม', exact: true }).check();
    await page.getByText(/เราไม่ได้เก็บข้อมูลใด/).waitFor();
    await isClean(page, 'disability-declined-th');
    await page.getByRole('radio', { name: 'ยินยอม', exact: true }).check();
    const name = 'กุหลาบเงิน เจ็ดกลีบ';
    await fill(page, 'disability-allowance', 'th', {
      for: 'self',
      card: 'valid',
      registered: 'yes',
      born: ['17', '3', '2511'],
      name,
      phone: '0812345678',
    });
    await isClean(page, 'disability-form-th');
    await check(page);
    await isClean(page, 'disability-check-th');
    await send(page);
    await page.getByText(/รับที่ \d+\/25\d\d/).waitFor();
    await page.getByRole('link', { name: 'พิมพ์ใบรับคำขอ' }).click();
    await page.locator('.receipt').waitFor();
    const receipt = await page.locator('.receipt').innerText();
    await isClean(page, 'disability-receipt-th');
    await live.answer(live.platform.act.say(officer.id, 'งานของฉัน'));
    const told = [...live.said(officer), ...live.said(resident), live.log(), receipt].join('\n');
    expect(told).toContain('เบี้ยความพิการ');
    for (const secret of ['กุหลาบเงิน', '2511', '1968-03-17', 'มีและยังไม่หมดอายุ']) expect(told).not.toContain(secret);
  });

  test('the elderly allowance, in English', async () => {
    const page = await open(live.resident('Somsri Sample'), '/services/elderly-register');
    await english(page);
    await page.getByRole('link', { name: 'Start the form' }).first().click();
    await page.getByRole('heading', { name: 'Choose a day and a time' }).waitFor();
    await isClean(page, 'elderly-days-en');
    await firstTime(page);
    await fill(page, 'elderly-register', 'en', {
      registered: 'yes',
      for: 'self',
      born: ['1', '5', '2509'],
      before: 'never',
      pension: 'no',
      name: 'Somsri Sample',
      phone: '0812345678',
      come: 'self',
    });
    await isClean(page, 'elderly-form-en');
    await check(page);
    await isClean(page, 'elderly-check-en');
    await send(page);
    await page.getByText(/No\. \d+\/25\d\d/).waitFor();
    await isClean(page, 'elderly-sent-en');
  });

  test.each(online.flatMap(service => (['th', 'en'] as const).map(locale => ({ id: service.id, locale, service }))))(
    '$id is filled in and sent, in $locale',
    async ({ id, locale, service }) => {
      const resident = live.resident(`ผู้ทดสอบ ${id} ${locale}`);
      const url = `${live.url}/liff/services/${id}?fill=1&liff.user=${resident.id}`;
      const { page, complaints } = await openPage(browser, url);
      if (locale === 'en') await english(page);
      if (service.slots) await firstTime(page);
      await page.locator('.field').first().waitFor();
      await fill(page, id, locale, answersTo(service));
      await isClean(page, `all-${id}-${locale}`);
      await check(page);
      await send(page);
      await page.getByText(locale === 'th' ? /^รับที่ \d+\/25\d\d$/ : /^No\. \d+\/25\d\d$/).waitFor();
      const come = page.getByText(locale === 'th' ? /^มาตามนัด/ : /^Come to your appointment/);
      expect(await come.count()).toBe(service.slots ? 1 : 0);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});
