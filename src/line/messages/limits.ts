import { characters, countPlain } from '#domain/graphemes.ts';

export { countGraphemes } from '#domain/graphemes.ts';

/**
 * LINE's limits on what we send. UTF-16 units and grapheme clusters are different things, and for Thai the difference
 * matters: ที่ is one character to a person and three units to a computer.
 * Source: Messaging API reference, Message objects and Action objects.
 */
export const limits = {
  messagesPerRequest: 5,
  textUnits: 5000,
  excerptUnits: 3500,
  altTextUnits: 1500,
  postbackDataUnits: 300,
  labelGraphemes: 20,
  flexLabelGraphemes: 40,
  displayTextGraphemes: 300,
  messageActionUnits: 300,
  quickReplies: 13,
  bubbleBytes: 30_000,
  carouselBytes: 50_000,
  bubbles: 12,
} as const;

/** At most so many characters as a person counts them; what is cut ends in `…`. */
export function clipGraphemes(text: string, max: number): string {
  if (text.length <= max || (countPlain(text) ?? Number.POSITIVE_INFINITY) <= max) return text;
  const parts: string[] = [];
  for (const { segment } of characters(text.slice(0, max * 40))) {
    parts.push(segment);
    if (parts.length > max) return `${parts.slice(0, max - 1).join('')}…`;
  }
  return parts.join('');
}

/** At most so many UTF-16 units, cut between characters; what is cut ends in `…`. */
export function clipUnits(text: string, max: number): string {
  return text.length <= max ? text : `${cutUnits(text, max - 1)}…`;
}

/** The longest beginning of at most so many UTF-16 units that ends between characters, or between code points at worst. */
export function cutUnits(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { segment, index } of characters(text.slice(0, max + 1))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  if (end > max / 2) return text.slice(0, end);
  const part = text.slice(0, max);
  return part.isWellFormed() ? part : part.slice(0, -1);
}

/**
 * The beginning of what somebody wrote, to be shown among other words: at most so many characters, and never more than
 * leaves room for the rest of a message, however many units or bytes a character takes.
 */
export function excerpt(text: string, maxGraphemes: number, maxUnits: number = limits.excerptUnits): string {
  return clipUnits(clipGraphemes(text, maxGraphemes), maxUnits);
}

/** Is the value larger, as LINE counts it? Counts bytes only where the length leaves it open. */
export function isLarger(value: unknown, maxBytes: number): boolean {
  return JSON.stringify(value).length * 3 > maxBytes && jsonBytes(value) > maxBytes;
}

/** Size of a value as LINE counts it: bytes of its JSON in UTF-8. */
export function jsonBytes(value: unknown): number {
  const json = JSON.stringify(value);
  let bytes = 0;
  for (let at = 0; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
  }
  return bytes;
}
