/** LIFF apps of the Login channel (LIFF server API reference). */
import type { Context } from './context.ts';
import { newUuid } from './context.ts';
import type { Answer, Call, Route } from './http.ts';
import { bodyErrors, isObject, notFound, ok, parseJson, refuse } from './http.ts';
import type { JsonObject, LiffApp } from './types.ts';
import type { Check, Shape } from './validate/problems.ts';
import { checkShape, dotted, optional, Problems, required } from './validate/problems.ts';
import { isBoolean, oneOf, textUnits } from './validate/scalars.ts';

const appLimit = 30;

/** The endpoint is https; on this stand-in also http on loopback, where no certificate can be had. */
const endpointUrl: Check = (value, path, problems) => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  const isLocal = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url === null || !(url.protocol === 'https:' || isLocal) || url.hash !== '') problems.add(path, 'invalid url');
};

function appShape(isNew: boolean): Shape {
  const field = (check: Check) => (isNew ? required(check) : optional(check));
  return {
    view: field((value, path, problems) => {
      const shape: Shape = {
        type: field(oneOf('compact', 'tall', 'full')),
        url: field(endpointUrl),
        moduleMode: optional(isBoolean),
      };
      checkShape(value, shape, path, problems);
    }),
    description: optional((value, path, problems) => {
      textUnits(256)(value, path, problems);
      if (typeof value === 'string' && /\bline\b/i.test(value)) problems.add(path, 'may not include "LINE"');
    }),
    features: optional((value, path, problems) => {
      checkShape(value, { ble: optional(isBoolean), qrCode: optional(isBoolean) }, path, problems);
    }),
    permanentLinkPattern: optional(oneOf('concat')),
    scope: optional((value, path, problems) => {
      if (!Array.isArray(value)) return problems.add(path, 'must be an array');
      const scope = oneOf('openid', 'email', 'profile', 'chat_message.write');
      for (const [index, entry] of value.entries()) scope(entry, problems.join(path, index), problems);
    }),
    botPrompt: optional(oneOf('normal', 'aggressive', 'none')),
  };
}

function parseApp(call: Call, isNew: boolean): { body: JsonObject } | { refusal: Answer } {
  const parsed = parseJson(call);
  if ('refusal' in parsed) return parsed;
  const problems = new Problems(dotted);
  checkShape(parsed.body, appShape(isNew), '', problems);
  return problems.details.length > 0 ? { refusal: bodyErrors(problems.details) } : parsed;
}

/** LIFF apps belong to the Login channel: a Messaging API token does not open them. */
function checkChannel(context: Context, call: Call): Answer | null {
  const isStrict = context.channel.loginChannelSecret !== undefined;
  if (!isStrict || call.clientId === context.channel.loginChannelId) return null;
  return refuse(403, 'Access to this API is not available for your account');
}

function list(context: Context): Answer {
  const apps = Object.values(context.state.liffApps);
  return apps.length === 0 ? refuse(404, 'not found') : ok({ apps });
}

function add(context: Context, call: Call): Answer {
  const parsed = parseApp(call, true);
  if ('refusal' in parsed) return parsed.refusal;
  if (Object.keys(context.state.liffApps).length >= appLimit) return refuse(400, `At most ${appLimit} LIFF apps`);
  const liffId = `${context.channel.loginChannelId}-${newUuid(context, 'liff').slice(0, 8)}`;
  context.state.liffApps[liffId] = { ...parsed.body, liffId };
  return ok({ liffId });
}

function update(context: Context, call: Call): Answer {
  const app = context.state.liffApps[call.params[0] ?? ''];
  if (app === undefined) return notFound;
  const parsed = parseApp(call, false);
  if ('refusal' in parsed) return parsed.refusal;
  const view = isObject(app.view) && isObject(parsed.body.view) ? { ...app.view, ...parsed.body.view } : app.view;
  const changed: LiffApp = { ...app, ...parsed.body, liffId: app.liffId, ...(view === undefined ? {} : { view }) };
  context.state.liffApps[app.liffId] = changed;
  return ok();
}

function remove(context: Context, call: Call): Answer {
  const [id = ''] = call.params;
  if (!(id in context.state.liffApps)) return notFound;
  delete context.state.liffApps[id];
  return ok();
}

function guarded(run: (context: Context, call: Call) => Answer): (context: Context, call: Call) => Answer {
  return (context, call) => checkChannel(context, call) ?? run(context, call);
}

const one = /^\/liff\/v1\/apps\/([^/]+)$/;
const all = /^\/liff\/v1\/apps$/;

export const liffRoutes: Route[] = [
  { method: 'GET', path: all, kind: 'liff', run: guarded(list) },
  { method: 'POST', path: all, kind: 'liff', run: guarded(add) },
  { method: 'PUT', path: one, kind: 'liff', run: guarded(update) },
  { method: 'DELETE', path: one, kind: 'liff', run: guarded(remove) },
];
