import * as v from 'valibot';
import { Person, stranger } from '#domain/person.ts';
import { type Read, type Ref, ref, type Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { homeText } from '#features/home/text.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { type Carried, carriedAgain, carrying, heldRefs } from './carrying.ts';
import { type Chosen, choose } from './choose.ts';
import type { Inbound } from './events.ts';
import { type Marker, markerOutcome, markerRef, readMarker } from './marker.ts';
import { text } from './messages/text.ts';
import { buildTurn } from './turn.ts';
import { messageRef, unsend } from './unsend.ts';
import { keepable, turnWrites } from './writes.ts';

/** What must be sent after the 200, and what its failure may lead to. */
export type Answer = {
  readonly inbound: Inbound;
  readonly outcome: Pick<Outcome, 'replies' | 'number' | 'copies' | 'session'>;
  /** Held notices that go with it. */
  readonly carried: readonly Carried[];
  /** `read`: nothing was written. `made`: this request's commit made the marker. `copy`: another request's did. */
  readonly turn:
    | { readonly kind: 'read' }
    | {
        readonly kind: 'made';
        readonly attempt: string;
        /** It changed something beside what became of the notices that go with the answer. */
        readonly changed: boolean;
      }
    | { readonly kind: 'copy'; readonly marker: Marker; readonly version: string };
};

const MAX_TRIES = 4;

/**
 * Handles one event: read, decide, commit, and start again on a conflict. Returns the answer to send, or null where
 * there is nothing to say. Throws when the store cannot be reached in time: LINE then delivers the event again.
 */
export async function dispatch(inbound: Inbound, ports: Ports, deadline: number): Promise<Answer | null> {
  const attempt = ports.newId();
  for (let tries = 1; tries <= MAX_TRIES && ports.now() < deadline; tries += 1) {
    if (tries > 1) await ports.sleep(10 * 2 ** tries * (0.5 + ports.random()));
    const done = await tryOnce(inbound, ports, attempt);
    if (done !== 'again') return done;
  }
  throw new Error('the event met too many conflicts');
}

async function tryOnce(inbound: Inbound, ports: Ports, attempt: string): Promise<Answer | null | 'again'> {
  const { event, userId } = inbound;
  const people = userId ? [ref('people', userId)] : [];
  const held = userId && event.kind === 'unsend' ? [messageRef(userId, event.messageId)] : [];
  const found = await ports.store.get([markerRef(inbound.id), ...people, ...held]);
  const markerRecord = found[0] ?? null;
  const personRecord = (userId ? found[1] : null) ?? null;
  const turn = buildTurn(inbound, personRecord ? v.parse(Person, personRecord.data) : stranger(), ports);
  if (markerRecord) return copyAnswer(inbound, turn, markerRecord, attempt, ports);
  const decided = await decide(turn, found[1 + people.length] ?? null, ports, heldRefs(turn, inbound));
  if (!decided) return null;
  const { outcome, carried } = carrying(decided.outcome, turn, decided.held, ports);
  const records = { inbound, turn, feature: decided.feature, personRecord, attempt };
  const writes = turnWrites({ ...records, outcome, carried: carried.map(({ notice }) => notice) });
  if (writes.length === 0) return { inbound, outcome, carried, turn: { kind: 'read' } };
  const changed = carried.length === 0 || turnWrites({ ...records, outcome: decided.outcome, carried: [] }).length > 0;
  const answer: Answer = { inbound, outcome, carried, turn: { kind: 'made', attempt, changed } };
  try {
    const result = await ports.store.commit(writes);
    return result.ok ? answer : 'again';
  } catch (error) {
    ports.log.storeFailed('commit', error);
    return settle(answer, attempt, ports);
  }
}

/** A commit of unknown outcome: the marker says whether it was ours that happened. */
async function settle(answer: Answer, attempt: string, ports: Ports): Promise<Answer | 'again'> {
  const [marker] = await ports.store.get([markerRef(answer.inbound.id)]);
  return marker && readMarker(marker).attempt === attempt ? answer : 'again';
}

async function copyAnswer(
  inbound: Inbound,
  turn: Turn,
  record: Stored,
  attempt: string,
  ports: Ports,
): Promise<Answer | null> {
  const marker = readMarker(record);
  const isOurs = marker.attempt === attempt;
  if (!isOurs && (marker.by !== inbound.userId || marker.copies === 'silent')) return null;
  const copy = { kind: 'copy', marker, version: record.version } as const;
  const carried = await carriedAgain(marker.carried, turn, ports);
  // What else it changed is not known any more.
  const made = { kind: 'made', attempt, changed: true } as const;
  if (isOurs) return { inbound, outcome: markerOutcome(marker), carried, turn: made };
  if (marker.replies) return { inbound, outcome: markerOutcome(marker), carried, turn: copy };
  const again = await decide(turn, null, ports);
  if (!again) return null;
  // What the event did then may have spoken of no number, and the words of now may.
  const { replies, number } = again.outcome;
  return { inbound, outcome: { replies, ...(number ? { number } : {}) }, carried, turn: copy };
}

type Decided = {
  readonly feature: Chosen['feature'];
  readonly outcome: Outcome;
  /** What was found of the notices that may go with the answer. */
  readonly held: readonly (Stored | null)[];
};

/** Runs the chosen feature. Its own failure costs the person an apology, and nobody else anything. */
async function decide(
  turn: Turn,
  message: Stored | null,
  ports: Ports,
  heldRefs: readonly Ref[] = [],
): Promise<Decided | null> {
  let feature: Chosen['feature'] = 'home';
  const { event } = turn;
  if (event.kind === 'text' && turn.person.unsent.includes(event.messageId)) return null;
  try {
    const chosen = event.kind === 'unsend' ? unsend(turn, event.messageId, message) : choose(turn);
    if (!chosen) return null;
    feature = chosen.feature;
    const { records, held } = await read(chosen.plan.read, heldRefs, ports);
    const outcome = keepable(withoutMovingBack(turn, chosen, chosen.plan.decide(records)), turn);
    return { feature, outcome, held };
  } catch (error) {
    if (error instanceof StoreDown) throw error;
    ports.log.featureFailed(feature, error, event.kind);
    return { feature, outcome: { replies: [text(homeText[turn.locale].broken)] }, held: [] };
  }
}

/** The store's own failures are LINE's business (it delivers again), not the feature's. */
class StoreDown extends Error {}

type Found = { readonly records: readonly (Stored | null)[]; readonly held: readonly (Stored | null)[] };

/** The second read of a turn, with the held notices in the same call where that is one of records by name. */
async function read(wanted: Read | undefined, heldRefs: readonly Ref[], { store }: Ports): Promise<Found> {
  try {
    if (wanted && 'query' in wanted) {
      const [page, beside] = await Promise.all([
        store.query(wanted.query),
        got([...(wanted.beside ?? []), ...heldRefs], store),
      ]);
      const count = wanted.beside?.length ?? 0;
      return { records: [...beside.slice(0, count), ...page.records], held: beside.slice(count) };
    }
    const refs = wanted?.refs ?? [];
    const both = refs.length + heldRefs.length <= MOST_REFS ? [...refs, ...heldRefs] : refs;
    const found = await got(both, store);
    return { records: found.slice(0, refs.length), held: found.slice(refs.length) };
  } catch (cause) {
    throw new StoreDown('read', { cause });
  }
}

/** The store gives so many records in one call. */
const MOST_REFS = 100;

async function got(refs: readonly Ref[], store: Store): Promise<readonly (Stored | null)[]> {
  return refs.length > 0 ? store.get(refs) : [];
}

/** An event that arrives late may add to the step it finds, but never move the conversation. */
function withoutMovingBack(turn: Turn, chosen: Chosen, outcome: Outcome): Outcome {
  if (!turn.late || outcome.session === undefined || turn.event.kind === 'unsend') return outcome;
  if (chosen.resumes && outcome.session?.step === turn.person.session?.step) return outcome;
  return { replies: [text(homeText[turn.locale].late)] };
}
