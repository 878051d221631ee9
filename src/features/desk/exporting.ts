import { divisionName, referenceName, stateName, subjectName } from '#cases/names.ts';
import { answersOf, type Case, readableCases, starsOf } from '#cases/record.ts';
import { can, type Duty } from '#domain/actor.ts';
import { bangkokDay } from '#domain/calendar.ts';
import type { CsvCell } from '#domain/csv.ts';
import type { Answers, Form } from '#domain/form.ts';
import { formatNumber } from '#domain/number.ts';
import type { Stored } from '#domain/record.ts';
import { maskedThaiId } from '#domain/thai-id.ts';
import { exportRows } from '#forms/export.ts';
import { givenTo, isQuestion } from '#forms/shown.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Office } from '#offices/office.ts';
import { deskPageText } from './page-text.ts';

/** Cases of one form as a table: a register of what was asked, with nobody's LINE id in it. */

/** What a table needs of a case, and no more of it. */
export type Exported = {
  readonly data: Omit<Case, 'history'>;
  readonly answers: Answers;
  readonly version: string;
  readonly stars: number | null;
};

/** May somebody with these duties have a table of this division's cases? */
export function mayExport(duties: readonly Duty[], division: string): boolean {
  return duties.some(duty => can([duty], 'case.export') && (duty.division === null || duty.division === division));
}

/** Those of the records that came in with this form and still have their answers. */
export function exportedCases(records: readonly Stored[], form: string): Exported[] {
  return readableCases(records).flatMap(({ data }) => {
    const answers = answersOf(data);
    if (data.form?.id !== form || !answers) return [];
    const { history: _, ...rest } = data;
    return [{ data: rest, answers, version: data.form.version, stars: starsOf(data) }];
  });
}

type Options = {
  readonly duties: readonly Duty[];
  readonly locale: Locale;
  /** Older cases were left out. */
  readonly isCut: boolean;
  readonly office: Office;
};

/**
 * Heads and rows. What is sensitive is there only for those above the divisions, who answer for all of it; an ID number
 * stands whole in no table at all.
 */
export function tableOf(
  newest: Form,
  forms: ReadonlyMap<string, Form>,
  cases: readonly Exported[],
  { duties, isCut, locale, office }: Options,
): readonly (readonly CsvCell[])[] {
  const words = deskPageText[locale];
  const sensitive = duties.some(duty => duty.division === null && can([duty], 'case.export'));
  const rows = exportRows(
    newest,
    cases.map(each => {
      const form = forms.get(each.version) ?? newest;
      return { lead: leadOf(each, office, locale), form, answers: masked(form, each.answers) };
    }),
    { lead: Object.values(words.heads), locale, sensitive },
  );
  return isCut ? [...rows, [words.cut(formatNumber(cases.length))]] : rows;
}

function leadOf({ data, stars }: Exported, office: Office, locale: Locale): CsvCell[] {
  return [
    referenceName(data, locale),
    bangkokDay(data.at),
    subjectName(data, office, locale),
    divisionName(data.division, office, locale),
    stateName(data, locale),
    bangkokDay(data.dueAt),
    data.closedAt === null ? null : bangkokDay(data.closedAt),
    stars,
    deskPageText[locale].channels[data.channel],
  ];
}

function masked(form: Form, answers: Answers): Answers {
  const ids = form.fields.filter(isQuestion).filter(({ kind }) => kind === 'thai-id');
  const numbers = ids.flatMap(({ id }) => {
    const number = givenTo(answers, id);
    return typeof number === 'string' ? [[id, maskedThaiId(number)] as const] : [];
  });
  return { ...answers, ...Object.fromEntries(numbers) };
}
