import * as v from 'valibot';

/** Shapes shared by every file of an office's data. Pure: no I/O, no clock. */

/** A sentence in the two languages of the product; neither may be empty. */
export const Both = v.strictObject({
  th: v.pipe(v.string(), v.trim(), v.minLength(1)),
  en: v.pipe(v.string(), v.trim(), v.minLength(1)),
});
export type Both = v.InferOutput<typeof Both>;

/** A calendar day in Thailand, `YYYY-MM-DD`, in the common era as stored (shown in พ.ศ.). */
export const Day = v.pipe(v.string(), v.isoDate());
export type Day = v.InferOutput<typeof Day>;

/** An identifier: lower-case Latin words joined by hyphens. */
export const Id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60));

/** A fiscal or calendar year in the Buddhist era. */
export const BuddhistYear = v.pipe(v.number(), v.integer(), v.minValue(2500), v.maxValue(2700));

/** A telephone number as people dial it: 3–4 digit hotline, or 9–10 digits from 0. */
export const Phone = v.pipe(v.string(), v.regex(/^(\d{3,4}|0\d{8,9})$/));

/** An https address. */
export const HttpsUrl = v.pipe(v.string(), v.url(), v.startsWith('https://'));

/**
 * How sure we are of a rule or a date. `to-be-confirmed` is shown as the office's own rule, never as law, until the
 * office has confirmed it.
 */
export const Standing = v.picklist(['verified', 'to-be-confirmed']);
export type Standing = v.InferOutput<typeof Standing>;

/** Words of a document: as they stand there, as they are shown (slips corrected), and in plain English. */
export const Passage = v.strictObject({
  verbatim: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
  th: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
  en: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
});
export type Passage = v.InferOutput<typeof Passage>;

/** A score of the assessment, 0–100, with two decimals at most. */
export const Score = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(100),
  v.check(score => Math.abs(score * 100 - Math.round(score * 100)) < 1e-6, 'at most two decimals'),
);

/** An item of the public-disclosure tool, `O1` … `O99`. */
export const OItem = v.pipe(v.string(), v.regex(/^O[1-9]\d?$/));

/** An indicator of the assessment, numbered from 1. */
export const IndicatorNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20));

/** A time of day in Thailand, `HH:MM`. */
export const Time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
