import { stateName } from '#cases/names.ts';
import { type Case, type Entry, photosOf, referenceOf, type StoredCase } from '#cases/record.ts';
import { bangkokDay, instantAt } from '#domain/calendar.ts';
import type { Answers, Form } from '#domain/form.ts';
import type { Ref, Stored } from '#domain/record.ts';
import { startOf } from '#features/eservice/seats.ts';
import { fileRef, readFile } from '#files/record.ts';
import { formRef } from '#forms/keeping.ts';
import { readBack } from '#forms/reading-back.ts';
import { inBoth } from '#i18n/both.ts';
import { type Asker, fateOf } from './holding.ts';
import { toBoth } from './overview.ts';
import type { OwnCase, OwnStep } from './shapes.ts';
import { caseName, keptWords } from './telling.ts';

/** A case in the copy of one's own data. */

type Records = readonly (Stored | null)[];

/** One's own case: what one did in it, and what the office answered. */
export function ownCase(of: StoredCase, records: Records, asker: Asker): OwnCase {
  const { data, id } = of;
  const { where } = data;
  const fate = fateOf({ kind: 'case', of }, asker);
  return {
    id,
    ...referenceIn(data),
    kind: data.kind,
    name: toBoth(asker, each => caseName(of, each)),
    state: data.state,
    stateName: inBoth(locale => stateName(data, locale)),
    at: isoOf(data.at),
    closedAt: whenSet(data.closedAt),
    kept: toBoth(asker, each => keptWords(of, fate, each)),
    channel: data.channel,
    locale: data.locale,
    notice: data.notice,
    where: where && { latitude: where.latitude, longitude: where.longitude, words: where.words },
    form: data.form,
    appointment: data.seat === null ? null : startOf(data.seat),
    steps: data.history.filter(entry => isOwn(entry) || isAnswer(entry)).map(entry => stepOf(entry, data, records)),
  };
}

/** What the person did; whoever only follows does nothing but that. */
export function isOwn({ act, by }: Entry): boolean {
  return by === 'resident' && act !== 'follow';
}

/** What the office said to the person. */
function isAnswer({ by, isPublic, words }: Entry): boolean {
  return by === 'staff' && isPublic && words !== null;
}

function stepOf(entry: Entry, subject: Case, records: Records): OwnStep {
  const isMine = isOwn(entry);
  return {
    at: isoOf(entry.at),
    act: entry.act,
    by: isMine ? 'me' : 'office',
    words: entry.words,
    isErased: entry.words === null && entry.messageIds.length > 0,
    stars: entry.stars,
    answers: isMine && entry.answers ? answersIn(entry.answers, subject, records) : [],
    files: isMine ? photosOf(entry).map(id => ({ id, state: fileState(id, records) })) : [],
  };
}

/** Every answer as it is kept, with the question as it was asked. */
function answersIn(answers: Answers, { form }: Case, records: Records): OwnStep['answers'] {
  const asked = form && found(formRef(form.id, form.version), records);
  // Written by `keepForm` alone, from forms that were checked when the product was built.
  const shown = asked ? (asked.data.form as unknown as Form) : null;
  const rows = inLocales(locale => (shown ? readBack(shown, answers, locale, 'staff') : []));
  return Object.entries(answers).map(([field, answer]) => {
    const [th, en] = rows.map(each => each.find(row => row.field === field));
    if (!th || !en) return { field, label: null, words: null, answer };
    return {
      field,
      label: { th: th.label, en: en.label },
      words: { th: th.value ?? '', en: en.value ?? '' },
      answer,
    };
  });
}

function inLocales<T>(say: (locale: 'th' | 'en') => T): readonly [T, T] {
  return [say('th'), say('en')];
}

function fileState(id: string, records: Records): string | null {
  return readFile(found(fileRef(id), records))?.data.state ?? null;
}

function found({ collection, id }: Ref, records: Records): Stored | null {
  return records.find(record => record?.ref.collection === collection && record.ref.id === id) ?? null;
}

export function referenceIn(data: Case): { readonly number: number | null; readonly year: number } {
  return { number: referenceOf(data)?.number ?? null, year: data.year };
}

export function whenSet(instant: number | null): string | null {
  return instant === null || instant === 0 ? null : isoOf(instant);
}

/** `2026-12-01T09:00:00+07:00`. */
export function isoOf(instant: number): string {
  const day = bangkokDay(instant);
  const seconds = Math.floor((instant - instantAt(day)) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}+07:00`;
}
