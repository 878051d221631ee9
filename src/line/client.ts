import type { messagingApi } from '@line/bot-sdk';
import * as v from 'valibot';
import type { Log } from '../log.ts';
import { readCapped } from './body.ts';
import type { Message } from './messages/message.ts';
import type { Tokens } from './tokens.ts';

/**
 * What came of a call that sends something. `unknown` means that LINE may or may not have accepted it: a timeout, a
 * broken connection, a 5xx.
 */
export type Sent =
  | { readonly kind: 'accepted'; readonly requestId: string | null; readonly acceptedId: string | null }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string; readonly requestId: string | null }
  | { readonly kind: 'unknown'; readonly status: number | null };

/** How many counted messages LINE sends this month (null: any number), and how many it has sent. */
export type Quota = { readonly limit: number | null; readonly used: number };

/**
 * What came of fetching what somebody sent. `not-yet`: LINE still prepares it; `gone`: taken back, or kept no more;
 * `unknown`: no answer that says either, so later.
 */
export type Content =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' | 'not-yet' | 'gone' | 'unknown' };

export type LineClient = {
  /** Sends up to five messages with a reply token. Never with a retry key: LINE refuses it here. */
  reply(replyToken: string, messages: readonly Message[]): Promise<Sent>;
  /** Sends a stored push request; the same bytes and the same key at every try. */
  push(body: string, retryKey: string): Promise<Sent>;
  /** Sends a stored multicast request, in the same way. All of its people or none: LINE accepts it as one. */
  multicast(body: string, retryKey: string): Promise<Sent>;
  /** The month's quota as LINE counts it; null where it cannot be read now. */
  quota(): Promise<Quota | null>;
  /** The photo of a message, from LINE's own keeping, of at most `most` bytes: reading stops there. */
  content(messageId: string, most: number): Promise<Content>;
};

/** How long one call may take. A reply runs after our 200, where the platform gives it 30 seconds. */
const REPLY_MS = 25_000;
const PUSH_MS = 20_000;
const QUOTA_MS = 5_000;
const CONTENT_MS = 15_000;
const TOKEN_PAUSES_MS = [300, 1_000, 3_000];

type Parts = {
  readonly apiBase: string;
  /** Where LINE keeps what people send. */
  readonly dataBase: string;
  readonly tokens: Tokens;
  readonly fetch: typeof fetch;
  readonly log: Log;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

/**
 * LINE's Messaging API over `fetch`. The SDK's own client has no deadline and sends objects, not bytes; we need both for
 * safe retries, so only its types are used.
 * Source: Messaging API reference, Send reply message, Send push message, Send multicast message, Retry failed API
 * requests, Get the target limit for sending messages this month, Get number of messages sent this month, Get content.
 */
export function lineClient(parts: Parts): LineClient {
  return {
    reply: (replyToken, messages) => {
      const body = `{"replyToken":${JSON.stringify(replyToken)},"messages":${written(messages)}}`;
      return send(parts, '/v2/bot/message/reply', body, REPLY_MS);
    },
    push: (body, retryKey) => send(parts, '/v2/bot/message/push', body, PUSH_MS, retryKey),
    multicast: (body, retryKey) => send(parts, '/v2/bot/message/multicast', body, PUSH_MS, retryKey),
    quota: () => readQuota(parts),
    content: async (messageId, most) => {
      const path = `/v2/bot/message/${encodeURIComponent(messageId)}/content`;
      const call = { path, name: '/v2/bot/message/{id}/content', base: parts.dataBase };
      return (await called(parts, call, CONTENT_MS, response => content(response, most))) ?? { kind: 'unknown' };
    },
  };
}

/** Answers that are kept (see `features/qna/answer.ts`) are written out once, not at every reply. */
const writtenOut = new WeakMap<readonly Message[], string>();

function written(messages: readonly Message[]): string {
  const known = writtenOut.get(messages);
  if (known !== undefined) return known;
  const json = JSON.stringify(messages);
  writtenOut.set(messages, json);
  return json;
}

/** The body of a push, as it is stored and sent. */
export function pushBody(to: string, messages: readonly Message[]): string {
  const request: messagingApi.PushMessageRequest = { to, messages: messages as messagingApi.Message[] };
  return JSON.stringify(request);
}

/** The body of a multicast to 1–500 different people, as it is stored and sent. */
export function multicastBody(to: readonly string[], messages: readonly Message[]): string {
  const request: messagingApi.MulticastRequest = { to: [...to], messages: messages as messagingApi.Message[] };
  return JSON.stringify(request);
}

async function send(parts: Parts, path: string, body: string, ms: number, retryKey?: string): Promise<Sent> {
  return (await called(parts, { path, body, retryKey }, ms, outcome)) ?? { kind: 'unknown', status: null };
}

const Limit = v.variant('type', [
  v.object({ type: v.literal('none') }),
  v.object({ type: v.literal('limited'), value: v.number() }),
]);
const Consumption = v.object({ totalUsage: v.number() });

async function readQuota(parts: Parts): Promise<Quota | null> {
  const path = '/v2/bot/message/quota';
  const [limit, consumption] = await Promise.all([
    called(parts, { path }, QUOTA_MS, response => parsed(Limit, response)),
    called(parts, { path: `${path}/consumption` }, QUOTA_MS, response => parsed(Consumption, response)),
  ]);
  if (!limit || !consumption) return null;
  return { limit: limit.type === 'none' ? null : limit.value, used: consumption.totalUsage };
}

/** What LINE answered; null for an error. Throws on a body of another shape. */
async function parsed<S extends v.GenericSchema>(schema: S, response: Response): Promise<v.InferOutput<S> | null> {
  if (response.ok) return v.parse(schema, await response.json());
  await response.body?.cancel();
  return null;
}

/** A call with a body is a POST. `name`: what it is called in the log, where its path says too much; `base`: another host. */
type Call = {
  readonly path: string;
  readonly name?: string;
  readonly base?: string;
  readonly body?: string;
  readonly retryKey?: string | undefined;
};

/** Makes a call, once more with a new token where LINE does not know the old one. Null: no answer that can be read. */
async function called<T>(
  parts: Parts,
  call: Call,
  ms: number,
  read: (response: Response) => Promise<T>,
): Promise<T | null> {
  // Not `AbortSignal.timeout`: its timer would hold the request's memory for the whole time after the answer.
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ms);
  const { signal } = abort;
  try {
    const token = await tokenOf(parts, signal);
    const first = await request(parts, call, token, signal);
    if (first.status !== 401) return await read(first);
    await first.body?.cancel();
    parts.tokens.forget(token);
    return await read(await request(parts, call, await parts.tokens.get(signal), signal));
  } catch {
    parts.log.lineCall(call.name ?? call.path, 'timeout', ms, null);
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Nothing has been sent before there is a token, so a failure to get one may be tried again. */
async function tokenOf(parts: Parts, signal: AbortSignal): Promise<string> {
  for (const pause of TOKEN_PAUSES_MS) {
    try {
      return await parts.tokens.get(signal);
    } catch (error) {
      if (signal.aborted) throw error;
      await parts.sleep(pause);
    }
  }
  return parts.tokens.get(signal);
}

async function request(
  parts: Parts,
  { base = parts.apiBase, name, path, body, retryKey }: Call,
  token: string,
  signal: AbortSignal,
): Promise<Response> {
  const started = parts.now();
  const response = await parts.fetch(`${base}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(retryKey ? { 'x-line-retry-key': retryKey } : {}),
    },
    ...(body === undefined ? {} : { body }),
    // Our token goes nowhere but where it was meant to.
    redirect: 'manual',
    signal,
  });
  parts.log.lineCall(name ?? path, response.status, parts.now() - started, response.headers.get('x-line-request-id'));
  return response;
}

async function content(response: Response, most: number): Promise<Content> {
  if (response.status === 200) {
    const bytes = await readCapped(response, most);
    return bytes ? { kind: 'bytes', bytes } : { kind: 'too-large' };
  }
  await response.body?.cancel();
  if (response.status === 202) return { kind: 'not-yet' };
  return { kind: response.status === 404 || response.status === 410 ? 'gone' : 'unknown' };
}

async function outcome(response: Response): Promise<Sent> {
  const requestId = response.headers.get('x-line-request-id');
  const acceptedId = response.headers.get('x-line-accepted-request-id');
  if (response.ok) {
    await response.body?.cancel();
    return { kind: 'accepted', requestId, acceptedId: null };
  }
  const message = await errorMessage(response);
  if (response.status === 409) return { kind: 'accepted', requestId, acceptedId };
  if (response.status >= 500) return { kind: 'unknown', status: response.status };
  return { kind: 'refused', status: response.status, message, requestId };
}

/** LINE's own words for an error, at most 300 characters; they never quote what we sent. */
async function errorMessage(response: Response): Promise<string> {
  try {
    const parsed: unknown = JSON.parse((await response.text()).slice(0, 10_000));
    const message = typeof parsed === 'object' && parsed !== null && 'message' in parsed ? parsed.message : '';
    return typeof message === 'string' ? message.slice(0, 300) : '';
  } catch {
    return '';
  }
}
