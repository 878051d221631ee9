import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { Duty, divisionRoles, type Role } from '#domain/actor.ts';
import { plainCommand } from '#domain/typed.ts';
import { saysNothing } from '#features/complaint/parse.ts';
import { countGraphemes } from '#line/messages/limits.ts';
import type { Office } from '#offices/office.ts';

/** What `staff` can be asked to do. */
export type StaffCommand =
  | { readonly kind: 'invite'; readonly duty: Duty }
  | { readonly kind: 'invite-how' }
  | { readonly kind: 'first-code' }
  | { readonly kind: 'join'; readonly code: string }
  | { readonly kind: 'duties' }
  | { readonly kind: 'notices' }
  | { readonly kind: 'people' }
  /** The one so numbered in the list. */
  | { readonly kind: 'numbered'; readonly number: number }
  | { readonly kind: 'remove-ask'; readonly id: string }
  | { readonly kind: 'remove'; readonly id: string; readonly pick: Pick }
  /** Null: asks for it. */
  | { readonly kind: 'name'; readonly said: string | null; readonly messageId: string }
  | { readonly kind: 'no-name' }
  | { readonly kind: 'leave' };

/** Which duty is taken off: the key of one, all of them, the only one, or the one so numbered in the question. */
export type Pick = { readonly key: string } | 'all' | 'only' | number;

/** An invitation that waits for its code: `invitations/{digest of the code}`. */
export const Invitation = v.object({ duty: Duty, by: v.nullable(v.string()), expires: v.number() });
export type Invitation = v.InferOutput<typeof Invitation>;

export const INVITATION_DAYS = 7;

/** Letters and digits that nobody mistakes for one another. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code of 40 random bits from a random UUID, `PS-7K3P-92QD`. */
export function newCode(uuid: string): string {
  const bytes = uuid.replaceAll('-', '').match(/../g) ?? [];
  const letters = bytes
    .slice(0, 4)
    .concat(bytes.slice(-4))
    .map(byte => alphabet[Number.parseInt(byte, 16) % 32]);
  return `PS-${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** Reads a code as people type it: any case, with or without hyphens. */
export function parseCode(text: string): string | undefined {
  const match = /^PS[\s-]*([2-9A-HJ-NP-Z]{4})[\s-]*([2-9A-HJ-NP-Z]{4})$/.exec(text.trim().toUpperCase());
  return match ? `PS-${match[1]}-${match[2]}` : undefined;
}

/** Codes are kept as digests: who reads the store cannot join with them. */
export function invitationId(code: string): string {
  return bytesToHex(sha256(utf8ToBytes(`invitation ${code}`)));
}

/** `เชิญ เจ้าหน้าที่ กองช่าง`, `invite officer works`; how to do it, where something is missing. */
export function parseInvite(text: string, office: Office): StaffCommand | undefined {
  const match = /^(?:เชิญ|invite)(?:$|\s+(.*)$)/isu.exec(text.trim());
  if (!match) return undefined;
  const said = (match[1] ?? '').trim().toLowerCase();
  if (!said) return { kind: 'invite-how' };
  const role = roleWords.find(([word]) => said.startsWith(word));
  if (!role) return /^[\p{L}\p{M}]+$/u.test(said) && said.length > 20 ? undefined : { kind: 'invite-how' };
  const rest = said.slice(role[0].length).trim();
  const division = divisionNamed(rest, office);
  if (!divisionRoles.includes(role[1]))
    return rest && !division ? { kind: 'invite-how' } : { kind: 'invite', duty: { role: role[1], division: null } };
  return division ? { kind: 'invite', duty: { role: role[1], division } } : { kind: 'invite-how' };
}

/** The longer word first, for one can begin with another. */
const roleWords: readonly (readonly [string, Role])[] = (
  [
    ['เจ้าหน้าที่', 'officer'],
    ['officer', 'officer'],
    ['หัวหน้ากอง', 'head'],
    ['หัวหน้า', 'head'],
    ['ผู้อำนวยการกอง', 'head'],
    ['ผู้อำนวยการ', 'head'],
    ['ผอ.', 'head'],
    ['ผอ', 'head'],
    ['head', 'head'],
    ['ปลัด', 'clerk'],
    ['clerk', 'clerk'],
    ['นายก', 'mayor'],
    ['mayor', 'mayor'],
    ['เลขานุการคณะทำงาน', 'secretary'],
    ['เลขานุการ', 'secretary'],
    ['เลขา', 'secretary'],
    ['secretary', 'secretary'],
  ] as [string, Role][]
).sort((a, b) => b[0].length - a[0].length);

function divisionNamed(said: string, office: Office): string | null {
  if (!said) return null;
  const plain = said.replace(/\s+/g, '');
  const found = office.divisions.divisions.find(
    ({ id, kind, name, shortName }) =>
      kind === 'division' &&
      [id, name.th, name.en, shortName.th, shortName.en].some(each => each.toLowerCase().replace(/\s+/g, '') === plain),
  );
  return found?.id ?? null;
}

export function hasDuty(duties: readonly Duty[], duty: Duty): boolean {
  return duties.some(each => each.role === duty.role && each.division === duty.division);
}

/** The longest name, in characters as a person counts them. */
const MAX_NAME = 60;

/** A name as it may stand on cards: letters and what stands between them; null where it is none. */
export function parseName(said: string): string | null {
  const name = said
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const isFit = /^[\p{L}\p{M} .,'’()/ๆ-]+$/u.test(name) && (name.match(/\p{L}/gu)?.length ?? 0) >= 2;
  // A word on a button of some other conversation is no name.
  if (saysNothing(name)) return null;
  return isFit && name.length <= MAX_NAME * 4 && countGraphemes(name) <= MAX_NAME ? name : null;
}

/** `ชื่อของฉัน`, alone or followed by the name; undefined when the words say something else. */
export function parseMyName(text: string): string | null | undefined {
  const match = /^(?:ชื่อของฉัน|เปลี่ยนชื่อ(?:ของฉัน)?|my name)(?:$|(?:\s*คือ|\s+is)?[\s:]+(.*)$)/isu.exec(text.trim());
  return match ? match[1]?.trim() || null : undefined;
}

/** `ถอดสิทธิ์ 3`: the number in the list of staff. */
export function parseRemove(text: string): number | undefined {
  const match = /^(?:ถอดสิทธิ์|ถอดสิทธิ|remove)\s*(?:คนที่|no\.?)?\s*(\d{1,3})$/.exec(plainCommand(text) ?? '');
  return match ? Number(match[1]) : undefined;
}

/** The answer to which duty shall be taken off. */
export function parsePick(text: string): Pick | undefined {
  const said = plainCommand(text) ?? '';
  if (/^(?:ถอดสิทธิ์|ถอดสิทธิ|ถอด|ยืนยัน|remove|confirm)$/.test(said)) return 'only';
  if (/^(?:ทั้งหมด|ถอดทั้งหมด|all|remove all)$/.test(said)) return 'all';
  return /^\d{1,2}$/.test(said) ? Number(said) : undefined;
}
