import { describe, expect, test } from 'vitest';
import { fitted, refuseUnread, shrink } from '../../liff/forms/shrink.ts';

const MB = 1024 * 1024;
const file = (size: number, type: string, name = 'x') => ({ size, type, name });

describe('a picked file', () => {
  test.each([
    ['50 MB of photo', file(50 * MB, 'image/jpeg'), false, 'too-large'],
    ['nothing at all', file(0, 'image/jpeg'), false, 'empty'],
    ['a video', file(MB, 'video/mp4'), false, 'not-a-photo'],
    ['a PDF where photos are asked for', file(MB, 'application/pdf'), false, 'not-a-photo'],
    ['a PDF of 11 MB', file(11 * MB, 'application/pdf'), true, 'pdf-too-large'],
  ])('is refused before it is read: %s', (_, picked, takesPdf, why) => {
    expect(refuseUnread(picked, takesPdf)).toBe(why);
  });

  test('is worth decoding when it may be a photo, also where the telephone does not say its type', () => {
    expect(refuseUnread(file(5 * MB, 'image/jpeg'), false)).toBeNull();
    expect(refuseUnread(file(5 * MB, '', 'IMG_1.HEIC'), false)).toBeNull();
    expect(refuseUnread(file(MB, 'application/pdf'), true)).toBeNull();
  });

  test('that cannot be decoded is refused in words for its kind', async () => {
    expect(await shrink(new File(['x'], 'a.heic', { type: 'image/heic' }), false)).toEqual({ ok: false, why: 'heic' });
    expect(await shrink(new File(['x'], 'a.jpg', { type: 'image/jpeg' }), false)).toEqual({
      ok: false,
      why: 'not-readable',
    });
  });

  test('a PDF is passed on as it is', async () => {
    const pdf = new File(['%PDF-1.4'], 'a.pdf', { type: 'application/pdf' });
    expect(await shrink(pdf, true)).toEqual({ ok: true, blob: pdf, isPhoto: false });
  });
});

test('a photo is brought to 1,600 pixels on its longer side, and never enlarged', () => {
  expect(fitted(4_000, 3_000)).toEqual({ width: 1_600, height: 1_200 });
  expect(fitted(3_000, 4_000)).toEqual({ width: 1_200, height: 1_600 });
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 });
  expect(fitted(20_000, 1)).toEqual({ width: 1_600, height: 1 });
});
