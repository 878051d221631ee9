import * as v from 'valibot';
import type { Handler } from '#domain/handler.ts';
import { bot, type OpenSession, type Outcome, type Turn } from '#domain/turn.ts';
import { sealedMessages } from '#features/complaint/sealing.ts';
import { smellsOfCorruption } from '#features/complaint/smell.ts';
import {
  checkQuestion,
  leave,
  nothingToSend,
  notWords,
  readSent,
  sendQuestion,
  tooLong,
  writeQuestion,
} from './asking.ts';
import { isEditWord, isLeaveWord, isSendWord, isTooLong, parseAskStaff, type QnaCommand, tidy } from './model.ts';
import { answerTopic, countedTerm, offerTopics, unknownQuestion } from './replying.ts';
import { search } from './search.ts';

/** Answers questions, and carries to staff those it cannot answer. It claims every word that nobody else wants. */
export const handler: Handler = {
  bot: bot<QnaCommand>({
    claim: (text, turn) => ({ command: claimed(text, turn), exact: parseAskStaff(text) !== undefined }),
    button,
    resume,
    read: (command, turn) => {
      if (command.kind === 'unknown') return countedTerm(command.question, turn);
      return command.kind === 'send' ? readSent(command.id) : undefined;
    },
    decide: (command, turn, records): Outcome => {
      switch (command.kind) {
        case 'topic':
          return answerTopic(command.id, command.question, turn);
        case 'offer':
          return offerTopics(command.ids, command.question, turn);
        case 'unknown':
          return unknownQuestion(command.question, turn, records[0] ?? null);
        case 'too-long':
          return tooLong(turn);
        case 'write':
          return writeQuestion(turn);
        case 'not-words':
          return notWords(turn);
        case 'check':
          return checkQuestion(command.question, command.messageId, turn);
        case 'send':
          return sendQuestion(command, turn, records[0] ?? null);
        case 'leave':
          return leave(turn);
        case 'seal':
          return seal(turn);
        case 'nothing-to-send':
          return nothingToSend(turn);
        default:
          return command satisfies never;
      }
    },
  }),
};

function claimed(text: string, turn: Turn): QnaCommand {
  const asked = parseAskStaff(text);
  if (asked) return asked.question ? checking(asked.question, turn) : { kind: 'write' };
  if (isTooLong(text)) return { kind: 'too-long' };
  if (turn.place === 'private' && /^(ส่ง|send)$/iu.test(text.trim())) return { kind: 'nothing-to-send' };
  const found = search(turn.office.questions, text);
  const ids = found.results.slice(0, 3).map(result => result.id);
  if (found.answered && ids[0]) return { kind: 'topic', id: ids[0], question: text };
  return found.likely && ids.length ? { kind: 'offer', ids, question: text } : { kind: 'unknown', question: text };
}

function checking(question: string, turn: Turn): QnaCommand {
  if (isTooLong(question)) return { kind: 'too-long' };
  if (turn.place === 'private' && smellsOfCorruption(question)) return { kind: 'seal' };
  return { kind: 'check', question: tidy(question), messageId: turn.event.kind === 'text' ? turn.event.messageId : '' };
}

const TopicArgs = v.object({ id: v.pipe(v.string(), v.maxLength(60)) });
const QuestionArgs = v.object({ id: v.pipe(v.string(), v.uuid()) });
const SendArgs = v.object({
  ...QuestionArgs.entries,
  q: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
  /** The LINE message that the question is taken from. */
  m: v.optional(v.pipe(v.string(), v.regex(/^\w{1,64}$/))),
});

function button(act: string, args: unknown, turn: Turn): QnaCommand | undefined {
  switch (act) {
    case 'topic':
      return v.is(TopicArgs, args) && turn.office.topics.some(topic => topic.id === args.id)
        ? { kind: 'topic', id: args.id, question: null }
        : undefined;
    case 'write':
      return { kind: 'write' };
    case 'pass':
      return v.is(SendArgs, args) ? passed(args) : undefined;
    case 'send':
      return sendFrom(turn, v.is(QuestionArgs, args) ? args.id : null) ?? { kind: 'nothing-to-send' };
    default:
      return undefined;
  }
}

function passed({ id, q, m }: v.InferOutput<typeof SendArgs>): QnaCommand {
  if (smellsOfCorruption(q)) return { kind: 'seal' };
  return { kind: 'send', id, question: tidy(q), messageIds: m === undefined ? [] : [m] };
}

/** Nothing of it is written, and what was begun here is dropped, for it may belong to the same matter. */
function seal(turn: Turn): Outcome {
  const replies = sealedMessages(turn, turn.locale, null);
  return { replies, ...(turn.person.session?.feature === 'qna' ? { session: null } : {}) };
}

const Draft = v.object({ id: v.string(), question: v.string() });

/**
 * What "send" sends: the question under check in this person's own conversation. A button sends only the one that it stood
 * under (`id`), never another that took its place.
 */
function sendFrom({ person, place, now }: Turn, id: string | null): QnaCommand | undefined {
  const { session } = person;
  if (session?.feature !== 'qna' || place !== 'private' || session.expires <= now) return undefined;
  const { data, messageIds, step } = session;
  if (step !== 'check' || !v.is(Draft, data) || (id !== null && data.id !== id)) return undefined;
  return { kind: 'send', ...data, messageIds };
}

function resume(session: OpenSession, turn: Turn): QnaCommand | undefined {
  const { event } = turn;
  if (event.kind !== 'text')
    return event.kind === 'follow' || event.kind === 'unfollow' ? undefined : { kind: 'not-words' };
  const isCheck = session.step === 'check';
  if (isCheck && isSendWord(event.text)) return sendFrom(turn, null);
  if (isLeaveWord(event.text)) return { kind: 'leave' };
  if (isCheck && isEditWord(event.text)) return { kind: 'write' };
  if (isTooLong(event.text)) return { kind: 'too-long' };
  return event.text.trim() ? checking(event.text.trim(), turn) : { kind: 'not-words' };
}
