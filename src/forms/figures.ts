import { addDays, formatDay } from '#domain/calendar.ts';
import type { Both } from '#domain/form.ts';
import { formatNumber, type NumberRefusal, parseNumber, toArabicDigits } from '#domain/number.ts';
import type { Day } from '#offices/schema/common.ts';
import { type Found, missing, no, type Of, type Refusal } from './found.ts';
import { tidyLine } from './tidying.ts';
import { readDay } from './typed-day.ts';

/** Days, numbers and telephone numbers as people write them. Loaded by pages too. Pure. */

export function readDate({ earliest, latest }: Of<'date'>, raw: unknown, today: Day): Found {
  const day = typeof raw === 'string' && raw.length <= 100 ? readDay(tidyLine(raw), today) : null;
  if (day === null) return no('not-a-day', words => words.notADay);
  const first = earliest === null ? null : addDays(today, earliest);
  const last = latest === null ? null : addDays(today, latest);
  if (first !== null && day < first)
    return no('too-early', (words, locale) => words.tooEarly(formatDay(first, locale)));
  if (last !== null && day > last) return no('too-late', (words, locale) => words.tooLate(formatDay(last, locale)));
  return day;
}

export function readNumber(field: Of<'number'>, raw: unknown): Found {
  const { min, max, decimals, unit } = field;
  const written = typeof raw === 'number' ? String(raw) : raw;
  if (typeof written !== 'string' || written.length > 60) return no('not-a-number', words => words.notANumber);
  const typed = withoutUnit(toArabicDigits(tidyLine(written)), unit);
  if (/^-?\d+,\d{1,2}$/.test(typed))
    return no('not-a-number', words => words.commaNumber(typed.replace(',', '.'), typed.replace(',', '')));
  const parsed = parseNumber(typed, { min, max, decimals });
  if (parsed.ok) return String(parsed.value);
  const refusals: Record<NumberRefusal, Refusal> = {
    empty: missing(field),
    'not-a-number': no('not-a-number', words => words.notANumber),
    'too-small': no('too-small', words => words.tooSmall(grouped(min))),
    'too-large': no('too-large', words => words.tooLarge(grouped(max))),
    'too-precise': no('too-precise', words => words.tooPrecise(decimals)),
  };
  return refusals[parsed.reason];
}

function withoutUnit(typed: string, unit: Both | null): string {
  const found = unit && [unit.th, unit.en].find(each => typed.toLowerCase().endsWith(each.toLowerCase()));
  return found ? typed.slice(0, -found.length).trim() : typed;
}

/** `1,200.5`, with as many decimals as it has. */
export function grouped(value: number): string {
  return formatNumber(value, String(value).split('.')[1]?.length ?? 0);
}

/** Digits with nothing between them but spaces, hyphens, dots and brackets; empty for anything else. */
export function plainDigits(raw: unknown): string {
  const written = typeof raw === 'string' && raw.length <= 60 ? toArabicDigits(raw.normalize('NFC')) : '';
  const plain = written.replace(/[\s().\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060-\u2069\ufeff-]/g, '');
  return /^\+?\d+$/.test(plain) ? plain : '';
}

/** A Thai number as it is dialled here, mobile or on land; null for any other. */
export function readPhone(raw: unknown): string | null {
  const dialled = plainDigits(raw).replace(/^(?:\+|00)?66(?=\d{8,10}$)0?/, '0');
  return /^0(?:[23457]\d{7}|[689]\d{8})$/.test(dialled) ? dialled : null;
}
