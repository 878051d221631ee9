import * as v from 'valibot';
import type { CaseAct } from '#domain/case.ts';
import { type Query, type Read, type Ref, ref } from '#domain/record.ts';
import { parseReference, type Reference } from '#domain/reference.ts';
import { plainCommand } from '#domain/typed.ts';

/** The acts that staff write something for, each with its steps in order. */
export const flows = {
  ask: ['words', 'check'],
  answer: ['words', 'check'],
  fix: ['photos', 'words', 'check'],
  forward: ['words', 'check'],
  decline: ['words', 'check'],
  note: ['words', 'check'],
  assign: ['division', 'words', 'check'],
  'mark-duplicate': ['other', 'check'],
} as const satisfies Partial<Record<CaseAct, readonly string[]>>;
export type WrittenAct = keyof typeof flows;
export const Step = v.picklist(['division', 'other', 'photos', 'words', 'check']);
export type Step = v.InferOutput<typeof Step>;

const writtenActs = Object.keys(flows) as WrittenAct[];

/** What the resident is not shown. */
export const internalActs: readonly CaseAct[] = ['note', 'assign'];

export const MAX_PROOFS = 5;

const CaseId = v.pipe(v.string(), v.regex(/^[0-9a-f-]{8,36}$/));
export const CaseArgs = v.object({ id: CaseId });
export const DraftArgs = v.object({ d: CaseId });
export const DivisionArgs = v.object({ ...DraftArgs.entries, v: v.pipe(v.string(), v.maxLength(60)) });

/** What is being written: in the session's `data` until it is sent. */
export const Draft = v.object({
  /** The case. */
  id: v.string(),
  act: v.picklist(writtenActs),
  /** What the case is called: its number and what it is about. */
  name: v.string(),
  /** The division that had the case when this began. */
  division: v.string(),
  /** The service that was asked for, whose papers may be missing. */
  service: v.nullable(v.string()),
  /** How many entries the history had then: what others did since is seen by it. */
  seen: v.number(),
  /** A button sends only what it stood under: each check has its own id. */
  draft: v.string(),
  words: v.nullable(v.string()),
  /** The LINE message of the words. */
  said: v.nullable(v.string()),
  /** LINE message ids of the proofs, and the set that each came in. */
  photos: v.array(v.string()),
  sets: v.array(v.string()),
  /** The division, or the other case, that it goes to. */
  to: v.nullable(v.string()),
  /** What that is called. */
  toName: v.nullable(v.string()),
});
export type Draft = v.InferOutput<typeof Draft>;

/** A case by the id in a button, or by the number that somebody typed. */
export type Target = { readonly id: string } | Reference;

export type Filter = 'mine' | 'all' | 'late';

/** What a step can be told again, beside its question. */
export type Hint = 'words-please' | 'photo-please' | 'too-long' | 'no-division' | 'no-other' | 'full' | 'stale';

/** What `desk` can be asked to do. */
export type DeskCommand =
  | { readonly kind: 'list'; readonly filter: Filter }
  | { readonly kind: 'show' | 'take' | 'more' | 'verify'; readonly target: Target }
  | { readonly kind: 'start'; readonly act: WrittenAct; readonly target: Target }
  | { readonly kind: 'division'; readonly draft: Draft; readonly division: string }
  | { readonly kind: 'other'; readonly draft: Draft; readonly reference: Reference }
  | {
      readonly kind: 'photo';
      readonly draft: Draft;
      readonly step: Step;
      readonly messageId: string;
      readonly set: Set;
    }
  | { readonly kind: 'words'; readonly draft: Draft; readonly words: string | null; readonly messageId: string | null }
  | { readonly kind: 'prompt'; readonly draft: Draft; readonly step: Step; readonly hint: Hint | null }
  | { readonly kind: 'send'; readonly draft: Draft; readonly messageIds: readonly string[] }
  | { readonly kind: 'leave'; readonly draft: Draft }
  | { readonly kind: 'stale' };

/** Photos that LINE says were chosen together. */
type Set = { readonly id: string; readonly total: number } | null;

/** The read that finds the case of a target. */
export function readTarget(target: Target): Read {
  if ('id' in target) return { refs: [ref('cases', target.id)] };
  const query: Query = { collection: 'cases', where: { year: target.year, number: target.number }, limit: 1 };
  return { query };
}

/** The case of a draft, and the one that it is to be joined to. */
export function draftRefs({ id, act, to }: Draft): Ref[] {
  return [ref('cases', id), ...(act === 'mark-duplicate' && to ? [ref('cases', to)] : [])];
}

const lists: Readonly<Record<string, Filter>> = {
  งาน: 'mine',
  งานของฉัน: 'mine',
  งานฉัน: 'mine',
  'my work': 'mine',
  'my tasks': 'mine',
  งานทั้งหมด: 'all',
  'all work': 'all',
  งานเกินกำหนด: 'late',
  งานค้าง: 'late',
  'overdue work': 'late',
};

/** What one types before the number of a case, as the card's buttons say it. */
const verbs: Readonly<Record<string, WrittenAct | 'take' | 'more' | 'verify' | 'show'>> = {
  รับเรื่อง: 'take',
  take: 'take',
  ขอข้อมูลเพิ่ม: 'ask',
  // As it is left when politeness is taken off.
  ข้อมูลเพิ่ม: 'ask',
  ask: 'ask',
  ตอบ: 'answer',
  answer: 'answer',
  เสร็จสิ้น: 'fix',
  fixed: 'fix',
  ส่งต่อกอง: 'assign',
  assign: 'assign',
  ส่งต่อหน่วยงานอื่น: 'forward',
  forward: 'forward',
  ไม่อยู่ในอำนาจ: 'decline',
  decline: 'decline',
  เรื่องซ้ำ: 'mark-duplicate',
  duplicate: 'mark-duplicate',
  บันทึกภายใน: 'note',
  note: 'note',
  ประวัติ: 'show',
  history: 'show',
  ตรวจประวัติ: 'verify',
  verify: 'verify',
  อื่นๆ: 'more',
  more: 'more',
};

/** `งานของฉัน`, `12/2569`, `รับเรื่อง 12/2569`; exact where it works in the middle of another conversation too. */
export function parseDeskWords(text: string): { readonly command: DeskCommand; readonly exact: boolean } | undefined {
  const plain = plainCommand(text);
  if (plain === null) return undefined;
  const filter = Object.hasOwn(lists, plain) ? lists[plain] : undefined;
  if (filter) return { command: { kind: 'list', filter }, exact: true };
  const [, verb = '', rest = ''] = /^([a-zก-๎]+?) ?(\d.*|lr.*)$/.exec(plain.replace(/เลขรับ(ที่)? ?(?=\d)/, '')) ?? [];
  const act = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  const named = act && parseReference(rest);
  if (act && named) return { command: commandOf(act, named), exact: false };
  const target = parseReference(text);
  return target && { command: { kind: 'show', target }, exact: false };
}

function commandOf(act: WrittenAct | 'take' | 'more' | 'verify' | 'show', target: Target): DeskCommand {
  return isWritten(act) ? { kind: 'start', act, target } : { kind: act, target };
}

/** The command of a card's button, `desk.take {"id":…}`. */
export function parseButton(name: string, args: unknown): DeskCommand | undefined {
  if (name === 'list') return { kind: 'list', filter: 'mine' };
  const isKnown = isWritten(name) || name === 'take' || name === 'more' || name === 'verify' || name === 'show';
  return isKnown && v.is(CaseArgs, args) ? commandOf(name, { id: args.id }) : undefined;
}

function isWritten(name: string): name is WrittenAct {
  return (writtenActs as string[]).includes(name);
}

const backWords = ['ย้อนกลับ', 'กลับ', 'ถอยกลับ', 'back', 'go back'];
const skipWords = ['ข้าม', 'ไม่มี', 'ต่อ', 'ต่อไป', 'skip', 'next', 'none'];

export function isBackWord(text: string): boolean {
  return backWords.includes(plainCommand(text) ?? '');
}

export function isSkipWord(text: string): boolean {
  return skipWords.includes(plainCommand(text) ?? '');
}
