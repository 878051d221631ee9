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

/** Letters in the order in which words use them: the common ones get the cheap characters. */
export function lettersOf(words: readonly string[]): string {
  const uses = new Map<string, number>();
  for (const letter of words.flatMap(word => word.split(''))) uses.set(letter, (uses.get(letter) ?? 0) + 1);
  return [...uses.keys()].sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0)).join('');
}

/** A word may share so many letters with the one before; the numbers above stand for letters. */
const MOST_SHARED = 25;
const FIRST_LETTER = MOST_SHARED + 1;

/** Words as one string: for each, how many letters it shares with the word before, and the rest as places in `alphabet`. */
export function packWords(words: readonly string[], alphabet: string): string {
  let last = '';
  return words
    .map(word => {
      let shared = 0;
      while (shared < MOST_SHARED && shared < word.length && word[shared] === last[shared]) shared += 1;
      last = word;
      const rest = word.slice(shared).split('');
      return pack(shared) + rest.map(letter => pack(FIRST_LETTER + alphabet.indexOf(letter))).join('');
    })
    .join('');
}

/** Many words in one array: word i is `letters[starts[i]…starts[i + 1])`. */
export type Letters = { letters: Uint16Array; starts: Uint32Array };

/** Reads {@link packWords}. */
export function unpackWords(packed: string, count: number, alphabet: string): Letters {
  const starts = new Uint32Array(count + 1);
  let letters = new Uint16Array(packed.length * 2);
  let end = 0;
  let word = 0;
  for (let at = 0; at < packed.length; at += 1) {
    const number = unpackAt(packed, at);
    if (end + MOST_SHARED >= letters.length) letters = grown(letters);
    if (number < FIRST_LETTER) {
      const before = starts[word - 1] ?? 0;
      starts[word] = end;
      word += 1;
      for (let each = 0; each < number; each += 1) letters[end + each] = letters[before + each] ?? 0;
      end += number;
    } else {
      letters[end] = alphabet.charCodeAt(number - FIRST_LETTER);
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
