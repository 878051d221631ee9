import type { Locale } from '#i18n/texts.ts';

/**
 * A form as data. One definition drives the conversation in the chat, the page, the API's check, the staff's view and
 * the export. Offices write them (`offices/schema/form.ts` checks what they wrote); what is done with them is in
 * `src/forms/`. Pure.
 */
export type Both = Readonly<Record<Locale, string>>;

/** Holds when the answer to an earlier question is, or contains, one of these values. */
export type Condition = { readonly field: string; readonly is: readonly string[] };

/** Some answers end the form: somebody must call instead, or come in person. */
export type StopIf = { readonly is: readonly string[]; readonly say: Both; readonly call: string | null };

export type Option = { readonly value: string; readonly label: Both };

type Common = {
  /** Stays the same for as long as the question means the same: answers are kept under it. */
  readonly id: string;
  readonly label: Both;
  readonly help: Both | null;
  readonly showIf: Condition | null;
};

type Asked = Common & {
  readonly required: boolean;
  /** Whose reading is limited to those who work on it; never repeated in a LINE message. */
  readonly sensitive: 'identity' | 'health' | null;
};

/** A heading with an explanation; asks nothing. */
export type Section = Common & { readonly kind: 'section' };

export type Question =
  /** `most`: graphemes. */
  | (Asked & { readonly kind: 'short' | 'long'; readonly most: number })
  | (Asked & { readonly kind: 'choice'; readonly options: readonly Option[]; readonly stopIf: StopIf | null })
  | (Asked & {
      readonly kind: 'many';
      readonly options: readonly Option[];
      readonly most: number;
      readonly stopIf: StopIf | null;
    })
  /** Days from today, inclusive; null: no bound. A day of birth has `latest: 0`. */
  | (Asked & { readonly kind: 'date'; readonly earliest: number | null; readonly latest: number | null })
  | (Asked & {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly decimals: number;
      readonly unit: Both | null;
    })
  | (Asked & { readonly kind: 'phone' | 'thai-id' | 'place' })
  /** `file` takes PDF documents as well as photos of paper. */
  | (Asked & { readonly kind: 'photos' | 'file'; readonly most: number });

export type Field = Section | Question;

export type Form = {
  readonly id: string;
  readonly title: Both;
  readonly intro: Both | null;
  readonly fields: readonly Field[];
};

/** A place on the map, in words, or both. Degrees, WGS 84. */
export type PlaceAnswer = {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly words: string | null;
};

/**
 * What was answered, in the form in which it is kept: text; an option's value; values; a day `YYYY-MM-DD` in the common
 * era; a decimal number as `12.5`; nine or ten digits from 0; thirteen digits; a place; ids of files.
 */
export type Answer = string | readonly string[] | PlaceAnswer;
export type Answers = { readonly [field: string]: Answer };

/** One question that was not answered as it must be: what is wrong, by a code, and what to do, in words. */
export type FieldProblem = { readonly field: string; readonly code: ProblemCode; readonly say: Both };
export type ProblemCode =
  | 'missing'
  | 'too-long'
  | 'not-an-option'
  | 'too-many'
  | 'not-a-day'
  | 'too-early'
  | 'too-late'
  | 'not-a-number'
  | 'too-small'
  | 'too-large'
  | 'too-precise'
  | 'not-a-phone'
  | 'not-an-id'
  | 'not-a-place'
  | 'not-a-file'
  | 'corruption';

/** What a check comes to. `stopped`: an answer with which the form cannot go on. */
export type Checked =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }
  | { readonly ok: false; readonly kind: 'stopped'; readonly field: string; readonly stop: StopIf };
