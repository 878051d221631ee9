import type { Context, Hono } from 'hono';
import { type AnyEndpoint, type Refusal, refusalStatus } from '#domain/endpoint.ts';
import type { Locale } from '#i18n/texts.ts';
import { identify } from '../auth/identity.ts';
import { endpoints } from '../features/endpoints.ts';
import type { Ports } from '../ports.ts';
import { inputOf } from './input.ts';
import { Broken, closedTo, perform } from './performing.ts';
import { keyOf } from './repetition.ts';
import { say } from './saying.ts';

/** JSON is JSON, whatever words stand in it. */
const SNIFF_NOTHING = { 'x-content-type-options': 'nosniff' };

/** Mounts every feature's endpoints: who calls, what they say, what is decided, and that as an answer. */
export function mountEndpoints(hono: Hono, ports: Ports): void {
  for (const endpoint of Object.values(endpoints).flat()) {
    const { method, path } = endpoint.call;
    hono.on(method, `/api${path}`, context => run(endpoint, context, ports));
  }
}

async function run(endpoint: AnyEndpoint, context: Context, ports: Ports): Promise<Response> {
  const request = context.req.raw;
  const identity = endpoint.who === 'anyone' ? { ok: true as const, userId: null } : await identify(request, ports);
  if (!identity.ok) return refused(identity);
  const key = endpoint.call.method === 'GET' ? undefined : keyOf(request);
  if (key === null) return refused({ ok: false, code: 'bad-input', say: say('badKey') });
  const input = await inputOf(endpoint, request, context.req.param());
  const { userId } = identity;
  try {
    // What an endpoint wants to be told is for those alone who may call it.
    if (!input.ok) return refused((await closedTo(endpoint, userId, ports)) ?? input);
    const call = { endpoint, input: input.value, userId, key: key ?? null, locale: localeOf(request) };
    const done = await perform(call, ports);
    // Reading may leave a trace, such as which version of a form was shown, and still makes nothing.
    const isNew = done.ok && done.made === 'first' && endpoint.call.method !== 'GET';
    return done.ok ? answered(done.value, isNew, endpoint) : refused(done);
  } catch (error) {
    if (error instanceof Broken) throw error.cause;
    // The store is down or slow: whoever sends the same again with its key finds out what became of it.
    ports.log.requestFailed(endpoint.call.path, error);
    return refused({ ok: false, code: 'busy', say: say('busy') });
  }
}

function answered(value: object, isNew: boolean, { who }: AnyEndpoint): Response {
  return Response.json(value, {
    status: isNew ? 201 : 200,
    // What is somebody's own is kept by no cache.
    headers: { ...SNIFF_NOTHING, ...(who === 'anyone' ? {} : { 'cache-control': 'private, no-store' }) },
  });
}

/** A refusal as every part of the API says it: `{ code, say: { th, en }, fields? }` with its status. */
export function refused({ code, fields, say: words }: Refusal): Response {
  const headers = { ...SNIFF_NOTHING, 'cache-control': 'no-store', ...(code === 'busy' ? { 'retry-after': '5' } : {}) };
  return Response.json({ code, say: words, ...(fields ? { fields } : {}) }, { status: refusalStatus[code], headers });
}

/** Thai, unless the caller prefers English. */
function localeOf(request: Request): Locale {
  return /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'th';
}
