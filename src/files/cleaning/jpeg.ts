import { isShowable, joined, uint16 } from './bytes.ts';
import type { Picture } from './clean.ts';
import { orientationIn, tiffOf, UPRIGHT } from './orientation.ts';
import { beginsWith } from './type.ts';

/**
 * A JPEG rebuilt from what shows the picture: its frame, tables and scans in their order, behind fresh JFIF, orientation
 * and Adobe segments where there were any. All other segments go, and whatever follows the end: EXIF, XMP, thumbnails,
 * comments, second pictures. Arithmetic, lossless and hierarchical JPEGs, which nothing shows, are refused.
 * Source: ITU-T T.81, Annex B; JFIF 1.02.
 */
export function cleanJpeg(bytes: Uint8Array): Picture {
  const read: Read = { app: { jfif: null, orientation: null, adobe: null }, parts: [], frame: null, scans: 0 };
  let at = 2;
  for (;;) {
    const marker = markerAt(bytes, at);
    if (!marker) return 'damaged';
    if (marker.code === EOI) return ended(read);
    const length = uint16(bytes, marker.after);
    const next = marker.after + length;
    if (hasNoLength(marker.code) || length < 2 || next > bytes.length) return 'damaged';
    const problem = take(read, marker.code, bytes.subarray(marker.after + 2, next));
    if (problem) return problem;
    at = next;
    if (marker.code === SOS) {
      const end = endOfScan(bytes, next);
      read.parts.push(bytes.subarray(next, end));
      at = end;
    }
  }
}

const [SOI, EOI, SOS, DQT, DHT, DRI, TEM] = [0xd8, 0xd9, 0xda, 0xdb, 0xc4, 0xdd, 0x01] as const;
const [APP0, APP1, APP14, APP15, COM] = [0xe0, 0xe1, 0xee, 0xef, 0xfe] as const;
/** Baseline, extended sequential and progressive, all of Huffman codes. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2];
/** Each scan makes whoever shows the picture go over all of it. */
const MOST_SCANS = 100;

type Read = {
  app: { jfif: Uint8Array | null; orientation: number | null; adobe: Uint8Array | null };
  readonly parts: Uint8Array[];
  frame: { readonly width: number; readonly height: number; readonly components: readonly number[] } | null;
  scans: number;
};
type Problem = 'damaged' | 'too-many-pixels';

/** The marker there, after any fill bytes. */
function markerAt(bytes: Uint8Array, at: number): { readonly code: number; readonly after: number } | null {
  if (bytes[at] !== 0xff) return null;
  let code = at + 1;
  while (bytes[code] === 0xff) code += 1;
  return code < bytes.length ? { code: bytes[code] ?? 0, after: code + 1 } : null;
}

function hasNoLength(code: number): boolean {
  return code === 0 || code === TEM || code === SOI || isRestart(code);
}

function isRestart(code: number): boolean {
  return code >= 0xd0 && code <= 0xd7;
}

/** Where the next marker begins that is not part of a scan's data; the end of the bytes where there is none. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const code = bytes[at + 1] ?? 0;
    if (code !== 0 && !isRestart(code)) return at;
    at = bytes.indexOf(0xff, at + 2);
  }
  return bytes.length;
}

/** Keeps a segment, forgets it, or says why there can be no picture. `body`: what follows its length. */
function take(read: Read, code: number, body: Uint8Array): Problem | null {
  if (frames.includes(code)) return takeFrame(read, code, body);
  switch (code) {
    case SOS:
      return takeScan(read, body);
    case DQT:
      return isQuantization(body) ? keep(read, code, body) : 'damaged';
    case DHT:
      return isHuffman(body) ? keep(read, code, body) : 'damaged';
    case DRI:
      return body.length === 2 ? keep(read, code, body) : 'damaged';
    default:
      takeApplication(read.app, code, body);
      return (code >= APP0 && code <= APP15) || code === COM ? null : 'damaged';
  }
}

function keep(read: Read, code: number, body: Uint8Array): null {
  read.parts.push(segment(code, body));
  return null;
}

function segment(code: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2;
  return joined([Uint8Array.from([0xff, code, length >> 8, length & 0xff]), body]);
}

function takeFrame(read: Read, code: number, body: Uint8Array): Problem | null {
  const [height, width, count = 0] = [uint16(body, 1), uint16(body, 3), body[5]];
  const isWhole = body[0] === 8 && [1, 3, 4].includes(count) && body.length === 6 + 3 * count;
  if (read.frame || !isWhole || width === 0 || height === 0) return 'damaged';
  if (!isShowable(width, height)) return 'too-many-pixels';
  const components = Array.from({ length: count }, (_, at) => body.subarray(6 + 3 * at, 9 + 3 * at));
  const areFit = components.every(([, sampling = 0, table = 4]) => {
    const [across, down] = [sampling >> 4, sampling & 15];
    return across >= 1 && across <= 4 && down >= 1 && down <= 4 && table <= 3;
  });
  read.frame = { width, height, components: components.map(([id = 0]) => id) };
  return areFit ? keep(read, code, body) : 'damaged';
}

function takeScan(read: Read, body: Uint8Array): Problem | null {
  const count = body[0] ?? 0;
  const ids = Array.from({ length: count }, (_, at) => body[1 + 2 * at] ?? -1);
  const areKnown = ids.every(id => read.frame?.components.includes(id));
  read.scans += 1;
  if (count < 1 || count > 4 || body.length !== 4 + 2 * count || !areKnown || read.scans > MOST_SCANS) return 'damaged';
  return keep(read, SOS, body);
}

/** Tables of 64 values of one or two bytes, each behind its name, to the end. */
function isQuantization(body: Uint8Array): boolean {
  let at = 0;
  while (at < body.length) {
    const name = body[at] ?? 0;
    if (name >> 4 > 1 || (name & 15) > 3) return false;
    at += 1 + 64 * ((name >> 4) + 1);
  }
  return body.length > 0 && at === body.length;
}

/** Tables of 16 counts and as many values as they sum to, each behind its name, to the end. */
function isHuffman(body: Uint8Array): boolean {
  let at = 0;
  while (at < body.length) {
    const name = body[at] ?? 0;
    const values = body.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
    if (name >> 4 > 1 || (name & 15) > 3 || values > 256) return false;
    at += 17 + values;
  }
  return body.length > 0 && at === body.length;
}

const JFIF = [0x4a, 0x46, 0x49, 0x46, 0];
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ADOBE = [0x41, 0x64, 0x6f, 0x62, 0x65];

/** Of what applications add: how dense the pixels are, which way up it is, how its colours are meant. The first counts. */
function takeApplication(app: Read['app'], code: number, body: Uint8Array): void {
  if (code === APP0 && beginsWith(body, JFIF) && body.length >= 14) {
    const unit = (body[7] ?? 0) <= 2 ? (body[7] ?? 0) : 0;
    app.jfif ??= Uint8Array.from([...JFIF, 1, 2, unit, ...body.subarray(8, 12), 0, 0]);
  }
  if (code === APP1 && beginsWith(body, EXIF)) app.orientation ??= orientationIn(body.subarray(EXIF.length));
  // Its version and flags say nothing about the colours.
  if (code === APP14 && beginsWith(body, ADOBE) && body.length >= 12 && (body[11] ?? 3) <= 2)
    app.adobe ??= Uint8Array.from([...ADOBE, 0, 100, 0, 0, 0, 0, body[11] ?? 0]);
}

function ended({ app, frame, parts, scans }: Read): Picture {
  if (!frame || scans === 0) return 'damaged';
  const { adobe, jfif, orientation } = app;
  const turned = orientation !== null && orientation !== UPRIGHT ? tiffOf(orientation) : null;
  const bytes = joined([
    Uint8Array.from([0xff, SOI]),
    ...(jfif ? [segment(APP0, jfif)] : []),
    ...(turned ? [segment(APP1, joined([Uint8Array.from(EXIF), turned]))] : []),
    ...(adobe ? [segment(APP14, adobe)] : []),
    ...parts,
    Uint8Array.from([0xff, EOI]),
  ]);
  return { bytes, width: frame.width, height: frame.height };
}
