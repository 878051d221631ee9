/** A chat as rows to draw: date separators, messages, and messages still on their way. */
import type { ChatMessage, Delivery, Json } from '../../line/types.ts';
import { dayOf } from './time.ts';

/** A message of this phone that the platform has not confirmed yet, or refused. */
export type Outgoing = {
  key: number;
  text: string;
  at: number;
  state: 'sending' | 'failed';
  reason: string | null;
};

export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'message'; key: string; message: ChatMessage; isFirst: boolean; isSending: boolean }
  | { kind: 'outgoing'; key: string; outgoing: Outgoing };

const GROUP_MS = 5 * 60 * 1000;

/**
 * Rows, oldest first. `isFirst` starts a run of bubbles of one sender. An outgoing text whose message the platform
 * already shows is not drawn twice: its message is marked as sending instead.
 */
export function rowsOf(messages: ChatMessage[], outgoing: Outgoing[], owner: string): Row[] {
  const waiting = outgoing.filter(entry => entry.state === 'sending');
  const shown = new Map<string, Outgoing>();
  for (const message of messages.toReversed()) {
    if (message.from !== owner) continue;
    const index = waiting.findLastIndex(
      entry => entry.text === textOf(message.message.text) && message.at >= entry.at - 2000,
    );
    const [match] = index < 0 ? [] : waiting.splice(index, 1);
    if (match !== undefined) shown.set(message.id, match);
  }
  const rows: Row[] = [];
  let before: ChatMessage | null = null;
  for (const message of messages) {
    const isNewDay = before === null || dayOf(before.at) !== dayOf(message.at);
    if (isNewDay) rows.push({ kind: 'day', key: `day-${message.id}`, at: message.at });
    const isFirst = isNewDay || before?.from !== message.from || message.at - before.at > GROUP_MS;
    rows.push({ kind: 'message', key: message.id, message, isFirst, isSending: shown.has(message.id) });
    before = message;
  }
  const drawn = new Set(shown.values());
  for (const entry of outgoing) {
    if (!drawn.has(entry)) rows.push({ kind: 'outgoing', key: `out-${entry.key}`, outgoing: entry });
  }
  return rows;
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** The last failed delivery of an event that has not reached the bot by any other; null when all is well. */
export function troubleOf(eventId: string | undefined, deliveries: Delivery[]): Delivery | null {
  if (eventId === undefined) return null;
  const tries = deliveries.filter(delivery => delivery.eventIds.includes(eventId));
  if (tries.some(delivery => delivery.outcome === 'ok' || delivery.outcome === 'slow')) return null;
  return tries.at(-1) ?? null;
}

/** One line that stands for a message in the list of chats. */
export function summary(message: ChatMessage): { text: string } | { kind: string } {
  const text = message.message.text ?? message.message.altText;
  return typeof text === 'string' && text !== '' ? { text } : { kind: String(message.message.type) };
}
