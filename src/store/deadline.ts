import type { Store } from './store.ts';

/** The store did not answer in time. What it was doing may or may not have happened. */
export class StoreTimeout extends Error {
  override readonly name = 'StoreTimeout';
}

/** A store whose every call ends within `ms`, with its answer or with `StoreTimeout`. */
export function withDeadline(store: Store, ms: number): Store {
  return {
    get: refs => within(store.get(refs), ms),
    query: query => within(store.query(query), ms),
    count: query => within(store.count(query), ms),
    commit: writes => within(store.commit(writes), ms),
    number: (counter, ref) => within(store.number(counter, ref), ms),
  };
}

/** The work's own end, or `StoreTimeout` after `ms`; the work itself goes on. */
export function within<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StoreTimeout(`no answer in ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
