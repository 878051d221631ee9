import { describe, expect, it } from 'vitest';
import { actOn } from '#cases/acting.ts';
import { fileCase } from '#cases/filing.ts';
import { caseRef, readCase } from '#cases/record.ts';
import { type JsonObject, ref } from '#domain/record.ts';
import { runDueJobs } from '../../src/jobs/due.ts';
import { retentionReport } from '../../src/jobs/retention.ts';
import { collections } from '../../src/store/collections.ts';
import { act, DAY, filing } from '../cases/case-life.ts';
import { fill } from '../store/contract/records.ts';
import { office, START, type TownHall, townHall } from '../support/town-hall.ts';

const linesOf = async (hall: TownHall) =>
  Object.fromEntries((await retentionReport(hall.ports)).lines.map(({ kind, by }) => [kind, by]));
const expiring = (...days: number[]) =>
  Object.fromEntries(days.map((day, at) => [`r${at}`, { expires: START + day * DAY } as JsonObject]));

/** A closed case, closed so many days ago. */
function closed(id: string, kind: 'complaint' | 'question', daysAgo: number, photoIds: string[] = []): JsonObject {
  const world = { office, now: START - daysAgo * DAY, newId: () => crypto.randomUUID() };
  const [created] = fileCase(filing({ id, kind, photoIds }), world).writes;
  if (created?.kind !== 'create') throw new Error('a case is created');
  const stored = readCase({ ref: caseRef(id), data: created.data, version: '1' });
  const done = actOn(stored, act('withdraw'), world);
  if (!done.ok) throw new Error(done.kind);
  return done.after as JsonObject;
}

describe('the report of what would go', () => {
  it('has a line for every kind of record that ends, and nothing in an empty office', async () => {
    const hall = townHall();
    const report = await retentionReport(hall.ports);
    expect(report.until).toEqual([0, 7, 30, 365].map(days => START + days * DAY));
    expect(report.isWhole).toBe(true);
    const ended = Object.values(collections).filter(({ indexes }) =>
      indexes.some(index => 'order' in index && ['expires', 'sessionEnds', 'wakeAt'].includes(index.order)),
    );
    expect(report.lines).toHaveLength(ended.length + 2);
    expect(new Set(report.lines.map(({ kind }) => kind)).size).toBe(report.lines.length);
    for (const { by } of report.lines) expect(by).toEqual([0, 0, 0, 0]);
  });

  it('counts what goes at once, in a week, in a month and in a year, and not what is kept longer', async () => {
    const hall = townHall();
    await fill(hall.ports.store, 'events', expiring(-1, 0, 1));
    await fill(hall.ports.store, 'messages', expiring(3, 7, 8));
    await fill(hall.ports.store, 'unanswered', expiring(29, 31, 364, 366));
    await fill(hall.ports.store, 'outbox', { ...expiring(2, 400), waiting: { due: START, expires: null } });
    await fill(hall.ports.store, 'invitations', expiring(6));
    await fill(hall.ports.store, 'people', {
      a: { sessionEnds: START + DAY, dutyKeys: [] },
      b: { sessionEnds: null, dutyKeys: [] },
    });
    expect(await linesOf(hall)).toMatchObject({
      'event-marker': [2, 3, 3, 3],
      'unsent-id': [0, 2, 3, 3],
      'unanswered-term': [0, 0, 1, 3],
      outbox: [0, 1, 1, 1],
      invitation: [0, 1, 1, 1],
      session: [0, 1, 1, 1],
    });
  });

  it('counts closed cases by when their photos and their persons go, and no open one', async () => {
    const hall = townHall();
    const world = { office, now: START - 3000 * DAY, newId: () => crypto.randomUUID() };
    await hall.ports.store.commit(fileCase(filing({ id: 'open', photoIds: ['p'] }), world).writes);
    await fill(hall.ports.store, 'cases', {
      old: closed('old', 'complaint', 731),
      soon: closed('soon', 'complaint', 725),
      later: closed('later', 'complaint', 1),
      photos: closed('photos', 'complaint', 176, ['p1', 'p2']),
      fresh: closed('fresh', 'complaint', 0, ['p3']),
      asked: closed('asked', 'question', 340, ['p4']),
    });
    expect(await linesOf(hall)).toMatchObject({
      photo: [1, 3, 3, 4],
      complaint: [1, 2, 2, 2],
      question: [0, 0, 1, 1],
    });
  });

  it('changes nothing, and says what the jobs then do', async () => {
    const hall = townHall();
    await fill(hall.ports.store, 'events', expiring(-1, 0, 1));
    await fill(hall.ports.store, 'cases', {
      old: closed('old', 'complaint', 731, ['p1']),
      photos: closed('photos', 'complaint', 181, ['p2']),
      kept: closed('kept', 'complaint', 1),
    });
    const before = await hall.disk();
    expect(await linesOf(hall)).toMatchObject({
      'event-marker': [2, 3, 3, 3],
      photo: [2, 2, 2, 2],
      complaint: [1, 1, 1, 1],
    });
    expect(await hall.disk()).toBe(before);
    await runDueJobs(hall.ports);
    expect(await linesOf(hall)).toMatchObject({
      'event-marker': [0, 1, 1, 1],
      photo: [0, 0, 0, 0],
      complaint: [0, 0, 0, 0],
    });
    expect(await hall.records('events')).toHaveLength(1);
    const cases = await hall.records('cases');
    expect(cases.map(({ id, from }) => [id, from])).toEqual([
      ['kept', 'Uowner'],
      ['old', null],
      ['photos', 'Uowner'],
    ]);
  });

  it('looks at page after page, and says when it has not looked at all', async () => {
    const hall = townHall();
    const many = (count: number, from = 0) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`c${from + at}`, closed(`c${from + at}`, 'complaint', 731)]),
      );
    await fill(hall.ports.store, 'cases', many(250));
    const report = await retentionReport(hall.ports);
    expect(report.lines.find(({ kind }) => kind === 'complaint')?.by).toEqual([250, 250, 250, 250]);
    expect(report.isWhole).toBe(true);
    await fill(hall.ports.store, 'cases', many(1800, 250));
    hall.store.calls.clear();
    const most = await retentionReport(hall.ports);
    expect(most.lines.find(({ kind }) => kind === 'complaint')?.by[0]).toBe(2000);
    expect(most.isWhole).toBe(false);
    expect(hall.store.calls.get('query')).toBe(20);
  }, 30_000);

  it('counts uploads that no case took among the photos', async () => {
    const hall = townHall();
    const upload = (days: number | null): JsonObject => ({
      state: 'clean',
      unclaimedUntil: days === null ? null : START + days * DAY,
    });
    await fill(hall.ports.store, 'files', { old: upload(0), fresh: upload(1), taken: upload(null) });
    await fill(hall.ports.store, 'cases', { photos: closed('photos', 'complaint', 176, ['p1', 'p2']) });
    expect(await linesOf(hall)).toMatchObject({ photo: [1, 4, 4, 4] });
  });

  it('leaves out a record that nobody can read', async () => {
    const hall = townHall();
    await fill(hall.ports.store, 'cases', { broken: { wakeAt: START }, old: closed('old', 'question', 400) });
    expect(await linesOf(hall)).toMatchObject({ question: [1, 1, 1, 1] });
    expect(await hall.ports.store.get([ref('cases', 'broken')])).toMatchObject([{ data: { wakeAt: START } }]);
  });
});
