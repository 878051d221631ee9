import { divisionName, referenceName, stateName, subjectName } from '#cases/names.ts';
import type { Case, Entry, StoredCase } from '#cases/record.ts';
import { photosOf } from '#cases/record.ts';
import { caseWords } from '#cases/text.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { card, cardMessage, ink, rule, stack, tappable, words } from '#line/messages/card.ts';
import { clipUnits, excerpt } from '#line/messages/limits.ts';
import type { FlexPart } from '#line/messages/message.ts';
import { pageLink } from '#line/messages/page-link.ts';
import { lines } from '#line/messages/text.ts';
import { actButton, actLabel, offeredActs } from './buttons.ts';
import { dayOf, dueWords, nextWords } from './standing.ts';
import { caseText } from './text.ts';

/** The last steps that a card has room for; what was filed always stands above them. */
const SHOWN = 6;

/** One case as a card: where it stands, what happens next, its steps, and what this person can do. */
export function showTimeline({ id, data }: StoredCase, turn: Turn): Outcome {
  const { locale, now, office, userId } = turn;
  const mine = caseText[locale];
  const subject = subjectName(data, office, locale);
  const reference = referenceName(data, locale);
  const state = stateName(data, locale);
  const [due, next] = [dueWords(data, office, now, locale), nextWords(data, now, locale)];
  const acts = offeredActs(data, userId);
  const typed = acts.map(act => actLabel(act, data, locale)).join(', ');
  const bubble = card({
    accent: office.profile.accent,
    title: subject,
    subtitle: `${reference} · ${divisionName(data.division, office, locale)}`,
    body: [
      words(state, { weight: 'bold', size: 'lg', color: data.open ? ink.warn : ink.good }),
      ...(data.from === userId ? [] : [words(mine.follows, { size: 'sm', color: ink.soft })]),
      words(next, { size: 'sm' }),
      ...(due ? [words(due, { size: 'sm', color: ink.soft })] : []),
      rule(),
      ...steps(data, turn),
      tappable(mine.buttons.page, pageLink(mine.buttons.page, office, `/cases/${id}`)),
      ...(typed ? [words(mine.typed(typed), { size: 'xs', color: ink.soft })] : []),
    ],
    buttons: acts.map(act => actButton(act, id, data, locale)),
  });
  // The card repeats words that the person may still take back.
  return { replies: [cardMessage(lines(subject, reference, state, next, due), bubble)], copies: 'decide' };
}

function steps(data: Case, { locale, userId }: Turn): FlexPart[] {
  const [filed, ...later] = data.history.filter(entry => entry.isPublic && entry.act !== 'follow');
  const shown = later.slice(-SHOWN);
  const left = later.length - shown.length;
  const isOwner = data.from === userId;
  return [
    ...(filed ? [step(filed, isOwner, locale, false)] : []),
    ...(left > 0 ? [words(caseText[locale].earlier(left), { size: 'xs', color: ink.soft })] : []),
    ...shown.map((entry, at) => step(entry, isOwner, locale, at === shown.length - 1)),
  ];
}

function step(entry: Entry, isOwner: boolean, locale: Turn['locale'], isLast: boolean): FlexPart {
  const mine = caseText[locale];
  const said = saidIn(entry, isOwner, locale);
  const photos = photosOf(entry).length;
  return stack([
    words(`${dayOf(entry.at, locale, 'short')} · ${mine.steps[entry.act]}`, { size: 'sm', weight: 'bold' }),
    ...(said ? [words(isLast ? excerpt(said, 600, 1200) : excerpt(said, 160, 400), { size: 'sm' })] : []),
    ...(photos > 0 ? [words(mine.photos(photos), { size: 'xs', color: ink.soft })] : []),
  ]);
}

/** Those who follow a case read what the office did, not what passed between it and the sender. */
export function isForFollowers({ act, by }: Pick<Entry, 'act' | 'by'>): boolean {
  return by !== 'resident' && act !== 'ask';
}

/** What was said in a step. */
function saidIn(entry: Entry, isOwner: boolean, locale: Turn['locale']): string | null {
  const { messageIds, words: said } = entry;
  if (!isOwner && !isForFollowers(entry)) return null;
  if (said !== null) return clipUnits(said, 2000);
  return messageIds.length > 0 ? caseWords[locale].erased : null;
}
