import { divisionName, referenceName, stateName, subjectName } from '#cases/names.ts';
import { answersOf, type Case, photosOf, type Where, whatOf } from '#cases/record.ts';
import { caseWords } from '#cases/text.ts';
import { type CaseAct, endsWithAnswer, moveTo } from '#domain/case.ts';
import { startWords } from '#features/eservice/requesting.ts';
import { startOf } from '#features/eservice/seats.ts';
import type { Locale } from '#i18n/texts.ts';
import { link, post } from '#line/messages/action.ts';
import { card, ink, row, tappable, words } from '#line/messages/card.ts';
import { excerpt } from '#line/messages/limits.ts';
import type { ButtonAction, FlexBubble, FlexPart } from '#line/messages/message.ts';
import { pageLink } from '#line/messages/page-link.ts';
import { lines } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import type { Delivery } from './delivery.ts';
import { ageOf, dueOf, holderOf, standingOf, type Telling } from './telling.ts';
import { deskText } from './text.ts';

/** The cards on which staff see a case: what is needed to work on it, and nothing of the person who filed it. */

const MAX_WORDS = 600;

export type CaseCard = {
  readonly id: string;
  readonly subject: Case;
  readonly title: string;
  /** What is said above the resident's words. */
  readonly lead?: string;
  /** Instead of the words with which it was filed; empty: none are needed. */
  readonly quoted?: string | null;
  /** Who reads it, if that is known. */
  readonly reader: string | null;
  /** Whether the resident was told. */
  readonly delivery?: Delivery | null;
  readonly buttons: readonly ButtonAction[];
  /** Is the way to the rarer acts shown? */
  readonly withMore: boolean;
  /** Is there something that the resident was told, of which this card does not say what became? */
  readonly withDelivery?: boolean;
  /** Whoever filed it looks at it as any resident does. */
  readonly asOwner?: boolean;
};

/** The whole card of one case. */
export function caseCard(shown: CaseCard, telling: Telling): FlexBubble {
  const { id, subject, title, lead, reader, delivery, buttons, withMore, withDelivery } = shown;
  const { locale, office } = telling;
  const mine = deskText[locale];
  const { labels } = mine;
  const quoted = quotedIn(shown);
  const start = subject.seat === null ? null : startOf(subject.seat);
  const photos = subject.history.reduce((sum, entry) => sum + photosOf(entry).length, 0);
  const isLate = isOverdue(subject, telling.now);
  return card({
    accent: subject.urgent || isLate ? ink.warn : office.profile.accent,
    title: subject.urgent ? `${mine.alert.urgent} · ${title}` : title,
    subtitle: `${referenceName(subject, locale)} · ${divisionName(subject.division, office, locale)}`,
    body: [
      words(subjectName(subject, office, locale), { weight: 'bold' }),
      ...(lead ? [words(lead)] : []),
      ...(quoted === '' ? [] : [words(quoted === null ? caseWords[locale].erased : excerpt(quoted, MAX_WORDS))]),
      ...placeParts(subject.where, locale),
      row(labels.age, ageOf(subject.at, telling)),
      row(labels.due, dueOf(subject, telling)),
      ...(start ? [row(labels.appointment, startWords(start, locale))] : []),
      row(labels.state, stateName(subject, locale)),
      row(labels.who, excerpt(holderOf(subject, reader, telling), 60, 200)),
      ...(photos > 0 ? [row(labels.photos, mine.photos(photos))] : []),
      ...(delivery ? [row(delivery.label, delivery.value)] : []),
      ...(photos > 0 || answersOf(subject) ? [tappable(mine.page, pageOf(shown, office, locale))] : []),
      ...(withDelivery ? [tappable(mine.delivery.ask, caseButton('delivery', id, locale).action)] : []),
      ...(withMore ? [tappable(mine.more, caseButton('more', id, locale).action)] : []),
    ],
    buttons,
  });
}

/** Photos and answers do not fit a card; the page has them. */
function pageOf({ id, asOwner }: CaseCard, office: Telling['office'], locale: Locale): ButtonAction {
  return pageLink(deskText[locale].page, office, `${asOwner ? '' : '/desk'}/cases/${id}`);
}

/** What a notification and a screen reader say of it. */
export function caseAlt(
  shown: Pick<CaseCard, 'subject' | 'title' | 'quoted'>,
  { office, locale }: Omit<Telling, 'now'>,
): string {
  const { subject, title } = shown;
  return lines(
    `${title} ${referenceName(subject, locale)}`,
    subjectName(subject, office, locale),
    excerpt(quotedIn(shown) ?? '', 300, 900),
  );
}

function quotedIn({ subject, quoted }: Pick<CaseCard, 'subject' | 'quoted'>): string | null {
  return quoted === undefined ? whatOf(subject) : quoted;
}

/** A card of a list: enough to choose by. */
export function listCard(
  { id, data }: { id: string; data: Case },
  reader: string | null,
  telling: Telling,
): FlexBubble {
  const { locale, office } = telling;
  const { labels } = deskText[locale];
  const isLate = isOverdue(data, telling.now);
  return card({
    accent: isLate ? ink.warn : office.profile.accent,
    title: subjectName(data, office, locale),
    subtitle: referenceName(data, locale),
    body: [
      words(dueOf(data, telling), { weight: 'bold', color: isLate ? ink.warn : ink.strong }),
      words(excerpt(whatOf(data) ?? caseWords[locale].erased, 80, 300), { size: 'sm' }),
      row(labels.state, stateName(data, locale)),
      row(labels.who, excerpt(holderOf(data, reader, telling), 60, 200)),
    ],
    buttons: [caseButton('show', id, locale).action],
  });
}

export function isOverdue(subject: Case, now: number): boolean {
  const standing = standingOf(subject, now);
  return standing.kind === 'running' && standing.days > 0;
}

/** The words of a place, or a tap to the map, or nothing. */
function placeParts(where: Where | null, locale: Locale): FlexPart[] {
  if (!where) return [];
  const { latitude, longitude, words: said } = where;
  const { labels, map } = deskText[locale];
  return [
    ...(said ? [words(`${labels.place}: ${excerpt(said, 200, 800)}`)] : []),
    ...(latitude === null || longitude === null
      ? []
      : [tappable(map, link(map, `https://www.google.com/maps?q=${latitude},${longitude}`))]),
  ];
}

type Buttons = (typeof deskText)['th']['buttons'];

/** `more` opens the rarer acts, `delivery` the case as its button does; the others are named on their buttons. */
export type CaseButton =
  | Exclude<keyof Buttons, 'send' | 'edit' | 'back' | 'cancel' | 'skip' | 'next'>
  | 'more'
  | 'delivery';

export function caseButton(name: CaseButton, id: string, locale: Locale): { name: CaseButton; action: ButtonAction } {
  const { more, delivery, buttons } = deskText[locale];
  const label = name === 'more' ? more : name === 'delivery' ? delivery.ask : buttons[name];
  const act = name === 'history' || name === 'delivery' ? 'show' : name;
  return { name, action: post(label, postback('desk', act, { id }, locale)) };
}

/** What staff can usually do next, the likeliest first, as far as the state allows it. */
export function nextButtons(id: string, subject: Case, locale: Locale): ButtonAction[] {
  const likely = endsWithAnswer(subject.kind)
    ? (['answer', 'take', 'ask'] as const)
    : (['take', 'ask', 'answer', 'fix'] as const);
  const acts = { take: 'acknowledge', ask: 'ask', answer: 'answer', fix: 'fix' } as const;
  return likely.filter(name => isPossible(subject, acts[name])).map(name => caseButton(name, id, locale).action);
}

/** The rarer acts that the state allows; looking at the history always is. */
export function rareButtons(id: string, subject: Case, locale: Locale): ButtonAction[] {
  const acts = (['assign', 'forward', 'decline', 'mark-duplicate', 'note'] as const).filter(act =>
    isPossible(subject, act),
  );
  return [...acts, 'history' as const, 'verify' as const].map(name => caseButton(name, id, locale).action);
}

/** Would this act lead somewhere, had it all that it needs? */
export function isPossible({ kind, state }: Case, act: CaseAct): boolean {
  return 'to' in moveTo(kind, state, act, 'staff', ['words', 'proof', 'case', 'destination']);
}
