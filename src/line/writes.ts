import type { Feature } from '#domain/feature.ts';
import type { HeldNotice, Person } from '#domain/person.ts';
import { type JsonObject, ref, refKey, type Stored, type Write } from '#domain/record.ts';
import { keepMs } from '#domain/retention.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { noticeWrite } from '../jobs/outbox.ts';
import type { Inbound } from './events.ts';
import { markerRef, newMarker, pushRef } from './marker.ts';
import { messageRef } from './unsend.ts';

/** What one event must write; empty where it changed nothing. */
export type TurnRecords = {
  readonly inbound: Inbound;
  readonly turn: Turn;
  readonly feature: Feature;
  readonly outcome: Outcome;
  readonly personRecord: Stored | null;
  readonly attempt: string;
  /** The held notices that go with the answer. */
  readonly carried: readonly HeldNotice[];
};

/**
 * The one commit of a turn: the feature's own writes, the person with the moved conversation, the notices, where the
 * message's words went, and the marker that makes a copy of the event harmless.
 */
export function turnWrites(records: TurnRecords): readonly Write[] {
  const { outcome, turn, inbound, attempt, carried } = records;
  const person = personWrite(records);
  const notices = (outcome.notices ?? []).map(notice => noticeWrite(notice, turn));
  const facts = [...(outcome.writes ?? []), ...(person ? [person] : []), ...notices];
  if (facts.length === 0) return [];
  const marker: Write = {
    kind: 'create',
    ref: markerRef(inbound.id),
    data: newMarker(attempt, outcome, turn, carried),
  };
  return [...facts, ...messageWrites(records, notices), marker];
}

function personWrite(records: TurnRecords): Write | null {
  const { outcome, turn, inbound, personRecord, feature } = records;
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
      heldIn: repeatedIn(records),
      expires: turn.now + keepMs(turn.office, 'session'),
    };
    data.sessionEnds = data.session?.expires ?? changes.sessionEnds ?? null;
  }
  const target = ref('people', userId);
  return personRecord
    ? { kind: 'replace', ref: target, data: data as JsonObject, if: { version: personRecord.version } }
    : { kind: 'create', ref: target, data: data as JsonObject };
}

/** Who writes to us in private has not blocked us, even if the news of the return was lost. */
function returned({ person, event, place }: Turn, { at }: Inbound): Partial<Person> {
  const wrote = place === 'private' && event.kind !== 'follow' && event.kind !== 'unfollow' && event.kind !== 'unsend';
  return person.blocked && wrote && at > person.followedAt ? { blocked: false } : {};
}

/**
 * Remembers where the words of messages are, so that an unsend finds them: of this message, of those in the conversation
 * (the answer may repeat them), and of those that the turn's records and notices hold.
 */
function messageWrites(given: TurnRecords, notices: readonly Write[]): Write[] {
  const { outcome, turn } = given;
  const { event, person, userId } = turn;
  if (event.kind === 'unsend' || userId === null) return [];
  const before = person.session;
  const holds = outcome.holds ?? { refs: [], messageIds: [] };
  const records = [...holds.refs, ...notices.map(notice => notice.ref)].map(refKey);
  const ids = new Set([
    ...('messageId' in event ? [event.messageId] : []),
    ...(before?.messageIds ?? []),
    ...(outcome.session?.messageIds ?? []),
    ...holds.messageIds,
  ]);
  return [...ids].flatMap(id => {
    const refs = new Set([
      ...(before?.messageIds.includes(id) ? before.heldIn : []),
      ...answerRefs(given),
      ...(holds.messageIds.includes(id) ? records : []),
    ]);
    if (refs.size === 0) return [];
    return [
      {
        kind: 'replace',
        ref: messageRef(userId, id),
        data: { refs: [...refs], expires: turn.now + keepMs(turn.office, 'unsent-id') },
      },
    ];
  });
}

/** Where the words of a conversation that goes on have been repeated: in the answers to it that are kept. */
function repeatedIn(given: TurnRecords): string[] {
  const { outcome, turn } = given;
  return [...(goesOn(outcome, turn) ? (turn.person.session?.heldIn ?? []) : []), ...answerRefs(given)];
}

function goesOn({ session }: Outcome, { person }: Turn): boolean {
  return person.session?.messageIds.some(id => session?.messageIds.includes(id)) ?? false;
}

/** An unsend reads every record that repeats the words in one call, and rewrites them in one commit. */
const MOST_REPEATED = 80;

/** The outcome; from a conversation whose words are repeated in so many answers already, no further one is kept. */
export function keepable(outcome: Outcome, turn: Turn): Outcome {
  const isFull = goesOn(outcome, turn) && (turn.person.session?.heldIn.length ?? 0) >= MOST_REPEATED;
  return isFull ? { ...outcome, copies: 'silent' } : outcome;
}

/** The records that keep this turn's answer, or may come to. */
function answerRefs({ inbound, outcome, attempt }: TurnRecords): string[] {
  return outcome.copies === 'silent' ? [] : [markerRef(inbound.id), pushRef(attempt)].map(refKey);
}
