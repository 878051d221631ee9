/** No more than this many characters of a message are read; a question says what it is about long before. */
const READ_LIMIT = 400;

const THAI_ZERO = 0x0e50;

/** Marks that people type in the wrong order or twice; the keyboard shows the same picture either way. */
const ORDER: ReadonlyArray<readonly [RegExp, string]> = [
  [/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33'],
  [/([\u0e48-\u0e4b])\u0e4d\u0e32/g, '$1\u0e33'],
  [/\u0e33([\u0e48-\u0e4b])/g, '$1\u0e33'],
  [/([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e39])/g, '$2$1'],
  [/\u0e40\u0e40/g, '\u0e41'],
  [/\u0e45/g, '\u0e32'],
  [/([\u0e30-\u0e3a\u0e47-\u0e4e])\1+/g, '$1'],
];

/** Whether any of {@link ORDER} finds something: one look, since in most messages none does. */
const DISORDER =
  /[\u0e4d\u0e45]|\u0e33[\u0e48-\u0e4b]|[\u0e48-\u0e4c][\u0e31\u0e34-\u0e39]|\u0e40\u0e40|([\u0e30-\u0e3a\u0e47-\u0e4e])\1/;

/** Beyond Thai letters and what an American keyboard writes: Thai digits, and characters that are not seen. */
const STRANGE = /[^\x20-\x7e\u0e01-\u0e4e]/;

/** Anything but Thai letters, Latin ones without marks, digits and single spaces between them, and letters thrice. */
const ODD = /[^\u0e01-\u0e3a\u0e40-\u0e44\u0e47-\u0e4ea-z0-9 ]|^ | $| {2}|([\u0e01-\u0e44a-z])\1\1|555/;

/**
 * The plain form of a message: one spelling per word as far as typing goes, lower case, Arabic digits, single
 * spaces, nothing but letters and numbers. NFKC, so full-width letters meet the usual ones; it splits ำ, which is
 * put together again. Bounded: at most {@link READ_LIMIT} characters of any message are read. Never throws.
 */
export function normalise(text: string): string {
  let plain = text
    .slice(0, READ_LIMIT * 2)
    .normalize('NFKC')
    .slice(0, READ_LIMIT)
    .toLowerCase();
  if (STRANGE.test(plain)) {
    plain = plain.replace(/\p{Cf}/gu, '').replace(/[๐-๙]/g, digit => String(digit.charCodeAt(0) - THAI_ZERO));
  }
  if (DISORDER.test(plain)) for (const [wrong, right] of ORDER) plain = plain.replace(wrong, right);
  return ODD.test(plain) ? withoutOddities(plain) : plain;
}

function withoutOddities(plain: string): string {
  return (
    plain
      // ป.ป.ช. and ปปช are one word.
      .replace(/(?<=[ก-ฮ])\.\s?(?=[ก-ฮ]\.)/g, '')
      // มากกกก is มาก, but กรรมการ keeps its ร twice and 1111 is a telephone number.
      .replace(/(\p{L})\1{2,}/gu, '$1')
      // ๆ repeats, it adds nothing; 555 is laughter.
      .replace(/(?<!\d)555+(?!\d)/g, ' ')
      .replace(/(?:ๆ|[^\p{L}\p{M}\p{N}])+/gu, ' ')
      .trim()
  );
}
