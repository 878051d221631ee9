/** Bodies of the local API. */
import * as v from 'valibot';
import type { Json, JsonObject } from '../types.ts';

const id = v.pipe(v.string(), v.regex(/^[UCR][0-9a-f]{32}$/, 'an id is U, C or R and 32 hexadecimal digits'));
const word = (limit: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(limit));
const count = (limit: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limit));

const json: v.GenericSchema<Json> = v.lazy(() =>
  v.union([v.null(), v.boolean(), v.number(), v.string(), v.array(json), v.record(v.string(), json)]),
);
const jsonObject: v.GenericSchema<JsonObject> = v.record(v.string(), json);

const where = {
  user: id,
  group: v.optional(id),
  mode: v.optional(v.picklist(['active', 'standby'])),
  timestamp: v.optional(v.number()),
};

const person = v.strictObject({
  id: v.optional(id),
  name: word(100),
  label: v.optional(v.pipe(v.string(), v.maxLength(100))),
  language: v.optional(word(20)),
  pictureUrl: v.optional(v.nullable(word(2000))),
  statusMessage: v.optional(v.nullable(word(500))),
  friend: v.optional(v.boolean()),
  blocked: v.optional(v.boolean()),
});
export const people = v.union([v.strictObject({ people: v.pipe(v.array(person), v.maxLength(100)) }), person]);

export const group = v.strictObject({
  id: v.optional(id),
  kind: v.optional(v.picklist(['group', 'room'])),
  name: word(100),
  members: v.pipe(v.array(id), v.maxLength(100)),
  joined: v.optional(v.boolean()),
});

const emoji = v.strictObject({
  index: count(10_000),
  length: count(100),
  productId: word(100),
  emojiId: word(100),
});
export const say = v.strictObject({
  ...where,
  text: v.optional(word(10_000)),
  message: v.optional(jsonObject),
  mentionBot: v.optional(v.boolean()),
  quote: v.optional(word(40)),
  emojis: v.optional(v.pipe(v.array(emoji), v.maxLength(100))),
});

export const postback = v.strictObject({
  ...where,
  data: word(300),
  params: v.optional(jsonObject),
  displayText: v.optional(word(2000)),
});
export const press = v.strictObject({ ...where, action: jsonObject, params: v.optional(jsonObject) });
export const one = v.strictObject(where);
export const unsend = v.strictObject({ ...where, messageId: word(40) });
export const edit = v.strictObject({ ...where, messageId: word(40), text: word(10_000) });
export const sticker = v.strictObject({ ...where, packageId: word(20), stickerId: word(20) });
export const location = v.strictObject({
  ...where,
  title: v.optional(v.pipe(v.string(), v.maxLength(200))),
  address: v.optional(v.pipe(v.string(), v.maxLength(500))),
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
});

const file = {
  contentType: v.pipe(v.string(), v.regex(/^[\w.+-]+\/[\w.+-]+$/)),
  base64: v.pipe(v.string(), v.maxLength(14_000_000), v.base64()),
  fileName: v.optional(word(200)),
  durationMs: v.optional(count(3_600_000)),
  readyAfterMs: v.optional(count(3_600_000)),
};
export const image = v.union([
  v.strictObject({ ...where, images: v.pipe(v.array(v.strictObject(file)), v.minLength(1), v.maxLength(10)) }),
  v.strictObject({ ...where, ...file }),
  v.strictObject({ ...where, url: word(2000) }),
]);
export const media = v.strictObject({ ...where, ...file, type: v.picklist(['image', 'video', 'audio', 'file']) });

export const inGroup = v.strictObject({ group: id });
export const members = v.strictObject({ group: id, users: v.pipe(v.array(id), v.minLength(1), v.maxLength(100)) });
export const unknown = v.strictObject({
  type: word(100),
  fields: v.optional(jsonObject),
  source: v.optional(v.nullable(jsonObject)),
});
export const events = v.strictObject({ events: v.pipe(v.array(jsonObject), v.maxLength(100)) });
export const raw = v.strictObject({
  body: v.string(),
  headers: v.optional(v.record(v.string(), v.string())),
  sign: v.optional(v.boolean()),
});
export const redeliver = v.strictObject({ eventId: word(40) });
export const read = v.strictObject({ chat: id });
export const quota = v.strictObject({ limit: v.nullable(count(10_000_000)), used: v.optional(count(10_000_000)) });
export const together = v.strictObject({
  acts: v.pipe(v.array(v.strictObject({ act: word(30), body: jsonObject })), v.minLength(1), v.maxLength(100)),
});
export const spoil = v.strictObject({ messageId: word(40), state: v.picklist(['gone', 'failed']) });

const callKinds = [
  'any',
  'reply',
  'push',
  'multicast',
  'narrowcast',
  'broadcast',
  'validate',
  'profile',
  'group',
  'content',
  'quota',
  'richmenu',
  'loading',
  'webhook-endpoint',
  'bot',
  'liff',
  'token',
  'certs',
  'other',
] as const;
const ms = count(600_000);
const fault = v.variant('type', [
  v.strictObject({ type: v.literal('slow'), ms }),
  v.strictObject({
    type: v.literal('error'),
    status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
  }),
  v.strictObject({ type: v.literal('timeout'), ms: v.optional(ms, 60_000) }),
  v.strictObject({ type: v.literal('disconnect') }),
  v.strictObject({ type: v.literal('rate-limit') }),
  v.strictObject({ type: v.literal('monthly-limit') }),
  v.strictObject({ type: v.literal('unauthorized') }),
  v.strictObject({ type: v.literal('accepted-but'), answer: v.picklist(['error', 'disconnect', 'timeout']) }),
  v.strictObject({ type: v.literal('not-ready') }),
]);
const delivering = v.partial(
  v.strictObject({
    active: v.boolean(),
    redelivery: v.boolean(),
    maxRedeliveries: count(100),
    redeliveryDelayMs: ms,
    timeoutMs: ms,
    duplicates: count(20),
    reorder: v.boolean(),
  }),
);
export const faults = v.union([
  v.strictObject({ on: v.picklist(callKinds), fault, times: v.optional(v.nullable(count(1_000_000)), 1) }),
  v.strictObject({ delivering }),
  v.strictObject({ heal: v.union([v.literal('all'), word(40)]) }),
]);
