const MOST_A_SIDE = 12_000;
const MOST_PIXELS = 50_000_000;

/** A picture says how large it is in a few bytes, and whoever shows it takes memory for that. */
export function isShowable(width: number, height: number): boolean {
  return width <= MOST_A_SIDE && height <= MOST_A_SIDE && width * height <= MOST_PIXELS;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Big-endian. */
export function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** Big-endian. */
export function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 0x10000 + uint16(bytes, at + 2);
}
