import type { Option } from '#domain/form.ts';
import { plainCommand } from '#domain/typed.ts';

/** Typed words as what they mean while a form is filled in. */

const words = {
  send: set('ส่ง|ส่งเลย|ส่งได้เลย|ส่งไป|ตกลง|ใช่|ยืนยัน|ถูกต้อง|ถูก|โอเค|send|send it|ok|okay|yes|confirm'),
  edit: set('แก้|แก้ไข|ขอแก้|ขอแก้ไข|แก้คำตอบ|แก้ข้อมูล|edit|change|change it'),
  leave: set(
    "ยกเลิก|ขอยกเลิก|เลิก|เลิกทำ|หยุด|ไม่ทำแล้ว|ไม่กรอกแล้ว|ไม่ส่ง|ไม่ส่งแล้ว|ไม่เอาแล้ว|cancel|stop|quit|don't send|never mind",
  ),
  back: set('ย้อนกลับ|กลับ|ก่อนหน้า|ย้อน|ถอยกลับ|ข้อก่อนหน้า|back|go back|previous'),
  skip: set('ข้าม|ข้ามไป|ข้ามข้อนี้|skip|next'),
  done: set('เสร็จแล้ว|เสร็จ|ครบแล้ว|หมดแล้ว|พอแล้ว|แค่นี้|เท่านี้|done|finished|that is all'),
  none: set("ไม่มี|ไม่มีรูป|ไม่มีแล้ว|ไม่ทราบ|ไม่รู้|ไม่ระบุ|-|none|no|don't know|unknown"),
  keep: set('ใช้คำตอบเดิม|คำตอบเดิม|คงเดิม|เดิม|เหมือนเดิม|ไม่แก้|ไม่แก้แล้ว|keep|keep it|same'),
  continue: set('ทำต่อ|กรอกต่อ|ต่อ|ไปต่อ|continue|go on|resume'),
  remove: set('ลบรูป|ลบรูปทั้งหมด|ลบไฟล์|เอารูปออก|remove photos|delete photos|remove files'),
} as const;

function set(list: string): ReadonlySet<string> {
  return new Set(list.split('|'));
}

/** Is this a word of the conversation itself? Such a word is never an answer, unless it is an option's name. */
export function saysWord(text: string, ...names: readonly (keyof typeof words)[]): boolean {
  const said = plainCommand(text);
  return said !== null && names.some(name => words[name].has(said));
}

const number = /^(?:ข้อ(?:ที่)?|เลข|เลือก|no\.?|number)? ?(\d{1,2})$/;

/** A typed number of a list, from 1. */
export function typedNumber(text: string): number | null {
  const found = number.exec(plainCommand(text) ?? '');
  return found ? Number(found[1]) : null;
}

/** Thanks, which are no answer; `plainCommand` would take them for a request. */
export function saysThanks(text: string): boolean {
  return /^(?:ขอบคุณ|ขอบใจ|thanks|thank you)(?:มาก|ๆ|นะ|ครับ|คับ|ค่ะ|คะ|จ้า|จ้ะ|[\s.!])*$/iu.test(text.trim());
}

/** What follows `แก้`: `แก้ข้อ 3`, `แก้สถานที่`, `change 3`; undefined where nothing is to be changed. */
export function afterEdit(text: string): string | undefined {
  return /^(?:ขอ)?(?:แก้ไข|แก้|edit|change)(?: the)? ?(.+)$/.exec(plainCommand(text) ?? '')?.[1];
}

/** What can be named: an option, a question. */
type Named = Pick<Option, 'label'>;

/** By its whole name in either language. */
export function exactlyNamedIn<N extends Named>(text: string, list: readonly N[]): N | undefined {
  const said = plainCommand(text);
  return said === null ? undefined : list.find(each => namesOf(each).includes(said));
}

function namesOf({ label }: Named): string[] {
  return [label.th, label.en].map(name => plainCommand(name.slice(0, 160)) ?? '');
}

/** By its name in either language, by its number, or by a part of its name that no other has. */
export function namedIn<N extends Named>(text: string, list: readonly N[]): N | undefined {
  const said = plainCommand(text);
  if (said === null) return undefined;
  const exact = exactlyNamedIn(text, list);
  if (exact) return exact;
  const at = typedNumber(text);
  if (at !== null) return list[at - 1];
  const partly = said.length < 3 ? [] : list.filter(each => namesOf(each).some(name => name.includes(said)));
  return partly.length === 1 ? partly[0] : undefined;
}

/** Several of them, `1 3 4` or `ถัง, ถุง`; empty where a part is none of them. */
export function allNamedIn<N extends Named>(text: string, list: readonly N[]): readonly N[] {
  const one = namedIn(text, list);
  if (one) return [one];
  const parts = text.split(/[,;、\n]|\s(?:และ|กับ|and)\s/).flatMap(part => {
    const isNumbers = /^[\s\d๐-๙]+$/.test(part);
    return isNumbers ? part.trim().split(/\s+/) : [part.trim()];
  });
  const found = parts.filter(Boolean).map(part => namedIn(part, list));
  return found.every(each => each !== undefined) ? [...new Set(found)] : [];
}
