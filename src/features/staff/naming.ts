import { openSessionOf, type Person } from '#domain/person.ts';
import type { Outcome, SessionMove, Turn } from '#domain/turn.ts';
import { say } from '#line/messages/action.ts';
import { excerpt } from '#line/messages/limits.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { parseName } from './model.ts';
import { staffText } from './text.ts';

/** The name that colleagues see on cards and in histories; only members of staff have one here. */

const nameStep: SessionMove = { step: 'name', data: {}, messageIds: [] };

/** Asks for the name at once, unless that would end another conversation or the event came late: then it says how. */
export function askingName(turn: Turn): { readonly words: string; readonly session: SessionMove | null } {
  const words = staffText[turn.locale];
  const isFree = !turn.late && openSessionOf(turn.person, turn.now) === null;
  return isFree ? { words: words.nameAsk, session: nameStep } : { words: words.nameLater, session: null };
}

/** The name as it was said, or why it is none; without one it asks. */
export function setName(said: string | null, messageId: string, turn: Turn): Outcome {
  const words = staffText[turn.locale];
  if (turn.person.duties.length === 0) return { replies: [text(words.noDuties)], ...endOfStaff(turn) };
  if (said === null) {
    const now = turn.person.name === null ? '' : `${words.nameNow(turn.person.name)}\n`;
    return { replies: withQuickReplies([text(`${now}${words.nameAsk}`)], [say(words.skip)]), session: nameStep };
  }
  const name = parseName(said);
  if (name === null) return { replies: withQuickReplies([text(words.nameUnfit)], [say(words.skip)]) };
  return { replies: [text(words.named(name))], person: { name, nameFrom: messageId }, ...endOfStaff(turn) };
}

export function leaveName(turn: Turn): Outcome {
  return { replies: [text(staffText[turn.locale].nameSkipped)], session: null };
}

/** Ends a conversation with this feature, and no other. */
export function endOfStaff({ person }: Turn): Pick<Outcome, 'session'> {
  return person.session?.feature === 'staff' ? { session: null } : {};
}

/** As it stands in lists and questions. */
export function nameOf({ name }: Pick<Person, 'name'>, { locale }: Pick<Turn, 'locale'>): string {
  return name === null ? staffText[locale].unnamed : excerpt(name, 40, 100);
}
