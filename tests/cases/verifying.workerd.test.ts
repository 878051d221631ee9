import { runInDurableObject } from 'cloudflare:test';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actOn } from '#cases/acting.ts';
import { fileCase } from '#cases/filing.ts';
import { caseRef, readCase } from '#cases/record.ts';
import { historyRefs, verifyHistory } from '#cases/verifying.ts';
import type { JsonObject } from '#domain/record.ts';
import { type OfficeObject, officeObject } from '../store/office-object.ts';
import { office, START } from '../support/town-hall.ts';
import { act, filing, worldAt } from './case-life.ts';

const verify = async ({ store }: OfficeObject, id = 'a') => verifyHistory(await store.get(historyRefs(id)));

async function live(object: OfficeObject, id: string, acts: readonly Parameters<typeof act>[0][]): Promise<number> {
  const { store } = object;
  await store.commit(fileCase(filing({ id }), worldAt(START, office)).writes);
  let now = START;
  for (const each of acts) {
    now += 3_600_000;
    const [record] = await store.get([caseRef(id)]);
    if (!record) throw new Error('no case');
    const done = actOn(readCase(record), act(each), worldAt(now, office));
    if (done.ok) expect(await store.commit(done.writes)).toEqual({ ok: true });
  }
  const [record] = await store.get([caseRef(id)]);
  return record ? readCase(record).data.head.length : 0;
}

const chainId = (seq: number, id = 'a') => `${id}:${String(seq).padStart(4, '0')}`;
/** Changes rows behind the store's back, as somebody with the database in their hands would. */
const sql = ({ stub }: OfficeObject, text: string, ...values: (string | number)[]) =>
  runInDurableObject(stub, (_: DurableObject, { storage }) => void storage.sql.exec(text, ...values));
const rowOf = async ({ store }: OfficeObject, seq: number): Promise<JsonObject> => {
  const [row] = await store.get([{ collection: 'chain', id: chainId(seq) }]);
  if (!row) throw new Error('no row');
  return row.data;
};
const setRow = (object: OfficeObject, seq: number, data: JsonObject) =>
  sql(object, 'UPDATE chain SET data = ? WHERE id = ?', JSON.stringify(data), chainId(seq));

const usual = ['screen', 'assign', 'ask', 'tell', 'answer', 'fix', 'dispute', 'fix', 'confirm'] as const;

describe('a history in the database', () => {
  it('is whole after any life, and any single alteration of any row is found and named', async () => {
    const acts = fc.array(fc.constantFrom(...usual, 'note', 'follow', 'acknowledge', 'withdraw', 'decline'), {
      maxLength: 8,
    });
    const alteration = fc.record({
      row: fc.nat(),
      field: fc.constantFrom('of', 'seq', 'at', 'actor', 'act', 'state', 'digests', 'prev', 'hash', '(row)'),
      by: fc.integer({ min: 1, max: 1e6 }),
    });
    await fc.assert(
      fc.asyncProperty(acts, alteration, async (life, { row, field, by }) => {
        const object = officeObject();
        const length = await live(object, 'a', life);
        expect(await verify(object)).toBeNull();
        const seq = row % length;
        if (field === '(row)') await sql(object, 'DELETE FROM chain WHERE id = ?', chainId(seq));
        else {
          const data = await rowOf(object, seq);
          const value = data[field];
          const other =
            typeof value === 'number' ? value + by : typeof value === 'string' ? `${value}${by}` : [String(by)];
          await setRow(object, seq, { ...data, [field]: other });
        }
        expect(await verify(object)).toMatchObject({ seq });
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('shows rows that changed places, a cut tail, a forged row at the end, and a row of another case', async () => {
    const fresh = async () => {
      const object = officeObject();
      return { object, length: await live(object, 'a', usual) };
    };
    const swapped = await fresh();
    const [second, fifth] = [await rowOf(swapped.object, 2), await rowOf(swapped.object, 5)];
    await setRow(swapped.object, 2, fifth);
    await setRow(swapped.object, 5, second);
    expect(await verify(swapped.object)).toMatchObject({ seq: 2 });

    const cut = await fresh();
    await sql(cut.object, 'DELETE FROM chain WHERE id >= ?', chainId(cut.length - 2));
    expect(await verify(cut.object)).toEqual({ seq: cut.length - 2, what: 'cut' });

    const forged = await fresh();
    const last = await rowOf(forged.object, forged.length - 1);
    const more = { ...last, seq: forged.length, prev: last.hash ?? '' };
    await sql(
      forged.object,
      'INSERT INTO chain (id, version, data) VALUES (?, 9999, ?)',
      chainId(forged.length),
      JSON.stringify(more),
    );
    expect(await verify(forged.object)).toMatchObject({ seq: forged.length });

    const moved = await fresh();
    await live(moved.object, 'b', usual);
    await sql(
      moved.object,
      'UPDATE chain SET data = (SELECT data FROM chain WHERE id = ?) WHERE id = ?',
      chainId(3, 'b'),
      chainId(3),
    );
    expect(await verify(moved.object)).toEqual({ seq: 3, what: 'out-of-place' });
    expect(await verify(moved.object, 'b')).toBeNull();
  });

  it('shows a case whose words, or whose standing, were changed in the record', async () => {
    const object = officeObject();
    await live(object, 'a', ['ask', 'tell', 'answer']);
    await sql(object, `UPDATE cases SET data = json_set(data, '$.history[4].words', 'ไม่เคยตอบอย่างนี้')`);
    expect(await verify(object)).toEqual({ seq: 4, what: 'words' });
    const other = officeObject();
    const length = await live(other, 'a', ['ask', 'tell', 'answer']);
    await sql(other, `UPDATE cases SET data = json_set(data, '$.state', 'confirmed', '$.open', json('false'))`);
    expect(await verify(other)).toEqual({ seq: length - 1, what: 'words' });
  });
});
