import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cleaned, clean } from '../../src/files/cleaning/clean.ts';
import { orientationIn } from '../../src/files/cleaning/orientation.ts';
import {
  bytesOf,
  CAMERA,
  chunk,
  exif,
  indexIn,
  jfif,
  jpeg,
  PLACE,
  pdf,
  phonePhoto,
  pixel,
  png,
  pngHeader,
  pngSignature,
  progressiveJpeg,
  segment,
  tiff,
} from '../support/pictures.ts';

const cleaned = (bytes: Uint8Array) => clean(bytes, 'images');
const bytesIn = (done: Cleaned) => {
  if (!done.ok) throw new Error(`refused: ${done.reason}`);
  return done.bytes;
};
const reasonOf = (bytes: Uint8Array) => {
  const done = cleaned(bytes);
  return done.ok ? 'kept' : done.reason;
};

describe('a JPEG', () => {
  it('comes out as it is where there is nothing to take away', () => {
    for (const picture of [jpeg({ segments: [] }), progressiveJpeg([])]) {
      expect(cleaned(picture)).toEqual({ ok: true, type: 'image/jpeg', bytes: picture, width: 8, height: 8 });
    }
  });

  it('loses place, camera, comment, profile, thumbnail, second picture and all behind its end', () => {
    const bytes = bytesIn(cleaned(phonePhoto()));
    for (const secret of [PLACE, CAMERA, 'xmp', 'MPF', 'ICC_PROFILE', 'Photoshop', 'PK\u0003\u0004'])
      expect(indexIn(bytes, secret)).toBe(-1);
    const adobe = segment(0xee, 'Adobe', [0, 100, 0, 0, 0, 0, 0]);
    const fresh = segment(0xe0, 'JFIF\0', [1, 2, 1, 0, 72, 0, 72, 0, 0]);
    const body = jpeg({ segments: [] }).subarray(2);
    const turned = bytes.subarray(2 + fresh.length, bytes.length - body.length - adobe.length);
    expect(bytes).toEqual(bytesOf([0xff, 0xd8], fresh, turned, adobe, body));
    expect(turned.subarray(4, 8)).toEqual(bytesOf('Exif'));
    expect(orientationIn(turned.subarray(10))).toBe(6);
    expect(turned).toHaveLength(4 + 6 + 26);
  });

  it('keeps which way up it is to be shown, of either byte order, and nothing where it lies right', () => {
    for (let orientation = 2; orientation <= 8; orientation += 1)
      for (const isLittle of [false, true]) {
        const bytes = bytesIn(cleaned(jpeg({ segments: [exif(orientation, isLittle)] })));
        expect(orientationIn(bytes.subarray(indexIn(bytes, 'Exif') + 6))).toBe(orientation);
      }
    for (const nothing of [0, 1, 9, 300])
      expect(bytesIn(cleaned(jpeg({ segments: [exif(nothing)] })))).toEqual(jpeg({ segments: [] }));
  });

  it('whose EXIF data are damaged is shown as it lies', () => {
    const whole = tiff(6);
    for (let length = 0; length < 22; length += 1)
      expect(bytesIn(cleaned(jpeg({ segments: [segment(0xe1, 'Exif\0\0', whole.subarray(0, length))] })))).toEqual(
        jpeg({ segments: [] }),
      );
  });

  it('keeps restart markers and stuffed bytes of its data, and drops fill bytes between segments', () => {
    const interval = segment(0xdd, [0, 1]);
    const [head, tail] = [jpeg({ segments: [interval] }).slice(0, -3), [0x3f, 0xff, 0xd0, 0xff, 0, 0x3f, 0xff, 0xd9]];
    expect(bytesIn(cleaned(bytesOf(head, tail)))).toEqual(bytesOf(head, tail));
    const filled = bytesOf([0xff, 0xd8, 0xff, 0xff], jpeg({ segments: [] }).subarray(2));
    expect(bytesIn(cleaned(filled))).toEqual(jpeg({ segments: [] }));
  });

  it('that ends anywhere before its end is refused', () => {
    for (const whole of [jpeg(), progressiveJpeg(), jpeg({ segments: [exif(6)] })])
      for (let length = 3; length < whole.length; length += 1)
        expect(reasonOf(whole.subarray(0, length))).toBe('damaged');
  });

  it('without a frame, without a scan, with two frames, or of a kind that nothing shows is refused', () => {
    const part = (code: number) => [0xff, 0xd8, 0xff, code];
    expect(reasonOf(bytesOf([0xff, 0xd8, 0xff, 0xd9]))).toBe('damaged');
    const whole = jpeg({ segments: [] });
    const frame = segment(0xc0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
    expect(reasonOf(jpeg({ segments: [frame] }))).toBe('damaged');
    const at = indexIn(whole, frame);
    expect(reasonOf(bytesOf(whole.subarray(0, at), whole.subarray(at + frame.length)))).toBe('damaged');
    for (const code of [0xc3, 0xc5, 0xc9, 0xca, 0xcb, 0xcf, 0xc8, 0xdc, 0xde, 0xdf, 0xf0, 0x01, 0xd8, 0xd0, 0x00]) {
      const odd = whole.slice();
      odd[at + 1] = code;
      expect(reasonOf(odd)).toBe('damaged');
    }
    expect(reasonOf(bytesOf(part(0xda), [0, 8, 1, 1, 0, 0, 63, 0, 0x3f, 0xff, 0xd9]))).toBe('damaged');
  });

  it('of more pixels than a telephone can hold is refused, whatever few bytes it has', () => {
    expect(reasonOf(jpeg({ width: 12_000, height: 4_000 }))).toBe('kept');
    expect(reasonOf(jpeg({ width: 12_001, height: 1 }))).toBe('too-many-pixels');
    expect(reasonOf(jpeg({ width: 65_535, height: 65_535 }))).toBe('too-many-pixels');
    expect(reasonOf(jpeg({ width: 7_072, height: 7_072 }))).toBe('too-many-pixels');
    expect(reasonOf(jpeg({ width: 0 }))).toBe('damaged');
    expect(reasonOf(jpeg({ height: 0 }))).toBe('damaged');
  });

  it('of very many scans is refused, for each makes whoever shows it go over all of it', () => {
    const scan = bytesOf(segment(0xda, [1, 1, 0, 1, 63, 0]), [0x7f]);
    const many = (count: number) =>
      bytesOf(progressiveJpeg().slice(0, -2), ...Array.from({ length: count }, () => scan), [0xff, 0xd9]);
    expect(reasonOf(many(98))).toBe('kept');
    expect(reasonOf(many(99))).toBe('damaged');
  });
});

describe('a PNG', () => {
  const gamma = chunk('gAMA', [0, 0, 0xb1, 0x8f]);
  const density = chunk('pHYs', [0, 0, 11, 19, 0, 0, 11, 19, 1]);

  it('comes out as it is where there is nothing to take away', () => {
    const picture = png([gamma, chunk('sRGB', [0]), density]);
    expect(cleaned(picture)).toEqual({ ok: true, type: 'image/png', bytes: picture, width: 1, height: 1 });
  });

  it('loses texts, EXIF, profile, time, animation and all behind its end', () => {
    const secrets = [
      chunk('tEXt', 'Comment\0', PLACE),
      chunk('iTXt', PLACE),
      chunk('zTXt', PLACE),
      chunk('iCCP', CAMERA),
      chunk('tIME', [7, 232, 1, 1, 0, 0, 0]),
      chunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0]),
      chunk('vpAg', PLACE),
    ];
    const frames = [chunk('fcTL', new Uint8Array(26)), chunk('fdAT', PLACE), chunk('tEXt', PLACE)];
    expect(bytesIn(cleaned(png(secrets, frames, bytesOf('PK\u0003\u0004', PLACE))))).toEqual(png());
  });

  it('keeps which way up it is to be shown', () => {
    const bytes = bytesIn(cleaned(png([chunk('eXIf', tiff(8))])));
    expect(indexIn(bytes, PLACE)).toBe(-1);
    expect(orientationIn(bytes.subarray(indexIn(bytes, 'eXIf') + 4))).toBe(8);
    expect(bytesIn(cleaned(png([chunk('eXIf', tiff(1))])))).toEqual(png());
  });

  it('keeps palette and transparency where they are right, and is refused where they are not', () => {
    const paletted = (...chunks: Uint8Array[]) =>
      bytesOf(pngSignature, pngHeader(1, 1, 8, 3), ...chunks, pixel, chunk('IEND'));
    const palette = chunk('PLTE', [1, 2, 3]);
    expect(bytesIn(cleaned(paletted(palette, chunk('tRNS', [0]))))).toEqual(paletted(palette, chunk('tRNS', [0])));
    for (const wrong of [
      paletted(),
      paletted(chunk('PLTE', [1, 2])),
      paletted(chunk('PLTE')),
      paletted(palette, palette),
      paletted(chunk('tRNS', [0]), palette),
      png([palette]),
      png([chunk('tRNS', [1])]),
    ])
      expect(reasonOf(wrong)).toBe('damaged');
  });

  it('loses what is of the wrong length or in the wrong place, and can do without', () => {
    expect(bytesIn(cleaned(png([chunk('gAMA', PLACE), chunk('pHYs', PLACE), gamma], [density])))).toEqual(png());
    expect(bytesIn(cleaned(png([density, density])))).toEqual(png([density]));
  });

  it('that ends anywhere before its end, or has a wrong checksum, is refused', () => {
    const whole = png([gamma]);
    for (let length = 8; length < whole.length; length += 1)
      expect(reasonOf(whole.subarray(0, length))).toBe('damaged');
    for (let at = 8; at < whole.length; at += 1) {
      const odd = whole.slice();
      odd[at] = (odd[at] ?? 0) ^ 1;
      expect(reasonOf(odd)).toBe('damaged');
    }
  });

  it('with a chunk that nobody may pass over and we do not know, or data in two places, is refused', () => {
    const file = (...chunks: Uint8Array[]) => bytesOf(pngSignature, ...chunks);
    for (const wrong of [
      png([chunk('CgBI', [1])]),
      png([chunk('a<!>', [1])]),
      png([], [gamma, pixel]),
      png([pngHeader(1, 1)]),
      file(pixel, pngHeader(1, 1), chunk('IEND')),
      file(pngHeader(1, 1), chunk('IEND')),
      file(pngHeader(1, 1, 3), pixel, chunk('IEND')),
      file(pngHeader(1, 1, 8, 5), pixel, chunk('IEND')),
      file(pngHeader(1, 1, 8, 0, 2), pixel, chunk('IEND')),
      file(pngHeader(0, 1), pixel, chunk('IEND')),
      file(pngHeader(1, 1), pixel, chunk('IEND', [1])),
    ])
      expect(reasonOf(wrong)).toBe('damaged');
  });

  it('of more pixels than a telephone can hold is refused', () => {
    const file = (width: number, height: number) =>
      bytesOf(pngSignature, pngHeader(width, height), pixel, chunk('IEND'));
    expect(reasonOf(file(12_000, 4_000))).toBe('kept');
    for (const [width, height] of [
      [12_001, 1],
      [1, 12_001],
      [7_072, 7_072],
      [0xffffffff, 0xffffffff],
    ] as const)
      expect(reasonOf(file(width, height))).toBe('too-many-pixels');
  });
});

describe('what is something else, or two things at once', () => {
  it('is refused by its content, whatever it calls itself', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
    for (const other of [
      '',
      'GIF89a',
      svg,
      `<?xml version="1.0"?>${svg}`,
      '<!doctype html>',
      'RIFF\0\0\0\0WEBP',
      'PK',
      'BM',
    ])
      expect(reasonOf(bytesOf(other))).toBe('not-an-image');
    expect(reasonOf(bytesOf('GIF89a', jpeg()))).toBe('not-an-image');
    expect(reasonOf(bytesOf('<html>', png()))).toBe('not-an-image');
    expect(reasonOf(pdf())).toBe('not-an-image');
    expect(reasonOf(bytesOf([0xff, 0xd8]))).toBe('not-an-image');
  });

  it('comes out as the picture alone: JPEG with ZIP, with PDF, with script; PNG with HTML', () => {
    const script = '*/=alert(1)/*';
    const mixed = [
      jpeg({ segments: [segment(0xfe, script)], behind: bytesOf('PK\u0003\u0004evil') }),
      jpeg({ segments: [segment(0xe9, '%PDF-1.4 evil')], behind: bytesOf('%%EOF evil') }),
      jpeg({ segments: [segment(0xe0, script, 'evil')] }),
    ];
    for (const each of mixed) expect(bytesIn(clean(each, 'documents-too'))).toEqual(jpeg({ segments: [] }));
    const html = '<script>evil</script>';
    expect(bytesIn(cleaned(png([chunk('tEXt', html)], [], bytesOf(html))))).toEqual(png());
  });

  it('hides nothing in the segments that are kept for colours and density', () => {
    const picture = jpeg({
      segments: [
        segment(0xe0, 'JFIF\0', [1, 1, 1, 0, 72, 0, 72, 4, 4], PLACE),
        segment(0xee, 'Adobe', [0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0x99, 1], PLACE),
      ],
    });
    const bytes = bytesIn(cleaned(picture));
    expect(indexIn(bytes, PLACE)).toBe(-1);
    expect(indexIn(bytes, Uint8Array.from([0xaa, 0xbb]))).toBe(-1);
    expect(indexIn(bytes, bytesOf('Adobe', [0, 100, 0, 0, 0, 0, 1]))).toBeGreaterThan(0);
  });
});

describe('a document', () => {
  it('is taken where documents are, as it is, when it has head and end', () => {
    const bytes = pdf(PLACE);
    expect(clean(bytes, 'documents-too')).toEqual({
      ok: true,
      type: 'application/pdf',
      bytes,
      width: null,
      height: null,
    });
    expect(clean(bytesOf('x', bytes), 'documents-too')).toEqual({ ok: false, reason: 'not-an-image' });
    expect(clean(bytesOf('%PDF-1.4 without end'), 'documents-too').ok).toBe(false);
    expect(clean(bytesOf(bytes, new Uint8Array(2000)), 'documents-too').ok).toBe(false);
  });
});

describe('anything at all', () => {
  const samples = [
    jpeg(),
    progressiveJpeg(),
    phonePhoto(),
    png(),
    png([chunk('eXIf', tiff(3)), chunk('gAMA', [0, 0, 1, 0])]),
  ];
  const holds = (bytes: Uint8Array) => {
    const done = clean(bytes, 'documents-too');
    if (!done.ok) return;
    expect(done.bytes.length).toBeLessThanOrEqual(bytes.length + 64);
    expect(clean(done.bytes, 'documents-too')).toEqual(done);
  };

  it('neither throws nor hangs, and what was cleaned stays the same when it is cleaned again', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), holds), { numRuns: 500 });
    const heads = fc.constantFrom(bytesOf([0xff, 0xd8, 0xff]), pngSignature, bytesOf('%PDF-'));
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 400 }), (head, rest) => holds(bytesOf(head, rest))),
      { numRuns: 1000 },
    );
    const change = fc.tuple(fc.nat(2000), fc.nat(255), fc.constantFrom('set', 'cut', 'insert', 'double'));
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 6 }), (sample, changes) => {
        let bytes = sample;
        for (const [where, value, how] of changes) {
          const at = where % (bytes.length + 1);
          if (how === 'set') bytes = bytesOf(bytes.subarray(0, at), [value], bytes.subarray(at + 1));
          if (how === 'cut') bytes = bytesOf(bytes.subarray(0, at), bytes.subarray(at + value));
          if (how === 'insert') bytes = bytesOf(bytes.subarray(0, at), [value], bytes.subarray(at));
          if (how === 'double') bytes = bytesOf(bytes.subarray(0, at), bytes.subarray(Math.max(0, at - value)));
        }
        holds(bytes);
      }),
      { numRuns: 3000 },
    );
  });

  it('is never kept with a JPEG segment that is not on the list', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0xe0, max: 0xfe }), fc.uint8Array({ maxLength: 60 }), (code, body) => {
        const done = cleaned(jpeg({ segments: [jfif, segment(code, body, 'SECRET')] }));
        if (done.ok) expect(indexIn(done.bytes, 'SECRET')).toBe(-1);
      }),
    );
  });

  it('of ten megabytes is dealt with in a moment', () => {
    const noise = Uint8Array.from({ length: 10 * 1024 * 1024 }, (_, at) =>
      at % 7 === 0 ? 0xff : at % 7 === 1 ? 0 : at & 0x7f,
    );
    const started = performance.now();
    expect(reasonOf(bytesOfLarge(jpeg().slice(0, -3), noise, [0xff, 0xd9]))).toBe('kept');
    expect(reasonOf(bytesOfLarge(pngSignature, pngHeader(9, 9), noise, []))).toBe('damaged');
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

function bytesOfLarge(...parts: (Uint8Array | number[])[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
