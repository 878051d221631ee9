import type { Answer, Both, FieldProblem, PlaceAnswer, Question } from '#domain/form.ts';
import { countGraphemes } from '#domain/graphemes.ts';
import { formatNumber } from '#domain/number.ts';
import { isThaiId } from '#domain/thai-id.ts';
import type { Day } from '#offices/schema/common.ts';
import { plainDigits, readDate, readNumber, readPhone } from './figures.ts';
import { type Found, missing, no, type Of, type Refusal } from './found.ts';
import { PLACE, unitsFor } from './limits.ts';
import { formText } from './text.ts';
import { tidyLine, tidyWords } from './tidying.ts';
import { readPlace, readPoint } from './typed-place.ts';

/** One answer against its question. Loaded by pages too. Pure. */

/** What a check must know beside the form. */
export type Check = {
  /** The day it is in Thailand. */
  readonly today: Day;
  /** The files that this person has sent; without it any id that could be one is taken. */
  readonly files?: ReadonlySet<string>;
  /** Do these words belong in no form? */
  readonly smells?: (words: string) => boolean;
};

/** `answer` null: nothing was answered, and nothing has to be. */
export type CheckedField =
  | { readonly ok: true; readonly answer: Answer | null }
  | { readonly ok: false; readonly problem: FieldProblem };

/** So long is what nobody types; it is refused unread. */
const MOST_UNITS = 60_000;
const MOST_LISTED = 1000;
const fileId = /^[\w-]{1,64}$/;

export function checkField(field: Question, raw: unknown, check: Check): CheckedField {
  const found = isEmpty(raw) ? null : read(field, raw, check);
  if (found === null) return field.required ? refused(field.id, missing(field)) : { ok: true, answer: null };
  return typeof found === 'object' && 'code' in found ? refused(field.id, found) : { ok: true, answer: found };
}

function refused(field: string, { code, say }: Refusal): CheckedField {
  const both: Both = { th: say(formText.th, 'th'), en: say(formText.en, 'en') };
  return { ok: false, problem: { field, code, say: both } };
}

function isEmpty(raw: unknown): boolean {
  if (raw === null || raw === undefined) return true;
  if (typeof raw === 'string') return raw.length < MOST_UNITS && tidyLine(raw) === '';
  return Array.isArray(raw) && raw.length === 0;
}

function read(field: Question, raw: unknown, check: Check): Found {
  switch (field.kind) {
    case 'short':
    case 'long':
      return readText(field, raw, check);
    case 'choice':
      return field.options.find(({ value }) => value === raw)?.value ?? notAnOption();
    case 'many':
      return readMany(field, raw);
    case 'date':
      return readDate(field, raw, check.today);
    case 'number':
      return readNumber(field, raw);
    case 'phone':
      return readPhone(raw) ?? no('not-a-phone', words => words.notAPhone);
    case 'thai-id': {
      const digits = plainDigits(raw);
      return isThaiId(digits) ? digits : no('not-an-id', words => words.notAnId);
    }
    case 'place':
      return readWhere(raw, check);
    case 'photos':
    case 'file':
      return readFiles(field, raw, check);
    default:
      return field satisfies never;
  }
}

function notAnOption(): Refusal {
  return no('not-an-option', words => words.notAnOption);
}

function tooLong(most: number): Refusal {
  return no('too-long', words => words.tooLong(formatNumber(most)));
}

/** Tidied words of at most so many characters. */
function readWords(raw: string, most: number, tidy: (words: string) => string, { smells }: Check): string | Refusal {
  if (raw.length > MOST_UNITS) return tooLong(most);
  const words = tidy(raw);
  if (words.length > unitsFor(most) || (words.length > most && countGraphemes(words) > most)) return tooLong(most);
  return smells?.(words) ? no('corruption', all => all.corruption) : words;
}

function readText(field: Of<'short' | 'long'>, raw: unknown, check: Check): Found {
  if (typeof raw !== 'string') return missing(field);
  return readWords(raw, field.most, field.kind === 'long' ? tidyWords : tidyLine, check);
}

function readMany({ options, most }: Of<'many'>, raw: unknown): Found {
  if (!Array.isArray(raw) || raw.length > MOST_LISTED) return notAnOption();
  const values = options.map(({ value }) => value);
  if (!raw.every(each => values.includes(each))) return notAnOption();
  const chosen = values.filter(value => raw.includes(value));
  return chosen.length > most ? no('too-many', words => words.tooManyOptions(formatNumber(most))) : chosen;
}

function readWhere(raw: unknown, check: Check): Found {
  const said: { latitude?: unknown; longitude?: unknown; words?: unknown } =
    typeof raw === 'object' && raw !== null ? raw : { words: raw };
  const typed = typeof said.words === 'string' ? said.words : '';
  const words = readWords(typed, PLACE.most + 2000, tidyLine, check);
  if (typeof words === 'object') return words.code === 'too-long' ? tooLong(PLACE.most) : words;
  if ((said.latitude ?? said.longitude ?? null) === null) return placeOf(readPlace(words));
  const point = readPoint(said.latitude, said.longitude);
  return point ? placeOf({ ...point, words: words || null }) : notAPlace();
}

function placeOf(place: PlaceAnswer): Found {
  const { latitude, longitude, words } = place;
  const length = words === null ? 0 : countGraphemes(words);
  if (length > PLACE.most) return tooLong(PLACE.most);
  if (length >= PLACE.least) return place;
  if (latitude !== null) return { latitude, longitude, words: null };
  return words === null ? null : notAPlace();
}

function notAPlace(): Refusal {
  return no('not-a-place', words => words.notAPlace(PLACE.least, PLACE.most));
}

function readFiles({ most }: Of<'photos' | 'file'>, raw: unknown, { files }: Check): Found {
  if (!Array.isArray(raw)) return no('not-a-file', words => words.notAFile);
  const ids = raw.length > MOST_LISTED ? raw : [...new Set(raw)];
  if (ids.length > most) return no('too-many', words => words.tooManyFiles(formatNumber(most)));
  const kept = ids.filter(id => typeof id === 'string').filter(id => fileId.test(id) && (files?.has(id) ?? true));
  return kept.length === ids.length ? kept : no('not-a-file', words => words.notAFile);
}
