/** Webhook events in LINE's JSON (Messaging API reference, Webhook event objects). */
import type { Context } from './context.ts';
import { capRecord, newToken } from './context.ts';
import { ulid } from './ids.ts';
import type { ChatId, EventOptions, JsonObject, UserId, WebhookEvent } from './types.ts';

/** Events that can be answered carry a reply token; in standby mode none does. */
const answerable = [
  'message',
  'messageEdited',
  'follow',
  'join',
  'memberJoined',
  'postback',
  'beacon',
  'videoPlayComplete',
];

const eventLimit = 1000;
/** A minute of a busy load test. */
const replyTokenLimit = 20_000;

export function sourceOf(chat: ChatId, user: UserId | null): JsonObject {
  if (chat.startsWith('C')) return { type: 'group', groupId: chat, ...(user === null ? {} : { userId: user }) };
  if (chat.startsWith('R')) return { type: 'room', roomId: chat, ...(user === null ? {} : { userId: user }) };
  return { type: 'user', userId: chat };
}

/** Makes an event and keeps it for redelivery; a reply token it carries is valid from its delivery. */
export function makeEvent(
  context: Context,
  type: string,
  chat: ChatId | null,
  source: JsonObject | null,
  fields: JsonObject,
  options: EventOptions = {},
): WebhookEvent {
  const timestamp = options.timestamp ?? context.now();
  const mode = options.mode ?? 'active';
  context.state.sequence += 1;
  const webhookEventId = ulid(context.now(), `event:${context.state.sequence}:${context.newId()}`);
  const event: WebhookEvent = {
    type,
    ...fields,
    webhookEventId,
    deliveryContext: { isRedelivery: false },
    timestamp,
    ...(source === null ? {} : { source }),
    mode,
  };
  if (chat !== null && mode === 'active' && answerable.includes(type)) {
    const replyToken = newToken(context, 'reply', 32);
    event.replyToken = replyToken;
    const now = context.now();
    context.state.replyTokens[replyToken] = { chat, eventAt: now, deliveredAt: now, used: false };
    capRecord(context.state.replyTokens, replyTokenLimit);
  }
  context.state.events[webhookEventId] = event;
  capRecord(context.state.events, eventLimit);
  return event;
}

/** The same event as LINE sends it again: same id, same reply token, marked. */
export function redelivered(event: WebhookEvent): WebhookEvent {
  return { ...event, deliveryContext: { isRedelivery: true } };
}
