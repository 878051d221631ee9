/** What people do with their phones, and the events that follow. */
import { createGroupActs } from './acts-group.ts';
import { createMessageActs } from './acts-message.ts';
import { createPressActs } from './acts-press.ts';
import { findMessage } from './chats.ts';
import type { Context } from './context.ts';
import { makeEvent, sourceOf } from './events.ts';
import type { Outbound } from './outbound.ts';
import { LocalMistake, personOf } from './people.ts';
import { createPost } from './post.ts';
import type { Acts, ChatMessage } from './types.ts';

export function createActs(context: Context, outbound: Outbound): Acts {
  const post = createPost(context, outbound);
  const { send } = post;

  function ownMessage(user: string, messageId: string): ChatMessage {
    const message = findMessage(context, messageId);
    if (message === null || message.from !== user) throw new LocalMistake('Not a message of this person');
    return message;
  }

  return {
    ...createMessageActs(context, post),
    ...createPressActs(context, post),
    ...createGroupActs(context, post),
    async follow(user, options) {
      const person = personOf(context, user);
      const isUnblocked = person.blocked;
      Object.assign(person, { friend: true, blocked: false });
      context.touch();
      const source = sourceOf(person.id, person.id);
      return send(makeEvent(context, 'follow', person.id, source, { follow: { isUnblocked } }, options), null);
    },
    async unfollow(user, options) {
      const person = personOf(context, user);
      person.blocked = true;
      context.touch();
      return send(makeEvent(context, 'unfollow', person.id, sourceOf(person.id, person.id), {}, options), null);
    },
    async unsend(user, messageId, options) {
      const message = ownMessage(user, messageId);
      Object.assign(message, { unsent: true, message: { type: 'unsent' }, contentUrl: null });
      message.revision = context.touch();
      const content = context.state.contents[messageId];
      if (content !== undefined) Object.assign(content, { state: 'unsent', base64: '' });
      const source = sourceOf(message.chat, personOf(context, user).id);
      return send(makeEvent(context, 'unsend', message.chat, source, { unsend: { messageId } }, options), messageId);
    },
    async edit(user, messageId, text, options) {
      const message = ownMessage(user, messageId);
      message.message = { ...message.message, text };
      message.revision = context.touch();
      const content = { type: 'text', id: messageId, text, quoteToken: message.quoteToken ?? '' };
      const source = sourceOf(message.chat, personOf(context, user).id);
      return send(makeEvent(context, 'messageEdited', message.chat, source, { message: content }, options), messageId);
    },
    async unknown(type, fields = {}, source = null) {
      return send(makeEvent(context, type, null, source, fields), null);
    },
  };
}
