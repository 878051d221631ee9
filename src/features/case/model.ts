import * as v from 'valibot';
import { parseReference, type Reference } from '#domain/reference.ts';
import { plainCommand } from '#domain/typed.ts';
import { parseAskStaff } from '#features/qna/model.ts';

/** What somebody can do to a case of their own, or to one that they follow. */
export const ResidentAct = v.picklist(['confirm', 'dispute', 'tell', 'withdraw', 'unfollow']);
export type ResidentAct = v.InferOutput<typeof ResidentAct>;

/** Which case is meant: by its id, by its number, or the only one with which it can be done. */
export type Target = { readonly id: string } | { readonly reference: Reference } | null;

/**
 * What is being told or disputed, until it is sent. Photos and words come as messages of their own, in any order; `set` is
 * the group of photos that is still arriving.
 */
export const Draft = v.object({
  act: v.picklist(['tell', 'dispute']),
  id: v.string(),
  words: v.nullable(v.string()),
  /** LINE message ids: of the words, of the photos. */
  wordIds: v.array(v.string()),
  photoIds: v.array(v.string()),
  set: v.nullable(v.object({ id: v.string(), seen: v.number() })),
});
export type Draft = v.InferOutput<typeof Draft>;

/** A draft as it now is: shown for checking, asked to be written (anew), or still waiting for photos under way. */
export type Review = {
  readonly draft: Draft;
  readonly ask: 'check' | 'write' | 'wait';
  /** Why what came last was not taken. */
  readonly problem?: 'unfit' | 'tooLong' | 'tooMany';
};

/** What `case` can be asked to do. */
export type CaseCommand =
  | { readonly kind: 'list' }
  | { readonly kind: 'progress'; readonly said: string }
  | { readonly kind: 'show'; readonly of: Exclude<Target, null> }
  | { readonly kind: 'begin'; readonly act: ResidentAct; readonly of: Target }
  | { readonly kind: 'withdraw'; readonly id: string }
  | { readonly kind: 'withdraw-how'; readonly id: string }
  | ({ readonly kind: 'review' } & Review)
  | { readonly kind: 'send'; readonly draft: Draft }
  | { readonly kind: 'leave' | 'nothing-to-send' | 'nothing' | 'seal' };

/** Photos that one draft takes; `text.ts` says so. */
export const MAX_PHOTOS = 10;

/** Numbers of years before this are house numbers. */
const FIRST_YEAR = 2560;

const listWords = [
  'ติดตาม',
  'ติดตามเรื่อง',
  'เรื่องของฉัน',
  'เรื่องของผม',
  'เรื่องของหนู',
  'สถานะเรื่อง',
  'track',
  'track case',
  'my case',
  'my cases',
];

const verbs: readonly (readonly [ResidentAct, RegExp])[] = [
  ['confirm', /^(?:ยืนยันว่าเสร็จ(?:แล้ว)?|confirm(?: finished)?)/],
  ['dispute', /^(?:ยังไม่เสร็จ|not finished)/],
  ['tell', /^(?:เพิ่มข้อมูล|ตอบเจ้าหน้าที่|add information|answer staff)/],
  ['withdraw', /^(?:ถอนเรื่อง|withdraw)/],
  ['unfollow', /^(?:เลิกติดตาม|unfollow)/],
];

/**
 * Menu words, numbers of cases, acts by their name, and questions about one's own case in one's own words. What stands in
 * the middle of other talk (a house number, "not finished") is not exact: an open conversation takes it first.
 */
export function parseCase(text: string): { readonly command: CaseCommand; readonly exact: boolean } | undefined {
  const plain = plainCommand(text);
  if (plain === null) return undefined;
  if (listWords.includes(plain)) return { command: { kind: 'list' }, exact: true };
  const named = referenceIn(plain.replace(/^(?:ติดตาม(?:เรื่อง)?|track)\s*/, ''));
  if (named) return { command: { kind: 'show', of: { reference: named } }, exact: !/^\d/.test(plain) };
  return parseAct(plain) ?? (parseAskStaff(text) ? undefined : parseProgress(plain));
}

function parseAct(plain: string): ReturnType<typeof parseCase> {
  for (const [act, verb] of verbs) {
    const rest = verb.test(plain) ? plain.replace(verb, '').trim() : null;
    if (rest === null) continue;
    const reference = referenceIn(rest);
    if (reference) return { command: { kind: 'begin', act, of: { reference } }, exact: true };
    if (rest === '') return { command: { kind: 'begin', act, of: null }, exact: false };
  }
  return undefined;
}

function referenceIn(words: string): Reference | undefined {
  const found = parseReference(words);
  return found && found.year >= FIRST_YEAR ? found : undefined;
}

const me = '(?:ฉัน|ผม|หนู|ดิฉัน|เรา|ข้าพเจ้า|ป้า|ยาย|ลุง|ตา)';
/** Signs that this person has filed something. */
const filed = [
  new RegExp(`ที่${me}?(?:เคย|ได้)?(?:แจ้ง(?!เตือน|ประเมิน|ผล|ราคา|เกิด|ตาย|ย้าย|มา|ว่า)|ร้องเรียน)`),
  new RegExp(`(?:เรื่อง|คำถาม|ข้อความ|รูป)ที่${me}?(?:เคย|ได้)?(?:ส่ง|ถาม)`),
  new RegExp(`(?:เรื่อง|คำถาม)(?:ร้องเรียน)?(?:ของ)${me}`),
  /\bmy (?:[a-z]+ )?(?:complaint|case|question|report)s?\b/,
  /\b(?:complaint|case|question|report) (?:that )?i(?:'ve| have)?(?: already)? (?:filed|reported|sent|made|submitted|asked)\b/,
];
/** Signs of asking how it goes. */
const progress =
  /ถึงไหน|คืบหน้า|หรือยัง|รึยัง|เมื่อไหร่|เมื่อไร|เป็นยังไง|เป็นไง|เป็นอย่างไร|สถานะ|\bstatus\b|\bprogress\b|what(?:'s| has| is)? happen|any (?:news|update)|\byet\b|when will|been (?:fixed|answered|settled)|how(?:'s| is) my/;
/** Asking for the way to do it, or about other people's reports, is a question for the answers we have. */
const general =
  /ยังไง|อย่างไร|วิธี|ขั้นตอน|ช่องทาง|ตรงไหน|ที่ไหน|ทางไหน|ทุจริต|ลับ|คนที่|ผู้ที่|ใคร|\bhow (?:do|can|to|should|would)\b|\bwhere\b|corrupt/;

function parseProgress(plain: string): ReturnType<typeof parseCase> {
  if (!progress.test(plain) || general.test(plain.replace(/เป็น(?:ยังไง|อย่างไร)/g, ''))) return undefined;
  const number = /(?:lr[\s-]*\d{4}[\s-]*\d{1,9}|\d{1,9}\s*\/\s*25\d{2})(?!\d)/.exec(plain)?.[0];
  const reference = number === undefined ? undefined : referenceIn(number);
  if (reference) return { command: { kind: 'show', of: { reference } }, exact: false };
  return filed.some(sign => sign.test(plain))
    ? { command: { kind: 'progress', said: plain }, exact: false }
    : undefined;
}

/** The second word of a withdrawal; only a plain yes will do. */
export function isWithdrawWord(text: string): boolean {
  return /^(?:ถอน|ถอนเรื่อง|ถอนเลย|ยืนยัน|ยืนยันถอน|ใช่|ตกลง|withdraw|yes)$/.test(plainCommand(text) ?? '');
}
