import * as v from 'valibot';
import type { Query, Stored, Write } from '#domain/record.ts';
import type { Office } from '#offices/office.ts';
import { multicastBody, pushBody, type Sent } from '../line/client.ts';
import type { Message } from '../line/messages/message.ts';
import type { Ports } from '../ports.ts';
import { move } from './held.ts';
import {
  deferred,
  earlierLetter,
  ended,
  held,
  isTooOld,
  type Letter,
  leased,
  OutboxRecord,
  postponed,
  retried,
  silentUntil,
} from './outbox.ts';
import { type QuotaGuard, quotaGuard } from './quota.ts';
import { findRecipient, type Lookups, reachable } from './recipient.ts';
import { render } from './render.ts';

const AT_MOST = 40;
const AT_ONCE = 4;

/** One run of the job: what is looked up once for all of its notices. */
type Run = { readonly ports: Ports; readonly quota: QuotaGuard; readonly lookups: Lookups };

/**
 * Delivers what is due: lease, send, record. Idempotent: a lease is a write with a version, every try sends the same
 * bytes under the same retry key, and a try whose end was never recorded is simply made again. While the month's messages
 * are nearly used up, only what is urgent is sent; the rest is held (see `docs/decisions/0006-held-notices.md`). Knows
 * nothing of alarms. Throws at the end where a notice could not be dealt with, so that whoever calls lets some time pass.
 */
export async function deliver(ports: Ports): Promise<void> {
  const run: Run = { ports, quota: quotaGuard(ports), lookups: new Map() };
  const queue = await due(ports);
  const failures: unknown[] = [];
  const worker = async () => {
    for (let record = queue.shift(); record; record = queue.shift()) {
      await deliverOne(record, run).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw new AggregateError(failures, 'notices that could not be dealt with');
}

/** What is due, earliest first; where that is more than one run takes, what is urgent comes first. */
async function due({ store, now }: Ports): Promise<Stored[]> {
  const query: Query = { collection: 'outbox', order: { field: 'due', to: now() }, limit: AT_MOST };
  const { records } = await store.query(query);
  if (records.length < AT_MOST) return [...records];
  const urgent = await store.query({ ...query, where: { urgent: true } });
  const ids = new Set(urgent.records.map(({ ref: { id } }) => id));
  return [...urgent.records, ...records.filter(({ ref: { id } }) => !ids.has(id))].slice(0, AT_MOST);
}

async function deliverOne(stored: Stored, run: Run): Promise<void> {
  const { ports } = run;
  const record = v.parse(OutboxRecord, stored.data);
  const now = ports.now();
  const next = before(record, ports.office, now);
  if (next) return void (await move(stored, next, ports));
  const letter = await letterOf(record, run);
  if (typeof letter === 'string') return void (await move(stored, unwritten(record, letter, now), ports));
  const people = peopleIn(letter);
  // A try that may have reached LINE must be made again, whatever is left of the month.
  if (!(await run.quota.take(people, record.urgent || record.firstTryAt !== null))) {
    const { reader } = letter;
    const kept =
      typeof reader === 'string' ? held(record, reader, ports.office, now) : deferred(record, ports.office, now);
    return void (await move(stored, kept, ports));
  }
  const lease = leased(record, letter, now);
  if (!(await move(stored, lease, ports))) return run.quota.giveBack(people);
  const { line } = ports;
  const sent = await ('people' in record.to ? line.multicast : line.push)(letter.body, stored.ref.id);
  if (sent.kind === 'refused') run.quota.giveBack(people);
  const counts = await countsOf(sent, people, run.quota);
  const [current] = await ports.store.get([stored.ref]);
  if (current && isStill(lease, v.parse(OutboxRecord, current.data)))
    await move(current, result(lease, sent, ports.now()), ports, counts);
}

/** What must happen to it before it is put into words; null: nothing. */
function before(record: OutboxRecord, office: Office, now: number): OutboxRecord | null {
  if (isTooOld(record, now)) return ended(record, 'unknown', record.reason, now);
  if (record.state === 'held' && record.reason === 'unsent') return ended(record, 'cancelled', 'unsent', now);
  const due = silentUntil(record, office, now);
  return due > now ? { ...record, due } : null;
}

function unwritten(record: OutboxRecord, why: NoLetter, now: number): OutboxRecord {
  switch (why) {
    case 'nobody':
      return postponed(record, now);
    case 'nothing':
      return ended(record, 'cancelled', 'nothing to tell', now);
    case 'nobody left':
      return ended({ ...record, to: { people: 0 } }, 'cancelled', 'nobody', now);
    case 'broken':
      return ended(record, 'failed', 'broken', now);
    default:
      return why satisfies never;
  }
}

function peopleIn({ reader }: Letter): number {
  return typeof reader === 'string' ? 1 : reader.people;
}

/** What a push changes in the month's quota. */
async function countsOf(sent: Sent, people: number, quota: QuotaGuard): Promise<Write[]> {
  if (sent.kind === 'accepted') return [quota.sent(people)];
  const usedUp = sent.kind === 'refused' && isMonthlyLimit(sent) ? await quota.usedUp() : null;
  return usedUp ? [usedUp] : [];
}

/** Nobody else has taken it since, and no unsend has ended it. */
function isStill(lease: OutboxRecord, current: OutboxRecord): boolean {
  return current.state === 'sending' && current.attempts === lease.attempts;
}

type NoLetter = 'nobody' | 'nobody left' | 'nothing' | 'broken';

/**
 * Words and readers are decided before the first try and never after it. Only a single reader's block still counts: the
 * bytes of a multicast must stay as they are.
 */
async function letterOf(record: OutboxRecord, { ports, lookups }: Run): Promise<Letter | NoLetter> {
  const earlier = earlierLetter(record);
  if ('people' in record.to) return earlier ?? letterToMany(record, ports);
  const person = typeof earlier?.reader === 'string' ? { person: earlier.reader } : record.to;
  const reader = await findRecipient(person, ports.store, lookups);
  if (!reader) return 'nobody';
  if (earlier) return earlier;
  if (record.body !== null) return { reader: reader.id, body: record.body };
  const messages = await render(record, reader, ports);
  return typeof messages === 'string' ? messages : { reader: reader.id, body: pushBody(reader.id, messages) };
}

const Multicast = v.object({ to: v.array(v.string()), messages: v.array(v.any() as v.GenericSchema<Message>) });

/** Whoever has blocked the office is taken out once; the bytes then stay as they are, for the key stands for them. */
async function letterToMany(record: OutboxRecord, ports: Ports): Promise<Letter | NoLetter> {
  if (record.body === null) return 'nothing';
  const { to, messages } = v.parse(Multicast, JSON.parse(record.body));
  const left = await reachable(to, ports.store);
  return left.length > 0 ? { reader: { people: left.length }, body: multicastBody(left, messages) } : 'nobody left';
}

function result(record: OutboxRecord, sent: Sent, now: number): OutboxRecord {
  switch (sent.kind) {
    case 'accepted':
      return ended(record, 'accepted', null, now, sent.acceptedId);
    case 'unknown':
      return retried(record, sent.status === null ? 'timeout' : `status ${sent.status}`, now);
    case 'refused':
      return isRateLimit(sent)
        ? retried(record, 'rate limit', now)
        : ended(record, 'failed', `${sent.status} ${sent.message}`.trim(), now);
    default:
      return sent satisfies never;
  }
}

/** 429 has two meanings, told apart by LINE's words: too fast (later is fine), or this month's messages are used up. */
function isRateLimit(sent: Extract<Sent, { kind: 'refused' }>): boolean {
  return sent.status === 429 && !isMonthlyLimit(sent);
}

function isMonthlyLimit({ status, message }: Extract<Sent, { kind: 'refused' }>): boolean {
  return status === 429 && /monthly limit/i.test(message);
}
