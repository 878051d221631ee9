import { createActs } from './acts.ts';
import { answerApi } from './api.ts';
import { markRead } from './chats.ts';
import type { Context } from './context.ts';
import { attempt, webhookRequest } from './delivery.ts';
import { redelivered } from './events.ts';
import { addFault, removeFault } from './faults.ts';
import { makeIdToken } from './id-token.ts';
import { hex } from './ids.ts';
import { answerLocal } from './local/local.ts';
import { createOutbound } from './outbound.ts';
import { addGroup, addPerson, LocalMistake } from './people.ts';
import { signature } from './signing.ts';
import { startState } from './start-state.ts';
import { issueToken } from './tokens.ts';
import type { Bot, Platform, PlatformOptions } from './types.ts';
import { makeView } from './view.ts';

function botOf(options: PlatformOptions): Bot {
  const digits = hex(`bot:${options.channel.id}`, 32);
  return {
    userId: `U${digits}`,
    basicId: `@${digits.slice(0, 3)}${digits.slice(3, 8)}`,
    displayName: options.channel.displayName ?? 'Prongsai',
    pictureUrl: null,
  };
}

function createContext(options: PlatformOptions, changed: () => void): Context {
  const state = startState(options.channel, options.webhookUrl ?? 'http://127.0.0.1:8787/webhook', options.state);
  return {
    state,
    channel: options.channel,
    bot: botOf(options),
    now: options.now,
    newId: options.newId,
    sleep: options.sleep ?? (ms => new Promise(resolve => setTimeout(resolve, ms))),
    deliver: options.deliver,
    touch() {
      state.revision += 1;
      changed();
      return state.revision;
    },
  };
}

/**
 * A stand-in for the LINE platform: api.line.me, api-data.line.me and LINE Login behind one `handle`, told apart by path,
 * with people who write to the bot. Uses web standards only, so that it runs in Node and in workerd.
 */
export function createPlatform(options: PlatformOptions): Platform {
  const listeners = new Set<(revision: number) => void>();
  const context = createContext(options, () => {
    options.onChange?.(context.state);
    for (const listener of listeners) listener(context.state.revision);
  });
  const { state } = context;
  const outbound = createOutbound(context);

  const platform: Platform = {
    async handle(request) {
      const { pathname } = new URL(request.url);
      return pathname.startsWith('/local/') ? answerLocal(context, platform, request) : answerApi(context, request);
    },
    state,
    snapshot: () => structuredClone(state),
    view: since => makeView(context, since),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act: createActs(context, outbound),
    addPerson: person => addPerson(context, person),
    addGroup: group => addGroup(context, group),
    deliverTogether: acts => outbound.together(acts),
    async redeliver(eventId) {
      const event = state.events[eventId];
      if (event === undefined) throw new LocalMistake(`No such event: ${eventId}`);
      return attempt(context, [redelivered(event)], 2);
    },
    deliverEvents: events => attempt(context, events, 1),
    async raw(body, headers = {}, { sign = false } = {}) {
      const bytes = new Uint8Array(await new Response(body).arrayBuffer());
      const signed = sign ? { 'x-line-signature': await signature(context.channel.secret, bytes) } : {};
      const { url } = await webhookRequest(context, '');
      return context.deliver(
        new Request(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...signed, ...headers },
          body: bytes,
        }),
      );
    },
    fail: (on, fault, times = 1) => addFault(context, on, fault, times),
    heal: id => removeFault(context, id),
    configure(delivering) {
      Object.assign(state.faults.delivering, delivering);
      context.touch();
    },
    setQuota(limit, used) {
      state.quota.limit = limit;
      makeView(context); // starts a new month before the number is set
      if (used !== undefined) state.quota.used = used;
      context.touch();
    },
    spoilContent(messageId, how) {
      const content = state.contents[messageId];
      if (content === undefined) throw new LocalMistake(`No content for message ${messageId}`);
      content.state = how;
      context.touch();
    },
    issueToken: () => issueToken(context, context.channel.id),
    expireTokens() {
      for (const token of Object.values(state.accessTokens)) token.endsAt = context.now();
      context.touch();
    },
    readChat(chat) {
      markRead(context, chat);
      context.touch();
    },
    idToken: (user, claims) => makeIdToken(context, user, claims),
    received: chat => (state.chats[chat] ?? []).filter(message => message.from === 'bot'),
    calls: kind => state.calls.filter(call => kind === undefined || call.kind === kind),
    idle: () => outbound.idle(),
  };
  return platform;
}
