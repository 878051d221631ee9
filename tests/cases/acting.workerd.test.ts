import { describe, expect, it } from 'vitest';
import { actOn } from '#cases/acting.ts';
import { fileCase } from '#cases/filing.ts';
import { type Case, caseRef, readCase, type StoredCase } from '#cases/record.ts';
import { historyRefs, verifyHistory } from '#cases/verifying.ts';
import { type OfficeObject, officeObject } from '../store/office-object.ts';
import { office, START } from '../support/town-hall.ts';
import { act, colleague, filing, worldAt } from './case-life.ts';

const ID = 'case-1';
const world = worldAt(START, office);

async function filed(): Promise<OfficeObject> {
  const object = officeObject();
  await object.store.commit(fileCase(filing({ id: ID }), world).writes);
  return object;
}

async function stored({ store }: OfficeObject): Promise<StoredCase> {
  const [record] = await store.get([caseRef(ID)]);
  if (!record) throw new Error('no case');
  return readCase(record);
}

/** Reads, decides and commits, and starts again on a conflict, as dispatch does. */
async function doIt(object: OfficeObject, what: ReturnType<typeof act>): Promise<'done' | string> {
  for (;;) {
    const done = actOn(await stored(object), what, world);
    if (!done.ok) return done.kind;
    if ((await object.store.commit(done.writes)).ok) return 'done';
  }
}

const counts = async ({ store }: OfficeObject) =>
  (await store.get([{ collection: 'statistics', id: 'cases-2583' }]))[0]?.data ?? {};

describe('many people who act on one case at once', () => {
  it('of two officers who close it, one does, and the other is told what it is now', async () => {
    const object = await filed();
    await doIt(object, act('acknowledge'));
    const before = await stored(object);
    const both = [act('fix'), act('decline', { author: colleague })].map(each => actOn(before, each, world));
    const results = await Promise.all(both.map(async each => each.ok && (await object.store.commit(each.writes)).ok));
    expect(results.filter(Boolean)).toHaveLength(1);
    const again = await Promise.all([doIt(object, act('acknowledge')), doIt(object, act('screen'))]);
    expect(again.every(each => each === 'closed' || each === 'already')).toBe(true);
    const { data } = await stored(object);
    expect(data.head.length).toBe(3);
    expect(verifyHistory(await object.store.get(historyRefs(ID)))).toBeNull();
  });

  it('all get their step, in one history without a gap, and are counted once each', async () => {
    const object = await filed();
    const acts = Array.from({ length: 24 }, (_, at) =>
      at % 3 === 0 ? act('tell') : at % 3 === 1 ? act('note') : act('follow', { follower: `U${at}` }),
    );
    const ends = await Promise.all(acts.map(each => doIt(object, each)));
    expect(ends).toEqual(acts.map(() => 'done'));
    const { data } = await stored(object);
    expect(data.history.map(entry => entry.seq)).toEqual(Array.from({ length: 25 }, (_, at) => at));
    expect(new Set(data.people).size).toBe(9);
    expect(verifyHistory(await object.store.get(historyRefs(ID)))).toBeNull();
    expect(await counts(object)).toMatchObject({ received: 1, tell: 8, note: 8, follow: 8, 'tell.complaint': 8 });
  });

  it('leave the statistics alone where they are refused', async () => {
    const object = await filed();
    await doIt(object, act('withdraw'));
    const before = await counts(object);
    for (const what of ['fix', 'answer', 'ask', 'confirm', 'dispute', 'tell'] as const)
      expect(await doIt(object, act(what))).toBe('closed');
    expect(await counts(object)).toEqual(before);
  });
});

describe('the fullest case there can be', () => {
  it('fits into the store, is read with its whole chain in one call, and is whole', async () => {
    const object = await filed();
    const words = 'ก'.repeat(4000);
    for (const what of [act('tell', { said: { words } }), act('note', { said: { words } }), act('note')])
      while ((await doIt(object, what)) === 'done');
    for (const what of ['answer', 'fix', 'confirm'] as const)
      expect(await doIt(object, act(what, { said: { words, photoIds: ['p'] } }))).toBe('done');
    const rows = await object.store.get(historyRefs(ID));
    expect(verifyHistory(rows)).toBeNull();
    const data = rows[0]?.data as unknown as Case;
    expect(data).toMatchObject({ state: 'confirmed', open: false });
    expect(new TextEncoder().encode(JSON.stringify(data)).length).toBeLessThan(750_000);
    expect(rows.filter(row => row !== null)).toHaveLength(data.head.length + 1);
  }, 20_000);
});
