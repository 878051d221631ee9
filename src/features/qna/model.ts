import * as v from 'valibot';
import type { JsonObject } from '#domain/record.ts';
import { maskThaiIds } from '#domain/thai-id.ts';
import { countGraphemes } from '#line/messages/limits.ts';

/** What `qna` can be asked to do. */
export type QnaCommand =
  | { readonly kind: 'topic'; readonly id: string }
  | { readonly kind: 'offer'; readonly ids: readonly string[]; readonly question: string }
  | { readonly kind: 'unknown'; readonly question: string }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'write' }
  | { readonly kind: 'not-words' }
  | { readonly kind: 'check'; readonly question: string; readonly messageId: string }
  | { readonly kind: 'send'; readonly id: string; readonly question: string; readonly messageIds: readonly string[] }
  | { readonly kind: 'nothing-to-send' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'write-answer'; readonly id: string }
  | { readonly kind: 'check-answer'; readonly id: string; readonly answer: string; readonly messageId: string }
  | {
      readonly kind: 'send-answer';
      readonly id: string;
      readonly answer: string;
      readonly messageIds: readonly string[];
    };

/** The longest question and answer, in characters as a person counts them. */
export const MAX_GRAPHEMES = 4000;

/** What five messages of LINE hold, with room for the words around them. */
const MAX_UNITS = 20_000;

export function isTooLong(words: string): boolean {
  return words.length > MAX_UNITS || (words.length > MAX_GRAPHEMES && countGraphemes(words) > MAX_GRAPHEMES);
}

/**
 * Words as we pass them on: no Thai ID number stands whole in a message or a record, and no hidden character turns the
 * reading direction.
 */
export function tidy(words: string): string {
  return maskThaiIds(words.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')).trim();
}

/** Raised whenever the words of the notice change; each question keeps the version that was shown. */
export const NOTICE_VERSION = 1;

/** A question that a resident agreed to send: `questions/{id}`. The words are null once they were taken back. */
export const Question = v.object({
  from: v.string(),
  locale: v.picklist(['th', 'en']),
  question: v.nullable(v.string()),
  /** The LINE messages whose words the question and the answer are. */
  questionIds: v.array(v.string()),
  answerIds: v.array(v.string()),
  at: v.number(),
  division: v.string(),
  status: v.picklist(['received', 'answered', 'withdrawn']),
  answer: v.nullable(v.string()),
  answeredBy: v.nullable(v.string()),
  answeredAt: v.nullable(v.number()),
  /** The version of the privacy notice that was shown before it was sent. */
  notice: v.optional(v.number(), NOTICE_VERSION),
  /** When it is deleted, ms; an open question is kept. */
  expires: v.optional(v.nullable(v.number()), null),
  /** Set by the store's counter after the commit. */
  number: v.optional(v.number()),
});
export type Question = v.InferOutput<typeof Question>;

/**
 * Takes the words of a message that was taken back out of a question; that it was asked stays. Where it was the answer,
 * the question waits for another one.
 */
export function eraseQuestion(data: JsonObject, messageId: string): JsonObject {
  const question = v.parse(Question, data);
  const isAnswer = question.answerIds.includes(messageId);
  const kept: Question = isAnswer
    ? { ...question, answer: null, answerIds: [], answeredBy: null, answeredAt: null }
    : { ...question, question: null };
  const status = kept.question === null ? 'withdrawn' : 'received';
  return { ...kept, status: kept.answer === null ? status : 'answered' } as JsonObject;
}

/** `ถามเจ้าหน้าที่`, alone or followed by the question itself; undefined when the words say something else. */
export function parseAskStaff(text: string): { readonly question: string } | undefined {
  const match = /^(?:ถามเจ้าหน้าที่|สอบถามเจ้าหน้าที่|ask (?:the )?(?:staff|officer))(?:$|[\s:,]+(.*)$)/isu.exec(text.trim());
  return match ? { question: (match[1] ?? '').trim() } : undefined;
}

const politeness = /[\s.!]*(ครับผม|ครับ|คับ|ค่ะ|คะ|นะคะ|นะครับ|นะ|เลย|ได้เลย|ไปเลย|จ้า|จ้ะ|please)[\s.!]*$/iu;

/** A short answer freed of politeness: `ส่งได้เลยค่ะ` is `ส่ง`. */
function bare(text: string): string {
  let said = text.trim().toLowerCase();
  for (let before = ''; before !== said; ) {
    before = said;
    said = said.replace(politeness, '').trim();
  }
  return said.replace(/\s+/g, ' ').replace(/[.!]+$/, '');
}

const sendWords = ['ส่ง', 'ตกลง', 'ใช่', 'ยืนยัน', 'ถูกต้อง', 'ถูก', 'โอเค', 'ok', 'okay', 'yes', 'send', 'send it', 'ส่งไป'];
const editWords = ['แก้', 'แก้ไข', 'แก้คำถาม', 'แก้คำตอบ', 'ขอแก้', 'ขอแก้ไข', 'edit', 'change', 'change it'];
const leaveWords = [
  'ไม่',
  'ไม่ส่ง',
  'ไม่ส่งแล้ว',
  'ไม่เอา',
  'ไม่เอาแล้ว',
  'ไม่ถามแล้ว',
  'ขอยกเลิก',
  'ยก เลิก',
  'ยกเลิกคำถาม',
  'no',
  "don't send",
  'never mind',
];

/** Words that mean "send it", "let me change it" and "leave it" while a check is open. */
export function isSendWord(text: string): boolean {
  return sendWords.includes(bare(text));
}

export function isEditWord(text: string): boolean {
  return editWords.includes(bare(text));
}

export function isLeaveWord(text: string): boolean {
  return leaveWords.includes(bare(text));
}
