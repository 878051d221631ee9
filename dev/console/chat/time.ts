import { type Language, words } from '../text.ts';

const ZONE = 'Asia/Bangkok';
const LOCALE: Record<Language, string> = { th: 'th-TH-u-ca-buddhist-nu-latn', en: 'en-GB' };

/** The hour and minute beside a bubble, in Thailand. */
export function hour(at: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { hour: '2-digit', minute: '2-digit', timeZone: ZONE }).format(at);
}

/** Hour, minute and second of a line in a log. */
export function moment(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: ZONE }).format(at);
}

/** The day in Thailand as `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(at);
}

/** The words of a date separator: today, yesterday, else the date in the reader's calendar. */
export function dayName(at: number, now: number, language: Language): string {
  const day = dayOf(at);
  if (day === dayOf(now)) return words[language].chat.today;
  if (day === dayOf(now - 24 * 60 * 60 * 1000)) return words[language].chat.yesterday;
  return new Intl.DateTimeFormat(LOCALE[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: ZONE,
  }).format(at);
}
