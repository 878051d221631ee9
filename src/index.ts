import type { Hono } from 'hono';
import { app } from './app.ts';
import type { Bindings } from './bindings.ts';
import { log } from './log.ts';
import { officeOf } from './office.ts';
import { workerPorts } from './wiring.ts';

/** The Durable Object that keeps this office's records; wrangler.toml names it. */
export { OfficeStore } from './office-store.ts';

let built: { readonly env: Bindings; readonly app: Hono } | null = null;

async function appFor(env: Bindings): Promise<Hono> {
  if (built?.env !== env) built = { env, app: app(workerPorts(env, await officeOf(env)), env) };
  return built.app;
}

export default {
  async fetch(request, env, context) {
    try {
      const ready = built?.env === env ? built.app : await appFor(env);
      return await ready.fetch(request, env, context);
    } catch (error) {
      // Settings that are wrong, or built files that cannot be read: not for ever, so LINE may deliver again.
      log.requestFailed('start', error);
      return new Response('not ready', { status: 503 });
    }
  },
  /** Cloudflare calls this every five minutes: any call to the Durable Object re-arms a lost alarm. */
  async scheduled(_controller, env) {
    await workerPorts(env, await officeOf(env)).store.get([]);
  },
} satisfies ExportedHandler<Bindings>;
