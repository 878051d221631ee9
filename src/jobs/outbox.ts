import * as v from 'valibot';
import { quietEnd } from '#domain/calendar.ts';
import { Many, type Notice, NoticeArgs, Recipient } from '#domain/notice.ts';
import { type JsonObject, ref, refKey, type Write } from '#domain/record.ts';
import { keepMs } from '#domain/retention.ts';
import type { Office } from '#offices/office.ts';
import { multicastBody, pushBody } from '../line/client.ts';
import type { Message } from '../line/messages/message.ts';

/**
 * A notice on its way, `outbox/{uuid}`; the id is the retry key. `waiting` to be tried, `held` for its reader's next free
 * reply while the month's messages are nearly used up, `sending` under a lease, `accepted` by LINE, `failed` for the
 * stated reason, `unknown` when LINE never said, `cancelled` when there is nothing to tell any more.
 */
export const OutboxRecord = v.object({
  to: v.union([Recipient, Many]),
  template: v.nullable(v.string()),
  about: v.nullable(v.object({ collection: v.string(), id: v.string() })),
  /** The record of `about` as one key, by which the notices to one person are found; staff's are not looked for. */
  aboutKey: v.optional(v.nullable(v.string()), null),
  args: v.optional(NoticeArgs, {}),
  urgent: v.optional(v.boolean(), false),
  state: v.picklist(['waiting', 'held', 'sending', 'accepted', 'failed', 'unknown', 'cancelled']),
  at: v.number(),
  /** When to look at it next, ms; under a lease, when the lease ends; null: never. */
  due: v.nullable(v.number()),
  attempts: v.number(),
  firstTryAt: v.nullable(v.number()),
  /** Who that is, from the first lease on the same person at every try; who is held for. Null for a multicast. */
  reader: v.nullable(v.string()),
  /** The bytes that every try sends, kept from the first lease until the end; a push or multicast has them before. */
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
function newNotice({ to, template, about, args = {}, urgent = false }: Notice, now: number, due: number): JsonObject {
  return fresh({ to, template, about, body: null, due, args, urgent }, now);
}

type World = { readonly office: Office; readonly now: number; readonly newId: () => string };

/** The write of a notice. Staff are told at once; a resident's telephone stays silent at night. */
export function noticeWrite(notice: Notice, { office, now, newId }: World): Write {
  const due = 'person' in notice.to ? quietEnd(now, office.profile.quietHours) : now;
  return { kind: 'create', ref: ref('outbox', newId()), data: newNotice(notice, now, due) };
}

/** The write of a notice that no person's act has brought about: nobody is told at night. */
export function reminderWrite(notice: Notice, { office, now, newId }: World): Write {
  const due = quietEnd(now, office.profile.quietHours);
  return { kind: 'create', ref: ref('outbox', newId()), data: newNotice(notice, now, due) };
}

/** An answer that could not be given as a reply. */
export function newPush(userId: string, messages: readonly Message[], now: number): JsonObject {
  return fresh(
    {
      to: { person: userId },
      template: null,
      about: null,
      body: pushBody(userId, messages),
      due: now,
      args: {},
      urgent: false,
    },
    now,
  );
}

/** LINE takes 500 ids in one multicast. Source: Messaging API reference, Send multicast message. */
const MULTICAST_PEOPLE = 500;

/**
 * The same 1–5 messages to any number of people, as rows of at most 500 of them, each of whom is named once; no rows for
 * nobody. `due`: when to try first. Whether they want to hear it, and at this hour, is the caller's business; who has
 * blocked the office is left out before the first try.
 */
export function newMulticast(
  userIds: readonly string[],
  messages: readonly Message[],
  { now, due, newId }: { readonly now: number; readonly due: number; readonly newId: () => string },
): Write[] {
  const people = [...new Set(userIds)];
  return Array.from({ length: Math.ceil(people.length / MULTICAST_PEOPLE) }, (_, row) => {
    const to = people.slice(row * MULTICAST_PEOPLE, (row + 1) * MULTICAST_PEOPLE);
    const body = multicastBody(to, messages);
    const many = { to: { people: to.length }, template: null, about: null, args: {}, urgent: false };
    const data = fresh({ ...many, body, due }, now);
    return { kind: 'create', ref: ref('outbox', newId()), data };
  });
}

type Parts = Pick<OutboxRecord, 'to' | 'template' | 'about' | 'body' | 'due' | 'args' | 'urgent'>;

function fresh(parts: Parts, now: number): JsonObject {
  const record: OutboxRecord = {
    ...parts,
    aboutKey: parts.about && 'person' in parts.to ? refKey(parts.about) : null,
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

/** While the month's messages are nearly used up it is looked at again so often, but at no quiet hour. */
const LOOK_AGAIN_MS = 6 * 3_600_000;
/** The month has turned by then. */
const HELD_MS = 35 * 24 * 3_600_000;

/** Kept for the reader's next free reply. Given up once nobody wants to read it any more, an answer after a day. */
export function held(record: OutboxRecord, reader: string, office: Office, now: number): OutboxRecord {
  return isStale(record, office, now)
    ? ended(record, 'failed', 'quota', now)
    : { ...record, state: 'held', reader, reason: 'quota', due: lookAgain(office, now), expires: null };
}

/** Waits for better times without anybody's being told of it. */
export function deferred(record: OutboxRecord, office: Office, now: number): OutboxRecord {
  return isStale(record, office, now)
    ? ended(record, 'failed', 'quota', now)
    : { ...record, state: 'waiting', reader: null, reason: 'quota', due: lookAgain(office, now) };
}

/** An answer repeats words of a conversation, and is kept no longer than that. */
function isStale({ at, template, to }: OutboxRecord, office: Office, now: number): boolean {
  const isAnswer = template === null && !('people' in to);
  return now - at > (isAnswer ? keepMs(office, 'session') : HELD_MS);
}

function lookAgain({ profile }: Office, now: number): number {
  return quietEnd(now + LOOK_AGAIN_MS, profile.quietHours);
}

/**
 * Until when a notice that is due must wait because it is night: one to a person, whatever it was due, and one that was
 * held; an answer to what the person has just done comes at once.
 */
export function silentUntil({ to, state, template, firstTryAt }: OutboxRecord, office: Office, now: number): number {
  const maySleep = firstTryAt === null && (state === 'held' || (template !== null && 'person' in to));
  return maySleep ? quietEnd(now, office.profile.quietHours) : now;
}

/** What is sent, and to whom: to one reader, or to the many people that the body names. */
export type Letter = { readonly reader: string | Many; readonly body: string };

/** The letter of an earlier try, which a later one must repeat; null before the first. */
export function earlierLetter({ to, firstTryAt, reader, body }: OutboxRecord): Letter | null {
  const who = 'people' in to ? to : reader;
  return firstTryAt !== null && who !== null && body !== null ? { reader: who, body } : null;
}

/** Takes the notice for one try: nobody else touches it for a minute. */
export function leased(record: OutboxRecord, { reader, body }: Letter, now: number): OutboxRecord {
  return {
    ...record,
    ...(typeof reader === 'string' ? { reader } : { to: reader }),
    state: 'sending',
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

/**
 * A message that this notice repeats was taken back. One that is held is ended by the job, with its
 * reader's count.
 */
export function eraseNotice(data: JsonObject, now: number): JsonObject {
  const record = v.parse(OutboxRecord, data);
  if (record.state === 'held') return { ...record, body: null, reason: 'unsent', due: now } as JsonObject;
  return (record.due === null ? { ...record, body: null } : ended(record, 'cancelled', 'unsent', now)) as JsonObject;
}
