import { expect, it } from 'vitest';
import { ref } from '#domain/record.ts';
import { dataOf, fill, type MakeStore, read, replace, versionOf } from './records.ts';

const notice = (id: string) => ref('outbox', id);
const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

export function numberContract(makeStore: MakeStore): void {
  it('counts on from 1, per counter, and sets the number on the record', async () => {
    const store = await makeStore();
    await fill(store, 'outbox', { a: { state: 'open', at: 1 }, b: {}, c: {} });
    const before = await versionOf(store, notice('a'));
    expect(await store.number('รับ-2569', notice('a'))).toBe(1);
    expect(await store.number('รับ-2569', notice('b'))).toBe(2);
    expect(await store.number('รับ-2570', notice('c'))).toBe(1);
    expect(await dataOf(store, notice('a'))).toEqual({ state: 'open', at: 1, number: 1 });
    expect(await versionOf(store, notice('a'))).not.toBe(before);
  });

  it('gives a record its own number again, whatever became of the record meanwhile', async () => {
    const store = await makeStore();
    await fill(store, 'outbox', { a: {}, b: {} });
    expect(await store.number('c', notice('a'))).toBe(1);
    expect(await store.number('c', notice('b'))).toBe(2);
    const data = await dataOf(store, notice('a'));
    await store.commit([replace(notice('a'), { ...data, state: 'answered' })]);
    const before = await read(store, notice('a'));
    expect(await store.number('c', notice('a'))).toBe(1);
    expect(await read(store, notice('a'))).toEqual(before);
  });

  it('throws for a record that does not exist, and spends no number on it', async () => {
    const store = await makeStore();
    await fill(store, 'outbox', { a: {} });
    await expect(async () => store.number('c', notice('none'))).rejects.toThrow('no record');
    expect(await read(store, notice('none'))).toBeNull();
    expect(await store.number('c', notice('a'))).toBe(1);
  });

  it('refuses a counter whose name no record can have', async () => {
    const store = await makeStore();
    await fill(store, 'outbox', { a: {} });
    await expect(async () => store.number('a/b', notice('a'))).rejects.toThrow('bad id');
    expect(await dataOf(store, notice('a'))).toEqual({});
  });

  it('stays free of gaps and doubles under 200 calls at once, five for each record', async () => {
    const store = await makeStore();
    const ids = oneTo(40).map(index => `q${index}`);
    await fill(store, 'outbox', Object.fromEntries(ids.map(id => [id, {}])));
    const calls = Array.from({ length: 200 }, (_, index) => ids[(index * 7) % 40] ?? '');
    const given = await Promise.all(calls.map(async id => ({ id, number: await store.number('c', notice(id)) })));
    const stored = new Map((await store.get(ids.map(notice))).map(record => [record?.ref.id, record?.data.number]));
    expect([...stored.values()].map(Number).sort((a, b) => a - b)).toEqual(oneTo(40));
    for (const { id, number } of given) expect(number).toBe(stored.get(id));
    await fill(store, 'outbox', { next: {} });
    expect(await store.number('c', notice('next'))).toBe(41);
  });
}
