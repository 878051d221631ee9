/** Rich menus: create, image, list, delete (Messaging API reference, Rich menu). */
import type { Context } from './context.ts';
import { newUuid } from './context.ts';
import type { Answer, Call, Route } from './http.ts';
import { bodyErrors, notFound, ok, parseJson, refuse } from './http.ts';
import { imageSize } from './image-size.ts';
import { fromBase64, toBase64 } from './signing.ts';
import type { JsonObject, RichMenu } from './types.ts';
import { dotted, Problems } from './validate/problems.ts';
import { checkRichMenu } from './validate/rich-menu.ts';

const menuLimit = 1000;
const imageBytesLimit = 1024 * 1024;

function parseMenu(call: Call): { body: JsonObject } | { refusal: Answer } {
  const parsed = parseJson(call);
  if ('refusal' in parsed) return parsed;
  const problems = new Problems(dotted);
  checkRichMenu(parsed.body, problems);
  return problems.details.length > 0 ? { refusal: bodyErrors(problems.details) } : parsed;
}

function create(context: Context, call: Call): Answer {
  const parsed = parseMenu(call);
  if ('refusal' in parsed) return parsed.refusal;
  const { menus } = context.state.richMenus;
  if (Object.keys(menus).length >= menuLimit) return refuse(400, `The number of rich menus is limited to ${menuLimit}`);
  const richMenuId = `richmenu-${newUuid(context, 'richmenu').replaceAll('-', '')}`;
  menus[richMenuId] = { ...(parsed.body as Omit<RichMenu, 'richMenuId'>), richMenuId }; // checked by parseMenu
  return ok({ richMenuId });
}

function validate(_: Context, call: Call): Answer {
  const parsed = parseMenu(call);
  return 'refusal' in parsed ? parsed.refusal : ok();
}

export function menuOf(context: Context, id: string | undefined): RichMenu | undefined {
  return id === undefined ? undefined : context.state.richMenus.menus[id];
}

function upload(context: Context, call: Call): Answer {
  const menu = menuOf(context, call.params[0]);
  if (menu === undefined) return notFound;
  const contentType = (call.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (contentType !== 'image/png' && contentType !== 'image/jpeg') {
    return refuse(415, `The content type, ${contentType || 'null'}, is not supported`);
  }
  const { images } = context.state.richMenus;
  if (images[menu.richMenuId] !== undefined) return refuse(400, 'An image has already been uploaded to the richmenu');
  if (call.bytes.length > imageBytesLimit) return refuse(400, 'The image size is not allowed for richmenu');
  const size = imageSize(call.bytes);
  if (size === null || size.type !== contentType) return refuse(400, 'The image format is not allowed for richmenu');
  const fits = size.width >= 800 && size.width <= 2500 && size.height >= 250 && size.width / size.height >= 1.45;
  if (!fits) return refuse(400, 'The image size is not allowed for richmenu');
  images[menu.richMenuId] = { contentType, base64: toBase64(call.bytes) };
  return ok();
}

export function richMenuImage(context: Context, id: string | undefined): Answer {
  const image = id === undefined ? undefined : context.state.richMenus.images[id];
  if (image === undefined) return notFound;
  return { status: 200, bytes: fromBase64(image.base64), headers: { 'content-type': image.contentType } };
}

function remove(context: Context, call: Call): Answer {
  const menu = menuOf(context, call.params[0]);
  if (menu === undefined) return notFound;
  const { richMenus } = context.state;
  delete richMenus.menus[menu.richMenuId];
  delete richMenus.images[menu.richMenuId];
  if (richMenus.default === menu.richMenuId) richMenus.default = null;
  for (const [user, linked] of Object.entries(richMenus.perUser)) {
    if (linked === menu.richMenuId) delete richMenus.perUser[user];
  }
  return ok();
}

const list = (context: Context) => ok({ richmenus: Object.values(context.state.richMenus.menus) });
const get = (context: Context, call: Call) => {
  const menu = menuOf(context, call.params[0]);
  return menu === undefined ? notFound : ok(menu);
};

// The id's own shape keeps `/richmenu/list`, `/richmenu/alias` and `/richmenu/bulk` apart.
const one = /^\/v2\/bot\/richmenu\/(richmenu-[0-9a-f]+)$/;
const image = /^\/v2\/bot\/richmenu\/(richmenu-[^/]+)\/content$/;

export const richMenuRoutes: Route[] = [
  { method: 'POST', path: /^\/v2\/bot\/richmenu$/, kind: 'richmenu', run: create },
  { method: 'POST', path: /^\/v2\/bot\/richmenu\/validate$/, kind: 'richmenu', run: validate },
  { method: 'GET', path: /^\/v2\/bot\/richmenu\/list$/, kind: 'richmenu', run: list },
  { method: 'GET', path: one, kind: 'richmenu', run: get },
  { method: 'DELETE', path: one, kind: 'richmenu', run: remove },
  { method: 'POST', path: image, kind: 'richmenu', run: upload },
  { method: 'GET', path: image, kind: 'richmenu', run: (context, call) => richMenuImage(context, call.params[0]) },
];
