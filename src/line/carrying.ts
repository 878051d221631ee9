import * as v from 'valibot';
import { type HeldNotice, holding, Person, releasing } from '#domain/person.ts';
import { type JsonObject, type Ref, ref, type Stored, type Write } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { heldNotice } from '../jobs/held.ts';
import { ended, held, OutboxRecord } from '../jobs/outbox.ts';
import { mayBeTold } from '../jobs/recipient.ts';
import { renderFrom } from '../jobs/render.ts';
import type { Ports } from '../ports.ts';
import { pushBody } from './client.ts';
import type { Inbound } from './events.ts';
import { limits } from './messages/limits.ts';
import type { Message } from './messages/message.ts';
import { addQuickReplies } from './messages/text.ts';

/**
 * Notices that were held while the month's messages were nearly used up go out with their reader's next answer, which is
 * free. See `docs/decisions/0006-held-notices.md`.
 */
export type Carried = { readonly notice: HeldNotice; readonly messages: readonly Message[] };

/** Looked at in one turn; not all of them may fit, or still have something to tell. */
const LOOKED_AT = 8;

/** What to read of the notices that may go with this turn's answer: none for nearly everybody, nearly always. */
export function heldRefs(turn: Turn, { replyToken }: Pick<Inbound, 'replyToken'>): Ref[] {
  const { person, place, userId } = turn;
  if (person.held === 0 || place !== 'private' || userId === null || !replyToken) return [];
  return refsOf(person.heldNotices.slice(0, LOOKED_AT));
}

/** Every notice and what it is about, without repeating a record. */
function refsOf(notices: readonly HeldNotice[]): Ref[] {
  const abouts = new Map(notices.flatMap(({ about }) => (about ? [[`${about.collection}/${about.id}`, about]] : [])));
  return [...notices.map(({ id }) => ref('outbox', id)), ...abouts.values()];
}

/**
 * The outcome with as many held notices as the answer has room for, and what that writes: they end, and the person's count
 * goes down, in the turn's own commit. The outcome as it is where nothing can be carried.
 */
export function carrying(outcome: Outcome, turn: Turn, found: readonly (Stored | null)[], ports: Ports): Loaded {
  const { replies, copies } = outcome;
  // A copy of a silent turn is told nothing, so what went with a lost answer would be lost.
  if (replies.length === 0 || copies === 'silent' || found.length === 0) return { outcome, carried: [] };
  try {
    return loaded(outcome, turn, byKey(found), ports);
  } catch (error) {
    ports.log.jobFailed('carry', error);
    return { outcome, carried: [] };
  }
}

type Loaded = { readonly outcome: Outcome; readonly carried: readonly Carried[] };

function loaded(outcome: Outcome, turn: Turn, records: ReadonlyMap<string, Stored>, ports: Ports): Loaded {
  const { replies, writes = [], person = {} } = outcome;
  // What the turn itself has let go of is not carried.
  const reader = { ...turn.person, ...person };
  const carried: Carried[] = [];
  const gone: string[] = [];
  const ends: Write[] = [];
  for (const notice of turn.person.heldNotices.slice(0, LOOKED_AT)) {
    if (!reader.heldNotices.some(({ id }) => id === notice.id)) continue;
    const row = records.get(`outbox/${notice.id}`);
    const record = row ? v.parse(OutboxRecord, row.data) : null;
    if (!row || record?.state !== 'held' || record.reader !== turn.userId) {
      gone.push(notice.id);
      continue;
    }
    if (record.reason === 'unsent' || !isFor(record, turn)) continue;
    const messages = messagesOf(record, records, turn, ports);
    const sent = carried.reduce((sum, each) => sum + each.messages.length, replies.length);
    if (messages === null || sent + messages.length > limits.messagesPerRequest) continue;
    const isTold = messages.length > 0;
    if (isTold) carried.push({ notice, messages });
    else gone.push(notice.id);
    const data = (
      isTold ? ended(record, 'accepted', 'reply', turn.now) : ended(record, 'cancelled', 'nothing to tell', turn.now)
    ) as JsonObject;
    ends.push({ kind: 'replace', ref: row.ref, data, if: { version: row.version } });
  }
  if (carried.length === 0) return { outcome, carried };
  const { held, heldNotices } = releasing(reader, [...gone, ...carried.map(({ notice }) => notice.id)]);
  return { outcome: { ...outcome, writes: [...writes, ...ends], person: { ...person, held, heldNotices } }, carried };
}

/** The same notices once more, for a copy of the event, from the records as they are now. */
export async function carriedAgain(notices: readonly HeldNotice[], turn: Turn, ports: Ports): Promise<Carried[]> {
  if (notices.length === 0) return [];
  const records = byKey(await ports.store.get(refsOf(notices)));
  return notices.flatMap(notice => {
    const row = records.get(`outbox/${notice.id}`);
    const record = row ? v.parse(OutboxRecord, row.data) : null;
    const messages = record?.reader === turn.userId ? messagesOf(record, records, turn, ports) : null;
    return messages?.length ? [{ notice, messages }] : [];
  });
}

function byKey(found: readonly (Stored | null)[]): Map<string, Stored> {
  return new Map(found.flatMap(each => (each ? [[`${each.ref.collection}/${each.ref.id}`, each]] : [])));
}

function isFor({ to }: OutboxRecord, { userId, person }: Turn): boolean {
  return !('people' in to) && userId !== null && mayBeTold(to, userId, person);
}

/** None: there is nothing to tell any more. Null: that cannot be said here, and is left to the job. */
function messagesOf(
  record: OutboxRecord,
  records: ReadonlyMap<string, Stored>,
  { person }: Turn,
  ports: Ports,
): readonly Message[] | null {
  if (record.template === null) return record.body === null ? null : v.parse(Push, JSON.parse(record.body)).messages;
  const { about } = record;
  const subject = about ? records.get(`${about.collection}/${about.id}`) : undefined;
  const messages = renderFrom(record, subject ?? null, person.locale ?? 'th', ports);
  if (messages === 'nothing') return [];
  return typeof messages === 'string' ? null : messages;
}

const Push = v.object({ messages: v.array(v.any() as v.GenericSchema<Message>) });

/** One answer of at most five messages. Quick replies are shown from the last one only, so all of them go there. */
export function packed(replies: readonly Message[], carried: readonly Carried[]): readonly Message[] {
  if (carried.length === 0) return replies;
  const all = [...replies, ...carried.flatMap(({ messages }) => messages)];
  const actions = all.flatMap(({ quickReply }) => quickReply?.items.map(({ action }) => action) ?? []);
  const different = new Map(actions.map(action => [JSON.stringify(action), action]));
  const bare = all.map(({ quickReply: _, ...message }) => message as Message);
  return addQuickReplies(bare, [...different.values()]);
}

/** LINE has refused the answer: what went with it is held again. */
export async function heldAgain(carried: readonly Carried[], userId: string, ports: Ports): Promise<Write[]> {
  if (carried.length === 0) return [];
  const [record, ...rows] = await ports.store.get([
    ref('people', userId),
    ...carried.map(({ notice }) => ref('outbox', notice.id)),
  ]);
  if (!record) return [];
  let person = v.parse(Person, record.data);
  const now = ports.now();
  const writes = carried.flatMap(({ messages }, at): Write[] => {
    const row = rows[at];
    const ending = row ? v.parse(OutboxRecord, row.data) : null;
    if (!row || !ending || !wentWithReply(ending)) return [];
    const body = ending.template === null ? pushBody(userId, messages) : null;
    const again = held({ ...ending, body }, userId, ports.office, now);
    if (again.state === 'held') person = holding(person, heldNotice(row.ref.id, ending)) ?? person;
    return [{ kind: 'replace', ref: row.ref, data: again as JsonObject, if: { version: row.version } }];
  });
  if (writes.length === 0) return [];
  const data = person as JsonObject;
  return [...writes, { kind: 'replace', ref: record.ref, data, if: { version: record.version } }];
}

/** Nobody knows whether the answer arrived: neither is what went with it sent again, nor is it said to have arrived. */
export async function leftUnknown(carried: readonly Carried[], ports: Ports): Promise<void> {
  if (carried.length === 0) return;
  const rows = await ports.store.get(carried.map(({ notice }) => ref('outbox', notice.id)));
  const writes = rows.flatMap((row): Write[] => {
    const ending = row ? v.parse(OutboxRecord, row.data) : null;
    if (!row || !ending || !wentWithReply(ending)) return [];
    const data = ended(ending, 'unknown', 'reply', ports.now()) as JsonObject;
    return [{ kind: 'replace', ref: row.ref, data, if: { version: row.version } }];
  });
  if (writes.length > 0) await ports.store.commit(writes);
}

function wentWithReply({ state, reason }: OutboxRecord): boolean {
  return state === 'accepted' && reason === 'reply';
}
