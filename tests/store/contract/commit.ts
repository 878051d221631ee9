import { expect, it } from 'vitest';
import { ref, type Write } from '#domain/record.ts';
import { add, counter, create, dataOf, fill, type MakeStore, read, remove, replace, versionOf } from './records.ts';

const a = counter('a');
const b = counter('b');

export function commitContract(makeStore: MakeStore): void {
  it('does writes of every kind on several collections at once', async () => {
    const store = await makeStore();
    await fill(store, 'counters', {
      replaced: { value: 1, gone: true },
      deleted: {},
      increased: { value: 1, kept: 'ก' },
    });
    const result = await store.commit([
      create(ref('people', 'new'), { name: 'ใหม่' }),
      replace(counter('replaced'), { value: 2 }),
      remove(counter('deleted')),
      add(counter('increased'), { value: 2.5, other: -1 }),
    ]);
    expect(result).toEqual({ ok: true });
    expect(await dataOf(store, ref('people', 'new'))).toEqual({ name: 'ใหม่' });
    expect(await dataOf(store, counter('replaced'))).toEqual({ value: 2 });
    expect(await read(store, counter('deleted'))).toBeNull();
    expect(await dataOf(store, counter('increased'))).toEqual({ value: 3.5, kept: 'ก', other: -1 });
  });

  it('increments a record that is missing, a field that is missing and a field that is no number, from 0', async () => {
    const store = await makeStore();
    await fill(store, 'counters', { b: { value: 'ข้อความ' } });
    expect(await store.commit([add(a, { value: 3 }), add(b, { value: 1, more: 2 })])).toEqual({ ok: true });
    expect(await dataOf(store, a)).toEqual({ value: 3 });
    expect(await dataOf(store, b)).toEqual({ value: 1, more: 2 });
  });

  it('replaces and deletes without a precondition whether the record exists or not', async () => {
    const store = await makeStore();
    expect(await store.commit([replace(a, { value: 1 }), remove(b)])).toEqual({ ok: true });
    expect(await store.commit([replace(a, { value: 2 })])).toEqual({ ok: true });
    expect(await dataOf(store, a)).toEqual({ value: 2 });
    expect(await store.commit([remove(a)])).toEqual({ ok: true });
    expect(await store.get([a, b])).toEqual([null, null]);
  });

  it('never gives a version twice, not even to a record that was deleted and made again', async () => {
    const store = await makeStore();
    const seen: string[] = [];
    for (let round = 0; round < 5; round++) {
      await store.commit([create(a, { value: 1 })]);
      seen.push(await versionOf(store, a));
      await store.commit([replace(a, { value: 1 })]);
      seen.push(await versionOf(store, a));
      await store.commit([add(a, { value: 0 })]);
      seen.push(await versionOf(store, a));
      await store.commit([remove(a)]);
    }
    expect(new Set(seen).size).toBe(seen.length);
    await store.commit([create(a, { value: 1 })]);
    for (const version of seen) {
      expect(await store.commit([{ kind: 'delete', ref: a, if: { version } }])).toEqual({
        ok: false,
        index: 0,
        reason: 'version',
      });
    }
  });

  it('takes 200 writes and refuses none and 201', async () => {
    const store = await makeStore();
    const writes = Array.from({ length: 201 }, (_, index) => create(counter(`c${index}`), { value: index }));
    await expect(async () => store.commit([])).rejects.toThrow('1–200');
    await expect(async () => store.commit(writes)).rejects.toThrow('1–200');
    expect(await store.count({ collection: 'counters' })).toBe(0);
    expect(await store.commit(writes.slice(1))).toEqual({ ok: true });
    expect(await store.count({ collection: 'counters' })).toBe(200);
  });

  it.each<[string, Write]>([
    ['created', create(a, {})],
    ['replaced', replace(a, {})],
    ['deleted', remove(a)],
    ['incremented', add(a, { value: 1 })],
  ])('refuses a commit in which a record is created and then %s', async (_, second) => {
    const store = await makeStore();
    await expect(async () => store.commit([create(a, {}), create(b, {}), second])).rejects.toThrow('once');
    expect(await store.get([a, b])).toEqual([null, null]);
  });

  it('writes records of one id in two collections', async () => {
    const store = await makeStore();
    expect(await store.commit([create(a, { value: 1 }), create(ref('people', 'a'), { value: 2 })])).toEqual({
      ok: true,
    });
    expect((await store.get([ref('people', 'a'), a])).map(record => record?.data.value)).toEqual([2, 1]);
  });

  it('keeps 1,000,000 bytes and refuses more than 1 MiB, with nothing written', async () => {
    const store = await makeStore();
    const mebibyte = 1_048_576;
    expect(await store.commit([create(a, { text: 'x'.repeat(1_000_000) })])).toEqual({ ok: true });
    for (const text of ['x'.repeat(mebibyte), 'ก'.repeat(mebibyte / 3 + 1)]) {
      const [first, last] = [create(b, {}), create(counter('c'), {})];
      await expect(async () => store.commit([first, replace(a, { text }), last])).rejects.toThrow('1 MiB');
      await expect(async () => store.commit([first, create(counter('d'), { text }), last])).rejects.toThrow('1 MiB');
    }
    expect(await store.get([b, counter('c'), counter('d')])).toEqual([null, null, null]);
    expect((await dataOf(store, a))?.text).toHaveLength(1_000_000);
  });
}
