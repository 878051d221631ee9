import type { ActRefusal } from '#cases/acting.ts';
import type { StoredCase } from '#cases/record.ts';
import { caseWords } from '#cases/text.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { homeText } from '#features/home/text.ts';
import { text } from '#line/messages/text.ts';
import { menuReply } from './listing.ts';
import { caseText } from './text.ts';
import { showTimeline } from './timeline.ts';

/** Why something was not done, and what is true now; the conversation about it is over. */
export function refused(refusal: ActRefusal, stored: StoredCase, turn: Turn): Outcome {
  const shown = showTimeline(stored, turn);
  return {
    ...shown,
    replies: [text(reason(refusal, turn)), ...shown.replies],
    ...(turn.person.session?.feature === 'case' ? { session: null } : {}),
  };
}

function reason(refusal: ActRefusal, { locale }: Turn): string {
  const { refusals } = caseText[locale];
  switch (refusal.kind) {
    case 'not-yours':
    case 'unknown-act':
      return refusals.notYours;
    case 'closed':
      return refusals.closed(caseWords[locale].states[refusal.state]);
    case 'already':
      return refusals.already(caseWords[locale].states[refusal.state]);
    case 'full':
      return refusals.full;
    case 'lacks':
      return caseText[locale].problems.unfit;
    default:
      return refusal satisfies never;
  }
}

/** Somebody else's case and one that does not exist are the same. */
export function unknownCase(turn: Turn): Outcome {
  const gone = menuReply(caseText[turn.locale].unknown, turn);
  return turn.person.session?.feature === 'case' ? { ...gone, session: null } : gone;
}

export function leave(turn: Turn): Outcome {
  return { ...menuReply(homeText[turn.locale].cancelled, turn), session: null };
}
