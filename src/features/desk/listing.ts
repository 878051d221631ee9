import { referenceName, subjectName } from '#cases/names.ts';
import { readableCases, type StoredCase, untakenDesk } from '#cases/record.ts';
import type { Read, Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { say } from '#line/messages/action.ts';
import { cardsMessage } from '#line/messages/card.ts';
import { excerpt } from '#line/messages/limits.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { divisionsRead, mayRead } from './access.ts';
import { isOverdue, listCard } from './cards.ts';
import type { Filter } from './model.ts';
import { dueOf, standingOf } from './telling.ts';
import { deskText } from './text.ts';

/** `งานของฉัน`: what is open and what is overdue. A reply, so it costs nothing. */

const MOST = 50;
const CARDS = 10;

/**
 * Open cases by the day they are due: what lies on one's own desk or on nobody's, or all of one's divisions. One more than
 * is told, to know whether there are more.
 */
export function openWork(filter: Filter, { person, userId, office }: Turn): Read {
  const divisions = divisionsRead(person.duties);
  const desks = (divisions ?? office.divisions.divisions.map(({ id }) => id)).map(untakenDesk);
  const among =
    filter === 'mine'
      ? { in: { field: 'desk', values: [...(userId ? [userId] : []), ...desks] } }
      : divisions && { in: { field: 'division', values: divisions } };
  return {
    query: { collection: 'cases', where: { open: true }, ...among, order: { field: 'dueAt' }, limit: MOST + 1 },
  };
}

export function list(filter: Filter, turn: Turn, records: readonly (Stored | null)[]): Outcome {
  const words = deskText[turn.locale];
  if (turn.place !== 'private' || divisionsRead(turn.person.duties)?.length === 0)
    return { replies: [text(words.notForYou)] };
  const open = readableCases(records).filter(({ data }) => mayRead(turn.person.duties, data.division));
  const all = open.slice(0, MOST);
  const chosen = byUrgency(filter === 'late' ? all.filter(each => isLate(each, turn)) : all, filter, turn);
  const amount = (n: number) => (open.length > MOST ? words.over(MOST) : String(n));
  const quick = [say(words.buttons.mine), say(words.buttons.all), say(words.buttons.late)];
  const counts = words.counts(
    all.filter(each => isLate(each, turn)).length,
    all.filter(each => isToday(each, turn)).length,
    amount(all.length),
  );
  if (chosen.length === 0) return { replies: withQuickReplies([text(words.none[filter])], quick) };
  const head = lines(words.listTitle[filter], counts, restOf(chosen.slice(CARDS), turn));
  const cards = cardsMessage(
    lines(words.listTitle[filter], counts),
    chosen.slice(0, CARDS).map(each => listCard(each, turn.userId, turn)),
  );
  // The cards repeat residents' words, which they may take back.
  return { replies: withQuickReplies([text(head), cards], quick), copies: 'decide' };
}

/** Mine first, then what nobody has, then the others'; what waits for the resident is last. */
function byUrgency(cases: readonly StoredCase[], filter: Filter, turn: Turn): StoredCase[] {
  const key = (each: StoredCase) => [
    standingOf(each.data, turn.now).kind === 'running' ? 0 : 1,
    filter === 'mine' ? groupOf(each, turn) : 0,
    each.data.dueAt,
    each.data.at,
  ];
  const keyed = cases.map(each => ({ each, key: key(each) }));
  keyed.sort((a, b) => a.key.map((value, at) => value - (b.key[at] ?? 0)).find(difference => difference !== 0) ?? 0);
  return keyed.map(({ each }) => each);
}

function groupOf({ data }: StoredCase, { userId }: Turn): number {
  if (data.assignee === userId) return 0;
  return data.assignee === null ? 1 : 2;
}

function isLate({ data }: StoredCase, { now }: Turn): boolean {
  return isOverdue(data, now);
}

function isToday({ data }: StoredCase, { now }: Turn): boolean {
  const standing = standingOf(data, now);
  return standing.kind === 'running' && standing.days === 0;
}

/** What finds no place on the cards, a line each. */
function restOf(cases: readonly StoredCase[], turn: Turn): string | null {
  const { locale, office } = turn;
  const rest = cases.map(
    ({ data }) =>
      `• ${referenceName(data, locale)} ${excerpt(subjectName(data, office, locale), 25, 60)} ${dueOf(data, turn)}`,
  );
  return rest.length ? `\n${lines(`${deskText[locale].rest}:`, ...rest)}` : null;
}
