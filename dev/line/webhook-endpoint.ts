/** The webhook URL (Messaging API reference, Webhook settings). */
import type { Context } from './context.ts';
import { knock, webhookRequest } from './delivery.ts';
import type { Answer, Call, Route } from './http.ts';
import { ok, parseJson, refuse } from './http.ts';
import type { Delivery } from './types.ts';

const invalid = refuse(400, 'Invalid webhook endpoint URL');
const missing = refuse(404, 'Webhook endpoint not found');

/** LINE takes https only; loopback over http is the one exception, because only this stand-in can reach it. */
function isWebhookUrl(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 500 || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

function get({ state }: Context): Answer {
  if (state.webhookUrl === '') return missing;
  return ok({ endpoint: state.webhookUrl, active: state.faults.delivering.active });
}

function put({ state }: Context, call: Call): Answer {
  const parsed = parseJson(call);
  if ('refusal' in parsed) return parsed.refusal;
  if (!isWebhookUrl(parsed.body.endpoint)) return invalid;
  state.webhookUrl = parsed.body.endpoint;
  return ok();
}

const reasons: Record<Delivery['outcome'], string> = {
  ok: 'OK',
  slow: 'OK',
  error_status_code: 'ERROR_STATUS_CODE',
  request_timeout: 'REQUEST_TIMEOUT',
  could_not_connect: 'COULD_NOT_CONNECT',
  inactive: 'UNCLASSIFIED',
  held: 'UNCLASSIFIED',
};

/** Sends `events: []` and tells how it went. */
async function test(context: Context, call: Call): Promise<Answer> {
  const parsed = parseJson(call);
  if ('refusal' in parsed) return parsed.refusal;
  const endpoint = parsed.body.endpoint ?? context.state.webhookUrl;
  if (endpoint === '') return missing;
  if (!isWebhookUrl(endpoint)) return invalid;
  const body = JSON.stringify({ destination: context.bot.userId, events: [] });
  const { status, outcome } = await knock(context, await webhookRequest(context, body, endpoint));
  const isOk = outcome === 'ok' || outcome === 'slow';
  const detail = outcome === 'could_not_connect' ? 'Failure to connect' : 'Request timeout';
  return ok({
    success: isOk,
    timestamp: new Date(context.now()).toISOString(),
    statusCode: status ?? 0,
    reason: reasons[outcome],
    detail: status === null ? detail : String(status),
  });
}

const endpoint = /^\/v2\/bot\/channel\/webhook\/endpoint$/;

export const webhookEndpointRoutes: Route[] = [
  { method: 'GET', path: endpoint, kind: 'webhook-endpoint', run: get },
  { method: 'PUT', path: endpoint, kind: 'webhook-endpoint', run: put },
  { method: 'POST', path: /^\/v2\/bot\/channel\/webhook\/test$/, kind: 'webhook-endpoint', run: test },
];
