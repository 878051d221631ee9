import { can, type Duty } from '#domain/actor.ts';
import { addDays, bangkokDay, formatDay, instantAt } from '#domain/calendar.ts';
import { type JsonObject, ref } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { text } from '#line/messages/text.ts';
import { INVITATION_DAYS, type Invitation, invitationId, newCode } from './model.ts';
import { staffText } from './text.ts';

/** Makes a one-time code for a duty; only the secretary may. */
export function invite(duty: Duty, turn: Turn): Outcome {
  const words = staffText[turn.locale];
  if (!can(turn.person.duties, 'staff.invite')) return { replies: [text(words.onlySecretary)] };
  const code = newCode(turn.newId());
  const last = addDays(bangkokDay(turn.now), INVITATION_DAYS);
  const invitation: Invitation = { duty, by: turn.userId, expires: instantAt(addDays(last, 1)) };
  return {
    replies: [text(words.invited(dutyName(duty, turn), code, formatDay(last, turn.locale)))],
    // The code stands in no record but as a digest.
    copies: 'silent',
    // Written also where it is unchanged: whoever is removed beside this turn leaves no code behind.
    person: { unsent: turn.person.unsent },
    writes: [{ kind: 'create', ref: ref('invitations', invitationId(code)), data: invitation as JsonObject }],
  };
}

export function explainInvite(turn: Turn): Outcome {
  const words = staffText[turn.locale];
  if (!can(turn.person.duties, 'staff.invite')) return { replies: [text(words.onlySecretary)] };
  const divisions = turn.office.divisions.divisions.filter(division => division.kind === 'division');
  return {
    replies: [
      text(
        words.inviteHow(divisions.map(division => (turn.locale === 'th' ? division.name.th : division.id)).join(', ')),
      ),
    ],
  };
}

/** `เจ้าหน้าที่ กองช่าง`. */
export function dutyName({ role, division }: Duty, { office, locale }: Pick<Turn, 'office' | 'locale'>): string {
  const unit = office.divisions.divisions.find(each => each.id === division)?.name[locale] ?? '';
  return staffText[locale].duty(staffText[locale].roles[role], unit);
}
