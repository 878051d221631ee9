import { buddhistYear, plainCommand } from '#domain/typed.ts';
import { LevelCode, type ToolId } from '#offices/schema/scores.ts';
import type { ScoreCommand, TypedChange } from './model.ts';

/** Typed words as commands of `score`. A whole message or nothing: sentences that ask belong to the questions. */

const year = '(?:ของ)?\\s*(?:ประจำ)?(?:ปีงบประมาณ|ปีงบ|ปี|year|fy)?\\s*(?:พ\\.?ศ\\.?|ค\\.?ศ\\.?)?\\s*(\\d{4,8}|\\d{2})';
const longYear = year.replace('|\\d{2})', ')');
const optionalYear = `(?:\\s*${year})?`;
const office = '(?:\\s*(?:ของ)?(?:อบต\\.?|หน่วยงาน))?';
const indicator = '(?:ตัวชี้วัด|ตัวชีวัด|ตัวชี้วัต|indicator)(?:\\s*(?:ที่|ข้อที่|ข้อ|no\\.?|number))?';
const tools = '(iit|eit|oit)';
const get = '(?:ได้(?:คะแนน)?|เป็น|=|is|gets|was|were|scores|at|to)';

const overview = whole(
  `(?:คะแนน|ผลคะแนน|ผลการประเมิน|ผลประเมิน|ผล)?\\s*(?:ita|ไอทีเอ)\\s*(?:scores?|results?)?${office}(?:\\s*(?:ปี)?(?:ล่าสุด|latest))?${optionalYear}`,
);
const scores = whole(`(?:คะแนน|ผลคะแนน|ผลการประเมิน|scores?)${office}(?:(?:ปี)?ล่าสุด|\\s*latest)?${optionalYear}`);
const latest = whole('(?:latest (?:ita )?scores?|คะแนน(?:ใน)?(?:ทุกปี|ปีล่าสุด))');
const indicators = whole(
  `(?:คะแนน)?(?:ตัวชี้วัด|ตัวชีวัด)(?:ทั้งหมด|ทุกตัว|\\s*(?:ทั้ง\\s*10|(?:ทั้ง\\s*)?10\\s*(?:ตัว|ข้อ)))?(?:\\s*${longYear})?|ตัวชี้วัดที่|10\\s*ตัวชี้วัด|(?:10 |all )?indicators?(?:\\s*${longYear})?`,
);
const oneIndicator = whole(`(?:คะแนน)?${indicator}\\s*(-?\\d{1,9}(?:[.,]\\d+)?)(?:\\s+${year})?`);
const weakest = whole(
  `(?:คะแนน)?(?:ตัวชี้วัด)(?:ไหน)?(?:ที่|ซึ่ง)?(?:ได้)?(?:คะแนน)?(?:อ่อน|ต่ำ|น้อย|แย่)(?:ที่)?สุด|(?:the )?(?:weakest|lowest)(?: indicator| score)?`,
);
const oneTool = whole(`(?:คะแนน)?\\s*${tools}(?:\\s*scores?)?${optionalYear}`);
const advice = whole(`(?:คำแนะนำ|ข้อเสนอแนะ|advice)(?:ของ|สำหรับ|\\s*(?:on|for))?\\s*(iit|eit|oit|ita)|${tools} advice`);
const check = whole(
  `(?:วิเคราะห์|คำนวณ|คำนวน|ตรวจ|ตรวจสอบ|คิด)(?:ผล)?(?:คะแนน)?\\s*(?:ita)?(?:ซ้ำ)?${optionalYear}|recompute(?: scores?)?|(?:check|analy[sz]e) (?:the )?(?:ita )?scores?|analysis|analy[sz]e`,
);
const goal = whole(
  `(?:(?:ต้อง)?(?:ทำ)?(?:อย่างไร|ยังไง|ไง)(?:ถึง|จึง)?(?:จะ|ให้)?(?:ได้|ถึง)?|อยากได้|ให้ได้)\\s*(?:ระดับ|เกรด|คะแนน)?\\s*([a-f]{1,2})|how (?:to|can we|do we) (?:reach|get)(?: to)?(?: an?)?(?: level)? ([a-f]{1,2})`,
);
const levelOfScore = whole(
  '(?:ระดับ|เกรด|level|grade)(?:ของ)?(?:คะแนน)?\\s*(?:of\\s+)?(-?[\\d.,]*\\d[\\d.,]*|nan)(?:\\s*(?:คะแนน|points?))?',
);
const scoreLevel = whole('คะแนน\\s*(-\\d[\\d.,]*|\\d+[.,]\\d+|\\d{3}|nan)');
const ifStart = /^(?:ถ้าหาก|ถ้า|หาก|สมมติว่า|สมมติ|if(?= ))\s*/;
const ifEnd = /\s*(?:(?:แล้ว|คะแนน|รวม)*(?:จะ|รวม)(?:ได้|เป็น|เท่า|ถึง).*|,? (?:what|then|how)\b.*)$/;
const gapAfterName = new RegExp(`(${indicator})\\s+(?=-?\\d|${get})`, 'g');
const named = new RegExp(`^(?:${indicator})\\s*(-?\\d[\\d.,]*)?\\s*${get}?\\s*(\\S*)$`);
const bare = new RegExp(`^(?:ข้อ(?:ที่)?\\s*)?(\\d{1,2})\\s*${get}\\s*(\\S+)$`);
const nextChange = new RegExp(
  `\\s*(?:และ|กับ|\\band\\b|;|,|\\s)\\s*(?=(?:${indicator}|ข้อ(?:ที่)?)?\\s*-?\\d[\\d.]*\\s*${get})`,
);
const asks = /ไหม|มั้ย|อะไร|อย่างไร|ยังไง|เท่าไร|เท่าไหร่|ทำไม|น้อย|มาก|ต่ำ|สูง|ดี|ควร|ต้อง|ผ่าน|รับ/;
const numeric = /^-?[\d.,]*\d[\d.,]*%?$|^nan$/;
const bareYear = /^(25[5-9]\d|20[0-5]\d)$/;

/** What is in every message that is ours: one look spares the others for all that is something else. */
const ours =
  /\d|ita|ไอทีเอ|คะแนน|ผลการ|score|ตัวชี|indicator|weakest|lowest|iit|eit|oit|วิเคราะห์|คำนว|ตรวจ|คิด|compute|check|analy|[a-f]$|ระดับ|เกรด|level|grade/;

/** A change names an indicator, by words or by its number. */
const changing = /\d|ตัวชี|indicator/;

/** The command that these words are, and whether it can break into another conversation; undefined: not ours. */
export function parseScoreWords(text: string): { readonly command: ScoreCommand; readonly exact: boolean } | undefined {
  const said = plainCommand(text);
  if (said === null || !ours.test(said)) return undefined;
  const command = parseMenu(said) ?? parseNumbers(said);
  if (command) return { command, exact: true };
  if (bareYear.test(said)) return { command: { kind: 'overview', year: buddhistYear(said) }, exact: false };
  const changes = parseChanges(said);
  return (
    changes && { command: { kind: 'what-if', changes }, exact: changes.every(change => numeric.test(change.score)) }
  );
}

function parseMenu(said: string): ScoreCommand | undefined {
  const shown = overview.exec(said) ?? scores.exec(said) ?? latest.exec(said);
  if (shown) return { kind: 'overview', year: yearOf(shown[1]) };
  const listed = indicators.exec(said);
  if (listed) return { kind: 'indicators', year: yearOf(listed[1] ?? listed[2]) };
  if (weakest.test(said)) return { kind: 'weakest' };
  const tool = oneTool.exec(said);
  if (tool) return { kind: 'tool', tool: toolOf(tool[1]), year: yearOf(tool[2]) };
  const advised = advice.exec(said);
  if (advised) return { kind: 'tool', tool: toolOf(advised[1] ?? advised[2]), year: null };
  const checked = check.exec(said);
  if (checked) return { kind: 'check', year: yearOf(checked[1]) };
  const wanted = goal.exec(said);
  const level = LevelCode.options.find(code => code === (wanted?.[1] ?? wanted?.[2])?.toUpperCase());
  return level && { kind: 'goal', level };
}

function parseNumbers(said: string): ScoreCommand | undefined {
  const one = oneIndicator.exec(said);
  if (one) return { kind: 'indicator', number: one[1] ?? '', year: yearOf(one[2]) };
  const level = levelOfScore.exec(said) ?? scoreLevel.exec(said);
  return level ? { kind: 'level', score: level[1] ?? '' } : undefined;
}

/**
 * `ถ้าตัวชี้วัดที่ 4 ได้ 95 และ 2 ได้ 90`. What names an indicator is ours also where the number is missing or odd; bare
 * numbers ("ถ้า 60 ได้ 600") only where all could be indicators and scores; without ถ้า all must be numbers.
 */
function parseChanges(said: string): readonly TypedChange[] | undefined {
  if (!changing.test(said)) return undefined;
  const isIf = ifStart.test(said);
  const parts = said.replace(ifStart, '').replace(ifEnd, '').replace(gapAfterName, '$1').split(nextChange);
  const isNamed = named.test(parts[0] ?? '');
  const changes = parts.map(part => {
    const found = (isNamed ? named.exec(part) : null) ?? bare.exec(part);
    return found && { indicator: found[1] ?? '', score: found[2] ?? '' };
  });
  const read = changes.filter(change => change !== null);
  if (read.length !== changes.length || read.some(({ score }) => asks.test(score))) return undefined;
  if (isNamed && isIf) return read;
  const areScores = read.every(({ indicator: number, score }) => Number(number) <= 20 && numeric.test(score));
  return areScores && (isIf || isNamed) ? read : undefined;
}

function yearOf(typed: string | undefined): number | null {
  return typed === undefined ? null : buddhistYear(typed);
}

function toolOf(typed: string | undefined): ToolId | null {
  return typed === 'iit' ? 'IIT' : typed === 'eit' ? 'EIT' : typed === 'oit' ? 'OIT' : null;
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
