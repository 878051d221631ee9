import { buddhistYear, plainCommand } from '#domain/typed.ts';
import type { Division } from '#offices/schema/profile.ts';
import type { MeasureCommand, MeasureStatus } from './model.ts';

/** Typed words as commands of `measure`. A whole message or nothing: sentences that ask belong to the questions. */

const name = '(?:มาตรการ|มาตราการ|มาตการ|measures?)';
const round =
  '(?:รอบ)?\\s*(?:ประจำ)?(?:ปีงบประมาณ|ปีงบ|ปี|round|fiscal year|fy|year)?\\s*(?:พ\\.?ศ\\.?|ค\\.?ศ\\.?)?\\s*(\\d{4})';
const number = '(-?\\d{1,60}(?:[.,]\\d+)?)';
const nth = `${name}(?:\\s*(?:ที่|ข้อที่|ข้อ|no\\.?|number))?\\s*${number}`;
const verbatimWords = '(?:คำตามเอกสาร|ตามเอกสาร|ข้อความตามเอกสาร|คำเดิม|as written|original words?|verbatim)';

const list = whole(
  `(?:(?:all |the )*(?:\\d{1,3}\\s*)?${name}(?:ทั้งหมด|ทุกข้อ|(?:ทั้ง)?\\s*\\d{1,3}\\s*(?:ข้อ|มาตรการ)|\\s*ita|ส่งเสริม(?:คุณธรรมและ)?ความโปร่งใส(?:ภายในหน่วยงาน)?|ของอบต\\.?|ที่)?)(?:\\s*${round})?`,
);
const show = whole(`${nth}(?:\\s+${round})?`);
const verbatim = whole(
  `${verbatimWords}(?:ของ|\\s*of)?\\s*(?:${name}(?:\\s*(?:ที่|ข้อที่|ข้อ))?)?\\s*${number}?|${nth}\\s*${verbatimWords}`,
);
const source = whole(`(?:เอกสาร|ที่มา)(?:ของ)?${name}|${name} document`);
const item = whole(`${name}\\s*(?:ที่เกี่ยวกับ|ของ|สำหรับ|ข้อ|รายการ|for|on|of)?\\s*(?:o|โอ)\\s*-?\\s*(\\d{1,4})`);
const owned = whole(`${name}(?:ของ|ที่เป็นของ|\\s*(?:of|for|by)(?: the)?)?\\s*(.{2,80})|(.{3,60}) measures`);
const otherUnit = /^(?:กอง|สำนัก|ฝ่าย|งาน)[\u0e01-\u0e4e]{2,20}$/;
const asks = /ไหม|มั้ย|อะไร|อย่างไร|ยังไง|เท่าไร|เท่าไหร่|ทำไม|ไหน|ใคร|หรือ|บ้าง/;

const statusWords: Readonly<Record<MeasureStatus, string>> = {
  'not-started': 'ยังไม่เริ่ม|ไม่เริ่ม|ยังไม่ได้เริ่ม|ยังไม่ทำ|ยังไม่ได้ทำ|not started',
  'in-progress': 'กำลังดำเนินการ|กำลังทำ|in progress',
  proved: 'ครบตามหลักฐาน|ครบแล้ว|เสร็จ|เสร็จแล้ว|ทำเสร็จแล้ว|complete|completed|done|finished',
  overdue: 'เกินกำหนด|เกินกำหนดแล้ว|เลยกำหนด|ล่าช้า|overdue|late',
  'not-checkable': 'ยังตรวจไม่ได้|ตรวจไม่ได้|ตรวจยังไม่ได้|cannot be checked(?: yet)?|not checkable',
};
const byStatus = Object.entries(statusWords).map(([status, words]) => ({
  status: status as MeasureStatus,
  pattern: whole(`${name}(?:ที่|ซึ่ง|สถานะ|\\s)*(?:${words})|(?:${words}) measures`),
}));

/** What every one of these commands has in it: one look spares the others for all that is something else. */
const ours = /มาต|measure|ตามเอกสาร|คำเดิม|as written|original word|verbatim/;

/** The command that these words are; undefined: not ours. Every one is a whole message. */
export function parseMeasureWords(text: string, divisions: readonly Division[]): MeasureCommand | undefined {
  const said = plainCommand(text);
  if (said === null || !ours.test(said)) return undefined;
  const listed = list.exec(said);
  if (listed) return { kind: 'list', round: listed[1] === undefined ? null : buddhistYear(listed[1]) };
  const shown = show.exec(said);
  if (shown)
    return { kind: 'show', number: shown[1] ?? '', round: shown[2] === undefined ? null : buddhistYear(shown[2]) };
  const quoted = verbatim.exec(said);
  if (quoted) return { kind: 'verbatim', number: quoted[1] ?? quoted[2] ?? '', round: null };
  if (source.test(said)) return { kind: 'document' };
  const status = byStatus.find(({ pattern }) => pattern.test(said))?.status;
  if (status) return { kind: 'status', status };
  const itemNumber = item.exec(said)?.[1];
  if (itemNumber !== undefined) return { kind: 'item', item: `O${Number(itemNumber)}` };
  return parseOwner(said, divisions);
}

function parseOwner(said: string, divisions: readonly Division[]): MeasureCommand | undefined {
  const found = owned.exec(said);
  const typed = (found?.[1] ?? found?.[2])?.trim();
  if (!typed || asks.test(typed)) return undefined;
  const division = divisions.find(each => isNamed(each, typed));
  if (division) return { kind: 'owner', division: division.id, typed };
  return otherUnit.test(typed) ? { kind: 'owner', division: null, typed } : undefined;
}

/** By its name, its short name, the name without กอง, or the first letters of either. */
function isNamed({ name: full, shortName }: Division, typed: string): boolean {
  const said = plainName(typed);
  const names = [full.th, shortName.th, full.en, shortName.en].map(plainName);
  const bare = names.map(each => each.replace(/^(?:กอง|สำนัก)/, ''));
  return names.includes(said) || bare.includes(said) || (said.length >= 6 && names.some(each => each.startsWith(said)));
}

function plainName(words: string): string {
  return words
    .toLowerCase()
    .replace('สำนักงานปลัด', 'สำนักปลัด')
    .replace(/ฯ|^the |\s*division$/g, '')
    .trim();
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
