import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clean } from '../../src/files/cleaning/clean.ts';
import { startBrowser } from '../support/browser.ts';
import { chunk, exif, jpeg, phonePhoto, png, progressiveJpeg, tiff } from '../support/pictures.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** What a browser makes of a picture: its size as shown, and its first pixel. */
async function shown(type: string, bytes: Uint8Array): Promise<unknown> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async address => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
        const context = canvas.getContext('2d');
        context?.drawImage(image, 0, 0);
        return [image.naturalWidth, image.naturalHeight, ...(context?.getImageData(0, 0, 1, 1).data ?? [])];
      },
      `data:${type};base64,${Buffer.from(bytes).toString('base64')}`,
    );
  } finally {
    await page.close();
  }
}

it('a browser shows every cleaned picture as it showed the one that was sent, the same way up', async () => {
  const wide = { width: 16, height: 8 };
  const pictures = [
    ['image/jpeg', jpeg()],
    ['image/jpeg', progressiveJpeg([exif(1)])],
    ['image/jpeg', jpeg({ ...wide, segments: [exif(6)] })],
    ['image/jpeg', jpeg({ ...wide, segments: [exif(8, true)] })],
    ['image/jpeg', phonePhoto()],
    ['image/png', png()],
    ['image/png', png([chunk('gAMA', [0, 0, 0xb1, 0x8f]), chunk('eXIf', tiff(3))])],
  ] as const;
  for (const [type, bytes] of pictures) {
    const done = clean(bytes, 'images');
    expect(done.ok).toBe(true);
    if (done.ok) expect(await shown(type, done.bytes)).toEqual(await shown(type, bytes));
  }
  expect(await shown('image/jpeg', jpeg({ ...wide, segments: [exif(6)] }))).toEqual([8, 16, 128, 128, 128, 255]);
}, 60_000);
