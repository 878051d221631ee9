import type { Answers, Form } from '#domain/form.ts';
import { countGraphemes } from '#domain/graphemes.ts';
import { maskThaiIds } from '#domain/thai-id.ts';
import type { Locale } from '#i18n/texts.ts';
import { excerpt } from '#line/messages/limits.ts';
import { MOST_TEXT, unitsFor } from './limits.ts';
import { readBack } from './reading-back.ts';

/** How long one answer may be, until all of them fit. */
const lengths = [MOST_TEXT, 3000, 2000, 1000, 500, 250, 120, 60, 30] as const;

/**
 * What was answered as the words of a case, at most 4,000 characters: they go into LINE messages, so nothing sensitive
 * stands in them. Where all of it does not fit, the long answers are shown in part.
 */
export function summaryOf(form: Form, answers: Answers, locale: Locale): string {
  const rows = readBack(form, answers, locale, 'message').filter(({ answered }) => answered);
  const summary = (most: number) =>
    rows.map(({ label, value }) => `${label}: ${excerpt(value ?? '', most, unitsFor(most))}`).join('\n');
  const most = lengths.find(each => countGraphemes(summary(each)) <= MOST_TEXT) ?? 30;
  return maskThaiIds(excerpt(summary(most), MOST_TEXT, unitsFor(MOST_TEXT)));
}
