import type { OfficeStoreRpc } from './office-store.ts';

/** What wrangler.toml, or the local server, binds to the Worker, beside the settings of `env.ts`. */
export type Bindings = {
  readonly OFFICE_STORE: DurableObjectNamespace<OfficeStoreRpc>;
  /** The built pages: Cloudflare's assets, or a folder of the local disk. */
  readonly ASSETS: Fetcher;
};
