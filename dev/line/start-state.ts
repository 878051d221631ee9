import type { Channel, Delivering, PlatformState } from './types.ts';

/**
 * The console's switches. LINE ships "Webhook redelivery" off; here it is on, since losing events silently would hide our bugs.
 * The pauses between redeliveries are LINE's secret; these are short so that a person at the console sees one.
 */
const defaultDelivering: Delivering = {
  active: true,
  redelivery: true,
  maxRedeliveries: 4,
  redeliveryDelayMs: 3000,
  timeoutMs: 2000,
  duplicates: 0,
  reorder: false,
};

/** A new official account: no people, a paid plan of 15,000 messages a month, one LIFF app. */
function initialState(channel: Channel, webhookUrl: string): PlatformState {
  return {
    revision: 0,
    sequence: 0,
    people: {},
    groups: {},
    chats: {},
    replyTokens: {},
    retryKeys: {},
    accessTokens: {},
    quota: { limit: 15_000, month: '', used: 0 },
    contents: {},
    events: {},
    richMenus: { menus: {}, images: {}, aliases: {}, perUser: {}, default: null },
    liffApps: {
      [channel.liffId]: {
        liffId: channel.liffId,
        view: { type: 'full', url: channel.liffEndpointUrl ?? 'https://example.com/liff/' },
        description: 'Prongsai',
        scope: ['openid', 'profile'],
        botPrompt: 'normal',
      },
    },
    webhookUrl,
    faults: { rules: [], delivering: { ...defaultDelivering } },
    deliveries: [],
    calls: [],
    signingKey: null,
  };
}

/** A record without a prototype: ids come from callers, and `constructor` is not a person. */
function bare<T>(record: Record<string, T>): Record<string, T> {
  const made: Record<string, T> = Object.create(null);
  return Object.assign(made, record);
}

/** The state to begin with: new, or a snapshot, to which is added what an older version did not have. */
export function startState(channel: Channel, webhookUrl: string, kept?: PlatformState): PlatformState {
  const state = { ...initialState(channel, webhookUrl), ...kept };
  const { menus, images, aliases, perUser } = state.richMenus;
  return {
    ...state,
    people: bare(state.people),
    groups: bare(state.groups),
    chats: bare(state.chats),
    replyTokens: bare(state.replyTokens),
    retryKeys: bare(state.retryKeys),
    accessTokens: bare(state.accessTokens),
    contents: bare(state.contents),
    events: bare(state.events),
    liffApps: bare(state.liffApps),
    richMenus: {
      menus: bare(menus),
      images: bare(images),
      aliases: bare(aliases),
      perUser: bare(perUser),
      default: state.richMenus.default,
    },
  };
}
