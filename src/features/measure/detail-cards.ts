import { formatDay } from '#domain/calendar.ts';
import type { Turn } from '#domain/turn.ts';
import { post } from '#line/messages/action.ts';
import { badge, card, ink, rule, stack, words } from '#line/messages/card.ts';
import type { FlexBubble, FlexPart } from '#line/messages/message.ts';
import { postback } from '#line/postback.ts';
import type { Measure, MeasuresFile } from '#offices/schema/measures.ts';
import { measureArgs, roundWords, statusColor, tap } from './list-cards.ts';
import { conditionsOf, divisionsOf, itemName, periodSlip, statusOf } from './model.ts';
import { measureText } from './text.ts';

/** One measure: how far it is, what must be done, by whom and by when. */
export function measureCard(measure: Measure, round: MeasuresFile, turn: Turn): FlexBubble {
  const { locale, office } = turn;
  const mine = measureText[locale];
  const { accent } = office.profile;
  const status = statusOf(measure);
  const body: FlexPart[] = [
    stack([badge(mine.status[status], statusColor(status, accent))]),
    note(mine.statusNote[status]),
    note(roundWords(round, turn)),
    rule(),
    heading(mine.labels.steps),
    ...measure.methods.map((method, at) => words(`${at + 1}. ${method[locale]}`)),
    rule(),
    ...field(mine.labels.owners, ...divisionsOf(measure, office).map(division => division.name[locale])),
    ...periodParts(measure, round, turn),
    ...field(mine.labels.workingDue, measure.workingDue ? formatDay(measure.workingDue, locale) : mine.unset),
    ...field(mine.labels.followUp, measure.followUp[locale]),
  ];
  return card({
    accent,
    title: mine.nth(measure.number),
    subtitle: measure.title[locale],
    body,
    buttons: measureButtons(measure, round, turn),
  });
}

function measureButtons(measure: Measure, round: MeasuresFile, turn: Turn) {
  const { buttons, says } = measureText[turn.locale];
  const next = round.measures.find(each => each.number > measure.number);
  return [
    tap(turn, buttons.verbatim, 'verbatim', measureArgs(measure.number, round, turn), says.verbatim(measure.number)),
    ...(next
      ? [tap(turn, buttons.next(next.number), 'show', measureArgs(next.number, round, turn), says.show(next.number))]
      : []),
    tap(turn, buttons.list, 'list', {}, says.list),
  ];
}

/** The period as corrected; where the document's own words differ or need explaining, those as well. */
function periodParts(measure: Measure, round: MeasuresFile, { locale }: Turn): readonly FlexPart[] {
  const mine = measureText[locale];
  const { period } = measure;
  const slip = periodSlip(measure, round);
  const isChanged = period.verbatim !== period.th;
  return [
    ...field(mine.labels.period, period[locale]),
    ...(isChanged ? [note(mine.written(period.verbatim))] : []),
    ...(slip ? [note(isChanged ? mine.why(slip.why[locale]) : slip.why[locale])] : []),
  ];
}

/** What proves the measure done, and which items of the assessment it proves. */
export function proofCard(measure: Measure, round: MeasuresFile, turn: Turn): FlexBubble {
  const { locale, office } = turn;
  const mine = measureText[locale];
  const { accent } = office.profile;
  const rubric = office.rubrics.find(each => each.year === round.round);
  const items = measure.oItems.map(item =>
    [item, itemName(item, round.round, office, locale)].filter(Boolean).join(' '),
  );
  const { document } = round;
  const body: FlexPart[] = [
    ...conditionsOf(measure, office, locale).map(condition => words(`• ${condition}`)),
    note(mine.ownThresholds),
    rule(),
    heading(mine.labels.items),
    ...items.map(item => words(item)),
    ...(rubric
      ? [note([mine.itemsBy(rubric.year), ...(rubric.standing === 'verified' ? [] : [mine.toConfirm])].join(' · '))]
      : []),
    rule(),
    note(`${mine.labels.document}: ${document.title[locale]}`),
    note(`${mine.labels.meeting} ${formatDay(document.meeting.day, locale)}`),
  ];
  const { buttons, says } = mine;
  const [indicator] = measure.indicators;
  return card({
    accent,
    title: mine.labels.doneWhen,
    subtitle: `${mine.nth(measure.number)} ${measure.title[locale]}`,
    body,
    buttons: [
      ...(indicator === undefined
        ? []
        : [
            post(
              buttons.indicator(indicator),
              postback('score', 'indicator', { n: indicator }, locale),
              says.indicator(indicator),
            ),
          ]),
      tap(turn, buttons.document, 'document', {}, says.document),
    ],
  });
}

export function heading(value: string): FlexPart {
  return words(value, { weight: 'bold' });
}

export function note(value: string): FlexPart {
  return words(value, { size: 'sm', color: ink.soft });
}

function field(label: string, ...values: readonly string[]): readonly FlexPart[] {
  return [
    stack([words(label, { size: 'sm', color: ink.soft }), ...values.map(value => words(value))], { spacing: 'xs' }),
  ];
}
