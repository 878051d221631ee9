import { toArabicDigits } from './number.ts';

/** Words that a person typed, made plain enough to be compared with a command. Pure, but for remembering the last ones. */

/** A command is short; what is longer is a question, and is not looked at. */
const longest = 160;

const thaiLetter = '[\\u0e01-\\u0e4e]';
const spacesInThai = new RegExp(`(?<=${thaiLetter})\\s+(?=${thaiLetter})`, 'g');
const edges = /^[\s"'“”‘’!?.,:;~]+|[\s"'“”‘’!?.,:;~ๆ]+$/g;
const politeEnd = /(?:นะ|หน่อย|ด้วย|ที)?(?:ครับผม|ครับ|คับ|ค้าบ|ค่ะ|คะ|ค๊ะ|จ้า|จ้ะ|จ๊ะ|นะ|หน่อย|ด้วย|\bplease)$/;
/** The last letters of all {@link politeEnd}: most messages end otherwise, and need not be searched. */
const politeLetters = 'มบะายe';
const politeStart = /^(?:please |show(?: me)? (?:the )?|see (?:the )?|(?:อยาก|ขอ|ช่วย)?ดู|อยากทราบ|ขอทราบ|ขอ)/;

/** The last text and its plain form: every feature asks for that of one message in turn. */
let last: { readonly text: string; readonly plain: string | null } = { text: '', plain: null };

/**
 * `ขอดู ตัว ชี้วัดที่  ๔ หน่อยค่ะ` becomes `ตัวชี้วัดที่ 4`: one form of each letter, Arabic digits, lower case, no spaces
 * inside Thai, one elsewhere, no politeness. Null where the message is too long to be a command or says nothing.
 */
export function plainCommand(text: string): string | null {
  if (text.length > longest) return null;
  if (text !== last.text) last = { text, plain: plainOf(text) || null };
  return last.plain;
}

function plainOf(text: string): string {
  const letters = toArabicDigits(text.normalize('NFKC'))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(spacesInThai, '');
  let plain = letters.replace(edges, '');
  for (let before = ''; before !== plain; ) {
    before = plain;
    if (politeLetters.includes(plain.charAt(plain.length - 1))) plain = plain.replace(politeEnd, '').replace(edges, '');
    plain = plain.replace(politeStart, '');
    if (plain !== before) plain = plain.replace(edges, '');
  }
  return plain;
}

/**
 * The Buddhist year that somebody means: `2564`, `64`, or 2021 of the common era. Any other number is itself, a year
 * that nobody has.
 */
export function buddhistYear(typed: string): number {
  const year = Number(typed);
  if (typed.length === 2) return 2500 + year;
  return year >= 1900 && year <= 2157 ? year + 543 : year;
}
