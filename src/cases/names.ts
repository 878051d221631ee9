import type { Locale } from '#i18n/texts.ts';
import type { Office } from '#offices/office.ts';
import type { Case } from './record.ts';
import { caseWords } from './text.ts';

/** `เลขรับ 123/2569`, or that there is none yet. */
export function referenceName({ number, year }: Pick<Case, 'number' | 'year'>, locale: Locale): string {
  const words = caseWords[locale];
  return number === undefined ? words.unnumbered : words.reference(String(number), year);
}

export function divisionName(id: string, { divisions }: Office, locale: Locale): string {
  return divisions.divisions.find(division => division.id === id)?.name[locale] ?? id;
}

/** What a case is about: its category, or that it is a question. */
export function subjectName(
  { kind, category }: Pick<Case, 'kind' | 'category'>,
  office: Office,
  locale: Locale,
): string {
  if (kind === 'question') return caseWords[locale].kinds.question;
  const found = office.complaintCategories.find(each => each.id === category);
  return found?.name[locale] ?? caseWords[locale].noCategory;
}

/** Where a case stands. A question is answered, not fixed. */
export function stateName({ kind, state }: Pick<Case, 'kind' | 'state'>, locale: Locale): string {
  const { states, answeredUnconfirmed } = caseWords[locale];
  return kind === 'question' && state === 'unconfirmed' ? answeredUnconfirmed : states[state];
}
