import { toArabicDigits, toThaiDigits } from './number.ts';

/** The register number of a case (เลขรับ): gap-free through the calendar year in Thailand. Pure. */
export type Reference = { readonly year: number; readonly number: number };

/** `LR-2569-000123`, the form that machines and people can both copy. */
export function formatReference({ year, number }: Reference): string {
  return `LR-${year}-${String(number).padStart(6, '0')}`;
}

/** `รับที่ ๑๒๓/๒๕๖๙`, as it stands on paper. */
export function paperReference({ year, number }: Reference): string {
  return `รับที่ ${toThaiDigits(`${number}/${year}`)}`;
}

/** The counter that gives the numbers of a year. */
export function registerOf(year: number): string {
  return `register-${year}`;
}

const coded = /^LR[\s-]*(\d{4})[\s-]*(\d{1,9})$/;
const counted =
  /^(?:(?:เลข|เลขที่|เรื่อง|เรื่องที่|ที่)?\s*(?:รับที่|เลขรับ(?:ที่)?|รับ)?|NO\.?|NUMBER|REF\.?|CASE)\s*:?\s*(\d{1,9})\s*\/\s*(\d{2}|\d{4})$/;

/** Reads a reference as people type it: `LR-2569-000123`, `lr2569 123`, `รับที่ ๑๒๓/๒๕๖๙`, `123/69`. */
export function parseReference(text: string): Reference | undefined {
  const typed = toArabicDigits(text.normalize('NFKC'))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .toUpperCase();
  if (typed.length > 40) return undefined;
  const code = coded.exec(typed);
  if (code) return checked(Number(code[1]), Number(code[2]));
  const count = counted.exec(typed);
  const year = Number(count?.[2]);
  return count ? checked(year < 100 ? 2500 + year : year, Number(count[1])) : undefined;
}

function checked(year: number, number: number): Reference | undefined {
  return year >= 2500 && year < 2700 && number >= 1 && number <= 999_999 ? { year, number } : undefined;
}
