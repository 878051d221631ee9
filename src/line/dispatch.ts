import * as v from 'valibot';
import { Person, stranger } from '#domain/person.ts';
import { type Read, ref, type Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { homeText } from '#features/home/text.ts';
import type { Ports } from '../ports.ts';
import { type Chosen, choose } from './choose.ts';
import type { Inbound } from './events.ts';
import { type Marker, markerOutcome, markerRef, readMarker } from './marker.ts';
import { text } from './messages/text.ts';
import { buildTurn } from './turn.ts';
import { messageRef, unsend } from './unsend.ts';
import { turnWrites } from './writes.ts';

/** What must be sent after the 200, and what its failure may lead to. */
export type Answer = {
  readonly inbound: Inbound;
  readonly outcome: Pick<Outcome, 'replies' | 'number' | 'copies' | 'session'>;
  /** `read`: nothing was written. `made`: this request's commit made the marker. `copy`: another request's did. */
  readonly turn:
    | { readonly kind: 'read' }
    | { readonly kind: 'made'; readonly attempt: string }
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
  const decided = await decide(turn, found[1 + people.length] ?? null, ports);
  if (!decided) return null;
  const { outcome } = decided;
  const writes = turnWrites({ inbound, turn, feature: decided.feature, outcome, personRecord, attempt });
  if (writes.length === 0) return { inbound, outcome, turn: { kind: 'read' } };
  try {
    const result = await ports.store.commit(writes);
    return result.ok ? { inbound, outcome, turn: { kind: 'made', attempt } } : 'again';
  } catch (error) {
    ports.log.storeFailed('commit', error);
    return settle(inbound, outcome, attempt, ports);
  }
}

/** A commit of unknown outcome: the marker says whether it was ours that happened. */
async function settle(inbound: Inbound, outcome: Outcome, attempt: string, ports: Ports): Promise<Answer | 'again'> {
  const [marker] = await ports.store.get([markerRef(inbound.id)]);
  return marker && readMarker(marker).attempt === attempt
    ? { inbound, outcome, turn: { kind: 'made', attempt } }
    : 'again';
}

async function copyAnswer(
  inbound: Inbound,
  turn: Turn,
  record: Stored,
  attempt: string,
  ports: Ports,
): Promise<Answer | null> {
  const marker = readMarker(record);
  if (marker.attempt === attempt) return { inbound, outcome: markerOutcome(marker), turn: { kind: 'made', attempt } };
  const copy = { kind: 'copy', marker, version: record.version } as const;
  if (marker.by !== inbound.userId || marker.copies === 'silent') return null;
  if (marker.replies) return { inbound, outcome: markerOutcome(marker), turn: copy };
  const again = await decide(turn, null, ports);
  return again && { inbound, outcome: { ...markerOutcome(marker), replies: again.outcome.replies }, turn: copy };
}

type Decided = { readonly feature: Chosen['feature']; readonly outcome: Outcome };

/** Runs the chosen feature. Its own failure costs the person an apology, and nobody else anything. */
async function decide(turn: Turn, held: Stored | null, ports: Ports): Promise<Decided | null> {
  let feature: Chosen['feature'] = 'home';
  let records: readonly (Stored | null)[] = [];
  const { event } = turn;
  if (event.kind === 'text' && turn.person.unsent.includes(event.messageId)) return null;
  try {
    const chosen = event.kind === 'unsend' ? unsend(turn, event.messageId, held) : choose(turn);
    if (!chosen) return null;
    feature = chosen.feature;
    if (chosen.plan.read) records = await read(chosen.plan.read, ports);
    return { feature, outcome: withoutMovingBack(turn, chosen, chosen.plan.decide(records)) };
  } catch (error) {
    if (error instanceof StoreDown) throw error;
    ports.log.featureFailed(feature, error, event.kind);
    return { feature, outcome: { replies: [text(homeText[turn.locale].broken)] } };
  }
}

/** The store's own failures are LINE's business (it delivers again), not the feature's. */
class StoreDown extends Error {}

async function read(wanted: Read, ports: Ports): Promise<readonly (Stored | null)[]> {
  try {
    return 'refs' in wanted ? await ports.store.get(wanted.refs) : (await ports.store.query(wanted.query)).records;
  } catch (cause) {
    throw new StoreDown('read', { cause });
  }
}

/** An event that arrives late may add to the step it finds, but never move the conversation. */
function withoutMovingBack(turn: Turn, chosen: Chosen, outcome: Outcome): Outcome {
  if (!turn.late || outcome.session === undefined || turn.event.kind === 'unsend') return outcome;
  if (chosen.resumes && outcome.session?.step === turn.person.session?.step) return outcome;
  return { replies: [text(homeText[turn.locale].late)] };
}
