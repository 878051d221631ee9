/** Numbers as people type and read them: Thai digits, decimal commas, two decimals. Pure. */

/** Why a typed number is refused; the words belong to the feature that asked. */
export type NumberRefusal = 'empty' | 'not-a-number' | 'too-small' | 'too-large' | 'too-precise';

export type ParsedNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: NumberRefusal };

export type NumberRange = { readonly min: number; readonly max: number; readonly decimals: number };

/** A score is 0–100; more decimals than the published two are read, then rounded once where a total is made. */
const scoreRange: NumberRange = { min: 0, max: 100, decimals: 4 };

const plain = /^-?\d+(\.\d+)?$/;
const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const decimalComma = /^-?\d+,\d{1,2}$/;

/**
 * Reads a number that a person typed: ๐–๙, spaces around it, `%` or `คะแนน` behind it, `1,234.5`, and `90,5` for 90.5.
 * A comma before exactly three digits groups thousands, so `1,000` is a thousand and never 1. Exponents, words and
 * half numbers (`90.`) are `not-a-number`.
 */
export function parseNumber(text: string, range: NumberRange): ParsedNumber {
  const typed = toArabicDigits(text.normalize('NFKC'))
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/^[\u2010-\u2015\u2212]/, '-')
    .trim()
    .replace(/\s*(%|คะแนน|เปอร์เซ็นต์|points?)$/i, '');
  if (typed === '') return { ok: false, reason: 'empty' };
  if (decimalComma.test(typed)) return checkNumber(Number(typed.replace(',', '.')), range);
  if (grouped.test(typed)) return checkNumber(Number(typed.replaceAll(',', '')), range);
  if (plain.test(typed)) return checkNumber(Number(typed), range);
  return { ok: false, reason: 'not-a-number' };
}

/** Reads a score, 0–100. */
export function parseScore(text: string): ParsedNumber {
  return parseNumber(text, scoreRange);
}

/** The same refusals for a number that is one already (a field of a request). */
export function checkScore(value: number): ParsedNumber {
  return checkNumber(value, scoreRange);
}

function checkNumber(value: number, range: NumberRange): ParsedNumber {
  if (Number.isNaN(value)) return { ok: false, reason: 'not-a-number' };
  if (value < range.min) return { ok: false, reason: 'too-small' };
  if (value > range.max) return { ok: false, reason: 'too-large' };
  if (Number(value.toFixed(range.decimals)) !== value) return { ok: false, reason: 'too-precise' };
  return { ok: true, value: value === 0 ? 0 : value };
}

/**
 * Rounds half away from zero by the decimal digits, so that 94.995 is 95 although its binary form lies elsewhere.
 * What differs from a half by less than a billionth is that half.
 */
export function roundHalfUp(value: number, decimals = 2): number {
  const units = Math.round(Number(`${Math.abs(value).toFixed(9)}e${decimals}`));
  const rounded = Number(`${units}e-${decimals}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** `91.82`, `100.00`: as scores are published. */
export function formatScore(value: number): string {
  return roundHalfUp(value).toFixed(2);
}

/** `1,234,567.50`, with exactly so many decimals. */
export function formatNumber(value: number, decimals = 0): string {
  const [whole = '', fraction] = roundHalfUp(value, decimals).toFixed(decimals).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** Digits 0–9 become ๐–๙; everything else stays. */
export function toThaiDigits(text: string): string {
  return text.replace(/[0-9]/g, digit => String.fromCharCode(0x0e50 + Number(digit)));
}

/** Digits ๐–๙ become 0–9; everything else stays. */
export function toArabicDigits(text: string): string {
  return text.replace(/[\u0e50-\u0e59]/g, digit => String(digit.charCodeAt(0) - 0x0e50));
}
