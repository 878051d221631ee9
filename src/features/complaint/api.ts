import * as v from 'valibot';
import { promiseInBoth } from '#cases/filing.ts';
import { keptFor } from '#cases/kept.ts';
import { referenceOf } from '#cases/record.ts';
import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import { type AnyEndpoint, only, openTo } from '#domain/endpoint.ts';
import type { Form } from '#domain/form.ts';
import { NOTICE_VERSION } from '#domain/privacy.ts';
import { formRef, keepForm } from '#forms/keeping.ts';
import { Submission } from '#forms/submitting.ts';
import { versionOf } from '#forms/version.ts';
import { inBoth } from '#i18n/both.ts';
import type { Office } from '#offices/office.ts';
import type { ComplaintCategory } from '#offices/schema/cases.ts';
import { Both, Id } from '#offices/schema/common.ts';
import { complaintApiText } from './api-text.ts';
import { hotlinesOf } from './calling.ts';
import { fileComplaint, readComplaintForm, readNear } from './calls.ts';
import { fileFromPage, formOf, refsOf } from './filing-page.ts';
import { nearbyQuery, nearOf, roundedMetres } from './nearby.ts';
import { outside } from './sealing.ts';

const Category = v.object({
  id: v.string(),
  urgent: v.boolean(),
  /** When to call instead of writing. */
  callWhen: v.nullable(Both),
  call: v.array(v.object({ number: v.string(), name: Both })),
  /** The day by which it will be settled when it is sent today, and the rule that says so. */
  promise: v.object({ due: Both, basis: Both }),
});
/** A form as its page gets it. It is written here alone, so it is described as far as a stranger needs, and typed whole. */
const AnyForm = v.looseObject({
  id: v.string(),
  title: Both,
  fields: v.array(v.looseObject({ id: v.string(), kind: v.string(), label: Both })),
}) as unknown as v.GenericSchema<Form>;
const ComplaintForm = v.object({
  form: AnyForm,
  version: v.string(),
  categories: v.array(Category),
  /** Where to tell of corruption instead. */
  outside: v.array(v.object({ number: v.string(), name: Both })),
  /** The privacy notice, to be read before anything is sent. */
  notice: v.object({ version: v.number(), words: Both }),
});
export type ComplaintForm = v.InferOutput<typeof ComplaintForm>;

const degrees = (most: number) =>
  v.pipe(v.string(), v.regex(/^-?\d{1,3}(\.\d{1,17})?$/), v.toNumber(), v.minValue(-most), v.maxValue(most));
const NearInput = v.object({ category: Id, latitude: degrees(90), longitude: degrees(180) });
export type NearInput = v.InferOutput<typeof NearInput>;

const NearCases = v.object({
  cases: v.array(
    v.object({
      id: v.string(),
      /** Rounded to tens. */
      metres: v.number(),
      /** Days since it was reported. */
      days: v.number(),
      number: v.nullable(v.number()),
      year: v.number(),
      /** Does the caller follow it already, or is it their own? */
      mine: v.boolean(),
    }),
  ),
});
export type NearCases = v.InferOutput<typeof NearCases>;

const FilingInput = v.object({
  ...Submission.entries,
  locale: v.picklist(['th', 'en']),
  /** Version of the privacy notice that was shown. */
  notice: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(NOTICE_VERSION)),
});
export type FilingInput = v.InferOutput<typeof FilingInput>;

const FiledComplaint = v.object({
  id: v.string(),
  number: v.nullable(v.number()),
  year: v.number(),
  urgent: v.boolean(),
  /** Who has it now. */
  division: Both,
  /** The day by which it will be settled, and the rule that says so. */
  due: Both,
  rule: Both,
});
export type FiledComplaint = v.InferOutput<typeof FiledComplaint>;

/** A complaint on the page: its form, what has been reported close by, and sending it. */
export const endpoints: readonly AnyEndpoint[] = [
  openTo(readComplaintForm, {
    summary: { th: 'แบบฟอร์มแจ้งเรื่อง', en: 'The form for a complaint' },
    input: v.object({}),
    output: ComplaintForm,
    read: (_, { office }) => ({ refs: [formRef('complaint', versionOf(formOf(office)))] }),
    decide: (_, { now, office }, [kept]) => {
      const form = formOf(office);
      const words = inBoth(locale => complaintApiText[locale].notice(keptFor('complaint', office, locale)));
      const categories = office.complaintCategories.map(each => categoryOf(each, office, now));
      const notice = { version: NOTICE_VERSION, words };
      return {
        ok: true,
        value: { form, version: versionOf(form), categories, outside: numbersOf(outside, office), notice },
        writes: keepForm(form, kept),
      };
    },
  }),
  only('person', readNear, {
    summary: { th: 'เรื่องประเภทเดียวกันที่อยู่ใกล้', en: 'Open complaints of the same kind close by' },
    input: NearInput,
    output: NearCases,
    read: ({ category, ...where }) => {
      const query = nearbyQuery({ category, where });
      return query && { query };
    },
    decide: ({ category, ...where }, { caller, now }, records) => ({
      ok: true,
      value: {
        cases: nearOf({ category, where }, records, caller.userId).map(({ found: { id, data }, metres }) => ({
          id,
          metres: roundedMetres(metres),
          days: daysBetween(bangkokDay(data.at), bangkokDay(now)),
          number: referenceOf(data)?.number ?? null,
          year: data.year,
          mine: data.people.includes(caller.userId),
        })),
      },
    }),
  }),
  only('person', fileComplaint, {
    summary: { th: 'แจ้งเรื่อง', en: 'Send a complaint' },
    input: FilingInput,
    output: FiledComplaint,
    refuses: ['conflict', 'gone'],
    read: (input, context) => ({ refs: refsOf(input, context) }),
    decide: fileFromPage,
  }),
];

function numbersOf(numbers: readonly string[], office: Office) {
  return hotlinesOf(numbers, office).map(({ name, number }) => ({ name, number }));
}

function categoryOf({ call, callWhen, clock, id, urgency }: ComplaintCategory, office: Office, now: number) {
  const { due, rule } = promiseInBoth(clock, { now, office });
  return {
    id,
    urgent: urgency === 'urgent',
    callWhen,
    call: numbersOf(call, office),
    promise: { due, basis: rule },
  };
}
