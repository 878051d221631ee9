import type { Store } from '../../src/store/store.ts';

type Operation = keyof Store;
/**
 * `fail`: nothing happens and it says so. `lose`: it happens and the answer is lost. `hang`: it never answers. `ok`: all
 * is well; for breaking a later call.
 */
type Fault = 'fail' | 'lose' | 'hang' | 'ok';

export type FaultyStore = Store & {
  /** How often each operation was called since the last `count.clear()`. */
  readonly calls: Map<Operation, number>;
  /** Makes the next calls of an operation go wrong. */
  break(operation: Operation, fault: Fault, times?: number): void;
};

/** A store that counts its calls and goes wrong on demand. */
export function faultyStore(inner: Store): FaultyStore {
  const calls = new Map<Operation, number>();
  const faults = new Map<Operation, Fault[]>();
  async function run<T>(operation: Operation, work: () => Promise<T>): Promise<T> {
    calls.set(operation, (calls.get(operation) ?? 0) + 1);
    const fault = faults.get(operation)?.shift();
    if (fault === 'fail') throw new Error('the store is down');
    if (fault === 'hang') return new Promise(() => {});
    const result = await work();
    if (fault === 'lose') throw new Error('the answer was lost');
    return result;
  }
  return {
    calls,
    break: (operation, fault, times = 1) =>
      faults.set(operation, [...(faults.get(operation) ?? []), ...Array<Fault>(times).fill(fault)]),
    get: refs => run('get', () => inner.get(refs)),
    query: query => run('query', () => inner.query(query)),
    count: query => run('count', () => inner.count(query)),
    commit: writes => run('commit', () => inner.commit(writes)),
    number: (counter, ref) => run('number', () => inner.number(counter, ref)),
  };
}
