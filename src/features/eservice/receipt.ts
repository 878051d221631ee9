import type * as v from 'valibot';
import { divisionNames, subjectName } from '#cases/names.ts';
import { answersOf, type Case, readableCases, referenceOf, type StoredCase } from '#cases/record.ts';
import { caseWords } from '#cases/text.ts';
import { clockOf } from '#cases/world.ts';
import { bangkokDay, formatDay } from '#domain/calendar.ts';
import { isWorking } from '#domain/case.ts';
import type { ApiContext, Caller } from '#domain/endpoint.ts';
import type { Form } from '#domain/form.ts';
import type { Read, Stored } from '#domain/record.ts';
import { formRef } from '#forms/keeping.ts';
import { readBack } from '#forms/reading-back.ts';
import { inBoth } from '#i18n/both.ts';
import { findService } from './describing.ts';
import { isAhead, startOf } from './seats.ts';
import type { Receipt } from './shapes.ts';

/** The paper that somebody takes home: what was received, from which office, to be settled by when; nothing sensitive. */

type Context = ApiContext<Caller>;
type Records = readonly (Stored | null)[];

/** The caller's own case; somebody else's is no case. */
export function ownCase(records: Records, id: string, { caller }: Context): StoredCase | undefined {
  return readableCases(records).find(each => each.id === id && each.data.from === caller.userId);
}

/** The form as it was asked. */
export function formOf({ data }: StoredCase): Read | undefined {
  return data.form ? { refs: [formRef(data.form.id, data.form.version)] } : undefined;
}

export function receiptOf(
  { data, id }: StoredCase,
  records: Records,
  { now, office }: Context,
): v.InferOutput<typeof Receipt> {
  const { closedAt, state, timers } = data;
  const { basis, standing } = clockOf(office, timers.settle.clock);
  const service = data.kind === 'service' ? findService(data.category, office) : undefined;
  const start = data.seat === null ? null : startOf(data.seat);
  return {
    id,
    number: referenceOf(data)?.number ?? null,
    year: data.year,
    at: data.at,
    office: office.profile.name,
    subject: service?.name ?? inBoth(locale => subjectName(data, office, locale)),
    division: divisionNames(data.division, office),
    rows: rowsOf(data, records),
    due: closedAt === null ? inBoth(locale => formatDay(bangkokDay(timers.settle.dueAt), locale)) : null,
    rule: standing === 'verified' ? basis : inBoth(locale => caseWords[locale].ownRule),
    ended: closedAt === null ? null : { state, at: closedAt },
    service: service?.id ?? null,
    start,
    place: service?.slots && start ? service.slots.place : null,
    papers: [...(service?.papers ?? [])],
    movable: start !== null && isAhead(start, now) && isWorking(state),
  };
}

function rowsOf(data: Case, records: Records) {
  const answers = answersOf(data);
  const kept = data.form && records.find(record => record?.ref.id === `${data.form?.id}:${data.form?.version}`);
  if (!answers || !kept) return [];
  // Written by `keepForm` alone, from forms that were checked when the product was built.
  const form = kept.data.form as unknown as Form;
  const english = readBack(form, answers, 'en', 'message');
  return readBack(form, answers, 'th', 'message').flatMap(({ answered, label, value }, at) => {
    const en = english[at];
    if (!answered || value === null || !en?.value) return [];
    return [{ label: { th: label, en: en.label }, value: { th: value, en: en.value } }];
  });
}
