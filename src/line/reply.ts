import type { JsonObject, Write } from '#domain/record.ts';
import type { Outcome } from '#domain/turn.ts';
import { homeText } from '#features/home/text.ts';
import { newPush } from '../jobs/outbox.ts';
import type { Ports } from '../ports.ts';
import { heldAgain, leftUnknown, packed } from './carrying.ts';
import type { Answer } from './dispatch.ts';
import { markerRef, pushRef, readMarker } from './marker.ts';
import type { Message } from './messages/message.ts';

/**
 * Sends the answer of one event, after the 200. Exactly one reply request. An answer whose fate is unknown is never
 * followed by a push, for the person may have it already. One that LINE refused with 400 becomes a push, once, when the
 * turn changed something and no copy of the event has offered the answer; the held notices that went with it are held
 * again.
 */
export async function sendAnswer(answer: Answer, ports: Ports): Promise<void> {
  const { inbound, turn, outcome, carried } = answer;
  const replies = await numbered(outcome, ports);
  const messages = packed(replies, carried);
  if (!inbound.replyToken || messages.length === 0) return;
  if (turn.kind === 'copy' && !(await claimOffer(answer, ports))) return;
  const sent = await ports.line.reply(inbound.replyToken, messages);
  if (sent.kind === 'accepted') return;
  ports.log.replyLost(inbound.id, sent.kind);
  if (sent.kind === 'unknown') await leftUnknown(carried, ports);
  else if (turn.kind === 'made') await afterRefusal(answer, replies, sent.status, turn, ports);
}

/** Puts the number that the record now has into the words that speak of it. */
async function numbered(
  { replies, number }: Pick<Outcome, 'replies' | 'number'>,
  ports: Ports,
): Promise<readonly Message[]> {
  if (!number) return replies;
  const value = await ports.store.number(number.counter, number.ref).then(String, error => {
    ports.log.storeFailed('number', error);
    // The person's language is not known here any more; both are short.
    return `${homeText.th.numberLater} ${homeText.en.numberLater}`;
  });
  const said = JSON.stringify(replies)
    .replaceAll('{{number}}', value)
    .replaceAll('{{number:6}}', value.padStart(6, '0'));
  return JSON.parse(said) as Message[];
}

/** Only one copy offers the answer, and the request that made it is told so. */
async function claimOffer({ inbound, turn }: Answer, ports: Ports): Promise<boolean> {
  if (turn.kind !== 'copy' || turn.marker.offered || turn.marker.pushed) return false;
  const data = { ...turn.marker, offered: true } as unknown as JsonObject;
  const result = await ports.store.commit([
    { kind: 'replace', ref: markerRef(inbound.id), data, if: { version: turn.version } },
  ]);
  return result.ok;
}

const MAX_TRIES = 3;

type Made = Extract<Answer['turn'], { readonly kind: 'made' }>;

/** In one commit: the answer becomes a push, where it may, and what went with it is held again. */
async function afterRefusal(
  answer: Answer,
  replies: readonly Message[],
  status: number,
  { attempt, changed }: Made,
  ports: Ports,
): Promise<void> {
  const { inbound, outcome, carried } = answer;
  const { userId, place } = inbound;
  const wanted = status === 400 && changed && place === 'private' && mayBePushed(outcome);
  if (!userId || (!wanted && carried.length === 0)) return;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const [record] = await ports.store.get([markerRef(inbound.id)]);
    if (!record) return;
    const marker = readMarker(record);
    // A copy may have been accepted, and our refusal only says that the token was used by it.
    if (marker.attempt !== attempt || marker.offered || marker.pushed) return leftUnknown(carried, ports);
    // An answer without words: the message it repeats was taken back meanwhile.
    const pushed = wanted && marker.replies?.length !== 0;
    const again = await heldAgain(carried, userId, ports);
    if (!pushed && again.length === 0) return;
    const push: Write = { kind: 'create', ref: pushRef(attempt), data: newPush(userId, replies, ports.now()) };
    const data = { ...marker, pushed, carried: [] } as unknown as JsonObject;
    const replace: Write = { kind: 'replace', ref: record.ref, data, if: { version: record.version } };
    const result = await ports.store.commit([replace, ...(pushed ? [push] : []), ...again]);
    if (result.ok) return;
  }
}

/** A push waits in the store for a moment. Words that may not be kept wait there only where the conversation holds them. */
function mayBePushed({ copies = 'repeat', session }: Answer['outcome']): boolean {
  return copies === 'repeat' || (copies === 'decide' && session !== undefined);
}
