import { describe, expect, it } from 'vitest';
import { noticesOf } from '#cases/notices.ts';
import { bangkokDay, fiscalYear } from '#domain/calendar.ts';
import { office } from '../support/turn.ts';
import { act, CaseLife, colleague, DAY, HOUR, MONDAY, officer, owner } from './case-life.ts';

const complaint = (changes = {}) => new CaseLife(office, changes);
const question = () => new CaseLife(office, { kind: 'question', category: null });
const told = ({ notices }: CaseLife, from = 0) => notices.slice(from).map(({ template, to }) => [template, to]);
const counts = ({ statistics }: CaseLife) => statistics.get('cases-2569') ?? {};

describe('a case that is filed', () => {
  it('is due by its own clock, waits to be taken, and alerts who is on duty in its division', () => {
    const work = complaint({ urgent: true });
    expect(work.data).toMatchObject({
      state: 'received',
      open: true,
      people: [owner],
      timers: { take: { clock: 'screening' }, settle: { clock: 'complaint' }, confirm: null },
      closedAt: null,
      year: 2569,
    });
    expect(bangkokDay(work.data.dueAt)).toBe('2026-06-23');
    expect(work.notices).toEqual([
      {
        to: { role: 'officer', division: 'works' },
        template: 'desk.alert',
        about: { collection: 'cases', id: 'case-1' },
        urgent: true,
      },
    ]);
  });

  it('without a point lies in no square', () => {
    expect(complaint({ where: null }).data.cell).toBeNull();
    const words = { latitude: null, longitude: null, words: 'หน้าวัด', messageIds: [] };
    expect(complaint({ where: words }).data.cell).toBeNull();
    expect(complaint().data.cell).toMatch(/^\d+,\d+$/);
  });
});

describe('an officer who works on a case nobody has taken', () => {
  it.each(['ask', 'answer', 'fix'] as const)('takes it by an act of %s, which is a step of its own', what => {
    const work = complaint().do(what);
    expect(work.data.history.map(entry => entry.act)).toEqual(['file', 'acknowledge', what]);
    expect(work.data).toMatchObject({ assignee: officer.id, timers: { take: null } });
    expect(counts(work)).toMatchObject({ received: 1, taken: 1, acknowledge: 1, [what]: 1 });
  });

  it('does not take it by a note', () => {
    const work = complaint().do('note');
    expect(work.data).toMatchObject({ state: 'received', assignee: null });
    expect(work.data.timers.take).not.toBeNull();
  });

  it('changes nothing where the second of the two steps is refused', () => {
    const work = complaint();
    const before = structuredClone(work.data);
    expect(work.try(act('answer', { said: { words: '  ' } }))).toEqual({ ok: false, kind: 'lacks', need: 'words' });
    expect(work.data).toEqual(before);
    expect(work.links).toHaveLength(1);
  });

  it('stays the one who works on it when a colleague answers', () => {
    const work = complaint().do('acknowledge', act('answer', { author: colleague }));
    expect(work.data.assignee).toBe(officer.id);
  });
});

describe('a case that is passed on', () => {
  it('belongs to nobody yet, in its new division, which is told and has a day to take it', () => {
    const work = complaint()
      .do('acknowledge')
      .pass(3 * DAY);
    const before = work.notices.length;
    work.do('assign');
    expect(work.data).toMatchObject({ state: 'assigned', division: 'finance', assignee: null });
    expect(bangkokDay(work.data.timers.take?.dueAt ?? 0)).toBe('2026-06-12');
    expect(told(work, before)).toEqual([['desk.alert', { role: 'officer', division: 'finance' }]]);
    expect(bangkokDay(work.data.dueAt)).toBe('2026-06-23');
  });
});

describe('a case that waits for the resident', () => {
  it('stands still until they answer, and is then due later by as many days', () => {
    const work = complaint().do('ask');
    expect(work.data.waitingFor).toBe(2);
    expect(work.data.timers.settle.pausedAt).toBe(MONDAY);
    work.pass(4 * DAY).do('tell');
    expect(work.data.waitingFor).toBeNull();
    expect(bangkokDay(work.data.dueAt)).toBe('2026-06-27');
  });

  it('is not late by the days for which it waited', () => {
    const work = complaint()
      .do('ask')
      .pass(20 * DAY)
      .do('fix');
    expect(counts(work).late).toBeUndefined();
    expect(bangkokDay(work.data.timers.settle.dueAt)).toBe('2026-07-13');
  });

  it('waits for the newest question, since the oldest', () => {
    const work = complaint()
      .do('ask')
      .pass(2 * DAY)
      .do('ask');
    expect(work.data.waitingFor).toBe(3);
    expect(work.data.timers.settle.pausedAt).toBe(MONDAY);
  });

  it('runs on where the resident adds something unasked', () => {
    const work = complaint().do('tell').pass(DAY).do('tell');
    expect(work.data.timers.settle).toMatchObject({ pausedAt: null, paused: 0 });
  });

  it('runs on where it is passed to others, who have not asked', () => {
    const work = complaint()
      .do('ask')
      .pass(2 * DAY)
      .do('assign');
    expect(work.data).toMatchObject({ waitingFor: null, timers: { settle: { pausedAt: null, paused: 2 } } });
  });

  it('waits for nobody once it is closed', () => {
    for (const end of ['withdraw', 'decline', 'forward', 'mark-duplicate'] as const)
      expect(complaint().do('ask', end).data).toMatchObject({ waitingFor: null, open: false });
  });
});

describe('what is fixed late', () => {
  it('is counted so, once for each time it was said to be settled', () => {
    const work = complaint()
      .do('acknowledge')
      .pass(16 * DAY)
      .do('answer', 'fix');
    expect(counts(work)).toMatchObject({ late: 1, 'late.complaint': 1, 'late.complaint.division.works': 1 });
  });

  it('is judged by the last moment of its day', () => {
    const dueAt = Date.parse('2026-06-23T16:59:59.999Z');
    const at = (ms: number) =>
      complaint()
        .do('acknowledge')
        .pass(dueAt + ms - MONDAY)
        .do('fix');
    expect(counts(at(0)).late).toBeUndefined();
    expect(counts(at(1)).late).toBe(1);
  });

  it('is not what was answered in time and then answered once more', () => {
    const work = question()
      .do('answer')
      .pass(10 * DAY)
      .do('answer')
      .pass(10 * DAY)
      .do('answer');
    expect(counts(work).late).toBeUndefined();
    const late = question()
      .pass(16 * DAY)
      .do('answer', 'answer');
    expect(counts(late).late).toBe(1);
  });

  it('is not a complaint that was only answered late: it is still to be fixed', () => {
    const work = complaint()
      .do('acknowledge')
      .pass(16 * DAY)
      .do('answer');
    expect(counts(work).late).toBeUndefined();
  });
});

describe('a case that is fixed', () => {
  it('stops its clock and gives the resident two weeks, by which it is then listed', () => {
    const work = complaint().do('acknowledge').pass(DAY).do('fix');
    const { settle, confirm } = work.data.timers;
    expect(settle.pausedAt).toBe(MONDAY + DAY);
    expect(bangkokDay(confirm?.dueAt ?? 0)).toBe('2026-06-23');
    expect(work.data.dueAt).toBe(confirm?.dueAt);
  });

  it('is told to everybody who follows it, and to nobody else', () => {
    const work = complaint().do('follow', act('follow', { follower: 'Uother' }), 'acknowledge');
    const before = work.notices.length;
    work.do('fix');
    expect(told(work, before)).toEqual([owner, 'Uneighbour', 'Uother'].map(person => ['case.fixed', { person }]));
  });

  it('is an answer’s only for a question', () => {
    expect(question().do('answer').data.timers.confirm).not.toBeNull();
    const work = complaint().do('answer');
    expect(work.data.timers).toMatchObject({ confirm: null, settle: { pausedAt: null } });
  });

  it('closes with the resident’s word', () => {
    const work = complaint().do('fix').pass(HOUR).do('confirm');
    expect(work.data).toMatchObject({ state: 'confirmed', open: false, closedAt: MONDAY + HOUR });
    expect(work.data.timers).toMatchObject({ take: null, confirm: null });
  });
});

describe('a case that the resident disputes', () => {
  it('is open again at once, its clock running on from where it stood', () => {
    const work = complaint()
      .do('acknowledge')
      .pass(5 * DAY)
      .do('fix')
      .pass(3 * DAY)
      .do('dispute');
    expect(work.data).toMatchObject({ state: 'reopened', open: true, disputes: 1, closedAt: null });
    expect(work.data.history.slice(-2).map(({ act: each, by }) => [each, by])).toEqual([
      ['dispute', 'resident'],
      ['reopen', 'system'],
    ]);
    expect(bangkokDay(work.data.dueAt)).toBe('2026-06-26');
    expect(work.data.timers.take).not.toBeNull();
    expect(work.data.timers.confirm).toBeNull();
  });

  it('is open again even after it was closed in silence', () => {
    const work = complaint()
      .do('fix')
      .pass(20 * DAY);
    expect(work.data.state).toBe('unconfirmed');
    work.do('dispute');
    expect(work.data).toMatchObject({ state: 'reopened', open: true, closedAt: null });
    expect(bangkokDay(work.data.dueAt)).toBe('2026-07-13');
    expect(work.data.wakeAt).toBeGreaterThan(work.now);
  });

  it('goes back to whoever worked on it, and from the third time on to the ปลัด as well', () => {
    const work = complaint();
    const reopened = [1, 2, 3, 4].map(() => {
      const before = work.notices.length;
      work.do('fix', 'dispute');
      return told(work, before).filter(([template]) => template === 'desk.reopened');
    });
    const worker = ['desk.reopened', { worker: officer.id, division: 'works' }];
    const clerk = ['desk.reopened', { role: 'clerk', division: null }];
    expect(reopened).toEqual([[worker], [worker], [worker, clerk], [worker, clerk]]);
  });
});

describe('two officers who act at once', () => {
  it('both write against the version they read, so that one of them must look again', () => {
    const work = complaint().do('acknowledge');
    const { version } = work.stored;
    const [first, second] = [work.try(act('fix')), act('fix', { author: colleague })];
    const photo = { ref: { collection: 'files', id: 'p-fixed' } };
    expect(first).toMatchObject({ ok: true, writes: [{ kind: 'replace', if: { version } }, {}, photo, {}] });
    expect(work.stored.version).not.toBe(version);
    expect(work.try(second)).toEqual({ ok: false, kind: 'already', state: 'fixed' });
  });
});

describe('who is told', () => {
  it('is the resident, of what is asked, answered, fixed, passed to others or declined', () => {
    for (const [what, template] of [
      ['ask', 'case.asked'],
      ['answer', 'case.answered'],
      ['fix', 'case.fixed'],
      ['forward', 'case.closed'],
      ['decline', 'case.closed'],
      ['mark-duplicate', 'case.closed'],
    ] as const) {
      const work = complaint().do('acknowledge');
      const before = work.notices.length;
      work.do(what);
      expect(told(work, before)).toEqual([[template, { person: owner }]]);
      expect(work.notices.at(-1)?.args).toEqual({ seq: work.data.head.length - 1 });
    }
  });

  it('is whoever works on it, of what the resident does', () => {
    const work = complaint().do('acknowledge');
    const before = work.notices.length;
    work.do('tell', 'withdraw');
    const worker = { worker: officer.id, division: 'works' };
    expect(told(work, before)).toEqual([
      ['desk.told', worker],
      ['desk.withdrawn', worker],
    ]);
  });

  it('is nobody, of notes, of a taking, of a confirmation, or of somebody who follows', () => {
    const work = complaint();
    const before = work.notices.length;
    work.do('screen', 'acknowledge', 'note', 'follow', 'fix');
    const after = work.notices.length;
    work.do('confirm');
    expect(told(work, before).map(([template]) => template)).toEqual(['case.fixed', 'case.fixed']);
    expect(work.notices).toHaveLength(after);
  });

  it('is never a follower in the place of a resident who is gone', () => {
    const work = complaint().do('follow', 'acknowledge');
    const left = { ...work.data, from: null, people: ['Uneighbour'] };
    expect(noticesOf(work.id, 'ask', left, office)).toEqual([]);
    expect(noticesOf(work.id, 'decline', left, office)).toEqual([]);
  });
});

describe('the statistics', () => {
  it('belong to the fiscal year in which something happens', () => {
    const work = new CaseLife(office, {}, Date.parse('2026-09-30T16:59:59.999Z'));
    work.pass(1).do('acknowledge');
    expect(fiscalYear(bangkokDay(work.now))).toBe(2570);
    expect(work.statistics.get('cases-2569')).toMatchObject({ received: 1, 'received.complaint.category.road': 1 });
    expect(work.statistics.get('cases-2570')).toMatchObject({ taken: 1, acknowledge: 1 });
    expect(work.statistics.get('cases-2570')).not.toHaveProperty('received');
  });

  it('keep the hours since filing, so that a mean can be made', () => {
    const work = complaint()
      .pass(30 * HOUR)
      .do('fix');
    expect(counts(work)).toMatchObject({ 'taken.complaint.hours': 30, 'fix.complaint.hours': 30, fix: 1 });
  });

  it('name nobody', () => {
    const work = complaint().do('follow', 'ask', 'tell', 'fix', 'dispute', 'fix', 'confirm');
    const text = JSON.stringify([...work.statistics]);
    for (const secret of [owner, 'Uneighbour', officer.id, 'ถนน', 'หน้าวัด']) expect(text).not.toContain(secret);
  });
});

describe('a case of which too much has been said', () => {
  const words = 'ก'.repeat(4000);
  const tell = act('tell', { said: { words, messageIds: ['m'] } });
  const note = act('note', { said: { words } });
  const bytes = (work: CaseLife) => new TextEncoder().encode(JSON.stringify(work.data)).length;

  /** Does the same until it is refused, and says how often it was not. */
  function fill(work: CaseLife, what: typeof tell): number {
    for (let times = 0; times < 200; times += 1) {
      const done = work.try(what);
      if (done.ok) continue;
      expect(done).toEqual({ ok: false, kind: 'full' });
      return times;
    }
    throw new Error('it is never full');
  }

  it('refuses more, and stays well below what a store can hold', () => {
    const work = complaint({ what: words }).do('acknowledge');
    fill(work, tell);
    expect(fill(work, note)).toBeGreaterThan(0);
    expect(work.data.history.length).toBeGreaterThan(40);
    expect(bytes(work)).toBeLessThan(700_000);
    const short = complaint().do('acknowledge');
    fill(short, act('note'));
    expect(short.data.history).toHaveLength(90);
  });

  it('is as full by words that take more room than they look', () => {
    const work = complaint().do('acknowledge');
    fill(work, act('note', { said: { words: '\u0000'.repeat(4000) } }));
    expect(bytes(work)).toBeLessThan(700_000);
    const broken = complaint().do('acknowledge');
    fill(broken, act('note', { said: { words: '\ud800'.repeat(4000) } }));
    expect(bytes(broken)).toBeLessThan(700_000);
  });

  it('leaves the officer room to ask and to note, however much the resident says', () => {
    const work = complaint().do('acknowledge');
    fill(work, tell);
    fill(work, act('tell'));
    work.do('ask', 'note', 'assign', 'answer');
  });

  it('leaves everybody else room, however many neighbours follow it', () => {
    const work = complaint();
    const followed = fill(work, act('follow'));
    expect(followed).toBeGreaterThan(20);
    work.do('tell', 'ask', 'tell', 'fix', 'dispute', 'fix', 'confirm');
  });

  it.each([
    ['answer', 'fix', 'confirm'],
    ['fix', 'confirm'],
    ['decline'],
    ['forward'],
    ['mark-duplicate'],
    ['withdraw'],
  ] as const)('can still be brought to its end by %s %s %s', (...acts) => {
    const work = complaint();
    fill(work, act('note'));
    work.do(...acts);
    expect(work.data.open).toBe(false);
    expect(work.data.head.length).toBeLessThan(99);
  });

  it('and was disputed last of all, can still be fixed, and ends by itself', () => {
    const work = complaint().do('fix');
    while (work.data.history.length < 89) work.do(act('note'));
    work.do('dispute', 'fix').pass(15 * DAY);
    expect(work.data.state).toBe('unconfirmed');
    expect(work.try(act('dispute'))).toEqual({ ok: false, kind: 'full' });
    expect(work.data.head.length).toBeLessThan(99);
  });

  it('cannot be answered over and over either', () => {
    const work = question();
    fill(work, act('answer'));
    expect(work.data.head.length).toBeLessThanOrEqual(93);
    work.do('confirm');
  });
});

describe('a case that is passed to somebody outside the office', () => {
  it('says in its history where it went, if nothing else was said', () => {
    for (const what of ['forward', 'decline'] as const) {
      const work = complaint().do(act(what, { destination: 'แขวงทางหลวงกาญจนบุรี' }));
      expect(work.data.history.at(-1)?.words).toBe('แขวงทางหลวงกาญจนบุรี');
      const said = complaint().do(act(what, { said: { words: 'ส่งให้แขวงทางหลวงแล้วค่ะ' } }));
      expect(said.data.history.at(-1)?.words).toBe('ส่งให้แขวงทางหลวงแล้วค่ะ');
    }
  });
});
