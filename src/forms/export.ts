import type { CsvCell } from '#domain/csv.ts';
import type { Answer, Answers, Form, Question } from '#domain/form.ts';
import type { Locale } from '#i18n/texts.ts';
import { readAnswer } from './reading-back.ts';
import { givenTo, isQuestion, isSensitive } from './shown.ts';

/** Answers of many cases as one table. */

/** One case: the cells that stand before its answers, the form as it was asked, and what was answered. */
export type ExportedCase = { readonly lead: readonly CsvCell[]; readonly form: Form; readonly answers: Answers };

export type ExportOptions = {
  /** Heads of the cells before the answers. */
  readonly lead: readonly string[];
  readonly locale: Locale;
  /** Also what only those who work on it may read. */
  readonly sensitive: boolean;
};

/**
 * The heads and one row for each case. There is a column for every question that any version asked: those of the newest
 * in its order, then those that have gone. A question whose words changed has them all in its head; options are read in
 * the words in which they were offered.
 */
export function exportRows(newest: Form, cases: readonly ExportedCase[], options: ExportOptions): readonly CsvCell[][] {
  const { lead, locale, sensitive } = options;
  const forms = [...new Set([newest, ...cases.map(each => each.form)])];
  const labels = new Map<string, Set<string>>();
  for (const form of forms)
    for (const field of form.fields.filter(isQuestion)) {
      const known = labels.get(field.id) ?? new Set();
      labels.set(field.id, known.add(field.label[locale]));
    }
  const isOpen = (id: string) => sensitive || !forms.some(form => isSensitive(questionOf(form, id)));
  const columns = [...labels.keys()].filter(isOpen);
  const heads = columns.map(id => [...(labels.get(id) ?? [])].join(' / '));
  const rows = cases.map(({ lead: cells, form, answers }) => [
    ...cells,
    ...columns.map(id => cellOf(questionOf(form, id), givenTo(answers, id), locale)),
  ]);
  return [[...lead, ...heads], ...rows];
}

function questionOf(form: Form, id: string): Question | undefined {
  return form.fields.filter(isQuestion).find(field => field.id === id);
}

/** Numbers and days as a spreadsheet reckons with them (days `YYYY-MM-DD`, C.E.), all else as staff read it. */
function cellOf(field: Question | undefined, answer: Answer | undefined, locale: Locale): CsvCell {
  if (!field || answer === undefined) return null;
  if (field.kind === 'date' && typeof answer === 'string') return answer;
  if (field.kind === 'number' && Number.isFinite(Number(answer))) return Number(answer);
  return readAnswer(field, answer, locale, 'staff');
}
