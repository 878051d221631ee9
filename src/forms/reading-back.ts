import { formatDay, isDay } from '#domain/calendar.ts';
import type { Answer, Answers, Form, PlaceAnswer, Question } from '#domain/form.ts';
import { maskedThaiId } from '#domain/thai-id.ts';
import type { Locale } from '#i18n/texts.ts';
import { grouped } from './figures.ts';
import { givenTo, isHeading, isQuestion, isSensitive, shownFields } from './shown.ts';
import { formText } from './text.ts';

/** Answers as people read them. Loaded by pages too. Pure. */

/**
 * Who reads: the person who answered, the staff who work on it, or whoever sees a LINE message: there nothing sensitive
 * is repeated. A Thai ID number is whole for staff alone.
 */
export type Audience = 'self' | 'staff' | 'message';

/** `value` null: a heading. `answered` false: it was left out, and the value says so. */
export type ReadRow = {
  readonly field: string;
  readonly label: string;
  readonly value: string | null;
  readonly answered: boolean;
};

/** Every question that was shown, in order, under its headings. */
export function readBack(form: Form, answers: Answers, locale: Locale, audience: Audience): readonly ReadRow[] {
  const shown = shownFields(form, answers);
  return shown.flatMap((field, at): ReadRow[] => {
    const label = field.label[locale];
    if (isQuestion(field)) {
      const answer = givenTo(answers, field.id);
      const value = answer === undefined ? formText[locale].unanswered : readAnswer(field, answer, locale, audience);
      return [{ field: field.id, label, value, answered: answer !== undefined }];
    }
    const next = shown[at + 1];
    const heads = next !== undefined && isQuestion(next) && isHeading(field, next);
    return heads ? [{ field: field.id, label, value: null, answered: false }] : [];
  });
}

/** One answer in words. One that does not fit its question (another version asked) is shown as it stands. */
export function readAnswer(field: Question, answer: Answer, locale: Locale, audience: Audience): string {
  const words = formText[locale];
  if (audience === 'message' && isSensitive(field)) return words.inSystem;
  if (typeof answer === 'string') return readString(field, answer, locale, audience);
  if (!('words' in answer)) {
    if (field.kind === 'photos') return words.photos(answer.length);
    if (field.kind === 'file') return words.files(answer.length);
    return answer.map(value => labelOf(field, value, locale)).join(', ');
  }
  return placeWords(answer, locale);
}

function readString(field: Question, answer: string, locale: Locale, audience: Audience): string {
  switch (field.kind) {
    case 'date':
      return isDay(answer) ? formatDay(answer, locale) : answer;
    case 'number': {
      const value = Number(answer);
      const unit = field.unit ? ` ${field.unit[locale]}` : '';
      return Number.isFinite(value) ? `${grouped(value)}${unit}` : answer;
    }
    case 'phone':
      return groupedPhone(answer);
    case 'thai-id':
      return audience === 'staff' ? groupedThaiId(answer) : maskedThaiId(answer);
    default:
      return labelOf(field, answer, locale);
  }
}

function labelOf(field: Question, value: string, locale: Locale): string {
  const option = 'options' in field ? field.options.find(each => each.value === value) : undefined;
  return option?.label[locale] ?? value;
}

/** `081-234-5678`, `02-123-4567`, `034-511-234`. */
export function groupedPhone(digits: string): string {
  if (/^02\d{7}$/.test(digits)) return digits.replace(/(..)(...)(....)/, '$1-$2-$3');
  return /^0\d{8,9}$/.test(digits) ? digits.replace(/(...)(...)(.+)/, '$1-$2-$3') : digits;
}

/** `1-2345-67890-12-1`. */
export function groupedThaiId(digits: string): string {
  return digits.replace(/^(.)(....)(.....)(..)(.)$/, '$1-$2-$3-$4-$5');
}

/** `หน้าวัด (14.20010, 99.40010)`. */
function placeWords({ latitude, longitude, words }: PlaceAnswer, locale: Locale): string {
  if (latitude === null || longitude === null) return words ?? '';
  const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return `${words ?? formText[locale].point} (${point})`;
}
