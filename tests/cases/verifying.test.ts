import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eraseFromCase } from '#cases/erasing.ts';
import type { Case, Entry } from '#cases/record.ts';
import { historyRefs, verifyHistory } from '#cases/verifying.ts';
import { anonymous } from '#cases/waking.ts';
import type { JsonObject, Stored } from '#domain/record.ts';
import { office } from '../support/turn.ts';
import { act, CaseLife, MONDAY } from './case-life.ts';

const long = () =>
  new CaseLife(office).do('screen', 'assign', 'ask', 'tell', 'answer', 'fix', 'dispute', 'fix', 'confirm');

/** The rows with this one's data changed. */
const altered = (rows: readonly Stored[], row: number, change: (data: JsonObject) => object): Stored[] =>
  rows.map((each, at) => (at === row ? { ...each, data: change(each.data) as JsonObject } : each));

/** The record with one entry of its history changed. */
const retold = (rows: readonly Stored[], seq: number, change: (entry: Entry) => Partial<Entry>) =>
  altered(rows, 0, data => ({
    ...data,
    history: (data as Case).history.map((entry, at) => (at === seq ? { ...entry, ...change(entry) } : entry)),
  }));

describe('a history', () => {
  it('is right as it was written, at every step', () => {
    const work = new CaseLife(office);
    expect(verifyHistory(work.rows)).toBeNull();
    for (const what of ['screen', 'assign', 'ask', 'tell', 'answer', 'fix', 'dispute', 'fix', 'confirm'] as const) {
      work.do(what);
      expect(verifyHistory(work.rows)).toBeNull();
    }
  });

  it('is read in one call, of rows that are there or not', () => {
    const refs = historyRefs('case-1');
    expect(refs).toHaveLength(100);
    expect(refs.slice(0, 2)).toEqual([
      { collection: 'cases', id: 'case-1' },
      { collection: 'chain', id: 'case-1:0000' },
    ]);
    const { rows } = long();
    expect(verifyHistory(refs.map((_, at) => rows[at] ?? null))).toBeNull();
  });

  it('of no case is missing', () => {
    expect(verifyHistory(historyRefs('x').map(() => null))).toEqual({ seq: 0, what: 'missing' });
  });

  it('names the row of the chain that was altered, removed, or taken from another case', () => {
    const { rows } = long();
    for (let row = 1; row < rows.length; row += 1) {
      const fault = (changed: readonly (Stored | null)[]) => verifyHistory(changed);
      expect(fault(altered(rows, row, data => ({ ...data, act: 'forged' })))).toEqual({
        seq: row - 1,
        what: 'altered',
      });
      expect(fault(altered(rows, row, data => ({ ...data, of: 'case-2' })))).toMatchObject({ seq: row - 1 });
      expect(fault(rows.filter((_, at) => at !== row))).toMatchObject({ seq: row - 1 });
      expect(fault(rows.map((each, at) => (at === row ? null : each)))).toMatchObject({ seq: row - 1 });
    }
  });

  it('names a row that is no row of a chain any more', () => {
    const { rows } = long();
    expect(verifyHistory(altered(rows, 3, data => ({ ...data, at: 'yesterday' })))).toEqual({
      seq: 2,
      what: 'altered',
    });
    expect(verifyHistory(altered(rows, 3, () => ({})))).toEqual({ seq: 2, what: 'altered' });
  });

  it('names the entry that says another thing than its row', () => {
    const { rows } = long();
    const length = rows.length - 1;
    const changes: ((entry: Entry) => Partial<Entry>)[] = [
      ({ at }) => ({ at: at + 1 }),
      ({ act: what }) => ({ act: what === 'note' ? 'tell' : 'note' }),
      ({ state }) => ({ state: state === 'fixed' ? 'answered' : 'fixed' }),
      ({ by }) => ({ by: by === 'system' ? 'staff' : 'system' }),
      ({ seq }) => ({ seq: seq + 1 }),
      ({ isPublic }) => ({ isPublic: !isPublic }),
      ({ role }) => ({ role: role === 'mayor' ? 'clerk' : 'mayor' }),
      () => ({ name: 'ชื่อที่ใส่ทีหลัง' }),
      () => ({ words: 'คำที่ใส่ทีหลัง' }),
      () => ({ photos: [{ id: 'p-later', salt: 's' }] }),
    ];
    for (let seq = 0; seq < length; seq += 1)
      for (const change of changes)
        expect(verifyHistory(retold(rows, seq, change)), `${seq}`).toEqual({ seq, what: 'words' });
  });

  it('names words of which one letter was changed', () => {
    const { rows } = long();
    const words = 'ถนนหน้าวัดเป็นหลุม';
    fc.assert(
      fc.property(fc.nat({ max: words.length - 1 }), fc.constantFrom('ก', 'a', '', ' '), (at, letter) => {
        const other = words.slice(0, at) + letter + words.slice(at + 1);
        fc.pre(other !== words);
        expect(verifyHistory(retold(rows, 0, () => ({ words: other })))).toEqual({ seq: 0, what: 'words' });
      }),
    );
  });

  it('notices entries that were added to the record, or taken from it, without their rows', () => {
    const { rows } = long();
    const length = rows.length - 1;
    const added = altered(rows, 0, data => {
      const { history } = data as unknown as Case;
      return { ...data, history: [...history, { ...history[3], seq: length }] };
    });
    expect(verifyHistory(added)).toEqual({ seq: length, what: 'words' });
    const cut = altered(rows, 0, data => ({ ...data, history: (data as unknown as Case).history.slice(0, -1) }));
    expect(verifyHistory(cut)).toEqual({ seq: length - 1, what: 'words' });
  });

  it('notices a case that says it stands elsewhere than its last step left it', () => {
    const work = new CaseLife(office).do('fix');
    const closed = altered(work.rows, 0, data => ({ ...data, state: 'confirmed' }));
    expect(verifyHistory(closed)).toEqual({ seq: 2, what: 'words' });
  });

  it('is the whole history: a tail that was cut everywhere but in the head is seen', () => {
    const work = long();
    const cut = altered(work.rows.slice(0, -2), 0, data => ({
      ...data,
      history: (data as unknown as Case).history.slice(0, -2),
    }));
    expect(verifyHistory(cut)).toEqual({ seq: work.links.length - 2, what: 'cut' });
  });

  it('is as right as before once words, photos and the person are gone', () => {
    const work = new CaseLife(office).do(
      act('ask'),
      act('tell', { said: { words: 'ค่ะ', photoIds: ['p1', 'p2'], messageIds: ['m1'] } }),
      'fix',
    );
    for (const message of ['m-filed', 'p-filed', 'm-where', 'm-ask', 'm1', 'p1', 'p-fixed', 'unknown']) {
      work.data = eraseFromCase(work.data as JsonObject, message, MONDAY) as unknown as Case;
      expect(verifyHistory(work.rows)).toBeNull();
    }
    work.data = anonymous(work.data);
    expect(verifyHistory(work.rows)).toBeNull();
  });
});
