/** Characters as a person counts them. Small, for pages load it too. Pure. */

let segmenter: Intl.Segmenter | undefined;

/** Made when first needed: it takes longer than all the rest of the product's start. */
export function characters(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('th', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** How many characters a person counts. */
export function countGraphemes(text: string): number {
  const plain = countPlain(text);
  if (plain !== null) return plain;
  let count = 0;
  for (const _ of characters(text)) count += 1;
  return count;
}

/**
 * The same for text of ASCII, Thai, line ends and dashes alone, a hundred times faster: vowels above and below, tone marks
 * and ำ belong to the character before them. Null for any other text.
 */
export function countPlain(text: string): number | null {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const isThai = unit >= 0x0e01 && unit <= 0x0e5b;
    const isPlain = (unit >= 0x20 && unit <= 0x7e) || unit === 0x0a || (unit >= 0x2010 && unit <= 0x2026);
    if (!isThai && !isPlain) return null;
    // A mark after a line end stands alone.
    const isMark = unit === 0x0e31 || (unit >= 0x0e33 && unit <= 0x0e3a) || (unit >= 0x0e47 && unit <= 0x0e4e);
    if (at === 0 || !isMark || text.charCodeAt(at - 1) === 0x0a) count += 1;
  }
  return count;
}
