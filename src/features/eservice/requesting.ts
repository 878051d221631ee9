import { type Filed, fileCase } from '#cases/filing.ts';
import type { World } from '#cases/world.ts';
import { formatDay } from '#domain/calendar.ts';
import type { Answers, Form } from '#domain/form.ts';
import { NOTICE_VERSION } from '#domain/privacy.ts';
import { whereIn } from '#forms/filed-parts.ts';
import { summaryOf } from '#forms/summary.ts';
import { versionOf } from '#forms/version.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Service } from '#offices/schema/services.ts';
import type { Start } from './seats.ts';
import { serviceText } from './text.ts';

/** A request for a service as it comes from the page or the chat, checked by its form. */
export type ServiceRequest = {
  readonly id: string;
  readonly from: string;
  readonly locale: Locale;
  readonly channel: 'chat' | 'liff';
  /** As it was seen. */
  readonly form: Form;
  readonly answers: Answers;
  readonly appointment: { readonly seat: string; readonly start: Start } | null;
  /** LINE messages: of the words, and of photos. */
  readonly messageIds: readonly string[];
  readonly photoIds: readonly string[];
  readonly uploads: readonly string[];
};

/** Files a request: a case of its own, with the service's clock and the division that does it. */
export function fileRequest(service: Service, request: ServiceRequest, world: World): Filed {
  const { answers, appointment, form, locale } = request;
  const { channel, from, id, messageIds, photoIds, uploads } = request;
  return fileCase(
    {
      id,
      kind: 'service',
      from,
      locale,
      channel,
      category: service.id,
      urgent: false,
      division: service.division,
      clock: service.clock,
      what: [
        appointment && serviceText[locale].appointment(startWords(appointment.start, locale)),
        summaryOf(form, answers, locale),
      ]
        .filter(Boolean)
        .join('\n'),
      form: { id: form.id, version: versionOf(form), answers },
      messageIds,
      where: whereIn(form, answers, messageIds),
      seat: appointment?.seat ?? null,
      photoIds,
      uploads,
      notice: NOTICE_VERSION,
    },
    world,
  );
}

/** `1 ธันวาคม 2569 เวลา 09.00 น.` */
export function startWords({ day, time }: Start, locale: Locale): string {
  return serviceText[locale].start(formatDay(day, locale), time.replace(':', locale === 'th' ? '.' : ':'));
}
