import { contentRoutes } from './content.ts';
import type { Route } from './http.ts';
import { loginRoutes } from './id-token.ts';
import { liffRoutes } from './liff.ts';
import { profileRoutes } from './profile.ts';
import { quotaRoutes } from './quota.ts';
import { richMenuRoutes } from './richmenu.ts';
import { richMenuAliasRoutes } from './richmenu-alias.ts';
import { richMenuLinkRoutes } from './richmenu-link.ts';
import { sendRoutes } from './send.ts';
import { tokenRoutes } from './tokens.ts';
import { webhookEndpointRoutes } from './webhook-endpoint.ts';

/** Every call the platform answers; the first match wins. */
const routes: Route[] = [
  ...sendRoutes,
  ...quotaRoutes,
  ...profileRoutes,
  ...contentRoutes,
  ...webhookEndpointRoutes,
  ...richMenuRoutes,
  ...richMenuAliasRoutes,
  ...richMenuLinkRoutes,
  ...tokenRoutes,
  ...loginRoutes,
  ...liffRoutes,
];

export function findRoute(method: string, path: string): { route: Route; params: string[] } | null {
  for (const route of routes) {
    if (route.method !== method) continue;
    const match = route.path.exec(path);
    if (match !== null) return { route, params: match.slice(1).map(decode) };
  }
  return null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
