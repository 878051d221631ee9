import { office as data, index } from 'virtual:office';
import type { Hono } from 'hono';
import { app } from './app.ts';
import type { Bindings } from './bindings.ts';
import { loadIndex } from './features/qna/search-index.ts';
import { officeStoreClass } from './office-store.ts';
import type { Office } from './offices/office.ts';
import { workerPorts } from './wiring.ts';

/** Made once per isolate, when the module loads: no request pays for it. */
const office: Office = { ...data, questions: loadIndex(index) };

/** The Durable Object that keeps this office's records; wrangler.toml names it. */
export const OfficeStore = officeStoreClass(office);

let built: { readonly env: Bindings; readonly app: Hono } | null = null;

function appFor(env: Bindings): Hono {
  if (built?.env !== env) built = { env, app: app(workerPorts(env, office), env) };
  return built.app;
}

export default {
  fetch: (request, env, context) => appFor(env).fetch(request, env, context),
  /** Cloudflare calls this every five minutes: any call to the Durable Object re-arms a lost alarm. */
  async scheduled(_controller, env) {
    await workerPorts(env, office).store.get([]);
  },
} satisfies ExportedHandler<Bindings>;
