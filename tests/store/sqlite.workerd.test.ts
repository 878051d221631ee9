import { env } from 'cloudflare:test';
import type { Bindings } from '../../src/bindings.ts';
import type { Store } from '../../src/store/store.ts';
import { storeContract } from './contract.ts';

const namespace = (env as unknown as Bindings).OFFICE_STORE;

storeContract('SQLite', async () => namespace.get(namespace.newUniqueId()) as unknown as Store);
