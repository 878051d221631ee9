import * as v from 'valibot';
import { type Notice, Recipient } from '#domain/notice.ts';
import type { JsonObject } from '#domain/record.ts';
import { pushBody } from '../line/client.ts';
import type { Message } from '../line/messages/message.ts';

/**
 * A notice on its way, `outbox/{uuid}`; the id is the retry key. `waiting` to be tried, `sending` under a lease,
 * `accepted` by LINE, `failed` for the stated reason, `unknown` when LINE never said, `cancelled` when there is nothing
 * to tell any more.
 */
export const OutboxRecord = v.object({
  to: Recipient,
  template: v.nullable(v.string()),
  about: v.nullable(v.object({ collection: v.string(), id: v.string() })),
  state: v.picklist(['waiting', 'sending', 'accepted', 'failed', 'unknown', 'cancelled']),
  at: v.number(),
  /** When to look at it next, ms; under a lease, when the lease ends; null: never. */
  due: v.nullable(v.number()),
  attempts: v.number(),
  firstTryAt: v.nullable(v.number()),
  /** Who that is, from the first lease on; the same person at every try. */
  reader: v.nullable(v.string()),
  /** The bytes that every try sends, kept from the first lease until the end. */
  body: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  acceptedId: v.nullable(v.string()),
  expires: v.nullable(v.number()),
});
export type OutboxRecord = v.InferOutput<typeof OutboxRecord>;

const LEASE_MS = 60_000;
const KEY_DIES_MS = 23 * 3_600_000;
const NOBODY_RETRY_MS = 10 * 60_000;
const NOBODY_GIVE_UP_MS = 3 * 24 * 3_600_000;
const KEPT_MS = 30 * 24 * 3_600_000;
/** Seconds between tries; the last gap repeats. */
const GAPS = [5, 15, 60, 300, 900, 3_600, 7_200, 14_400];

/** A fresh outbox record for a notice, to be tried first at `due`. */
export function newNotice(notice: Notice, now: number, due: number): JsonObject {
  return fresh({ to: notice.to, template: notice.template, about: notice.about, body: null, due }, now);
}

/** An answer that could not be given as a reply. */
export function newPush(userId: string, messages: readonly Message[], now: number): JsonObject {
  return fresh(
    { to: { person: userId }, template: null, about: null, body: pushBody(userId, messages), due: now },
    now,
  );
}

function fresh(parts: Pick<OutboxRecord, 'to' | 'template' | 'about' | 'body' | 'due'>, now: number): JsonObject {
  const record: OutboxRecord = {
    ...parts,
    state: 'waiting',
    at: now,
    attempts: 0,
    firstTryAt: null,
    reader: null,
    reason: null,
    acceptedId: null,
    expires: null,
  };
  return record as JsonObject;
}

/** What is sent, and to whom. */
export type Letter = { readonly reader: string; readonly body: string };

/** The letter of an earlier try, which a later one must repeat; null before the first. */
export function earlierLetter({ firstTryAt, reader, body }: OutboxRecord): Letter | null {
  return firstTryAt !== null && reader !== null && body !== null ? { reader, body } : null;
}

/** Takes the notice for one try: nobody else touches it for a minute. */
export function leased(record: OutboxRecord, { reader, body }: Letter, now: number): OutboxRecord {
  return {
    ...record,
    state: 'sending',
    reader,
    body,
    due: now + LEASE_MS,
    attempts: record.attempts + 1,
    firstTryAt: record.firstTryAt ?? now,
  };
}

/** Tries again later with the same key and the same bytes. */
export function retried(record: OutboxRecord, reason: string, now: number): OutboxRecord {
  const gap = GAPS[Math.min(record.attempts, GAPS.length) - 1] ?? 5;
  return { ...record, state: 'waiting', reason, due: now + gap * 1000 };
}

/** Nobody can be told yet; the duty may be filled later. */
export function postponed(record: OutboxRecord, now: number): OutboxRecord {
  return now - record.at > NOBODY_GIVE_UP_MS
    ? ended(record, 'failed', 'nobody', now)
    : { ...record, state: 'waiting', reason: 'nobody', due: now + NOBODY_RETRY_MS };
}

/** Nothing more will be tried; the words go, what happened stays. */
export function ended(
  record: OutboxRecord,
  state: OutboxRecord['state'],
  reason: string | null,
  now: number,
  acceptedId: string | null = null,
): OutboxRecord {
  return { ...record, state, reason, acceptedId, due: null, body: null, expires: now + KEPT_MS };
}

/** After 23 hours the retry key can no longer keep LINE from sending twice. */
export function isTooOld(record: OutboxRecord, now: number): boolean {
  return record.firstTryAt !== null && now - record.firstTryAt >= KEY_DIES_MS;
}

/** A message that this notice repeats was taken back. */
export function eraseNotice(data: JsonObject, now: number): JsonObject {
  const record = v.parse(OutboxRecord, data);
  return (record.due === null ? { ...record, body: null } : ended(record, 'cancelled', 'unsent', now)) as JsonObject;
}
