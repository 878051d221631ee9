import type { IdTokens } from './auth/id-token.ts';
import type { Settings } from './env.ts';
import type { Files } from './files/files.ts';
import type { LineClient } from './line/client.ts';
import type { Log } from './log.ts';
import type { Office } from './offices/office.ts';
import type { Store } from './store/store.ts';

/** What the product needs of the world. Built once in `index.ts`; tests build their own. */
export type Ports = {
  readonly settings: Settings;
  readonly office: Office;
  readonly store: Store;
  readonly files: Files;
  readonly line: LineClient;
  /** Who somebody is, as LINE says. */
  readonly idTokens: IdTokens;
  /** ms since 1970. */
  readonly now: () => number;
  /** A new random UUID. */
  readonly newId: () => string;
  /** At least 0, less than 1; for spreading retries. */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: Log;
};
