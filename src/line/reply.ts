import type { JsonObject } from '#domain/record.ts';
import type { Outcome } from '#domain/turn.ts';
import { homeText } from '#features/home/text.ts';
import { newPush } from '../jobs/outbox.ts';
import type { Ports } from '../ports.ts';
import type { Answer } from './dispatch.ts';
import { markerRef, pushRef, readMarker } from './marker.ts';
import type { Message } from './messages/message.ts';

/**
 * Sends the answer of one event, after the 200. Exactly one reply request. An answer whose fate is unknown is never
 * followed by a push, for the person may have it already. One that LINE refused with 400 becomes a push, once, when the
 * turn changed something and no copy of the event has offered the answer.
 */
export async function sendAnswer(answer: Answer, ports: Ports): Promise<void> {
  const { inbound, turn, outcome } = answer;
  const messages = await numbered(outcome, ports);
  if (!inbound.replyToken || messages.length === 0) return;
  if (turn.kind === 'copy' && !(await claimOffer(answer, ports))) return;
  const sent = await ports.line.reply(inbound.replyToken, messages);
  if (sent.kind === 'accepted') return;
  ports.log.replyLost(inbound.id, sent.kind);
  if (sent.kind === 'refused' && sent.status === 400 && turn.kind === 'made')
    await pushInstead(answer, messages, turn.attempt, ports);
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
  return JSON.parse(JSON.stringify(replies).replaceAll('{{number}}', value)) as Message[];
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

async function pushInstead(
  { inbound, outcome }: Answer,
  messages: readonly Message[],
  attempt: string,
  ports: Ports,
): Promise<void> {
  if (!inbound.userId || inbound.place !== 'private' || !mayBePushed(outcome)) return;
  const [record] = await ports.store.get([markerRef(inbound.id)]);
  if (!record) return;
  const marker = readMarker(record);
  // An answer without words: the message it repeats was taken back meanwhile.
  if (marker.attempt !== attempt || marker.offered || marker.pushed || marker.replies?.length === 0) return;
  await ports.store.commit([
    {
      kind: 'replace',
      ref: record.ref,
      data: { ...marker, pushed: true } as unknown as JsonObject,
      if: { version: record.version },
    },
    { kind: 'create', ref: pushRef(attempt), data: newPush(inbound.userId, messages, ports.now()) },
  ]);
}

/** A push waits in the store for a moment. Words that may not be kept wait there only where the conversation holds them. */
function mayBePushed({ copies = 'repeat', session }: Answer['outcome']): boolean {
  return copies === 'repeat' || (copies === 'decide' && session !== undefined);
}
