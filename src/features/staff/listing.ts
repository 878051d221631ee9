import * as v from 'valibot';
import { can } from '#domain/actor.ts';
import { bangkokDay, formatDay } from '#domain/calendar.ts';
import { Person } from '#domain/person.ts';
import type { Read, Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { post } from '#line/messages/action.ts';
import { card, cardsMessage, ink, stack, words } from '#line/messages/card.ts';
import { excerpt } from '#line/messages/limits.ts';
import type { FlexBox, FlexMessage } from '#line/messages/message.ts';
import { lines, text } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { dutyName } from './inviting.ts';
import { nameOf } from './naming.ts';
import { askRemoval, gone } from './removing.ts';
import { staffText } from './text.ts';

const MOST = 50;
/** On one card; a card with more, or a message with more cards, would grow larger than LINE takes. */
const ON_CARD = 5;
const ON_MESSAGE = 25;

/** Everybody with a duty, in the order in which they joined. */
export function everybody(): Read {
  return { query: { collection: 'people', where: { isStaff: true }, order: { field: 'joinedAt' }, limit: MOST + 1 } };
}

/** Who has which duty since when; to the secretary with a button at each that takes duties off. */
export function listPeople(turn: Turn, records: readonly (Stored | null)[]): Outcome {
  const mine = staffText[turn.locale];
  if (!can(turn.person.duties, 'staff.list')) return { replies: [text(mine.noticesNotYours)] };
  const found = records.flatMap(record =>
    record ? [{ id: record.ref.id, person: v.parse(Person, record.data) }] : [],
  );
  const shown = found.slice(0, MOST).map((each, at) => ({ ...each, number: at + 1 }));
  const mayRemove = can(turn.person.duties, 'staff.remove');
  const messages = inParts(shown, ON_MESSAGE).map(part => cardsOf(part, mayRemove, turn));
  const how = lines(
    mine.people(shown.length),
    found.length > MOST ? mine.peopleMore(MOST) : null,
    mayRemove ? mine.removeHow : null,
  );
  return { replies: [text(how), ...messages] };
}

/** `ถอดสิทธิ์ 3` means the third of the list as it is now; who that is, is asked before anything is done. */
export function removeNumbered(number: number, turn: Turn, records: readonly (Stored | null)[]): Outcome {
  const record = number <= MOST ? records[number - 1] : null;
  return record ? askRemoval(record, turn) : gone(turn);
}

type Listed = { readonly id: string; readonly person: Person; readonly number: number };

function cardsOf(people: readonly Listed[], mayRemove: boolean, turn: Turn): FlexMessage {
  const mine = staffText[turn.locale];
  const bubbles = inParts(people, ON_CARD).map(part =>
    card({
      accent: turn.office.profile.accent,
      title: mine.peopleTitle,
      body: part.map(each => row(each, mayRemove, turn)),
    }),
  );
  const told = people.map(({ person, number }) => `${number}. ${nameOf(person, turn)} (${dutiesOf(person, turn)})`);
  return cardsMessage(lines(mine.peopleTitle, ...told), bubbles);
}

function row({ id, person, number }: Listed, mayRemove: boolean, turn: Turn): FlexBox {
  const { locale } = turn;
  const mine = staffText[locale];
  const since = person.joinedAt === null ? '' : mine.since(formatDay(bangkokDay(person.joinedAt), locale, 'short'));
  const remove = post(mine.remove, postback('staff', 'remove', { id }, locale));
  return stack([
    words(`${number}. ${nameOf(person, turn)}`, { weight: 'bold', size: 'sm' }),
    words(lines(dutiesOf(person, turn), since, person.blocked ? mine.blocked : null), { size: 'xs', color: ink.soft }),
    ...(mayRemove ? [{ type: 'button', action: remove, height: 'sm', style: 'link' } as const] : []),
  ]);
}

function dutiesOf({ duties }: Person, turn: Turn): string {
  return excerpt(duties.map(duty => dutyName(duty, turn)).join(', '), 100, 160);
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
