import { describe, expect, it } from 'vitest';
import { type JsonObject, type Query, ref } from '#domain/record.ts';
import { add, create, fill, idsOf, LATER, type MakeStore, remove, walk } from './records.ts';

const byCount = (order: Partial<NonNullable<Query['order']>> = {}): Query => ({
  collection: 'unanswered',
  order: { field: 'count', ...order },
});
const counts = (...values: (number | string | null)[]): { [id: string]: JsonObject } =>
  Object.fromEntries(values.map((count, index) => [`u${index}`, { count }]));

export function orderContract(makeStore: MakeStore): void {
  it('orders numbers by size, both ways', async () => {
    const store = await makeStore();
    await fill(store, 'unanswered', counts(10, 9, -1, 0.5, 1e300, -1e300));
    expect(await idsOf(store, byCount())).toEqual(['u5', 'u2', 'u3', 'u1', 'u0', 'u4']);
    expect(await idsOf(store, byCount({ direction: 'desc' }))).toEqual(['u4', 'u0', 'u1', 'u3', 'u2', 'u5']);
  });

  it('orders text by its bytes', async () => {
    const store = await makeStore();
    await fill(store, 'unanswered', counts('b', 'ข', 'a', 'B', '', 'ab', 'ก', '10', '9'));
    expect(await idsOf(store, byCount())).toEqual(['u4', 'u7', 'u8', 'u3', 'u2', 'u5', 'u0', 'u6', 'u1']);
  });

  it('includes both bounds', async () => {
    const store = await makeStore();
    await fill(store, 'unanswered', counts(1, 2, 3, 4, 5));
    expect(await idsOf(store, byCount({ from: 2, to: 4 }))).toEqual(['u1', 'u2', 'u3']);
    expect(await idsOf(store, byCount({ from: 4 }))).toEqual(['u3', 'u4']);
    expect(await idsOf(store, byCount({ to: 1.5 }))).toEqual(['u0']);
    expect(await idsOf(store, byCount({ from: 2, to: 4, direction: 'desc' }))).toEqual(['u3', 'u2', 'u1']);
    expect(await idsOf(store, byCount({ from: 4, to: 2 }))).toEqual([]);
    expect(await idsOf(store, byCount({ from: 0, to: 0 }))).toEqual([]);
  });

  it('finds with a bound only values of its kind', async () => {
    const store = await makeStore();
    await fill(store, 'unanswered', counts(1, 'a', 2, 'b', null));
    expect(await idsOf(store, byCount())).toEqual(['u0', 'u2', 'u1', 'u3']);
    expect(await idsOf(store, byCount({ from: 1 }))).toEqual(['u0', 'u2']);
    expect(await idsOf(store, byCount({ to: 2 }))).toEqual(['u0', 'u2']);
    expect(await idsOf(store, byCount({ from: 'a', direction: 'desc' }))).toEqual(['u3', 'u1']);
    expect(await idsOf(store, byCount({ to: 'a' }))).toEqual(['u1']);
    expect(await store.count(byCount({ from: 1 }))).toBe(2);
  });

  it('does not find records that lack the ordered field or hold null', async () => {
    const store = await makeStore();
    await fill(store, 'outbox', {
      waiting: { due: LATER, at: 1 },
      ended: { due: null, at: 2 },
      never: { at: 3 },
    });
    for (const direction of ['asc', 'desc'] as const) {
      expect(await idsOf(store, { collection: 'outbox', order: { field: 'due', direction } })).toEqual(['waiting']);
    }
    expect(await store.count({ collection: 'outbox', order: { field: 'due' } })).toBe(1);
    expect(await store.count({ collection: 'outbox' })).toBe(3);
  });

  it('breaks ties by id, in the direction of the order', async () => {
    const store = await makeStore();
    const same = { state: 'open', at: 5 };
    await fill(store, 'outbox', { b: same, ก: same, a: same, '😀': same, first: { state: 'open', at: 4 } });
    const query = (direction: 'asc' | 'desc', limit: number): Query => ({
      collection: 'outbox',
      where: { state: 'open' },
      order: { field: 'at', direction },
      limit,
    });
    for (const limit of [1, 2, 50]) {
      const up = await walk(store, query('asc', limit));
      expect(up.map(record => record.ref.id)).toEqual(['first', 'a', 'b', 'ก', '😀']);
      const down = await walk(store, query('desc', limit));
      expect(down.map(record => record.ref.id)).toEqual(['😀', 'ก', 'b', 'a', 'first']);
    }
  });

  it('gives 50 records unless told, 300 at most, and a cursor while there may be more', async () => {
    const store = await makeStore();
    await fill(store, 'unanswered', counts(...Array.from({ length: 310 }, (_, index) => index)));
    const usual = await store.query(byCount());
    expect(usual.records).toHaveLength(50);
    expect(usual.cursor).toEqual(expect.any(String));
    const most = await store.query(byCount({ direction: 'desc' }));
    expect(most.records[0]?.data.count).toBe(309);
    expect((await store.query({ ...byCount(), limit: 300 })).records).toHaveLength(300);
    expect((await store.query({ ...byCount({ from: 300 }), limit: 11 })).cursor).toBeNull();
    expect((await store.query({ ...byCount({ from: 400 }), limit: 1 })).cursor).toBeNull();
  });

  it('stays inside its bounds across pages, both ways', async () => {
    const store = await makeStore();
    await fill(store, 'unanswered', counts(...Array.from({ length: 40 }, (_, index) => Math.floor(index / 4))));
    for (const direction of ['asc', 'desc'] as const) {
      const found = await walk(store, { ...byCount({ direction, from: 2, to: 7 }), limit: 5 });
      expect(found).toHaveLength(24);
      expect(new Set(found.map(record => record.ref.id)).size).toBe(24);
      expect(found.every(({ data }) => Number(data.count) >= 2 && Number(data.count) <= 7)).toBe(true);
    }
  });

  describe.each(['asc', 'desc'] as const)('a walk through 250 records, %s', direction => {
    const sign = direction === 'asc' ? 1 : -1;
    const records = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`q${index}`, { state: 'open', at: Math.floor(index / 3) }]),
    );
    const query: Query = {
      collection: 'outbox',
      where: { state: 'open' },
      order: { field: 'at', direction },
      limit: 30,
    };

    it('shows each record once, while others are written behind and before the cursor', async () => {
      const store = await makeStore();
      await fill(store, 'outbox', records);
      let pages = 0;
      const found = await walk(store, query, async page => {
        const at = Number(page.at(-1)?.data.at);
        pages += 1;
        await store.commit([
          create(ref('outbox', `behind-${pages}`), { state: 'open', at: at - sign }),
          create(ref('outbox', `before-${pages}`), { state: 'open', at: at + sign * 0.5 }),
        ]);
      });
      const ids = found.map(record => record.ref.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter(id => id.startsWith('q'))).toHaveLength(250);
      expect(ids.filter(id => id.startsWith('behind'))).toEqual([]);
      // Those of the last page came after the walk's end.
      expect(ids.filter(id => id.startsWith('before'))).toHaveLength(pages - 1);
      const places = found.map(record => Number(record.data.at) * sign);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });

    it('goes on where it was when the record at the cursor is moved or deleted', async () => {
      const store = await makeStore();
      await fill(store, 'outbox', records);
      const found = await walk(store, query, async page => {
        const [last, other] = [page.at(-1), page.at(-2)];
        if (last && other) await store.commit([remove(last.ref), add(other.ref, { at: -1000 * sign })]);
      });
      expect(found).toHaveLength(250);
      expect(new Set(found.map(record => record.ref.id)).size).toBe(250);
    });
  });
}
