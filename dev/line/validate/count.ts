/** Two ways of counting characters (Messaging API documentation, Character counting in a text). */

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** UTF-16 code units: `text`, `altText`, postback `data`, and other long texts. */
export function units(text: string): number {
  return text.length;
}

/** Grapheme clusters, as a reader counts: labels, `displayText`, `chatBarText`, texts of templates. */
export function clusters(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

/** Bytes of the JSON text in UTF-8. */
export function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
