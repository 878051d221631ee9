import { endsWithAnswer } from '#domain/case.ts';
import type { Both } from '#domain/form.ts';
import { inBoth } from '#i18n/both.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Office } from '#offices/office.ts';
import type { Case } from './record.ts';
import { caseWords } from './text.ts';

/** `เลขรับ 123/2569`, or that there is none yet. */
export function referenceName({ number, year }: Pick<Case, 'number' | 'year'>, locale: Locale): string {
  const words = caseWords[locale];
  return number === undefined ? words.unnumbered : words.reference(String(number), year);
}

/** The same in both languages, for whoever may read in either. */
export function divisionNames(id: string, office: Office): Both {
  return inBoth(locale => divisionName(id, office, locale));
}

export function divisionName(id: string, { divisions }: Office, locale: Locale): string {
  return divisions.divisions.find(division => division.id === id)?.name[locale] ?? id;
}

/** What a case is about: its category, the service that is asked for, or that it is a question or an opinion. */
export function subjectName(
  { kind, category }: Pick<Case, 'kind' | 'category'>,
  office: Office,
  locale: Locale,
): string {
  if (kind === 'question') return caseWords[locale].kinds.question;
  if (kind === 'service') {
    const service = office.services.find(({ id }) => id === category);
    return service?.short[locale] ?? caseWords[locale].kinds.service;
  }
  if (kind === 'opinion') {
    const abouts = office.opinion.form.fields.find(({ id }) => id === 'about');
    const about = abouts && 'options' in abouts ? abouts.options.find(({ value }) => value === category) : undefined;
    return [caseWords[locale].kinds.opinion, about?.label[locale]].filter(Boolean).join(' · ');
  }
  const found = office.complaintCategories.find(each => each.id === category);
  return found?.name[locale] ?? caseWords[locale].noCategory;
}

/** Where a case stands. A question is answered, not fixed. */
export function stateName({ kind, state }: Pick<Case, 'kind' | 'state'>, locale: Locale): string {
  const { states, answeredUnconfirmed } = caseWords[locale];
  return endsWithAnswer(kind) && state === 'unconfirmed' ? answeredUnconfirmed : states[state];
}
