import type { OfficeStoreRpc } from './office-store.ts';

/** What wrangler.toml, or the local server, binds to the Worker, beside the settings of `env.ts`. */
export type Bindings = {
  readonly OFFICE_STORE: DurableObjectNamespace<OfficeStoreRpc>;
  /** The built pages: Cloudflare's assets, or a folder of the local disk. */
  readonly ASSETS: Fetcher;
  /** A setting that links in messages are made of; `env.ts` checks it. */
  readonly LIFF_ID?: string;
  /** Photos and documents: Cloudflare's bucket, or a folder of the local disk. */
  readonly FILES_BUCKET?: R2Bucket;
  readonly FILES_DISK?: Fetcher;
};
