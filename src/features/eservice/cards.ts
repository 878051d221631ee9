import { promiseOf } from '#cases/filing.ts';
import { clockOf } from '#cases/world.ts';
import { formatDay } from '#domain/calendar.ts';
import type { Turn } from '#domain/turn.ts';
import type { Locale } from '#i18n/texts.ts';
import { call, post } from '#line/messages/action.ts';
import { card, cardMessage, cardsMessage, ink, row, stack, words } from '#line/messages/card.ts';
import type { ButtonAction, FlexPart, Message } from '#line/messages/message.ts';
import { pageLink } from '#line/messages/page-link.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import type { Office } from '#offices/office.ts';
import type { Service } from '#offices/schema/services.ts';
import { detailsOf } from './describing.ts';
import { serviceText } from './text.ts';

/** How services look in the chat: the list, one of them, what it needs. */

/** So many fit on one card without endless scrolling. */
const A_CARD = 5;

/** A button of this feature; the person seems to say the words that can be typed as well. */
export function tap(kind: 'show' | 'papers' | 'begin', { id, short }: Service, locale: Locale): ButtonAction {
  const { buttons, says } = serviceText[locale];
  const name = short[locale];
  const label = kind === 'show' ? name : kind === 'papers' ? buttons.papers : buttons.chat;
  return post(label, postback('eservice', kind, { id }, locale), says[kind](name));
}

export function listAction(locale: Locale): ButtonAction {
  const { buttons, says } = serviceText[locale];
  return post(buttons.list, postback('eservice', 'list', {}, locale), says.list);
}

/** All services, five to a card, each a row that opens it. */
export function listMessages({ locale, office }: Turn): readonly Message[] {
  const { accent } = office.profile;
  const mine = serviceText[locale];
  const { services } = office;
  const page = pageLink(mine.openAll, office, '/services');
  const bubbles = Array.from({ length: Math.ceil(services.length / A_CARD) }, (_, at) => {
    const some = services.slice(at * A_CARD, (at + 1) * A_CARD);
    return card({
      accent,
      title: mine.list,
      subtitle: mine.range(at * A_CARD + 1, at * A_CARD + some.length, services.length),
      body: some.map(service => listRow(service, office, locale)),
      buttons: [page],
    });
  });
  const altText = lines(mine.list, ...services.map(({ short }) => `• ${short[locale]}`));
  return [text(mine.listHow), cardsMessage(altText, bubbles)];
}

function listRow(service: Service, { profile }: Office, locale: Locale): FlexPart {
  const shown = [
    words(service.short[locale], { weight: 'bold', color: profile.accent }),
    words(service.summary[locale], { size: 'sm' }),
    words(howWords(service, locale), { size: 'sm', color: ink.soft }),
  ];
  return stack(shown, {
    backgroundColor: ink.ground,
    cornerRadius: '8px',
    paddingAll: '12px',
    spacing: 'xs',
    action: tap('show', service, locale),
  });
}

/** `ขอออนไลน์ได้ · มีนัดหมาย`. */
function howWords({ form, slots }: Service, locale: Locale): string {
  const mine = serviceText[locale];
  return [form ? mine.online : mine.onlyInPerson, ...(slots ? [mine.byAppointment] : [])].join(' · ');
}

/** One service: who, what it needs, what it costs, by when and why so; with the ways to ask for it. */
export function serviceMessages(service: Service, turn: Turn): readonly Message[] {
  const { locale, office } = turn;
  const mine = serviceText[locale];
  const { fee, form, name, papers, slots, standing, summary, who } = service;
  const rows = [
    [mine.who, who[locale]],
    [mine.papers, papers.length > 0 ? mine.countPapers(papers.length) : mine.noPapers],
    [mine.fee, fee.amount?.[locale] ?? mine.feeUnset],
    [mine.limit, limitWords(service, office, locale)],
    ...(slots ? [[mine.appointmentLabel, slots.place[locale]]] : []),
  ].map(([label = '', value = '']) => ({ label, value }));
  const { asOf, needsReview } = detailsOf(service, turn);
  const foot = lines(
    mine.asOf(formatDay(asOf, locale)) + (standing === 'to-be-confirmed' ? ` · ${mine.unconfirmed}` : ''),
    needsReview ? mine.needsReview : null,
  );
  const buttons = [
    ...(form ? [pageLink(mine.buttons.page, office, `/services/${service.id}`)] : []),
    ...(form && service.channels.includes('chat') ? [tap('begin', service, locale)] : []),
    tap('papers', service, locale),
  ];
  const shown = card({
    accent: office.profile.accent,
    title: name[locale],
    subtitle: howWords(service, locale),
    body: [
      words(summary[locale]),
      ...rows.map(({ label, value }) => row(label, value, { labelFlex: 2, valueFlex: 3, strong: false })),
      ...callRows(service, locale),
      words(foot, { size: 'xs', color: ink.soft }),
    ],
    buttons,
  });
  const told = lines(name[locale], summary[locale], ...rows.map(({ label, value }) => `${label}: ${value}`));
  return withQuickReplies([cardMessage(told, shown)], [...buttons, listAction(locale)]);
}

/** For what this is the wrong service, where somebody must call instead. */
function callRows({ notFor }: Service, locale: Locale): FlexPart[] {
  return notFor.flatMap(({ call: number, instead, when }) => {
    if (!number) return [];
    const said = [words(when[locale], { size: 'sm', weight: 'bold' }), words(instead[locale], { size: 'sm' })];
    const action = call(serviceText[locale].call(number), number);
    return [stack(said, { backgroundColor: ink.ground, cornerRadius: '8px', paddingAll: '10px', action })];
  });
}

/** `ภายใน 15 วัน (หลักเกณฑ์ของ อบต. เอง)`. */
export function limitWords({ clock }: Service, office: Office, locale: Locale): string {
  const { limit } = clockOf(office, clock);
  const { basis } = promiseOf(clock, { office, now: 0 }, locale);
  return limit ? `${serviceText[locale].units[limit.unit](limit.amount)} (${basis})` : basis;
}

/** What to bring or send and which steps there are, as text that can be kept. */
export function papersMessages(service: Service, turn: Turn): readonly Message[] {
  const { locale, office } = turn;
  const mine = serviceText[locale];
  const { steps } = detailsOf(service, turn);
  const told = [
    service.name[locale],
    lines(mine.papers, ...paperLines(service, locale)),
    lines(
      mine.steps,
      ...steps.map(({ by, takes, what }, at) => {
        const doer = by ? ` (${by[locale]})` : '';
        return `${at + 1}) ${what[locale]}${doer}: ${takes[locale]}`;
      }),
    ),
    lines(`${mine.fee}: ${service.fee.amount?.[locale] ?? mine.feeUnset}`, service.fee.note?.[locale]),
    `${mine.limit}: ${limitWords(service, office, locale)}`,
    mine.asOf(formatDay(service.asOf, locale)),
  ].join('\n\n');
  const ask = service.form
    ? [
        pageLink(mine.buttons.page, office, `/services/${service.id}`),
        ...(service.channels.includes('chat') ? [tap('begin', service, locale)] : []),
      ]
    : [];
  return withQuickReplies([text(told)], [...ask, listAction(locale)]);
}

/** `• บัตรประชาชน (คนรอรับน้ำ) ตัวจริง มาให้ดู`. */
export function paperLines({ papers }: Service, locale: Locale): string[] {
  const mine = serviceText[locale];
  if (papers.length === 0) return [mine.noPapers];
  return papers.map(({ kind, name, note, onlyIf, whose }) =>
    [
      `• ${name[locale]} (${whose[locale]}): ${mine.paperKinds[kind]}`,
      onlyIf && mine.onlyIf(onlyIf[locale]),
      note && `– ${note[locale]}`,
    ]
      .filter(Boolean)
      .join(' '),
  );
}
