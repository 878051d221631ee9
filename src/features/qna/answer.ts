import { addMonths, bangkokDay, formatDay } from '#domain/calendar.ts';
import type { Turn } from '#domain/turn.ts';
import { menuActions } from '#features/home/menu.ts';
import { call, link, post, say } from '#line/messages/action.ts';
import { card, cardMessage, ink, row, rule, stack, words } from '#line/messages/card.ts';
import { countGraphemes } from '#line/messages/limits.ts';
import type { Action, ButtonAction, FlexPart, Message } from '#line/messages/message.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import type { AnswerButton, Topic } from '#offices/schema/faq.ts';
import { fillPlaceholders, type Reading } from './placeholders.ts';
import { qnaText } from './text.ts';

/** A topic as the bot gives it: the answer in words, then a card with the facts, their source and their age. */
export function answerMessages(topic: Topic, turn: Turn): readonly Message[] {
  const kept = answersOf(turn.office);
  const key = [topic.id, turn.locale, turn.place, bangkokDay(turn.now)].join();
  const known = kept.get(key);
  if (known) return known;
  const made = makeAnswer(topic, turn);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

/** An answer depends on nothing but its topic, the language, the place and the day, so it is put together once. */
const answers = new WeakMap<Turn['office'], Map<string, readonly Message[]>>();
const MOST_KEPT = 500;

function answersOf(office: Turn['office']): Map<string, readonly Message[]> {
  const kept = answers.get(office) ?? new Map<string, readonly Message[]>();
  answers.set(office, kept);
  return kept;
}

function makeAnswer(topic: Topic, turn: Turn): readonly Message[] {
  const buttons = topic.buttons.map(button => buttonAction(button, turn));
  return withQuickReplies([text(answerWords(topic, turn)), factsCard(topic, turn, buttons)], nextActions(topic, turn));
}

/** The answer's words alone. */
export function answerWords(topic: Topic, reading: Reading): string {
  return fillPlaceholders(topic.answer[reading.locale], reading);
}

/** The button that asks for a topic. */
export function topicAction(topic: Topic, turn: Turn): ButtonAction {
  return post(
    topic.short[turn.locale],
    postback('qna', 'topic', { id: topic.id }, turn.locale),
    topic.question[turn.locale],
  );
}

function factsCard(topic: Topic, turn: Turn, buttons: readonly ButtonAction[]): Message {
  const { locale, office } = turn;
  const mine = qnaText[locale];
  const fill = (value: string) => fillPlaceholders(value, turn);
  const facts = topic.facts.map(fact => ({ ...fact, name: fill(fact.label[locale]), worth: fill(fact.value[locale]) }));
  const body: FlexPart[] = [
    ...facts.map(({ name, worth, confirm }) => factPart(name, worth, confirm)),
    ...(facts.length ? [rule()] : []),
    ...sourceLines(topic, turn).map(line => words(line, { size: 'xs', color: ink.soft })),
    ...(topic.facts.some(fact => fact.confirm) ? [words(`* ${mine.confirm}`, { size: 'xs', color: ink.soft })] : []),
    ...(isOverdue(topic, turn.now) ? [words(mine.overdue, { size: 'sm', weight: 'bold' })] : []),
  ];
  const bubble = card({ accent: office.profile.accent, title: topic.question[locale], body, buttons });
  const altText = [
    topic.question[locale],
    ...facts.map(({ name, worth }) => `${name}: ${worth}`),
    ...sourceLines(topic, turn),
  ].join('\n');
  return cardMessage(altText, bubble);
}

/** Short values stand beside their label, long ones below it. */
function factPart(name: string, worth: string, confirm: boolean): FlexPart {
  const value = confirm ? `${worth} *` : worth;
  if (countGraphemes(name) <= 18 && countGraphemes(value) <= 16)
    return row(name, value, { labelFlex: 1, valueFlex: 1 });
  return stack([words(name, { size: 'sm', color: ink.soft }), words(value, { weight: 'bold' })], { spacing: 'xs' });
}

/** The sources that the answer and its facts rest on, a line per day on which they were checked. */
function sourceLines(topic: Topic, { locale }: Turn): string[] {
  const mine = qnaText[locale];
  const days = Map.groupBy([topic, ...topic.facts], ({ asOf }) => asOf);
  return [...days].map(([asOf, rested]) => {
    const names = [...new Set(rested.map(({ source }) => source[locale]))].join('; ');
    return `${mine.asOf(formatDay(asOf, locale))} ${mine.source(names)}`;
  });
}

/** Facts age: past its review period an answer says that it needs confirming. */
export function isOverdue(topic: Pick<Topic, 'asOf' | 'reviewMonths'>, now: number): boolean {
  return bangkokDay(now) > addMonths(topic.asOf, topic.reviewMonths);
}

function buttonAction(button: AnswerButton, { locale }: Turn): ButtonAction {
  const label = button.label[locale];
  switch (button.kind) {
    case 'call':
      return call(label, button.number);
    case 'say':
      return say(label, button.text[locale]);
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
