import * as v from 'valibot';
import { can, type Duty, dutyKey } from '#domain/actor.ts';
import type { NoticeTemplate } from '#domain/handler.ts';
import type { Notice } from '#domain/notice.ts';
import { Person, withDuties } from '#domain/person.ts';
import { type JsonObject, type Read, ref, type Stored, type Write } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { homeText } from '#features/home/text.ts';
import { post, say } from '#line/messages/action.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { dutyName } from './inviting.ts';
import type { Pick } from './model.ts';
import { endOfStaff, nameOf } from './naming.ts';
import { staffText } from './text.ts';

/** The secretary takes a duty off somebody. It works at once, for duties are read at every turn. */

export function personRead(id: string): Read {
  return { refs: [ref('people', id)] };
}

/** Whoever is removed takes their unused invitations along, or they could come back by one. */
export function removalRead(id: string): Read {
  return { query: { collection: 'invitations', where: { by: id }, limit: 100 }, beside: [ref('people', id)] };
}

/** Who it is and what they would lose; asked once. */
export function askRemoval(record: Stored | null, turn: Turn): Outcome {
  const mine = staffText[turn.locale];
  if (!can(turn.person.duties, 'staff.remove')) return { replies: [text(mine.onlySecretaryRemoves)] };
  const person = record && v.parse(Person, record.data);
  if (!record || !person?.isStaff) return gone(turn);
  const { id } = record.ref;
  const sure = (label: string, k: string) =>
    post(label, postback('staff', 'remove-sure', { id, k, t: turn.now }, turn.locale));
  const { duties } = person;
  const single = duties.length === 1;
  const list = duties.map((duty, at) => `${single ? '•' : `${at + 1}.`} ${dutyName(duty, turn)}`);
  const asked = `${lines(mine.removeAsk(nameOf(person, turn)), ...list)}\n\n${single ? mine.removeOne : mine.removeSome}`;
  return {
    replies: withQuickReplies(
      [text(asked)],
      [
        ...duties.slice(0, 10).map(duty => sure(mine.removeDuty(dutyName(duty, turn)), keyOf(duty))),
        ...(single ? [] : [sure(mine.removeAll, '*')]),
        say(mine.keep),
      ],
    ),
    session: { step: 'remove', data: { id, t: turn.now }, messageIds: [] },
  };
}

/** Takes it off, and tells them once. A secretary cannot remove themselves, so there is always one. */
export function remove(
  id: string,
  pick: Pick,
  turn: Turn,
  [record, ...invitations]: readonly (Stored | null)[],
): Outcome {
  const mine = staffText[turn.locale];
  if (!can(turn.person.duties, 'staff.remove'))
    return { replies: [text(mine.onlySecretaryRemoves)], ...endOfStaff(turn) };
  const person = record && v.parse(Person, record.data);
  if (!record || !person?.isStaff) return gone(turn);
  const off = picked(person.duties, pick);
  if (off === null) return askRemoval(record, turn);
  if (off.length === 0) return gone(turn);
  const isSecretary = off.some(({ role }) => role === 'secretary');
  const left = withDuties(
    person.duties.filter(duty => !off.includes(duty)),
    person.joinedAt,
  );
  const said = mine.removed(nameOf(person, turn), off.map(duty => dutyName(duty, turn)).join(', '));
  const replies = [text(said)];
  if (id === turn.userId)
    return isSecretary
      ? { replies: [text(mine.notYourself)], ...endOfStaff(turn) }
      : { replies, person: left, ...endOfStaff(turn) };
  return {
    replies,
    writes: [
      { kind: 'replace', ref: record.ref, data: without(person, left) as JsonObject, if: { version: record.version } },
      ...(isSecretary ? withdrawn(invitations) : []),
    ],
    notices: [told(id, off)],
    // Written also where it is unchanged: of two secretaries who remove each other, the second meets this and starts again.
    person: { unsent: turn.person.unsent },
    ...endOfStaff(turn),
  };
}

/** Null: it was not said which of several. None: they do not hold it any more. */
function picked(duties: readonly Duty[], pick: Pick): readonly Duty[] | null {
  if (pick === 'all') return duties;
  if (pick === 'only') return duties.length === 1 ? duties : null;
  if (typeof pick === 'number') return duties[pick - 1] ? duties.slice(pick - 1, pick) : null;
  return pick.key === '*' ? duties : duties.filter(duty => keyOf(duty) === pick.key);
}

function keyOf({ role, division }: Duty): string {
  return dutyKey(role, division);
}

/**
 * Who is no longer staff needs no name here. What they have begun to write about a case stays until their next word, so
 * that they are told then that it was not sent: `desk` looks at duties anew at every step.
 */
function without(person: Person, left: ReturnType<typeof withDuties>): Person {
  const isOfStaff = person.session?.feature === 'staff';
  return {
    ...person,
    ...left,
    ...(left.isStaff ? {} : { name: null, nameFrom: null }),
    ...(isOfStaff ? { session: null, sessionEnds: null } : {}),
  };
}

function withdrawn(invitations: readonly (Stored | null)[]): Write[] {
  return invitations.flatMap(each => (each ? [{ kind: 'delete', ref: each.ref } as const] : []));
}

function told(id: string, off: readonly Duty[]): Notice {
  const duties = off.map(keyOf).join(' ');
  return { to: { person: id }, template: 'staff.removed', about: ref('people', id), args: { duties }, urgent: true };
}

/** Null where they have all of it again. */
export const removedTemplate: NoticeTemplate = {
  render: ({ data, args, locale, office }) => {
    const { dutyKeys } = v.parse(Person, data);
    const off = String(args.duties ?? '')
      .split(' ')
      .filter(key => key && !dutyKeys.includes(key));
    const names = off.map(key => {
      const [role, division] = key.split(':');
      return dutyName({ role: role as Duty['role'], division: division || null }, { office, locale });
    });
    return names.length > 0 ? [text(staffText[locale].youAreRemoved(names.join(', ')))] : null;
  },
};

/** It is so already, or there never was such a person: the same words. */
export function gone(turn: Turn): Outcome {
  return { replies: [text(staffText[turn.locale].removedAlready)], ...endOfStaff(turn) };
}

export function keep(turn: Turn): Outcome {
  return { replies: [text(homeText[turn.locale].cancelled)], ...endOfStaff(turn) };
}
