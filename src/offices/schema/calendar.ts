import * as v from 'valibot';
import { Both, BuddhistYear, Day, Standing } from './common.ts';

/** Days on which the office is closed, beside Saturdays and Sundays. */

/** One closed day. A `substitution` names the day it stands for; it is a working day's loss like any other. */
export const Holiday = v.pipe(
  v.strictObject({
    day: Day,
    name: Both,
    kind: v.picklist(['fixed', 'lunar', 'royal', 'special', 'substitution']),
    standsFor: v.optional(Day),
    standing: Standing,
  }),
  v.check(holiday => (holiday.kind === 'substitution') === (holiday.standsFor !== undefined), 'substitution of what?'),
);
export type Holiday = v.InferOutput<typeof Holiday>;

export const HolidaysFile = v.strictObject({
  /** Calendar years covered; outside them only weekends are known. */
  years: v.pipe(v.array(BuddhistYear), v.minLength(1), v.maxLength(20)),
  source: Both,
  asOf: Day,
  /** The rule by which a holiday on a weekend is made good. */
  substitutionRule: Both,
  holidays: v.pipe(v.array(Holiday), v.minLength(1), v.maxLength(400)),
  /** Days that are announced year by year and have no date yet. */
  pending: v.pipe(v.array(v.strictObject({ year: BuddhistYear, name: Both })), v.maxLength(20)),
});
export type HolidaysFile = v.InferOutput<typeof HolidaysFile>;
