import * as v from 'valibot';
import type { Field as FieldType, Form as FormType } from '#domain/form.ts';
import { Both, Id, Phone } from './common.ts';

/** Forms as an office writes them. What may be left out is filled in here, so that the product knows one shape only. */

const Value = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(40));
const Values = v.pipe(v.array(Value), v.minLength(1), v.maxLength(20));
const Condition = v.strictObject({ field: Id, is: Values });
const StopIf = v.strictObject({ is: Values, say: Both, call: v.optional(v.nullable(Phone), null) });
const Options = v.pipe(v.array(v.strictObject({ value: Value, label: Both })), v.minLength(2), v.maxLength(20));

const common = {
  id: Id,
  label: Both,
  help: v.optional(v.nullable(Both), null),
  showIf: v.optional(v.nullable(Condition), null),
};
const asked = {
  ...common,
  required: v.optional(v.boolean(), true),
  sensitive: v.optional(v.nullable(v.picklist(['identity', 'health'])), null),
};
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const dayBound = v.optional(v.nullable(whole(-50_000, 3_650)), null);
const bound = v.pipe(v.number(), v.minValue(-1e9), v.maxValue(1e9));

export const Field = v.variant('kind', [
  v.strictObject({ kind: v.literal('section'), ...common }),
  v.strictObject({ kind: v.literal('short'), ...asked, most: v.optional(whole(1, 300), 120) }),
  v.strictObject({ kind: v.literal('long'), ...asked, most: v.optional(whole(1, 4_000), 2_000) }),
  v.strictObject({
    kind: v.literal('choice'),
    ...asked,
    options: Options,
    stopIf: v.optional(v.nullable(StopIf), null),
  }),
  v.strictObject({
    kind: v.literal('many'),
    ...asked,
    options: Options,
    most: v.optional(whole(1, 20), 20),
    stopIf: v.optional(v.nullable(StopIf), null),
  }),
  v.strictObject({ kind: v.literal('date'), ...asked, earliest: dayBound, latest: dayBound }),
  v.strictObject({
    kind: v.literal('number'),
    ...asked,
    min: v.optional(bound, 0),
    max: bound,
    decimals: v.optional(whole(0, 2), 0),
    unit: v.optional(v.nullable(Both), null),
  }),
  v.strictObject({ kind: v.literal('phone'), ...asked }),
  // An ID number is never read by more people than must.
  v.strictObject({ kind: v.literal('thai-id'), ...asked, sensitive: v.optional(v.literal('identity'), 'identity') }),
  v.strictObject({ kind: v.literal('place'), ...asked }),
  v.strictObject({ kind: v.literal('photos'), ...asked, most: v.optional(whole(1, 5), 5) }),
  v.strictObject({ kind: v.literal('file'), ...asked, most: v.optional(whole(1, 5), 3) }),
]);

/** A form: ids and values stand once, and a condition speaks of an earlier question and of values that it has. */
export const Form = v.pipe(
  v.strictObject({
    id: Id,
    title: Both,
    intro: v.optional(v.nullable(Both), null),
    fields: v.pipe(v.array(Field), v.minLength(1), v.maxLength(40)),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed) for (const message of formProblems(dataset.value)) addIssue({ message });
  }),
);
export type Form = v.InferOutput<typeof Form>;

/** What no single field can know. Each problem names the field. */
function formProblems({ fields }: FormType): string[] {
  if (fields.every(({ kind }) => kind === 'section')) return ['asks nothing'];
  return fields.flatMap((field, at) => {
    const earlier = fields.slice(0, at);
    return [
      ...(earlier.some(({ id }) => id === field.id) ? [`${field.id}: stands twice`] : []),
      ...('options' in field ? repeatedValues(field).map(value => `${field.id}: ${value} stands twice`) : []),
      ...('stopIf' in field && field.stopIf && 'options' in field
        ? field.stopIf.is
            .filter(value => !hasValue(field, value))
            .map(value => `${field.id}: stopIf: no option ${value}`)
        : []),
      ...(field.showIf ? conditionProblems(field.id, field.showIf, earlier) : []),
      ...(field.kind === 'number' && field.min > field.max ? [`${field.id}: min is above max`] : []),
      ...(field.kind === 'date' && (field.earliest ?? -Infinity) > (field.latest ?? Infinity)
        ? [`${field.id}: earliest is after latest`]
        : []),
    ];
  });
}

function conditionProblems(id: string, condition: NonNullable<FieldType['showIf']>, earlier: readonly FieldType[]) {
  const of = earlier.find(field => field.id === condition.field);
  if (!of || !('options' in of)) return [`${id}: showIf: no earlier choice ${condition.field}`];
  return condition.is.filter(value => !hasValue(of, value)).map(value => `${id}: showIf: no option ${value}`);
}

type WithOptions = Extract<FieldType, { options: unknown }>;

function hasValue({ options }: WithOptions, value: string): boolean {
  return options.some(option => option.value === value);
}

function repeatedValues({ options }: WithOptions): string[] {
  const values = options.map(({ value }) => value);
  return values.filter((value, at) => values.indexOf(value) !== at);
}
