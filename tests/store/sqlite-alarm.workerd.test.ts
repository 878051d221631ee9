import { evictDurableObject } from 'cloudflare:test';
import { describe, expect, it, vi } from 'vitest';
import { ref } from '#domain/record.ts';
import type { Store } from '../../src/store/store.ts';
import { counter, create, fill, LATER, remove, replace } from './contract/records.ts';
import { officeObject } from './office-object.ts';

const notice = ref('outbox', 'a');
const marker = ref('events', 'a');

describe('the alarm of an office', () => {
  it('stands at the earliest due record of all collections', async () => {
    const { store, alarm } = officeObject();
    await store.commit([create(counter('c'), { due: LATER - 9, expires: LATER - 9 })]);
    expect(await alarm()).toBeNull();
    await store.commit([create(notice, { due: LATER, expires: LATER - 1 }), create(marker, { expires: LATER + 3 })]);
    expect(await alarm()).toBe(LATER);
    await store.commit([replace(marker, { expires: LATER - 5 })]);
    expect(await alarm()).toBe(LATER - 5);
    await store.commit([remove(marker)]);
    expect(await alarm()).toBe(LATER);
  });

  it('does not wait for what is due never', async () => {
    const { store, alarm } = officeObject();
    await store.commit([create(notice, { due: null }), create(marker, {})]);
    expect(await alarm()).toBeNull();
    await store.commit([replace(notice, { due: LATER })]);
    expect(await alarm()).toBe(LATER);
  });

  it('does not move for a commit that is refused or breaks off', async () => {
    const { store, alarm } = officeObject();
    await fill(store, 'events', { a: { expires: LATER } });
    const sooner = create(notice, { due: LATER - 5 });
    expect(await store.commit([sooner, create(marker, {})])).toMatchObject({ ok: false, reason: 'exists' });
    expect(await alarm()).toBe(LATER);
    await expect(async () =>
      store.commit([sooner, create(counter('c'), { text: 'x'.repeat(1_048_576) })]),
    ).rejects.toThrow('1 MiB');
    expect(await alarm()).toBe(LATER);
  });

  const calls: [string, (store: Store) => Promise<unknown>][] = [
    ['get', store => store.get([])],
    ['query', store => store.query({ collection: 'counters' })],
    ['count', store => store.count({ collection: 'counters' })],
    ['commit', store => store.commit([create(counter('c'), {})])],
    ['number', store => store.number('c', notice)],
  ];
  it.each(calls)('is set again by any call once it was lost: %s', async (_, call) => {
    const { stub, store, alarm, inside } = officeObject();
    await fill(store, 'outbox', { a: { due: LATER } });
    await inside(storage => storage.deleteAlarm());
    await evictDurableObject(stub);
    expect(await alarm()).toBeNull();
    await call(store);
    expect(await alarm()).toBe(LATER);
  });

  it.each([0, -1, 1000])('deals at once with what was due at %i', async expires => {
    const { store } = officeObject();
    expect(await store.commit([create(marker, { expires })])).toEqual({ ok: true });
    await vi.waitFor(async () => expect(await store.get([marker])).toEqual([null]), { timeout: 5000 });
  });
});
