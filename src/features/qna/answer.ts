import { bangkokDay, formatDay } from '#domain/calendar.ts';
import type { Turn } from '#domain/turn.ts';
import { menuActions } from '#features/home/menu.ts';
import { isOpen } from '#features/manifests.ts';
import { call, link, post, say } from '#line/messages/action.ts';
import { card, cardMessage, ink, rule, stack, words } from '#line/messages/card.ts';
import type { Action, ButtonAction, FlexPart, Message } from '#line/messages/message.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import type { AnswerButton, Fact, Topic } from '#offices/schema/faq.ts';
import { fillPlaceholders } from './placeholders.ts';
import { qnaText } from './text.ts';

/** A topic as the bot gives it: the answer in words, then a card with the facts, their source and their age. */
export function answerMessages(topic: Topic, turn: Turn): readonly Message[] {
  const { locale, office } = turn;
  const opened = topic.open && isOpen(topic.open.feature) ? topic.open : null;
  const buttons = [...(opened?.buttons ?? []), ...topic.buttons].slice(0, 4).map(button => buttonAction(button, turn));
  const answer = fillPlaceholders((opened ?? topic).answer[locale], office, locale);
  const messages = [text(answer), factsCard(topic, turn, buttons, answer)];
  return withQuickReplies(messages, nextActions(topic, turn));
}

/** The answer's words alone, for a reader that is not a chat. */
export function answerWords(topic: Topic, office: Turn['office'], locale: Turn['locale']): string {
  const opened = topic.open && isOpen(topic.open.feature) ? topic.open : null;
  return fillPlaceholders((opened ?? topic).answer[locale], office, locale);
}

/** The button that asks for a topic; `l` carries the language, for a button has no words to tell it by. */
export function topicAction(topic: Topic, turn: Turn): ButtonAction {
  const args = turn.locale === 'en' ? { id: topic.id, l: 'en' } : { id: topic.id };
  return post(topic.question[turn.locale], postback('qna', 'topic', args), topic.question[turn.locale]);
}

function factsCard(topic: Topic, turn: Turn, buttons: readonly ButtonAction[], answer: string): Message {
  const { locale, office } = turn;
  const mine = qnaText[locale];
  const body: FlexPart[] = [
    ...topic.facts.flatMap((fact, at) => [...(at ? [rule('md')] : []), factPart(fact, turn)]),
    ...(topic.facts.length ? [rule()] : []),
    words(mine.source(topic.source[locale]), { size: 'sm', color: ink.soft }),
    words(mine.asOf(formatDay(topic.asOf, locale)), { size: 'sm', color: ink.soft }),
    ...(isOverdue(topic, turn.now) ? [words(mine.overdue, { size: 'sm', weight: 'bold' })] : []),
  ];
  const bubble = card({ accent: office.profile.accent, title: topic.question[locale], body, buttons });
  return cardMessage(`${topic.question[locale]}\n${answer}`, bubble);
}

function factPart(fact: Fact, { locale, office }: Turn): FlexPart {
  const mine = qnaText[locale];
  const fill = (value: string) => fillPlaceholders(value, office, locale);
  return stack(
    [
      words(fill(fact.label[locale]), { size: 'sm', color: ink.soft }),
      words(fill(fact.value[locale]), { weight: 'bold' }),
      words([mine.asOf(formatDay(fact.asOf, locale, 'short')), mine.source(fact.source[locale])].join(' · '), {
        size: 'xs',
        color: ink.soft,
      }),
      ...(fact.confirm ? [words(mine.confirm, { size: 'xs', color: ink.soft })] : []),
    ],
    { spacing: 'xs' },
  );
}

/** Facts age: past its review period an answer says that it needs confirming. */
export function isOverdue(topic: Topic, now: number): boolean {
  const checked = new Date(`${topic.asOf}T00:00:00Z`);
  const due = new Date(
    Date.UTC(checked.getUTCFullYear(), checked.getUTCMonth() + topic.reviewMonths, checked.getUTCDate()),
  );
  return bangkokDay(now) > due.toISOString().slice(0, 10);
}

function buttonAction(button: AnswerButton, { locale }: Turn): ButtonAction {
  const label = button.label[locale];
  switch (button.kind) {
    case 'call':
      return call(label, button.number);
    case 'say':
      return say(label, button.text);
    case 'web':
      return link(label, button.url);
    default:
      return button satisfies never;
  }
}

function nextActions(topic: Topic, turn: Turn): readonly Action[] {
  if (turn.place === 'group') return [];
  const related = topic.related
    .flatMap(id => turn.office.topics.filter(each => each.id === id))
    .map(each => topicAction(each, turn));
  return [...related, ...menuActions(turn.locale, turn.place)];
}
