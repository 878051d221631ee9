import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Read, ref, type Stored, type Write } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { menuActions } from '#features/home/menu.ts';
import { post, say } from '#line/messages/action.ts';
import { card, cardMessage, words as cardWords, ink, stack } from '#line/messages/card.ts';
import type { Action, FlexPart } from '#line/messages/message.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { fitsPostback, postback } from '#line/postback.ts';
import type { Topic } from '#offices/schema/faq.ts';
import { answerMessages, topicAction } from './answer.ts';
import { normalise } from './normalise.ts';
import { qnaText } from './text.ts';
import { plainOf, wordsOf } from './words.ts';

/** What the bot says to a question: the answer, the likeliest three, or that it does not know. */
export function answerTopic(id: string, turn: Turn): Outcome {
  const topic = turn.office.topics.find(each => each.id === id);
  if (!topic) throw new Error(`no topic ${id}`);
  return { replies: answerMessages(topic, turn) };
}

export function offerTopics(ids: readonly string[], question: string, turn: Turn): Outcome {
  const words = qnaText[turn.locale];
  const topics = ids.flatMap(id => turn.office.topics.filter(topic => topic.id === id));
  const choices = topics.map((topic, at) => choicePart(topic, at, turn));
  const bubble = card({ accent: turn.office.profile.accent, title: words.didYouMean, body: choices });
  const altText = [words.didYouMean, ...topics.map(topic => topic.question[turn.locale])].join('\n');
  return { replies: withQuickReplies([cardMessage(altText, bubble)], passActions(question, turn)), keepReplies: false };
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
  const replies = withQuickReplies([text(`${words.unknown}\n\n${words.unknownHow}`)], passActions(question, turn));
  const count = countWrite(question, turn, counted);
  return { replies, keepReplies: false, ...(count ? { writes: [count] } : {}) };
}

function passActions(question: string, turn: Turn): readonly Action[] {
  if (turn.place === 'group') return [];
  const { buttons } = qnaText[turn.locale];
  const args = {
    id: turn.newId(),
    q: question.trim(),
    ...(turn.event.kind === 'text' ? { m: turn.event.messageId } : {}),
    ...(turn.locale === 'en' ? { l: 'en' } : {}),
  };
  const pass = fitsPostback('qna', 'pass', args)
    ? post(buttons.sendThis, postback('qna', 'pass', args))
    : say(buttons.staff);
  return [pass, ...menuActions(turn.locale, turn.place)];
}

const KEPT_MS = 90 * 24 * 3_600_000;
/** A term is shown in words only once so many have asked: before that only its digest is kept. */
const SHOWN_FROM = 3;

/** The record that counts this term; nothing is counted of what could name a person or a number. */
export function countedTerm(question: string, turn: Turn): Read | undefined {
  const term = turn.place === 'private' ? termOf(question) : null;
  return term ? { refs: [ref('unanswered', digest(term))] } : undefined;
}

function countWrite(question: string, turn: Turn, counted: Stored | null): Write | null {
  const term = termOf(question);
  if (!term) return null;
  const count = typeof counted?.data.count === 'number' ? counted.data.count + 1 : 1;
  const data = { count, term: count >= SHOWN_FROM ? term : null, expires: turn.now + KEPT_MS };
  const target = ref('unanswered', digest(term));
  return counted
    ? { kind: 'replace', ref: target, data, if: { version: counted.version } }
    : { kind: 'create', ref: target, data };
}

/** The content words of a question in their order, at most 80 units; null where they may say who somebody is. */
function termOf(question: string): string | null {
  const plain = normalise(question);
  if (/\d{4,}|@|https?:|นาย|นาง|น\.ส|ด\.ช|ด\.ญ|คุณ/.test(plain) || plain.length > 200) return null;
  const term = wordsOf(plainOf(question)).join(' ').slice(0, 80).trim();
  return term.length >= 2 ? term : null;
}

function digest(term: string): string {
  return bytesToHex(sha256(utf8ToBytes(`unanswered ${term}`)));
}
