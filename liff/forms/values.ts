import type { Field, Form } from '../../src/domain/form.ts';

/** A photo or document on the device. `sent`: its id at the product, once it is there. `blob` null: only its name is left. */
export type Attachment = {
  /** Also the key under which it is sent, so that sending it twice stores it once. */
  readonly key: string;
  readonly name: string;
  readonly blob: Blob | null;
  readonly isPhoto: boolean;
  readonly sent: string | null;
};

export type PlaceValue = {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly words: string;
  /** Metres; null: not measured on this device. */
  readonly accuracy: number | null;
};

/**
 * What stands in one field while somebody fills it: what was typed, an option's value, chosen values, a place, attachments.
 * A date is `day/month/year` as typed, the year Buddhist, parts may be empty.
 */
export type Value = string | readonly string[] | PlaceValue | readonly Attachment[];
export type Values = { readonly [field: string]: Value };

export const noPlace: PlaceValue = { latitude: null, longitude: null, words: '', accuracy: null };

export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function chosenOf(value: Value | undefined): readonly string[] {
  return isList(value) ? value.filter(each => typeof each === 'string') : [];
}

export function placeOf(value: Value | undefined): PlaceValue {
  return typeof value === 'object' && !isList(value) ? value : noPlace;
}

export function attachmentsOf(value: Value | undefined): readonly Attachment[] {
  return isList(value) ? value.filter(each => typeof each !== 'string') : [];
}

export function allAttachments(values: Values): readonly Attachment[] {
  return Object.values(values).flatMap(attachmentsOf);
}

/**
 * The values as the check of a form takes them. An attachment that is not sent yet stands under its own key; `//` is a date
 * of which nothing is typed.
 */
export function asGiven(values: Values): { readonly [field: string]: unknown } {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, given(value)]));
}

function given(value: Value): unknown {
  if (typeof value === 'string') return value === '//' ? '' : value;
  if (!isList(value)) return { latitude: value.latitude, longitude: value.longitude, words: value.words };
  return value.map(each => (typeof each === 'string' ? each : (each.sent ?? each.key)));
}

/** Is nothing answered? */
export function isBlank(value: Value): boolean {
  if (typeof value === 'string') return value === '' || value === '//';
  if (isList(value)) return value.length === 0;
  return value.latitude === null && value.words === '';
}

/** Is this question's answer kept nowhere but in the open page? */
export function isPrivate(field: Field): boolean {
  return field.kind === 'thai-id' || (field.kind !== 'section' && field.sensitive !== null);
}

/** The kinds of a form's fields: enough to know later which values still answer the same. */
export function kindsOf(form: Form): { readonly [field: string]: string } {
  return Object.fromEntries(form.fields.map(({ id, kind }) => [id, kind]));
}

/** Of values that were typed into an earlier version of the form, those whose questions are still there. */
export function stillAsked(values: Values, kinds: { readonly [field: string]: string }, form: Form): Values {
  const asked = new Set(form.fields.filter(({ id, kind }) => kinds[id] === kind).map(({ id }) => id));
  return Object.fromEntries(Object.entries(values).filter(([field]) => asked.has(field)));
}

function isList(value: Value | undefined): value is readonly string[] | readonly Attachment[] {
  return Array.isArray(value);
}
