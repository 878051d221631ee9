import { evictDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { ref } from '#domain/record.ts';
import { SqliteStore } from '../../src/store/sqlite.ts';
import { add, counter, create, dataOf, fill, LATER, remove, replace } from './contract/records.ts';
import { storeContract } from './contract.ts';
import { officeObject } from './office-object.ts';

storeContract('SQLite', async () => officeObject().store);

describe('SQLite: a commit that breaks off', () => {
  /** Makes the database refuse to write one id, as a full disk would. */
  const breakAt = (collection: string, id: string) => (storage: DurableObjectStorage) => {
    storage.sql.exec(
      `CREATE TRIGGER broken BEFORE INSERT ON "${collection}" WHEN NEW.id = '${id}' BEGIN SELECT RAISE(ABORT, 'disk'); END`,
    );
  };

  it('leaves nothing, neither records nor what is derived from them, nor an alarm', async () => {
    const office = officeObject();
    await fill(office.store, 'people', { a: { dutyKeys: ['old'] }, b: { dutyKeys: ['old'] } });
    await fill(office.store, 'events', { first: { expires: LATER + 5 } });
    await office.inside(breakAt('counters', 'stop'));
    const refs = [ref('people', 'a'), ref('people', 'b'), ref('events', 'new'), counter('c'), counter('stop')];
    const before = await office.store.get(refs);
    const writes = [
      replace(ref('people', 'a'), { dutyKeys: ['new'] }),
      remove(ref('people', 'b')),
      create(ref('events', 'new'), { expires: LATER }),
      add(counter('c'), { value: 1 }),
      create(counter('stop'), {}),
    ];
    await expect(async () => office.store.commit(writes)).rejects.toThrow('disk');
    expect(await office.store.get(refs)).toEqual(before);
    const having = (value: string) => office.store.count({ collection: 'people', has: { field: 'dutyKeys', value } });
    expect([await having('old'), await having('new')]).toEqual([2, 0]);
    expect(await office.alarm()).toBe(LATER + 5);
    expect(await office.store.commit(writes.slice(0, -1))).toEqual({ ok: true });
    expect(await office.alarm()).toBe(LATER);
  });

  it('leaves nothing when the alarm cannot be set, and the alarm as it was', async () => {
    const office = officeObject();
    await fill(office.store, 'events', { first: { expires: LATER + 5 } });
    await office.inside(async storage => {
      const store = new SqliteStore(storage, due => {
        void storage.setAlarm(due ?? 0);
        throw new Error('no alarm');
      });
      const writes = [create(counter('c'), {}), create(ref('events', 'new'), { expires: LATER })];
      await expect(store.commit(writes)).rejects.toThrow('no alarm');
    });
    expect(await office.store.get([counter('c'), ref('events', 'new')])).toEqual([null, null]);
    expect(await office.alarm()).toBe(LATER + 5);
  });

  it('spends no number on a record that could not be written', async () => {
    const office = officeObject();
    await fill(office.store, 'outbox', { a: {}, b: {} });
    await office.inside(breakAt('outbox', 'a'));
    await expect(async () => office.store.number('c', ref('outbox', 'a'))).rejects.toThrow('disk');
    expect(await dataOf(office.store, ref('outbox', 'a'))).toEqual({});
    expect(await office.store.number('c', ref('outbox', 'b'))).toBe(1);
  });
});

describe('SQLite: a record that is deleted', () => {
  it('leaves nothing of itself in any table', async () => {
    const office = officeObject();
    await fill(office.store, 'people', { a: { dutyKeys: ['desk'], joinedAt: 1 } });
    await office.store.commit([remove(ref('people', 'a'))]);
    const left = await office.inside(({ sql }) =>
      ['people', 'ix_people_has_dutyKeys'].map(table => sql.exec(`SELECT * FROM "${table}"`).toArray()),
    );
    expect(left).toEqual([[], []]);
  });
});

describe('SQLite: an object that is evicted', () => {
  it('comes back with its records, versions, numbers and alarm', async () => {
    const office = officeObject();
    await fill(office.store, 'outbox', { a: { state: 'open', at: 1 }, b: {}, c: { due: LATER } });
    await fill(office.store, 'people', { a: { dutyKeys: ['desk'] } });
    await office.store.number('c', ref('outbox', 'a'));
    const refs = [ref('outbox', 'a'), ref('people', 'a'), ref('outbox', 'c'), counter('c')];
    const before = await office.store.get(refs);
    await evictDurableObject(office.stub);
    expect(await office.store.get(refs)).toEqual(before);
    expect(await office.alarm()).toBe(LATER);
    expect(await office.store.number('c', ref('outbox', 'b'))).toBe(2);
    expect(await office.store.count({ collection: 'people', has: { field: 'dutyKeys', value: 'desk' } })).toBe(1);
    const versions = before.map(record => record?.version);
    await office.store.commit([remove(ref('people', 'a'))]);
    await office.store.commit([create(ref('people', 'a'), {})]);
    expect(versions).not.toContain((await office.store.get([ref('people', 'a')]))[0]?.version);
  });
});
