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
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[๐-๙]/g, digit => String(digit.charCodeAt(0) - THAI_ZERO));
  for (const [wrong, right] of ORDER) plain = plain.replace(wrong, right);
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

/** Letters that sound or look alike, each folded to the first of its row. */
const LOOK_ALIKE = ['สซศษ', 'ลรฬ', 'นณ', 'ทธฑฒถ', 'ดฎ', 'ตฏ', 'คฆขฃฅ', 'พภผ', 'ฟฝ', 'ชฌฉ', 'ยญ', 'หฮ', 'ไใ', 'ิีึื', 'ุู'];

const FOLD = new Map<string, string>();
for (const row of LOOK_ALIKE) for (const letter of row.slice(1)) FOLD.set(letter, row.charAt(0));
const FOLDED = new RegExp(`[${[...FOLD.keys()].join('')}]`, 'g');

/**
 * What the skeleton leaves out: a consonant under ์, which is not heard (ศูนย์, สิทธิ์), with the vowel between them;
 * tone marks, ็ and ์, which are left out, dropped or misplaced in every second message; spaces.
 */
const DROPPED = /[ก-ฮ][\u0e34\u0e38]?\u0e4c|[\u0e47-\u0e4c\u0e4e\u0e3a ]/g;

/** The letters of {@link skeleton} alone, for many words at once: any mark that joins them stays. */
export function fold(text: string): string {
  return text.replace(DROPPED, '').replace(FOLDED, letter => FOLD.get(letter) ?? letter);
}

/**
 * The skeleton of a normalised text: look-alike letters folded, tone marks, spaces and silenced letters gone.
 * `origin[i]` is the place in the text of the skeleton's character i (one more for the end); `border[i]` is true
 * where a space, or a change between Thai, Latin and digits, stands before character i (and at the end).
 */
export type Skeleton = { text: string; letters: string; origin: number[]; border: boolean[] };

/** 1 Thai, 2 other letters, 3 digits, 0 anything else. */
export function scriptOf(letter: string): 0 | 1 | 2 | 3 {
  if (letter >= '\u0e01' && letter <= '\u0e4e') return 1;
  if (letter >= '0' && letter <= '9') return 3;
  return letter === ' ' || letter === '' ? 0 : 2;
}

export function skeleton(text: string): Skeleton {
  const origin: number[] = [];
  const border: boolean[] = [];
  let last: 0 | 1 | 2 | 3 = 0;
  let place = 0;
  const keep = (to: number): void => {
    for (; place < to; place += 1) {
      const script = scriptOf(text.charAt(place));
      origin.push(place);
      border.push(script !== last);
      last = script;
    }
  };
  for (const dropped of text.matchAll(DROPPED)) {
    keep(dropped.index);
    place += dropped[0].length;
    if (dropped[0] === ' ') last = 0;
  }
  keep(text.length);
  origin.push(text.length);
  border.push(true);
  return { text, letters: fold(text), origin, border };
}
