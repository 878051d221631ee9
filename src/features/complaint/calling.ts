import type { Locale } from '#i18n/texts.ts';
import { call } from '#line/messages/action.ts';
import { card, cardMessage, ink, words } from '#line/messages/card.ts';
import type { Message } from '#line/messages/message.ts';
import type { Office } from '#offices/office.ts';
import type { ComplaintCategory } from '#offices/schema/cases.ts';
import type { Hotline } from '#offices/schema/profile.ts';
import { complaintText } from './text.ts';

/** Numbers to call instead of writing, or before it. */

export function hotlinesOf(numbers: readonly string[], { profile }: Office): Hotline[] {
  return numbers.flatMap(number => profile.hotlines.filter(hotline => hotline.number === number));
}

export function hotlineName({ name, number }: Hotline, locale: Locale): string {
  return `${name[locale]} ${number}`;
}

/** A card whose buttons dial, at most four. */
export function callCard(
  title: string,
  lead: string | null,
  hotlines: readonly Hotline[],
  { profile }: Office,
  locale: Locale,
): Message {
  const lines = hotlines.map(hotline => hotlineName(hotline, locale));
  const body = [
    ...(lead ? [words(lead, { weight: 'bold' })] : []),
    ...lines.map(line => words(line, { color: ink.soft })),
  ];
  const buttons = hotlines.map(({ number }) => call(complaintText[locale].call(number), number));
  return cardMessage(
    [title, lead, ...lines].filter(Boolean).join('\n'),
    card({ accent: profile.accent, title, body, buttons }),
  );
}

/** For an urgent kind of complaint: whom to call before anything else. */
export function urgentCard(category: ComplaintCategory, office: Office, locale: Locale): Message {
  const hotlines = hotlinesOf(category.call, office);
  return callCard(complaintText[locale].urgentTitle, category.callWhen?.[locale] ?? null, hotlines, office, locale);
}

/** For another kind: one line, when to call. The office's words may name the numbers already. */
export function callLine({ call: numbers, callWhen }: ComplaintCategory, locale: Locale): string | null {
  if (!callWhen || numbers.length === 0) return null;
  const when = callWhen[locale];
  if (numbers.every(number => when.includes(number))) return complaintText[locale].warning(when);
  return complaintText[locale].callLine(when.replace(/[,:]?\s*(?:โทร|call)$/, ''), numbers.join(', '));
}
