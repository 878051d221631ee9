import { weakestFirst } from '#domain/ita.ts';
import { formatScore, roundHalfUp } from '#domain/number.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { say } from '#line/messages/action.ts';
import { cardMessage } from '#line/messages/card.ts';
import { lines, text } from '#line/messages/text.ts';
import type { ToolId, YearScores } from '#offices/schema/scores.ts';
import { adviceCard, behindCard, indicatorCard, toolCard, toolOf } from './detail-cards.ts';
import { diagnosisLines } from './diagnosis.ts';
import { changeBefore, type FullYear, findFullYear, findings, type IndicatorView } from './model.ts';
import { changeWords, indicatorsCard, nameOf, totalCard, whenWords } from './overview-cards.ts';
import { formatExact } from './parts.ts';
import type { Goal, WhatIf } from './plans.ts';
import { answer, nextActions, withQuick } from './reply.ts';
import {
  checkCard,
  findingsCard,
  gainWords,
  goalCard,
  goalWords,
  itemLines,
  matchWords,
  needWords,
  nextWords,
  uncoveredWords,
  whatIfCard,
} from './sum-cards.ts';
import { scoreText } from './text.ts';

/** What the bot says of scores: the essence in words, then a card, and where to go next. */
export function answerOverview(year: YearScores, turn: Turn): Outcome {
  const { locale, office } = turn;
  const mine = scoreText[locale];
  const found = findFullYear(office, year.year);
  const full = found.ok ? found.value : null;
  const change = changeBefore(office, year);
  const [weakest] = full ? weakestFirst(full.scores) : [];
  const essence = lines(
    mine.overview(whenWords(year, turn), formatScore(year.total), year.level),
    change && changeWords(change, turn),
    full && weakest
      ? mine.weakestIs(weakest.indicator, nameOf(weakest.indicator, full, turn), formatScore(weakest.score))
      : mine.totalOnly(year.year),
  );
  return answer(
    essence,
    full ? [totalCard(year, full, turn), indicatorsCard(full, turn)] : [totalCard(year, null, turn)],
    turn,
    weakest?.indicator,
  );
}

export function answerIndicators(full: FullYear, turn: Turn): Outcome {
  const mine = scoreText[turn.locale];
  const rows = weakestFirst(full.scores);
  const list = rows
    .map(row => `${row.indicator}. ${nameOf(row.indicator, full, turn)} ${formatScore(row.score)}`)
    .join('\n');
  const quick = rows
    .slice(0, 10)
    .map(row => say(`${row.indicator}: ${formatScore(row.score)}`, mine.says.indicator(row.indicator)));
  return {
    replies: withQuick(
      [text(mine.indicators(full.year.year, rows.length, list)), cardMessage(list, indicatorsCard(full, turn))],
      quick,
      turn,
    ),
  };
}

export function answerIndicator(view: IndicatorView, full: FullYear, turn: Turn): Outcome {
  const mine = scoreText[turn.locale];
  const essence = lines(
    mine.indicatorSays(view.number, view.score.name[turn.locale], full.year.year, formatScore(view.score.score)),
    mine.rank(view.rank, view.count),
    view.ceiling ? mine.perfectSays(formatScore(view.ceiling.gain), formatScore(view.ceiling.total)) : mine.isPerfect,
  );
  const behind = behindCard(view, full, turn);
  return answer(
    essence,
    [indicatorCard(view, full, turn), adviceCard(view.tool, full, turn), ...(behind ? [behind] : [])],
    turn,
    view.number,
  );
}

/** One tool, or all three. */
export function answerTool(id: ToolId | null, full: FullYear, turn: Turn): Outcome {
  const mine = scoreText[turn.locale];
  const shown = full.year.tools.filter(tool => id === null || tool.tool === id);
  const said = shown.map(tool => {
    const mean = full.result.tools.find(each => each.tool === tool.tool)?.mean ?? 0;
    return mine.toolSays(mine.toolTitle[tool.tool], full.year.year, formatScore(mean));
  });
  const advised = id === null ? null : toolOf(full, id)?.advice[turn.locale];
  const essence = lines(id === null ? mine.allAdvice(full.year.year) : null, ...said);
  return answer(
    essence,
    shown.map(tool => toolCard(tool, full, turn)),
    turn,
    shown[0]?.indicators[0]?.number,
    lines(essence, advised ?? null),
  );
}

export function answerCheck(full: FullYear, turn: Turn): Outcome {
  const mine = scoreText[turn.locale];
  const { result, year } = full;
  const found = findings(full).flatMap(finding => diagnosisLines(finding, full.rubric, turn));
  const essence = lines(
    mine.check(year.year, formatExact(result.unrounded), formatScore(result.total), result.level),
    matchWords(full, turn),
    ...found,
    mine.inference,
    uncoveredWords(full, turn),
  );
  return answer(essence, [checkCard(full, turn), findingsCard(full, turn)], turn);
}

export function answerWhatIf(what: WhatIf, turn: Turn): Outcome {
  const mine = scoreText[turn.locale];
  const changes = what.changes.map(({ indicator, to }) => mine.ifPart(indicator, formatExact(to))).join(mine.both);
  const gained = mine.gain(gainWords(what, turn), formatScore(what.full.result.total));
  const essence = lines(
    mine.whatIf(changes, formatScore(what.after.total), what.after.level),
    gained,
    nextWords(what, turn),
    ...itemLines(what, turn),
    mine.promise,
  );
  return answer(essence, [whatIfCard(what, turn)], turn, what.changes[0]?.indicator);
}

export function answerGoal(goal: Goal, turn: Turn): Outcome {
  const mine = scoreText[turn.locale];
  const best = goal.gains[0];
  const way = [
    best ? mine.best(best.indicator, formatScore(best.gain)) : null,
    goal.items ? mine.items(goal.items.count, formatScore(goal.items.gain)) : null,
    best && best.gain >= goal.points ? mine.single(best.indicator) : mine.noSingle,
    goal.need ? `${goal.need.reachable ? mine.needTitle : mine.noWay}: ${needWords(goal, turn)}` : null,
    mine.promise,
  ];
  const essence = lines(goalWords(goal, turn), ...(goal.points === 0 ? [] : way));
  return answer(essence, [goalCard(goal, turn)], turn, best?.indicator);
}

export function answerLevel(
  level: { readonly score: number; readonly rounded: number; readonly level: string },
  full: FullYear,
  turn: Turn,
): Outcome {
  const mine = scoreText[turn.locale];
  const isRounded = roundHalfUp(level.score, 4) !== level.rounded;
  const said = isRounded
    ? mine.levelRounded(String(level.score), formatScore(level.rounded), level.level)
    : mine.levelSays(formatScore(level.rounded), level.level);
  const standing = full.rubric.levels.standing === 'verified' ? null : mine.levelStanding;
  return {
    replies: withQuick([text(lines(said, isRounded ? mine.rounding : null, standing))], nextActions(turn, null), turn),
  };
}
