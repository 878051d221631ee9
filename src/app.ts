import { Hono } from 'hono';
import { mountClock } from './api/clock.ts';
import { mountEndpoints } from './api/endpoints.ts';
import { health } from './api/health.ts';
import type { Bindings } from './bindings.ts';
import { webhook } from './line/webhook.ts';
import type { Ports } from './ports.ts';
import { asset } from './web/asset.ts';
import { homePage } from './web/home.ts';

/** Every address of the product. */
export function app(ports: Ports, env: Pick<Bindings, 'ASSETS' | 'OFFICE_STORE'>): Hono {
  const hono = new Hono();
  hono.post('/webhook', context => webhook(context.req.raw, ports, work => context.executionCtx.waitUntil(work)));
  hono.get('/api/health', () => health(ports));
  if (ports.settings.movableClock) mountClock(hono, ports, env);
  mountEndpoints(hono, ports);
  hono.get('/', () => homePage(ports.office));
  hono.get('/liff', context => context.redirect('/liff/'));
  hono.get('/liff/*', context => asset(context.req.raw, env.ASSETS, '/liff/index.html'));
  hono.get('/assets/*', context => asset(context.req.raw, env.ASSETS, '/liff/index.html'));
  hono.notFound(context => context.json({ code: 'not-found' }, 404));
  hono.onError((error, context) => {
    ports.log.requestFailed(context.req.path, error);
    return context.json({ code: 'broken' }, 500);
  });
  return hono;
}
