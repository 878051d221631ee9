/** Requests and answers of LINE's HTTP APIs. */
import type { Context } from './context.ts';
import type { CallKind, Json, JsonObject } from './types.ts';

/** A request whose body has been read. */
export type Call = {
  method: string;
  url: URL;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
  /** What the route's pattern captured, decoded. */
  params: string[];
  requestId: string;
  /** The channel whose access token came with the call. */
  clientId: string;
  /** Filled by a handler for the log. */
  warning: string | null;
};

export type Answer = {
  status: number;
  json?: Json;
  bytes?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
};

export type Route = {
  method: string;
  path: RegExp;
  kind: CallKind;
  /** Whether a channel access token is needed. */
  open?: true;
  /** Takes `X-Line-Retry-Key`. */
  retryable?: true;
  run(context: Context, call: Call): Answer | Promise<Answer>;
};

export type Detail = { message: string; property: string };

export function ok(json: Json = {}): Answer {
  return { status: 200, json };
}

export function refuse(status: number, message: string, details?: Detail[]): Answer {
  return { status, json: details === undefined ? { message } : { message, details } };
}

/** Messaging API reference, Error messages: "The request body has X error(s)". */
export function bodyErrors(details: Detail[]): Answer {
  return refuse(400, `The request body has ${details.length} error(s)`, details);
}

export const notFound: Answer = { status: 404, json: { message: 'Not found' } };

export function invalidParameter(name: string): Answer {
  return refuse(400, `The value for the '${name}' parameter is invalid`);
}

export function invalidProperty(name: string): Answer {
  return refuse(400, `The property, '${name}', in the request body is invalid (line: -, column: -)`);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export type Parsed = { body: JsonObject } | { refusal: Answer };

/** Reads a JSON object; refuses other content types (415), broken JSON and other values (400), as the common specifications say. */
export function parseJson(call: Call): Parsed {
  const type = call.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) {
    return { refusal: refuse(415, `The content type, ${type || 'null'}, is not supported`) };
  }
  const text = new TextDecoder().decode(call.bytes);
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return { body };
  } catch {
    // Falls through: the refusal is the same for broken JSON and for a value that is no object.
  }
  const before = text.split('\n');
  return {
    refusal: refuse(
      400,
      `The request body could not be parsed as JSON (line: ${before.length}, column: ${(before.at(-1) ?? '').length + 1})`,
    ),
  };
}

export function toResponse(answer: Answer, requestId: string): Response {
  const headers = new Headers(answer.headers);
  headers.set('x-line-request-id', requestId);
  if (answer.bytes !== undefined) return new Response(answer.bytes, { status: answer.status, headers });
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(answer.json ?? {}), { status: answer.status, headers });
}
