/** `/local/*`: the console's API, and that of tools outside the project. */
import { contentForConsole } from '../content.ts';
import type { Context } from '../context.ts';
import type { Answer } from '../http.ts';
import { LocalMistake } from '../people.ts';
import { richMenuImage } from '../richmenu.ts';
import type { Json, Platform } from '../types.ts';
import { localActs } from './acts.ts';
import { checkContentType, checkOrigin, mayReadIdToken } from './guard.ts';

/** Ten photos in base64 would be more; a body of this size holds one large one. */
const bodyLimit = 16 * 1024 * 1024;

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

function mistake(message: string, status = 400): Response {
  return json({ error: message }, status);
}

/** Files are shown as images or offered for saving; nothing in them may run in the console's origin. */
function file(answer: Answer): Response {
  if (answer.bytes === undefined) return mistake('Not found', 404);
  const type = answer.headers?.['content-type'] ?? 'application/octet-stream';
  const isShown = /^(image\/(png|jpeg|gif|webp)|video\/|audio\/)/.test(type);
  return new Response(answer.bytes, {
    headers: {
      'content-type': isShown ? type : 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      ...(isShown ? {} : { 'content-disposition': 'attachment' }),
    },
  });
}

async function idToken(context: Context, platform: Platform, request: Request): Promise<Response> {
  const origin = request.headers.get('origin');
  if (origin !== null && !mayReadIdToken(context, request, origin)) return mistake('This origin gets no ID token', 403);
  const user = new URL(request.url).searchParams.get('user') ?? '';
  const headers = origin === null ? {} : { 'access-control-allow-origin': origin, vary: 'origin' };
  return json({ id_token: await platform.idToken(user) }, 200, headers);
}

function readNumber(text: string | null): number | undefined {
  if (text === null || text === '') return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new LocalMistake('since is a revision: a whole number');
  return number;
}

async function get(context: Context, platform: Platform, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname === '/local/id-token') return idToken(context, platform, request);
  const refusal = checkOrigin(request);
  if (refusal !== null) return mistake(refusal, 403);
  const [, , area, id = '', rest] = url.pathname.split('/');
  if (area === 'content' && rest === undefined) return file(contentForConsole(context, id));
  if (area === 'richmenu' && rest === 'image') return file(richMenuImage(context, id));
  if (id !== '') return mistake('Not found', 404);
  switch (area) {
    case 'state':
      return json(platform.view(readNumber(url.searchParams.get('since'))));
    case 'calls': {
      const kind = url.searchParams.get('kind');
      return json({ calls: platform.calls().filter(call => kind === null || call.kind === kind) });
    }
    case 'deliveries':
      return json({ deliveries: platform.state.deliveries });
    case 'faults':
      return json({ faults: platform.state.faults });
    default:
      return mistake('Not found', 404);
  }
}

async function readBody(request: Request): Promise<Json> {
  try {
    return (await request.json()) as Json; // JSON.parse yields nothing but Json
  } catch {
    throw new LocalMistake('The body is not JSON');
  }
}

async function post(context: Context, platform: Platform, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const refusal = checkOrigin(request);
  if (refusal !== null) return mistake(refusal, 403);
  const wrongType = checkContentType(request, url.pathname);
  if (wrongType !== null) return mistake(wrongType, 415);
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) return mistake('The body is too large', 413);
  const name = url.pathname.slice('/local/'.length);
  const run = Object.hasOwn(localActs, name) ? localActs[name] : undefined;
  if (run === undefined) return mistake('Not found', 404);
  const contentType = request.headers.get('content-type') ?? '';
  if (contentType.startsWith('image/')) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    const group = url.searchParams.get('group');
    const user = url.searchParams.get('user') ?? '';
    return json(await platform.act.images(user, [{ contentType, bytes }], group === null ? {} : { in: group }));
  }
  return json((await run(platform, context, await readBody(request))) ?? {});
}

/** Answers a request of the local API: 400 with `{ error }` for what the caller got wrong. */
export async function answerLocal(context: Context, platform: Platform, request: Request): Promise<Response> {
  try {
    if (request.method === 'GET') return await get(context, platform, request);
    if (request.method === 'POST') return await post(context, platform, request);
    return mistake('GET or POST', 405);
  } catch (problem) {
    if (problem instanceof LocalMistake) return mistake(problem.message);
    throw problem;
  }
}
