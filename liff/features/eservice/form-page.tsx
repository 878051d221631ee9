import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { bangkokDay } from '../../../src/domain/calendar.ts';
import { readService, requestService } from '../../../src/features/eservice/calls.ts';
import type { Start } from '../../../src/features/eservice/seats.ts';
import type { Requested, ServiceDetails } from '../../../src/features/eservice/shapes.ts';
import { call } from '../../api.ts';
import { BASE } from '../../deep-link.ts';
import type { Confirmation } from '../../forms/confirmation.tsx';
import { type Filled, FormPage } from '../../forms/form-page.tsx';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import { readPage } from '../../page-facts.ts';
import type { Result } from '../../result.ts';
import type { PageProps } from '../../routes.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Waiting } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Details } from './details.tsx';
import { Picker } from './picker.tsx';
import { servicesText } from './text.ts';
import { useTimeWords } from './words.ts';

/** One service: all that is known of it; with `?fill`, an appointment where it needs one, and its form. */
export function ServicePage({ params: { id = '' }, query }: PageProps) {
  const words = useWords(servicesText);
  const locale = useLocale();
  const service = useCall(readService, { id }, { open: true });
  if (service.kind !== 'ready')
    return (
      <Page title={words.title} back="/services" busy={service.kind === 'loading'}>
        <Waiting of={service} lines={8}>
          {() => null}
        </Waiting>
      </Page>
    );
  const { value } = service;
  if ('fill' in query && value.form) return <Asking service={value} form={value.form} query={query} />;
  return (
    <Page title={value.name[locale]} back="/services">
      <Details service={value} />
    </Page>
  );
}

type AskingProps = {
  readonly service: ServiceDetails;
  readonly form: NonNullable<ServiceDetails['form']>;
  readonly query: PageProps['query'];
};

/** A time first, where there are appointments, for without one nothing can be sent; then the form. */
function Asking({ service, form, query }: AskingProps) {
  const words = useWords(servicesText);
  const locale = useLocale();
  const { id, slots } = service;
  const start = slots ? startIn(query) : null;
  if (!slots || start) return <Filling service={service} form={form} start={start} />;
  return (
    <Page title={service.name[locale]} back={`/services/${id}`}>
      {'gone' in query && (
        <Notice tone="warn" alert>
          <p>{words.taken}</p>
        </Notice>
      )}
      <h2>{words.pickTitle}</h2>
      <p>
        {slots.purpose[locale]} · {slots.place[locale]} · {words.minutes(slots.minutes)}
      </p>
      <Picker service={id} hrefOf={each => `${BASE}/services/${id}?fill=1&day=${each.day}&time=${each.time}`} />
    </Page>
  );
}

function startIn({ day, time }: PageProps['query']): Start | null {
  return day && time && /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d$/.test(time) ? { day, time } : null;
}

function Filling({ service, form, start }: Omit<AskingProps, 'query'> & { start: Start | null }) {
  const words = useWords(servicesText);
  const locale = useLocale();
  const { route } = useLocation();
  const { id } = service;
  const [stay] = useState(() => form);
  const submit = async ({ answers, key, version }: Filled): Promise<Result<Requested>> => {
    const input = { id, version, answers, locale, ...(start ? { start } : {}) };
    const result = await call(requestService, input, { key });
    // Somebody else was quicker, or the time has passed: the answers stay in the draft.
    if (start && isTaken(result)) route(`${BASE}/services/${id}?fill=1&gone=1`, true);
    return result;
  };
  const confirm = useConfirmation(service, start);
  const lead = useMemo(
    () => (
      <>
        <p class="soft">{service.notice[locale]}</p>
        {start && <Chosen start={start} place={service.slots?.place[locale] ?? ''} href={`/services/${id}?fill=1`} />}
      </>
    ),
    [start, service, locale, id],
  );
  return (
    <FormPage
      form={stay}
      version={stay.version}
      draftKey={`service:${id}`}
      submit={submit}
      confirm={confirm}
      back={`/services/${id}`}
      title={words.formOf(service.short[locale])}
      lead={lead}
    />
  );
}

/** It was the time that the product refused. */
function isTaken(result: Result<unknown>): boolean {
  return !result.ok && result.kind === 'refused' && (result.fields ?? []).some(({ field }) => field === 'start');
}

/** The appointment above the form and its check, with the way to another. */
function Chosen({ start, place, href }: { start: Start; place: string; href: string }) {
  const words = useWords(servicesText);
  const { when } = useTimeWords();
  return (
    <Card title={words.yourTime}>
      <p>
        <b>{when(start)}</b>
      </p>
      <p>{place}</p>
      <LinkButton kind="plain" to={href}>
        {words.otherTime}
      </LinkButton>
    </Card>
  );
}

function useConfirmation({ short, papers, slots }: ServiceDetails, start: Start | null) {
  const words = useWords(servicesText);
  const locale = useLocale();
  const say = useTimeWords();
  const { office } = readPage();
  const names = papers.filter(({ onlyIf }) => onlyIf === null).map(({ name }) => name[locale]);
  return ({ division, due, id, number, rule, year }: Requested): Confirmation => ({
    reference: number === null ? null : words.number(number, year),
    subject: [office[locale], short[locale]].filter(Boolean).join(' · '),
    on: say.day(bangkokDay(Date.now())),
    next: [
      words.willDo(division[locale]),
      ...(start && slots ? [words.willCome(say.when(start), slots.place[locale])] : []),
      ...(start && names.length > 0 ? [words.bring(names.join(', '))] : []),
    ],
    due: { by: due[locale], rule: rule[locale] },
    follow: `/cases/${id}`,
    receipt: { to: `/cases/${id}/receipt`, label: words.printReceipt },
  });
}
