import { plainOf } from '#features/qna/words.ts';

/**
 * Does a text speak of corruption? Such words are not kept in a chat, where whoever reads the store reads them. Words that
 * may as well be about a shop or a pension count only together with somebody who holds an office, or with public money.
 */
export function smellsOfCorruption(text: string): boolean {
  for (let from = 0; from < text.length; from += STEP) {
    const said = squeezed(text.slice(from, from + WINDOW));
    if (plainly.test(said) || (perhaps.test(said) && publicly.test(said))) return true;
  }
  return false;
}

/** Long texts are read piece by piece; pieces overlap, so that no word is cut. */
const WINDOW = 400;
const STEP = 300;

/** Is there nothing in it but the topic? "Report corruption" is a question about how, and tells nothing of a case. */
export function isOnlyTopic(text: string): boolean {
  const rest = squeezed(text)
    .replace(new RegExp(plainly, 'g'), '')
    .replace(/เรื่อง|การ|ของ|เจ้าหน้าที่|จนท|โกง|ประพฤติ|มิชอบ|และ|หรือ|ครับ|ค่ะ|about|of|the|a |case|\s/g, '');
  return rest.length <= 3;
}

const plainly =
  /ทุจ+ริต|คอ[รล]?์?รั[ปบ]ชั่?น|สินบน|ใต้โต๊ะ|ฮั้ว|ยักยอก|เรียกรับ(?:เงิน|ผลประโยชน์)|เบิกเท็จ|เบิกเงิน(?:หลวง)?เกิน|หัวคิว|ล็อ[กค]สเป[คก]|ค่าน้ำร้อนน้ำชา|ขอค่าน้ำชา|โกงกิน|กินเงิน(?:หลวง|งบ)|(?:นายก|ปลัด|กำนัน|ผู้ใหญ่บ้าน|ผู้บริหาร|เจ้าหน้าที่|สมาชิก|พวก)กินงบ|โกงเงิน(?:หลวง|งบ|วัด|กองทุน|หมู่บ้าน)|โกงงบ|โกงโครงการ|มิชอบ|\bbrib|\bcorrupt|\bkickback|\bembezzl|\bbid rigg|\bunder the tabl/;
const perhaps =
  /โกง(?!ราคา|ตาชั่ง|กิโล|น้ำหนัก|กาง)|(?<!ได้)รับเงิน(?!เบี้ย|สงเคราะห์|เดือน|ช่วย|ผู้สูง|คนพิการ|อุดหนุน)|เรียกเงิน|เรียกเก็บเงินพิเศษ|เก็บเงินเกิน|(?:ซื้อ|จ้าง|ประมูล).{0,30}แพงเกินจริง|อมเงิน|ขอเงินแลก|เงินทอน|จ่ายพิเศษ|จ่ายใต้|เส้นสาย|ไปใช้ส่วนตัว|ไม่ออกใบเสร็จ|เอื้อพวกพ้อง|งุบงิบ|\bstole|\bsteal|\bcheat|\bpocket(?:ed|s)? money|\bprivat us|\bask(?:ed)? (?:me|us|him|her|them)? ?for (?:extra |some )?money/;
const publicly =
  /เจ้าหน้าที่|จนท|นายก|ปลัด|ผู้ใหญ่บ้าน|กำนัน|สมาชิกสภา|สอบต|ข้าราชการ|พนักงาน|หัวหน้า|ผู้บริหาร|ผอ|กองช่าง|กองคลัง|งบ|หลวง|ราชการ|โครงการ|ประมูล|จัดซื้อ|อบต|ใบอนุญาต|\boffic|\bmayor|\bstaff|\bbudget|\bgovernment|\bpublic/;

function squeezed(text: string): string {
  return plainOf(text).replace(/(?<=[ก-๎]) +(?=[ก-๎])/g, '');
}
