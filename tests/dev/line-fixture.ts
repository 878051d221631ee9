import { createPlatform } from '../../dev/line/platform.ts';
import type { Channel, JsonObject, Platform, PlatformState, SleepReason } from '../../dev/line/types.ts';

export const channel: Channel = {
  id: '1650000001',
  secret: '8c570fa6dd201bb328f1c1eac23a96d8',
  loginChannelId: '1650000002',
  liffId: '1650000002-AbcdEfgh',
  liffEndpointUrl: 'https://office.example/liff/',
};

type Delivered = { body: JsonObject; text: string; signature: string };

export type Fixture = {
  platform: Platform;
  /** Webhooks the bot got, oldest first. */
  delivered: Delivered[];
  events(): JsonObject[];
  clock: { now: number };
  sleeps: { ms: number; reason: SleepReason }[];
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  somchai: string;
};

type FixtureOptions = {
  answer?: (delivery: Delivered) => Response | Promise<Response>;
  state?: PlatformState;
  channel?: Partial<Channel>;
};

/** A platform with a fixed clock, one friend (Somchai) and a bot that answers 200. Pauses take no time. */
export function createFixture({
  answer = () => new Response('ok'),
  state,
  channel: more = {},
}: FixtureOptions = {}): Fixture {
  const clock = { now: Date.parse('2026-11-22T03:00:00Z') };
  const delivered: Delivered[] = [];
  const sleeps: Fixture['sleeps'] = [];
  let ids = 0;
  const platform = createPlatform({
    now: () => clock.now,
    newId: () => `id-${ids++}`,
    channel: { ...channel, ...more },
    async deliver(request) {
      const text = await request.text();
      const delivery = {
        text,
        body: text.startsWith('{') ? (JSON.parse(text) as JsonObject) : {},
        signature: request.headers.get('x-line-signature') ?? '',
      };
      delivered.push(delivery);
      return answer(delivery);
    },
    async sleep(ms, reason) {
      sleeps.push({ ms, reason });
    },
    ...(state === undefined ? {} : { state }),
  });
  const somchai = state === undefined ? platform.addPerson({ name: 'สมชาย ใจดี' }).id : '';
  return {
    platform,
    delivered,
    events: () => delivered.flatMap(({ body }) => (Array.isArray(body.events) ? (body.events as JsonObject[]) : [])),
    clock,
    sleeps,
    somchai,
    api: (method, path, body, headers = {}) =>
      platform.handle(
        new Request(`https://api.line.me${path}`, {
          method,
          headers: {
            authorization: `Bearer ${platform.issueToken()}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
  };
}

export const text = (words: string) => ({ type: 'text', text: words });

/** The start of a PNG of this size: enough for a reader of its header. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(64);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x89504e47);
  view.setUint32(4, 0x0d0a1a0a);
  view.setUint32(8, 13);
  view.setUint32(12, 0x49484452);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}
