import * as v from 'valibot';
import type { ChatEvent, Place } from '#domain/event.ts';

/** One webhook event that we know how to handle, with what its envelope says. */
export type Inbound = {
  readonly id: string;
  /** LINE's timestamp, ms since 1970. */
  readonly at: number;
  readonly replyToken: string | null;
  readonly userId: string | null;
  readonly place: Place;
  /** In a group: where the message speaks to the bot by LINE's mention, in UTF-16 units of the text; else null. */
  readonly mention: { readonly index: number; readonly length: number } | null;
  readonly event: ChatEvent;
};

/** An id that a store can hold: a lone half of a surrogate pair has no UTF-8. */
const Id = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(64),
  v.regex(/^[^/]+$/),
  v.check(id => id.isWellFormed()),
);

/** What people type: the lone half of a surrogate pair can neither be stored nor sent back, so it is marked as lost. */
const Words = v.pipe(
  v.string(),
  v.transform(words => words.toWellFormed()),
);

const Envelope = v.object({
  type: v.string(),
  webhookEventId: Id,
  timestamp: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
  mode: v.optional(v.literal('active'), 'active'),
  replyToken: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(500))),
  source: v.object({
    type: v.picklist(['user', 'group', 'room']),
    userId: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/))),
  }),
});

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const Mention = v.optional(
  v.object({
    mentionees: v.array(
      v.object({
        isSelf: v.optional(v.boolean(), false),
        index: v.optional(Offset, 0),
        length: v.optional(Offset, 0),
      }),
    ),
  }),
);
const Message = v.variant('type', [
  v.object({ type: v.literal('text'), id: Id, text: Words, mention: Mention }),
  v.object({ type: v.literal('sticker'), id: Id }),
  v.object({
    type: v.picklist(['image', 'video', 'audio', 'file']),
    id: Id,
    imageSet: v.optional(v.object({ id: Id, index: v.optional(v.number(), 1), total: v.optional(v.number(), 1) })),
  }),
  v.object({
    type: v.literal('location'),
    id: Id,
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    address: v.optional(v.nullable(Words), null),
  }),
]);

const Known = v.variant('type', [
  v.object({ type: v.literal('message'), message: Message }),
  v.object({ type: v.literal('postback'), postback: v.object({ data: v.pipe(v.string(), v.maxLength(300)) }) }),
  v.object({
    type: v.literal('follow'),
    follow: v.optional(v.object({ isUnblocked: v.optional(v.boolean(), false) })),
  }),
  v.object({ type: v.literal('unfollow') }),
  v.object({ type: v.literal('unsend'), unsend: v.object({ messageId: Id }) }),
  v.object({ type: v.literal('join') }),
]);

/** The body of a webhook: only its frame; each event is parsed on its own, so that a strange one costs only itself. */
export const WebhookBody = v.object({ events: v.pipe(v.array(v.unknown()), v.maxLength(500)) });

/**
 * An event we know, or the name of the kind we drop: unknown kinds, no source, standby mode (another module answers).
 * Source: Messaging API reference, Webhook event objects.
 */
export function parseEvent(raw: unknown): Inbound | { readonly dropped: string } {
  const envelope = v.safeParse(Envelope, raw);
  if (!envelope.success) return { dropped: 'envelope' };
  const known = v.safeParse(Known, raw);
  if (!known.success) return { dropped: `kind ${envelope.output.type.slice(0, 40)}` };
  const { webhookEventId, timestamp, replyToken, source } = envelope.output;
  return {
    id: webhookEventId,
    at: timestamp,
    replyToken: replyToken ?? null,
    userId: source.userId ?? null,
    place: source.type === 'user' ? 'private' : 'group',
    mention: mentionOfBot(known.output),
    event: toChatEvent(known.output),
  };
}

function mentionOfBot(event: v.InferOutput<typeof Known>): Inbound['mention'] {
  if (event.type !== 'message' || event.message.type !== 'text') return null;
  return event.message.mention?.mentionees.find(mentionee => mentionee.isSelf) ?? null;
}

function toChatEvent(event: v.InferOutput<typeof Known>): ChatEvent {
  switch (event.type) {
    case 'message':
      return toMessageEvent(event.message);
    case 'postback':
      return { kind: 'postback', data: event.postback.data };
    case 'follow':
      return { kind: 'follow', isReturn: event.follow?.isUnblocked ?? false };
    case 'unsend':
      return { kind: 'unsend', messageId: event.unsend.messageId };
    case 'unfollow':
    case 'join':
      return { kind: event.type };
    default:
      return event satisfies never;
  }
}

function toMessageEvent(message: v.InferOutput<typeof Message>): ChatEvent {
  switch (message.type) {
    case 'text':
      return { kind: 'text', messageId: message.id, text: message.text };
    case 'sticker':
      return { kind: 'sticker', messageId: message.id };
    case 'location': {
      const { id, latitude, longitude, address } = message;
      return { kind: 'location', messageId: id, latitude, longitude, address };
    }
    default:
      return { kind: 'media', messageId: message.id, media: message.type, set: message.imageSet ?? null };
  }
}
