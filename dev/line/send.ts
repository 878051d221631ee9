/** Reply, push, multicast, narrowcast, broadcast (Messaging API reference, Message). */
import { showBotMessages } from './chats.ts';
import type { Context } from './context.ts';
import { newMessageId, newToken } from './context.ts';
import type { Answer, Call, Route } from './http.ts';
import { bodyErrors, invalidProperty, isObject, ok, parseJson, refuse } from './http.ts';
import { isChatId, isUserId } from './ids.ts';
import { canReceive } from './people.ts';
import { countRecipients } from './quota.ts';
import { acceptRetryKey, checkRetryKey } from './retry-key.ts';
import type { ChatId, Json, JsonObject, SendKind } from './types.ts';
import { checkMessages } from './validate/message.ts';
import { checkOptions } from './validate/options.ts';

const replyMs = 60 * 1000;
const eventMs = 20 * 60 * 1000;
const quotable = ['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex', 'imagemap'];

type Sent = { id: string; quoteToken: string | null }[];

function number(context: Context, messages: JsonObject[]): Sent {
  return messages.map(message => ({
    id: newMessageId(context),
    quoteToken: quotable.includes(String(message.type)) ? newToken(context, 'quote', 40) : null,
  }));
}

function sentMessages(sent: Sent): JsonObject {
  return {
    sentMessages: sent.map(({ id, quoteToken }) => ({ id, ...(quoteToken === null ? {} : { quoteToken }) })),
  };
}

type Checked = { body: JsonObject; messages: JsonObject[] } | { refusal: Answer };

/** The body with messages LINE would take. */
function checkBody(call: Call, kind: SendKind): Checked {
  const parsed = parseJson(call);
  if ('refusal' in parsed) return parsed;
  const refusal = checkOptions(parsed.body, kind) ?? checkMessages(parsed.body.messages);
  if (refusal !== null) return { refusal };
  const messages: Json = parsed.body.messages ?? [];
  return { body: parsed.body, messages: Array.isArray(messages) ? messages.filter(isObject) : [] };
}

/** Mentions work in replies and pushes to groups and rooms, for their members only. */
function hasMisplacedMention(context: Context, chat: ChatId | null, messages: JsonObject[]): boolean {
  const group = chat === null ? undefined : context.state.groups[chat];
  return messages.some(message => {
    const substitutes = isObject(message.substitution) ? Object.values(message.substitution).filter(isObject) : [];
    return substitutes.some(entry => {
      if (entry.type !== 'mention') return false;
      if (group === undefined) return true;
      const mentionee = isObject(entry.mentionee) ? entry.mentionee : {};
      return mentionee.type === 'user' && !group.members.some(member => member === mentionee.userId);
    });
  });
}

function reply(context: Context, call: Call): Answer {
  const checked = checkBody(call, 'reply');
  if ('refusal' in checked) return checked.refusal;
  const replyToken = checked.body.replyToken;
  if (typeof replyToken !== 'string' || replyToken === '') {
    return bodyErrors([{ message: 'must be specified', property: 'replyToken' }]);
  }
  const token = context.state.replyTokens[replyToken];
  const now = context.now();
  const isLate = token !== undefined && (now - token.deliveredAt > replyMs || now - token.eventAt > eventMs);
  if (token === undefined || token.used || isLate) return refuse(400, 'Invalid reply token');
  if (hasMisplacedMention(context, token.chat, checked.messages)) return refuse(400, 'Failed to send messages');
  token.used = true;
  const sent = number(context, checked.messages);
  if (canShow(context, token.chat)) showBotMessages(context, token.chat, 'reply', checked.messages, sent);
  return ok(sentMessages(sent));
}

/** A reply reaches whoever caused the event, friend or not; a block stops it. */
function canShow(context: Context, chat: ChatId): boolean {
  if (isUserId(chat)) return context.state.people[chat]?.blocked === false;
  return context.state.groups[chat]?.joined === true;
}

/** What one request to a chat counts: one, or the members of the group. */
function recipientsOf(context: Context, chat: ChatId): number {
  if (isUserId(chat)) return canReceive(context, chat) ? 1 : 0;
  return context.state.groups[chat]?.members.length ?? 0;
}

function push(context: Context, call: Call): Answer {
  const known = checkRetryKey(context, call);
  if (known !== null) return known;
  const checked = checkBody(call, 'push');
  if ('refusal' in checked) return checked.refusal;
  const to = checked.body.to;
  if (typeof to !== 'string' || !isChatId(to)) return invalidProperty('to');
  const isKnown = isUserId(to) ? to in context.state.people : context.state.groups[to]?.joined === true;
  if (!isKnown || hasMisplacedMention(context, to, checked.messages)) return refuse(400, 'Failed to send messages');
  const limit = countRecipients(context, recipientsOf(context, to));
  if (limit !== null) return limit;
  const sent = number(context, checked.messages);
  if (recipientsOf(context, to) > 0) showBotMessages(context, to, 'push', checked.messages, sent);
  acceptRetryKey(context, call, sentMessages(sent));
  return ok(sentMessages(sent));
}

/** Sends the same messages to each of the people they reach. */
function spread(context: Context, call: Call, kind: SendKind, to: string[], messages: JsonObject[]): Answer | null {
  if (hasMisplacedMention(context, null, messages)) return refuse(400, 'Failed to send messages');
  const reached = [...new Set(to)].filter(isUserId).filter(id => canReceive(context, id));
  const limit = countRecipients(context, reached.length);
  if (limit !== null) return limit;
  for (const id of reached) showBotMessages(context, id, kind, messages, number(context, messages));
  acceptRetryKey(context, call, null);
  return null;
}

function multicast(context: Context, call: Call): Answer {
  const known = checkRetryKey(context, call);
  if (known !== null) return known;
  const checked = checkBody(call, 'multicast');
  if ('refusal' in checked) return checked.refusal;
  const to: Json = checked.body.to ?? null;
  if (!Array.isArray(to) || to.length < 1 || to.length > 500) {
    return bodyErrors([
      { message: to === null ? 'must be specified' : 'Size must be between 1 and 500', property: 'to' },
    ]);
  }
  const wrong = to.findIndex(id => typeof id !== 'string' || !isUserId(id));
  if (wrong >= 0) return invalidProperty(`to[${wrong}]`);
  return spread(context, call, 'multicast', to.map(String), checked.messages) ?? ok();
}

function friends(context: Context): string[] {
  return Object.values(context.state.people).flatMap(person => (person.friend ? [person.id] : []));
}

function broadcast(context: Context, call: Call): Answer {
  const known = checkRetryKey(context, call);
  if (known !== null) return known;
  const checked = checkBody(call, 'broadcast');
  if ('refusal' in checked) return checked.refusal;
  return spread(context, call, 'broadcast', friends(context), checked.messages) ?? ok();
}

/** Recipients and filters are taken as they are: here everyone has the wanted attributes. */
function narrowcast(context: Context, call: Call): Answer {
  const known = checkRetryKey(context, call);
  if (known !== null) return known;
  const checked = checkBody(call, 'narrowcast');
  if ('refusal' in checked) return checked.refusal;
  return spread(context, call, 'narrowcast', friends(context), checked.messages) ?? { status: 202, json: {} };
}

function validate(_: Context, call: Call): Answer {
  const parsed = parseJson(call);
  if ('refusal' in parsed) return parsed.refusal;
  return checkMessages(parsed.body.messages) ?? ok();
}

export const sendRoutes: Route[] = [
  { method: 'POST', path: /^\/v2\/bot\/message\/reply$/, kind: 'reply', run: reply },
  { method: 'POST', path: /^\/v2\/bot\/message\/push$/, kind: 'push', retryable: true, run: push },
  { method: 'POST', path: /^\/v2\/bot\/message\/multicast$/, kind: 'multicast', retryable: true, run: multicast },
  { method: 'POST', path: /^\/v2\/bot\/message\/narrowcast$/, kind: 'narrowcast', retryable: true, run: narrowcast },
  { method: 'POST', path: /^\/v2\/bot\/message\/broadcast$/, kind: 'broadcast', retryable: true, run: broadcast },
  {
    method: 'POST',
    path: /^\/v2\/bot\/message\/validate\/(?:reply|push|multicast|narrowcast|broadcast)$/,
    kind: 'validate',
    run: validate,
  },
];
