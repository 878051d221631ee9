import { actOn } from '#cases/acting.ts';
import { referenceName, stateName, subjectName } from '#cases/names.ts';
import { readableCases, readCase, type StoredCase } from '#cases/record.ts';
import { bangkokDay, formatDay } from '#domain/calendar.ts';
import { isWorking } from '#domain/case.ts';
import { blurred, cellsAround, metresBetween, type Point } from '#domain/geo.ts';
import type { Query, Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { menuActions } from '#features/home/menu.ts';
import type { Locale } from '#i18n/texts.ts';
import { post, say } from '#line/messages/action.ts';
import { card, cardMessage, ink, rule, words } from '#line/messages/card.ts';
import type { Message } from '#line/messages/message.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import type { Draft } from './model.ts';
import { localeOf } from './showing.ts';
import { complaintText } from './text.ts';

/** Open cases of the same kind within a short walk: is it one of them? */

const WALK_METRES = 150;
const MOST_SHOWN = 3;

/** What decides which cases are close by; a draft has it. */
type Looked = {
  readonly category: string | null;
  readonly where: { readonly latitude: number | null; readonly longitude: number | null } | null;
};

function pointOf({ where }: Looked): Point | null {
  if (!where || where.latitude === null || where.longitude === null) return null;
  return { latitude: where.latitude, longitude: where.longitude };
}

/** The question to the store; a category and a point are there when it is asked. */
export function nearbyQuery(draft: Looked): Query | undefined {
  const point = pointOf(draft);
  if (!point || draft.category === null) return undefined;
  return {
    collection: 'cases',
    where: { open: true, category: draft.category },
    in: { field: 'cell', values: cellsAround(point) },
    limit: 20,
  };
}

export type Near = { readonly found: StoredCase; readonly metres: number };

/** What can be joined, the nearest first: cases that are still worked on, and the person's own that are open. */
export function nearOf(draft: Looked, records: readonly (Stored | null)[], userId: string | null): Near[] {
  const point = pointOf(draft);
  if (!point) return [];
  return readableCases(records)
    .flatMap(found => {
      const { where, state, from } = found.data;
      if (where?.latitude == null || where.longitude == null) return [];
      if (!isWorking(state) && state !== 'answered' && from !== userId) return [];
      const there = { latitude: where.latitude, longitude: where.longitude };
      // Whoever may ask from any point finds an exact one by asking again and again: only its square is told.
      const metres = metresBetween(point, blurred(there));
      return metres <= WALK_METRES ? [{ found, metres }] : [];
    })
    .sort((a, b) => a.metres - b.metres)
    .slice(0, MOST_SHOWN);
}

/** Shows kind, distance, day and state of each: no word of the person who reported it. */
export function askNear(draft: Draft, near: readonly Near[], turn: Turn, lead: string | null): readonly Message[] {
  const locale = localeOf(draft, turn);
  const mine = complaintText[locale];
  const { accent } = turn.office.profile;
  const isOne = near.length === 1;
  const told = near.map(each => nearLines(each, turn, locale));
  const body = told.flatMap(([first = '', ...rest], at) => [
    ...(at > 0 ? [rule()] : []),
    words(isOne ? first : `${at + 1}. ${first}`, { weight: 'bold' }),
    ...rest.map(line => words(line, { size: 'sm', color: ink.soft })),
  ]);
  const yes = near.map(({ found }, at) =>
    post(mine.nearYes(isOne ? null : at + 1), postback('complaint', 'same', { d: draft.id, c: found.id }, locale)),
  );
  const no = post(mine.nearNo, postback('complaint', 'differ', { d: draft.id }, locale));
  const how = isOne ? mine.nearHow : mine.nearHowMany;
  const altText = [mine.nearTitle, ...told.map(each => each.join('\n')), how].join('\n');
  const shown = card({ accent, title: mine.nearTitle, body, buttons: [...yes, no] });
  return withQuickReplies(
    [text(lines(lead, mine.nearLead, how)), cardMessage(altText, shown)],
    [...yes, no, say(mine.buttons.cancel)],
  );
}

function nearLines({ found: { data }, metres }: Near, { office, userId }: Turn, locale: Locale): string[] {
  const mine = complaintText[locale];
  const isOwn = data.from === userId;
  const known = isOwn ? mine.nearOwn : userId !== null && data.people.includes(userId) ? mine.nearFollowed : null;
  return [
    subjectName(data, office, locale),
    mine.nearLine(roundedMetres(metres), formatDay(bangkokDay(data.at), locale, 'short')),
    stateName(data, locale),
    ...(known ? [`${known} ${referenceName(data, locale)}`] : []),
  ];
}

/** As exact as the square that it is measured to. */
export function roundedMetres(metres: number): number {
  return Math.max(50, Math.round(metres / 50) * 50);
}

/**
 * The person says that it is this case: they follow it, nothing new is filed, and the conversation ends. Undefined where
 * the case has been closed meanwhile: the complaint then goes on.
 */
export function follow(record: Stored | null, locale: Locale, turn: Turn): Outcome | undefined {
  const found = record ? readCase(record) : null;
  if (!found || !turn.userId) return undefined;
  const mine = complaintText[locale];
  const reference = referenceName(found.data, locale);
  const done = (said: string): Outcome => ({
    replies: withQuickReplies([text(said)], menuActions(locale, turn.place)),
    session: null,
  });
  if (found.data.from === turn.userId && found.data.open) return done(mine.isOwn(reference));
  if (found.data.people.includes(turn.userId)) return done(mine.followed(reference));
  const acted = actOn(
    found,
    { act: 'follow', party: 'resident', author: { by: 'resident' }, follower: turn.userId },
    turn,
  );
  if (!acted.ok) return undefined;
  return { ...done(mine.followed(reference)), writes: acted.writes, notices: acted.notices };
}
