import * as v from 'valibot';
import { can } from '#domain/actor.ts';
import type { AnyEndpoint, ApiContext, Caller, Decision, Refusal } from '#domain/endpoint.ts';
import { Person, stranger } from '#domain/person.ts';
import { type Json, type JsonObject, type Read, type Ref, ref, type Stored } from '#domain/record.ts';
import type { Locale } from '#i18n/texts.ts';
import { pseudonymOf } from '../auth/pseudonym.ts';
import { noticeWrite } from '../jobs/outbox.ts';
import type { Ports } from '../ports.ts';
import { digestOf, type Made, madeRef, madeWrite, readMade } from './repetition.ts';
import { say } from './saying.ts';

/** One call as it came in, checked by the endpoint's schema. `key`: its Idempotency-Key. */
export type Request = {
  readonly endpoint: AnyEndpoint;
  readonly input: unknown;
  readonly userId: string | null;
  readonly key: string | null;
  readonly locale: Locale;
};

/** `first`: this call made something; `again`: an earlier one with its key did. */
export type Performed =
  | { readonly ok: true; readonly value: JsonObject; readonly made: 'first' | 'again' | null }
  | Refusal;

const TRIES = 5;

/**
 * Reads, decides, commits: the whole of a call. Of several with one key, or on one record, one wins and the others start
 * again on what is then true. A commit whose answer was lost throws; sent again with its key, the call finds out.
 */
export async function perform(request: Request, ports: Ports): Promise<Performed> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await ports.sleep(ports.random() * 20 * attempt);
    const done = await performOnce(request, ports);
    if (done !== 'again') return done;
  }
  return { ok: false, code: 'conflict', say: say('changed') };
}

async function performOnce(request: Request, ports: Ports): Promise<Performed | 'again'> {
  const { endpoint, input, key, locale, userId } = request;
  const made = userId !== null && key !== null ? madeRef(userId, key) : null;
  const { caller, before } = await callerOf(userId, made, ports);
  if (!mayCall(endpoint, caller)) return forbidden();
  // Only a key asks what it was used for.
  const of = made ? digestOf(endpoint.call.path, input) : '';
  if (before) return before.of === of ? again(before, ports) : { ok: false, code: 'conflict', say: say('keyReused') };
  const pseudonym = (whose: string, purpose: string) => pseudonymOf(ports.settings.line.channelSecret, whose, purpose);
  const context: ApiContext = { office: ports.office, now: ports.now(), newId: ports.newId, pseudonym, locale, caller };
  const { answering } = endpoint;
  const read = await recordsFor(
    ours(() => answering.read?.(input, context)),
    ports,
  );
  const more = await recordsFor(
    ours(() => answering.readMore?.(input, context, read)),
    ports,
  );
  const records = [...read, ...more];
  const decision = ours(() => answering.decide(input, context, records));
  return decision.ok ? commit(decision, made, of, context, ports) : decision;
}

/** A mistake of our own, told apart from a store that is down. */
export class Broken extends Error {}

function ours<T>(decide: () => T): T {
  try {
    return decide();
  } catch (cause) {
    throw new Broken('a feature failed', { cause });
  }
}

async function callerOf(userId: string | null, made: Ref | null, { store }: Ports) {
  if (userId === null) return { caller: null, before: null };
  const [person, before] = await store.get([ref('people', userId), ...(made ? [made] : [])]);
  const caller: Caller = { userId, person: person ? v.parse(Person, person.data) : stranger() };
  return { caller, before: before ? readMade(before) : null };
}

/** Why somebody may not call this at all, whatever they send; null: they may. */
export async function closedTo(endpoint: AnyEndpoint, userId: string | null, ports: Ports): Promise<Refusal | null> {
  if (endpoint.who === 'anyone' || endpoint.who === 'person') return null;
  const { caller } = await callerOf(userId, null, ports);
  return mayCall(endpoint, caller) ? null : forbidden();
}

function forbidden(): Refusal {
  return { ok: false, code: 'forbidden', say: say('staffOnly') };
}

function mayCall({ who }: AnyEndpoint, caller: Caller | null): boolean {
  if (who === 'anyone') return true;
  return caller !== null && (who === 'person' || can(caller.person.duties, who));
}

async function recordsFor(wanted: Read | undefined, { store }: Ports): Promise<readonly (Stored | null)[]> {
  if (!wanted) return [];
  if ('refs' in wanted) return wanted.refs.length > 0 ? store.get(wanted.refs) : [];
  const { beside = [], query } = wanted;
  const [page, named] = await Promise.all([store.query(query), beside.length > 0 ? store.get(beside) : []]);
  return [...named, ...page.records];
}

type Decided = Extract<Decision<unknown>, { ok: true }>;

async function commit(
  { notices = [], number, value, writes = [] }: Decided,
  made: Ref | null,
  of: string,
  context: ApiContext,
  ports: Ports,
): Promise<Performed | 'again'> {
  const kept: Made = { of, value: value as JsonObject, number: number ?? null };
  const facts = [...writes, ...notices.map(notice => noticeWrite(notice, context))];
  if (facts.length === 0) return { ok: true, value: await numbered(kept, ports), made: null };
  const committed = await ports.store.commit([...facts, ...(made ? [madeWrite(made, kept, context.now)] : [])]);
  return committed.ok ? { ok: true, value: await numbered(kept, ports), made: 'first' } : 'again';
}

async function again(made: Made, ports: Ports): Promise<Performed> {
  return { ok: true, value: await numbered(made, ports), made: 'again' };
}

/** The value with its number, which is the same however often it is asked for. */
async function numbered({ number, value }: Made, { store }: Ports): Promise<JsonObject> {
  const given: Json | null = number ? await store.number(number.counter, number.ref) : null;
  return given === null ? value : { ...value, number: given };
}
