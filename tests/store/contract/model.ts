import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type JsonObject, type Query, type Ref, ref, refKey, type Scalar, type Write } from '#domain/record.ts';
import type { Store } from '../../../src/store/store.ts';
import { commitTo, find, type Memory } from './memory.ts';
import { type MakeStore, walk } from './records.ts';

const refs = ['people', 'outbox', 'unanswered'].flatMap(name => ['a', 'b', 'ก', '😀'].map(id => ref(name, id)));

const scalar: fc.Arbitrary<Scalar> = fc.constantFrom('open', 'closed', '', '1', 1, 0, true, false);
const place = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('a', 'ข', '', 0.5, null));
const bound = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const bounds = fc.oneof(
  fc.record({ from: bound(fc.integer({ min: -3, max: 3 })), to: bound(fc.constantFrom(-1, 0.5, 2)) }),
  fc.record({ from: bound(fc.constantFrom('', 'a', 'b')), to: bound(fc.constantFrom('', 'a', 'ค')) }),
);
// Through JSON once: a store knows no negative zero.
const anything = fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }).map(value => JSON.parse(JSON.stringify(value)));
const data: fc.Arbitrary<JsonObject> = fc.record(
  {
    state: fc.oneof(scalar, fc.constant(null)),
    at: place,
    joinedAt: place,
    count: place,
    dutyKeys: fc.oneof(fc.array(fc.oneof(scalar, fc.constant(null)), { maxLength: 4 }), scalar),
    anything,
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** A write whose precondition is filled in when its turn comes: only then is the version known. */
type Plan = {
  readonly at: Ref;
  readonly kind: Write['kind'];
  readonly data: JsonObject;
  readonly by: { readonly [field: string]: number };
  readonly if: 'nothing' | 'exists' | 'current' | 'old';
};
const plan: fc.Arbitrary<Plan> = fc.record(
  {
    at: fc.constantFrom(...refs),
    kind: fc.constantFrom('create', 'replace', 'delete', 'increment'),
    data,
    by: fc.dictionary(fc.constantFrom('count', 'at', 'state', 'dutyKeys'), fc.integer({ min: -2, max: 2 }), {
      minKeys: 1,
      noNullPrototype: true,
    }),
    if: fc.constantFrom('nothing', 'exists', 'current', 'current', 'old'),
  },
  { noNullPrototype: true },
);
const commit = fc.uniqueArray(plan, { minLength: 1, maxLength: 6, selector: ({ at }) => refKey(at) });

const order = (field: string) =>
  fc.tuple(fc.constantFrom('asc' as const, 'desc' as const), bounds).map(([direction, { from, to }]) => ({
    field,
    direction,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }));
const maybeOrder = (field: string) =>
  fc.oneof(
    order(field).map(order => ({ order })),
    fc.constant({}),
  );
const filter: fc.Arbitrary<Query> = fc.oneof(
  fc.constantFrom('people', 'outbox', 'unanswered').map(collection => ({ collection })),
  order('count').map(order => ({ collection: 'unanswered', order })),
  fc.tuple(scalar, maybeOrder('at')).map(([state, rest]) => ({ collection: 'outbox', where: { state }, ...rest })),
  fc
    .tuple(fc.array(scalar, { minLength: 1, maxLength: 4 }), maybeOrder('at'))
    .map(([values, rest]) => ({ collection: 'outbox', in: { field: 'state', values }, ...rest })),
  fc
    .tuple(scalar, maybeOrder('joinedAt'))
    .map(([value, rest]) => ({ collection: 'people', has: { field: 'dutyKeys', value }, ...rest })),
);
const query = fc.tuple(filter, fc.integer({ min: 1, max: 4 })).map(([asked, limit]): Query => ({ ...asked, limit }));

export function modelContract(makeStore: MakeStore): void {
  it('answers every history of commits, and every query after it, as plain memory does', async () => {
    const histories = fc.array(commit, { minLength: 1, maxLength: 8 });
    const queries = fc.array(query, { minLength: 4, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(histories, queries, async (history, asked) => {
        const store = await makeStore();
        const memory: Memory = new Map();
        const versions = new Map<string, string[]>();
        for (const plans of history) {
          const writes = plans.map(each => writeFor(each, memory, versions));
          expect(await store.commit(writes)).toEqual(commitTo(memory, writes));
          await compareRecords(store, memory, versions);
        }
        for (const each of asked) await compareAnswers(store, memory, each);
      }),
      { numRuns: 60 },
    );
  });
}

function writeFor({ at, kind, data, by, if: wanted }: Plan, memory: Memory, versions: Map<string, string[]>): Write {
  if (kind === 'create') return { kind, ref: at, data };
  if (kind === 'increment') return { kind, ref: at, by };
  const current = memory.get(refKey(at))?.version ?? 'none';
  const version = wanted === 'current' ? current : (versions.get(refKey(at))?.[0] ?? 'none');
  const precondition = wanted === 'nothing' ? {} : { if: wanted === 'exists' ? wanted : { version } };
  return kind === 'delete' ? { kind, ref: at, ...precondition } : { kind, ref: at, data, ...precondition };
}

/** The same records; the version new where the record was written, and only there. */
async function compareRecords(store: Store, memory: Memory, versions: Map<string, string[]>): Promise<void> {
  for (const [index, found] of (await store.get(refs)).entries()) {
    const key = refKey(refs[index] as Ref);
    const expected = memory.get(key);
    expect(found?.data).toEqual(expected?.data);
    if (!found || !expected) continue;
    if (expected.version === '') {
      const seen = versions.get(key) ?? [];
      expect(seen).not.toContain(found.version);
      versions.set(key, [...seen, found.version]);
      memory.set(key, { ...expected, version: found.version });
    } else expect(found.version).toBe(expected.version);
  }
}

async function compareAnswers(store: Store, memory: Memory, query: Query): Promise<void> {
  const expected = find(memory, query);
  const found = await walk(store, query);
  expect(found.map(record => record.ref.id)).toEqual(expected);
  expect(found.map(record => record.data)).toEqual(
    expected.map(id => memory.get(refKey(ref(query.collection, id)))?.data),
  );
  expect(await store.count(query)).toBe(expected.length);
}
