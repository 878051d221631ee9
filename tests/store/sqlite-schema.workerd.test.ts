import { evictDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { type Query, ref } from '#domain/record.ts';
import { type Collection, collections, type Index } from '../../src/store/collections.ts';
import { nextDue } from '../../src/store/sqlite/due.ts';
import { runCount, runQuery } from '../../src/store/sqlite/read.ts';
import { create, fill, idsOf, LATER, remove } from './contract/records.ts';
import { officeObject } from './office-object.ts';

type Run = { readonly plan: string[]; readonly rowsRead: number };

/** Runs what `work` asks of the database, and says how SQLite went about it. */
function watch(sql: SqlStorage, work: (sql: SqlStorage) => unknown): Run {
  const plan: string[] = [];
  let rowsRead = 0;
  const exec = (text: string, ...values: unknown[]) => {
    plan.push(
      ...sql
        .exec(`EXPLAIN QUERY PLAN ${text}`, ...values)
        .toArray()
        .map(row => String(row.detail)),
    );
    const cursor = sql.exec(text, ...values);
    const rows = cursor.toArray();
    rowsRead += cursor.rowsRead;
    return { toArray: () => rows, one: () => rows[0] };
  };
  work({ exec } as unknown as SqlStorage);
  return { plan, rowsRead };
}

const declared = Object.entries(collections as Record<string, Collection>).flatMap(([name, { indexes }]) =>
  indexes.map((index): [string, string, Index] => [`${name} ${JSON.stringify(index)}`, name, index]),
);

/** Every shape of query that an index serves. */
function queriesOf(collection: string, { equal = [], has, order }: Index): Query[] {
  const where = Object.fromEntries(equal.map(field => [field, 'a']));
  const base: Query = { collection, where, ...(has ? { has: { field: has, value: 'a' } } : {}) };
  const filters = [base, ...equal.map(field => withIn(base, field))];
  if (!order) return filters;
  return filters.flatMap(filter =>
    (['asc', 'desc'] as const).flatMap(direction => {
      const ordered = { ...filter, order: { field: order, direction } };
      const bounded = { ...filter, order: { field: order, direction, from: 1, to: 9 } };
      const cursor = '[5,"a"]';
      return [ordered, bounded, { ...ordered, cursor }, { ...bounded, cursor }];
    }),
  );
}

function withIn(base: Query, field: string): Query {
  const { [field]: _, ...where } = base.where ?? {};
  return { ...base, where, in: { field, values: ['a', 'b'] } };
}

describe('every declared index', () => {
  it.each(declared)('%s serves its queries without a scan', async (_, name, index) => {
    const first = index.has ? `SEARCH ix_${name}_has_${index.has} USING PRIMARY KEY` : `SEARCH ${name} USING`;
    await officeObject().inside(({ sql }) => {
      for (const query of queriesOf(name, index)) {
        const { plan } = watch(sql, watched => runQuery(watched, query));
        const counted = watch(sql, watched => runCount(watched, query));
        for (const steps of [plan, counted.plan]) {
          expect(steps[0], JSON.stringify(query)).toContain(first);
          expect(steps.join('\n')).not.toContain('SCAN');
          if (!index.has) expect(steps[0]).toContain(`INDEX ix_${name}`);
        }
        if (query.order && !query.in && !query.has) expect(plan.join()).not.toContain('TEMP B-TREE');
        if (query.cursor && !query.has) expect(plan[0]).toMatch(/<expr>[<>]/);
      }
    });
  });

  it('finds what is due next by one look-up per collection', async () => {
    await officeObject().inside(({ sql }) => {
      const { plan } = watch(sql, nextDue);
      for (const [name, { due }] of Object.entries(collections as Record<string, Collection>)) {
        if (due)
          expect(plan.join('\n')).toMatch(
            new RegExp(`SEARCH ${name} USING (COVERING )?INDEX ix_${name}_by_${due.field}`),
          );
      }
    });
  });

  it('reads for a late page no more than for the first', async () => {
    const office = officeObject();
    const records = Array.from({ length: 2000 }, (_, at) => [`q${at}`, { state: 'open', at }] as const);
    await fill(office.store, 'outbox', Object.fromEntries(records));
    const page = (cursor: string, direction: 'asc' | 'desc'): Query => ({
      collection: 'outbox',
      where: { state: 'open' },
      order: { field: 'at', direction, from: 5, to: 1995 },
      limit: 20,
      cursor,
    });
    await office.inside(({ sql }) => {
      for (const query of [page('[1900,"q1900"]', 'asc'), page('[100,"q100"]', 'desc')]) {
        expect(watch(sql, watched => expect(runQuery(watched, query).records).toHaveLength(20)).rowsRead).toBeLessThan(
          50,
        );
      }
    });
  });

  it('finds few holders of a value among many records without reading the others', async () => {
    const office = officeObject();
    await fill(
      office.store,
      'people',
      Object.fromEntries(
        Array.from({ length: 1000 }, (_, at) => [`p${at}`, { joinedAt: at, dutyKeys: at % 250 ? [] : ['desk'] }]),
      ),
    );
    await office.inside(({ sql }) => {
      const query: Query = {
        collection: 'people',
        has: { field: 'dutyKeys', value: 'desk' },
        order: { field: 'joinedAt' },
      };
      expect(watch(sql, watched => expect(runQuery(watched, query).records).toHaveLength(4)).rowsRead).toBeLessThan(30);
    });
  });

  it('skips what is due never', async () => {
    const dueCollections = Object.values(collections).filter(each => 'due' in each).length;
    const office = officeObject();
    await fill(
      office.store,
      'outbox',
      Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`n${at}`, { due: null }])),
    );
    await fill(office.store, 'outbox', { waiting: { due: LATER } });
    await office.inside(({ sql }) => {
      const due: Query = { collection: 'outbox', order: { field: 'due', to: LATER } };
      for (const work of [nextDue, (watched: SqlStorage) => runQuery(watched, due)]) {
        // One look-up per collection with due records, however many records there are.
        expect(watch(sql, work).rowsRead).toBeLessThan(2 * dueCollections + 2);
      }
    });
  });
});

describe('a database of an earlier declaration', () => {
  /** Takes the database back to when `unanswered` did not exist and nobody was searched for by duty. */
  function age({ sql }: DurableObjectStorage): void {
    sql.exec('DROP TABLE "unanswered"');
    sql.exec('DROP TABLE "ix_people_has_dutyKeys"');
    sql.exec('DROP INDEX "ix_invitations_by_expires"');
    sql.exec(`CREATE INDEX "ix_people_by_name" ON "people" (json_extract(data, '$.name'))`);
    sql.exec('CREATE TABLE "ix_questions_has_tags" (value TEXT, id TEXT)');
    sql.exec('CREATE INDEX "ix_questions_has_tags_by_id" ON "ix_questions_has_tags" (id)');
    sql.exec('DROP INDEX "ix_outbox_state_by_at"');
    sql.exec(`CREATE INDEX "ix_outbox_state_by_at" ON "outbox" (json_extract(data, '$.state'), id)`);
  }

  const schema = ({ sql }: DurableObjectStorage) =>
    sql
      .exec(
        "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' ORDER BY name",
      )
      .toArray();

  it('is brought forward at the next start, with its records untouched', async () => {
    const office = officeObject();
    const wanted = await office.inside(schema);
    await fill(office.store, 'people', {
      a: { dutyKeys: ['desk', 'desk', 1, true, null, ['desk']], joinedAt: 2 },
      b: { dutyKeys: ['desk', 'ก"\n\u0001'], joinedAt: 1 },
      c: { dutyKeys: 'desk' },
      d: {},
    });
    await fill(office.store, 'outbox', { a: { state: 'open', at: 1 } });
    const refs = [...['a', 'b', 'c', 'd'].map(id => ref('people', id)), ref('outbox', 'a')];
    const before = await office.store.get(refs);
    await office.inside(age);
    await evictDurableObject(office.stub);

    expect(await office.store.get(refs)).toEqual(before);
    expect(await office.inside(schema)).toEqual(wanted);
    const holders = (value: string | number | boolean) =>
      idsOf(office.store, { collection: 'people', has: { field: 'dutyKeys', value }, order: { field: 'joinedAt' } });
    expect(await holders('desk')).toEqual(['b', 'a']);
    expect(await holders('ก"\n\u0001')).toEqual(['b']);
    expect(await holders(1)).toEqual(['a']);
    expect(await holders(true)).toEqual(['a']);
    expect(await office.store.commit([create(ref('unanswered', 'x'), { count: 1 })])).toEqual({ ok: true });
    expect(await idsOf(office.store, { collection: 'unanswered', order: { field: 'count' } })).toEqual(['x']);
    expect(await office.store.commit([remove(ref('people', 'b'))])).toEqual({ ok: true });
    expect(await holders('desk')).toEqual(['a']);
  });

  it('is not written to when it is of today', async () => {
    const office = officeObject();
    await fill(office.store, 'people', { a: { dutyKeys: ['desk'] } });
    const before = await office.inside(schema);
    // A row that only a second filling would take away or double.
    await office.inside(({ sql }) => void sql.exec(`INSERT INTO "ix_people_has_dutyKeys" VALUES ('"kept"', 'a')`));
    await evictDurableObject(office.stub);
    expect(await office.inside(schema)).toEqual(before);
    expect(await idsOf(office.store, { collection: 'people', has: { field: 'dutyKeys', value: 'kept' } })).toEqual([
      'a',
    ]);
  });
});
