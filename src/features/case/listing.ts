import { divisionName, referenceName, stateName, subjectName } from '#cases/names.ts';
import { readableCases, type StoredCase } from '#cases/record.ts';
import type { Read, Stored } from '#domain/record.ts';
import type { Reference } from '#domain/reference.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { plainCommand } from '#domain/typed.ts';
import { menuActions } from '#features/home/menu.ts';
import { card, cardsMessage, ink, words } from '#line/messages/card.ts';
import type { FlexBubble } from '#line/messages/message.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { showButton } from './buttons.ts';
import { dayOf, nextWords } from './standing.ts';
import { caseText } from './text.ts';
import { showTimeline } from './timeline.ts';

const SHOWN = 10;

/** The newest cases that this person filed or follows. */
export function casesOf({ userId }: Turn): Read | undefined {
  if (userId === null) return undefined;
  const has = { field: 'people', value: userId };
  return { query: { collection: 'cases', has, order: { field: 'at', direction: 'desc' }, limit: SHOWN } };
}

export function caseNumbered({ year, number }: Reference): Read {
  return { query: { collection: 'cases', where: { year, number }, limit: 1 } };
}

/**
 * Of what was read, this person's own: somebody else's case is no case, and is not looked at any further, so that its length
 * cannot be told from the time it takes.
 */
export function ownCases(records: readonly (Stored | null)[], { userId }: Pick<Turn, 'userId'>): StoredCase[] {
  const isOwn = (record: Stored | null) => {
    const people = record?.data.people;
    return userId !== null && Array.isArray(people) && people.includes(userId);
  };
  return readableCases(records.filter(isOwn));
}

export function listCases(cases: readonly StoredCase[], turn: Turn, how = caseText[turn.locale].listHow): Outcome {
  const mine = caseText[turn.locale];
  if (cases.length === 0) return menuReply(mine.none, turn);
  const told = cases.map(({ data }) =>
    [subjectName(data, turn.office, turn.locale), referenceName(data, turn.locale)].join(' '),
  );
  const message = cardsMessage(
    lines(mine.list, ...told),
    cases.map(each => summary(each, turn)),
  );
  return { replies: [text(how), message] };
}

function summary({ id, data }: StoredCase, { locale, now, office, userId }: Turn): FlexBubble {
  const mine = caseText[locale];
  return card({
    accent: office.profile.accent,
    title: subjectName(data, office, locale),
    subtitle: `${referenceName(data, locale)} · ${divisionName(data.division, office, locale)}`,
    body: [
      words(stateName(data, locale), { weight: 'bold', color: data.open ? ink.warn : ink.good }),
      words(mine.since(dayOf(data.at, locale)), { size: 'sm', color: ink.soft }),
      words(data.from === userId ? nextWords(data, now, locale) : mine.follows, { size: 'sm' }),
    ],
    buttons: [showButton(id, locale)],
  });
}

/**
 * The answer to "how far is what I reported": the case that the words name, the only open one, or all of them to choose
 * from.
 */
export function showProgress(said: string, cases: readonly StoredCase[], turn: Turn): Outcome {
  const named = cases.filter(each => isNamed(each, said, turn));
  const among = named.length > 0 ? named : cases;
  const open = among.filter(({ data }) => data.open);
  const only = open.length === 1 ? open[0] : named.length === 1 ? named[0] : undefined;
  return only ? showTimeline(only, turn) : listCases(cases, turn);
}

function isNamed({ data }: StoredCase, said: string, { office }: Turn): boolean {
  if (data.kind === 'question') return /คำถาม|question/.test(said);
  if (data.kind === 'service') {
    const service = office.services.find(({ id }) => id === data.category);
    const names = service ? [service.short.th, service.short.en] : [];
    return names.some(name => said.includes(plainCommand(name) ?? name));
  }
  if (data.kind === 'opinion') return /ความ(?:คิด)?เห็น|เสนอแนะ|opinion|suggestion/.test(said);
  const category = office.complaintCategories.find(({ id }) => id === data.category);
  return category?.words.some(word => said.includes(word.toLowerCase())) ?? false;
}

export function menuReply(words: string, turn: Turn): Outcome {
  return { replies: withQuickReplies([text(words)], menuActions(turn.locale, turn.place)) };
}
