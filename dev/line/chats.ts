/** What phones show. */
import type { Context } from './context.ts';
import { newMessageId } from './context.ts';
import type { ChatId, ChatMessage, Json, JsonObject, QuickReplyItem, SendKind, UserId } from './types.ts';

/** Older messages of a chat are dropped. */
const historyLimit = 200;

/** Quick replies stand under the newest message only; anything newer takes them off the screen. */
export function clearQuickReplies(context: Context, chat: ChatId): void {
  for (const message of context.state.chats[chat] ?? []) {
    if (message.quickReply.length === 0) continue;
    message.quickReply = [];
    message.revision = context.state.revision + 1;
  }
}

function append(context: Context, message: ChatMessage): ChatMessage {
  clearQuickReplies(context, message.chat);
  const chat = context.state.chats[message.chat] ?? [];
  chat.push(message);
  context.state.chats[message.chat] = chat.slice(-historyLimit);
  message.revision = context.touch();
  return message;
}

export function showPersonMessage(
  context: Context,
  given: {
    id: string;
    chat: ChatId;
    from: UserId;
    message: JsonObject;
    contentUrl: string | null;
    quoteToken: string | null;
  },
): ChatMessage {
  markRead(context, given.chat);
  return append(context, {
    ...given,
    at: context.now(),
    revision: 0,
    via: null,
    quickReply: [],
    read: false,
    unsent: false,
  });
}

function quickReplyOf(message: JsonObject): QuickReplyItem[] {
  const quickReply: Json = message.quickReply ?? null;
  if (typeof quickReply !== 'object' || quickReply === null || Array.isArray(quickReply)) return [];
  return Array.isArray(quickReply.items) ? (quickReply.items as QuickReplyItem[]) : []; // validated before it was sent
}

/** Shows what the bot sent, under the ids LINE answered with. */
export function showBotMessages(
  context: Context,
  chat: ChatId,
  via: SendKind,
  messages: JsonObject[],
  sent: { id: string; quoteToken: string | null }[],
): void {
  for (const [index, message] of messages.entries()) {
    const { quickReply: _, ...shown } = message;
    append(context, {
      id: sent[index]?.id ?? newMessageId(context),
      chat,
      at: context.now(),
      revision: 0,
      from: 'bot',
      message: shown,
      via,
      quickReply: index === messages.length - 1 ? quickReplyOf(message) : [],
      read: false,
      unsent: false,
      contentUrl: null,
      quoteToken: sent[index]?.quoteToken ?? null,
    });
  }
  const person = context.state.people[chat];
  if (person !== undefined) person.loadingUntil = null;
}

/** The people of this chat have seen the bot's messages. */
export function markRead(context: Context, chat: string): void {
  setRead(context, chat, message => message.from === 'bot');
}

/** The bot has received the people's messages: they show as read. */
export function markReceived(context: Context, chat: string): void {
  setRead(context, chat, message => message.from !== 'bot');
}

function setRead(context: Context, chat: string, which: (message: ChatMessage) => boolean): void {
  for (const message of context.state.chats[chat] ?? []) {
    if (message.read || !which(message)) continue;
    message.read = true;
    message.revision = context.state.revision + 1;
  }
}

export function findMessage(context: Context, id: string): ChatMessage | null {
  for (const chat of Object.values(context.state.chats)) {
    const message = chat.find(entry => entry.id === id);
    if (message !== undefined) return message;
  }
  return null;
}
