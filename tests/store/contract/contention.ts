import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { add, counter, create, dataOf, fill, type MakeStore, read } from './records.ts';

const at = counter('shared');
const fifty = Array.from({ length: 50 }, (_, index) => index);

export function contentionContract(makeStore: MakeStore): void {
  it('adds up 50 increments of one record exactly', async () => {
    const store = await makeStore();
    const results = await Promise.all(fifty.map(index => store.commit([add(at, { value: index, calls: 1 })])));
    expect(results.every(result => result.ok)).toBe(true);
    expect(await dataOf(store, at)).toEqual({ value: (49 * 50) / 2, calls: 50 });
  });

  it('lets one of 50 creators of a record win, with all that it writes', async () => {
    const store = await makeStore();
    const results = await Promise.all(
      fifty.map(index => store.commit([create(counter(`own-${index}`), {}), create(at, { winner: index })])),
    );
    const winner = results.findIndex(result => result.ok);
    expect(results.filter(result => result.ok)).toHaveLength(1);
    expect(results.filter(result => !result.ok)).toEqual(Array(49).fill({ ok: false, index: 1, reason: 'exists' }));
    expect(await dataOf(store, at)).toEqual({ winner });
    expect(await store.count({ collection: 'counters' })).toBe(2);
  });

  it('lets 50 writers who read, decide and try again all succeed', async () => {
    const store = await makeStore();
    await fill(store, 'counters', { shared: { names: [] } });
    await Promise.all(fifty.map(index => appendName(store, index)));
    const names = (await dataOf(store, at))?.names as number[];
    expect(names.toSorted((a, b) => a - b)).toEqual(fifty);
  });
}

async function appendName(store: Store, name: number): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const record = await read(store, at);
    if (!record) throw new Error('the shared record is gone');
    const data = { names: [...(record.data.names as number[]), name] };
    const result = await store.commit([{ kind: 'replace', ref: at, data, if: { version: record.version } }]);
    if (result.ok) return;
    await new Promise(resolve => setTimeout(resolve, Math.random() * 20));
  }
  throw new Error(`writer ${name} starved`);
}
