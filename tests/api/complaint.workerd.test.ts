import { describe, expect, it } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { NOTICE_VERSION } from '../../src/domain/privacy.ts';
import type { ComplaintForm } from '../../src/features/complaint/api.ts';
import { fileComplaint, readComplaintForm, readNear } from '../../src/features/complaint/calls.ts';
import { caseOf, fileFor } from '../support/casework.ts';
import { png } from '../support/pictures.ts';
import { type Answered, type TownHall, townHall } from '../support/town-hall.ts';

const KEY = 'a-key-of-this-complaint';
const PLACE = { latitude: 14.2001, longitude: 99.4001, words: 'หน้าวัด' };

async function formOf(hall: TownHall): Promise<ComplaintForm> {
  const { body, status } = await hall.call(null, readComplaintForm, {});
  expect(status).toBe(200);
  return body as unknown as ComplaintForm;
}

async function send(
  hall: TownHall,
  person: Person,
  answers: Record<string, unknown>,
  { key = KEY, locale = 'th' }: { key?: string; locale?: 'th' | 'en' } = {},
): Promise<Answered> {
  const { notice, version } = await formOf(hall);
  return hall.call(person, fileComplaint, { version, answers, locale, notice: notice.version }, key);
}

const light = { category: 'street-light', what: 'ไฟทางดับสามต้น', where: PLACE };

describe('the form of a complaint', () => {
  it('is built from the office’s categories, tells whom to call and by when, and keeps the version it showed', async () => {
    const hall = townHall();
    const { categories, form, notice, version } = await formOf(hall);
    expect(form.id).toBe('complaint');
    expect(categories.map(({ id }) => id)).toEqual(hall.ports.office.complaintCategories.map(({ id }) => id));
    const urgent = categories.filter(each => each.urgent);
    expect(urgent.length).toBeGreaterThan(0);
    for (const { call, callWhen } of urgent) {
      expect(call.length).toBeGreaterThan(0);
      expect(callWhen).not.toBeNull();
    }
    expect(categories[0]?.promise.due.th).toMatch(/\d+ .+ 25\d\d/);
    expect(notice.words.th).toContain('เก็บไว้');
    expect((await hall.records('forms')).map(({ id }) => id)).toEqual([`complaint:${version}`]);
  });
});

describe('sending a complaint from the page', () => {
  it('files the same case as the chat, with its form, place and photos, alerts the officer, and gives the number', async () => {
    const hall = townHall();
    const officer = await hall.officer('กองช่าง');
    const person = hall.resident();
    const response = await hall.fetch('/api/photos', {
      method: 'POST',
      body: png(),
      headers: { authorization: `Bearer ${await hall.idToken(person)}` },
    });
    const { id: photo } = (await response.json()) as { id: string };
    const { body, status } = await send(hall, person, { ...light, photos: [photo], nonsense: 'x' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ number: 1, year: 2583, urgent: false });
    expect(body).toMatchObject({ division: { th: 'กองช่าง' }, due: { th: expect.stringContaining('2583') } });
    const filed = await caseOf(hall, String(body.id));
    expect(filed).toMatchObject({
      kind: 'complaint',
      channel: 'liff',
      category: 'street-light',
      notice: NOTICE_VERSION,
      number: 1,
    });
    expect(filed.form?.id).toBe('complaint');
    expect(filed.where).toMatchObject(PLACE);
    expect(filed.history[0]).toMatchObject({ words: 'ไฟทางดับสามต้น', photos: [{ id: photo }] });
    expect(filed.history[0]?.answers).toEqual({ ...light, photos: [photo] });
    await hall.jobs();
    await hall.settle();
    expect(hall.said(officer).at(-1)).toContain('ไฟทางดับสามต้น');
  });

  it('says every problem at once with its field, and stores nothing', async () => {
    const hall = townHall();
    const { body, status } = await send(hall, hall.resident(), {
      category: 'moon',
      where: 'x',
      photos: ['nobody-knows-it'],
    });
    expect(status).toBe(400);
    expect((body.fields as { field: string }[]).map(({ field }) => field)).toEqual(['category', 'what', 'where']);
    expect(await hall.records('cases')).toEqual([]);
    expect(await hall.records('requests')).toEqual([]);
  });

  it('takes no upload of somebody else, and none twice', async () => {
    const hall = townHall();
    const [owner, thief] = [hall.resident(), hall.resident('ลุงทดสอบ')];
    const response = await hall.fetch('/api/photos', {
      method: 'POST',
      body: png(),
      headers: { authorization: `Bearer ${await hall.idToken(owner)}` },
    });
    const { id } = (await response.json()) as { id: string };
    expect(await send(hall, thief, { ...light, photos: [id] })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'photos' }] },
    });
    expect((await send(hall, owner, { ...light, photos: [id] })).status).toBe(201);
    expect((await send(hall, owner, { ...light, photos: [id] }, { key: 'another-key' })).status).toBe(400);
    expect(await hall.records('cases')).toHaveLength(1);
  });

  it.each([
    [{ what: 'นายกรับสินบนจากผู้รับเหมา' }],
    [{ where: { latitude: null, longitude: null, words: 'ห้องที่ปลัดเรียกรับเงินใต้โต๊ะ' } }],
  ])('refuses words of corruption with where to tell them instead, and keeps nothing of them: %j', async changed => {
    const hall = townHall();
    const { body, status } = await send(hall, hall.resident(), { ...light, ...changed });
    expect(status).toBe(400);
    expect(body.fields).toMatchObject([{ code: 'corruption' }]);
    expect((body.say as { th: string }).th).toContain('1205');
    expect(await hall.disk()).not.toMatch(/สินบน|ใต้โต๊ะ/);
    expect(await hall.records('requests')).toEqual([]);
  });

  it('refuses a version that nobody was shown', async () => {
    const hall = townHall();
    const input = { version: '0'.repeat(16), answers: light, locale: 'th', notice: 1 } as const;
    expect((await hall.call(hall.resident(), fileComplaint, input, KEY)).status).toBe(410);
  });

  it('25. files once what is sent twice with one Idempotency-Key, also in parallel: 201, then 200, one alert', async () => {
    const hall = townHall();
    await hall.officer('กองช่าง');
    const person = hall.resident();
    const { notice, version } = await formOf(hall);
    const input = { version, answers: light, locale: 'th', notice: notice.version } as const;
    const together = await Promise.all([1, 2, 3, 4].map(() => hall.call(person, fileComplaint, input, KEY)));
    expect(together.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    const later = await hall.call(person, fileComplaint, input, KEY);
    expect(later.status).toBe(200);
    for (const { body } of together) expect(body).toEqual(later.body);
    expect(later.body.number).toBe(1);
    expect(await hall.records('cases')).toHaveLength(1);
    const alerts = (await hall.records('outbox')).filter(({ template }) => template === 'desk.alert');
    expect(alerts).toHaveLength(1);
    const changed = { ...input, answers: { ...light, what: 'อย่างอื่น' } };
    expect((await hall.call(person, fileComplaint, changed, KEY)).status).toBe(409);
    expect(JSON.stringify(await hall.records('requests'))).not.toContain('ไฟทาง');
  });
});

describe('what is close by', () => {
  const near = { category: 'street-light', latitude: PLACE.latitude, longitude: PLACE.longitude };

  it('shows open cases of the same kind within a short walk by age and distance, and no word of theirs', async () => {
    const hall = townHall();
    const [first, second] = [hall.resident(), hall.resident('ลุงทดสอบ')];
    const where = { ...PLACE, latitude: PLACE.latitude + 0.0005, messageIds: [] };
    const id = await fileFor(hall, first, { where });
    await fileFor(hall, first, { where, category: 'road' });
    await fileFor(hall, first, { where: { ...where, latitude: PLACE.latitude + 0.01 } });
    hall.pass(3 * 86_400_000);
    const { body, status } = await hall.call(second, readNear, near as never);
    expect(status).toBe(200);
    expect(body).toEqual({ cases: [{ id, metres: 50, days: 3, number: 1, year: 2583, mine: false }] });
    expect((await hall.call(first, readNear, near as never)).body).toMatchObject({ cases: [{ mine: true }] });
  });

  it.each(['91', 'NaN', '', 'x', 'Infinity'])('refuses a latitude of "%s"', async latitude => {
    const hall = townHall();
    expect((await hall.call(hall.resident(), readNear, { ...near, latitude } as never)).status).toBe(400);
  });
});
