import { plainCommand } from '#domain/typed.ts';
import { isEditWord, isSendWord } from '#features/qna/model.ts';
import { plainOf } from '#features/qna/words.ts';

/** Typed words as what they mean to a complaint. */

const menu = set(
  'แจ้งเรื่อง|แจ้งเรื่องร้องเรียน|แจ้งเรื่องร้องทุกข์|แจ้งเรื่องเดือดร้อน|แจ้งปัญหา|แจ้งเรื่องใหม่|แจ้งซ่อม|แจ้งเหตุ|แจ้งเหตุเดือดร้อน|ร้องเรียน|ร้องเรียณ|รองเรียน|ร้องเรียนร้องทุกข์|ร้องทุกข์|ร้องทุกข์ร้องเรียน|เรื่องร้องเรียน|report|report problem|report a problem|report an issue|complain|complaint|complaints|make a complaint|file a complaint|new complaint|i want to complain|i want to make a complaint|i want to report a problem',
);
const wish = /^(?:ฉัน|ผม|หนู|ดิฉัน)?(?:อยาก(?:จะ)?|ต้องการ|จะ|ขอ|มีเรื่อง(?:จะ|ที่จะ|อยาก)?|มีปัญหา(?:จะ)?)/;

/** `แจ้งเรื่อง`, `อยากร้องเรียนค่ะ`, `report a problem`: nothing but the wish to complain. */
export function isMenuWord(text: string): boolean {
  const said = plainCommand(text);
  if (said === null || !/แจ้ง|ร้อง|รองเรียน|report|compl/.test(said)) return false;
  return menu.has(said) || menu.has(said.replace(wish, '').replace(/(?:เรื่อง)?(?:หนึ่ง|นึง)$/, ''));
}

const opening =
  /^(?:(?:ฉัน|ผม|หนู|ดิฉัน)?(?:อยาก(?:จะ)?|ต้องการ|ขอ|จะ|มีเรื่อง(?:จะ|อยาก)?)?)?(แจ้งเรื่องร้องเรียน|แจ้งเรื่อง|แจ้งปัญหา|แจ้งซ่อม|แจ้งเหตุ|แจ้งว่า|แจ้ง|ร้องเรียนเรื่อง|ร้องเรียน|ร้องทุกข์เรื่อง|ร้องทุกข์|(?:i want to |i would like to |please )?(?:report(?: that| an?| the)?|complain(?:ts?)?(?: about| that| of|(?=:)))(?=[\s:,]))[\s:,.-]*(.+)$/isu;

/** What follows a menu word; `isOpen`: the word alone says that this is a complaint, whatever follows. */
export function afterMenuWord(text: string): { readonly rest: string; readonly isOpen: boolean } | undefined {
  const match = opening.exec(text.trim());
  const rest = match?.[2]?.trim() ?? '';
  return match && rest ? { rest, isOpen: match[1] !== 'แจ้ง' } : undefined;
}

const asksHow =
  /อย่างไร|ยังไง|ทำไง|ได้ไง|จังใด|[ไใ]หม(?!่)|มั[้๊]?ย(?![ก-ฮ])|บ่น้อ|[ไใ]หน|อะไร|ไรได้|เท่าไ|กี่|จัก(?:วัน|มื้อ|บาท)|เมื่อไ|ใคร|ค่าธรรมเนียม|ค่าใช้จ่าย|ราคา|ได้ป่าว|หรือเปล่า|หรือป่าว|หรือยัง|หรือไม่|ขั้นตอน|เอกสาร|เบอร์|โทรไป|online|ออนไลน์|สถิติ|statistic|สมัคร|เยียวยา|ชดเชย|เงินช่วย|ขอเงิน|ความช่วยเหลือ|ถุงยังชีพ|แจก|วัคซีน|ฉีดยา|ป่วย|เป็นไข้|\?\s*$|^(?:how|what|where|when|who|which|can|do|does|is|are|why)\b/;
const politely = /(?:ให้)?(?:หน่อย|ที|ด้วย)?ได้(?:ไหม|มั้ย|บ่)(?:ครับ|คับ|ค่ะ|คะ|นะ)*\??\s*$|ไม่(?:มี|เห็น(?:มี)?)ใคร|อย่างไรก็/g;
const told =
  /(?:แจ้ง|ร้องเรียน|ร้องทุกข์|บอก|ยื่น|ส่งเรื่อง).{0,30}?(?:(?<!ทิ้ง|กอง|วาง|จอด)ไว้|ไปแล้ว|ไปตั้ง|ไปเมื่อ|ไปเดือน|ไปหลาย)|(?:แจ้ง|ร้องเรียน|ร้องทุกข์)(?:ไป)?แล้ว|เลขรับ|ติดตาม|สถานะ|คืบหน้า|status|track/;

/** Is it a question about how, where or how much, or about something reported before? Those are answered elsewhere. */
export function isQuestion(text: string): boolean {
  const said = text.toLowerCase().replace(/เเ/g, 'แ');
  const plain = /ช่วย|รบกวน|ขอให้|มาซ่อม|มาดู/.test(said)
    ? said.replace(politely, '')
    : said.replace(/ไม่(?:มี|เห็น(?:มี)?)ใคร/g, '');
  return asksHow.test(plain.trim()) || told.test(plain);
}

const request =
  /ช่วย(?:มา|ส่ง|ซ่อม|แก้|ดู|จัดการ|ตัด|เก็บ|เปลี่ยน|ดับ|ที|หน่อย|ด้วย)|ขอให้|มา(?:ซ่อม|ดู|แก้|เก็บ|ตัด|จัดการ|ลอก|จับ|ฉีด|พ่น)|(?:ซ่อม|แก้)(?:ไข)?ให้|ให้หน่อย|ให้ที|อยากให้มา|\bpleas (?:com|send|fix|repair|remov|clean|trim|help)/;
const broken =
  /ดับ|เสีย|พัง|ชำรุด|ตัน|แตก|รั่ว|ล้ม|หัก|ขาด|เหม็น|ท่วม|ขัง|ล้น|ไม่ไหล|ไม่ติด|ไม่(?:มา)?เก็บ|ขวาง|ส่งกลิ่น|รบกวน|เดือดร้อน|เป็นหลุม|ทรุด|ยุบ|กัด|เสียงดัง|เผา|ทิ้ง|รก|มืด|\bbroken|\bnot work|\bblock|\bleak|\bsmell|\bfallen|\bflood|\bdead|\bburn/;
const here =
  /(?<!เจ้า)หน้า(?!ที่|ฝน|แล้ง|หนาว|ร้อน)|(?<!ทั้ง|ครึ่ง)หลัง(?!คา)|ข้าง|แถว|ตรง|ใกล้|ซอย|หมู่ ?(?:ที่ ?)?\d|บ้านเลขที่|ม \d|(?:มา|ตั้งแต่|หลาย|\d|สอง|สาม|สี่|ห้า)\s?(?:วัน|คืน|เดือน|อาทิตย์|สัปดาห์)|เมื่อ(?:วาน|คืน|เช้า)|\bfor \w+ day|\bsinc|\bin front of|\bnear|\bbehind|\bnext to/;

/** Somebody asks for something to be mended, or says what is broken and where, or since when. */
export function soundsLikeComplaint(text: string): boolean {
  if (text.length < 12) return false;
  const said = plainOf(text);
  return request.test(said) || (broken.test(said) && here.test(said));
}

const words = {
  continue: set('ทำต่อ|แจ้งต่อ|ต่อ|ไปต่อ|เรื่องเดิม|continue|go on|resume'),
  anew: set('เริ่มใหม่|เริ่มเรื่องใหม่|start over|start again|start anew|new one'),
  back: set('ย้อนกลับ|กลับ|ก่อนหน้า|ย้อน|ถอยกลับ|back|go back|previous'),
  skip: set('ข้าม|ข้ามไป|skip|next'),
  done: set(
    'เสร็จแล้ว|เสร็จ|หมดแล้ว|ครบแล้ว|พอแล้ว|แค่นี้|เท่านี้|ไม่มีรูป|ไม่มี|ไม่มีแล้ว|ไม่ส่งรูป|done|finished|that is all|no photos|no photo|none',
  ),
  unplaced: set("ไม่ทราบจุด|ไม่ทราบ|ไม่รู้|ไม่รู้จุด|ไม่แน่ใจ|ไม่รู้ที่ไหน|i don't know|i do not know|don't know|not sure|unknown"),
  yes: set('ใช่|ถูกต้อง|ถูก|ถูกแล้ว|ใช่เลย|ใช่แล้ว|ตกลง|โอเค|ได้|yes|right|correct|ok|okay'),
  no: set('ไม่ใช่|ไม่|ไม่ถูก|เรื่องอื่น|อื่นๆ|อื่น ๆ|อื่น|เลือกประเภท|no|not this|something else|other'),
  newCase: set('แจ้งใหม่|ไม่ใช่แจ้งใหม่|ไม่ใช่ แจ้งใหม่|เรื่องใหม่|new|report a new one|file a new one|not this one'),
  remove: set('ลบรูป|ลบรูปทั้งหมด|เอารูปออก|remove photos|delete photos'),
  category: set('แก้ประเภท|ประเภท|change the category|change category|category'),
  what: set('แก้รายละเอียด|รายละเอียด|แก้ข้อความ|แก้เรื่อง|change the words|change words|details|words'),
  where: set('แก้สถานที่|สถานที่|แก้ที่|แก้จุด|แก้ตำแหน่ง|change the place|change place|place'),
  photos: set('แก้รูป|รูป|รูปถ่าย|เพิ่มรูป|change the photos|change photos|photos'),
} as const;

export type StepWord = keyof typeof words;

/** Is this a word of the conversation itself? Such a word is never the matter or the place. */
export function saysWord(text: string, ...names: readonly StepWord[]): boolean {
  const said = plainCommand(text);
  return said !== null && names.some(name => words[name].has(said));
}

/** Nothing that tells anything: a word of the conversation, thanks, a lone mark. */
export function saysNothing(text: string): boolean {
  const said = plainCommand(text);
  if (said === null) return text.length <= 160;
  return said.length < 2 || isSendWord(said) || isEditWord(said) || Object.values(words).some(known => known.has(said));
}

/** A typed number of a list, from 1. */
export function typedNumber(text: string): number | null {
  const match = /^(?:ข้อ|ข้อที่|เลข|เลือก|no\.?\s?)?\s*(\d{1,2})$/.exec(plainCommand(text) ?? '');
  return match ? Number(match[1]) : null;
}

function set(list: string): ReadonlySet<string> {
  return new Set(list.split('|'));
}
