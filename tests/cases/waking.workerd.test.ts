import { describe, expect, it } from 'vitest';
import { actOn } from '#cases/acting.ts';
import { fileCase } from '#cases/filing.ts';
import { type Case, caseRef, readCase } from '#cases/record.ts';
import { files } from '../../src/jobs/files.ts';
import { wake } from '../../src/jobs/wake.ts';
import { office, START, type TownHall, townHall } from '../support/town-hall.ts';
import { act, DAY, filing, HOUR } from './case-life.ts';

type Row = {
  id: string;
  template: string;
  args: Record<string, string | number>;
  to: object;
  due: number;
  state: string;
};

const worldOf = ({ ports }: TownHall) => ({ office, now: ports.now(), newId: ports.newId });
const caseOf = async (hall: TownHall, id: string): Promise<Case> => {
  const [record] = await hall.ports.store.get([caseRef(id)]);
  if (!record) throw new Error(`no case ${id}`);
  return readCase(record).data;
};

async function file(hall: TownHall, id: string, changes: Parameters<typeof filing>[0] = {}): Promise<void> {
  const filed = fileCase(filing({ id, ...changes }), worldOf(hall));
  expect(await hall.ports.store.commit(filed.writes)).toEqual({ ok: true });
}

async function doTo(hall: TownHall, id: string, ...acts: Parameters<typeof act>[0][]): Promise<void> {
  for (const each of acts) {
    const [record] = await hall.ports.store.get([caseRef(id)]);
    if (!record) throw new Error(`no case ${id}`);
    const done = actOn(readCase(record), act(each), worldOf(hall));
    if (!done.ok) throw new Error(`refused: ${done.kind}`);
    expect(await hall.ports.store.commit(done.writes)).toEqual({ ok: true });
  }
}

/** What the reminders in the outbox are, in short. */
async function reminders(hall: TownHall): Promise<string[]> {
  const rows = (await hall.records('outbox')) as unknown as Row[];
  return rows
    .filter(({ template }) => template?.endsWith('.reminder'))
    .map(({ args }) => `${args.timer} ${args.days} ${args.audience}`)
    .sort();
}

const goTo = (hall: TownHall, instant: number) => hall.pass(instant - hall.ports.now());

describe('the job that wakes cases', () => {
  it('reminds once, though it runs twice at the same time and again', async () => {
    const hall = townHall();
    await file(hall, 'a');
    await doTo(hall, 'a', 'acknowledge');
    const { dueAt } = await caseOf(hall, 'a');
    expect(new Date(dueAt).toISOString()).toBe('2040-03-21T16:59:59.999Z');
    for (let day = -2; day <= 9; day += 1) {
      goTo(hall, dueAt + 1 - DAY + 8.5 * HOUR + day * DAY);
      await Promise.all(Array.from({ length: 5 }, () => wake(hall.ports)));
      await wake(hall.ports);
    }
    expect(await reminders(hall)).toEqual(
      ['-1 worker', '0 worker', '1 head', '1 worker', '3 clerk', '3 worker', '7 mayor', '7 worker'].map(
        each => `settle ${each}`,
      ),
    );
  });

  it('reminds once also where the answer of its commit is lost', async () => {
    const hall = townHall();
    await file(hall, 'a');
    await doTo(hall, 'a', 'acknowledge');
    goTo(hall, (await caseOf(hall, 'a')).wakeAt ?? 0);
    hall.store.break('commit', 'lose');
    await expect(wake(hall.ports)).rejects.toThrow('could not be woken');
    await wake(hall.ports);
    expect(await reminders(hall)).toEqual(['settle -1 worker']);
  });

  it('tells nobody at night, even when it comes late', async () => {
    const hall = townHall();
    await file(hall, 'a');
    goTo(hall, Date.parse('2040-03-07T20:00:00Z'));
    await wake(hall.ports);
    const rows = (await hall.records('outbox')) as unknown as Row[];
    expect(rows.map(({ due }) => new Date(due).toISOString())).toEqual(['2040-03-08T00:00:00.000Z']);
  });

  it('says nothing in the morning of a case that somebody has taken meanwhile', async () => {
    const hall = townHall();
    const officer = await hall.officer('กองช่าง');
    await file(hall, 'a');
    goTo(hall, Date.parse('2040-03-07T20:00:00Z'));
    await wake(hall.ports);
    await doTo(hall, 'a', 'acknowledge');
    const before = hall.said(officer);
    goTo(hall, Date.parse('2040-03-08T00:00:00Z'));
    await hall.jobs();
    expect(hall.said(officer)).toEqual(before);
    expect(await hall.records('outbox')).toMatchObject([{ state: 'cancelled' }]);
  });

  it('tells the officer in the morning what fell due, in words that name no resident', async () => {
    const hall = townHall();
    const officer = await hall.officer('กองช่าง');
    await file(hall, 'a', { from: 'Usecret' });
    goTo(hall, (await caseOf(hall, 'a')).wakeAt ?? 0);
    const before = hall.said(officer).length;
    await hall.jobs();
    await hall.jobs();
    const [said, ...more] = hall.said(officer).slice(before);
    expect(more).toEqual([]);
    expect(said).toContain('ถนน');
    expect(said).not.toContain('Usecret');
  });

  it('closes once what nobody confirmed', async () => {
    const hall = townHall();
    await file(hall, 'a');
    await doTo(hall, 'a', 'fix');
    hall.pass(15 * DAY);
    await Promise.all([wake(hall.ports), wake(hall.ports), wake(hall.ports)]);
    const { state, history, head } = await caseOf(hall, 'a');
    expect([state, history.map(entry => entry.act)]).toEqual(['unconfirmed', ['file', 'acknowledge', 'fix', 'lapse']]);
    expect(await hall.records('chain')).toHaveLength(head.length);
    expect(await hall.records('statistics')).toMatchObject([{ lapse: 1, 'lapse.complaint': 1 }]);
  });

  it('loses to a resident who disputes at the same moment, or the resident to it, and never does half', async () => {
    const hall = townHall();
    await file(hall, 'a');
    await doTo(hall, 'a', 'fix');
    hall.pass(15 * DAY);
    const [record] = await hall.ports.store.get([caseRef('a')]);
    const disputed = record && actOn(readCase(record), act('dispute'), worldOf(hall));
    if (!disputed?.ok) throw new Error('refused');
    const [, result] = await Promise.all([wake(hall.ports), hall.ports.store.commit(disputed.writes)]);
    const { state, head } = await caseOf(hall, 'a');
    expect(state).toBe(result.ok ? 'reopened' : 'unconfirmed');
    expect(await hall.records('chain')).toHaveLength(head.length);
  });

  it('goes on with the others where one record is broken, and says that something was', async () => {
    const hall = townHall();
    for (const id of ['a', 'c']) await file(hall, id);
    const broken = { kind: 'complaint', wakeAt: START, state: 'no state' };
    await hall.ports.store.commit([{ kind: 'create', ref: caseRef('b'), data: broken }]);
    goTo(hall, (await caseOf(hall, 'a')).wakeAt ?? 0);
    await expect(wake(hall.ports)).rejects.toThrow('could not be woken');
    expect(await reminders(hall)).toEqual(['take 0 worker', 'take 0 worker']);
    expect((await hall.records('cases')).find(({ id }) => id === 'b')).toEqual({ ...broken, id: 'b' });
  });

  it('works through more than it takes at once', async () => {
    const hall = townHall();
    for (let at = 0; at < 60; at += 1) await file(hall, `c${at}`);
    goTo(hall, (await caseOf(hall, 'c0')).wakeAt ?? 0);
    for (let run = 0; run < 2; run += 1) await wake(hall.ports);
    expect(await reminders(hall)).toHaveLength(60);
  });
});

const MINUTE = 60_000;

describe('a case whose keeping is over', () => {
  it('leaves nothing of its person on the disk; its number, its steps and the statistics stay', async () => {
    const hall = townHall();
    const secrets = ['Usecretowner', 'ถนนลับหน้าบ้าน', 'จุดลับ', 'p-secret', 'm-secret', '14.987', '99.123'];
    await file(hall, 'a', {
      from: 'Usecretowner',
      what: 'ถนนลับหน้าบ้าน',
      messageIds: ['m-secret'],
      photoIds: ['p-secret'],
      where: { latitude: 14.987, longitude: 99.123, words: 'จุดลับ', messageIds: ['m-secret'] },
    });
    await hall.ports.store.number('register-2583', caseRef('a'));
    await doTo(hall, 'a', 'fix', 'confirm');
    const statistics = await hall.records('statistics');
    const kept = office.profile.retention.find(each => each.record === 'complaint');
    expect(kept?.keep).toEqual({ amount: 2, unit: 'years' });
    hall.pass(180 * DAY);
    await wake(hall.ports);
    await files(hall.ports);
    hall.pass(10 * MINUTE);
    await files(hall.ports);
    const photosGone = await hall.disk();
    expect(photosGone).not.toContain('p-secret');
    expect(photosGone).toContain('ถนนลับหน้าบ้าน');
    hall.pass((2 * 365 - 180) * DAY - 10 * MINUTE - 1);
    await wake(hall.ports);
    expect(await hall.disk()).toContain('Usecretowner');
    hall.pass(1);
    await wake(hall.ports);
    const disk = await hall.disk();
    for (const secret of secrets) expect(disk).not.toContain(secret);
    const data = await caseOf(hall, 'a');
    expect(data).toMatchObject({ number: 1, year: 2583, state: 'confirmed', category: 'road', wakeAt: null });
    expect(data.history.map(entry => entry.act)).toEqual(['file', 'acknowledge', 'fix', 'confirm']);
    expect(await hall.records('statistics')).toEqual(statistics);
    expect(await hall.records('counters')).toEqual([{ id: 'register-2583', value: 1 }]);
  });
});
