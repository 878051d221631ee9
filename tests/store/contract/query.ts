import { expect, it } from 'vitest';
import { type Query, ref } from '#domain/record.ts';
import { fill, idsOf, LATER, type MakeStore, remove, replace, walk } from './records.ts';

const people = (value: string | number | boolean): Query => ({
  collection: 'people',
  has: { field: 'dutyKeys', value },
});
const notices = (value: string | number | boolean): Query => ({ collection: 'outbox', where: { state: value } });

export function queryContract(makeStore: MakeStore): void {
  it('finds by equality, with and without an order', async () => {
    const store = await makeStore();
    await fill(store, 'outbox', {
      b: { state: 'open', at: 1 },
      a: { state: 'open', at: 2 },
      c: { state: 'closed', at: 3 },
      d: { at: 4 },
      e: { state: 'open' },
    });
    expect(await idsOf(store, notices('open'))).toEqual(['a', 'b', 'e']);
    expect(await idsOf(store, { ...notices('open'), order: { field: 'at' } })).toEqual(['b', 'a']);
    expect(await idsOf(store, notices('none'))).toEqual([]);
    const [first] = (await store.query(notices('closed'))).records;
    expect(first).toEqual((await store.get([ref('outbox', 'c')]))[0]);
  });

  it('compares text as it is, whatever it holds', async () => {
    const store = await makeStore();
    const words = [
      'เปิด',
      'เปิด ',
      '',
      '👩🏽‍🌾',
      `'"\\`,
      'a\nb',
      '["a"]',
      '{"a":1}',
      'null',
      'true',
      '1',
      'OPEN',
      'open',
    ];
    await fill(store, 'outbox', Object.fromEntries(words.map((state, index) => [`w${index}`, { state }])));
    for (const [index, word] of words.entries()) expect(await idsOf(store, notices(word))).toEqual([`w${index}`]);
  });

  it('tells booleans, numbers, text, lists, objects and null apart', async () => {
    const store = await makeStore();
    const values = [true, false, 1, 0, '1', '0', 'true', ['a'], { a: 1 }, null];
    await fill(store, 'outbox', Object.fromEntries(values.map((state, index) => [`v${index}`, { state, at: 1 }])));
    await fill(store, 'people', Object.fromEntries(values.map((one, index) => [`v${index}`, { dutyKeys: [one] }])));
    for (const [index, value] of values.slice(0, 7).entries()) {
      expect(await idsOf(store, notices(value as string))).toEqual([`v${index}`]);
      expect(await idsOf(store, { ...notices(value as string), order: { field: 'at' } })).toEqual([`v${index}`]);
      expect(await idsOf(store, people(value as string))).toEqual([`v${index}`]);
    }
    const some: Query = { collection: 'outbox', in: { field: 'state', values: [true, '1', 0] } };
    expect(await idsOf(store, some)).toEqual(['v0', 'v3', 'v4']);
    for (const text of ['["a"]', '{"a":1}', 'null']) {
      expect(await idsOf(store, notices(text))).toEqual([]);
      expect(await idsOf(store, people(text))).toEqual([]);
    }
  });

  it('finds equal numbers however they are written', async () => {
    const store = await makeStore();
    await fill(store, 'outbox', {
      a: { state: 1.0 },
      b: { state: 0.1 + 0.2 },
      c: { state: 1e21 },
      d: { state: -5 },
    });
    expect(await idsOf(store, notices(1))).toEqual(['a']);
    expect(await idsOf(store, notices(0.30000000000000004))).toEqual(['b']);
    expect(await idsOf(store, notices(0.3))).toEqual([]);
    expect(await idsOf(store, notices(10 ** 21))).toEqual(['c']);
    expect(await idsOf(store, notices(-5))).toEqual(['d']);
  });

  it('finds any of 1–30 values, each record once, and refuses none and 31', async () => {
    const store = await makeStore();
    const values = Array.from({ length: 31 }, (_, index) => `s${index}`);
    await fill(
      store,
      'outbox',
      Object.fromEntries(values.map((state, index) => [`q${index + 10}`, { state, at: -index }])),
    );
    const some = (values: readonly string[]): Query => ({ collection: 'outbox', in: { field: 'state', values } });
    expect(await idsOf(store, some(['s3']))).toEqual(['q13']);
    expect(await idsOf(store, some(['s3', 'none', 's1', 's3']))).toEqual(['q11', 'q13']);
    expect(await idsOf(store, { ...some(['s1', 's3']), order: { field: 'at' } })).toEqual(['q13', 'q11']);
    expect(await idsOf(store, some(values.slice(0, 30)))).toHaveLength(30);
    await expect(async () => store.query(some([]))).rejects.toThrow('1–30');
    await expect(async () => store.query(some(values))).rejects.toThrow('1–30');
    await expect(async () => store.count(some(values))).rejects.toThrow('1–30');
  });

  it('finds a value in an array, once, in order', async () => {
    const store = await makeStore();
    await fill(store, 'people', {
      a: { dutyKeys: ['alert:กองช่าง', 'desk'], joinedAt: 3 },
      b: { dutyKeys: ['desk', 'desk'], joinedAt: 1 },
      c: { dutyKeys: [], joinedAt: 2 },
      d: { dutyKeys: 'desk', joinedAt: 2 },
      e: { joinedAt: 2 },
      f: { dutyKeys: [null, ['desk'], { desk: 'desk' }, 'desk'] },
    });
    expect(await idsOf(store, people('desk'))).toEqual(['a', 'b', 'f']);
    expect(await idsOf(store, { ...people('desk'), order: { field: 'joinedAt' } })).toEqual(['b', 'a']);
    expect(await idsOf(store, { ...people('desk'), order: { field: 'joinedAt', direction: 'desc' } })).toEqual([
      'a',
      'b',
    ]);
    expect(await idsOf(store, { ...people('desk'), order: { field: 'joinedAt', from: 2 } })).toEqual(['a']);
    expect(await idsOf(store, people('alert:กองช่าง'))).toEqual(['a']);
    expect(await store.count(people('desk'))).toBe(3);
  });

  it('finds by what an array holds now, after replace, delete, increment and a refused commit', async () => {
    const store = await makeStore();
    const at = ref('people', 'a');
    await fill(store, 'people', { a: { dutyKeys: ['old', 'kept'] } });
    await store.commit([replace(at, { dutyKeys: ['kept', 'new'] })]);
    expect(await idsOf(store, people('old'))).toEqual([]);
    expect(await idsOf(store, people('kept'))).toEqual(['a']);
    expect(await idsOf(store, people('new'))).toEqual(['a']);
    await store.commit([
      replace(at, { dutyKeys: ['unwanted'] }),
      { kind: 'delete', ref: ref('people', 'x'), if: 'exists' },
    ]);
    expect(await idsOf(store, people('unwanted'))).toEqual([]);
    await store.commit([{ kind: 'increment', ref: at, by: { sent: 1 } }]);
    expect(await idsOf(store, people('kept'))).toEqual(['a']);
    await store.commit([remove(at)]);
    expect(await idsOf(store, people('kept'))).toEqual([]);
    await store.commit([replace(at, {})]);
    expect(await idsOf(store, people('kept'))).toEqual([]);
  });

  it('reads a whole collection by id', async () => {
    const store = await makeStore();
    await fill(store, 'counters', { c: {}, a: {}, ก: {}, b: {}, '😀': {}, B: {} });
    expect(await idsOf(store, { collection: 'counters' })).toEqual(['B', 'a', 'b', 'c', 'ก', '😀']);
    const walked = await walk(store, { collection: 'counters', limit: 2 });
    expect(walked.map(record => record.ref.id)).toEqual(['B', 'a', 'b', 'c', 'ก', '😀']);
  });

  it.each<[string, Query]>([
    ['a field without an index', { collection: 'outbox', where: { text: 'a' } }],
    ['one field more than the index', { collection: 'outbox', where: { state: 'open', text: 'a' } }],
    ['an order without an index', { collection: 'outbox', order: { field: 'at' } }],
    ['another order than the index', { collection: 'outbox', where: { state: 'open' }, order: { field: 'number' } }],
    ['an array field without an index', { collection: 'outbox', has: { field: 'tags', value: 'a' } }],
    ['an array field by equality', { collection: 'people', where: { dutyKeys: 'a' } }],
    ['a hidden statement', { collection: 'outbox', where: { "state') OR 1=1 --": 'a' } }],
    [
      '`in` and `has` together',
      { collection: 'people', in: { field: 'name', values: ['a'] }, has: { field: 'dutyKeys', value: 'a' } },
    ],
    ['bounds of two kinds', { collection: 'outbox', order: { field: 'due', from: 1, to: 'a' } }],
    ['a bound that is true', { collection: 'outbox', order: { field: 'due', from: true } }],
    ['limit 0', { collection: 'counters', limit: 0 }],
    ['limit 301', { collection: 'counters', limit: 301 }],
    ['half a limit', { collection: 'counters', limit: 1.5 }],
    ['a cursor nobody gave', { collection: 'counters', cursor: 'x' }],
    ['the cursor of another query', { collection: 'outbox', order: { field: 'due' }, cursor: '[null,"a"]' }],
  ])('refuses %s', async (_, query) => {
    const store = await makeStore();
    await expect(async () => store.query(query)).rejects.toThrow(/index|bound|limit|not both|cursor/);
  });

  it('counts what a walk finds, whatever the limit and the cursor', async () => {
    const store = await makeStore();
    await fill(
      store,
      'outbox',
      Object.fromEntries(
        Array.from({ length: 90 }, (_, index) => [
          `n${index}`,
          {
            state: ['waiting', 'sent', 'failed'][index % 3] ?? '',
            at: index % 10,
            due: index % 4 ? LATER + index : null,
          },
        ]),
      ),
    );
    const queries: Query[] = [
      { collection: 'outbox' },
      { collection: 'outbox', where: { state: 'sent' } },
      { collection: 'outbox', where: { state: 'sent' }, order: { field: 'at', from: 3, to: 6 } },
      { collection: 'outbox', in: { field: 'state', values: ['sent', 'failed'] }, order: { field: 'at', from: 5 } },
      { collection: 'outbox', order: { field: 'due' } },
      { collection: 'outbox', order: { field: 'due', direction: 'desc', to: LATER + 40 } },
      { collection: 'outbox', order: { field: 'expires' } },
    ];
    for (const query of queries) {
      const found = await walk(store, { ...query, limit: 7 });
      expect(await store.count({ ...query, limit: 7 })).toBe(found.length);
      const { cursor } = await store.query({ ...query, limit: 7 });
      if (cursor) expect(await store.count({ ...query, cursor })).toBe(found.length);
    }
    expect(await store.count({ collection: 'outbox', order: { field: 'due' } })).toBe(67);
  });
}
