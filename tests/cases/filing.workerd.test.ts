import { describe, expect, it } from 'vitest';
import { fileCase } from '#cases/filing.ts';
import { type Case, readCase, referenceOf } from '#cases/record.ts';
import { bangkokDay, calendarYear, instantAt } from '#domain/calendar.ts';
import { formatReference, registerOf } from '#domain/reference.ts';
import { noticeWrite } from '../../src/jobs/outbox.ts';
import { office, START, type TownHall, townHall } from '../support/town-hall.ts';
import { filing } from './case-life.ts';

const newYear = instantAt('2041-01-01');

/** Files a case at this instant, as a turn would: its writes and its alert in one commit. */
async function file(hall: TownHall, id: string, now: number, changes: Parameters<typeof filing>[0] = {}) {
  const { newId } = hall.ports;
  const filed = fileCase(filing({ id, from: `U-${id}`, ...changes }), { office, now, newId });
  const notices = filed.notices.map(notice => noticeWrite(notice, { office, now, newId }));
  const result = await hall.ports.store.commit([...filed.writes, ...notices]);
  return { ...filed, result };
}

const cases = async (hall: TownHall) => (await hall.records('cases')) as unknown as (Case & { id: string })[];
const numbersOf = (records: readonly Case[], year: number) =>
  records
    .filter(each => each.year === year)
    .map(each => each.number ?? 0)
    .sort((a, b) => a - b);
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

describe('two hundred people who file across New Year in Thailand', () => {
  it('get the numbers 1 to 100 of each year, none left out, none twice', async () => {
    const hall = townHall();
    const numbers = await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        const now = at % 2 ? newYear : newYear - 1;
        const { result, number } = await file(hall, `c${at}`, now);
        expect(result).toEqual({ ok: true });
        // Some are asked for twice at once: the answer of the first one was lost.
        const times = at % 5 === 0 ? 3 : 1;
        const given = await Promise.all(
          Array.from({ length: times }, () => hall.ports.store.number(number.counter, number.ref)),
        );
        expect(new Set(given).size).toBe(1);
        return `${number.counter} ${given[0]}`;
      }),
    );
    expect(new Set(numbers).size).toBe(200);
    const records = await cases(hall);
    expect(records).toHaveLength(200);
    expect(numbersOf(records, 2583)).toEqual(upTo(100));
    expect(numbersOf(records, 2584)).toEqual(upTo(100));
    for (const each of records) expect(each.year).toBe(calendarYear(bangkokDay(each.at)));
    expect(await hall.records('counters')).toEqual([
      { id: registerOf(2583), value: 100 },
      { id: registerOf(2584), value: 100 },
    ]);
    expect(await hall.records('chain')).toHaveLength(200);
    // Statistics run by fiscal year: all of them belong to the one that ends in 2041.
    expect(await hall.records('statistics')).toMatchObject([{ id: 'cases-2584', received: 200 }]);
  });

  it('file once, however often they send the same', async () => {
    const hall = townHall();
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, at) => file(hall, `c${at % 20}`, at % 3 ? newYear : newYear - 1)),
    );
    expect(results.filter(({ result }) => result.ok)).toHaveLength(20);
    const [refused] = results.flatMap(({ result }) => (result.ok ? [] : [result]));
    expect(refused).toEqual({ ok: false, index: 0, reason: 'exists' });
    // Each retry asks for the number of the record that is there, with the year of its own clock or of the first one's.
    const records = await cases(hall);
    const given = await Promise.all(
      results.map(({ ref }) => {
        const found = records.find(({ id }) => id === ref.id);
        return hall.ports.store.number(registerOf(found?.year ?? 0), ref);
      }),
    );
    for (const [at, number] of given.entries()) expect(number).toBe(given[at % 20]);
    const numbered = await cases(hall);
    const years = [2583, 2584].map(year => numbersOf(numbered, year));
    expect(years.flat()).toHaveLength(20);
    for (const numbers of years) expect(numbers).toEqual(upTo(numbers.length));
    expect(await hall.records('outbox')).toHaveLength(20);
    expect(await hall.records('statistics')).toMatchObject([{ received: 20 }]);
  });
});

describe('a crash between the filing and its number', () => {
  it('leaves no case without one: its alert gives it, in the year in which it was filed', async () => {
    const hall = townHall();
    await hall.officer('กองช่าง');
    hall.pass(newYear - 1 - START);
    await file(hall, 'before', newYear - 1);
    await file(hall, 'numbered', newYear - 1).then(({ number }) => hall.ports.store.number(number.counter, number.ref));
    hall.pass(1000);
    await file(hall, 'after', newYear + 999);
    await hall.jobs();
    const records = await cases(hall);
    expect(records.map(each => [each.id, referenceOf(each)])).toEqual([
      ['after', { year: 2584, number: 1 }],
      ['before', { year: 2583, number: 2 }],
      ['numbered', { year: 2583, number: 1 }],
    ]);
    await hall.jobs();
    expect(await cases(hall)).toEqual(records);
  });

  it('speaks of the number in the alert that gave it', async () => {
    const hall = townHall();
    const officer = await hall.officer('กองช่าง');
    const { ref } = await file(hall, 'one', START);
    await hall.jobs();
    const [record] = await hall.ports.store.get([ref]);
    expect(record && formatReference(referenceOf(readCase(record).data) ?? { year: 0, number: 0 })).toBe(
      'LR-2583-000001',
    );
    expect(hall.said(officer).at(-1)).toContain('1/2583');
    expect(hall.said(officer).at(-1)).not.toContain('U-one');
  });

  it('gives no number to a case that never was', async () => {
    const hall = townHall();
    await expect(hall.ports.store.number(registerOf(2583), { collection: 'cases', id: 'none' })).rejects.toThrow();
    const { number } = await file(hall, 'one', START);
    expect(await hall.ports.store.number(number.counter, number.ref)).toBe(1);
  });
});

describe('a number that is given while somebody works on the case', () => {
  it('is never lost: the act that did not know of it must look again', async () => {
    const hall = townHall();
    const { ref, number } = await file(hall, 'one', START);
    const [read] = await hall.ports.store.get([ref]);
    await hall.ports.store.number(number.counter, number.ref);
    const late = { kind: 'replace', ref, data: read?.data ?? {}, if: { version: read?.version ?? '' } } as const;
    expect(await hall.ports.store.commit([late])).toEqual({ ok: false, index: 0, reason: 'version' });
    expect((await cases(hall))[0]?.number).toBe(1);
  });
});
