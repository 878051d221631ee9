import * as v from 'valibot';
import type { Duty } from '#domain/actor.ts';
import { withDuties } from '#domain/person.ts';
import { ref, type Stored, type Write } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { say } from '#line/messages/action.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { dutyName } from './inviting.ts';
import { hasDuty, Invitation } from './model.ts';
import { askingName } from './naming.ts';
import { staffText } from './text.ts';

/** The first person who types the installation's first code becomes the secretary; it works once, for ever. */
export function joinFirst(turn: Turn, used: Stored | null): Outcome {
  const duty: Duty = { role: 'secretary', division: null };
  if (used) return { replies: [text(staffText[turn.locale].codeUsed)] };
  return granted(duty, turn, {
    kind: 'create',
    ref: ref('installation', 'first-code'),
    data: { by: turn.userId, at: turn.now },
  });
}

/** A one-time code: taken off in the same commit that grants the duty, so that two people cannot both use it. */
export function joinByCode(code: string, turn: Turn, record: Stored | null): Outcome {
  const words = staffText[turn.locale];
  const invitation = record ? v.parse(Invitation, record.data) : null;
  if (!record || !invitation || invitation.expires <= turn.now || !code) return { replies: [text(words.codeUsed)] };
  if (hasDuty(turn.person.duties, invitation.duty))
    return { replies: [text(words.alreadyHave(dutyName(invitation.duty, turn)))] };
  return granted(invitation.duty, turn, { kind: 'delete', ref: record.ref, if: { version: record.version } });
}

export function showDuties(turn: Turn): Outcome {
  const words = staffText[turn.locale];
  const { duties } = turn.person;
  if (duties.length === 0) return { replies: [text(words.noDuties)] };
  return { replies: [text(words.myDuties(duties.map(duty => `• ${dutyName(duty, turn)}`).join('\n')))] };
}

function granted(duty: Duty, turn: Turn, proof: Write): Outcome {
  const words = staffText[turn.locale];
  const { duties: before, joinedAt, name } = turn.person;
  const duties = hasDuty(before, duty) ? before : [...before, duty];
  const more = duty.role === 'secretary' ? [words.joinedSecretary] : [];
  const asking = name === null ? askingName(turn) : null;
  const said = [words.joined(dutyName(duty, turn)), ...more, ...(asking ? [asking.words] : [])].join('\n\n');
  return {
    replies: asking?.session ? withQuickReplies([text(said)], [say(words.skip)]) : [text(said)],
    person: withDuties(duties, joinedAt ?? turn.now),
    writes: [proof],
    ...(asking?.session ? { session: asking.session } : {}),
  };
}
