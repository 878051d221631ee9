import type { Call } from '../src/domain/call.ts';
import { type Failure, type Result, readFailure } from './result.ts';
import { type Session, session } from './session.ts';

/**
 * How the pages speak with the product. `call` asks one endpoint with the types that both sides share
 * (`src/features/<name>/calls.ts`); it never throws.
 */
export type CallOptions = {
  /** Sent as `Idempotency-Key`: made once for each thing that is filed, and the same at every try. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** The same for anyone: does not wait for LINE to say who is asking, and does not tell. */
  readonly open?: boolean;
};

const DEADLINE_MS = 15_000;
/** Before the second and the third try. */
const PAUSES_MS = [800, 2_500];

/**
 * Makes a call: the named parts of the path and, for GET, the query come from the input; for POST the rest is JSON. Tries
 * again by itself only what may be made twice: reading, and writing under a key. Waits for nobody who is offline.
 */
export async function call<I extends object, O>(
  endpoint: Call<I, O>,
  input: I,
  options: CallOptions = {},
): Promise<Result<O>> {
  const mayRepeat = endpoint.method === 'GET' || options.key !== undefined;
  const asker = options.open ? null : await whoAsks();
  let result = await once(endpoint, input, options, asker);
  for (const pause of mayRepeat ? PAUSES_MS : []) {
    if (!isPassing(result) || options.signal?.aborted || !navigator.onLine) break;
    await wait(pause);
    result = await once(endpoint, input, options, asker);
  }
  if (asker && isExpired(result) && (await asker.renew())) return once(endpoint, input, options, asker);
  return result;
}

/** Nobody, when LINE cannot be asked: the product then says whether it needs to know. */
async function whoAsks(): Promise<Session | null> {
  try {
    return await session();
  } catch {
    return null;
  }
}

async function once<I extends object, O>(
  endpoint: Call<I, O>,
  input: I,
  { key, signal }: CallOptions,
  asker: Session | null,
): Promise<Result<O>> {
  const { path, rest } = addressed(endpoint.path, input);
  const isReading = endpoint.method === 'GET';
  const query = isReading ? new URLSearchParams(strings(rest)).toString() : '';
  const token = asker?.idToken();
  const headers: Record<string, string> = {
    'accept-language': document.documentElement.lang || 'th',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(isReading ? {} : { 'content-type': 'application/json' }),
    ...(key ? { 'idempotency-key': key } : {}),
  };
  // By hand: AbortSignal.any() is missing on telephones of a few years ago.
  const giveUp = new AbortController();
  const stop = () => giveUp.abort();
  let isLate = false;
  const deadline = setTimeout(() => {
    isLate = true;
    stop();
  }, DEADLINE_MS);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const response = await fetch(`/api${path}${query && `?${query}`}`, {
      method: endpoint.method,
      headers,
      signal: giveUp.signal,
      ...(isReading ? {} : { body: JSON.stringify(rest) }),
    });
    return await read<O>(response, endpoint.method);
  } catch {
    return { ok: false, kind: isLate ? 'timeout' : 'offline' };
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener('abort', stop);
  }
}

async function read<O>(response: Response, method: 'GET' | 'POST'): Promise<Result<O>> {
  const body = parsed(await response.text());
  if (!response.ok) return readFailure(response.status, body);
  if (body === undefined) return { ok: false, kind: 'broken' };
  // The product checks what it sends against the schema that this type was made from.
  return { ok: true, value: body as O, repeated: method === 'POST' && response.status === 200 };
}

/** `/cases/:id` with `{ id, words }`: the address, and what of the input is not part of it. */
function addressed(path: string, input: object): { path: string; rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...input };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name] ?? '');
    delete rest[name];
    return encodeURIComponent(value);
  });
  return { path: filled, rest };
}

function strings(input: Record<string, unknown>): Record<string, string> {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

/** Would it perhaps work in a moment? */
export function isPassing(result: Result<unknown>): boolean {
  if (result.ok) return false;
  return result.kind === 'refused' ? result.status >= 500 : true;
}

function isExpired(result: Result<unknown>): boolean {
  return !result.ok && result.kind === 'refused' && result.code === 'token-expired';
}

const wait = (ms: number) => new Promise(done => setTimeout(done, ms));

const UPLOAD_DEADLINE_MS = 120_000;

/**
 * Sends one photo or PDF and gives its id, under which answers name it. `progress` hears the part sent, 0 to 1. May be
 * sent again under the same key. Never throws.
 */
export async function uploadPhoto(
  blob: Blob,
  key: string,
  progress: (part: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Result<{ id: string }>> {
  const asker = await whoAsks();
  const result = await send(blob, key, asker, progress, signal);
  if (asker && isExpired(result) && (await asker.renew())) return send(blob, key, asker, progress, signal);
  return result;
}

/** XMLHttpRequest, for `fetch` does not say how much of a body has gone. */
function send(
  blob: Blob,
  key: string,
  asker: Session | null,
  progress: (part: number) => void,
  signal?: AbortSignal,
): Promise<Result<{ id: string }>> {
  return new Promise(done => {
    const request = new XMLHttpRequest();
    const fail = (kind: Exclude<Failure['kind'], 'refused'>) => () => done({ ok: false, kind });
    request.open('POST', '/api/photos');
    request.timeout = UPLOAD_DEADLINE_MS;
    request.setRequestHeader('content-type', blob.type || 'application/octet-stream');
    request.setRequestHeader('idempotency-key', key);
    const token = asker?.idToken();
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => done(uploaded(request));
    request.onerror = fail('offline');
    request.onabort = fail('offline');
    request.ontimeout = fail('timeout');
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(blob);
  });
}

function uploaded(request: XMLHttpRequest): Result<{ id: string }> {
  const body = parsed(request.responseText);
  if (request.status < 200 || request.status > 299) return readFailure(request.status, body);
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined;
  if (typeof id !== 'string') return { ok: false, kind: 'broken' };
  return { ok: true, value: { id }, repeated: request.status === 200 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
