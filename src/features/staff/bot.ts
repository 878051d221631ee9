import type { Handler } from '#domain/handler.ts';
import { ref } from '#domain/record.ts';
import { bot } from '#domain/turn.ts';
import { explainInvite, invite } from './inviting.ts';
import { joinByCode, joinFirst, showDuties } from './joining.ts';
import { invitationId, parseCode, parseInvite, type StaffCommand } from './model.ts';
import { failedNotices, showNotices } from './notices.ts';

/** Invitations, the first code, one's own duties, and what became of the notices. */
export const handler: Handler = {
  bot: bot<StaffCommand>({
    claim: (said, turn) => {
      const command = parse(said, turn.settings.firstCode, () => parseInvite(said, turn.office));
      return command && { command, exact: true };
    },
    read: command => {
      switch (command.kind) {
        case 'first-code':
          return { refs: [ref('installation', 'first-code')] };
        case 'join':
          return { refs: [ref('invitations', invitationId(command.code))] };
        case 'notices':
          return failedNotices;
        default:
          return undefined;
      }
    },
    decide: (command, turn, records) => {
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
        default:
          return command satisfies never;
      }
    },
  }),
};

function parse(
  said: string,
  firstCode: string | null,
  invitation: () => StaffCommand | undefined,
): StaffCommand | undefined {
  const words = said.trim();
  if (firstCode !== null && words === firstCode) return { kind: 'first-code' };
  const code = parseCode(words);
  if (code) return { kind: 'join', code };
  if (/^(หน้าที่ของฉัน|บทบาทของฉัน|my duties|my role)$/iu.test(words)) return { kind: 'duties' };
  if (/^(การแจ้งเตือน|notices)$/iu.test(words)) return { kind: 'notices' };
  return invitation();
}
