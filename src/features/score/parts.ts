import { formatDay } from '#domain/calendar.ts';
import { formatScore, roundHalfUp } from '#domain/number.ts';
import type { Json } from '#domain/record.ts';
import type { Turn } from '#domain/turn.ts';
import { post } from '#line/messages/action.ts';
import { bar, ink, stack, words } from '#line/messages/card.ts';
import type { ButtonAction, FlexBox, FlexPart } from '#line/messages/message.ts';
import { postback } from '#line/postback.ts';
import type { YearScores } from '#offices/schema/scores.ts';
import { scoreText } from './text.ts';

/** Pieces that the cards of `score` share. */

/** A button of this feature; the person seems to say the words that can be typed as well. */
export function tap(
  { locale }: Turn,
  label: string,
  act: string,
  args: { readonly [key: string]: Json },
  says: string,
): ButtonAction {
  return post(label, postback('score', act, args, locale), says);
}

/** Where a year's scores come from, and how old they are. */
export function sourceParts(year: YearScores, { locale }: Turn): readonly FlexPart[] {
  const mine = scoreText[locale];
  return [
    words(mine.source(year.source[locale]), { size: 'sm', color: ink.soft, margin: 'lg' }),
    words(mine.asOf(formatDay(year.asOf, locale)), { size: 'sm', color: ink.soft }),
  ];
}

/** A named score over its bar; `action` makes the whole of it a button. */
export function scoreBar(label: string, score: number, color: string, action?: ButtonAction): FlexBox {
  const line: FlexBox = {
    type: 'box',
    layout: 'horizontal',
    spacing: 'md',
    contents: [words(label, { flex: 7 }), words(formatScore(score), { weight: 'bold', align: 'end', flex: 3 })],
  };
  return stack([line, bar(score, color)], { margin: 'md', ...(action ? { action } : {}) });
}

export function heading(value: string): FlexPart {
  return words(value, { weight: 'bold', margin: 'lg' });
}

export function note(value: string): FlexPart {
  return words(value, { size: 'sm', color: ink.soft });
}

/** `91.8202`, `84.824`, `98.89`: as many decimals as there are, two at least and four at most. */
export function formatExact(value: number): string {
  return roundHalfUp(value, 4)
    .toFixed(4)
    .replace(/0{1,2}$/, '');
}

/** `93.943…` where more digits follow. */
export function formatCut(value: number): string {
  const cut = Math.floor(roundHalfUp(value, 7) * 1000) / 1000;
  return Math.abs(cut - value) < 1e-7 ? formatExact(value) : `${cut.toFixed(3)}…`;
}
