import { describe, expect, it } from 'vitest';
import { photosOf } from '#cases/record.ts';
import { keptUntil } from '#cases/reminders.ts';
import { wakeCase } from '#cases/waking.ts';
import { bangkokDay } from '#domain/calendar.ts';
import type { Notice } from '#domain/notice.ts';
import { office } from '../support/turn.ts';
import { act, CaseLife, DAY, HOUR, MONDAY, officer, owner, worldAt } from './case-life.ts';

/** What was sent, in short: which clock, to whom, how many days from its due day. */
const short = ({ args, to }: Notice) => {
  const who = 'role' in to ? `${to.role}:${to.division ?? ''}` : 'worker' in to ? 'worker' : 'owner';
  return `${args?.timer} ${args?.days} ${who}`;
};

/** Everything that a case sends by itself in so many days, with the day in Thailand. */
function remindersIn(work: CaseLife, days: number): string[] {
  const sent: string[] = [];
  const until = work.now + days * DAY;
  while (work.data.wakeAt !== null && work.data.wakeAt <= until) {
    work.now = Math.max(work.now, work.data.wakeAt);
    for (const notice of work.wake()) sent.push(`${bangkokDay(work.now).slice(5)} ${short(notice)}`);
  }
  work.now = until;
  return sent;
}

const taken = () => new CaseLife(office).do('acknowledge');

describe('the clock by which a case must be settled', () => {
  it('reminds once on D−1, D0, D+1, D+3 and D+7, and tells head, ปลัด and นายก on their days', () => {
    expect(remindersIn(taken(), 60)).toEqual([
      '06-22 settle -1 worker',
      '06-23 settle 0 worker',
      '06-24 settle 1 worker',
      '06-24 settle 1 head:works',
      '06-26 settle 3 worker',
      '06-26 settle 3 clerk:',
      '06-30 settle 7 worker',
      '06-30 settle 7 mayor:',
    ]);
  });

  it('does so when the office opens', () => {
    const work = taken();
    expect(work.data.wakeAt).toBe(Date.parse('2026-06-22T01:30:00Z'));
  });

  it('sends after a standstill of a week only the newest to whoever works on it, and to the highest above', () => {
    const work = taken();
    work.now = Date.parse('2026-06-27T22:00:00Z');
    expect(work.wake().map(short)).toEqual(['settle 3 worker', 'settle 3 clerk:']);
    expect(work.wake()).toEqual([]);
    expect(remindersIn(work, 30)).toEqual(['06-30 settle 7 worker', '06-30 settle 7 mayor:']);
  });

  it('is silent while it stands still', () => {
    const work = taken()
      .pass(10 * DAY)
      .do('ask');
    expect(work.data.wakeAt).toBeNull();
    expect(remindersIn(work, 40)).toEqual([]);
  });

  it('that was moved has its own days, and sends nothing for the old ones', () => {
    const work = taken()
      .pass(14 * DAY)
      .do('ask');
    expect(work.notices.map(short)).toContain('settle -1 worker');
    work.pass(5 * DAY).do('tell');
    expect(bangkokDay(work.data.dueAt)).toBe('2026-06-28');
    expect(remindersIn(work, 5).map(each => each.slice(0, 17))).toEqual([
      '06-28 settle 0 wo',
      '06-29 settle 1 wo',
      '06-29 settle 1 he',
      '07-01 settle 3 wo',
      '07-01 settle 3 cl',
    ]);
  });

  it('sends what came due while it stood still on one and the same day', () => {
    const morning = Date.parse('2026-06-22T01:00:00Z');
    const work = taken()
      .pass(morning - MONDAY)
      .do('ask')
      .pass(HOUR)
      .do('tell');
    expect(remindersIn(work, 0)).toEqual(['06-22 settle -1 worker']);
  });

  it('of an urgent case tells the head on the day it is due', () => {
    const work = new CaseLife(office, { urgent: true, clock: 'complaint-urgent' }).do('acknowledge');
    expect(remindersIn(work, 30)).toEqual([
      '06-11 settle 0 worker',
      '06-11 settle 0 head:works',
      '06-12 settle 1 worker',
      '06-12 settle 1 clerk:',
      '06-13 settle 2 mayor:',
    ]);
  });

  it('of an urgent case spends the last messages of a month only while nobody has taken it', () => {
    const work = new CaseLife(office, { urgent: true, clock: 'complaint-urgent' });
    expect(work.notices.map(({ template, urgent }) => [template, urgent])).toEqual([['desk.alert', true]]);
    work.pass(2 * DAY);
    expect(work.notices.slice(1).map(({ args, urgent }) => [args?.timer, urgent])).toContainEqual(['take', true]);
    const before = work.do('acknowledge').notices.length;
    work.pass(10 * DAY);
    expect(work.notices.slice(before).some(({ urgent }) => urgent)).toBe(false);
  });

  it('is silent once the case is closed, whatever closed it', () => {
    for (const end of ['withdraw', 'decline', 'forward', 'mark-duplicate'] as const)
      expect(remindersIn(taken().do(end), 100)).toEqual([]);
    expect(remindersIn(taken().do('fix', 'confirm'), 100)).toEqual([]);
  });
});

describe('a case that nobody takes', () => {
  it('reminds the division, then its head, then the ปลัด, until somebody takes it', () => {
    const work = new CaseLife(office);
    expect(remindersIn(work, 8)).toEqual([
      '06-09 take 0 officer:works',
      '06-10 take 1 officer:works',
      '06-10 take 1 head:works',
      '06-11 take 2 clerk:',
    ]);
    work.do('acknowledge');
    expect(remindersIn(work, 5)).toEqual([]);
  });

  it('starts anew where it is passed on', () => {
    const work = new CaseLife(office).pass(2 * DAY).do('assign');
    expect(remindersIn(work, 3)).toEqual([
      '06-11 take 0 officer:finance',
      '06-12 take 1 officer:finance',
      '06-12 take 1 head:finance',
      '06-13 take 2 clerk:',
    ]);
  });
});

describe('a case that waits for the resident’s word', () => {
  it('asks them twice, and closes as not confirmed when the time is over', () => {
    const work = taken().do('fix');
    expect(remindersIn(work, 14)).toEqual(['06-15 confirm -7 owner', '06-21 confirm -1 owner']);
    expect(work.data.wakeAt).toBe(Date.parse('2026-06-22T17:00:00Z'));
    expect(remindersIn(work, 1)).toEqual([]);
    expect(work.data).toMatchObject({
      state: 'unconfirmed',
      open: false,
      closedAt: Date.parse('2026-06-22T17:00:00Z'),
    });
    expect(work.data.history.at(-1)).toMatchObject({ act: 'lapse', by: 'system' });
    expect(work.statistics.get('cases-2569')).toMatchObject({ lapse: 1 });
  });

  it('does not close a millisecond too early, however often it is looked at', () => {
    const work = taken().do('fix');
    work.now = Date.parse('2026-06-22T16:59:59.999Z');
    work.wake();
    expect(work.data.state).toBe('fixed');
    work.now += 1;
    work.wake();
    work.wake();
    expect(work.data.state).toBe('unconfirmed');
    expect(work.data.history.filter(entry => entry.act === 'lapse')).toHaveLength(1);
  });

  it('never closes an answered complaint so: it is still to be fixed', () => {
    const work = taken()
      .do('answer')
      .pass(60 * DAY);
    expect(work.data.state).toBe('answered');
    const question = new CaseLife(office, { kind: 'question', clock: 'question' }).do('answer').pass(60 * DAY);
    expect(question.data.state).toBe('unconfirmed');
  });

  it('asks nobody where the resident is gone', () => {
    const work = taken().do('fix');
    work.data = { ...work.data, from: null, people: [] };
    expect(remindersIn(work, 10)).toEqual([]);
  });
});

describe('a case that was closed', () => {
  const closed = () => new CaseLife(office, { photoIds: ['p1', 'p2'] }).do('follow', 'fix', 'confirm');

  it('lets its photos go first, then the person, and never wakes again', () => {
    const work = closed();
    expect(work.data.wakeAt).toBe(MONDAY + 180 * DAY);
    work.pass(180 * DAY - 1);
    expect(work.data.history.flatMap(photosOf)).toEqual(['p1', 'p2', 'p-fixed']);
    work.pass(1);
    expect(work.data.history.flatMap(photosOf)).toEqual([]);
    expect(work.data).toMatchObject({ from: owner, wakeAt: MONDAY + 2 * 365 * DAY });
    expect(work.data.history[0]?.words).toContain('ถนน');
    work.pass(550 * DAY);
    expect(work.data).toMatchObject({ from: null, people: [], where: null, wakeAt: null, state: 'confirmed' });
    expect(work.data.history.every(entry => entry.words === null)).toBe(true);
    expect(work.links).toHaveLength(work.data.head.length);
  });

  it('takes the bytes of its photos with it, in the same commit', () => {
    const work = closed();
    work.now = MONDAY + 180 * DAY;
    const { writes } = wakeCase(work.stored, worldAt(work.now, office));
    const erased = writes.filter(write => write.ref.collection === 'files');
    expect(erased.map(write => write.ref.id)).toEqual(['p1', 'p2', 'p-fixed']);
    for (const write of erased)
      expect(write).toMatchObject({ kind: 'replace', data: { state: 'erased', due: work.now } });
  });

  it('with more photos than a commit has room for loses them in several goes, the person last', () => {
    const photoIds = Array.from({ length: 400 }, (_, at) => `p${at}`);
    const work = new CaseLife(office, { photoIds }).do('withdraw');
    work.now = MONDAY + 3 * 365 * DAY;
    const left = [1, 2, 3].map(() => {
      const { writes } = wakeCase(work.stored, worldAt(work.now, office));
      expect(writes.length).toBeLessThanOrEqual(200);
      expect(work.data).toMatchObject({ from: owner });
      work.wake();
      return work.data.history.flatMap(photosOf).length;
    });
    expect(left).toEqual([250, 100, 0]);
    expect(work.data).toMatchObject({ from: null, wakeAt: null });
  });

  it('without photos is looked at only once', () => {
    const work = new CaseLife(office, { photoIds: [] }).do('withdraw');
    expect(work.data.wakeAt).toBe(MONDAY + 2 * 365 * DAY);
    const question = new CaseLife(office, { kind: 'question', clock: 'question', photoIds: [] }).do(
      'answer',
      'confirm',
    );
    expect(question.data.wakeAt).toBe(MONDAY + 365 * DAY);
    expect(keptUntil(question.data, office)).toBe(question.data.wakeAt);
  });

  it('lets all go at once after a long standstill, and tells nobody', () => {
    const work = closed();
    work.now += 4000 * DAY;
    expect(work.wake()).toEqual([]);
    expect(work.data).toMatchObject({ from: null, wakeAt: null });
    expect(work.data.history.flatMap(photosOf)).toEqual([]);
  });

  it('is kept from the day it was closed last', () => {
    const work = taken()
      .do('fix')
      .pass(20 * DAY)
      .do('dispute', 'fix')
      .pass(5 * DAY)
      .do('confirm');
    expect(keptUntil(work.data, office)).toBe(MONDAY + (25 + 2 * 365) * DAY);
  });

  it('goes on being kept while it is open, however long that takes', () => {
    const work = taken().pass(3000 * DAY);
    expect(work.data).toMatchObject({ from: owner, open: true });
    expect(work.data.history[0]?.words).not.toBeNull();
    work.do(act('fix', { author: officer }));
  });
});
