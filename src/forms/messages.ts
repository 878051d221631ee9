import type { Form, Question, StopIf } from '#domain/form.ts';
import type { Turn } from '#domain/turn.ts';
import type { Locale } from '#i18n/texts.ts';
import { call, post, say } from '#line/messages/action.ts';
import { card, cardMessage, words } from '#line/messages/card.ts';
import { excerpt, limits } from '#line/messages/limits.ts';
import type { Message } from '#line/messages/message.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { type AskOptions, askQuestion } from './asking.ts';
import { type FormDraft, localeOf } from './chat-draft.ts';
import { chatText } from './chat-text.ts';
import { checkMessages } from './check-card.ts';
import { nextStep, stepBack } from './steps.ts';

/** What a form says in the chat at each step. */

/** What the next step of a draft asks, after a word on what was just said. */
export function askStep(
  form: Form,
  draft: FormDraft,
  turn: Turn,
  options: AskOptions,
  lead: string | null = null,
): readonly Message[] {
  const locale = localeOf(draft, turn);
  const step = nextStep(form, draft);
  switch (step.kind) {
    case 'sealed':
      return options.sealed(locale);
    case 'stopped':
      return stopped(form, step.stop, turn, locale, lead);
    case 'edit':
      return askWhich(form, draft, step.fields, locale, options, lead);
    case 'check':
      return checkMessages(form, draft, turn, options, lead);
    case 'ask':
      return askQuestion(form, draft, step, turn, options, lead);
    default:
      return step satisfies never;
  }
}

/** Whom to call instead, or where to go. */
function stopped(form: Form, stop: StopIf, turn: Turn, locale: Locale, lead: string | null): readonly Message[] {
  const mine = chatText[locale];
  const said = excerpt(stop.say[locale], 1000, 2000);
  const body = card({
    accent: turn.office.profile.accent,
    title: excerpt(form.title[locale], 100, 300),
    body: [words(said)],
    buttons: stop.call ? [call(mine.call(stop.call), stop.call)] : [],
  });
  const shown = [cardMessage(lines(said, stop.call && mine.call(stop.call)), body), text(lines(lead, mine.stoppedHow))];
  return withQuickReplies(shown, [say(mine.buttons.back), say(mine.buttons.cancel)]);
}

/** The answers by number; as many of them as fit can be tapped. */
function askWhich(
  form: Form,
  draft: FormDraft,
  fields: readonly Question[],
  locale: Locale,
  { feature }: AskOptions,
  lead: string | null,
): readonly Message[] {
  const mine = chatText[locale];
  const names = fields.map(({ label }, at) => `${at + 1}. ${excerpt(label[locale], 60, 90)}`);
  const edits = fields.map(({ id }, at) => {
    const label = names[at] ?? '';
    return post(label, postback(feature, 'edit', { d: draft.id, f: id }, locale), label);
  });
  const nav = [...(stepBack(form, draft) ? [say(mine.buttons.back)] : []), say(mine.buttons.cancel)];
  const actions = [...edits.slice(0, limits.quickReplies - nav.length), ...nav];
  return withQuickReplies([text(lines(lead, mine.edit, ...names))], actions);
}
