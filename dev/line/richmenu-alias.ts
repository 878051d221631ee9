/** Rich menu aliases: the tabs (Messaging API reference, Rich menu alias). */
import type { Context } from './context.ts';
import type { Answer, Call, Route } from './http.ts';
import { bodyErrors, ok, parseJson, refuse } from './http.ts';
import { menuOf } from './richmenu.ts';

const aliasLimit = 1000;
const missing = refuse(404, 'richmenu alias not found', []);

/** The menu an alias may stand for: one that exists and has its image. */
function checkMenu(context: Context, richMenuId: unknown): Answer | string {
  if (typeof richMenuId !== 'string' || !/^richmenu-[0-9a-f]+$/.test(richMenuId)) {
    return bodyErrors([{ message: 'invalid richMenuId', property: 'richMenuId' }]);
  }
  const hasImage = menuOf(context, richMenuId) !== undefined && richMenuId in context.state.richMenus.images;
  return hasImage ? richMenuId : refuse(400, 'richmenu not found', []);
}

function create(context: Context, call: Call): Answer {
  const parsed = parseJson(call);
  if ('refusal' in parsed) return parsed.refusal;
  const { richMenuAliasId } = parsed.body;
  if (typeof richMenuAliasId !== 'string' || !/^[a-z0-9_-]{1,32}$/.test(richMenuAliasId)) {
    return bodyErrors([{ message: 'invalid richMenuAliasId', property: 'richMenuAliasId' }]);
  }
  const menu = checkMenu(context, parsed.body.richMenuId);
  if (typeof menu !== 'string') return menu;
  const { aliases } = context.state.richMenus;
  if (richMenuAliasId in aliases) return refuse(400, 'conflict richmenu alias id', []);
  if (Object.keys(aliases).length >= aliasLimit)
    return refuse(400, `The number of aliases is limited to ${aliasLimit}`);
  aliases[richMenuAliasId] = menu;
  return ok();
}

function update(context: Context, call: Call): Answer {
  const parsed = parseJson(call);
  if ('refusal' in parsed) return parsed.refusal;
  const { aliases } = context.state.richMenus;
  const [alias = ''] = call.params;
  if (!(alias in aliases)) return missing;
  const menu = checkMenu(context, parsed.body.richMenuId);
  if (typeof menu !== 'string') return menu;
  aliases[alias] = menu;
  return ok();
}

function remove(context: Context, call: Call): Answer {
  const { aliases } = context.state.richMenus;
  const [alias = ''] = call.params;
  if (!(alias in aliases)) return missing;
  delete aliases[alias];
  return ok();
}

function get(context: Context, call: Call): Answer {
  const [alias = ''] = call.params;
  const richMenuId = context.state.richMenus.aliases[alias];
  return richMenuId === undefined ? missing : ok({ richMenuAliasId: alias, richMenuId });
}

function list({ state }: Context): Answer {
  const aliases = Object.entries(state.richMenus.aliases);
  return ok({ aliases: aliases.map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })) });
}

const one = /^\/v2\/bot\/richmenu\/alias\/([^/]+)$/;

export const richMenuAliasRoutes: Route[] = [
  { method: 'POST', path: /^\/v2\/bot\/richmenu\/alias$/, kind: 'richmenu', run: create },
  { method: 'GET', path: /^\/v2\/bot\/richmenu\/alias\/list$/, kind: 'richmenu', run: list },
  { method: 'POST', path: one, kind: 'richmenu', run: update },
  { method: 'GET', path: one, kind: 'richmenu', run: get },
  { method: 'DELETE', path: one, kind: 'richmenu', run: remove },
];
