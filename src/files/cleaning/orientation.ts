/**
 * Which way up a picture is to be shown, 1–8, is all of its EXIF data that is kept: phones store pictures as the sensor
 * lies, and without it half of them would lie on their side. It is read, and written into new EXIF data that hold nothing
 * else. Source: EXIF 2.32, 4.6.4 A, tag 0x0112; TIFF 6.0, section 2.
 */
export const UPRIGHT = 1;
const TAG = 0x0112;
const SHORT = 3;
const MOST_ENTRIES = 500;

/** The orientation in the TIFF data of an EXIF segment or chunk; upright where they do not say, or are damaged. */
export function orientationIn(tiff: Uint8Array): number {
  if (tiff.length < 14) return UPRIGHT;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittle = view.getUint16(0) === 0x4949;
  if (!isLittle && view.getUint16(0) !== 0x4d4d) return UPRIGHT;
  const start = view.getUint32(4, isLittle);
  if (view.getUint16(2, isLittle) !== 42 || start + 2 > tiff.length) return UPRIGHT;
  const count = Math.min(view.getUint16(start, isLittle), MOST_ENTRIES);
  for (let entry = 0; entry < count; entry += 1) {
    const at = start + 2 + entry * 12;
    if (at + 12 > tiff.length) return UPRIGHT;
    if (view.getUint16(at, isLittle) !== TAG) continue;
    const value = view.getUint16(at + 8, isLittle);
    return view.getUint16(at + 2, isLittle) === SHORT && value >= 1 && value <= 8 ? value : UPRIGHT;
  }
  return UPRIGHT;
}

/** TIFF data of one entry, the orientation. */
export function tiffOf(orientation: number): Uint8Array {
  const header = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const entry = [TAG >> 8, TAG & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Uint8Array.from([...header, 0, 1, ...entry, 0, 0, 0, 0]);
}
