import { formatDay } from '#domain/calendar.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { lines } from '#line/messages/text.ts';
import type { Measure, MeasuresFile, Slip } from '#offices/schema/measures.ts';
import { measureCard, proofCard } from './detail-cards.ts';
import { listCards, roundWords } from './list-cards.ts';
import { countStatuses, divisionsOf, isRoundOver, itemName, type MeasureStatus, slipsOf, statusOf } from './model.ts';
import { refuse } from './refusing.ts';
import { answer, plain } from './reply.ts';
import { ownMeasures, seesInternal, slipWords, staffCard } from './staff-card.ts';
import { measureText } from './text.ts';

/** What the bot says of measures: the essence in words, then cards, and where to go next. */
export function answerList(round: MeasuresFile, turn: Turn): Outcome {
  const mine = measureText[turn.locale];
  const own = seesInternal(turn) ? ownMeasures(round, turn).map(measure => measure.number) : [];
  const essence = lines(
    mine.listSays(roundWords(round, turn), round.measures.length),
    ...countStatuses(round.measures).map(({ status, count }) => `• ${mine.counted(mine.status[status], count)}`),
    mine.evidence,
    own.length ? mine.mineAre(own.join(', ')) : null,
    mine.how(mine.examples.show),
  );
  return answer(essence, listCards(round.measures, round, turn), turn, titles(round.measures, turn));
}

export function answerOwner(division: string, round: MeasuresFile, turn: Turn): Outcome {
  const mine = measureText[turn.locale];
  const who = turn.office.divisions.divisions.find(each => each.id === division)?.shortName[turn.locale] ?? division;
  const owned = round.measures.filter(measure => measure.owners.ids.includes(division));
  return answerSome(mine.owned(who, owned.length), owned, round, turn);
}

export function answerStatus(status: MeasureStatus, round: MeasuresFile, turn: Turn): Outcome {
  const mine = measureText[turn.locale];
  const some = round.measures.filter(measure => statusOf(measure) === status);
  if (some.length) return answerSome(mine.withStatus(mine.status[status], some.length), some, round, turn);
  const why = status === 'overdue' && isRoundOver(round.round, turn.now) ? mine.notLate(roundWords(round, turn)) : null;
  const counts = countStatuses(round.measures).map(each => `• ${mine.counted(mine.status[each.status], each.count)}`);
  return plain(lines(mine.noneWithStatus(mine.status[status]), why, ...counts), turn);
}

export function answerItem(item: string, round: MeasuresFile, turn: Turn): Outcome {
  const mine = measureText[turn.locale];
  const name = itemName(item, round.round, turn.office, turn.locale);
  if (name === null) return refuse({ reason: 'no-item', item }, turn);
  const some = round.measures.filter(measure => measure.oItems.includes(item));
  const named = `${item} ${name}`;
  return some.length
    ? answerSome(mine.provesItem(named, some.length), some, round, turn)
    : plain(mine.nothingProves(named), turn);
}

function answerSome(first: string, some: readonly Measure[], round: MeasuresFile, turn: Turn): Outcome {
  return answer(lines(first, roundWords(round, turn)), listCards(some, round, turn), turn, titles(some, turn));
}

export function answerMeasure(measure: Measure, round: MeasuresFile, turn: Turn): Outcome {
  const { locale, office } = turn;
  const mine = measureText[locale];
  const essence = lines(
    `${mine.nth(measure.number)} ${measure.title[locale]}`,
    mine.statusIs(mine.status[statusOf(measure)]),
    roundWords(round, turn),
    `${mine.labels.owners}: ${divisionsOf(measure, office)
      .map(division => division.shortName[locale])
      .join(', ')}`,
    `${mine.labels.period}: ${measure.period[locale]}`,
  );
  const bubbles = [
    measureCard(measure, round, turn),
    proofCard(measure, round, turn),
    ...(seesInternal(turn) ? [staffCard(measure, round, turn)] : []),
  ];
  return answer(essence, bubbles, turn, essence, measure.number);
}

/** The document's own words, letter for letter, with what is corrected elsewhere and why. */
export function answerVerbatim(measure: Measure, round: MeasuresFile, turn: Turn): Outcome {
  const mine = measureText[turn.locale];
  const slips = slipsOf(measure, round);
  const { labels } = mine;
  return plain(
    lines(
      `${mine.verbatimTitle(measure.number)}\n`,
      measure.title.verbatim,
      `\n${labels.steps}`,
      ...measure.methods.map((method, at) => `${at + 1}. ${method.verbatim}`),
      `\n${labels.owners}: ${measure.owners.verbatim}`,
      `${labels.period}: ${measure.period.verbatim}`,
      `${labels.followUp}: ${measure.followUp.verbatim}`,
      ...slipLines(slips, turn),
    ),
    turn,
    measure.number,
  );
}

/** The record of the document, by which anyone can check its words. */
export function answerDocument(round: MeasuresFile, turn: Turn): Outcome {
  const { locale } = turn;
  const mine = measureText[locale];
  const { labels } = mine;
  const { document } = round;
  const { reporter } = document;
  return plain(
    lines(
      `${mine.documentSays}\n`,
      document.title[locale],
      document.office[locale],
      `${labels.meeting} ${formatDay(document.meeting.day, locale)}`,
      `${labels.reporter}: ${reporter.name[locale]} ${reporter.position[locale]} ${reporter.role[locale]}`,
      `${labels.date} ${formatDay(document.date.day, locale)}`,
      `${labels.sha256}: ${document.sha256}`,
      ...slipLines(round.slips, turn),
    ),
    turn,
  );
}

/** Residents are told that the document has slips, staff which ones and why. */
function slipLines(slips: readonly Slip[], turn: Turn): readonly string[] {
  const mine = measureText[turn.locale];
  if (slips.length === 0) return [];
  if (!seesInternal(turn)) return [`\n${mine.hasSlips}`];
  return [`\n${mine.labels.slips}`, ...slips.map(slip => `• ${slipWords(slip, turn)}`)];
}

function titles(measures: readonly Measure[], { locale }: Turn): string {
  return measures.map(measure => `${measure.number}. ${measure.title[locale]}`).join('\n');
}
