import { quietEnd } from '#domain/calendar.ts';
import type { Feature } from '#domain/feature.ts';
import type { Notice } from '#domain/notice.ts';
import type { Person } from '#domain/person.ts';
import { type JsonObject, type Ref, ref, refKey, type Stored, type Write } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { newNotice } from '../jobs/outbox.ts';
import type { Inbound } from './events.ts';
import { markerRef, newMarker } from './marker.ts';

/** What one event must write; empty where it changed nothing. */
export type TurnRecords = {
  readonly inbound: Inbound;
  readonly turn: Turn;
  readonly feature: Feature;
  readonly outcome: Outcome;
  readonly personRecord: Stored | null;
  readonly attempt: string;
};

const SESSION_MINUTES = 24 * 60;
/** LINE lets people take a message back for a day at most; we remember where its words are for longer. */
const MESSAGE_KEPT_MS = 7 * 24 * 3_600_000;

/**
 * The one commit of a turn: the feature's own writes, the person with the moved conversation, the notices, where the
 * message's words went, and the marker that makes a copy of the event harmless.
 */
export function turnWrites(records: TurnRecords): readonly Write[] {
  const { outcome, turn, inbound, attempt } = records;
  const person = personWrite(records);
  const notices = (outcome.notices ?? []).map(notice => noticeWrite(notice, turn));
  const facts = [...(outcome.writes ?? []), ...(person ? [person] : []), ...notices];
  if (facts.length === 0) return [];
  const marker: Write = { kind: 'create', ref: markerRef(inbound.id), data: newMarker(attempt, outcome, turn.now) };
  const held = [
    ...(outcome.holds ?? []),
    ...notices.map(write => write.ref),
    ...(outcome.keepReplies === false ? [] : [marker.ref]),
  ];
  return [...facts, ...messageWrite(turn, held), marker];
}

function personWrite({ outcome, turn, inbound, personRecord, feature }: TurnRecords): Write | null {
  const { userId, person } = turn;
  const changes = { ...returned(turn, inbound), ...outcome.person };
  if (!userId || (Object.keys(changes).length === 0 && outcome.session === undefined)) return null;
  const data: Person = { ...person, ...changes };
  if (outcome.session !== undefined) {
    const move = outcome.session;
    data.movedAt = Math.max(person.movedAt, inbound.at);
    data.session = move && {
      feature,
      step: move.step,
      data: move.data,
      messageIds: [...move.messageIds],
      expires: turn.now + (move.minutes ?? SESSION_MINUTES) * 60_000,
    };
  }
  const target = ref('people', userId);
  return personRecord
    ? { kind: 'replace', ref: target, data: data as JsonObject, if: { version: personRecord.version } }
    : { kind: 'create', ref: target, data: data as JsonObject };
}

/** Who writes to us has not blocked us, even if the news of the return was lost. */
function returned({ person, event }: Turn, { at }: Inbound): Partial<Person> {
  const wrote = event.kind !== 'follow' && event.kind !== 'unfollow' && event.kind !== 'unsend';
  return person.blocked && wrote && at > person.followedAt ? { blocked: false } : {};
}

/** Staff are told at once; a resident's telephone stays silent at night. */
function noticeWrite(notice: Notice, { now, newId, office }: Turn): Write {
  const due = 'person' in notice.to ? quietEnd(now, office.profile.quietHours) : now;
  return { kind: 'create', ref: ref('outbox', newId()), data: newNotice(notice, now, due) };
}

/** Remembers which records hold the words of this message. */
function messageWrite(turn: Turn, held: readonly Ref[]): Write[] {
  if (!('messageId' in turn.event) || turn.event.kind === 'unsend' || held.length === 0) return [];
  const data = { refs: held.map(refKey), expires: turn.now + MESSAGE_KEPT_MS };
  return [{ kind: 'replace', ref: ref('messages', turn.event.messageId), data }];
}
