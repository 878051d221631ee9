import { expect, it } from 'vitest';
import { type JsonObject, ref } from '#domain/record.ts';
import { counter, create, dataOf, fill, type MakeStore, read, versionOf } from './records.ts';

/** Ids as people and LINE make them, and as nobody should. */
const oddIds = [
  'ร้องเรียน-๒๕๖๙',
  'two words',
  ' edge ',
  '👩🏽‍🌾🇹🇭',
  `"double" 'single' \`back\``,
  '..',
  '.',
  '__name__',
  '%2F',
  '?a=1&b=2#c',
  '\\',
  'a\nb',
  "'); DROP TABLE counters; --",
  'CaSe',
  'case',
  'ก'.repeat(200),
];

const nested: JsonObject = {
  nothing: null,
  yes: true,
  no: false,
  zero: 0,
  float: 0.1 + 0.2,
  small: 5e-324,
  large: 1.7976931348623157e308,
  whole: Number.MAX_SAFE_INTEGER,
  negative: -12.5,
  empty: '',
  thai: 'องค์การบริหารส่วนตำบลหลุมรัง',
  emoji: '👩🏽‍🌾',
  control: 'tab\t line\n quote" back\\ nul\u0000 separator\u2028',
  emptyList: [],
  emptyObject: {},
  list: [1, 'two', false, null, { three: [{ four: 4 }] }],
  deep: { a: { b: { c: { d: [] } } } },
  'key with "quotes" and ไทย': { '': 1 },
};

export function getContract(makeStore: MakeStore): void {
  it('answers in the order asked, twice where asked twice, with null where there is none', async () => {
    const store = await makeStore();
    await fill(store, 'counters', { a: { value: 1 }, b: { value: 2 } });
    await fill(store, 'people', { a: { name: 'อีกคน' } });
    const found = await store.get([counter('b'), counter('none'), ref('people', 'a'), counter('a'), counter('b')]);
    expect(found.map(record => record?.ref)).toEqual([
      counter('b'),
      undefined,
      ref('people', 'a'),
      counter('a'),
      counter('b'),
    ]);
    expect(found[1]).toBeNull();
    expect(found.map(record => record?.data)).toEqual([
      { value: 2 },
      undefined,
      { name: 'อีกคน' },
      { value: 1 },
      { value: 2 },
    ]);
    expect(await store.get([])).toEqual([]);
  });

  it('reads 100 records and refuses 101', async () => {
    const store = await makeStore();
    const refs = Array.from({ length: 101 }, (_, index) => counter(`c${index}`));
    await store.commit(refs.map((at, index) => create(at, { value: index })));
    const found = await store.get(refs.slice(0, 100));
    expect(found.map(record => record?.data.value)).toEqual(refs.slice(0, 100).map((_, index) => index));
    await expect(async () => store.get(refs)).rejects.toThrow('100');
  });

  it('keeps records with odd ids apart and finds each', async () => {
    const store = await makeStore();
    await store.commit(oddIds.map((id, index) => create(counter(id), { value: index })));
    const found = await store.get(oddIds.map(counter));
    expect(found.map(record => record?.ref.id)).toEqual(oddIds);
    expect(found.map(record => record?.data.value)).toEqual(oddIds.map((_, index) => index));
    expect((await store.query({ collection: 'counters' })).records.map(record => record.ref.id).sort()).toEqual(
      oddIds.toSorted(),
    );
  });

  it.each([
    ['a slash', 'a/b'],
    ['nothing', ''],
    ['201 characters', 'x'.repeat(201)],
    ['half an emoji', '\ud83d'],
  ])('never stores a record whose id holds %s, and finds none', async (_, id) => {
    const store = await makeStore();
    await expect(async () => store.commit([create(counter('good'), {}), create(counter(id), {})])).rejects.toThrow(
      'bad id',
    );
    expect(await store.get([counter(id), counter('good')])).toEqual([null, null]);
  });

  it('gives back every value as it was stored', async () => {
    const store = await makeStore();
    await fill(store, 'counters', { nested, bare: {} });
    expect(await dataOf(store, counter('nested'))).toEqual(nested);
    expect(await dataOf(store, counter('bare'))).toEqual({});
  });

  it('keeps a long text whole', async () => {
    const store = await makeStore();
    const text = 'ไทย👩🏽‍🌾"\n'.repeat(20_000);
    await fill(store, 'counters', { long: { text } });
    expect((await dataOf(store, counter('long')))?.text).toBe(text);
  });

  it('tells the same version until the record is written', async () => {
    const store = await makeStore();
    await fill(store, 'counters', { a: { value: 1 }, b: { value: 1 } });
    const before = await versionOf(store, counter('a'));
    await store.commit([create(counter('c'), {})]);
    expect(await versionOf(store, counter('a'))).toBe(before);
    expect((await store.query({ collection: 'counters', limit: 1 })).records).toEqual([
      await read(store, counter('a')),
    ]);
  });

  it('refuses a collection that nobody declared', async () => {
    const store = await makeStore();
    await expect(async () => store.get([ref('sqlite_master', 'a')])).rejects.toThrow('unknown collection');
    await expect(async () => store.commit([create(ref('nobody', 'a'), {})])).rejects.toThrow('unknown collection');
    await expect(async () => store.query({ collection: 'nobody' })).rejects.toThrow('unknown collection');
    await expect(async () => store.count({ collection: 'nobody' })).rejects.toThrow('unknown collection');
    await expect(async () => store.number('c', ref('nobody', 'a'))).rejects.toThrow('unknown collection');
  });
}
