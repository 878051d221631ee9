import { describe, expect, it } from 'vitest';
import { eraseFromCase, undoneBy } from '#cases/erasing.ts';
import { type Case, photosOf, whatOf } from '#cases/record.ts';
import { anonymous, wakeCase } from '#cases/waking.ts';
import { saltedDigest } from '#domain/chain.ts';
import type { JsonObject } from '#domain/record.ts';
import { office } from '../support/turn.ts';
import { act, CaseLife, MONDAY, worldAt } from './case-life.ts';

const made = () =>
  new CaseLife(office, { photoIds: ['p1', 'p2', 'p3'], messageIds: ['m-filed', 'm-more'] }).do(
    'ask',
    act('tell', { said: { words: 'หน้าโรงเรียน', photoIds: ['p4'], messageIds: ['m-tell'] } }),
    'answer',
  );
const without = (work: CaseLife, message: string) =>
  eraseFromCase(work.data as JsonObject, message, MONDAY) as unknown as Case;

describe('a message that is taken back', () => {
  it('takes the words of the filing, whichever of its messages it was, and nothing else', () => {
    for (const message of ['m-filed', 'm-more']) {
      const work = made();
      const after = without(work, message);
      expect(whatOf(after)).toBeNull();
      expect(after.history.slice(1)).toEqual(work.data.history.slice(1));
      expect(after.history[0]?.photos).toEqual(work.data.history[0]?.photos);
      expect(after.where).toEqual(work.data.where);
    }
  });

  it('takes the place with its square', () => {
    const work = made();
    const after = without(work, 'm-where');
    expect(after).toMatchObject({ where: null, cell: null });
    expect(JSON.stringify(after)).not.toContain('14.3');
    expect(after.history).toEqual(work.data.history);
  });

  it('takes one photo and leaves the others', () => {
    const after = without(made(), 'p2');
    expect(after.history.map(photosOf)).toEqual([['p1', 'p3'], [], [], ['p4'], []]);
    expect(JSON.stringify(after)).not.toContain('p2');
  });

  it('takes an officer’s answer or question, and what the resident told', () => {
    for (const [message, seq] of [
      ['m-ask', 2],
      ['m-tell', 3],
      ['m-answer', 4],
    ] as const) {
      const after = without(made(), message);
      expect(after.history.filter(({ words }) => words === null).map(each => each.seq)).toEqual([1, seq]);
    }
  });

  it('of which the case holds nothing leaves it as it is', () => {
    const work = made();
    expect(without(work, 'unknown')).toEqual(work.data);
  });

  it('twice does what it did once, and moves nothing: state, clocks, chain, number', () => {
    const work = made();
    const once = without(work, 'm-filed');
    expect(eraseFromCase(once as JsonObject, 'm-filed', MONDAY)).toEqual(once);
    const { history: _, ...left } = once;
    const { history: __, ...before } = work.data;
    expect(left).toEqual(before);
  });

  it('leaves no salt with which somebody could try out what the words were', () => {
    const work = made();
    const guesses = ['ถนนหน้าวัดเป็นหลุม', 'p2', 'หน้าโรงเรียน'];
    let data = work.data as JsonObject;
    for (const message of ['m-filed', 'p2', 'm-tell']) data = eraseFromCase(data, message, MONDAY);
    const salts = JSON.stringify(data).match(/id-\d+/g) ?? [];
    const digests = work.links.flatMap(link => link.digests);
    expect(salts.length).toBeGreaterThan(0);
    for (const salt of salts) for (const guess of guesses) expect(digests).not.toContain(saltedDigest(guess, salt));
  });
});

describe('a case whose person is gone', () => {
  it('holds no id, words, place, photo, message or salt of anybody, and keeps what the register counts', () => {
    const work = made().do('follow', 'fix', 'confirm');
    work.data = { ...work.data, number: 7 };
    const after = anonymous(work.data);
    const text = JSON.stringify(after);
    for (const secret of [
      'Uowner',
      'Uneighbour',
      'ถนน',
      'หน้าวัด',
      'โรงเรียน',
      'p1',
      'p4',
      'p-fixed',
      'm-',
      '14.3',
      '"id-',
    ])
      expect(text).not.toContain(secret);
    expect(after).toMatchObject({
      number: 7,
      year: 2569,
      kind: 'complaint',
      category: 'road',
      state: 'confirmed',
      wakeAt: null,
    });
    expect(after.history.map(entry => entry.act)).toEqual(work.data.history.map(entry => entry.act));
    expect(after.head).toEqual(work.data.head);
  });
});

describe('what follows from a message taken back', () => {
  const erase = (work: CaseLife, message: string) => {
    work.data = eraseFromCase(work.data as JsonObject, message, work.now) as unknown as Case;
    return work;
  };
  const wake = (work: CaseLife) => wakeCase(work.stored, worldAt(work.now, office));

  it('a question without words is withdrawn when the case wakes, which is at once, and nobody is called to it', () => {
    const work = erase(
      new CaseLife(office, { kind: 'question', clock: 'question', messageIds: ['m-filed'] }),
      'm-filed',
    );
    expect(work.data.wakeAt).toBe(MONDAY);
    const { writes, notices } = wake(work);
    expect(writes[0]).toMatchObject({ data: { state: 'withdrawn', open: false } });
    expect(notices).toEqual([]);
  });

  it('a complaint without words stays: its kind and its place still tell what to do', () => {
    const work = erase(new CaseLife(office, { messageIds: ['m-filed'] }), 'm-filed');
    expect(work.data.wakeAt).not.toBe(MONDAY);
    expect(wake(work).writes[0]).toMatchObject({ data: { state: 'received', open: true } });
  });

  it('what was reported as fixed is open again once no proof is left, and whoever reported it is told', () => {
    const work = new CaseLife(office).do(act('fix', { said: { photoIds: ['p1', 'p2'], messageIds: ['p1', 'p2'] } }));
    expect(wake(erase(work, 'p1')).writes[0]).toMatchObject({ data: { state: 'fixed' } });
    const { writes, notices } = wake(erase(work, 'p2'));
    expect(writes[0]).toMatchObject({ data: { state: 'reopened', open: true } });
    expect(notices).toMatchObject([{ to: { worker: 'Uofficer' }, template: 'desk.reopened' }]);
  });

  it('what the resident has confirmed stays so', () => {
    const fix = act('fix', { said: { photoIds: ['p1'], messageIds: ['p1'] } });
    const work = erase(new CaseLife(office).do(fix, 'confirm'), 'p1');
    expect(undoneBy(work.data)).toBeNull();
  });
});
