import * as v from 'valibot';
import { Both, Day, Id, Phone, Standing, Time } from './common.ts';
import { Form } from './form.ts';

/** Services that people can ask the office for: who, with what, in which steps, at what price, by when, and why so. */

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const Label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxGraphemes(20));

/** A case for which this is the wrong service: what to do instead, and whom to call. */
export const NotFor = v.strictObject({ when: Both, instead: Both, call: v.optional(v.nullable(Phone), null) });
export type NotFor = v.InferOutput<typeof NotFor>;

/** A paper that somebody brings or sends. What the office can look up itself is no paper. */
export const Paper = v.strictObject({
  name: Both,
  /** The person whose paper it is. */
  whose: Both,
  /** `show`: the original, which the person takes home again; `give`: stays with the office; `fill`: a form to fill in. */
  kind: v.picklist(['show', 'give', 'fill']),
  /** The case in which it is needed; null: always. */
  onlyIf: v.optional(v.nullable(Both), null),
  note: v.optional(v.nullable(Both), null),
});
export type Paper = v.InferOutput<typeof Paper>;

/** One step. `by`: `you`, a division, or `other` (named in the words). */
export const Step = v.strictObject({ by: Id, what: Both, takes: Both });
export type Step = v.InferOutput<typeof Step>;

/** `amount` null: the office has not said, and the product says just that; never an amount that nobody confirmed. */
export const Fee = v.strictObject({
  amount: v.nullable(Both),
  note: v.optional(v.nullable(Both), null),
  basis: Both,
  asOf: Day,
  standing: Standing,
});
export type Fee = v.InferOutput<typeof Fee>;

/** Appointments: each start on each of these weekdays (1 = Monday … 7 = Sunday) on which the office is open. */
export const Slots = v.pipe(
  v.strictObject({
    purpose: Both,
    weekdays: v.pipe(v.array(whole(1, 7)), v.minLength(1), v.maxLength(7)),
    /** Starts, ascending. */
    times: v.pipe(v.array(Time), v.minLength(1), v.maxLength(20)),
    minutes: whole(5, 240),
    /** People served at the same start. */
    capacity: whole(1, 50),
    /** Working days between asking and the first day that can be had. */
    leadDays: whole(0, 30),
    /** Calendar days ahead that can be booked. */
    horizonDays: whole(1, 120),
    place: Both,
    basis: Both,
    standing: Standing,
  }),
  v.check(({ weekdays }) => ascending(weekdays), 'weekdays: ascending, each once'),
  v.check(({ times }) => ascending(times), 'times: ascending, each once'),
  v.check(({ leadDays, horizonDays }) => leadDays < horizonDays, 'leadDays must be less than horizonDays'),
);
export type Slots = v.InferOutput<typeof Slots>;

/** The field of the form by which a person consents to the use of data under s. 26, and the answer that is consent. */
export const Consent = v.strictObject({ field: Id, agree: Id, basis: Both, standing: Standing });
export type Consent = v.InferOutput<typeof Consent>;

export const Service = v.pipe(
  v.strictObject({
    id: Id,
    name: Both,
    /** A button's label. */
    short: v.strictObject({ th: Label, en: Label }),
    /** One plain sentence. */
    summary: Both,
    who: Both,
    use: Both,
    notFor: v.optional(v.pipe(v.array(NotFor), v.maxLength(4)), []),
    papers: v.pipe(v.array(Paper), v.maxLength(8)),
    steps: v.pipe(v.array(Step), v.minLength(2), v.maxLength(6)),
    fee: Fee,
    clock: Id,
    law: v.pipe(v.array(v.strictObject({ ...Both.entries, standing: Standing })), v.minLength(1), v.maxLength(6)),
    division: Id,
    /** `online`: the page; `chat`: question by question in the chat. */
    channels: v.pipe(v.array(v.picklist(['online', 'chat', 'in-person'])), v.minLength(1), v.maxLength(3)),
    slots: v.optional(v.nullable(Slots), null),
    consent: v.optional(v.nullable(Consent), null),
    /** Null: it is only told how to ask, in person. */
    form: v.nullable(Form),
    /** Topics of the FAQ whose answers lead here. */
    topics: v.pipe(v.array(Id), v.minLength(1), v.maxLength(6)),
    /** Facts of the FAQ, by topic and Thai label, that are shown with the service: each stands in one place only. */
    facts: v.optional(v.pipe(v.array(v.strictObject({ topic: Id, label: v.string() })), v.maxLength(8)), []),
    source: Both,
    asOf: Day,
    reviewMonths: whole(1, 36),
    standing: Standing,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed) for (const message of serviceProblems(dataset.value)) addIssue({ message });
  }),
);
export type Service = v.InferOutput<typeof Service>;

type Parts = Pick<Service, 'id' | 'channels' | 'slots' | 'consent' | 'form'>;

/** What no single part can know; above all that no sensitive question is asked in the chat or before consent. */
function serviceProblems({ id, channels, slots, consent, form }: Parts): string[] {
  if (!form) {
    const closed = channels.every(channel => channel === 'in-person') && !slots && !consent;
    return closed ? [] : ['without a form there is only in-person'];
  }
  const questions = form.fields.filter(field => field.kind !== 'section');
  const inChat = channels.includes('chat');
  /** Papers of identity are shown in person, never sent through a conversation. */
  const apart: readonly string[] = ['thai-id', 'file'];
  const health = questions.some(({ sensitive }) => sensitive === 'health');
  return [
    ...(form.id === id ? [] : ['form.id: is not the id of the service']),
    ...(channels.includes('online') ? [] : ['channels: a form is asked online']),
    ...(questions.some(({ kind, required }) => kind === 'phone' && required) ? [] : ['form: asks for no phone']),
    ...questions
      .filter(({ sensitive, kind }) => inChat && (sensitive !== null || apart.includes(kind)))
      .map(field => `${field.id}: not in the chat`),
    ...(health && !consent ? ['consent: health data are asked without it'] : []),
    ...(consent ? consentProblems(questions, consent) : []),
  ];
}

function consentProblems([first, ...others]: Form['fields'], consent: Consent): string[] {
  if (!asksConsentFirst(first, consent)) return ['consent: not the first question, or not binding'];
  return others.filter(({ showIf }) => showIf === null).map(({ id }) => `${id}: shown before there is consent`);
}

/** Consent is asked before all else, and every other answer ends the form. */
function asksConsentFirst(first: Form['fields'][number] | undefined, { field, agree }: Consent): boolean {
  if (first?.kind !== 'choice' || first.id !== field || !first.required) return false;
  const others = first.options.map(({ value }) => value).filter(value => value !== agree);
  return others.length < first.options.length && others.every(value => first.stopIf?.is.includes(value));
}

function ascending<T extends number | string>(values: readonly T[]): boolean {
  return values.every((value, at) => at === 0 || (values[at - 1] ?? value) < value);
}
