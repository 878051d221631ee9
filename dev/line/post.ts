/** How an act reaches the bot: shown on the phone, made into an event, sent. */
import { showPersonMessage } from './chats.ts';
import type { Context } from './context.ts';
import { newMessageId, newToken } from './context.ts';
import { makeEvent, sourceOf } from './events.ts';
import type { Outbound } from './outbound.ts';
import { chatOf, groupOf, LocalMistake, personOf } from './people.ts';
import type { Act, EventOptions, JsonObject, WebhookEvent } from './types.ts';

/** Messages that can be quoted carry a quote token. */
const quotable = ['text', 'sticker', 'image', 'video'];

/** A file's message: its id is known before it is shown, since the content is kept under it. */
type Media = { id: string; contentUrl: string };

export type Post = {
  send(event: WebhookEvent, messageId: string | null): Promise<Act>;
  /** Throws LocalMistake when LINE's app would not let this person write there. */
  post(user: string, message: JsonObject, options?: EventOptions, media?: Media): Promise<Act>;
};

export function createPost(context: Context, outbound: Outbound): Post {
  async function send(event: WebhookEvent, messageId: string | null): Promise<Act> {
    const replyToken = typeof event.replyToken === 'string' ? event.replyToken : null;
    return { event, messageId, replyToken, delivery: await outbound.dispatch(event) };
  }

  return {
    send,
    async post(user, message, options = {}, media) {
      const person = personOf(context, user);
      const chat = chatOf(context, user, options.in);
      if (chat === person.id && person.blocked) throw new LocalMistake(`${person.name} has blocked the account`);
      if (chat !== person.id && !groupOf(context, chat).joined) throw new LocalMistake('The bot is not in this group');
      const id = media?.id ?? newMessageId(context);
      const quoteToken = quotable.includes(String(message.type)) ? newToken(context, 'quote', 40) : null;
      const content = { type: message.type ?? '', id, ...message, ...(quoteToken === null ? {} : { quoteToken }) };
      const contentUrl = media?.contentUrl ?? null;
      showPersonMessage(context, { id, chat, from: person.id, message, contentUrl, quoteToken });
      const event = makeEvent(context, 'message', chat, sourceOf(chat, person.id), { message: content }, options);
      return send(event, id);
    },
  };
}
