import * as v from 'valibot';
import { Both, Day, Id, Phone, Score, Standing, Time } from './common.ts';

/** Who the office is, how it is reached and the rules it sets for itself. Nothing here is guessed: unknown is null. */

const Words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

/** A number to call, with the day somebody last checked it. */
export const Hotline = v.strictObject({
  number: Phone,
  name: Both,
  /** When to call it. */
  use: Both,
  source: Both,
  asOf: Day,
  standing: Standing,
});
export type Hotline = v.InferOutput<typeof Hotline>;

/** A place where the office publishes. "Posted to every channel" counts those in use. */
export const Channel = v.strictObject({
  id: Id,
  kind: v.picklist(['website', 'line', 'social', 'board']),
  name: Both,
  inUse: v.boolean(),
  source: Both,
  standing: Standing,
});
export type Channel = v.InferOutput<typeof Channel>;

/** How long a kind of record is kept, from its last event, and why. */
export const Retention = v.strictObject({
  record: Id,
  keep: v.strictObject({
    amount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    unit: v.picklist(['hours', 'days', 'years']),
  }),
  from: Both,
  basis: Both,
  standing: Standing,
});
export type Retention = v.InferOutput<typeof Retention>;

/** The numbers that "done" is computed with. The names are the placeholders of `doneWhen` in the measures. */
export const Thresholds = v.strictObject({
  /** Public counts from 1 to one below this are hidden; zero is stated as zero. */
  suppressBelow: count(100),
  acknowledgedPercent: percent,
  budgetAcknowledgedPercent: percent,
  /** Days past the due date after which a loan must have a recall record. */
  recallDays: count(60),
  inspectionsPerQuarter: count(90),
  campaignItems: count(100),
  postsPerDivisionPerMonth: count(100),
  manualsPerDivision: count(100),
  liveServices: count(100),
  integrityOfficers: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20)),
  risksPerArea: count(100),
  /** An indicator under this needs a measure. */
  targetScore: Score,
  /** Points by which a recomputed total may differ from the published one. */
  scoreTolerance: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** The reopening from which a case goes to the ปลัด. */
  reopeningsToClerk: count(20),
});
export type Thresholds = v.InferOutput<typeof Thresholds>;

export const Profile = v.strictObject({
  id: Id,
  name: Both,
  shortName: Both,
  tambon: Both,
  amphoe: Both,
  province: Both,
  postcode: v.pipe(v.string(), v.regex(/^\d{5}$/)),
  tambonCode: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  /** As printed by the office; shown as text. */
  website: v.pipe(v.string(), v.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)),
  /** The division that takes what belongs to no other. */
  frontDesk: Id,
  address: v.nullable(Both),
  phone: v.nullable(Phone),
  email: v.nullable(v.pipe(v.string(), v.email())),
  coordinates: v.nullable(
    v.strictObject({
      latitude: v.pipe(v.number(), v.minValue(5), v.maxValue(21)),
      longitude: v.pipe(v.number(), v.minValue(97), v.maxValue(106)),
    }),
  ),
  officeHours: v.strictObject({
    /** 1 = Monday … 7 = Sunday. */
    weekdays: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))), v.maxLength(7)),
    opens: Time,
    closes: Time,
    source: Both,
    standing: Standing,
  }),
  /** Background of headings and buttons; white text on it has a contrast of at least 4.5:1. */
  accent: v.pipe(v.string(), v.regex(/^#[0-9A-F]{6}$/)),
  /** Words at the start of a message by which the bot is addressed in a group chat. */
  addressedAs: v.pipe(v.array(Words), v.minLength(1), v.maxLength(20)),
  channels: v.pipe(v.array(Channel), v.minLength(1), v.maxLength(20)),
  hotlines: v.pipe(v.array(Hotline), v.minLength(1), v.maxLength(20)),
  thresholds: Thresholds,
  thresholdsBasis: Both,
  quota: v.strictObject({
    /** Messages a month that LINE sends without charge. */
    freePerMonth: count(1_000_000),
    /** Kept back for alerts that must go out. */
    reservePercent: percent,
    source: Both,
    standing: Standing,
  }),
  /** No alert reaches a resident from `from` until `to` the next morning. */
  quietHours: v.strictObject({ from: Time, to: Time }),
  retention: v.pipe(v.array(Retention), v.minLength(1), v.maxLength(40)),
  source: Both,
  asOf: Day,
});
export type Profile = v.InferOutput<typeof Profile>;

/** A unit that owns measures, cases or property; the working group owns measures only. */
export const Division = v.strictObject({
  id: Id,
  kind: v.picklist(['division', 'working-group']),
  name: Both,
  shortName: Both,
  /** What such a unit does as a rule, in plain words; the office's own order decides. */
  duties: v.pipe(v.array(Both), v.minLength(1), v.maxLength(12)),
  dutiesStanding: Standing,
});
export type Division = v.InferOutput<typeof Division>;

export const DivisionsFile = v.strictObject({
  source: Both,
  asOf: Day,
  dutiesNote: Both,
  divisions: v.pipe(v.array(Division), v.minLength(1), v.maxLength(30)),
});
export type DivisionsFile = v.InferOutput<typeof DivisionsFile>;
