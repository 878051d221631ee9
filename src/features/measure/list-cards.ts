import type { Json } from '#domain/record.ts';
import type { Turn } from '#domain/turn.ts';
import { post } from '#line/messages/action.ts';
import { card, ink, stack, words } from '#line/messages/card.ts';
import type { ButtonAction, FlexBubble, FlexPart } from '#line/messages/message.ts';
import { postback } from '#line/postback.ts';
import type { Measure, MeasuresFile } from '#offices/schema/measures.ts';
import { divisionsOf, isRoundOver, type MeasureStatus, statusOf } from './model.ts';
import { measureText } from './text.ts';

/** So many measures fit on one card without endless scrolling. */
const perCard = 5;

/** A button of this feature; the person seems to say the words that can be typed as well. */
export function tap(
  { locale }: Turn,
  label: string,
  act: string,
  args: { readonly [key: string]: Json },
  says: string,
): ButtonAction {
  return post(label, postback('measure', act, args, locale), says);
}

/** The buttons' arguments for a measure: an older round is named. */
export function measureArgs(number: number, round: MeasuresFile, { office }: Turn): { readonly [key: string]: Json } {
  return office.measures.at(-1)?.round === round.round ? { n: number } : { n: number, r: round.round };
}

/** Measures on cards of five, each a button. */
export function listCards(measures: readonly Measure[], round: MeasuresFile, turn: Turn): readonly FlexBubble[] {
  const { locale, office } = turn;
  const mine = measureText[locale];
  const size = Math.ceil(measures.length / Math.max(1, Math.ceil(measures.length / perCard)));
  const groups = Array.from({ length: Math.ceil(measures.length / Math.max(1, size)) }, (_, at) =>
    measures.slice(at * size, (at + 1) * size),
  );
  const isRun = measures.every((measure, at) => measure.number === (measures[0]?.number ?? 0) + at);
  return groups.map(group => {
    const [first, last] = [group[0]?.number ?? 0, group.at(-1)?.number ?? 0];
    return card({
      accent: office.profile.accent,
      title: isRun ? mine.range(first, last) : mine.title,
      subtitle: roundWords(round, turn),
      body: group.map(measure => listRow(measure, round, turn)),
    });
  });
}

function listRow(measure: Measure, round: MeasuresFile, turn: Turn): FlexPart {
  const { locale, office } = turn;
  const mine = measureText[locale];
  const owners = divisionsOf(measure, office).map(division => division.shortName[locale]);
  const status = statusOf(measure);
  const action = tap(
    turn,
    mine.nth(measure.number),
    'show',
    measureArgs(measure.number, round, turn),
    mine.says.show(measure.number),
  );
  return stack(
    [
      words(`${measure.number}. ${measure.title[locale]}`, { weight: 'bold' }),
      words(owners.join(', '), { size: 'sm', color: ink.soft }),
      {
        type: 'box',
        layout: 'horizontal',
        spacing: 'md',
        contents: [
          words(mine.status[status], { size: 'sm', color: statusColor(status, office.profile.accent), flex: 4 }),
          words(mine.see, { weight: 'bold', color: office.profile.accent, align: 'end', flex: 1 }),
        ],
      },
    ],
    { backgroundColor: ink.ground, cornerRadius: '8px', paddingAll: '12px', spacing: 'xs', action },
  );
}

/** Colours repeat what the word says, they never say it alone. */
export function statusColor(status: MeasureStatus, accent: string): string {
  switch (status) {
    case 'proved':
      return ink.good;
    case 'overdue':
      return ink.warn;
    case 'in-progress':
      return accent;
    default:
      return ink.soft;
  }
}

export function roundWords(round: MeasuresFile, { locale, now }: Turn): string {
  return measureText[locale].round(round.round, isRoundOver(round.round, now));
}
