import { maskThaiIds } from '#domain/thai-id.ts';
import { MOST_TEXT, unitsFor } from '#forms/limits.ts';
import { countGraphemes } from '#line/messages/limits.ts';

/** What `qna` can be asked to do. */
export type QnaCommand =
  /** `question`: the words it answers; null where a button asked. */
  | { readonly kind: 'topic'; readonly id: string; readonly question: string | null }
  | { readonly kind: 'offer'; readonly ids: readonly string[]; readonly question: string }
  | { readonly kind: 'unknown'; readonly question: string }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'write' }
  | { readonly kind: 'not-words' }
  | { readonly kind: 'check'; readonly question: string; readonly messageId: string }
  | { readonly kind: 'send'; readonly id: string; readonly question: string; readonly messageIds: readonly string[] }
  | { readonly kind: 'seal' }
  | { readonly kind: 'nothing-to-send' }
  | { readonly kind: 'leave' };

/** The longest question and answer, in characters as a person counts them. */
export const MAX_GRAPHEMES = MOST_TEXT;

/** What five messages of LINE hold, with room for the words around them. */
const MAX_UNITS = unitsFor(MAX_GRAPHEMES);

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
