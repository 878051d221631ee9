import { promiseOf } from '#cases/filing.ts';
import { divisionName } from '#cases/names.ts';
import { bangkokDay, calendarYear } from '#domain/calendar.ts';
import type { Form } from '#domain/form.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { sealedMessages } from '#features/complaint/sealing.ts';
import { smellsOfCorruption } from '#features/complaint/smell.ts';
import { localeOf, newFormDraft } from '#forms/chat-draft.ts';
import { type ChatFeature, openAsked, type Sent, show } from '#forms/chat-feature.ts';
import { link } from '#line/messages/action.ts';
import { addQuickReplies } from '#line/messages/text.ts';
import { chatForm, divisionFor, fileOpinion } from './filing.ts';
import { opinionText } from './text.ts';

/** An opinion in the chat: the same form as on the page, one question at a time, but for the name. */
export const opinionChat: ChatFeature<{ readonly form: Form }> = {
  feature: 'opinion',
  kind: 'opinion',
  find: (_, { opinion }) => ({ form: chatForm(opinion) }),
  wordsIn: locale => opinionText[locale],
  smells: smellsOfCorruption,
  sealed: sealedMessages,
  file: ({ form }, sent, turn) => fileOpinion({ ...sent, form }, turn),
  told: (_, sent, turn) => told(sent, turn),
};

/** Begins, or goes on with what was begun; the page is offered beside it. */
export function begin(turn: Turn): Outcome {
  const form = chatForm(turn.office.opinion);
  const open = openAsked(opinionChat, turn)?.draft ?? null;
  const draft = open ?? newFormDraft(form, turn);
  const words = opinionText[localeOf(draft, turn)];
  const lead = open ? words.begun : words.write;
  const shown = show(opinionChat, form, open, { kind: 'step', draft, lead }, turn);
  const page = link(words.buttons.page, `${turn.office.pages}/opinion/write`);
  return { ...shown, replies: addQuickReplies(shown.replies, [page]) };
}

function told({ answers, locale }: Sent, turn: Turn): string {
  const about = typeof answers.about === 'string' ? answers.about : null;
  const { basis, due } = promiseOf(turn.office.opinion.clock, turn, locale);
  const words = opinionText[locale];
  return [
    words.sent(calendarYear(bangkokDay(turn.now))),
    words.sentNext(divisionName(divisionFor(about, turn.office), turn.office, locale), due, basis),
    words.sentFollow,
  ].join('\n\n');
}
