import { crc32 } from '../../src/files/cleaning/crc.ts';

/** Small pictures made byte by byte, as phones make them or as nobody should. All can be shown where they say so. */

type Part = Uint8Array | readonly number[] | string;

export function bytesOf(...parts: Part[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    parts.flatMap(part => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])),
  );
}

/** One segment of a JPEG with its length. */
export function segment(code: number, ...body: Part[]): Uint8Array<ArrayBuffer> {
  const inner = bytesOf(...body);
  return bytesOf([0xff, code, (inner.length + 2) >> 8, (inner.length + 2) & 0xff], inner);
}

const quantization = segment(0xdb, [0], new Uint8Array(64).fill(1));
/** One code of one bit each: no difference, and nothing more in this block. */
const huffman = (name: number) => segment(0xc4, [name, 1, ...Array<number>(15).fill(0), 0]);
const uint16 = (value: number) => [value >> 8, value & 0xff];
const frame = (code: number, width: number, height: number) =>
  segment(code, [8, ...uint16(height), ...uint16(width), 1, 1, 0x11, 0]);

export type JpegParts = {
  readonly width?: number;
  readonly height?: number;
  /** Segments behind the beginning, and what stands behind the end. */
  readonly segments?: readonly Uint8Array[];
  readonly behind?: Uint8Array;
};

export const jfif = segment(0xe0, 'JFIF\0', [1, 1, 1, 0, 72, 0, 72, 0, 0]);

/** A grey JPEG of 8 × 8 pixels that any browser shows. */
export function jpeg({
  width = 8,
  height = 8,
  segments = [jfif],
  behind = new Uint8Array(0),
}: JpegParts = {}): Uint8Array<ArrayBuffer> {
  const scan = bytesOf(segment(0xda, [1, 1, 0, 0, 63, 0]), [0x3f]);
  const tables = [quantization, frame(0xc0, width, height), huffman(0), huffman(0x10)];
  return bytesOf([0xff, 0xd8], ...segments, ...tables, scan, [0xff, 0xd9], behind);
}

/** The same, progressive: its second scan brings its own table. */
export function progressiveJpeg(segments: readonly Uint8Array[] = [jfif]): Uint8Array<ArrayBuffer> {
  const first = bytesOf(huffman(0), segment(0xda, [1, 1, 0, 0, 0, 0]), [0x7f]);
  const second = bytesOf(huffman(0x10), segment(0xda, [1, 1, 0, 1, 63, 0]), [0x7f]);
  return bytesOf([0xff, 0xd8], ...segments, quantization, frame(0xc2, 8, 8), first, second, [0xff, 0xd9]);
}

/** Where the photo was taken, in the clear: what must be nowhere afterwards. */
export const PLACE = 'GPS 14.12345 N 99.54321 E';
export const CAMERA = 'ACME Phone of Somchai';

/** TIFF data that say which way up, by which camera and where. */
export function tiff(orientation: number, isLittle = false): Uint8Array<ArrayBuffer> {
  const [text, place] = [bytesOf(CAMERA, [0]), bytesOf(PLACE, [0])];
  const view = new DataView(new ArrayBuffer(8 + 2 + 3 * 12 + 4));
  view.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, isLittle);
  view.setUint32(4, 8, isLittle);
  view.setUint16(8, 3, isLittle);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag, isLittle);
    view.setUint16(at + 2, type, isLittle);
    view.setUint32(at + 4, count, isLittle);
    if (type === 3) view.setUint16(at + 8, value, isLittle);
    else view.setUint32(at + 8, value, isLittle);
  };
  const end = view.byteLength;
  entry(10, 0x010f, 2, text.length, end);
  entry(22, 0x0112, 3, 1, orientation);
  entry(34, 0x8825, 4, 1, end + text.length);
  return bytesOf(new Uint8Array(view.buffer), text, place);
}

export function exif(orientation: number, isLittle = false): Uint8Array<ArrayBuffer> {
  return segment(0xe1, 'Exif\0\0', tiff(orientation, isLittle));
}

/** All that phones and programs put beside a picture. */
export function phonePhoto(orientation = 6): Uint8Array<ArrayBuffer> {
  return jpeg({
    segments: [
      segment(0xe0, 'JFIF\0', [1, 1, 1, 0, 72, 0, 72, 1, 1], [9, 9, 9]),
      exif(orientation),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', `<x:xmpmeta>${PLACE}</x:xmpmeta>`),
      segment(0xe2, 'MPF\0', [0x4d, 0x4d, 0, 42]),
      segment(0xe2, 'ICC_PROFILE\0', [1, 1], CAMERA),
      segment(0xed, 'Photoshop 3.0\0', PLACE),
      segment(0xee, 'Adobe', [0, 100, 0, 0, 0, 0, 0]),
      segment(0xfe, PLACE),
    ],
    behind: bytesOf(jpeg({ segments: [exif(1)] }), 'PK\u0003\u0004', PLACE),
  });
}

export function chunk(type: string, ...body: Part[]): Uint8Array<ArrayBuffer> {
  const named = bytesOf(type, ...body);
  const numbers = new DataView(new ArrayBuffer(8));
  numbers.setUint32(0, named.length - 4);
  numbers.setUint32(4, crc32(named));
  return bytesOf(new Uint8Array(numbers.buffer, 0, 4), named, new Uint8Array(numbers.buffer, 4));
}

export const pngSignature = bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a]);

export function pngHeader(
  width: number,
  height: number,
  depth = 8,
  colour = 0,
  interlace = 0,
): Uint8Array<ArrayBuffer> {
  const size = new DataView(new ArrayBuffer(8));
  size.setUint32(0, width);
  size.setUint32(4, height);
  return chunk('IHDR', new Uint8Array(size.buffer), [depth, colour, 0, 0, interlace]);
}

/** One grey pixel: no filter, 128; stored as it is, with its Adler-32. */
export const pixel = chunk('IDAT', [0x78, 0x01, 1, 2, 0, 0xfd, 0xff, 0, 128, 0, 0x82, 0, 0x81]);

/** A grey PNG of one pixel that any browser shows. */
export function png(before: readonly Uint8Array[] = [], after: readonly Uint8Array[] = [], behind = new Uint8Array(0)) {
  return bytesOf(pngSignature, pngHeader(1, 1), ...before, pixel, ...after, chunk('IEND'), behind);
}

export function pdf(words = ''): Uint8Array<ArrayBuffer> {
  return bytesOf(`%PDF-1.4\n${words}\ntrailer\n%%EOF\n`);
}

/** The place in a picture where these words or bytes are; -1: nowhere. */
export function indexIn(bytes: Uint8Array, sought: string | Uint8Array): number {
  const wanted = typeof sought === 'string' ? new TextEncoder().encode(sought) : sought;
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return at;
  return -1;
}
