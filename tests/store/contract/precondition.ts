import { describe, expect, it } from 'vitest';
import type { Ref, Write } from '#domain/record.ts';
import type { Conflict, Store } from '../../../src/store/store.ts';
import { add, counter, create, dataOf, fill, type MakeStore, read, remove, replace, versionOf } from './records.ts';

const present = counter('present');
const absent = counter('absent');
const data = { value: 'unwanted' };

/** Every write that meets a record it did not expect. `stale` is a version that the present record once had. */
const refused: [string, Conflict['reason'], (stale: string) => Write][] = [
  ['create on a record that exists', 'exists', () => create(present, data)],
  ['replace if it exists, on none', 'missing', () => ({ kind: 'replace', ref: absent, data, if: 'exists' })],
  ['replace of an old version', 'version', version => ({ kind: 'replace', ref: present, data, if: { version } })],
  ['replace of a version, on none', 'missing', version => ({ kind: 'replace', ref: absent, data, if: { version } })],
  ['delete if it exists, on none', 'missing', () => ({ kind: 'delete', ref: absent, if: 'exists' })],
  ['delete of an old version', 'version', version => ({ kind: 'delete', ref: present, if: { version } })],
  ['delete of a version, on none', 'missing', version => ({ kind: 'delete', ref: absent, if: { version } })],
];

const others: Ref[] = ['created', 'replaced', 'deleted', 'increased'].map(counter);
const [created, replaced, deleted, increased] = others as [Ref, Ref, Ref, Ref];
const good = [create(created, data), replace(replaced, data), remove(deleted), add(increased, { value: 1 })];

/** Gives the version that is stale now. */
async function setUp(store: Store): Promise<string> {
  await fill(store, 'counters', {
    present: {},
    replaced: { value: 1 },
    deleted: { value: 1 },
    increased: { value: 1 },
  });
  const stale = await versionOf(store, present);
  await store.commit([replace(present, { value: 'now' })]);
  return stale;
}

export function preconditionContract(makeStore: MakeStore): void {
  describe.each(refused)('%s', (_, reason, write) => {
    it.each([0, 1, 2, 3, 4])('as write %i is refused, with nothing written', async index => {
      const store = await makeStore();
      const stale = await setUp(store);
      const before = await store.get([present, absent, ...others]);
      const writes = good.toSpliced(index, 0, write(stale));
      expect(await store.commit(writes)).toEqual({ ok: false, index, reason });
      expect(await store.get([present, absent, ...others])).toEqual(before);
    });
  });

  it('names the first of several writes that cannot be', async () => {
    const store = await makeStore();
    await setUp(store);
    const last: Write = { kind: 'delete', ref: absent, if: 'exists' };
    expect(await store.commit([...good, create(present, data), last])).toEqual({
      ok: false,
      index: 4,
      reason: 'exists',
    });
  });

  it('replaces a record that exists', async () => {
    const store = await makeStore();
    await setUp(store);
    expect(await store.commit([{ kind: 'replace', ref: present, data, if: 'exists' }])).toEqual({ ok: true });
    expect(await dataOf(store, present)).toEqual(data);
    expect(await store.commit([{ kind: 'delete', ref: present, if: 'exists' }])).toEqual({ ok: true });
    expect(await read(store, present)).toBeNull();
  });

  it('replaces and deletes the version that is there, once', async () => {
    const store = await makeStore();
    await setUp(store);
    const write: Write = { kind: 'replace', ref: present, data, if: { version: await versionOf(store, present) } };
    expect(await store.commit([write])).toEqual({ ok: true });
    expect(await store.commit([write])).toMatchObject({ ok: false, reason: 'version' });
    expect(await dataOf(store, present)).toEqual(data);
    const end: Write = { kind: 'delete', ref: present, if: { version: await versionOf(store, present) } };
    expect(await store.commit([end])).toEqual({ ok: true });
    expect(await store.commit([end])).toMatchObject({ ok: false, reason: 'missing' });
  });

  it('refuses a version of another record, and one that nobody gave', async () => {
    const store = await makeStore();
    await setUp(store);
    for (const version of [await versionOf(store, replaced), '', 'none', '0', '-1', '1e3']) {
      expect(await store.commit([{ kind: 'delete', ref: present, if: { version } }])).toMatchObject({
        ok: false,
        reason: 'version',
      });
    }
  });

  it('gives an increment a new version', async () => {
    const store = await makeStore();
    await setUp(store);
    const version = await versionOf(store, increased);
    await store.commit([add(increased, { value: 1 })]);
    expect(await store.commit([{ kind: 'delete', ref: increased, if: { version } }])).toMatchObject({ ok: false });
  });
}
