import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const output = fileURLToPath(new URL('../output/', import.meta.url));
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing of the browser's own may reach for the network or for a graphics card. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium without a window: `CHROMIUM_PATH`, else an installed one, else the one that npm brought. */
export async function startBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH || installed.find(path => existsSync(path));
  return chromium.launch({ executablePath: named ?? (await packedChromium()), args: flags, timeout: 60_000 });
}

/** Its libraries are unpacked only where it takes this machine for the one it was made for. */
async function packedChromium(): Promise<string> {
  process.env.AWS_LAMBDA_JS_RUNTIME ||= 'nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

export const phone = { width: 360, height: 740 };

export type Watched = {
  readonly page: Page;
  /** What the page complained of: errors in the console, uncaught exceptions, requests that failed. */
  readonly complaints: readonly string[];
};

/** A new page in a browser profile of its own, on a small phone unless said otherwise. */
export async function openPage(browser: Browser, url: string, viewport = phone): Promise<Watched> {
  const context = await browser.newContext({ viewport, locale: 'th-TH', timezoneId: 'Asia/Bangkok' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('requestfailed', request => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${request.url()} ${reason}`);
  });
  page.on('response', response => {
    if (response.status() >= 400) complaints.push(`${response.url()} ${response.status()}`);
  });
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  return { page, complaints };
}

/** Keeps a picture of the page in `tests/output/`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(output, { recursive: true });
  await page.screenshot({ path: join(output, `${name}.png`) });
}
