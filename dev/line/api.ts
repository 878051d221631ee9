/** One call to LINE's APIs: faults, token, route, log. */
import type { Context } from './context.ts';
import { newUuid } from './context.ts';
import { lose, spoil, takeFaults } from './faults.ts';
import type { Answer, Call } from './http.ts';
import { notFound, refuse, toResponse } from './http.ts';
import { findRoute } from './routes.ts';
import { authenticate } from './tokens.ts';
import type { ApiCall, CallKind, Fault, Json } from './types.ts';

const callLogLimit = 500;

/** Messaging API reference, Status codes: 413 above 2 MB. */
const bodyLimit = 2 * 1024 * 1024;
/** Bodies above this are logged by their size. */
const logBodyLimit = 256 * 1024;

type Logged = Pick<ApiCall, 'body' | 'raw'>;

/** What the log keeps of a body: never a client secret, never image bytes. */
function loggedBody(call: Call, kind: CallKind): Logged {
  if (call.bytes.length === 0) return { body: null, raw: null };
  const isJson = /^application\/json\b/i.test(call.headers.get('content-type') ?? '');
  if (!isJson || kind === 'token' || call.bytes.length > logBodyLimit) {
    return { body: `${call.bytes.length} bytes`, raw: null };
  }
  const raw = new TextDecoder().decode(call.bytes);
  try {
    return { body: JSON.parse(raw) as Json, raw }; // JSON.parse yields nothing but Json
  } catch {
    return { body: raw, raw };
  }
}

function log(context: Context, call: Call, kind: CallKind, answer: Answer, fault: Fault['type'] | null): void {
  const entry: ApiCall = {
    id: `c${context.state.sequence++}`,
    revision: 0,
    at: context.now(),
    kind,
    method: call.method,
    path: call.url.pathname + call.url.search,
    status: answer.status,
    requestId: call.requestId,
    retryKey: call.headers.get('x-line-retry-key'),
    ...loggedBody(call, kind),
    error: answer.status >= 400 ? (answer.json ?? null) : null,
    fault,
    warning: call.warning,
  };
  context.state.calls = [...context.state.calls, entry].slice(-callLogLimit);
  entry.revision = context.touch();
}

/** Takes the call its course: token, retry key, size, handler. */
async function run(context: Context, call: Call, found: ReturnType<typeof findRoute>): Promise<Answer> {
  if (found === null) return notFound;
  const { route } = found;
  if (call.bytes.length > bodyLimit) return refuse(413, 'Payload Too Large');
  if (!route.open) {
    const token = authenticate(context, call.headers);
    if ('refusal' in token) return token.refusal;
    call.clientId = token.clientId;
  }
  if (!route.open && !route.retryable && call.headers.has('x-line-retry-key')) {
    return refuse(400, 'The X-Line-Retry-Key header is not supported by this API');
  }
  return route.run(context, call);
}

async function readCall(context: Context, request: Request, params: string[]): Promise<Call> {
  return {
    method: request.method,
    url: new URL(request.url),
    headers: request.headers,
    bytes: new Uint8Array(await request.arrayBuffer()),
    params,
    requestId: newUuid(context, 'request'),
    clientId: '',
    warning: null,
  };
}

/** Answers one call. Throws ConnectionLost on a broken connection, and the caller's abort reason when it gave up. */
export async function answerApi(context: Context, request: Request): Promise<Response> {
  const found = findRoute(request.method, new URL(request.url).pathname);
  const kind = found?.route.kind ?? 'other';
  const call = await readCall(context, request, found?.params ?? []);
  const faults = takeFaults(context, kind);
  const spoiling = faults.find(fault => fault.type !== 'slow') ?? null;
  const named = (spoiling ?? faults[0])?.type ?? null;
  const unanswered: Answer = { status: 0 };
  try {
    for (const fault of faults) {
      const answer = await spoil(context, fault, request.signal);
      if (answer === null) continue;
      log(context, call, kind, answer, named);
      return toResponse(answer, call.requestId);
    }
  } catch (problem) {
    log(context, call, kind, unanswered, named);
    throw problem;
  }
  const answer = await run(context, call, found);
  const isLost = spoiling?.type === 'accepted-but' && answer.status < 300;
  // A call whose answer is lost did take effect: the log says what LINE decided.
  log(context, call, kind, answer, isLost || named === 'slow' ? named : null);
  if (!isLost) return toResponse(answer, call.requestId);
  return toResponse(await lose(context, spoiling.answer, request.signal), call.requestId);
}
