import type { Outcome, Turn } from '#domain/turn.ts';
import { menuActions } from '#features/home/menu.ts';
import type { FormDraft } from '#forms/chat-draft.ts';
import type { Locale } from '#i18n/texts.ts';
import { say } from '#line/messages/action.ts';
import type { Message } from '#line/messages/message.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { callCard, hotlineName, hotlinesOf } from './calling.ts';
import { type Draft, sessionOf } from './model.ts';
import { complaintText } from './text.ts';

/** Words of corruption are not taken in by a chat: where to tell them instead, and how to take them back. */

/** Whom to call about corruption, as far as the office names them: the ป.ป.ช. and the ศูนย์ดำรงธรรม. */
export const outside = ['1205', '1567'];

export function sealedMessages(turn: Turn, locale: Locale, draft: Draft | FormDraft | null): readonly Message[] {
  const mine = complaintText[locale];
  const hotlines = hotlinesOf(outside, turn.office);
  const told = lines(mine.sealed, ...hotlines.map(hotline => `• ${hotlineName(hotline, locale)}`), mine.sealedUnsend);
  const shown = [
    text(draft ? `${told}\n\n${mine.sealedDropped}` : told),
    ...(hotlines.length ? [callCard(mine.sealedTitle, null, hotlines, turn.office, locale)] : []),
  ];
  const actions = draft ? [say(mine.buttons.continue), say(mine.buttons.cancel)] : menuActions(locale, turn.place);
  return withQuickReplies(shown, actions);
}

/**
 * Nothing of the message is written. A conversation that is open loses what was said in it before, for that may belong to
 * the same matter, and takes nothing in until the person goes on.
 */
export function seal(draft: Draft | null, locale: Locale, turn: Turn): Outcome {
  const replies = sealedMessages(turn, locale, draft);
  return draft ? { replies, session: sessionOf(sealed(draft), 'sealed') } : { replies };
}

function sealed(draft: Draft): Draft {
  const nothing = { guesses: [], what: null, where: null, placed: false, near: [], looked: false };
  return { ...draft, ...nothing, photos: [], pictured: false, set: null, sealed: true };
}
