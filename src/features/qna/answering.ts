import * as v from 'valibot';
import { can } from '#domain/actor.ts';
import { isQuiet } from '#domain/calendar.ts';
import { type JsonObject, type Read, ref, type Stored } from '#domain/record.ts';
import { keepMs } from '#domain/retention.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { post, say } from '#line/messages/action.ts';
import { excerpt } from '#line/messages/limits.ts';
import { longText, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { numberOf } from './asking.ts';
import { type QnaCommand, Question } from './model.ts';
import { qnaText } from './text.ts';

/** An officer answers a question from the chat: write → check → send. The answer reaches the resident through LINE. */
export function readQuestion(id: string): Read {
  return { refs: [ref('questions', id)] };
}

export function writeAnswer(turn: Turn, record: Stored | null): Outcome {
  const refusal = refuse(turn, record);
  if (refusal) return refusal;
  const words = qnaText[turn.locale];
  const question = v.parse(Question, record?.data);
  const shown = words.writeAnswer(numberOf(question), question.question ?? '');
  return {
    replies: withQuickReplies(longText(shown), [say(words.buttons.cancel)]),
    // They repeat the resident's words, which the resident may take back.
    copies: 'decide',
    session: { step: 'answer', data: { id: record?.ref.id ?? '' }, messageIds: [] },
  };
}

export function checkAnswer(
  command: Extract<QnaCommand, { kind: 'check-answer' }>,
  turn: Turn,
  record: Stored | null,
): Outcome {
  const refusal = refuse(turn, record);
  if (refusal) return { ...refusal, session: null };
  const words = qnaText[turn.locale];
  const { buttons } = words;
  const { id } = command;
  const question = v.parse(Question, record?.data);
  const send = post(buttons.send, postback('qna', 'send', { id }, turn.locale));
  const shown = words.checkAnswer(
    numberOf(question),
    excerpt(question.question ?? '', 200, 800),
    excerpt(command.answer, 1500),
  );
  return {
    replies: withQuickReplies([text(`${shown}\n\n${words.checkHow}`)], [send, say(buttons.cancel)]),
    // They repeat the resident's words, and an answer that is not sent yet.
    copies: 'decide',
    session: {
      step: 'check-answer',
      data: { id: command.id, answer: command.answer },
      messageIds: [command.messageId],
    },
  };
}

/** One officer wins: the answer is written against the version that was read. */
export function sendAnswer(
  command: Extract<QnaCommand, { kind: 'send-answer' }>,
  turn: Turn,
  record: Stored | null,
): Outcome {
  const refusal = refuse(turn, record);
  if (refusal || !record) return { ...(refusal ?? { replies: [] }), session: null };
  const question = v.parse(Question, record.data);
  const answered: Question = {
    ...question,
    status: 'answered',
    answer: command.answer,
    answerIds: [...command.messageIds],
    answeredBy: turn.userId,
    answeredAt: turn.now,
    expires: turn.now + keepMs(turn.office, 'question'),
  };
  return {
    replies: [text(sentWords(turn))],
    session: null,
    writes: [{ kind: 'replace', ref: record.ref, data: answered as JsonObject, if: { version: record.version } }],
    notices: [{ to: { person: question.from }, template: 'qna.answer', about: record.ref }],
    holds: { refs: [record.ref], messageIds: command.messageIds },
  };
}

/** At night the answer waits for the morning, and the officer is told so. */
function sentWords({ locale, now, office }: Turn): string {
  const { quietHours } = office.profile;
  const words = qnaText[locale];
  return isQuiet(now, quietHours) ? words.answerWaits(quietHours.to.replace(':', '.')) : words.answerSent;
}

function refuse(turn: Turn, record: Stored | null): Outcome | null {
  const words = qnaText[turn.locale];
  if (turn.place === 'group' || !can(turn.person.duties, 'question.answer'))
    return { replies: [text(words.notForYou)] };
  const question = record ? v.parse(Question, record.data) : null;
  if (!question?.question) return { replies: [text(words.questionGone)] };
  return question.status === 'answered' ? { replies: [text(words.answeredAlready)] } : null;
}
