/**
 * Lists as strings: half as large as JSON's own when zipped, and many times faster to read at a cold start than arrays
 * of arrays. Both directions stand here, since they must agree.
 */

/** The first character of a packed number; what lies below would have to be escaped, or separates. */
const FIRST = 0x23;
const BACKSLASH = 0x5c;

/** Characters that take one byte each, the backslash left out: numbers below this are the cheap ones. */
export const CHEAP = 0x7f - FIRST - 1;

/** A number as one character. */
export function pack(value: number): string {
  const code = value + FIRST < BACKSLASH ? value + FIRST : value + FIRST + 1;
  if (code >= 0xd800) throw new RangeError(`${value} is too large for one character`);
  return String.fromCharCode(code);
}

/** The number that a character stands for. */
export function unpackAt(packed: string, at: number): number {
  const code = packed.charCodeAt(at);
  return code < BACKSLASH ? code - FIRST : code - FIRST - 1;
}

/** The character that says "as many letters as the word before". Known words are in lower case, so it stands out. */
const NONE_SHARED = 0x41;
const MOST_SHARED = 25;

/**
 * Thai letters trade places with those that take a byte less (é and its like, which hardly any word has); the same
 * again undoes it.
 */
function traded(code: number): number {
  if (code >= 0x0e01 && code <= 0x0e5b) return code - THAI_TO_SHORT;
  return code >= 0xa1 && code <= 0xfb ? code + THAI_TO_SHORT : code;
}
const THAI_TO_SHORT = 0x0e01 - 0xa1;

/** Words as one string: for each, how many letters it shares with the word before (`A` none … `Z` 25), and the rest. */
export function packWords(words: readonly string[]): string {
  let last = '';
  return words
    .map(word => {
      let shared = 0;
      while (shared < MOST_SHARED && shared < word.length && word[shared] === last[shared]) shared += 1;
      last = word;
      const rest = word
        .slice(shared)
        .split('')
        .map(letter => String.fromCharCode(traded(letter.charCodeAt(0))));
      return String.fromCharCode(NONE_SHARED + shared) + rest.join('');
    })
    .join('');
}

/** Many words in one array: word i is `letters[starts[i]…starts[i + 1])`. */
export type Letters = { letters: Uint16Array; starts: Uint32Array };

/** Reads {@link packWords}. */
export function unpackWords(packed: string, count: number): Letters {
  const starts = new Uint32Array(count + 1);
  let letters = new Uint16Array(packed.length * 2);
  let end = 0;
  let word = 0;
  for (let at = 0; at < packed.length; at += 1) {
    const code = packed.charCodeAt(at);
    const shared = code - NONE_SHARED;
    if (end + MOST_SHARED >= letters.length) letters = grown(letters);
    if (shared >= 0 && shared <= MOST_SHARED) {
      const before = starts[word - 1] ?? 0;
      starts[word] = end;
      word += 1;
      for (let each = 0; each < shared; each += 1) letters[end + each] = letters[before + each] ?? 0;
      end += shared;
    } else {
      letters[end] = traded(code);
      end += 1;
    }
  }
  starts[word] = end;
  return { letters: letters.subarray(0, end), starts };
}

function grown(letters: Uint16Array): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(letters.length * 2 + 2 * MOST_SHARED);
  larger.set(letters);
  return larger;
}
