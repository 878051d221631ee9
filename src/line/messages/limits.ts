/**
 * LINE's limits on what we send. UTF-16 units and grapheme clusters are different things, and for Thai the difference
 * matters: ที่ is one character to a person and three units to a computer.
 * Source: Messaging API reference, Message objects and Action objects.
 */
export const limits = {
  messagesPerRequest: 5,
  textUnits: 5000,
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

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** How many characters a person counts. */
export function countGraphemes(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** At most so many characters as a person counts them; what is cut ends in `…`. */
export function clipGraphemes(text: string, max: number): string {
  if (text.length <= max) return text;
  const parts: string[] = [];
  for (const { segment } of segmenter.segment(text.slice(0, max * 40))) {
    parts.push(segment);
    if (parts.length > max) return `${parts.slice(0, max - 1).join('')}…`;
  }
  return parts.join('');
}

/** At most so many UTF-16 units, cut between characters; what is cut ends in `…`. */
export function clipUnits(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { segment, index } of segmenter.segment(text.slice(0, max))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
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
