import * as v from 'valibot';
import { can } from '#domain/actor.ts';
import type { Handler } from '#domain/handler.ts';
import { type Read, ref, type Stored } from '#domain/record.ts';
import { bot, type OpenSession, type Outcome, type Turn } from '#domain/turn.ts';
import { plainCommand } from '#domain/typed.ts';
import { isLeaveWord } from '#features/qna/model.ts';
import { heldDigest, heldTemplate } from './held.ts';
import { explainInvite, invite } from './inviting.ts';
import { joinByCode, joinFirst, showDuties } from './joining.ts';
import { everybody, listPeople, removeNumbered } from './listing.ts';
import {
  invitationId,
  parseCode,
  parseInvite,
  parseMyName,
  parsePick,
  parseRemove,
  type StaffCommand,
} from './model.ts';
import { leaveName, setName } from './naming.ts';
import { showNotices, undelivered } from './notices.ts';
import { askRemoval, keep, personRead, removalRead, remove, removedTemplate } from './removing.ts';

/** Invitations, the first code, names and duties, who is staff, and what became of the notices. */
export const handler: Handler = {
  bot: bot<StaffCommand>({
    claim: (said, turn) => {
      const command = parse(said, turn);
      return command && { command, exact: true };
    },
    button,
    resume,
    read,
    decide,
  }),
  notices: { held: heldTemplate, removed: removedTemplate },
  schedules: { held: heldDigest },
};

function read(command: StaffCommand, turn: Turn): Read | undefined {
  switch (command.kind) {
    case 'first-code':
      return { refs: [ref('installation', 'first-code')] };
    case 'join':
      return { refs: [ref('invitations', invitationId(command.code))] };
    case 'notices':
      return undelivered(turn);
    case 'people':
    case 'numbered':
      return everybody();
    case 'remove-ask':
      return personRead(command.id);
    case 'remove':
      return removalRead(command.id);
    default:
      return undefined;
  }
}

function decide(command: StaffCommand, turn: Turn, records: readonly (Stored | null)[]): Outcome {
  switch (command.kind) {
    case 'invite':
      return invite(command.duty, turn);
    case 'invite-how':
      return explainInvite(turn);
    case 'first-code':
      return joinFirst(turn, records[0] ?? null);
    case 'join':
      return joinByCode(command.code, turn, records[0] ?? null);
    case 'duties':
      return showDuties(turn);
    case 'notices':
      return showNotices(turn, records);
    case 'people':
      return listPeople(turn, records);
    case 'numbered':
      return removeNumbered(command.number, turn, records);
    case 'remove-ask':
      return askRemoval(records[0] ?? null, turn);
    case 'remove':
      return remove(command.id, command.pick, turn, records);
    case 'name':
      return setName(command.said, command.messageId, turn);
    case 'no-name':
      return leaveName(turn);
    case 'leave':
      return keep(turn);
    default:
      return command satisfies never;
  }
}

function parse(said: string, turn: Turn): StaffCommand | undefined {
  const words = said.trim();
  const { firstCode } = turn.settings;
  if (firstCode !== null && words === firstCode) return { kind: 'first-code' };
  const code = parseCode(words);
  if (code) return { kind: 'join', code };
  if (/^(หน้าที่ของฉัน|บทบาทของฉัน|my duties|my role)$/iu.test(words)) return { kind: 'duties' };
  if (/^(การแจ้งเตือน|notices)$/iu.test(words)) return { kind: 'notices' };
  return parseForStaff(words, turn) ?? parseInvite(said, turn.office);
}

/** Words that mean something else to residents: one who says "staff" wants to reach them. */
function parseForStaff(words: string, turn: Turn): StaffCommand | undefined {
  const { duties } = turn.person;
  if (duties.length === 0) return undefined;
  const name = parseMyName(words);
  if (name !== undefined) return { kind: 'name', said: name, messageId: messageIdOf(turn) };
  if (!can(duties, 'staff.list')) return undefined;
  if (/^(?:เจ้าหน้าที่|รายชื่อเจ้าหน้าที่|staff|staff list|list staff)$/.test(plainCommand(words) ?? ''))
    return { kind: 'people' };
  const number = parseRemove(words);
  return number === undefined ? undefined : { kind: 'numbered', number };
}

const OfPerson = v.object({ id: v.pipe(v.string(), v.regex(/^\w{1,64}$/)) });
const Asked = v.object({ ...OfPerson.entries, t: v.number() });
const Sure = v.object({ ...Asked.entries, k: v.pipe(v.string(), v.maxLength(80)) });

function button(act: string, args: unknown, turn: Turn): StaffCommand | undefined {
  if (act === 'remove' && v.is(OfPerson, args)) return { kind: 'remove-ask', id: args.id };
  if (act !== 'remove-sure' || !v.is(Sure, args)) return undefined;
  const { id, k: key, t } = args;
  return isFresh(t, turn) ? { kind: 'remove', id, pick: { key } } : { kind: 'remove-ask', id };
}

/** "Yes" is an answer to what was asked just now; an older one is asked again. */
function isFresh(askedAt: number, { now }: Turn): boolean {
  return askedAt <= now && now - askedAt < 3_600_000;
}

function resume({ step, data }: OpenSession, turn: Turn): StaffCommand | undefined {
  const { event } = turn;
  if (event.kind !== 'text') return undefined;
  const said = plainCommand(event.text) ?? '';
  if (step === 'remove' && v.is(Asked, data)) {
    if (isLeaveWord(event.text) || /^(?:ไม่ถอด|keep)$/.test(said)) return { kind: 'leave' };
    const pick = isFresh(data.t, turn) ? parsePick(event.text) : undefined;
    return pick === undefined ? undefined : { kind: 'remove', id: data.id, pick };
  }
  if (step !== 'name') return undefined;
  if (isLeaveWord(event.text) || /^(?:ข้าม|skip)$/.test(said)) return { kind: 'no-name' };
  // The number of a case is no name, but work that has come meanwhile.
  return /\d\s*\/\s*\d{2,4}|^lr-/.test(said)
    ? undefined
    : { kind: 'name', said: event.text, messageId: event.messageId };
}

function messageIdOf({ event }: Turn): string {
  return event.kind === 'text' ? event.messageId : '';
}
