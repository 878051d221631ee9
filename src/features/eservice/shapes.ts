import * as v from 'valibot';
import { CaseState } from '#domain/case.ts';
import { FormShown } from '#forms/form-shown.ts';
import { Submission } from '#forms/submitting.ts';
import { Both, Day, Id, Standing, Time } from '#offices/schema/common.ts';
import { Fact } from '#offices/schema/faq.ts';
import { Consent, Fee, NotFor, Paper } from '#offices/schema/services.ts';

/** What the endpoints of services take and give. */

export const Line = v.object({
  id: Id,
  name: Both,
  short: Both,
  summary: Both,
  division: Both,
  channels: v.array(v.picklist(['online', 'chat', 'in-person'])),
  hasForm: v.boolean(),
  byAppointment: v.boolean(),
});
export const Services = v.object({ services: v.array(Line) });
export type Services = v.InferOutput<typeof Services>;

export const ServiceDetails = v.object({
  ...Line.entries,
  who: Both,
  use: Both,
  notFor: v.array(NotFor),
  papers: v.array(Paper),
  steps: v.array(v.object({ by: v.nullable(Both), what: Both, takes: Both })),
  fee: Fee,
  limit: v.object({
    amount: v.nullable(v.number()),
    unit: v.nullable(v.picklist(['working-days', 'calendar-days', 'hours'])),
    basis: Both,
    standing: Standing,
  }),
  law: v.array(v.object({ ...Both.entries, standing: Standing })),
  slots: v.nullable(v.object({ purpose: Both, place: Both, minutes: v.number() })),
  consent: v.nullable(v.pick(Consent, ['basis', 'standing'])),
  facts: v.array(Fact),
  /** Null: only in person. */
  form: v.nullable(FormShown),
  /** The privacy notice, to be read before anything is sent. */
  notice: Both,
  source: Both,
  asOf: Day,
  standing: Standing,
  needsReview: v.boolean(),
});
export type ServiceDetails = v.InferOutput<typeof ServiceDetails>;

export const FreeDays = v.object({
  days: v.array(v.object({ day: Day, times: v.array(v.object({ time: Time, left: v.number() })) })),
});
export type FreeDays = v.InferOutput<typeof FreeDays>;

export const Start = v.object({ day: Day, time: Time });
export const Requested = v.object({
  id: v.string(),
  number: v.nullable(v.number()),
  year: v.number(),
  due: Both,
  rule: Both,
  division: Both,
  start: v.nullable(Start),
});
export type Requested = v.InferOutput<typeof Requested>;

export const OfService = v.object({ id: Id });
export const RequestInput = v.object({
  ...OfService.entries,
  ...Submission.entries,
  locale: v.optional(v.picklist(['th', 'en']), 'th'),
  start: v.optional(Start),
});
export const MoveInput = v.object({ ...OfService.entries, case: v.pipe(v.string(), v.uuid()), start: Start });

/** What stands on the receipt of a case, whatever its kind. */
export const Receipt = v.object({
  id: v.string(),
  number: v.nullable(v.number()),
  year: v.number(),
  /** ms since 1970. */
  at: v.number(),
  office: Both,
  subject: Both,
  division: Both,
  /** What was answered; of what is sensitive only that it was. */
  rows: v.array(v.object({ label: Both, value: Both })),
  /** Null: it has ended. */
  due: v.nullable(Both),
  rule: Both,
  /** How it ended, and when, ms since 1970. */
  ended: v.nullable(v.object({ state: CaseState, at: v.number() })),
  /** Which one it is, where a service was asked for. */
  service: v.nullable(Id),
  /** Its appointment, and where that is. */
  start: v.nullable(Start),
  place: v.nullable(Both),
  papers: v.array(Paper),
  /** May its person choose another time? */
  movable: v.boolean(),
});
export type Receipt = v.InferOutput<typeof Receipt>;
export const OfCase = v.object({ id: v.pipe(v.string(), v.uuid()) });
