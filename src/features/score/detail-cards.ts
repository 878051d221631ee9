import { formatScore } from '#domain/number.ts';
import type { Turn } from '#domain/turn.ts';
import { post } from '#line/messages/action.ts';
import { bar, card, ink, row, rule, stack, words } from '#line/messages/card.ts';
import type { FlexBubble, FlexPart } from '#line/messages/message.ts';
import { postback } from '#line/postback.ts';
import type { Measure } from '#offices/schema/measures.ts';
import type { ToolId, ToolScores } from '#offices/schema/scores.ts';
import { diagnosisParts } from './diagnosis.ts';
import { type FullYear, findings, type IndicatorView } from './model.ts';
import { toolBars } from './overview-cards.ts';
import { formatExact, heading, note, sourceParts, tap } from './parts.ts';
import { scoreText } from './text.ts';

/** One indicator: its score and place, what it could add, and the measures that address it. */
export function indicatorCard(view: IndicatorView, full: FullYear, turn: Turn): FlexBubble {
  const { locale, office } = turn;
  const mine = scoreText[locale];
  const { accent, thresholds } = office.profile;
  const { score } = view.score;
  const color = score < thresholds.targetScore ? ink.warn : accent;
  const weight = full.result.tools.find(each => each.tool === view.tool.tool)?.weight ?? 0;
  const body: FlexPart[] = [
    {
      type: 'box',
      layout: 'baseline',
      spacing: 'md',
      contents: [
        words(formatScore(score), { size: '3xl', weight: 'bold', color, flex: 0 }),
        words(mine.outOf, { size: 'sm', color: ink.soft }),
      ],
    },
    bar(score, color),
    row(mine.labels.rank, mine.rank(view.rank, view.count), { size: 'md', labelFlex: 2, valueFlex: 3 }),
    row(mine.labels.tool, mine.weight(mine.toolTitle[view.tool.tool], weight), {
      size: 'md',
      labelFlex: 2,
      valueFlex: 3,
    }),
    ...(view.ceiling
      ? [
          row(mine.labels.perfect, `+${formatScore(view.ceiling.gain)}`, { size: 'md', labelFlex: 3, valueFlex: 2 }),
          row(mine.labels.total, formatScore(view.ceiling.total), { size: 'md', labelFlex: 3, valueFlex: 2 }),
        ]
      : []),
    rule(),
    ...measureParts(view.measures, turn),
    ...sourceParts(full.year, turn),
  ];
  return card({
    accent,
    title: mine.indicator(view.number),
    subtitle: `${view.score.name[locale]} · ${mine.fiscalYear(full.year.year)}`,
    body,
    buttons: indicatorButtons(view, turn),
  });
}

function indicatorButtons(view: IndicatorView, turn: Turn) {
  const { buttons, says } = scoreText[turn.locale];
  const { number } = view;
  const better = view.score.score < 95 ? '95' : '100';
  return [
    ...(view.ceiling
      ? [tap(turn, buttons.whatIf(better), 'what-if', { n: number, s: Number(better) }, says.whatIf(number, better))]
      : []),
    tap(turn, buttons.advice(view.tool.tool), 'tool', { t: view.tool.tool }, says.advice(view.tool.tool)),
    tap(turn, buttons.indicators, 'indicators', {}, says.indicators),
  ];
}

function measureParts(measures: readonly Measure[], turn: Turn): readonly FlexPart[] {
  const { locale, office } = turn;
  const mine = scoreText[locale];
  const round = office.measures.at(-1)?.round;
  if (round === undefined) return [];
  if (measures.length === 0) return [words(mine.noMeasures(round), { weight: 'bold' })];
  return [
    words(mine.measures(round), { weight: 'bold' }),
    ...measures.map(measure => {
      const says = mine.measureSays(measure.number);
      const action = post(says, postback('measure', 'show', { n: measure.number }, locale), says);
      return stack(
        [words(`${mine.measure(measure.number, measure.title[locale])} ›`, { color: office.profile.accent })],
        { action },
      );
    }),
  ];
}

/** What lies behind an indicator: the survey's questions, or the items that may be missing; null where nothing is known. */
export function behindCard(view: IndicatorView, full: FullYear, turn: Turn): FlexBubble | null {
  const { locale, office } = turn;
  const mine = scoreText[locale];
  const { accent } = office.profile;
  const questions = view.rules?.questions ?? [];
  const [first, last] = [questions[0], questions.at(-1)];
  if (first && last) {
    const body: FlexPart[] = [
      words(mine.askedNote, { weight: 'bold' }),
      ...questions.map(({ id, text, direction }) =>
        words(`${id}  ${text[locale]}${direction === 'negative' ? ` ${mine.lessIsBetter}` : ''}`),
      ),
      ...(questions.some(question => question.standing !== 'verified') ? [note(mine.askedStanding)] : []),
      ...(view.rules && full.rubric.source ? [note(mine.source(full.rubric.source[locale]))] : []),
    ];
    return card({
      accent,
      title: mine.asked(first.id, last.id),
      subtitle: `${mine.indicator(view.number)} ${view.score.name[locale]}`,
      body,
    });
  }
  const found = findings(full).find(each => each.indicator === view.number);
  if (!found) return null;
  return card({
    accent,
    title: mine.findingsTitle,
    subtitle: mine.indicator(view.number),
    body: diagnosisParts(found, full.rubric, turn),
  });
}

/** One tool: its mean, its indicators and what the document advises. */
export function toolCard(tool: ToolScores, full: FullYear, turn: Turn): FlexBubble {
  const { locale, office } = turn;
  const mine = scoreText[locale];
  const { accent } = office.profile;
  const result = full.result.tools.find(each => each.tool === tool.tool);
  const body: FlexPart[] = [
    ...(result
      ? [
          row(mine.labels.mean, formatScore(result.mean), { size: 'md' }),
          row(mine.labels.weight, `${result.weight}%`, { size: 'md' }),
          row(mine.labels.part, formatExact((result.mean * result.weight) / 100), { size: 'md' }),
        ]
      : []),
    stack(
      toolBars(
        full.scores,
        tool.indicators.map(each => each.number),
        full,
        turn,
      ),
    ),
    rule(),
    ...adviceParts(tool, turn),
    ...sourceParts(full.year, turn),
  ];
  const weakest = tool.indicators.toSorted((a, b) => a.score - b.score)[0];
  const buttons = weakest
    ? [
        tap(
          turn,
          mine.indicator(weakest.number),
          'indicator',
          { n: weakest.number },
          mine.says.indicator(weakest.number),
        ),
      ]
    : [];
  return card({ accent, title: mine.toolTitle[tool.tool], subtitle: mine.fiscalYear(full.year.year), body, buttons });
}

function adviceParts(tool: ToolScores, { locale }: Turn): readonly FlexPart[] {
  const mine = scoreText[locale];
  return [
    heading(mine.advice(tool.tool)),
    words(tool.advice[locale]),
    note(tool.adviceOn.length ? mine.adviceOn(tool.adviceOn.join(', ')) : mine.adviceOnAll),
  ];
}

/** The advice of an indicator's tool, by itself. */
export function adviceCard(tool: ToolScores, full: FullYear, turn: Turn): FlexBubble {
  const mine = scoreText[turn.locale];
  const body = [...adviceParts(tool, turn), ...sourceParts(full.year, turn)];
  return card({
    accent: turn.office.profile.accent,
    title: mine.advice(tool.tool),
    subtitle: mine.fiscalYear(full.year.year),
    body: body.slice(1),
  });
}

export function toolOf(full: FullYear, id: ToolId): ToolScores | undefined {
  return full.year.tools.find(tool => tool.tool === id);
}
