import { addDays, bangkokDay } from '#domain/calendar.ts';
import type { Form, Question } from '#domain/form.ts';
import type { Service } from '#offices/schema/services.ts';

/** Sentinels: no text of ours holds them. */
export const NAME = 'กุหลาบเงิน เจ็ดกลีบ';
export const PHONE = '0812345678';

/** What somebody may well answer to a form: of choices the first with which it goes on. */
export function plausibleAnswers({ fields }: Form, now: number): Record<string, unknown> {
  const asked = fields.filter((field): field is Question => field.kind !== 'section');
  return Object.fromEntries(
    asked.flatMap(field => {
      const answer = plausible(field, now);
      return answer === null ? [] : [[field.id, answer]];
    }),
  );
}

function plausible(field: Question, now: number): unknown {
  switch (field.kind) {
    case 'choice':
    case 'many': {
      const going = field.options.find(({ value }) => !field.stopIf?.is.includes(value))?.value ?? null;
      return field.kind === 'many' ? [going] : going;
    }
    case 'short':
    case 'long':
      return NAME.slice(0, field.most);
    case 'number':
      return String(field.min);
    case 'date':
      return addDays(
        bangkokDay(now),
        field.latest === null ? (field.earliest ?? 0) : Math.max(field.earliest ?? -30, field.latest - 30),
      );
    case 'phone':
      return PHONE;
    case 'place':
      return { latitude: null, longitude: null, words: 'หน้าวัดทดสอบ หมู่ 4' };
    case 'thai-id':
      return '1234567890121';
    default:
      // Files are uploads of their own; none of the office's forms demands one.
      return null;
  }
}

export type Online = Service & { readonly form: NonNullable<Service['form']> };

export function withForm(services: readonly Service[]): readonly Online[] {
  return services.filter((service): service is Online => service.form !== null);
}
