import { fold } from '#features/qna/skeleton.ts';
import { plainOf } from '#features/qna/words.ts';
import type { Office } from '#offices/office.ts';
import type { ComplaintCategory } from '#offices/schema/cases.ts';

/** What a complaint is about, by the words of the office's categories. */
const MOST_GUESSES = 3;

/** Where somebody says where it is, not what: "beside the road". */
const placeWords = /(?:ริม|ข้าง|หน้า|หลัง|ใกล้|แถว|ตรง|บน|กลาง|ทับ|ขวาง)$/;
/** A place between a thing and what is wrong with it: ไฟ(หน้าบ้าน)ดับ, ไฟ(ซอย 3)ไม่ติด. A house's own light is not ours. */
const between =
  /(?:(?:หน้า|หลัง|ข้าง|ริม|แถว|ตรง|ใกล้|กลาง|ปาก|ท้าย)(?:หมู่บ้าน|บ้าน|วัด|ซอย|ทาง|ถนน|โรงเรียน|ตลาด|ศาลา)|ใน(?:หมู่บ้าน|ซอย|ตลาด|วัด)|ซอย|หมู่(?:ที่)?(?= ?\d)) ?\d{0,3} ?/g;
/** Whom somebody asks to come is not whom they complain about. */
const asked = /(?:ส่ง|ให้|ขอ|แจ้ง|เรียน|ถึง)(?:เจ้าหน้าที่|พนักงาน)/g;
/** A word shorter than this looks like too many others once its tones are gone. */
const FOLDED_LENGTH = 6;

type Known = { readonly id: string; readonly plain: string; readonly folded: string };

const knownWords = new WeakMap<Office, readonly Known[]>();

/** Every word of every category in the form it is looked for. */
function wordsOf(office: Office): readonly Known[] {
  const known =
    knownWords.get(office) ??
    office.complaintCategories.flatMap(({ id, words }) =>
      words.map(word => ({ id, plain: squeezed(word), folded: fold(squeezed(word)) })),
    );
  knownWords.set(office, known);
  return known;
}

/**
 * The likeliest categories of a text, the best first, at most three; one alone is sure enough to be offered for a yes. A
 * word inside a longer one does not count, nor one that only says where, where another says what. A text with none of
 * the words is read without its places, then by its sound.
 */
export function guessCategories(text: string, office: Office): string[] {
  const said = squeezed(text).replace(asked, ' ');
  const exact = spansIn(said, office, word => word.plain);
  const joined = exact.length > 0 ? exact : spansIn(said.replace(between, ''), office, word => word.plain);
  const spans = joined.length > 0 ? joined : spansIn(fold(said), office, longFold);
  const subjects = spans.filter(span => !span.isPlace);
  const scores = new Map<string, number>();
  for (const { id, length } of subjects.length > 0 ? subjects : spans)
    scores.set(id, Math.max(scores.get(id) ?? 0, Math.min(length, 6)));
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .flatMap(([id]) => id)
    .slice(0, MOST_GUESSES);
}

function longFold({ folded }: Known): string | null {
  return /[ก-ฮ]/.test(folded) && folded.length >= FOLDED_LENGTH ? folded : null;
}

type Span = { readonly id: string; readonly at: number; readonly length: number; readonly isPlace: boolean };

function spansIn(said: string, office: Office, form: (word: Known) => string | null): Span[] {
  const found: Span[] = [];
  for (const word of wordsOf(office)) {
    const sought = form(word);
    if (!sought) continue;
    for (let at = said.indexOf(sought); at >= 0; at = said.indexOf(sought, at + 1)) {
      if (isWhole(said, at, sought))
        found.push({ id: word.id, at, length: sought.length, isPlace: placeWords.test(said.slice(0, at)) });
    }
  }
  const inside = (span: Span, other: Span) =>
    other.length > span.length && other.at <= span.at && other.at + other.length >= span.at + span.length;
  return found.filter(span => !found.some(other => inside(span, other)));
}

/** English words stand between spaces; a Thai word must not go on with a mark, or ท่อ would be found in ท่อง. */
function isWhole(said: string, at: number, word: string): boolean {
  const [before, after] = [said.charAt(at - 1), said.charAt(at + word.length)];
  if (/[a-z]/.test(word)) return !/[a-z]/.test(before) && !/[a-z]/.test(after);
  return !/[\u0e30-\u0e3a\u0e45-\u0e4e]/.test(after) && !(word.length <= 3 && after === 'ง');
}

/** The category that somebody named, and nothing else: by its name, a part of it, or one of its words. */
export function namedCategory(text: string, office: Office): ComplaintCategory | undefined {
  return categoryOf(namesOf(office).get(squeezed(text.replace(/^เรื่อง/, ''))) ?? null, office);
}

const knownNames = new WeakMap<Office, ReadonlyMap<string, string>>();

/** Every name by which a category may be called, and the first category that has it. */
function namesOf(office: Office): ReadonlyMap<string, string> {
  const known = knownNames.get(office);
  if (known) return known;
  const names = new Map<string, string>();
  for (const { id, name, words } of office.complaintCategories) {
    const all = [name.th, name.en, ...name.th.split(/[\s,]+/), ...name.en.split(/[,:]\s*| and /), ...words];
    for (const each of all.map(squeezed)) if (!names.has(each)) names.set(each, id);
  }
  knownNames.set(office, names);
  return names;
}

export function categoryOf(id: string | null, { complaintCategories }: Office): ComplaintCategory | undefined {
  return complaintCategories.find(each => each.id === id);
}

function squeezed(text: string): string {
  return plainOf(text).replace(/(?<=[ก-๎]) +(?=[ก-๎])/g, '');
}
