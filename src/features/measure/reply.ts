import type { Outcome, Turn } from '#domain/turn.ts';
import { say } from '#line/messages/action.ts';
import { cardsMessage } from '#line/messages/card.ts';
import type { Action, FlexBubble, Message } from '#line/messages/message.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { measureText } from './text.ts';

/** How the answers of `measure` are sent: words, cards and quick replies in one reply. */

/** Words, then the cards. */
export function answer(
  essence: string,
  bubbles: readonly FlexBubble[],
  turn: Turn,
  altText: string,
  near?: number,
): Outcome {
  const shown = cardsMessage(altText, bubbles);
  return { replies: quick(bubbles.length ? [text(essence), shown] : [text(essence)], turn, near) };
}

/** Words alone. */
export function plain(words: string, turn: Turn, near?: number): Outcome {
  return { replies: quick([text(words)], turn, near) };
}

/** Quick replies; each sends words that can be typed just as well. None in a group. */
function quick(messages: readonly Message[], turn: Turn, near?: number): readonly Message[] {
  if (turn.place === 'group') return messages;
  const { buttons, says, nth, shortStatus } = measureText[turn.locale];
  const around: readonly Action[] =
    near === undefined ? [] : [say(nth(near), says.show(near)), say(buttons.verbatim, says.verbatim(near))];
  const owners = turn.office.divisions.divisions.map(each =>
    say(each.shortName[turn.locale], says.owner(each.shortName[turn.locale])),
  );
  return withQuickReplies(messages, [
    ...around,
    say(buttons.list, says.list),
    say(shortStatus['not-started'], says.status(shortStatus['not-started'])),
    say(shortStatus['not-checkable'], says.status(shortStatus['not-checkable'])),
    ...owners,
    say(buttons.document, says.document),
    say(buttons.score, says.score),
  ]);
}
