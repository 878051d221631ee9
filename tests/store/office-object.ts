import { env, runInDurableObject } from 'cloudflare:test';
import type { Bindings } from '../../src/bindings.ts';
import type { Store } from '../../src/store/store.ts';

/** One new, empty office: its Durable Object as the platform sees it, its store as the product does. */
export type OfficeObject = {
  readonly stub: DurableObjectStub;
  readonly store: Store;
  /** Works on the object's storage from inside, behind the store's back. */
  inside<R>(work: (storage: DurableObjectStorage) => R | Promise<R>): Promise<R>;
  alarm(): Promise<number | null>;
};

export function officeObject(): OfficeObject {
  const namespace = (env as unknown as Bindings).OFFICE_STORE;
  // The stub has the port's methods; its own generic type is deeper than the compiler follows.
  const stub = namespace.get(namespace.newUniqueId()) as unknown as DurableObjectStub;
  const inside: OfficeObject['inside'] = work => runInDurableObject(stub, (_, state) => work(state.storage));
  return { stub, store: stub as unknown as Store, inside, alarm: () => inside(storage => storage.getAlarm()) };
}
