import { formatDay, weekday } from '../../../src/domain/calendar.ts';
import type { Start } from '../../../src/features/eservice/seats.ts';
import { useLocale, useWords } from '../../locale.tsx';
import { servicesText } from './text.ts';

/** Says days and times in the present language. */
export function useTimeWords() {
  const words = useWords(servicesText);
  const locale = useLocale();
  const day = (of: string, form: 'long' | 'short' = 'long') => formatDay(of, locale, form);
  const weekdayOf = (of: string) => words.weekdays[weekday(of) - 1] ?? '';
  return {
    day,
    weekdayOf,
    /** `วันอังคาร 1 ธันวาคม 2569 เวลา 09.00 น.` */
    when: ({ day: of, time }: Start) => words.when(`${weekdayOf(of)} ${day(of)}`, words.time(time)),
  };
}
