/**
 * The letters of a text as far as the ear and a hurried eye tell them apart. Words are stored and looked up by them.
 * Everything works on letter codes: a question is walked letter by letter many times, and strings cost more.
 */

/** Letters that sound or look alike, each folded to the first of its row. */
const LOOK_ALIKE = ['สซศษ', 'ลรฬ', 'นณ', 'ทธฑฒถ', 'ดฎ', 'ตฏ', 'คฆขฃฅ', 'พภผ', 'ฟฝ', 'ชฌฉ', 'ยญ', 'หฮ', 'ไใ', 'ิีึื', 'ุู'];

/** Left out: tone marks, ็ and ์, which are dropped or misplaced in every second message. Spaces are, too. */
const DROPPED = '\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e';

/** Vowels and marks that never begin a word, and vowels that never end one. */
const NEVER_FIRST = 'ะัาำิุ';
const NEVER_LAST = 'เแโไ';

const THAI = 0x0e00;
const SPACE = 0x20;
const SILENCER = 0x0e4c;

/** What the skeleton makes of a letter of the Thai block, 0 where it is left out. */
const folded = Uint16Array.from({ length: 0x80 }, (_, at) => THAI + at);
for (const letter of DROPPED) folded[letter.charCodeAt(0) - THAI] = 0;
for (const row of LOOK_ALIKE) for (const letter of row) folded[letter.charCodeAt(0) - THAI] = row.charCodeAt(0);

const isNever = (letters: string): Uint8Array => {
  const flags = new Uint8Array(0x80);
  for (const letter of letters) flags[letter.charCodeAt(0) - THAI] = 1;
  return flags;
};
const neverFirst = isNever(NEVER_FIRST);
const neverLast = isNever(NEVER_LAST);

/** What the skeleton makes of a letter, 0 where it is left out. */
function foldCode(code: number): number {
  if (code < THAI) return code === SPACE ? 0 : code;
  return code < THAI + 0x80 ? (folded[code - THAI] ?? 0) : code;
}

/**
 * How many letters before ์ are silenced by it: a consonant is not heard (ศูนย์, สิทธิ์), nor is the vowel between them.
 * `start` is where the word or text begins.
 */
function silencedBefore(codes: Uint16Array, at: number, start: number): number {
  const last = at > start ? (codes[at - 1] ?? 0) : 0;
  if (isConsonant(last)) return 1;
  const isShortVowel = last === 0x0e34 || last === 0x0e38;
  return isShortVowel && at - 1 > start && isConsonant(codes[at - 2] ?? 0) ? 2 : 0;
}

/** Whether a ์ behind it silences the letter at a place. */
function isSilenced(codes: Uint16Array, at: number): boolean {
  if (codes[at + 1] === SILENCER) return silencedBefore(codes, at + 1, 0) > 0;
  return codes[at + 2] === SILENCER && silencedBefore(codes, at + 2, 0) > 1;
}

function isConsonant(code: number): boolean {
  return code >= 0x0e01 && code <= 0x0e2e;
}

/** Writes the skeleton of `codes[from…end)` to `into` at a place; returns the place after it. */
export function foldInto(codes: Uint16Array, from: number, end: number, into: Uint16Array, at: number): number {
  let place = at;
  for (let next = from; next < end; next += 1) {
    const code = codes[next] ?? 0;
    const kept = foldCode(code);
    if (kept !== 0) {
      into[place] = kept;
      place += 1;
    } else if (code === SILENCER) place -= silencedBefore(codes, next, from);
  }
  return place;
}

/** The letters of a word's {@link skeleton} alone. */
export function fold(text: string): string {
  const codes = codesOf(text);
  const into = new Uint16Array(codes.length);
  return String.fromCharCode(...into.subarray(0, foldInto(codes, 0, codes.length, into, 0)));
}

export function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < codes.length; at += 1) codes[at] = text.charCodeAt(at);
  return codes;
}

/** 1 Thai, 2 other letters, 3 digits, 0 anything else. */
export function scriptOf(code: number): 0 | 1 | 2 | 3 {
  if (code >= 0x0e01 && code <= 0x0e4e) return 1;
  if (code >= 0x30 && code <= 0x39) return 3;
  return code === SPACE || !code ? 0 : 2;
}

/**
 * The skeleton of a normalised text: look-alike letters folded, tone marks, spaces and silenced letters gone.
 * `size` letters are filled. `origin[i]` is the place in the text of letter i (one more for the end); `border[i]` is 1
 * where a space, or a change between Thai, Latin and digits, stands before letter i (and at the end); `isBreak[i]` is 1
 * where a word may begin or end.
 */
export type Skeleton = {
  text: string;
  codes: Uint16Array;
  size: number;
  letters: Uint16Array;
  origin: Uint32Array;
  border: Uint8Array;
  isBreak: Uint8Array;
};

export function skeleton(text: string): Skeleton {
  const codes = codesOf(text);
  const end = codes.length;
  const letters = new Uint16Array(end);
  const origin = new Uint32Array(end + 1);
  const border = new Uint8Array(end + 1);
  let size = 0;
  let last = 0;
  for (let at = 0; at < end; at += 1) {
    const code = codes[at] ?? 0;
    const kept = foldCode(code);
    if (kept !== 0 && !isSilenced(codes, at)) {
      const script = scriptOf(code);
      letters[size] = kept;
      origin[size] = at;
      border[size] = script === last ? 0 : 1;
      last = script;
      size += 1;
    } else if (code === SPACE) last = 0;
  }
  origin[size] = end;
  border[size] = 1;
  return { text, codes, size, letters, origin, border, isBreak: breaksOf(letters, border, size) };
}

function breaksOf(letters: Uint16Array, border: Uint8Array, size: number): Uint8Array {
  const isBreak = new Uint8Array(size + 1);
  for (let at = 0; at <= size; at += 1) {
    const code = letters[at] ?? 0;
    const isFree = scriptOf(code) === 1 && !neverFirst[code - THAI] && !neverLast[(letters[at - 1] ?? THAI) - THAI];
    isBreak[at] = border[at] || isFree ? 1 : 0;
  }
  return isBreak;
}
