import type { Hono } from 'hono';
import { HonoBase } from 'hono/hono-base';
import { TrieRouter } from 'hono/router/trie-router';
import type { BlankEnv } from 'hono/types';
import { mountClock } from './api/clock.ts';
import { mountEndpoints } from './api/endpoints.ts';
import { mountExport } from './api/export.ts';
import { health } from './api/health.ts';
import { mountPhotos } from './api/photos.ts';
import { say } from './api/saying.ts';
import { unanswered } from './api/unanswered.ts';
import type { Bindings } from './bindings.ts';
import { webhook } from './line/webhook.ts';
import type { Ports } from './ports.ts';
import { appPage } from './web/app-page.ts';
import { asset } from './web/asset.ts';
import { appHeaders, pageHeaders } from './web/headers.ts';
import { homePage } from './web/home.ts';

/** Every address of the product. */
export function app(ports: Ports, env: Pick<Bindings, 'ASSETS' | 'OFFICE_STORE'>): Hono {
  // The usual router builds one large pattern on the first request, which takes longer than it saves on a few addresses.
  // Without it: what `hono` itself exports would carry it along.
  const hono: Hono = new HonoBase<BlankEnv>({ router: new TrieRouter() });
  hono.post('/webhook', context => webhook(context.req.raw, ports, work => context.executionCtx.waitUntil(work)));
  hono.get('/api/health', () => health(ports));
  if (ports.settings.movableClock) mountClock(hono, ports, env);
  mountEndpoints(hono, ports);
  mountPhotos(hono, ports);
  mountExport(hono, ports);
  hono.get('/api/openapi.json', context => asset(context.req.raw, env.ASSETS, '/api/openapi.json', pageHeaders({})));
  const headers = appHeaders(ports.settings);
  hono.get('/', () => homePage(ports.office));
  hono.get('/liff', context => context.redirect('/liff/'));
  hono.get('/liff/*', context => appPage(context.req.raw, env.ASSETS, ports, headers));
  hono.get('/assets/*', context => asset(context.req.raw, env.ASSETS, '/liff/index.html', headers));
  hono.notFound(context => unanswered(context, hono));
  hono.onError((error, context) => {
    ports.log.requestFailed(context.req.path, error);
    return context.json({ code: 'broken', say: say('broken') }, 500);
  });
  return hono;
}
