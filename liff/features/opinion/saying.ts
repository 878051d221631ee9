import { formatDay } from '../../../src/domain/calendar.ts';
import type { Both } from '../../../src/domain/form.ts';
import type { Line } from '../../../src/features/opinion/shapes.ts';
import type { Locale } from '../../../src/i18n/texts.ts';
import type { Tone } from '../../ui/notice.tsx';
import { opinionPages } from './text.ts';

type Said = { readonly th: string; readonly en: string | null };

/** The office's own words: in English where somebody wrote it. */
export function both({ en, th }: Said): Both {
  return { th, en: en ?? th };
}

export function saidIn(said: Said, locale: Locale): string {
  return both(said)[locale];
}

/** `ตอบได้ถึงวันที่ 20 มกราคม 2570`. */
export function standingOf({ closesAt, opensAt, standing }: Line, locale: Locale): string {
  return opinionPages[locale].standing[standing](formatDay(opensAt, locale), formatDay(closesAt, locale));
}

export const tones: Record<Line['standing'], Tone> = {
  coming: 'info',
  open: 'good',
  waiting: 'info',
  late: 'warn',
  closed: 'info',
};
