import { formatScore } from '#domain/number.ts';
import type { Turn } from '#domain/turn.ts';
import { badge, card, row, rule, words } from '#line/messages/card.ts';
import type { FlexBox, FlexBubble, FlexPart } from '#line/messages/message.ts';
import { diagnosisLines, diagnosisParts } from './diagnosis.ts';
import { type FullYear, findings, uncovered } from './model.ts';
import { nameOf } from './overview-cards.ts';
import { formatCut, formatExact, heading, note, sourceParts, tap } from './parts.ts';
import type { Goal, WhatIf } from './plans.ts';
import { scoreText } from './text.ts';

/** The total made again from its indicators, step by step. */
export function checkCard(full: FullYear, turn: Turn): FlexBubble {
  const { locale, office } = turn;
  const mine = scoreText[locale];
  const { accent } = office.profile;
  const { result, year } = full;
  const body: FlexPart[] = [
    totalLine(result.total, result.level, turn),
    ...result.tools.map(({ tool, weight, mean }) =>
      row(`${tool} ${mine.times(formatExact(mean), weight)}`, formatExact((mean * weight) / 100), { size: 'md' }),
    ),
    rule(),
    row(mine.sum, formatExact(result.unrounded), { size: 'md' }),
    row(mine.rounded, formatScore(result.total), { size: 'md' }),
    row(mine.published, formatScore(year.total), { size: 'md' }),
    words(matchWords(full, turn), { weight: 'bold' }),
    note(mine.rounding),
    ...sourceParts(year, turn),
  ];
  return card({ accent, title: mine.checkTitle, subtitle: mine.fiscalYear(year.year), body });
}

/** Does the sum equal what was published? */
export function matchWords({ result, year }: FullYear, { locale, office }: Turn): string {
  const mine = scoreText[locale];
  const by = Math.abs(result.total - year.total);
  const isSame = by <= office.profile.thresholds.scoreTolerance + 1e-9;
  return isSame ? mine.matches(formatScore(year.total)) : mine.differs(formatScore(year.total), formatScore(by));
}

/** Items that may be missing, and weak indicators that no measure names. */
export function findingsCard(full: FullYear, turn: Turn): FlexBubble {
  const { locale, office } = turn;
  const mine = scoreText[locale];
  const { accent } = office.profile;
  const found = findings(full).flatMap((finding, at) => [
    ...(at ? [rule()] : []),
    ...diagnosisParts(finding, full.rubric, turn),
  ]);
  const body = [...found, rule(), words(uncoveredWords(full, turn), { weight: 'bold' })];
  return card({ accent, title: mine.findingsTitle, subtitle: mine.fiscalYear(full.year.year), body });
}

export function uncoveredWords(full: FullYear, { locale, office }: Turn): string {
  const mine = scoreText[locale];
  const target = String(office.profile.thresholds.targetScore);
  const numbers = uncovered(office, full);
  return numbers.length ? mine.uncovered(numbers.join(', '), target) : mine.allCovered(target);
}

/** A total with some indicators changed. */
export function whatIfCard(what: WhatIf, turn: Turn): FlexBubble {
  const { locale, office } = turn;
  const mine = scoreText[locale];
  const { full, changes, after } = what;
  const body: FlexPart[] = [
    totalLine(after.total, after.level, turn),
    words(mine.gain(gainWords(what, turn), formatScore(full.result.total)), { weight: 'bold' }),
    ...(formatExact(after.unrounded) === formatScore(after.total)
      ? []
      : [row(mine.unrounded, formatExact(after.unrounded), { size: 'md' })]),
    rule(),
    ...changes.map(({ indicator, from, to }) =>
      row(`${indicator}. ${nameOf(indicator, full, turn)}`, mine.fromTo(formatExact(from), formatExact(to)), {
        size: 'md',
        labelFlex: 1,
        valueFlex: 1,
      }),
    ),
    ...itemLines(what, turn).map(line => note(line)),
    rule(),
    words(nextWords(what, turn)),
    note(mine.promise),
    ...sourceParts(full.year, turn),
  ];
  const [first] = changes;
  const { buttons, says } = mine;
  return card({
    accent: office.profile.accent,
    title: mine.whatIfTitle,
    subtitle: mine.fiscalYear(full.year.year),
    body,
    buttons: [
      ...(what.next
        ? [tap(turn, buttons.goal(what.next.level), 'goal', { to: what.next.level }, says.goal(what.next.level))]
        : []),
      ...(first
        ? [
            tap(
              turn,
              mine.indicator(first.indicator),
              'indicator',
              { n: first.indicator },
              says.indicator(first.indicator),
            ),
          ]
        : []),
    ],
  });
}

/** What a changed score of an indicator made of items would mean for them. */
export function itemLines({ full, changes }: WhatIf, turn: Turn): readonly string[] {
  return changes.flatMap(({ indicator, to, diagnosis }) =>
    diagnosis ? diagnosisLines({ indicator, score: to, diagnosis }, full.rubric, turn) : [],
  );
}

export function gainWords({ gain }: WhatIf, { locale }: Turn): string {
  const mine = scoreText[locale];
  return gain === 0 ? mine.same : mine.gainWords(gain > 0, formatScore(Math.abs(gain)));
}

export function nextWords({ next }: WhatIf, { locale }: Turn): string {
  const mine = scoreText[locale];
  return next ? mine.toNext(formatScore(next.points), next.level) : mine.atTop;
}

/** What it takes to reach a level, with what each indicator alone could add at most. */
export function goalCard(goal: Goal, turn: Turn): FlexBubble {
  const { locale, office } = turn;
  const mine = scoreText[locale];
  const { accent } = office.profile;
  const best = goal.gains[0];
  const body: FlexPart[] = [
    words(goalWords(goal, turn), { weight: 'bold' }),
    ...(goal.points === 0
      ? []
      : [
          heading(mine.gainsTitle),
          ...goal.gains.map(({ indicator, gain }) =>
            row(`${indicator}. ${nameOf(indicator, goal.full, turn)}`, `+${formatScore(gain)}`, {
              size: 'md',
              labelFlex: 3,
              valueFlex: 1,
            }),
          ),
          words(best && best.gain >= goal.points ? mine.single(best.indicator) : mine.noSingle, { weight: 'bold' }),
          rule(),
          ...(goal.items ? [words(mine.items(goal.items.count, formatScore(goal.items.gain)))] : []),
          ...(goal.need
            ? [heading(goal.need.reachable ? mine.needTitle : mine.noWay), words(needWords(goal, turn))]
            : []),
        ]),
    ...(goal.points === 0 ? [] : [note(mine.promise)]),
    ...(goal.full.rubric.levels.standing === 'verified' ? [] : [note(mine.levelStanding)]),
    ...sourceParts(goal.full.year, turn),
  ];
  const { buttons, says } = mine;
  return card({
    accent,
    title: mine.goalTitle(goal.level),
    subtitle: mine.fiscalYear(goal.full.year.year),
    body,
    buttons: [tap(turn, buttons.indicators, 'indicators', {}, says.indicators)],
  });
}

export function goalWords(goal: Goal, { locale }: Turn): string {
  const mine = scoreText[locale];
  const [min, total] = [formatScore(goal.min), formatScore(goal.full.result.total)];
  return goal.points === 0
    ? mine.goalReached(goal.level, min, total)
    : mine.goal(goal.level, min, total, formatScore(goal.points));
}

export function needWords({ need }: Goal, { locale }: Turn): string {
  const mine = scoreText[locale];
  if (!need) return '';
  return need.reachable
    ? mine.need(need.tool, formatScore(need.now), formatScore(need.atLeast), formatCut(need.mean))
    : mine.needTooMuch(need.tool);
}

function totalLine(total: number, level: string, { locale, office }: Turn): FlexBox {
  const { accent } = office.profile;
  return {
    type: 'box',
    layout: 'horizontal',
    alignItems: 'center',
    spacing: 'md',
    contents: [
      words(formatScore(total), { size: '3xl', weight: 'bold', color: accent }),
      badge(scoreText[locale].level(level), accent),
    ],
  };
}
