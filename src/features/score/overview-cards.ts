import { type Scores, weakestFirst } from '#domain/ita.ts';
import { formatScore } from '#domain/number.ts';
import type { Turn } from '#domain/turn.ts';
import { badge, card, ink, rule, stack, words } from '#line/messages/card.ts';
import type { ButtonAction, FlexBubble, FlexPart } from '#line/messages/message.ts';
import type { YearScores } from '#offices/schema/scores.ts';
import { changeBefore, type FullYear, yearsOf } from './model.ts';
import { note, scoreBar, sourceParts, tap } from './parts.ts';
import { scoreText } from './text.ts';

/** A year at a glance: total, level, change, the three tools. */
export function totalCard(year: YearScores, full: FullYear | null, turn: Turn): FlexBubble {
  const { locale, office } = turn;
  const mine = scoreText[locale];
  const { accent } = office.profile;
  const change = changeBefore(office, year);
  const body: FlexPart[] = [
    {
      type: 'box',
      layout: 'horizontal',
      alignItems: 'center',
      spacing: 'md',
      contents: [
        words(formatScore(year.total), { size: '4xl', weight: 'bold', color: accent }),
        badge(mine.level(year.level), accent),
      ],
    },
    ...(change ? [words(changeWords(change, turn))] : []),
    rule(),
    ...(full
      ? full.result.tools.map(({ tool, weight, mean }) =>
          scoreBar(mine.weight(mine.toolTitle[tool], weight), mean, accent),
        )
      : [words(mine.totalOnly(year.year))]),
    ...sourceParts(year, turn),
  ];
  return card({
    accent,
    title: mine.title,
    subtitle: whenWords(year, turn),
    body,
    buttons: totalButtons(year, full, turn),
  });
}

function totalButtons(year: YearScores, full: FullYear | null, turn: Turn): readonly ButtonAction[] {
  const { buttons, says } = scoreText[turn.locale];
  const other = yearsOf(turn.office).find(each => each.year !== year.year);
  const goal = full?.rubric.levels.list.toSorted((a, b) => b.min - a.min)[0]?.code;
  return [
    ...(full
      ? [
          tap(turn, buttons.indicators, 'indicators', { y: year.year }, says.indicators),
          tap(turn, buttons.check, 'check', { y: year.year }, says.check),
        ]
      : []),
    ...(goal ? [tap(turn, buttons.goal(goal), 'goal', { to: goal }, says.goal(goal))] : []),
    ...(other ? [tap(turn, buttons.year(other.year), 'overview', { y: other.year }, says.overview(other.year))] : []),
  ];
}

export function changeWords(change: NonNullable<ReturnType<typeof changeBefore>>, { locale }: Turn): string {
  const { before, points } = change;
  return scoreText[locale].change(
    points >= 0,
    formatScore(Math.abs(points)),
    before.year,
    formatScore(before.total),
    before.level,
  );
}

/** `ปีงบประมาณ 2563`; the newest year says that it is only the newest that we have. */
export function whenWords(year: YearScores, { locale, office }: Turn): string {
  const mine = scoreText[locale];
  return yearsOf(office)[0]?.year === year.year ? mine.latest(year.year) : mine.fiscalYear(year.year);
}

/** All indicators, the weakest first, in two groups: under the office's target, and the rest. */
export function indicatorsCard(full: FullYear, turn: Turn): FlexBubble {
  const { locale, office } = turn;
  const mine = scoreText[locale];
  const { accent, thresholds } = office.profile;
  const target = String(thresholds.targetScore);
  const rows = weakestFirst(full.scores);
  const under = rows.filter(row => row.score < thresholds.targetScore);
  const above = rows.filter(row => row.score >= thresholds.targetScore);
  const list = (some: typeof rows, color: string) =>
    some.map(row => indicatorBar(row.indicator, row.score, color, full, turn));
  const body: FlexPart[] = [
    ...(under.length
      ? [
          words(mine.under(target, under.length), { weight: 'bold', color: ink.warn }),
          stack(list(under, ink.warn)),
          rule(),
        ]
      : []),
    ...(above.length
      ? [words(mine.above(target, above.length), { weight: 'bold', color: accent }), stack(list(above, accent))]
      : []),
    note(mine.targetNote),
  ];
  const subtitle = `${mine.fiscalYear(full.year.year)} · ${mine.indicatorsOrder}`;
  const { buttons, says } = mine;
  return card({
    accent,
    title: mine.indicatorsTitle(rows.length),
    subtitle,
    body,
    buttons: [tap(turn, buttons.weakest, 'weakest', {}, says.weakest)],
  });
}

function indicatorBar(number: number, score: number, color: string, full: FullYear, turn: Turn) {
  const { locale } = turn;
  const { says } = scoreText[locale];
  const name = nameOf(number, full, turn);
  return scoreBar(
    `${number}. ${name}`,
    score,
    color,
    tap(turn, `${number}. ${name}`, 'indicator', { n: number, y: full.year.year }, says.indicator(number)),
  );
}

export function nameOf(number: number, full: FullYear, { locale }: Turn): string {
  const row = full.year.tools.flatMap(tool => tool.indicators).find(each => each.number === number);
  return row?.name[locale] ?? '';
}

/** The bars of one tool's indicators, in the order of their numbers. */
export function toolBars(scores: Scores, numbers: readonly number[], full: FullYear, turn: Turn): readonly FlexPart[] {
  const { accent, thresholds } = turn.office.profile;
  return numbers.map(number => {
    const score = scores.get(number) ?? 0;
    return indicatorBar(number, score, score < thresholds.targetScore ? ink.warn : accent, full, turn);
  });
}
