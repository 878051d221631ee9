import * as v from 'valibot';
import { type JsonObject, ref, type Stored } from '#domain/record.ts';
import { pushBody, type Sent } from '../line/client.ts';
import type { Ports } from '../ports.ts';
import { earlierLetter, ended, isTooOld, type Letter, leased, OutboxRecord, postponed, retried } from './outbox.ts';
import { findRecipient } from './recipient.ts';
import { render } from './render.ts';

const AT_MOST = 40;
const AT_ONCE = 4;

/**
 * Delivers what is due: lease, send, record. Idempotent: a lease is a write with a version, every try sends the same
 * bytes under the same retry key, and a try whose end was never recorded is simply made again. Knows nothing of alarms.
 * Throws at the end where a notice could not be dealt with, so that whoever calls lets some time pass.
 */
export async function deliver(ports: Ports): Promise<void> {
  const { records } = await ports.store.query({
    collection: 'outbox',
    order: { field: 'due', to: ports.now() },
    limit: AT_MOST,
  });
  const queue = [...records];
  const failures: unknown[] = [];
  const worker = async () => {
    for (let record = queue.shift(); record; record = queue.shift()) {
      await deliverOne(record, ports).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw new AggregateError(failures, 'notices that could not be dealt with');
}

async function deliverOne(stored: Stored, ports: Ports): Promise<void> {
  const record = v.parse(OutboxRecord, stored.data);
  const now = ports.now();
  if (isTooOld(record, now)) return save(stored, ended(record, 'unknown', record.reason, now), ports);
  const letter = await letterOf(record, ports);
  if (letter === 'nobody') return save(stored, postponed(record, now), ports);
  if (letter === 'nothing') return save(stored, ended(record, 'cancelled', 'nothing to tell', now), ports);
  if (letter === 'broken') return save(stored, ended(record, 'failed', 'broken', now), ports);
  const lease = leased(record, letter, now);
  const won = await ports.store.commit([
    { kind: 'replace', ref: stored.ref, data: lease as JsonObject, if: { version: stored.version } },
  ]);
  if (!won.ok) return;
  const sent = await ports.line.push(letter.body, stored.ref.id);
  const [current] = await ports.store.get([stored.ref]);
  if (current && isStill(lease, v.parse(OutboxRecord, current.data)))
    await save(current, result(lease, sent, ports.now()), ports);
}

/** Nobody else has taken it since, and no unsend has ended it. */
function isStill(lease: OutboxRecord, current: OutboxRecord): boolean {
  return current.state === 'sending' && current.attempts === lease.attempts;
}

/** Words and reader are decided before the first try and never after it; only a block still counts. */
async function letterOf(record: OutboxRecord, ports: Ports): Promise<Letter | 'nobody' | 'nothing' | 'broken'> {
  const earlier = earlierLetter(record);
  const reader = await findRecipient(earlier ? { person: earlier.reader } : record.to, ports.store);
  if (!reader) return 'nobody';
  if (earlier) return earlier;
  if (record.body !== null) return { reader: reader.id, body: record.body };
  const messages = await render(record, reader, ports);
  return typeof messages === 'string' ? messages : { reader: reader.id, body: pushBody(reader.id, messages) };
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
  return sent.status === 429 && !/monthly limit/i.test(sent.message);
}

async function save(stored: Stored, record: OutboxRecord, ports: Ports): Promise<void> {
  await ports.store.commit([
    { kind: 'replace', ref: ref('outbox', stored.ref.id), data: record as JsonObject, if: { version: stored.version } },
  ]);
  if (record.due === null) ports.log.noticeEnded(stored.ref.id, record.state, record.attempts);
}
