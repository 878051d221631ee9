import type { Locale } from '#i18n/texts.ts';
import type { Day } from '#offices/schema/common.ts';

/**
 * Days, years and hours in Thailand. Instants are ms since 1970; days are `YYYY-MM-DD` of Asia/Bangkok, which is UTC+7
 * all year. Years are Buddhist era (C.E. + 543). Pure.
 */
const hour = 3_600_000;
const dayLength = 24 * hour;
const bangkok = 7 * hour;
const buddhistEra = 543;

/** Days on which the office is closed beside weekends. */
export type ClosedDays = ReadonlySet<Day>;

/** `HH:MM` in Thailand; `to` may lie on the next morning. */
export type Hours = { readonly from: string; readonly to: string };

/** The day it is in Thailand. */
export function bangkokDay(instant: number): Day {
  return dayNumbered(Math.floor((instant + bangkok) / dayLength));
}

/** The instant of a time of day in Thailand. */
export function instantAt(day: Day, time = '00:00'): number {
  return numberOf(day) * dayLength - bangkok + minutesOf(time) * 60_000;
}

/** Is this a real day, `2026-02-29` not being one? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dayNumbered(time / dayLength) === text;
}

/** The fiscal year, 1 October–30 September, named by the year in which it ends. */
export function fiscalYear(day: Day): number {
  const { year, month } = partsOf(day);
  return year + buddhistEra + (month >= 10 ? 1 : 0);
}

/** 1 = October–December … 4 = July–September. */
export function fiscalQuarter(day: Day): 1 | 2 | 3 | 4 {
  const { month } = partsOf(day);
  if (month >= 10) return 1;
  return month <= 3 ? 2 : month <= 6 ? 3 : 4;
}

/** First and last day of a fiscal year. */
export function fiscalYearDays(year: number): { readonly from: Day; readonly to: Day } {
  const ends = year - buddhistEra;
  return { from: `${ends - 1}-10-01`, to: `${ends}-09-30` };
}

/** The calendar year by which register numbers run. */
export function calendarYear(day: Day): number {
  return partsOf(day).year + buddhistEra;
}

export function addDays(day: Day, days: number): Day {
  return dayNumbered(numberOf(day) + days);
}

/** The same day so many months later; where that month is too short, as many days into the next one. */
export function addMonths(day: Day, months: number): Day {
  const { date, month, year } = partsOf(day);
  return dayNumbered(Date.UTC(year, month - 1 + months, date) / dayLength);
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  return ((numberOf(day) + 3) % 7) + 1;
}

export function isWorkingDay(day: Day, closed: ClosedDays): boolean {
  return weekday(day) <= 5 && !closed.has(day);
}

/** The nth working day after `day` (before it, when negative); `day` itself is not counted and 0 leaves it as it is. */
export function addWorkingDays(day: Day, count: number, closed: ClosedDays): Day {
  const step = count < 0 ? -1 : 1;
  let reached = day;
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached, closed)) left -= 1;
  }
  return reached;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, closed: ClosedDays): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, closed)) count += 1;
  return count;
}

/** Is this an hour in which nobody is disturbed? */
export function isQuiet(instant: number, hours: Hours): boolean {
  return quietEnd(instant, hours) > instant;
}

/** The first instant from now on at which an alert may go out: now, or the end of the quiet hours. */
export function quietEnd(instant: number, hours: Hours): number {
  const day = bangkokDay(instant);
  const [from, to] = [instantAt(day, hours.from), instantAt(day, hours.to)];
  if (from <= to) return instant >= from && instant < to ? to : instant;
  if (instant >= from) return instantAt(addDays(day, 1), hours.to);
  return instant < to ? to : instant;
}

const longMonths: Record<Locale, readonly string[]> = {
  th: 'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const shortMonths: Record<Locale, readonly string[]> = {
  th: 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' '),
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};

/** `1 เมษายน 2565`, `1 April 2022 (B.E. 2565)`; short: `1 เม.ย. 65`, `1 Apr 2022`. */
export function formatDay(day: Day, locale: Locale, form: 'long' | 'short' = 'long'): string {
  return `${partsOf(day).date} ${formatMonth(day, locale, form)}`;
}

/** `เมษายน 2565`, `April 2022 (B.E. 2565)`; short: `เม.ย. 65`, `Apr 2022`. */
export function formatMonth(day: Day, locale: Locale, form: 'long' | 'short' = 'long'): string {
  const { year, month } = partsOf(day);
  const name = (form === 'long' ? longMonths : shortMonths)[locale][month - 1] ?? '';
  const buddhist = String(year + buddhistEra);
  if (locale === 'th') return `${name} ${form === 'long' ? buddhist : buddhist.slice(-2)}`;
  return form === 'long' ? `${name} ${year} (B.E. ${buddhist})` : `${name} ${year}`;
}

function partsOf(day: Day): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

/** Days since 1970-01-01. */
function numberOf(day: Day): number {
  const { year, month, date } = partsOf(day);
  return Date.UTC(year, month - 1, date) / dayLength;
}

function dayNumbered(number: number): Day {
  return new Date(number * dayLength).toISOString().slice(0, 10);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
