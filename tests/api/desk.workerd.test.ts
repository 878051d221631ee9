import { describe, expect, it } from 'vitest';
import type { Person } from '../../dev/line/types.ts';
import type { Form } from '../../src/domain/form.ts';
import { ref } from '../../src/domain/record.ts';
import { rateCase, readCaseOf } from '../../src/features/case/calls.ts';
import type { DeskCase } from '../../src/features/desk/api.ts';
import { readDeskCase } from '../../src/features/desk/calls.ts';
import { keepForm } from '../../src/forms/keeping.ts';
import { versionOf } from '../../src/forms/version.ts';
import { fileFor, officerDoes } from '../support/casework.ts';
import { staffOf } from '../support/staff.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

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
  ],
};
const answers = { name: '=HYPERLINK("x")', phone: '0812345678', illness: 'ปวดหลัง', 'id-number': '1234567890121' };

async function fileForm(
  hall: TownHall,
  person: Person,
  division = 'works',
  given: typeof answers = answers,
): Promise<string> {
  const [kept] = await hall.store.get([ref('forms', `${form.id}:${versionOf(form)}`)]);
  const writes = keepForm(form, kept);
  if (writes.length > 0) await hall.store.commit(writes);
  const filing = { kind: 'service', category: null, division } as const;
  return fileFor(hall, person, { ...filing, form: { id: form.id, version: versionOf(form), answers: given } });
}

async function look(hall: TownHall, person: Person, id: string): Promise<DeskCase> {
  const { body, status } = await hall.call(person, readDeskCase, { id });
  expect(status).toBe(200);
  return body as unknown as DeskCase;
}

/** With the mark of its encoding, which `text()` takes off. */
async function whole(response: Response): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await response.arrayBuffer());
}

async function table(hall: TownHall, person: Person | null, query = `kind=service&form=${form.id}`) {
  const headers: Record<string, string> = person ? { authorization: `Bearer ${await hall.idToken(person)}` } : {};
  const response = await hall.fetch(`/api/desk/export?${query}`, { headers });
  return { status: response.status, type: response.headers.get('content-type'), text: await whole(response) };
}

describe('a case as its staff see it', () => {
  it('has internal notes, whole answers, whether the resident was told, and whether the history is whole', async () => {
    const hall = townHall();
    const id = await fileForm(hall, hall.resident());
    await officerDoes(hall, id, 'note', { words: 'ไปดูพรุ่งนี้', isPublic: false });
    await officerDoes(hall, id, 'ask', { words: 'บ้านเลขที่เท่าไรคะ' });
    await hall.jobs();
    await hall.settle();
    const seen = await look(hall, await staffOf(hall, 'officer', 'works'), id);
    expect(seen.steps).toContainEqual(expect.objectContaining({ words: 'ไปดูพรุ่งนี้', internal: true }));
    expect(seen.answers?.map(({ value }) => value?.th)).toContain('1-2345-67890-12-1');
    expect(seen.delivery?.value.th).toBe('ส่งแล้ว');
    expect(seen.chain).toMatchObject({ whole: true });
    expect(seen.typed?.th).toBe('เลขรับ 1/2583');
    expect(JSON.stringify(seen)).not.toContain('U-officer');
  });

  it('says when its appointment is, also after it was moved, and no more once it has ended', async () => {
    const hall = townHall();
    const officer = await staffOf(hall, 'officer', 'works');
    const id = await fileFor(hall, hall.resident(), { kind: 'service', seat: 'building-permit:2040-01-09:09:00:1' });
    expect((await look(hall, officer, id)).appointment).toEqual({
      th: '9 มกราคม 2583 เวลา 09.00 น.',
      en: '9 January 2040 (B.E. 2583), 09:00',
    });
    const [record] = await hall.store.get([ref('cases', id)]);
    if (!record) throw new Error('no case');
    await hall.store.commit([
      { kind: 'replace', ref: record.ref, data: { ...record.data, seat: null }, if: { version: record.version } },
    ]);
    expect((await look(hall, officer, id)).appointment).toBeNull();
  });

  it('names a history that was altered', async () => {
    const hall = townHall();
    const id = await fileForm(hall, hall.resident());
    await officerDoes(hall, id, 'note', { words: 'ไปดูพรุ่งนี้', isPublic: false });
    const [link] = await hall.store.get([ref('chain', `${id}:0001`)]);
    await hall.store.commit([
      { kind: 'replace', ref: ref('chain', `${id}:0001`), data: { ...link?.data, act: 'answer' } },
    ]);
    const seen = await look(hall, await staffOf(hall, 'clerk'), id);
    expect(seen.chain.whole).toBe(false);
    expect(seen.chain.say.th).toContain('เลขานุการ');
  });

  it('is unknown to another division, whose own cases it is shown; the mayor reads, and is not told how to work on it', async () => {
    const hall = townHall();
    const [works, welfare] = [await fileForm(hall, hall.resident()), await fileForm(hall, hall.resident(), 'finance')];
    const officer = await staffOf(hall, 'officer', 'finance');
    const [theirs, nobodys] = [
      await hall.call(officer, readDeskCase, { id: works }),
      await hall.call(officer, readDeskCase, { id: crypto.randomUUID() }),
    ];
    expect(theirs).toEqual(nobodys);
    expect(theirs.status).toBe(404);
    expect((await look(hall, officer, welfare)).typed).not.toBeNull();
    expect((await look(hall, await staffOf(hall, 'mayor'), works)).typed).toBeNull();
    expect((await hall.call(hall.resident(), readDeskCase, { id: works })).status).toBe(403);
  });

  it('shows its reader who filed it to nobody: no LINE id, no name', async () => {
    const hall = townHall();
    const person = hall.resident('ยายทดสอบชื่อนี้');
    const seen = JSON.stringify(await look(hall, await staffOf(hall, 'secretary'), await fileForm(hall, person)));
    expect(seen).not.toContain(person.id);
    expect(seen).not.toContain('ยายทดสอบชื่อนี้');
  });
});

describe('a table of what came in with a form', () => {
  it('opens in a spreadsheet: a mark of its encoding, harmless cells, leading zeros, no LINE id', async () => {
    const hall = townHall();
    const person = hall.resident();
    await fileForm(hall, person);
    const { status, text, type } = await table(hall, await staffOf(hall, 'clerk'));
    expect(status).toBe(200);
    expect(type).toBe('text/csv; charset=utf-8');
    expect(text.startsWith('\ufeffเลขรับ,วันที่รับ,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain('081-234-5678');
    expect(text).not.toContain(person.id);
  });

  it('has what is sensitive only for those above the divisions, and never a whole ID number', async () => {
    const hall = townHall();
    await fileForm(hall, hall.resident());
    const [clerk, head] = [
      await table(hall, await staffOf(hall, 'clerk')),
      await table(hall, await staffOf(hall, 'head', 'works')),
    ];
    expect(clerk.text).toContain('ปวดหลัง');
    expect(clerk.text).toContain('x-xxxx-xxxxx-12-1');
    expect(head.status).toBe(200);
    expect(head.text).not.toMatch(/ปวดหลัง|อาการ|xxxxx/);
    for (const { text } of [clerk, head]) expect(text.replaceAll('-', '')).not.toContain('1234567890121');
  });

  it('has a head’s own division alone, and is for no officer, no mayor, no resident, no stranger', async () => {
    const hall = townHall();
    await fileForm(hall, hall.resident(), 'works', { ...answers, name: 'คนของกองช่าง' });
    await fileForm(hall, hall.resident(), 'finance', { ...answers, name: 'คนของกองคลัง' });
    const { text } = await table(hall, await staffOf(hall, 'head', 'finance'));
    expect(text).toContain('คนของกองคลัง');
    expect(text).not.toContain('คนของกองช่าง');
    expect((await table(hall, await staffOf(hall, 'head', 'welfare'))).status).toBe(404);
    for (const [person, status] of [
      [await staffOf(hall, 'officer', 'works'), 403],
      [await staffOf(hall, 'mayor'), 403],
      [hall.resident(), 403],
      [null, 401],
    ] as const)
      expect((await table(hall, person)).status).toBe(status);
    expect((await table(hall, await staffOf(hall, 'clerk'), 'kind=moon&form=x')).status).toBe(400);
    expect((await table(hall, await staffOf(hall, 'clerk'), 'kind=service&form=unknown')).status).toBe(404);
  });

  it('reads page by page', { timeout: 60_000 }, async () => {
    const hall = townHall();
    for (let count = 0; count < 310; count += 1) await fileForm(hall, hall.resident('ก'), 'works');
    const { text } = await table(hall, await staffOf(hall, 'clerk'));
    expect(text.trim().split('\r\n')).toHaveLength(311);
  });
});

describe('stars', () => {
  it('are the owner’s own, and shown to staff', async () => {
    const hall = townHall();
    const person = hall.resident();
    const id = await fileForm(hall, person);
    await officerDoes(hall, id, 'answer', { words: 'เรียบร้อย' });
    await hall.call(person, rateCase, { id, stars: 4, words: 'ดีมาก' });
    const seen = await look(hall, await staffOf(hall, 'head', 'works'), id);
    expect(seen.steps.at(-1)).toMatchObject({ act: 'rate', stars: 4, words: 'ดีมาก' });
    expect((await hall.call(person, readCaseOf, { id })).body).toMatchObject({ stars: 4 });
  });
});
