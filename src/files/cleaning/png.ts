import { isShowable, joined, uint32 } from './bytes.ts';
import type { Picture } from './clean.ts';
import { crc32 } from './crc.ts';
import { orientationIn, tiffOf, UPRIGHT } from './orientation.ts';
import { PNG_SIGNATURE } from './type.ts';

/**
 * A PNG rebuilt from the chunks that show the picture, with its orientation in a fresh `eXIf` where it has one. All others
 * go, and whatever follows the end: texts, EXIF, colour profiles, times, the frames of an animation. Each chunk's checksum
 * must be right. Source: W3C PNG Specification (Third Edition), sections 5, 11 and 13.
 */
export function cleanPng(bytes: Uint8Array): Picture {
  const read: Read = { header: null, parts: [], seen: new Set(), orientation: UPRIGHT, data: 'before' };
  let at = PNG_SIGNATURE.length;
  for (;;) {
    const length = uint32(bytes, at);
    const end = at + 12 + length;
    if (end > bytes.length) return 'damaged';
    const chunk = bytes.subarray(at, end);
    if (crc32(chunk.subarray(4, -4)) !== uint32(chunk, 8 + length)) return 'damaged';
    const type = String.fromCharCode(...chunk.subarray(4, 8));
    const problem = take(read, type, chunk, chunk.subarray(8, -4));
    if (problem) return problem;
    if (type === 'IEND') return ended(read);
    at = end;
  }
}

type Header = { readonly width: number; readonly height: number; readonly depth: number; readonly colour: number };
type Read = {
  header: Header | null;
  readonly parts: Uint8Array[];
  readonly seen: Set<string>;
  orientation: number;
  /** Of the picture's data, which is in chunks that follow one another. */
  data: 'before' | 'within' | 'after';
};
type Problem = 'damaged' | 'too-many-pixels';

/** Bit depths by colour type: grey, colours, palette, grey and colours with transparency. */
const depths: { readonly [colour: number]: readonly number[] } = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
/** What else is kept: how the colours are meant, and how dense the pixels are. Their lengths. */
const kept: { readonly [type: string]: number } = { gAMA: 4, sRGB: 1, cHRM: 32, pHYs: 9 };

/** Keeps a chunk, forgets it, or says why there can be no picture. */
function take(read: Read, type: string, chunk: Uint8Array, body: Uint8Array): Problem | null {
  if (!read.header) return type === 'IHDR' ? takeHeader(read, chunk, body) : 'damaged';
  if (type === 'IDAT') return takeData(read, chunk);
  if (read.data === 'within') read.data = 'after';
  if (type === 'IEND') return body.length === 0 && read.data === 'after' ? null : 'damaged';
  if (type === 'eXIf') read.orientation = read.orientation === UPRIGHT ? orientationIn(body) : read.orientation;
  if (type !== 'PLTE' && type !== 'tRNS' && !(type in kept)) return isNeeded(type) ? 'damaged' : null;
  const isRight = read.data === 'before' && !read.seen.has(type) && isFit(type, body, read);
  read.seen.add(type);
  // Without its palette it cannot be shown; without the rest it can.
  if (!isRight) return type === 'PLTE' || type === 'tRNS' ? 'damaged' : null;
  read.parts.push(chunk);
  return null;
}

/** A chunk that nobody who shows the picture may pass over begins with a capital; other names are no chunks at all. */
function isNeeded(type: string): boolean {
  return !/^[a-z][A-Za-z]{3}$/.test(type);
}

function takeHeader(read: Read, chunk: Uint8Array, body: Uint8Array): Problem | null {
  const [width, height] = [uint32(body, 0), uint32(body, 4)];
  const [depth = 0, colour = 0, packing, filter, interlace = 2] = body.subarray(8);
  const isKnown = depths[colour]?.includes(depth) && packing === 0 && filter === 0 && interlace <= 1;
  if (body.length !== 13 || !isKnown || width === 0 || height === 0) return 'damaged';
  if (!isShowable(width, height)) return 'too-many-pixels';
  read.header = { width, height, depth, colour };
  read.parts.push(chunk);
  return null;
}

function takeData(read: Read, chunk: Uint8Array): Problem | null {
  const needsPalette = read.header?.colour === 3 && !read.seen.has('PLTE');
  if (read.data === 'after' || needsPalette) return 'damaged';
  if (read.data === 'before' && read.orientation !== UPRIGHT)
    read.parts.push(chunkOf('eXIf', tiffOf(read.orientation)));
  read.data = 'within';
  read.parts.push(chunk);
  return null;
}

function isFit(type: string, body: Uint8Array, { header, seen }: Read): boolean {
  const colour = header?.colour ?? 0;
  if (type === 'PLTE')
    return body.length % 3 === 0 && body.length >= 3 && body.length <= 768 && ![0, 4].includes(colour);
  if (type !== 'tRNS') return body.length === kept[type];
  if (colour === 3) return seen.has('PLTE') && body.length >= 1 && body.length <= 256;
  return (colour === 0 && body.length === 2) || (colour === 2 && body.length === 6);
}

function chunkOf(type: string, body: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(type, letter => letter.charCodeAt(0)), body]);
  const numbers = new DataView(new ArrayBuffer(8));
  numbers.setUint32(0, body.length);
  numbers.setUint32(4, crc32(named));
  return joined([new Uint8Array(numbers.buffer, 0, 4), named, new Uint8Array(numbers.buffer, 4)]);
}

function ended({ header, parts }: Read): Picture {
  if (!header) return 'damaged';
  const bytes = joined([Uint8Array.from(PNG_SIGNATURE), ...parts, chunkOf('IEND', new Uint8Array())]);
  return { bytes, width: header.width, height: header.height };
}
