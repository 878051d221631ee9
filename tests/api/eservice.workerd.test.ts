import { describe, expect, it } from 'vitest';
import type { CaseAct } from '../../src/domain/case.ts';
import { confirmCase, readCaseOf, withdrawCase } from '../../src/features/case/calls.ts';
import * as calls from '../../src/features/eservice/calls.ts';
import type { FreeDays, ServiceDetails, Services } from '../../src/features/eservice/shapes.ts';
import { versionOf } from '../../src/forms/version.ts';
import { NAME, plausibleAnswers, withForm } from '../features/eservice/plausible.ts';
import { officerDoes } from '../support/casework.ts';
import { phonePhoto } from '../support/pictures.ts';
import { office, START, type TownHall, townHall } from '../support/town-hall.ts';

const services = withForm(office.services);
const serviceOf = (id: string) => {
  const found = services.find(service => service.id === id);
  if (!found) throw new Error(id);
  return found;
};
const DAY = 24 * 3_600_000;
const key = () => `key-${crypto.randomUUID()}`;

async function firstStart(hall: TownHall, id: string, least = 1) {
  const { days } = (await hall.call(null, calls.readFreeDays, { id })).body as unknown as FreeDays;
  const day = days.find(({ times }) => times.some(({ left }) => left >= least));
  const time = day?.times.find(({ left }) => left >= least);
  if (!day || !time) throw new Error('no start');
  return { start: { day: day.day, time: time.time }, left: time.left };
}

/** A request as its page sends it. */
async function inputFor(hall: TownHall, id: string, start?: { day: string; time: string }) {
  const { form, slots } = serviceOf(id);
  const chosen = start ?? (slots ? (await firstStart(hall, id)).start : undefined);
  return {
    id,
    version: versionOf(form),
    answers: plausibleAnswers(form, START),
    locale: 'th' as const,
    ...(chosen ? { start: chosen } : {}),
  };
}

/** A photo for each question that demands one. */
async function photosFor(hall: TownHall, id: string, token: string) {
  const wanted = serviceOf(id).form.fields.filter(each => each.kind === 'photos' && each.required);
  const sent = wanted.map(async ({ id: field }) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg', 'idempotency-key': key() };
    const response = await hall.fetch('/api/photos', { method: 'POST', body: phonePhoto(), headers });
    return [field, [((await response.json()) as { id: string }).id]];
  });
  return Object.fromEntries(await Promise.all(sent)) as Record<string, string[]>;
}

describe('the pages of services', () => {
  it('list all of them, and say of each all that is known', async () => {
    const hall = townHall();
    const { body } = await hall.call(null, calls.readServices, {});
    expect((body as unknown as Services).services.map(({ id }) => id)).toEqual(office.services.map(({ id }) => id));
    for (const { id, form } of office.services) {
      const details = (await hall.call(null, calls.readService, { id })).body as unknown as ServiceDetails;
      expect([id, details.form?.version ?? null]).toEqual([id, form ? versionOf(form) : null]);
      expect(details.law.length).toBeGreaterThan(0);
    }
    expect(await hall.records('forms')).toHaveLength(services.length);
    expect((await hall.call(null, calls.readService, { id: 'unknown' })).status).toBe(404);
  });

  it.each(services.map(({ id }) => id))(
    '%s, answered plausibly, becomes a case of its division and clock',
    async id => {
      const hall = townHall();
      const resident = hall.resident();
      const { clock, division, slots } = serviceOf(id);
      const input = await inputFor(hall, id);
      const photos = await photosFor(hall, id, await hall.idToken(resident));
      const answers = { ...input.answers, ...photos };
      const sent = await hall.call(resident, calls.requestService, { ...input, answers }, key());
      expect(sent).toMatchObject({ status: 201, body: { number: 1, year: 2583 } });
      const [filed] = await hall.records('cases');
      expect(filed).toMatchObject({
        kind: 'service',
        category: id,
        division,
        channel: 'liff',
        from: resident.id,
        timers: { settle: { clock } },
        form: { id, version: versionOf(serviceOf(id).form) },
      });
      expect(filed?.seat === null).toBe(slots === null);
      expect(await hall.records('seats')).toHaveLength(slots ? 1 : 0);
      expect(await hall.records('outbox')).toHaveLength(1);
    },
  );

  it('file once under one key, also at once, and give the same number again', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const input = await inputFor(hall, 'disability-allowance');
    const same = key();
    const sent = await Promise.all(
      Array.from({ length: 5 }, () => hall.call(resident, calls.requestService, input, same)),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(sent.map(({ body }) => body.number))).toEqual(new Set([1]));
    expect(await hall.records('cases')).toHaveLength(1);
    expect(await hall.records('seats')).toHaveLength(1);
  });

  it('take a form that was shown before the office changed it, and drop what it does not ask', async () => {
    const before = serviceOf('water-truck');
    const hall = townHall();
    await hall.call(null, calls.readService, { id: 'water-truck' });
    const input = await inputFor(hall, 'water-truck');
    const [first, ...rest] = before.form.fields;
    const form = { ...before.form, fields: [...rest, ...(first ? [{ ...first, id: 'purpose' }] : [])] };
    const changed = {
      ...office,
      services: office.services.map(each => (each.id === 'water-truck' ? { ...each, form } : each)),
    } as typeof office;
    Object.assign(hall.ports, { office: changed });
    const answers = { ...input.answers, evil: 'x', sum: '9' };
    const sent = await hall.call(hall.resident(), calls.requestService, { ...input, answers }, key());
    expect(sent.status).toBe(201);
    const [filed] = await hall.records('cases');
    expect(filed?.form).toEqual({ id: 'water-truck', version: input.version });
    const [entry] = (filed?.history ?? []) as { answers: object }[];
    expect(Object.keys(entry?.answers ?? {}).sort()).toEqual(before.form.fields.map(({ id }) => id).sort());
    const unknown = { ...input, version: '0123456789abcdef' };
    expect((await hall.call(hall.resident(), calls.requestService, unknown, key())).status).toBe(410);
  });

  it('refuse what is missing all at once, words of corruption, and a form where there is none', async () => {
    const hall = townHall();
    const input = await inputFor(hall, 'water-truck');
    const empty = await hall.call(hall.resident(), calls.requestService, { ...input, answers: {} }, key());
    expect(empty).toMatchObject({ status: 400, body: { code: 'bad-input' } });
    expect(empty.body.fields).toHaveLength(7);
    const sealed = { ...input, answers: { ...input.answers, receiver: 'นายกรับสินบนผู้รับเหมา' } };
    expect(await hall.call(hall.resident(), calls.requestService, sealed, key())).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'receiver', code: 'corruption' }] },
    });
    const none = { ...input, id: 'hiv-allowance' };
    expect(await hall.call(hall.resident(), calls.requestService, none, key())).toMatchObject({ status: 400 });
    expect(await hall.records('cases')).toEqual([]);
    expect(await hall.disk()).not.toMatch(/สินบน/);
  });

  it('keep nothing of somebody who does not consent', async () => {
    const hall = townHall();
    const input = await inputFor(hall, 'disability-allowance');
    const declined = { ...input, answers: { ...input.answers, consent: 'decline' } };
    expect((await hall.call(hall.resident(), calls.requestService, declined, key())).status).toBe(400);
    expect(await hall.records('cases')).toEqual([]);
    expect(await hall.records('seats')).toEqual([]);
    expect(await hall.disk()).not.toContain(NAME);
  });

  it('say nothing private in any message, in the outbox, or on the receipt', async () => {
    const hall = townHall();
    const officer = await hall.officer('กองสวัสดิการสังคม');
    const resident = hall.resident();
    const sent = await hall.call(resident, calls.requestService, await inputFor(hall, 'disability-allowance'), key());
    await hall.jobs();
    await hall.settle();
    await hall.platform.act.say(officer.id, 'งานของฉัน');
    await hall.platform.act.say(resident.id, 'ติดตาม');
    await hall.settle();
    const receipt = await hall.call(resident, calls.readReceipt, { id: String(sent.body.id) });
    const told = JSON.stringify([
      hall.said(officer),
      hall.said(resident),
      await hall.records('outbox'),
      await hall.records('requests'),
      await hall.records('events'),
      receipt.body,
    ]);
    expect(told).toContain('เบี้ยความพิการ');
    const [entry] = ((await hall.records('cases'))[0]?.history ?? []) as { answers: Record<string, string> }[];
    for (const secret of [NAME, entry?.answers.born ?? '?', 'มีและยังไม่หมดอายุ']) expect(told).not.toContain(secret);
  });
});

describe('appointments', () => {
  it('give a start with four seats to exactly four of fifty who ask at once', async () => {
    const hall = townHall();
    const service = serviceOf('disability-allowance');
    const slots = { ...service.slots, capacity: 4 };
    const services = office.services.map(each => (each.id === service.id ? { ...each, slots } : each));
    Object.assign(hall.ports, { office: { ...office, services } });
    const { start, left } = await firstStart(hall, service.id);
    expect(left).toBe(4);
    await hall.call(null, calls.readService, { id: service.id });
    const input = await inputFor(hall, service.id, start);
    const sent = await Promise.all(
      Array.from({ length: 50 }, () => hall.call(hall.resident(), calls.requestService, input, key())),
    );
    expect(sent.filter(({ status }) => status === 201)).toHaveLength(4);
    expect(sent.filter(({ status }) => status === 409)).toHaveLength(46);
    expect(await hall.records('cases')).toHaveLength(4);
    expect(await hall.records('seats')).toHaveLength(4);
    const cases = await hall.records('cases');
    expect(new Set(cases.map(({ seat }) => seat)).size).toBe(4);
    expect(cases.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    const refused = sent.find(({ status }) => status === 409);
    expect(refused?.body.fields).toMatchObject([{ field: 'start', code: 'taken' }]);
    expect((await firstStart(hall, service.id)).start).not.toEqual(start);
  });

  it('is had twice by one person at most, so that nobody takes them all', async () => {
    const hall = townHall();
    const [keen, other] = [hall.resident(), hall.resident()];
    const ask = async (person: typeof keen) => {
      const input = await inputFor(hall, 'building-permit');
      return (await hall.call(person, calls.requestService, input, key())).status;
    };
    expect([await ask(keen), await ask(keen), await ask(keen)]).toEqual([201, 201, 429]);
    expect(await ask(other)).toBe(201);
    expect(await hall.records('seats')).toHaveLength(3);
  });

  it('are refused at a time that is none, and without one', async () => {
    const hall = townHall();
    const input = await inputFor(hall, 'building-permit');
    const gone = { ...input, start: { day: '2040-03-06', time: '09:00' } };
    expect(await hall.call(hall.resident(), calls.requestService, gone, key())).toMatchObject({
      status: 409,
      body: { fields: [{ field: 'start', code: 'gone' }] },
    });
    const { start: _, ...without } = input;
    expect((await hall.call(hall.resident(), calls.requestService, without, key())).status).toBe(400);
    expect(await hall.records('cases')).toEqual([]);
  });

  it('can be moved by their person alone, with both times in the history, and the old seat is free again', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const input = await inputFor(hall, 'building-permit');
    const { body } = await hall.call(resident, calls.requestService, input, key());
    const id = String(body.id);
    const { start } = await firstStart(hall, 'building-permit');
    expect(start).not.toEqual(input.start);
    const move = { id: 'building-permit', case: id, start };
    const others = await hall.call(hall.resident(), calls.moveAppointment, move, key());
    const unknown = { ...move, case: crypto.randomUUID() };
    const nobodys = await hall.call(resident, calls.moveAppointment, unknown, key());
    expect(others).toEqual(nobodys);
    expect(others.status).toBe(404);
    expect((await hall.call(resident, calls.moveAppointment, move, key())).status).toBe(201);
    expect((await hall.records('seats')).map(({ id: seat }) => seat)).toEqual([
      `building-permit:${start.day}:${start.time}:0`,
    ]);
    const [filed] = await hall.records('cases');
    expect(filed?.seat).toBe(`building-permit:${start.day}:${start.time}:0`);
    const history = (filed?.history ?? []) as { act: string; words: string }[];
    expect(history.at(-1)).toMatchObject({ act: 'tell', words: expect.stringContaining('ขอเลื่อนนัด จาก') });
    expect((await firstStart(hall, 'building-permit')).start).toEqual(input.start);
    const receipt = await hall.call(resident, calls.readReceipt, { id });
    expect(receipt.body).toMatchObject({ start, movable: true, number: 1 });
  });

  it('moved by two at once to the same seat go to one of them, and the other keeps the old', async () => {
    const hall = townHall();
    const people = [hall.resident('ก'), hall.resident('ข')];
    const ids: string[] = [];
    for (const person of people) {
      const sent = await hall.call(person, calls.requestService, await inputFor(hall, 'building-permit'), key());
      ids.push(String(sent.body.id));
    }
    const { start } = await firstStart(hall, 'building-permit');
    const moved = await Promise.all(
      people.map((person, at) =>
        hall.call(person, calls.moveAppointment, { id: 'building-permit', case: ids[at] ?? '', start }, key()),
      ),
    );
    expect(moved.map(({ status }) => status).sort()).toEqual([201, 409]);
    const seats = (await hall.records('seats')).map(({ id }) => id);
    expect(seats).toHaveLength(2);
    expect((await hall.records('cases')).map(({ seat }) => seat).sort()).toEqual(seats.sort());
  });

  it('are given back when the case is withdrawn on its page', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const input = await inputFor(hall, 'building-permit');
    const { body } = await hall.call(resident, calls.requestService, input, key());
    const id = String(body.id);
    expect((await hall.call(resident, readCaseOf, { id })).status).toBe(200);
    expect((await hall.call(resident, withdrawCase, { id }, key())).status).toBe(201);
    expect(await hall.records('seats')).toEqual([]);
    expect((await firstStart(hall, 'building-permit')).start).toEqual(input.start);
    const move = { id: 'building-permit', case: id, start: input.start ?? { day: '', time: '' } };
    expect((await hall.call(resident, calls.moveAppointment, move, key())).status).toBe(409);
  });
});

describe('the receipt', () => {
  it('is its person’s alone, with what was stated and by when it is done', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const sent = await hall.call(resident, calls.requestService, await inputFor(hall, 'water-truck'), key());
    const id = String(sent.body.id);
    const own = await hall.call(resident, calls.readReceipt, { id });
    expect(own).toMatchObject({
      status: 200,
      body: {
        number: 1,
        year: 2583,
        subject: { th: 'ขอรถน้ำ (คำร้องขอน้ำ)' },
        due: { th: '9 มีนาคม 2583' },
        rule: { th: 'หลักเกณฑ์ของ อบต. เอง' },
        start: null,
      },
    });
    expect(JSON.stringify(own.body.rows)).toContain('081-234-5678');
    const others = await hall.call(hall.resident(), calls.readReceipt, { id });
    const nobodys = await hall.call(resident, calls.readReceipt, { id: crypto.randomUUID() });
    expect(others).toEqual(nobodys);
    expect(others.status).toBe(404);
    expect((await hall.call(null, calls.readReceipt, { id })).status).toBe(401);
  });

  const officers =
    (act: CaseAct, said = {}, more = {}) =>
    (hall: TownHall, id: string) =>
      officerDoes(hall, id, act, said, more);
  it.each<[string, ((hall: TownHall, id: string) => Promise<unknown>)?]>([
    ['withdrawn'],
    ['not-in-authority', officers('decline', {}, { destination: 'การไฟฟ้า' })],
    ['forwarded', officers('forward', {}, { destination: 'กรมทางหลวง' })],
    ['duplicate', officers('mark-duplicate', {}, { duplicateOf: crypto.randomUUID() })],
    ['confirmed', officers('fix', { words: 'ออกใบอนุญาตแล้ว', photoIds: ['1'] })],
  ])('of a case that is %s says so, and since when, and no day by which it is due', async (state, staffDo) => {
    const hall = townHall();
    const resident = hall.resident();
    const sent = await hall.call(resident, calls.requestService, await inputFor(hall, 'building-permit'), key());
    const id = String(sent.body.id);
    const before = await hall.call(resident, calls.readReceipt, { id });
    expect(before.body).toMatchObject({ ended: null, due: { th: expect.any(String) }, movable: true });
    hall.pass(DAY);
    await staffDo?.(hall, id);
    if (state === 'withdrawn') await hall.call(resident, withdrawCase, { id }, key());
    if (state === 'confirmed') await hall.call(resident, confirmCase, { id }, key());
    const after = await hall.call(resident, calls.readReceipt, { id });
    const ended = { state, at: START + DAY };
    expect(after.body).toMatchObject({ ended, due: null, start: null, place: null, movable: false, number: 1 });
  });
});
