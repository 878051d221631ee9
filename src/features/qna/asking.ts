import { fileCase, promiseOf } from '#cases/filing.ts';
import { referenceName } from '#cases/names.ts';
import { caseRef, readCase } from '#cases/record.ts';
import { bangkokDay, calendarYear } from '#domain/calendar.ts';
import { NOTICE_VERSION } from '#domain/privacy.ts';
import type { Read, Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { menuActions } from '#features/home/menu.ts';
import { homeText } from '#features/home/text.ts';
import { post, say } from '#line/messages/action.ts';
import { excerpt } from '#line/messages/limits.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import type { QnaCommand } from './model.ts';
import { fillPlaceholders } from './placeholders.ts';
import { search } from './search.ts';
import { qnaText } from './text.ts';

/** A resident sends a question to staff: write → check → send. The words are kept only from the check on. */
export function writeQuestion(turn: Turn): Outcome {
  const words = qnaText[turn.locale];
  if (turn.place === 'group') return { replies: [text(words.privateOnly)] };
  const replies = withQuickReplies([text(`${words.write}\n\n${words.noSecrets}`)], [say(words.buttons.cancel)]);
  return { replies, session: { step: 'write', data: {}, messageIds: [] } };
}

export function checkQuestion(question: string, messageId: string, turn: Turn): Outcome {
  const words = qnaText[turn.locale];
  if (turn.place === 'group') return { replies: [text(words.privateOnly)] };
  const shown = `${words.check(excerpt(question, 1000))}\n\n${noticeWords(turn)}\n\n${words.checkHow}`;
  const { buttons } = words;
  const id = draftId(messageId, turn);
  const send = post(buttons.send, postback('qna', 'send', { id }, turn.locale));
  return {
    replies: withQuickReplies([text(shown)], [send, say(buttons.edit), say(buttons.cancel)]),
    // They repeat words that the person may still decide not to send.
    copies: 'decide',
    session: { step: 'check', data: { id, question }, messageIds: messageId ? [messageId] : [] },
  };
}

/** A copy of the event that is decided anew must offer the draft that there is. */
function draftId(messageId: string, { person, newId }: Turn): string {
  const { session } = person;
  const isSame = session?.feature === 'qna' && session.step === 'check' && session.messageIds.includes(messageId);
  return isSame && typeof session.data.id === 'string' ? session.data.id : newId();
}

/** What is kept and how to have it erased, before anything is sent. */
export function noticeWords(turn: Turn): string {
  const words = qnaText[turn.locale];
  return `${words.notice(fillPlaceholders('{office.channel}', turn))}\n${words.noSecrets}`;
}

export function leave(turn: Turn): Outcome {
  const replies = withQuickReplies([text(homeText[turn.locale].cancelled)], menuActions(turn.locale, turn.place));
  return { replies, session: null };
}

/** The clock by which a question must be answered, of the office's data. */
const QUESTION_CLOCK = 'question';

/** What a question that is to be sent must be compared with: it may have been sent already. */
export function readSent(id: string): Read {
  return { refs: [caseRef(id)] };
}

/** The question's id was chosen when it was offered for sending, so that a second tap cannot send it twice. */
export function sendQuestion(
  command: Extract<QnaCommand, { kind: 'send' }>,
  turn: Turn,
  existing: Stored | null,
): Outcome {
  const words = qnaText[turn.locale];
  if (turn.place === 'group' || !turn.userId) return { replies: [text(words.privateOnly)] };
  if (command.messageIds.some(id => turn.person.unsent.includes(id))) return nothingToSend(turn);
  if (existing) return alreadySent(existing, turn);
  const filed = fileCase(
    {
      id: command.id,
      kind: 'question',
      from: turn.userId,
      locale: turn.locale,
      channel: 'chat',
      category: null,
      urgent: false,
      division: divisionFor(command.question, turn),
      clock: QUESTION_CLOCK,
      what: command.question,
      messageIds: command.messageIds,
      where: null,
      photoIds: [],
      notice: NOTICE_VERSION,
    },
    turn,
  );
  return {
    replies: withQuickReplies(
      [text(`${words.sent(calendarYear(bangkokDay(turn.now)))}\n\n${sentWhen(turn)}`)],
      menuActions(turn.locale, turn.place),
    ),
    writes: filed.writes,
    notices: filed.notices,
    number: filed.number,
    holds: { refs: [filed.ref], messageIds: command.messageIds },
    // Written also where it is unchanged: an unsend that runs beside this turn then meets it, and one of them starts again.
    person: { unsent: turn.person.unsent },
    ...(turn.person.session?.data.id === command.id ? { session: null } : {}),
  };
}

/** By which day it must be answered, by which rule, and in which hours. */
function sentWhen(turn: Turn): string {
  const { due, basis } = promiseOf(QUESTION_CLOCK, turn, turn.locale);
  return qnaText[turn.locale].sentWhen(fillPlaceholders('{office.hours}', turn), due, basis);
}

export function notWords(turn: Turn): Outcome {
  const words = qnaText[turn.locale];
  return { replies: withQuickReplies([text(words.writeWords)], [say(words.buttons.cancel)]) };
}

export function nothingToSend(turn: Turn): Outcome {
  return {
    replies: withQuickReplies([text(qnaText[turn.locale].nothingToSend)], menuActions(turn.locale, turn.place)),
  };
}

export function tooLong(turn: Turn): Outcome {
  return { replies: [text(qnaText[turn.locale].tooLong)] };
}

/** Somebody else's case is no question of yours: its number is not told. */
function alreadySent(existing: Stored, turn: Turn): Outcome {
  const { data } = readCase(existing);
  const isMine = data.from === turn.userId && data.number !== undefined;
  return { replies: [text(qnaText[turn.locale].alreadySent(isMine ? referenceName(data, turn.locale) : ''))] };
}

/** The division of the topic it comes closest to, else the front desk. */
function divisionFor(question: string, { office }: Turn): string {
  const found = search(office.questions, question);
  const closest = found.likely || found.answered ? found.results[0] : undefined;
  return office.topics.find(topic => topic.id === closest?.id)?.division ?? office.profile.frontDesk;
}
