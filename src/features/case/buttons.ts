import type { Case } from '#cases/record.ts';
import { type Party, paths } from '#domain/case.ts';
import type { Turn } from '#domain/turn.ts';
import type { Locale } from '#i18n/texts.ts';
import { post } from '#line/messages/action.ts';
import type { ButtonAction } from '#line/messages/message.ts';
import { postback } from '#line/postback.ts';
import type { ResidentAct } from './model.ts';
import { caseText } from './text.ts';

const ownersActs = ['confirm', 'dispute', 'tell', 'withdraw'] as const;

/** What this person can do to the case as it stands; the path of its kind says so. */
export function actsFor({ from, kind, people, state }: Case, userId: string | null): readonly ResidentAct[] {
  if (userId === null || !people.includes(userId)) return [];
  if (from !== userId) return ['unfollow'];
  return ownersActs.filter(act => paths[kind][act]?.from.includes(state));
}

/**
 * What is offered by a button. A complaint that is only answered was never said to be finished: that it is not can still be
 * typed, but to add to it says more.
 */
export function offeredActs(data: Case, userId: string | null): readonly ResidentAct[] {
  const isOnlyAnswered = data.kind === 'complaint' && data.state === 'answered';
  return actsFor(data, userId).filter(act => act !== 'dispute' || !isOnlyAnswered);
}

export function partyOf({ from }: Pick<Case, 'from'>, { userId }: Turn): Party {
  return from === userId ? 'owner' : 'resident';
}

/** How an act is called on its button; an officer's question is answered, not only added to. */
export function actLabel(act: ResidentAct, { waitingFor }: Pick<Case, 'waitingFor'>, locale: Locale): string {
  const { buttons } = caseText[locale];
  return act === 'tell' && waitingFor !== null ? buttons.reply : buttons[act];
}

export function actButton(act: ResidentAct, id: string, data: Case, locale: Locale): ButtonAction {
  return post(actLabel(act, data, locale), postback('case', act, { id }, locale));
}

export function showButton(id: string, locale: Locale, label = caseText[locale].buttons.show): ButtonAction {
  return post(label, postback('case', 'show', { id }, locale));
}
