import * as v from 'valibot';
import { Role } from '#domain/actor.ts';
import { Both, Id, Phone, Standing } from './common.ts';

/** What people complain about, who deals with it, and by when. */

const Words = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(60));

/** One kind of complaint. For an `urgent` one the emergency numbers are shown before anything is asked. */
export const ComplaintCategory = v.pipe(
  v.strictObject({
    id: Id,
    name: Both,
    /** Words people use for it, everyday forms and slips included; no word stands in two categories. */
    words: v.pipe(v.array(Words), v.minLength(1), v.maxLength(40)),
    division: Id,
    clock: Id,
    urgency: v.picklist(['normal', 'urgent']),
    /** Hotlines of the profile that help here, the first one first. */
    call: v.pipe(v.array(Phone), v.maxLength(4)),
    /** When to call instead of writing, or null. */
    callWhen: v.nullable(Both),
  }),
  v.check(category => category.urgency === 'normal' || category.call.length > 0, 'urgent needs a number to call'),
  v.check(category => category.call.length === 0 || category.callWhen !== null, 'a number needs its occasion'),
);
export type ComplaintCategory = v.InferOutput<typeof ComplaintCategory>;

export const ComplaintCategoriesFile = v.strictObject({
  categories: v.pipe(v.array(ComplaintCategory), v.minLength(1), v.maxLength(40)),
});
export type ComplaintCategoriesFile = v.InferOutput<typeof ComplaintCategoriesFile>;

const days = v.pipe(v.number(), v.integer(), v.minValue(-60), v.maxValue(365));

/** A limit with its basis. `limit` is null where the record carries its own due date (a loan, a measure). */
export const Clock = v.strictObject({
  id: Id,
  name: Both,
  limit: v.nullable(
    v.strictObject({
      amount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
      unit: v.picklist(['working-days', 'calendar-days', 'hours']),
    }),
  ),
  /** Days counted from the due day, −1 = the day before; each reminder goes out once. */
  reminders: v.pipe(v.array(days), v.maxLength(10)),
  /** Days past the due day on which the next person up is told: head of division, ปลัด, นายก. */
  escalation: v.pipe(v.array(v.strictObject({ after: days, to: Role })), v.maxLength(6)),
  basis: Both,
  standing: Standing,
});
export type Clock = v.InferOutput<typeof Clock>;

export const ClocksFile = v.strictObject({ clocks: v.pipe(v.array(Clock), v.minLength(1), v.maxLength(40)) });
export type ClocksFile = v.InferOutput<typeof ClocksFile>;
