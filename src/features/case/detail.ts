import { divisionNames } from '#cases/names.ts';
import { answersOf, type Case, type Entry, photosOf, type StoredCase, starsOf, whatOf } from '#cases/record.ts';
import { paths } from '#domain/case.ts';
import type { ApiContext, Caller } from '#domain/endpoint.ts';
import type { Form } from '#domain/form.ts';
import { type Read, refKey, type Stored } from '#domain/record.ts';
import { whoOf as roleOf } from '#features/desk/telling.ts';
import { fileRef, readFile } from '#files/record.ts';
import { formRef } from '#forms/keeping.ts';
import { type Audience, readBack } from '#forms/reading-back.ts';
import { inBoth } from '#i18n/both.ts';
import { clipUnits } from '#line/messages/limits.ts';
import { actsFor } from './buttons.ts';
import { correctable } from './correcting.ts';
import { casePageText } from './page-text.ts';
import type { CaseDetail, SeenPhoto, SeenRow, SeenStep } from './shapes.ts';
import { dueWords } from './standing.ts';
import { summaryOf } from './summary.ts';
import { caseText } from './text.ts';
import { isForFollowers } from './timeline.ts';

/** One case for whoever filed or follows it. */

type Context = Pick<ApiContext<Caller>, 'caller' | 'office' | 'now'>;

/** Photos whose state is told at once; of older ones it is found out when they are looked at. */
const MOST_PHOTOS = 80;

/** What a case names that must be read beside it: the form as it was asked, and its newest photos. */
export function besides({ form, history }: Case): Read {
  const photos = history.flatMap(photosOf).slice(-MOST_PHOTOS);
  return { refs: [...(form ? [formRef(form.id, form.version)] : []), ...photos.map(fileRef)] };
}

export function detailOf(stored: StoredCase, context: Context, beside: readonly (Stored | null)[]): CaseDetail {
  const { data } = stored;
  const { caller, now, office } = context;
  const summary = summaryOf(stored, context);
  const { mine } = summary;
  const form = askedForm(data, beside);
  const answers = mine ? rowsOf(data, form, 'self') : null;
  const asked = mine && data.waitingFor !== null ? data.history[data.waitingFor] : undefined;
  const due =
    dueWords(data, office, now, 'th') === null ? null : inBoth(locale => dueWords(data, office, now, locale) ?? '');
  return {
    ...summary,
    division: divisionNames(data.division, office),
    due,
    what: mine ? whatOf(data) : null,
    place: mine && data.where ? placeOf(data.where) : null,
    answers,
    correctable: mine ? correctable(data, form) : [],
    question: asked?.words ? { words: asked.words, at: asked.at } : null,
    steps: data.history
      .filter(entry => entry.isPublic && entry.act !== 'follow')
      .map(entry => stepOf(entry, data, mine, context, beside))
      .map(step => (answers && isSummed(step, data) ? { ...step, words: null } : step)),
    acts: [...pageActs(data, caller.userId, form)],
    stars: mine ? starsOf(data) : null,
  };
}

/** The words of a form that was sent in are its answers once more, in the language of that day; a complaint's are one's own. */
function isSummed({ act }: SeenStep, { kind }: Case): boolean {
  return act === 'file' && kind !== 'complaint';
}

function pageActs(data: Case, userId: string, form: Form | null): CaseDetail['acts'] {
  const acts = actsFor(data, userId);
  if (data.from !== userId) return [...acts];
  return [
    ...acts,
    ...(correctable(data, form).length > 0 ? (['correct'] as const) : []),
    ...(paths[data.kind].rate?.from.includes(data.state) ? (['rate'] as const) : []),
  ];
}

export function placeOf({ latitude, longitude, words }: NonNullable<Case['where']>) {
  return { latitude, longitude, words };
}

/** The form as it was asked; it was checked when the product was built, and kept by `keepForm` alone. */
export function askedForm({ form }: Case, records: readonly (Stored | null)[]): Form | null {
  if (!form) return null;
  const wanted = refKey(formRef(form.id, form.version));
  const kept = records.find(record => record && refKey(record.ref) === wanted);
  return kept ? (kept.data.form as unknown as Form) : null;
}

/** What was answered, by the form that asked it, in both languages. */
export function rowsOf(data: Case, form: Form | null, audience: Audience): SeenRow[] | null {
  const answers = answersOf(data);
  if (!form || !answers) return null;
  const [th, en] = [readBack(form, answers, 'th', audience), readBack(form, answers, 'en', audience)];
  return th.map((row, at) => {
    const other = en[at] ?? row;
    const value = row.value === null ? null : { th: row.value, en: other.value ?? row.value };
    return { field: row.field, label: { th: row.label, en: other.label }, value, answered: row.answered };
  });
}

function stepOf(
  entry: Entry,
  data: Case,
  mine: boolean,
  context: Context,
  beside: readonly (Stored | null)[],
): SeenStep {
  const isShown = mine || isForFollowers(entry);
  const { act, at, messageIds, seq, stars, words } = entry;
  return {
    seq,
    at,
    act,
    title: inBoth(locale => caseText[locale].steps[act]),
    who: whoOf(entry, data, mine, context),
    words: isShown && words !== null ? clipUnits(words, 20_000) : null,
    erased: isShown && words === null && messageIds.length > 0,
    stars: mine ? stars : null,
    photos: isShown ? photosIn(entry, beside) : [],
  };
}

/** The resident, or staff by their role: letters come from an office, not from a person. */
function whoOf(entry: Entry, data: Case, mine: boolean, context: Context): SeenStep['who'] {
  if (entry.by === 'system') return null;
  if (entry.by === 'resident') return inBoth(locale => casePageText[locale][mine ? 'you' : 'sender']);
  return inBoth(locale => roleOf({ ...entry, name: null }, data, { ...context, locale }));
}

/** The photos of a step, with what is known of them. */
export function photosIn(entry: Entry, records: readonly (Stored | null)[]): SeenPhoto[] {
  return photosOf(entry).map(id => {
    const wanted = refKey(fileRef(id));
    const file = readFile(records.find(record => record && refKey(record.ref) === wanted))?.data;
    const document = file !== undefined && 'type' in file && file.type === 'application/pdf';
    return { id, state: file?.state ?? 'missing', document };
  });
}
