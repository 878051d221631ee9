import { addDays, formatMonth, isDay } from '#domain/calendar.ts';
import { toArabicDigits } from '#domain/number.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Day } from '#offices/schema/common.ts';
import { formText } from './text.ts';

/** Days as people write them. Loaded by pages too. Pure. */

const buddhistEra = 543;
const locales: readonly Locale[] = ['th', 'en'];

/**
 * `1959-08-15` from a page; `๑๕/๘/๒๕๐๒`, `15 ส.ค. 2502`, `15 สิงหาคม 02`, `15 Aug 1959`, `วันนี้` from a chat. A year from
 * 2400 is Buddhist, two digits are its last two (`02` is 2502), as they are on Thai papers. Null: no day, or none that exists.
 */
export function readDay(written: string, today: Day): Day | null {
  const said = toArabicDigits(written)
    .toLowerCase()
    .replace(/พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|\bb\.?e\.?|\ba\.?d\.?|วันที่|เดือน|ปี|,/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const near = [-1, 0, 1].find(days => isNear(said, days));
  if (near !== undefined) return addDays(today, near);
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(said);
  if (iso) return dayOf(iso[1], Number(iso[2]), iso[3]);
  const numbers = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d\d)$/.exec(said);
  if (numbers) return dayOf(numbers[3], Number(numbers[2]), numbers[1]);
  const named = /^(\d{1,2}) ?([^\d]{2,20}?) ?(\d{4}|\d\d)$/.exec(said);
  if (named) return dayOf(named[3], monthNamed(named[2]), named[1]);
  const english = /^([a-z]{3,9})\.? (\d{1,2}) (\d{4})$/.exec(said);
  return english ? dayOf(english[3], monthNamed(english[1]), english[2]) : null;
}

function isNear(said: string, days: number): boolean {
  const names = (['yesterday', 'today', 'tomorrow'] as const)[days + 1];
  return names !== undefined && locales.some(locale => formText[locale][names] === said);
}

function dayOf(year = '', month: number, date = ''): Day | null {
  const common = commonYear(year);
  if (common === null) return null;
  const day = `${common}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

function commonYear(written: string): number | null {
  const year = Number(written) + (written.length === 2 ? 2500 : 0);
  if (year >= 2400 && year <= 2700) return year - buddhistEra;
  return year >= 1850 && year <= 2157 ? year : null;
}

/** `ส.ค.`, `สค`, `สิงหา`, `สิงหาคม`, `aug`, `sept.`: 1–12; 0 where it is no month. */
function monthNamed(written = ''): number {
  const plain = written.replace(/[. ]/g, '');
  for (let month = 1; month <= 12; month += 1) {
    const day = `2000-${String(month).padStart(2, '0')}-01`;
    for (const locale of locales) {
      const [long = '', short = ''] = (['long', 'short'] as const).map(
        form => formatMonth(day, locale, form).toLowerCase().replaceAll('.', '').split(' ')[0],
      );
      if (plain === short || (plain.length >= 3 && long.startsWith(plain))) return month;
    }
  }
  return 0;
}
