import { describe, expect, it } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import { bangkokDay, fiscalYear } from '../../src/domain/calendar.ts';
import type { Form } from '../../src/domain/form.ts';
import {
  confirmCase,
  correctCase,
  disputeCase,
  followCase,
  rateCase,
  readCaseOf,
  readMyCases,
  tellMore,
  unfollowCase,
  withdrawCase,
} from '../../src/features/case/calls.ts';
import type { CaseDetail, MyCases } from '../../src/features/case/shapes.ts';
import { keepForm } from '../../src/forms/keeping.ts';
import { versionOf } from '../../src/forms/version.ts';
import { caseOf, fileFor, follows, officerDoes } from '../support/casework.ts';
import { pdf, png } from '../support/pictures.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const SOMEWHERE = { latitude: 14.2, longitude: 99.4, words: 'หน้าวัด', messageIds: [] };

const asked = { required: true, showIf: null, sensitive: null, help: null } as const;
const form: Form = {
  id: 'sample-form',
  title: { th: 'ตัวอย่าง', en: 'Sample' },
  intro: null,
  fields: [
    { ...asked, id: 'name', kind: 'short', most: 40, label: { th: 'ชื่อ', en: 'Name' } },
    { ...asked, id: 'phone', kind: 'phone', label: { th: 'เบอร์โทร', en: 'Phone' } },
    { ...asked, id: 'illness', kind: 'long', most: 200, sensitive: 'health', label: { th: 'อาการ', en: 'Illness' } },
    { ...asked, id: 'id-number', kind: 'thai-id', sensitive: 'identity', label: { th: 'เลขบัตร', en: 'ID' } },
    { ...asked, id: 'day', kind: 'date', earliest: 0, latest: null, label: { th: 'วัน', en: 'Day' } },
  ],
};
const answers = {
  name: 'นางสมหญิง ตัวอย่าง',
  phone: '0812345678',
  illness: 'ปวดหลัง',
  'id-number': '1234567890121',
  day: '2040-03-07',
};

/** A case that came in with a form; the form was kept as it was shown. */
async function fileForm(hall: TownHall, person: Person): Promise<string> {
  await hall.store.commit(keepForm(form, null));
  return fileFor(hall, person, {
    kind: 'service',
    category: null,
    form: { id: form.id, version: versionOf(form), answers },
  });
}

async function detail(hall: TownHall, person: Person, id: string): Promise<CaseDetail> {
  const { body, status } = await hall.call(person, readCaseOf, { id });
  expect(status).toBe(200);
  return body as unknown as CaseDetail;
}

async function uploaded(hall: TownHall, person: Person, bytes: BodyInit): Promise<string> {
  const headers = { authorization: `Bearer ${await hall.idToken(person)}` };
  const response = await hall.fetch('/api/photos', { method: 'POST', body: bytes, headers });
  return ((await response.json()) as { id: string }).id;
}

describe('my cases', () => {
  it('are those I filed and those I follow, the newest first, fifty a page, each once', async () => {
    const hall = townHall();
    const [mine, other] = [hall.resident(), hall.resident('ลุงทดสอบ')];
    const ids: string[] = [];
    for (let count = 0; count < 55; count += 1) {
      // Some were filed in the same millisecond.
      if (count % 3 === 0) hall.pass(60_000);
      ids.push(await fileFor(hall, mine));
    }
    hall.pass(60_000);
    const followed = await fileFor(hall, other);
    await follows(hall, followed, mine);
    await fileFor(hall, other);
    const { body: first } = await hall.call(mine, readMyCases, {});
    const page = first as unknown as MyCases;
    expect(page.cases).toHaveLength(50);
    expect(page.cases[0]).toMatchObject({ id: followed, mine: false, turn: 'office', next: { th: 'เรื่องที่คุณติดตาม' } });
    const { body: second } = await hall.call(mine, readMyCases, { cursor: page.cursor ?? '' });
    const rest = second as unknown as MyCases;
    expect(rest).toMatchObject({ cursor: null });
    const seen = [...page.cases, ...rest.cases].map(({ id }) => id);
    expect(seen).toHaveLength(56);
    expect(new Set(seen)).toEqual(new Set([followed, ...ids]));
  });

  it('say whose turn it is', async () => {
    const hall = townHall();
    const person = hall.resident();
    const id = await fileFor(hall, person);
    const turn = async () => ((await hall.call(person, readMyCases, {})).body as unknown as MyCases).cases[0];
    expect(await turn()).toMatchObject({ turn: 'office', needsMe: false, number: 1, subject: { en: 'Street lights' } });
    await officerDoes(hall, id, 'ask', { words: 'เสาต้นไหนคะ' });
    expect(await turn()).toMatchObject({ turn: 'you', needsMe: true });
    await hall.call(person, tellMore, { id, words: 'ต้นที่สาม', files: [] });
    await officerDoes(hall, id, 'fix', { photoIds: ['500001'] });
    expect(await turn()).toMatchObject({ turn: 'you', needsMe: true });
    await hall.call(person, confirmCase, { id });
    expect(await turn()).toMatchObject({ turn: 'nobody', needsMe: false, open: false });
  });
});

describe('one case', () => {
  it('tells what was answered once: by the form that asked it, or in words where it can no longer be read', async () => {
    const hall = townHall();
    const person = hall.resident();
    const asked = await detail(hall, person, await fileForm(hall, person));
    expect(asked.answers?.length).toBe(form.fields.length);
    expect(asked.steps[0]).toMatchObject({ act: 'file', words: null, erased: false });
    const lost = { id: form.id, version: 'f'.repeat(versionOf(form).length), answers };
    const told = await detail(hall, person, await fileFor(hall, person, { kind: 'service', form: lost }));
    expect(told).toMatchObject({ answers: null, steps: [{ act: 'file', words: 'ไฟทางดับหน้าวัด' }] });
  });

  it('shows its owner everything that is public, what can be done, and the officer’s question', async () => {
    const hall = townHall();
    const person = hall.resident();
    const id = await fileFor(hall, person, { where: SOMEWHERE });
    await officerDoes(hall, id, 'note', { words: 'ลับภายใน', isPublic: false });
    await officerDoes(hall, id, 'ask', { words: 'เสาต้นไหนคะ' });
    const seen = await detail(hall, person, id);
    expect(seen).toMatchObject({
      mine: true,
      what: 'ไฟทางดับหน้าวัด',
      place: { latitude: 14.2, words: 'หน้าวัด' },
      question: { words: 'เสาต้นไหนคะ' },
      acts: ['tell', 'withdraw'],
      due: null,
    });
    expect(seen.steps.map(({ act, who }) => [act, who?.th])).toEqual([
      ['file', 'คุณ'],
      ['acknowledge', 'เจ้าหน้าที่ กองช่าง'],
      ['ask', 'เจ้าหน้าที่ กองช่าง'],
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/ลับภายใน|สมหญิง/);
  });

  it('shows a follower what the office did, and none of the owner’s words, place, photos or answers', async () => {
    const hall = townHall();
    const [owner, follower] = [hall.resident(), hall.resident('ลุงทดสอบ')];
    const id = await fileFor(hall, owner, { where: SOMEWHERE, photoIds: ['500002'] });
    await follows(hall, id, follower);
    await officerDoes(hall, id, 'ask', { words: 'บ้านเลขที่เท่าไรคะ' });
    await hall.call(owner, tellMore, { id, words: 'บ้านเลขที่ 12', files: [] });
    await officerDoes(hall, id, 'answer', { words: 'กำลังสั่งหลอดไฟ' });
    const seen = await detail(hall, follower, id);
    expect(seen).toMatchObject({
      mine: false,
      what: null,
      place: null,
      answers: null,
      question: null,
      acts: ['unfollow'],
    });
    const said = JSON.stringify(seen);
    expect(said).toContain('กำลังสั่งหลอดไฟ');
    expect(said).not.toMatch(/ไฟทางดับหน้าวัด|หน้าวัด|บ้านเลขที่|500002/);
  });

  it('reads answers back by the version that was asked, and to their owner without the whole ID number', async () => {
    const hall = townHall();
    const person = hall.resident();
    const seen = await detail(hall, person, await fileForm(hall, person));
    const rows = seen.answers?.map(({ field, value }) => [field, value?.th]);
    expect(rows).toEqual([
      ['name', 'นางสมหญิง ตัวอย่าง'],
      ['phone', '081-234-5678'],
      ['illness', 'ปวดหลัง'],
      ['id-number', 'x-xxxx-xxxxx-12-1'],
      ['day', expect.stringContaining('2583')],
    ]);
    expect(seen.correctable.map(({ field }) => field)).toEqual(['name', 'phone', 'illness']);
    expect(seen.acts).toContain('correct');
  });

  it('tells the state of each photo', async () => {
    const hall = townHall();
    const person = hall.resident();
    const id = await fileFor(hall, person);
    const [photo, paper] = [await uploaded(hall, person, png()), await uploaded(hall, person, pdf())];
    expect((await hall.call(person, tellMore, { id, words: '', files: [photo, paper] })).status).toBe(201);
    expect((await detail(hall, person, id)).steps.at(-1)?.photos).toMatchObject([
      { id: photo, state: 'raw', document: false },
      { id: paper, document: true },
    ]);
    await hall.jobs();
    expect((await detail(hall, person, id)).steps.at(-1)?.photos[0]).toMatchObject({ state: 'clean' });
  });
});

describe('acts on the page', () => {
  it('answer the officer with words and a photo: the clock runs on, and the officer is told', async () => {
    const hall = townHall();
    const person = hall.resident();
    const id = await fileFor(hall, person);
    await officerDoes(hall, id, 'ask', { words: 'ขอรูปค่ะ' });
    hall.pass(2 * 86_400_000);
    const files = [await uploaded(hall, person, png())];
    const { body, status } = await hall.call(person, tellMore, { id, words: 'ต้นนี้', files }, 'answer-once');
    expect(status).toBe(201);
    expect((body.say as { th: string }).th).toContain('เริ่มนับเวลาต่อ');
    expect((await hall.call(person, tellMore, { id, words: 'ต้นนี้', files }, 'answer-once')).status).toBe(200);
    const after = await caseOf(hall, id);
    expect(after.waitingFor).toBeNull();
    expect(after.history.filter(({ act }) => act === 'tell')).toHaveLength(1);
    const notices = (await hall.records('outbox')).filter(({ template }) => template === 'desk.told');
    expect(notices).toHaveLength(1);
    expect(JSON.stringify(await hall.records('requests'))).not.toContain('ต้นนี้');
  });

  it('dispute with a reason, confirm, rate: and what does not fit the state is a conflict that says where it stands', async () => {
    const hall = townHall();
    const person = hall.resident();
    const id = await fileFor(hall, person);
    expect(await hall.call(person, confirmCase, { id })).toMatchObject({ status: 409, body: { code: 'conflict' } });
    await officerDoes(hall, id, 'fix', { photoIds: ['500003'] });
    expect((await hall.call(person, disputeCase, { id, words: ' ', files: [] })).status).toBe(400);
    const disputed = await hall.call(person, disputeCase, { id, words: 'ยังดับอยู่', files: [] });
    expect(disputed).toMatchObject({ status: 201, body: { state: 'reopened' } });
    await officerDoes(hall, id, 'fix', { photoIds: ['500004'] });
    expect(await hall.call(person, confirmCase, { id })).toMatchObject({ status: 201, body: { state: 'confirmed' } });
    expect((await hall.call(person, confirmCase, { id })).status).toBe(409);
    expect((await hall.call(person, rateCase, { id, stars: 2, words: 'ช้าไป' })).status).toBe(201);
    expect((await hall.call(person, rateCase, { id, stars: 5, words: '' })).status).toBe(201);
    expect(await detail(hall, person, id)).toMatchObject({ stars: 5 });
  });

  it('count a rating once, with the last of its stars', async () => {
    const hall = townHall();
    const person = hall.resident();
    const id = await fileFor(hall, person);
    await officerDoes(hall, id, 'answer', { words: 'เรียบร้อย' });
    for (const stars of [1, 4, 3]) await hall.call(person, rateCase, { id, stars, words: '' });
    const year = fiscalYear(bangkokDay(hall.ports.now()));
    const counts = (await hall.records('statistics')).find(each => each.id === `cases-${year}`);
    expect(counts).toMatchObject({ rate: 1, 'stars.complaint': 3, 'stars.complaint.category.street-light': 3 });
  });

  it.each([0, 6, 2.5, '5', null])('refuse %j stars', async stars => {
    const hall = townHall();
    const person = hall.resident();
    const id = await fileFor(hall, person);
    await officerDoes(hall, id, 'answer', { words: 'เรียบร้อย' });
    expect((await hall.call(person, rateCase, { id, stars: stars as number, words: '' })).status).toBe(400);
  });

  it('refuse words of corruption, words too long for people, and files of somebody else', async () => {
    const hall = townHall();
    const [person, other] = [hall.resident(), hall.resident('ลุงทดสอบ')];
    const id = await fileFor(hall, person);
    const corrupt = await hall.call(person, tellMore, { id, words: 'เจ้าหน้าที่เรียกรับเงิน', files: [] }, 'corrupt-key');
    expect(corrupt).toMatchObject({ status: 400, body: { fields: [{ code: 'corruption' }] } });
    expect(await hall.disk()).not.toContain('เรียกรับเงิน');
    const long = await hall.call(person, tellMore, { id, words: 'ก'.repeat(4001), files: [] });
    expect(long).toMatchObject({ status: 400, body: { fields: [{ field: 'words', code: 'too-long' }] } });
    expect((await hall.call(person, tellMore, { id, words: 'ที่'.repeat(2000), files: [] })).status).toBe(201);
    const theirs = await uploaded(hall, other, png());
    expect((await hall.call(person, tellMore, { id, words: 'รูป', files: [theirs] })).status).toBe(400);
  });

  it('correct how one is reached and one’s own words; the history names a sensitive field without its value', async () => {
    const hall = townHall();
    const person = hall.resident();
    const id = await fileForm(hall, person);
    hall.pass(30 * 86_400_000);
    const put = (changed: Record<string, unknown>) => hall.call(person, correctCase, { id, answers: changed });
    expect((await put({ phone: '12' })).body).toMatchObject({ fields: [{ field: 'phone', code: 'not-a-phone' }] });
    expect((await put({ 'id-number': '1101700230708', day: '2050-01-01' })).status).toBe(400);
    expect((await put({ phone: '081 234 5678' })).status).toBe(400);
    expect((await put({ phone: '0898765432', illness: 'ปวดเข่า', 'id-number': '1101700230708' })).status).toBe(201);
    const after = await caseOf(hall, id);
    expect(after.history.at(-1)).toMatchObject({
      act: 'correct',
      answers: { ...answers, phone: '0898765432', illness: 'ปวดเข่า' },
    });
    expect(after.history.at(-1)?.words).toMatch(/^แก้ไข: เบอร์โทร: 089-876-5432\nอาการ: /);
    expect(after.history.at(-1)?.words).not.toContain('ปวดเข่า');
    expect((await hall.records('outbox')).some(({ template }) => template === 'desk.told')).toBe(true);
  });

  it('follow a complaint close by, unfollow it, and leave no trace of who it was', async () => {
    const hall = townHall();
    const [owner, neighbour] = [hall.resident(), hall.resident('ลุงทดสอบ')];
    const id = await fileFor(hall, owner, { where: SOMEWHERE });
    const hidden = await fileFor(hall, owner, { kind: 'question', category: null, where: SOMEWHERE });
    expect((await hall.call(neighbour, followCase, { id: hidden })).status).toBe(404);
    expect((await hall.call(neighbour, followCase, { id })).status).toBe(201);
    expect((await hall.call(neighbour, followCase, { id })).status).toBe(200);
    expect((await hall.call(neighbour, withdrawCase, { id })).status).toBe(403);
    expect((await hall.call(owner, unfollowCase, { id })).status).toBe(403);
    expect((await hall.call(neighbour, unfollowCase, { id })).status).toBe(201);
    expect((await hall.call(neighbour, readCaseOf, { id })).status).toBe(404);
    expect((await caseOf(hall, id)).people).toEqual([owner.id]);
  });
});

describe('18. somebody else’s case', () => {
  it('is answered like one that does not exist, by every endpoint, to the byte', async () => {
    const hall = townHall();
    const [owner, stranger] = [hall.resident(), hall.resident('คนอื่น')];
    const id = await fileFor(hall, owner);
    await officerDoes(hall, id, 'fix', { photoIds: ['500005'] });
    const unknown = crypto.randomUUID();
    const inputs = { words: 'x', files: [], stars: 3, answers: { phone: '0812345678' } };
    const before = await hall.disk();
    for (const call of [
      readCaseOf,
      tellMore,
      disputeCase,
      confirmCase,
      withdrawCase,
      correctCase,
      rateCase,
      followCase,
      unfollowCase,
    ]) {
      const ask = (which: string) =>
        hall.call(stranger, call as typeof tellMore, { ...inputs, id: which }, `key-of-${which}`);
      const [theirs, nobodys] = [await ask(id), await ask(unknown)];
      expect(theirs).toEqual(nobodys);
      expect(theirs).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    expect(await hall.disk()).toBe(before);
  });
});
