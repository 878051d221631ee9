import { promiseOf } from '#cases/filing.ts';
import { divisionName } from '#cases/names.ts';
import { bangkokDay, calendarYear } from '#domain/calendar.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { sealedMessages } from '#features/complaint/sealing.ts';
import { smellsOfCorruption } from '#features/complaint/smell.ts';
import { menuActions } from '#features/home/menu.ts';
import { newFormDraft } from '#forms/chat-draft.ts';
import { type ChatFeature, openAsked, type Sent, show } from '#forms/chat-feature.ts';
import { photoIdsIn } from '#forms/filed-parts.ts';
import { say } from '#line/messages/action.ts';
import type { Action } from '#line/messages/message.ts';
import { pageLink } from '#line/messages/page-link.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import type { Service } from '#offices/schema/services.ts';
import { findService } from './describing.ts';
import type { ServiceForm } from './model.ts';
import { fileRequest } from './requesting.ts';
import { serviceText } from './text.ts';

/** Asking for a service in the chat, question by question: for services that ask for nothing private. */
export const serviceChat: ChatFeature<ServiceForm> = {
  feature: 'eservice',
  kind: 'service',
  find: (id, office) => {
    const service = findService(id, office);
    return service?.form && isForChat(service) ? { service, form: service.form } : undefined;
  },
  wordsIn: locale => serviceText[locale],
  smells: smellsOfCorruption,
  sealed: sealedMessages,
  file: ({ form, service }, sent, turn) => {
    const photoIds = photoIdsIn(form, sent.answers);
    const messageIds = sent.messageIds.filter(id => !photoIds.includes(id));
    return fileRequest(service, { ...sent, form, appointment: null, messageIds, photoIds, uploads: [] }, turn);
  },
  told: ({ service }, { locale }, turn) => told(service, locale, turn),
  goOn: locale => say(serviceText[locale].buttons.continue),
};

function isForChat({ channels }: Service): boolean {
  return channels.includes('chat');
}

export function begin(service: Service, turn: Turn): Outcome {
  const { form } = service;
  const mine = serviceText[turn.locale];
  if (!form) return tell(mine.inPerson, menuActions(turn.locale, turn.place));
  if (!isForChat(service))
    return tell(mine.chatOnly, [pageLink(mine.buttons.page, turn.office, `/services/${service.id}`)]);
  const open = openAsked(serviceChat, turn);
  const before = open?.service.id === service.id ? open.draft : null;
  if (!before && hasAnotherOpen(turn)) return tell(mine.busy, [say(mine.buttons.continue), say(mine.buttons.cancel)]);
  const draft = before ?? newFormDraft(form, turn);
  return show(serviceChat, form, before, { kind: 'step', draft, lead: null }, turn);
}

/** What was begun and not sent is never lost to another beginning. */
function hasAnotherOpen({ now, person: { session } }: Turn): boolean {
  return session != null && session.expires > now;
}

function told({ clock, division, short }: Service, locale: Sent['locale'], turn: Turn): string {
  const mine = serviceText[locale];
  const { basis, due } = promiseOf(clock, turn, locale);
  const year = calendarYear(bangkokDay(turn.now));
  return [
    `${mine.sent}\n${short[locale]}\n${mine.sentNumber(year)}`,
    mine.sentNext(divisionName(division, turn.office, locale), due, basis),
    mine.sentFollow,
  ].join('\n\n');
}

function tell(words: string, actions: readonly Action[]): Outcome {
  return { replies: withQuickReplies([text(words)], actions) };
}
