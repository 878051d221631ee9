import { toArabicDigits } from './number.ts';

/**
 * Digits, Thai or Arabic, with a space or a hyphen between them as people write numbers, one beside the other; or a number
 * that is hidden already. No looking back: the browsers of older phones cannot.
 */
const written = /x-xxxx-xxxxx-\d\d-\d|[\d๐-๙](?:[ -]?[\d๐-๙])*/g;

/**
 * Hides every Thai ID number in a text: only the last three digits stay, `x-xxxx-xxxxx-12-3`. Thirteen digits that are no
 * ID number (wrong check digit, or all alike) are left as they are. It is never shown whole in lists, logs or messages.
 */
export function maskThaiIds(text: string): string {
  return text.replace(written, numbers => (numbers.startsWith('x') || numbers.length < 13 ? numbers : masked(numbers)));
}

/** An ID number may stand behind another number (`บ้านเลขที่ 4 1-2345-…`): it is looked for wherever a number begins. */
function masked(numbers: string): string {
  let shown = '';
  for (let at = 0; at < numbers.length; ) {
    const end = isStart(numbers, at) ? endOfThirteen(numbers, at) : at;
    const digits = end > at ? toArabicDigits(numbers.slice(at, end)).replace(/\D/g, '') : '';
    const isId = isThaiId(digits);
    shown += isId ? maskedThaiId(digits) : numbers.charAt(at);
    at = isId ? end : at + 1;
  }
  return shown;
}

function isStart(numbers: string, at: number): boolean {
  return !isSeparator(numbers.charAt(at)) && (at === 0 || isSeparator(numbers.charAt(at - 1)));
}

/** Where thirteen digits end, if a number ends there too; else `from`. */
function endOfThirteen(numbers: string, from: number): number {
  let end = from;
  for (let count = 0; count < 13; end += 1) {
    if (end >= numbers.length) return from;
    if (!isSeparator(numbers.charAt(end))) count += 1;
  }
  return end === numbers.length || isSeparator(numbers.charAt(end)) ? end : from;
}

function isSeparator(letter: string): boolean {
  return letter === ' ' || letter === '-';
}

/** `x-xxxx-xxxxx-12-3` of thirteen digits. */
export function maskedThaiId(digits: string): string {
  return `x-xxxx-xxxxx-${digits.slice(10, 12)}-${digits.slice(12)}`;
}

/** Is this a Thai ID number? 13 digits, not all alike, the last one by modulus 11 of the others. */
export function isThaiId(digits: string): boolean {
  if (!/^\d{13}$/.test(digits) || /^(\d)\1{12}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 12)].reduce((total, digit, at) => total + Number(digit) * (13 - at), 0);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}
