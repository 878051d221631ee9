/** The words of the local LINE platform: what it keeps, what a phone shows, and what can be made to go wrong. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A user id: `U` and 32 hexadecimal digits. */
export type UserId = `U${string}`;
/** A chat is named by its user (1:1), group (`C…`) or multi-person room (`R…`). */
export type ChatId = UserId | `C${string}` | `R${string}`;

export type Person = {
  id: UserId;
  name: string;
  /** What the console writes above the phone, such as a role. LINE knows nothing of it. */
  label: string;
  /** The language of the phone; LINE's profile carries it (`th`, `en`). */
  language: string;
  pictureUrl: string | null;
  statusMessage: string | null;
  /** Added the official account as a friend. Pushes reach friends only. */
  friend: boolean;
  /** Blocked the official account: sends are accepted (200) and nothing arrives. */
  blocked: boolean;
  /** The typing animation shows until this time (ms), or until the next message of the bot. */
  loadingUntil: number | null;
};

export type NewPerson = { name: string } & Partial<Omit<Person, 'name' | 'loadingUntil'>>;

export type Group = {
  id: Exclude<ChatId, UserId>;
  kind: 'group' | 'room';
  name: string;
  pictureUrl: string | null;
  members: UserId[];
  /** The bot is a member. */
  joined: boolean;
};

export type NewGroup = {
  id?: string;
  kind?: 'group' | 'room';
  name: string;
  members: string[];
  joined?: boolean;
};

export type QuickReplyItem = { type: 'action'; imageUrl?: string; action: JsonObject };

export type SendKind = 'reply' | 'push' | 'multicast' | 'narrowcast' | 'broadcast';

/** One bubble on a phone. */
export type ChatMessage = {
  id: string;
  chat: ChatId;
  at: number;
  /** The state's revision when this message was last changed. */
  revision: number;
  from: 'bot' | UserId;
  /** A message object as LINE's API words it, without `quickReply`. Own media: see `contentUrl`. */
  message: JsonObject;
  /** How the bot sent it; null for a person's message. */
  via: SendKind | null;
  /** Buttons still on the screen; LINE shows those of the newest message only. */
  quickReply: QuickReplyItem[];
  /** Seen by the other side. */
  read: boolean;
  /** Withdrawn by its sender; `message` is then `{ "type": "unsent" }`. */
  unsent: boolean;
  /** Where the console gets a person's photo or file: a path of this platform. */
  contentUrl: string | null;
  quoteToken: string | null;
};

/** Kinds of API calls that a fault can be put on. */
export type CallKind =
  | SendKind
  | 'validate'
  | 'profile'
  | 'group'
  | 'content'
  | 'quota'
  | 'richmenu'
  | 'loading'
  | 'webhook-endpoint'
  | 'bot'
  | 'liff'
  | 'token'
  | 'certs'
  | 'other';

export type Fault =
  /** Answers after `ms`. */
  | { type: 'slow'; ms: number }
  /** Answers 5xx without doing anything. */
  | { type: 'error'; status: number }
  /** Does nothing and does not answer until the caller gives up (or `ms` has passed: 504). */
  | { type: 'timeout'; ms: number }
  /** Breaks the connection without doing anything. */
  | { type: 'disconnect' }
  | { type: 'rate-limit' }
  | { type: 'monthly-limit' }
  | { type: 'unauthorized' }
  /** The call takes effect, the answer is lost: 500, a broken connection, or silence. */
  | { type: 'accepted-but'; answer: 'error' | 'disconnect' | 'timeout' }
  /** The call answers 202 (content being prepared). */
  | { type: 'not-ready' };

export type FaultRule = {
  id: string;
  on: CallKind | 'any';
  fault: Fault;
  /** How many calls it still spoils; null: until removed. */
  left: number | null;
};

/** How webhooks travel. */
export type Delivering = {
  /** "Use webhook" of the console. */
  active: boolean;
  /** "Webhook redelivery" of the console. */
  redelivery: boolean;
  /** Redeliveries after the first try. LINE does not publish its number. */
  maxRedeliveries: number;
  /** Pause before the first redelivery; doubles each time. */
  redeliveryDelayMs: number;
  /** LINE gives up waiting for the answer after this time. */
  timeoutMs: number;
  /** Extra copies of every delivery, not marked as redelivery. */
  duplicates: number;
  /** Events delivered together arrive in reversed order. */
  reorder: boolean;
};

export type Faults = { rules: FaultRule[]; delivering: Delivering };

/** One webhook request and how the bot answered. */
export type Delivery = {
  id: string;
  revision: number;
  at: number;
  eventIds: string[];
  eventTypes: string[];
  attempt: number;
  /** The bot's status; null when it gave none. */
  status: number | null;
  ms: number;
  /** LINE's own words in its error statistics, or `slow` for a 2xx after two seconds. */
  outcome:
    | 'ok'
    | 'slow'
    | 'error_status_code'
    | 'request_timeout'
    | 'could_not_connect'
    /** "Use webhook" is off: nothing was sent. */
    | 'inactive'
    /** Kept for `deliverTogether`. */
    | 'held';
};

export type ApiCall = {
  id: string;
  revision: number;
  at: number;
  kind: CallKind;
  method: string;
  /** Path and query. */
  path: string;
  status: number;
  requestId: string;
  retryKey: string | null;
  /** The JSON body; a text of its size for images; never a secret. */
  body: Json;
  /** The body's exact text (JSON calls), to compare retries byte by byte. */
  raw: string | null;
  /** The JSON answer, for refusals. */
  error: Json;
  /** The fault that spoiled it. */
  fault: Fault['type'] | null;
  /** What LINE lets pass but documents as a mistake, such as a retry key reused with another body. */
  warning: string | null;
};

export type StoredContent = {
  messageId: string;
  from: UserId;
  type: 'image' | 'video' | 'audio' | 'file';
  contentType: string;
  base64: string;
  readyAt: number;
  state: 'kept' | 'gone' | 'unsent' | 'failed';
};

type RichMenuArea = {
  bounds: { x: number; y: number; width: number; height: number };
  action: JsonObject;
};

export type RichMenu = {
  richMenuId: string;
  size: { width: number; height: number };
  selected: boolean;
  name: string;
  chatBarText: string;
  areas: RichMenuArea[];
};

export type LiffApp = { liffId: string; [key: string]: Json };

export type PlatformState = {
  /** Grows with every change. */
  revision: number;
  /** Source of message ids. */
  sequence: number;
  people: Record<string, Person>;
  groups: Record<string, Group>;
  chats: Record<string, ChatMessage[]>;
  replyTokens: Record<string, { chat: ChatId; eventAt: number; deliveredAt: number; used: boolean }>;
  retryKeys: Record<string, { at: number; requestId: string; raw: string; sent: JsonObject | null }>;
  /** Access tokens that were issued: for which channel, and when they end. */
  accessTokens: Record<string, { clientId: string; endsAt: number }>;
  quota: { limit: number | null; month: string; used: number };
  contents: Record<string, StoredContent>;
  /** Recent events, to redeliver. */
  events: Record<string, WebhookEvent>;
  richMenus: {
    menus: Record<string, RichMenu>;
    images: Record<string, { contentType: string; base64: string }>;
    aliases: Record<string, string>;
    perUser: Record<string, string>;
    default: string | null;
  };
  liffApps: Record<string, LiffApp>;
  webhookUrl: string;
  faults: Faults;
  deliveries: Delivery[];
  calls: ApiCall[];
  /** The private key that signs ID tokens, as a JWK. */
  signingKey: JsonObject | null;
};

export type PersonView = Person & {
  /** The rich menu this person sees: own, else default. */
  richMenuId: string | null;
};

export type RichMenuView = RichMenu & { imageUrl: string | null; aliases: string[] };

/** `GET /local/state`: what the console draws. No token, key or file bytes in it. */
export type StateView = {
  revision: number;
  /** False: `chats`, `deliveries` and `calls` hold only what changed after `since`. */
  whole: boolean;
  now: number;
  bot: Bot;
  people: PersonView[];
  groups: Group[];
  chats: Record<string, ChatMessage[]>;
  richMenus: RichMenuView[];
  defaultRichMenuId: string | null;
  liffApps: LiffApp[];
  quota: { limit: number | null; used: number };
  webhookUrl: string;
  faults: Faults;
  deliveries: Delivery[];
  calls: ApiCall[];
};

export type Bot = {
  userId: UserId;
  basicId: string;
  displayName: string;
  pictureUrl: string | null;
};

export type Channel = {
  /** Messaging API channel. */
  id: string;
  secret: string;
  /** LINE Login channel: the audience of ID tokens. */
  loginChannelId: string;
  /** When given, the LIFF server API takes only tokens of the Login channel, as LINE does. */
  loginChannelSecret?: string;
  liffId: string;
  /** The page that opens for `https://liff.line.me/{liffId}`. */
  liffEndpointUrl?: string;
  displayName?: string;
};

export type SleepReason = 'redelivery' | 'slow' | 'timeout';

export type PlatformOptions = {
  now(): number;
  newId(): string;
  channel: Channel;
  /** Carries a webhook to the bot. Rejecting counts as "could not connect". */
  deliver(request: Request): Promise<Response>;
  /** The webhook URL until `PUT /v2/bot/channel/webhook/endpoint` sets another. */
  webhookUrl?: string;
  /** A snapshot to go on from. */
  state?: PlatformState;
  onChange?(state: PlatformState): void;
  sleep?(ms: number, reason: SleepReason): Promise<void>;
};

/** One webhook event before it is sent: LINE's exact JSON shape. */
export type WebhookEvent = JsonObject & { type: string; webhookEventId: string; timestamp: number };

export type EventOptions = {
  /** `standby`: another module answers; the bot must stay silent. */
  mode?: 'active' | 'standby';
  /** An older or newer time than now. */
  timestamp?: number;
  /** The group or room in which it happens; default the 1:1 chat. */
  in?: string;
};

export type TextExtras = {
  /** Puts `@name` of the bot before the text (groups and rooms). */
  mentionBot?: boolean;
  /** The message id that is quoted. */
  quote?: string;
  emojis?: { index: number; length: number; productId: string; emojiId: string }[];
};

export type MediaUpload = {
  contentType: string;
  bytes: Uint8Array;
  fileName?: string;
  durationMs?: number;
  /** Milliseconds until the content can be fetched (202 before). */
  readyAfterMs?: number;
};

/** What people do. Every call resolves when the first delivery of its webhook has been answered. */
export type Acts = {
  say(user: string, text: string, options?: EventOptions & TextExtras): Promise<Act>;
  /** Any message object in a webhook, as LINE would word it; `id` is added. */
  sayMessage(user: string, message: JsonObject, options?: EventOptions): Promise<Act>;
  sticker(user: string, packageId: string, stickerId: string, options?: EventOptions): Promise<Act>;
  location(
    user: string,
    place: { title?: string; address?: string; latitude: number; longitude: number },
    options?: EventOptions,
  ): Promise<Act>;
  /** Several photos become one `imageSet`, each its own event and request. */
  images(user: string, images: MediaUpload[], options?: EventOptions): Promise<Act[]>;
  media(
    user: string,
    type: 'image' | 'video' | 'audio' | 'file',
    media: MediaUpload,
    options?: EventOptions,
  ): Promise<Act>;
  /** An image whose URL the sender chose (`contentProvider.type: "external"`). */
  externalImage(user: string, url: string, options?: EventOptions): Promise<Act>;
  postback(
    user: string,
    data: string,
    options?: EventOptions & { params?: JsonObject; displayText?: string },
  ): Promise<Act>;
  /** Presses a button the bot has sent: a message, postback or uri action object. */
  press(user: string, action: JsonObject, options?: EventOptions & { params?: JsonObject }): Promise<Act | null>;
  follow(user: string, options?: EventOptions): Promise<Act>;
  unfollow(user: string, options?: EventOptions): Promise<Act>;
  unsend(user: string, messageId: string, options?: EventOptions): Promise<Act>;
  /** The sender rewrites a message (`messageEdited`). */
  edit(user: string, messageId: string, text: string, options?: EventOptions): Promise<Act>;
  joinGroup(group: string): Promise<Act>;
  leaveGroup(group: string): Promise<Act>;
  memberJoined(group: string, users: string[]): Promise<Act>;
  memberLeft(group: string, users: string[]): Promise<Act>;
  /** An event kind the bot has never heard of; `source` null leaves it out. */
  unknown(type: string, fields?: JsonObject, source?: JsonObject | null): Promise<Act>;
};

/** What became of one act. */
export type Act = {
  event: WebhookEvent;
  messageId: string | null;
  replyToken: string | null;
  delivery: Delivery;
};

export type Platform = {
  handle(request: Request): Promise<Response>;
  readonly state: PlatformState;
  snapshot(): PlatformState;
  view(since?: number): StateView;
  subscribe(listener: (revision: number) => void): () => void;
  act: Acts;
  addPerson(person: NewPerson): Person;
  addGroup(group: NewGroup): Group;
  /** Holds back the webhooks of `acts` and delivers them in one body. */
  deliverTogether(acts: () => Promise<unknown>): Promise<Delivery>;
  /** Delivers an event once more, as LINE's redelivery does. */
  redeliver(eventId: string): Promise<Delivery>;
  /** Delivers these exact event objects in one signed body. */
  deliverEvents(events: JsonObject[]): Promise<Delivery>;
  /** Sends any bytes to the webhook; signed only when `sign` is true. */
  raw(body: BodyInit, headers?: Record<string, string>, options?: { sign?: boolean }): Promise<Response>;
  /** Puts a fault on the next `times` calls (default 1, null for ever); returns its id. */
  fail(on: CallKind | 'any', fault: Fault, times?: number | null): string;
  heal(id?: string): void;
  configure(delivering: Partial<Delivering>): void;
  setQuota(limit: number | null, used?: number): void;
  /** Makes a content fetch answer 404 (`gone`) or fail its transcoding. */
  spoilContent(messageId: string, state: 'gone' | 'failed'): void;
  /** A channel access token that is valid for 15 minutes. */
  issueToken(): string;
  expireTokens(): void;
  /** The person looked at the chat: the bot's messages count as read. */
  readChat(chat: string): void;
  idToken(user: string, claims?: JsonObject): Promise<string>;
  /** What the bot sent to a chat, oldest first. */
  received(chat: string): ChatMessage[];
  calls(kind?: CallKind): ApiCall[];
  /** Resolves when no delivery or redelivery is under way. */
  idle(): Promise<void>;
};
