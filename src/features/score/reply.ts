import type { Outcome, Turn } from '#domain/turn.ts';
import { say } from '#line/messages/action.ts';
import { cardsMessage } from '#line/messages/card.ts';
import type { Action, FlexBubble } from '#line/messages/message.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import type { ToolId } from '#offices/schema/scores.ts';
import { scoreText } from './text.ts';

/** How the answers of `score` are sent: words, cards and quick replies in one reply. */

/** Words, then the cards. */
export function answer(
  essence: string,
  bubbles: readonly FlexBubble[],
  turn: Turn,
  near?: number,
  altText = essence,
): Outcome {
  const shown = cardsMessage(altText, bubbles);
  return { replies: withQuick([text(essence), shown], nextActions(turn, near ?? null), turn) };
}

/** Quick replies; each sends words that can be typed just as well. None in a group. */
export function nextActions({ locale }: Turn, near: number | null): readonly Action[] {
  const { buttons, says, indicator, examples, toolTitle } = scoreText[locale];
  const ids: readonly ToolId[] = ['IIT', 'EIT', 'OIT'];
  return [
    ...(near === null ? [] : [say(indicator(near), says.indicator(near))]),
    say(buttons.overview, examples.overviewLatest),
    say(buttons.indicators, says.indicators),
    say(examples.whatIf),
    say(buttons.goal('AA'), says.goal('AA')),
    say(buttons.check, says.check),
    ...ids.map(id => say(toolTitle[id], id)),
    say(buttons.measures, says.measures),
  ];
}

/** Messages with these quick replies; none where others read along. */
export function withQuick(messages: Parameters<typeof withQuickReplies>[0], actions: readonly Action[], turn: Turn) {
  return turn.place === 'group' ? messages : withQuickReplies(messages, actions);
}
