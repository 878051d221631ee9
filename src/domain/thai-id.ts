import { toArabicDigits } from './number.ts';

/** Thirteen digits, Thai or Arabic, with spaces or hyphens between them as people write them. */
const written = /(?<![\d๐-๙])[\d๐-๙](?:[ -]?[\d๐-๙]){12}(?![\d๐-๙])/g;

/**
 * Hides every Thai ID number in a text: only the last three digits stay, `x-xxxx-xxxxx-12-3`. Thirteen digits that are no
 * ID number (wrong check digit, or all alike) are left as they are. It is never shown whole in lists, logs or messages.
 */
export function maskThaiIds(text: string): string {
  return text.replace(written, found => {
    const digits = toArabicDigits(found).replace(/\D/g, '');
    return isThaiId(digits) ? `x-xxxx-xxxxx-${digits.slice(10, 12)}-${digits.slice(12)}` : found;
  });
}

/** Is this a Thai ID number? 13 digits, not all alike, the last one by modulus 11 of the others. */
export function isThaiId(digits: string): boolean {
  if (!/^\d{13}$/.test(digits) || /^(\d)\1{12}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 12)].reduce((total, digit, at) => total + Number(digit) * (13 - at), 0);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}
