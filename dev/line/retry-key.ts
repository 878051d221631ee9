/** `X-Line-Retry-Key` (Messaging API documentation, Retry failed API requests). */
import type { Context } from './context.ts';
import { capRecord } from './context.ts';
import type { Answer, Call } from './http.ts';
import { refuse } from './http.ts';
import type { JsonObject } from './types.ts';

const dayMs = 24 * 60 * 60 * 1000;
const keyLimit = 5000;
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function keyOf(call: Call): string | null {
  return call.headers.get('x-line-retry-key')?.toLowerCase() ?? null;
}

/**
 * The answer to a call whose key was accepted within 24 hours, or whose key is no UUID; null when the call may go on.
 * The same key with another body is also answered 409: "the retry may not work as expected". It is noted as a warning.
 */
export function checkRetryKey(context: Context, call: Call): Answer | null {
  const key = keyOf(call);
  if (key === null) return null;
  if (!uuidShape.test(key)) return refuse(400, 'Invalid retry key');
  const accepted = context.state.retryKeys[key];
  if (accepted === undefined) return null;
  if (context.now() - accepted.at >= dayMs) {
    delete context.state.retryKeys[key];
    return null;
  }
  if (accepted.raw !== rawOf(call)) call.warning = 'The retry key was accepted before with another request';
  return {
    status: 409,
    json: { message: 'The retry key is already accepted', ...accepted.sent },
    headers: { 'x-line-accepted-request-id': accepted.requestId },
  };
}

function rawOf(call: Call): string {
  return `${call.url.pathname}\n${new TextDecoder().decode(call.bytes)}`;
}

/** Remembers the key of an accepted call. `sent` comes back with a 409 (push only). */
export function acceptRetryKey(context: Context, call: Call, sent: JsonObject | null): void {
  const key = keyOf(call);
  if (key === null) return;
  context.state.retryKeys[key] = { at: context.now(), requestId: call.requestId, raw: rawOf(call), sent };
  capRecord(context.state.retryKeys, keyLimit);
}
