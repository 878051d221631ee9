/** Which rich menu whom is shown (Messaging API reference, Default rich menu; Per-user rich menu). */
import type { Context } from './context.ts';
import type { Answer, Call, Route } from './http.ts';
import { bodyErrors, invalidParameter, invalidProperty, notFound, ok, parseJson, refuse } from './http.ts';
import { isUserId } from './ids.ts';
import { menuOf } from './richmenu.ts';
import type { Json, JsonObject, UserId } from './types.ts';

const noImage = refuse(400, 'must upload richmenu image before applying it to user', []);

/** Null when this menu can be shown; LINE words a missing menu differently in bulk calls. */
function checkShowable(context: Context, id: string | undefined, missing: Answer = notFound): Answer | null {
  const menu = menuOf(context, id);
  if (menu === undefined) return missing;
  return context.state.richMenus.images[menu.richMenuId] === undefined ? noImage : null;
}

/** Only friends get a menu; for others the call succeeds and nothing happens. */
function canBeLinked(context: Context, id: string): boolean {
  const person = context.state.people[id];
  return person?.friend === true && !person.blocked;
}

function setDefault(context: Context, call: Call): Answer {
  const refusal = checkShowable(context, call.params[0]);
  if (refusal !== null) return refusal;
  context.state.richMenus.default = call.params[0] ?? null;
  return ok();
}

function getDefault({ state }: Context): Answer {
  const { default: richMenuId } = state.richMenus;
  return richMenuId === null ? refuse(404, 'no default richmenu', []) : ok({ richMenuId });
}

function clearDefault({ state }: Context): Answer {
  state.richMenus.default = null;
  return ok();
}

function link(context: Context, call: Call): Answer {
  const [user = '', id] = call.params;
  if (!isUserId(user)) return invalidParameter('userId');
  const refusal = checkShowable(context, id);
  if (refusal !== null) return refusal;
  if (id !== undefined && canBeLinked(context, user)) context.state.richMenus.perUser[user] = id;
  return ok();
}

function getLinked(context: Context, call: Call): Answer {
  const [user = ''] = call.params;
  if (!isUserId(user)) return invalidParameter('userId');
  const richMenuId = context.state.richMenus.perUser[user];
  return richMenuId === undefined ? refuse(404, 'the user has no richmenu', []) : ok({ richMenuId });
}

function unlink(context: Context, call: Call): Answer {
  const [user = ''] = call.params;
  if (!isUserId(user)) return invalidParameter('userId');
  delete context.state.richMenus.perUser[user];
  return ok();
}

type Bulk = { body: JsonObject; users: UserId[] } | { refusal: Answer };

function parseBulk(call: Call): Bulk {
  const parsed = parseJson(call);
  if ('refusal' in parsed) return parsed;
  const ids: Json = parsed.body.userIds ?? null;
  if (!Array.isArray(ids) || ids.length < 1 || ids.length > 500) {
    return { refusal: bodyErrors([{ message: 'Size must be between 1 and 500', property: 'userIds' }]) };
  }
  const users: UserId[] = [];
  for (const [index, id] of ids.entries()) {
    if (typeof id !== 'string' || !isUserId(id)) return { refusal: invalidProperty(`userIds[${index}]`) };
    users.push(id);
  }
  return { body: parsed.body, users };
}

const invalidMenuId = bodyErrors([{ message: 'invalid richMenuId', property: 'richMenuId' }]);
const missingMenu = refuse(404, 'richmenu not found', []);

function bulkLink(context: Context, call: Call): Answer {
  const parsed = parseBulk(call);
  if ('refusal' in parsed) return parsed.refusal;
  const { richMenuId } = parsed.body;
  if (typeof richMenuId !== 'string' || !/^richmenu-[0-9a-f]+$/.test(richMenuId)) return invalidMenuId;
  const refusal = checkShowable(context, richMenuId, missingMenu);
  if (refusal !== null) return refusal;
  for (const user of parsed.users) if (canBeLinked(context, user)) context.state.richMenus.perUser[user] = richMenuId;
  return { status: 202, json: {} };
}

function bulkUnlink(context: Context, call: Call): Answer {
  const parsed = parseBulk(call);
  if ('refusal' in parsed) return parsed.refusal;
  for (const user of parsed.users) delete context.state.richMenus.perUser[user];
  return { status: 202, json: {} };
}

/** A tab was tapped: shows the alias's menu and returns the `params` of the postback event. */
export function switchRichMenu(context: Context, user: UserId, alias: string): JsonObject {
  const { aliases, perUser } = context.state.richMenus;
  const id = aliases[alias];
  if (id === undefined) return { newRichMenuAliasId: alias, status: 'RICHMENU_ALIAS_ID_NOTFOUND' };
  if (menuOf(context, id) === undefined) return { newRichMenuAliasId: alias, status: 'RICHMENU_NOTFOUND' };
  perUser[user] = id;
  context.touch();
  return { newRichMenuAliasId: alias, status: 'SUCCESS' };
}

const forAll = /^\/v2\/bot\/user\/all\/richmenu$/;
const forOne = /^\/v2\/bot\/user\/([^/]+)\/richmenu$/;

export const richMenuLinkRoutes: Route[] = [
  { method: 'POST', path: /^\/v2\/bot\/user\/all\/richmenu\/([^/]+)$/, kind: 'richmenu', run: setDefault },
  { method: 'GET', path: forAll, kind: 'richmenu', run: getDefault },
  { method: 'DELETE', path: forAll, kind: 'richmenu', run: clearDefault },
  { method: 'POST', path: /^\/v2\/bot\/user\/([^/]+)\/richmenu\/([^/]+)$/, kind: 'richmenu', run: link },
  { method: 'GET', path: forOne, kind: 'richmenu', run: getLinked },
  { method: 'DELETE', path: forOne, kind: 'richmenu', run: unlink },
  { method: 'POST', path: /^\/v2\/bot\/richmenu\/bulk\/link$/, kind: 'richmenu', run: bulkLink },
  { method: 'POST', path: /^\/v2\/bot\/richmenu\/bulk\/unlink$/, kind: 'richmenu', run: bulkUnlink },
];
