import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Read, ref, type Stored, type Write } from '#domain/record.ts';
import { keepMs } from '#domain/retention.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { guessCategories } from '#features/complaint/category.ts';
import { complaintAction } from '#features/complaint/starting.ts';
import { menuActions } from '#features/home/menu.ts';
import { post } from '#line/messages/action.ts';
import { card, cardMessage, words as cardWords, ink, stack } from '#line/messages/card.ts';
import type { Action, FlexPart, Message } from '#line/messages/message.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { fitsPostback, postback } from '#line/postback.ts';
import type { Topic } from '#offices/schema/faq.ts';
import { answerMessages, topicAction } from './answer.ts';
import { noticeWords } from './asking.ts';
import { tidy } from './model.ts';
import { normalise } from './normalise.ts';
import { qnaText } from './text.ts';
import { plainOf, wordsOf } from './words.ts';

/** What the bot says to a question: the answer, the likeliest three, or that it does not know. */
export function answerTopic(id: string, question: string | null, turn: Turn): Outcome {
  const topic = turn.office.topics.find(each => each.id === id);
  if (!topic) throw new Error(`no topic ${id}`);
  const replies = answerMessages(topic, turn);
  const report = question !== null && isReportable(topic, turn) ? complaintAction(question, turn) : null;
  // The button repeats words that the person may still take back.
  return report ? { replies: reportingWith(report, replies), copies: 'decide' } : { replies };
}

/** The answer, which is kept for all, with this person's words in its button that reports. */
function reportingWith(report: Action, messages: readonly Message[]): readonly Message[] {
  const offered = messages.at(-1)?.quickReply?.items.map(({ action }) => action) ?? [];
  return withQuickReplies(
    messages,
    offered.map(action => (action.label === report.label ? report : action)),
  );
}

const reportable = new WeakMap<Topic, boolean>();

/** Is the topic itself about something that is reported? Most are not, which spares their questions a closer look. */
function isReportable(topic: Topic, { office }: Turn): boolean {
  const known = reportable.get(topic) ?? guessCategories(topic.question.th, office).length > 0;
  reportable.set(topic, known);
  return known;
}

export function offerTopics(ids: readonly string[], question: string, turn: Turn): Outcome {
  const words = qnaText[turn.locale];
  const topics = ids.flatMap(id => turn.office.topics.filter(topic => topic.id === id));
  const choices = topics.map((topic, at) => choicePart(topic, at, turn));
  const notice = cardWords(noticeWords(turn), { size: 'xs', color: ink.soft });
  const body = turn.place === 'private' ? [...choices, notice] : choices;
  const bubble = card({ accent: turn.office.profile.accent, title: words.didYouMean, body });
  const altText = [words.didYouMean, ...topics.map(topic => topic.question[turn.locale])].join('\n');
  return {
    replies: withQuickReplies([cardMessage(altText, bubble)], passActions(passButton(question, turn), question, turn)),
    copies: 'decide',
  };
}

/** A whole question, numbered and easy to hit with a thumb; a button's label would cut it. */
function choicePart(topic: Topic, at: number, turn: Turn): FlexPart {
  const label = cardWords(`${at + 1}. ${topic.question[turn.locale]}`, {
    weight: 'bold',
    color: turn.office.profile.accent,
  });
  return stack([label], {
    action: topicAction(topic, turn),
    backgroundColor: ink.ground,
    cornerRadius: '8px',
    paddingAll: '12px',
  });
}

/** Nobody's words are kept here: the question travels in the button, and only a count of the term is written. */
export function unknownQuestion(question: string, turn: Turn, counted: Stored | null): Outcome {
  const words = qnaText[turn.locale];
  if (turn.place === 'group') return { replies: [text(words.unknownGroup)] };
  const pass = passButton(question, turn);
  const how = pass ? `${words.unknownHow}\n\n${noticeWords(turn)}` : words.unknownLong;
  const replies = withQuickReplies([text(`${words.unknown}\n\n${how}`)], passActions(pass, question, turn));
  const count = countWrite(question, turn, counted);
  return { replies, copies: 'decide', ...(count ? { writes: [count] } : {}) };
}

/** The button that carries the question; null where it is too long for one. */
function passButton(question: string, turn: Turn): Action | null {
  const args = {
    id: turn.newId(),
    q: tidy(question),
    ...(turn.event.kind === 'text' ? { m: turn.event.messageId } : {}),
  };
  return fitsPostback('qna', 'pass', args, turn.locale)
    ? post(qnaText[turn.locale].buttons.sendThis, postback('qna', 'pass', args, turn.locale))
    : null;
}

/** What sounds like something to be mended can be reported, with the same words, instead of the menu's plain button. */
function passActions(pass: Action | null, question: string, turn: Turn): readonly Action[] {
  if (turn.place === 'group') return [];
  const report = complaintAction(question, turn);
  const menu = menuActions(turn.locale, turn.place);
  return [...(pass ? [pass] : []), ...(report ? [report] : []), ...menu.filter(({ label }) => label !== report?.label)];
}

/** A term is shown in words only once so many people have asked it: before that only its digest is kept. */
const SHOWN_FROM = 3;

/** The record that counts this term; nothing is counted of what could name a person or a number. */
export function countedTerm(question: string, turn: Turn): Read | undefined {
  const term = turn.place === 'private' ? termOf(question) : null;
  return term ? { refs: [ref('unanswered', digest(`unanswered ${term}`))] } : undefined;
}

/**
 * Counts without a precondition, so that many people who ask the same thing at once never wait for one another. Of who
 * asked only a trace of 12 bits under the term stays, enough to tell three people from one who repeats herself, and too
 * little to tell who they were.
 */
function countWrite(question: string, turn: Turn, counted: Stored | null): Write | null {
  const term = termOf(question);
  if (!term || !turn.userId) return null;
  const trace = `by${digest(`${term} ${turn.userId}`).slice(0, 3)}`;
  const traces = new Set([...Object.keys(counted?.data ?? {}).filter(name => /^by[0-9a-f]{3}$/.test(name)), trace]);
  const isShown = traces.size >= SHOWN_FROM;
  return {
    kind: 'increment',
    ref: ref('unanswered', digest(`unanswered ${term}`)),
    by: { count: 1 },
    set: {
      expires: turn.now + keepMs(turn.office, 'unanswered-term'),
      ...(isShown ? { term } : { [trace]: true }),
    },
  };
}

/** The content words of a question in their order, at most 80 units; null where they may say who somebody is. */
function termOf(question: string): string | null {
  const plain = normalise(question);
  if (/\d{4,}|@|https?:|นาย|นาง|น\.ส|ด\.ช|ด\.ญ|คุณ/.test(plain) || plain.length > 200) return null;
  const term = wordsOf(plainOf(question)).join(' ').slice(0, 80).trim();
  return term.length >= 2 ? term : null;
}

function digest(words: string): string {
  return bytesToHex(sha256(utf8ToBytes(words)));
}
