import * as v from 'valibot';
import { HeldNotice } from '#domain/person.ts';
import { type JsonObject, type Ref, ref, type Stored } from '#domain/record.ts';
import { keepMs } from '#domain/retention.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import type { Message } from './messages/message.ts';

/**
 * What an event that wrote something leaves behind for 24 hours (`events/{webhookEventId}`), so that a copy of it writes
 * nothing and can offer the same answer again.
 */
export const Marker = v.object({
  /** Which try made it: a commit of unknown outcome is settled by reading this. */
  attempt: v.string(),
  /** Whose event it was; nobody else is told its answer. */
  by: v.nullable(v.string()),
  copies: v.picklist(['repeat', 'decide', 'silent']),
  /** The answer to offer again; null where its words may not be kept. */
  replies: v.nullable(v.array(v.any() as v.GenericSchema<Message>)),
  /** The held notices that went with the answer; a copy puts them into words again. */
  carried: v.optional(v.array(HeldNotice), []),
  number: v.nullable(v.object({ counter: v.string(), collection: v.string(), id: v.string() })),
  /** A copy of the event has offered the answer, so a refusal of ours may mean that the copy's was accepted. */
  offered: v.boolean(),
  /** The answer goes out as a push instead. */
  pushed: v.boolean(),
  expires: v.number(),
});
export type Marker = v.InferOutput<typeof Marker>;

export function markerRef(eventId: string): Ref {
  return ref('events', eventId);
}

/** The push that an answer may become; its id is known before there is one, so that an unsend finds it. */
export function pushRef(attempt: string): Ref {
  return ref('outbox', attempt);
}

export function newMarker(attempt: string, outcome: Outcome, turn: Turn, carried: readonly HeldNotice[]): JsonObject {
  const { number, copies = 'repeat' } = outcome;
  return {
    attempt,
    by: turn.userId,
    copies,
    replies: copies !== 'repeat' ? null : (outcome.replies as unknown as JsonObject[]),
    carried: [...carried],
    number: number ? { counter: number.counter, collection: number.ref.collection, id: number.ref.id } : null,
    offered: false,
    pushed: false,
    expires: turn.now + keepMs(turn.office, 'event-marker'),
  };
}

export function readMarker(record: Stored): Marker {
  return v.parse(Marker, record.data);
}

/** What a marker says was done, in the form of the outcome that made it. */
export function markerOutcome(marker: Marker): Pick<Outcome, 'replies' | 'number'> {
  const { number } = marker;
  return {
    replies: marker.replies ?? [],
    ...(number ? { number: { counter: number.counter, ref: ref(number.collection, number.id) } } : {}),
  };
}
