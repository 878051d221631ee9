import { describe, expect, it } from 'vitest';
import { type Act, actOn } from '#cases/acting.ts';
import { caseRef, readCase } from '#cases/record.ts';
import type { Form } from '#domain/form.ts';
import { type JsonObject, ref } from '#domain/record.ts';
import { takeSeat } from '#features/eservice/seats.ts';
import { keepForm } from '#forms/keeping.ts';
import { versionOf } from '#forms/version.ts';
import type { Person } from '../../dev/line/types.ts';
import type { ComplaintForm } from '../../src/features/complaint/api.ts';
import { fileComplaint, readComplaintForm } from '../../src/features/complaint/calls.ts';
import { answerConsultation } from '../../src/features/opinion/calls.ts';
import type { OwnAnswers } from '../../src/features/privacy/answers.ts';
import {
  correctData,
  downloadData,
  eraseAnswers,
  eraseData,
  readAnswers,
  readPrivacy,
} from '../../src/features/privacy/calls.ts';
import type { Copy, Erased, Overview } from '../../src/features/privacy/shapes.ts';
import { attach, attachRefs } from '../../src/files/attaching.ts';
import { caseOf, fileFor, follows, officerDoes } from '../support/casework.ts';
import { png } from '../support/pictures.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const DAY = 24 * 3_600_000;

const overview = async (hall: TownHall, person: Person) => {
  const { body, status } = await hall.call(person, readPrivacy, {});
  expect(status).toBe(200);
  return body as unknown as Overview;
};
const copy = async (hall: TownHall, person: Person) => {
  const { body, status } = await hall.call(person, downloadData, {});
  expect(status).toBe(200);
  return body as unknown as Copy;
};
const erase = async (hall: TownHall, person: Person, key?: string) => {
  const { body, status } = await hall.call(person, eraseData, {}, key);
  return { status, body: body as unknown as Erased };
};
const record = async (hall: TownHall, { id }: Person) => (await hall.records('people')).find(each => each.id === id);

async function say(hall: TownHall, person: Person, words: string): Promise<void> {
  await hall.platform.act.say(person.id, words);
  await hall.settle();
}
async function upload(hall: TownHall, person: Person): Promise<string> {
  const headers = { authorization: `Bearer ${await hall.idToken(person)}` };
  const response = await hall.fetch('/api/photos', { method: 'POST', body: png(), headers });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}
/** The writes by which a case takes these uploads. */
async function claiming(hall: TownHall, person: Person, caseId: string, ids: readonly string[]) {
  const kinds = ['image'] as const;
  const files = ids.map(id => ({ id, kinds }));
  const done = attach(files, await hall.store.get(attachRefs(ids)), { caseId, userId: person.id });
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.writes;
}

async function ownerDoes(hall: TownHall, id: string, act: Pick<Act, 'act' | 'said'>): Promise<void> {
  const [stored] = await hall.store.get([caseRef(id)]);
  if (!stored) throw new Error('there is a case');
  const world = { office: hall.ports.office, now: hall.ports.now(), newId: () => crypto.randomUUID() };
  const done = actOn(readCase(stored), { ...act, party: 'owner', author: { by: 'resident' } }, world);
  if (!done.ok) throw new Error(done.kind);
  await hall.store.commit(done.writes);
}

const form: Form = {
  id: 'sample',
  title: { th: 'ตัวอย่าง', en: 'Sample' },
  intro: null,
  fields: [
    {
      id: 'house',
      kind: 'short',
      label: { th: 'บ้านเลขที่', en: 'House number' },
      help: null,
      showIf: null,
      required: true,
      sensitive: null,
      most: 60,
    },
    {
      id: 'citizen',
      kind: 'thai-id',
      label: { th: 'เลขประจำตัว', en: 'Citizen ID' },
      help: null,
      showIf: null,
      required: true,
      sensitive: 'identity',
    },
    {
      id: 'size',
      kind: 'choice',
      label: { th: 'ขนาด', en: 'Size' },
      help: null,
      showIf: null,
      required: true,
      sensitive: null,
      options: [{ value: 'big', label: { th: 'ใหญ่', en: 'big' } }],
      stopIf: null,
    },
  ],
};

/** A resident with something of everything that the product keeps, and what they said. */
async function somebodyWhoUsedEverything(hall: TownHall, me: Person, neighbour: Person) {
  const mine = ['คำของฉันหนึ่ง', 'บ้านฉันเลข 77', 'ซอยคำของฉัน', 'ร่างคำของฉันยังไม่ส่ง', 'คะแนนคำของฉัน', '1101700230708'];
  const others = ['คำของเพื่อนบ้าน', 'บันทึกลับของเจ้าหน้าที่', 'คำของเพื่อนบ้านถึงเจ้าหน้าที่'];
  await hall.platform.act.follow(me.id);
  await hall.settle();
  await say(hall, me, 'English');
  await say(hall, me, 'ภาษาไทย');
  const sent = await upload(hall, me);
  const unsent = await upload(hall, me);
  const slots = hall.ports.office.services.find(service => service.slots)?.slots;
  if (!slots) throw new Error('the sample office has appointments');
  const start = { day: '2040-03-20', time: slots.times[0] ?? '09:00' };
  const id = crypto.randomUUID();
  const service = { id: 'sample-service' };
  const taken = takeSeat(service, slots, start, { case: id, person: me.id }, [], hall.ports.now());
  if (!taken) throw new Error('there is a seat');
  const { seat } = taken;
  await hall.store.commit([...keepForm(form, null), ...(await claiming(hall, me, id, [sent])), taken.write]);
  const answers = { house: 'บ้านฉันเลข 77', citizen: '1101700230708', size: 'big' };
  await fileFor(hall, me, {
    id,
    kind: 'service',
    clock: 'service-request',
    what: 'คำของฉันหนึ่ง',
    where: { latitude: 14.2, longitude: 99.4, words: 'ซอยคำของฉัน', messageIds: [] },
    form: { id: form.id, version: versionOf(form), answers },
    seat,
    uploads: [sent],
  });
  await officerDoes(hall, id, 'note', { words: 'บันทึกลับของเจ้าหน้าที่', isPublic: false });
  await officerDoes(hall, id, 'answer', { words: 'คำตอบถึงฉัน' });
  await ownerDoes(hall, id, { act: 'rate', said: { words: 'คะแนนคำของฉัน', stars: 4 } });
  const theirs = await fileFor(hall, neighbour, { what: 'คำของเพื่อนบ้าน' });
  await follows(hall, theirs, me);
  await fileFor(hall, neighbour, {
    kind: 'question',
    clock: 'question',
    category: null,
    what: 'คำของเพื่อนบ้านถึงเจ้าหน้าที่',
  });
  await say(hall, me, 'ถามเจ้าหน้าที่ ร่างคำของฉันยังไม่ส่ง');
  await hall.jobs();
  return { id, theirs, sent, unsent, mine, others, seat };
}

/** The records that name this person, by collection. */
async function naming(hall: TownHall, { id }: Person): Promise<Map<string, JsonObject[]>> {
  const names = ['people', 'events', 'requests', 'messages', 'cases', 'chain', 'files', 'seats', 'forms', 'statistics'];
  const all = [...names, 'unanswered', 'outbox', 'quota', 'schedules', 'invitations', 'counters', 'installation'];
  const found = await Promise.all(
    all.map(async name => {
      const records = (await hall.records(name)).filter(each => JSON.stringify(each).includes(id));
      return [name, records] as [string, JsonObject[]];
    }),
  );
  return new Map(found.filter(([, records]) => records.length > 0));
}

describe('GET /api/privacy/download', () => {
  it('is complete: every record that names the person is in it, and all that they said', async () => {
    const hall = townHall();
    const [me, neighbour] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    const { id, mine, seat, sent, theirs, unsent } = await somebodyWhoUsedEverything(hall, me, neighbour);
    const given = await copy(hall, me);
    for (const words of mine) expect(JSON.stringify(given)).toContain(words);
    const named = await naming(hall, me);
    // What is not copied record by record the copy speaks of: the log of what was received and sent.
    const logged = ['events', 'messages', 'outbox'];
    expect([...named.keys()].filter(name => !logged.includes(name)).sort()).toEqual([
      'cases',
      'files',
      'people',
      'seats',
    ]);
    expect(given.remarks.map(({ th }) => th).join()).toContain('รหัส LINE ของคุณอยู่ในบันทึก');
    expect(given.person).toMatchObject({ lineId: me.id, locale: 'th', blocked: false, name: null, duties: [] });
    expect(
      named
        .get('cases')
        ?.map(each => each.id)
        .sort(),
    ).toEqual([id, theirs].sort());
    expect(given.cases.map(each => each.id)).toEqual([id]);
    expect(given.followed).toEqual([{ number: 2, year: 2583 }]);
    expect(named.get('files')?.map(each => each.id)).toEqual([unsent]);
    expect(given.uploads).toMatchObject([{ id: unsent, state: 'clean', type: 'image/png' }]);
    expect(named.get('seats')?.map(each => each.id)).toEqual([seat]);
    expect(given.cases[0]).toMatchObject({
      kind: 'service',
      appointment: { day: '2040-03-20' },
      where: { latitude: 14.2, longitude: 99.4, words: 'ซอยคำของฉัน' },
    });
    const [filed, answered, rated] = given.cases[0]?.steps ?? [];
    expect(filed?.files).toEqual([{ id: sent, state: 'clean' }]);
    expect(filed?.answers).toEqual([
      {
        field: 'house',
        label: { th: 'บ้านเลขที่', en: 'House number' },
        words: { th: 'บ้านฉันเลข 77', en: 'บ้านฉันเลข 77' },
        answer: 'บ้านฉันเลข 77',
      },
      {
        field: 'citizen',
        label: { th: 'เลขประจำตัว', en: 'Citizen ID' },
        words: { th: '1-1017-00230-70-8', en: '1-1017-00230-70-8' },
        answer: '1101700230708',
      },
      { field: 'size', label: { th: 'ขนาด', en: 'Size' }, words: { th: 'ใหญ่', en: 'big' }, answer: 'big' },
    ]);
    expect(answered).toMatchObject({ by: 'office', words: 'คำตอบถึงฉัน' });
    expect(rated).toMatchObject({ by: 'me', act: 'rate', stars: 4 });
    expect(given.conversation).toMatchObject({ about: 'qna' });
  });

  it('has nobody else in it: no id, no word of a neighbour, no note of the staff', async () => {
    const hall = townHall();
    const officer = await hall.officer('กองช่าง');
    const [me, neighbour] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    const { mine, others, theirs } = await somebodyWhoUsedEverything(hall, me, neighbour);
    const given = JSON.stringify(await copy(hall, me));
    for (const other of [neighbour.id, officer.id, 'U-officer', 'สมหญิง', theirs, ...others])
      expect(given).not.toContain(other);
    for (const other of [neighbour, officer]) {
      const theirsOnly = JSON.stringify(await copy(hall, other));
      for (const words of [me.id, ...mine]) expect(theirsOnly).not.toContain(words);
    }
  });

  it('cannot be asked for somebody else, and not without saying who one is', async () => {
    const hall = townHall();
    const [me, other] = [hall.resident(), hall.resident('คนอื่น')];
    await fileFor(hall, me, { what: 'คำของฉัน' });
    for (const path of ['/api/privacy', '/api/privacy/download']) {
      expect((await hall.fetch(path)).status).toBe(401);
      const headers = { authorization: `Bearer ${await hall.idToken(other)}` };
      const response = await hall.fetch(`${path}?userId=${me.id}&person=${me.id}`, { headers });
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      expect(await response.text()).not.toContain('คำของฉัน');
    }
    const { body } = await hall.call(other, eraseData, { userId: me.id, id: me.id } as never);
    expect(body).toMatchObject({ went: [], stays: [] });
  });

  it('has the notices that wait, with their words', async () => {
    const hall = townHall();
    const me = hall.resident();
    await say(hall, me, 'ภาษาไทย');
    const own = await fileFor(hall, me);
    await hold(hall, me, 'n1', own, null);
    await hold(hall, me, 'n2', null, JSON.stringify({ to: me.id, messages: [{ type: 'text', text: 'คำตอบที่รออยู่' }] }));
    expect((await copy(hall, me)).waiting).toEqual([
      { at: '2040-03-06T10:00:00+07:00', case: own, messages: [] },
      { at: '2040-03-06T10:00:00+07:00', case: null, messages: [{ type: 'text', text: 'คำตอบที่รออยู่' }] },
    ]);
  });
});

/** A notice of this person that is held for their next free reply. */
async function hold(hall: TownHall, person: Person, id: string, about: string | null, body: string | null) {
  const [stored] = await hall.store.get([ref('people', person.id)]);
  const subject = about === null ? null : { collection: 'cases', id: about };
  const now = hall.ports.now();
  const notice: JsonObject = {
    to: { person: person.id },
    template: body === null ? 'case.asked' : null,
    about: subject,
    args: { seq: 0 },
    urgent: false,
    state: 'held',
    at: now,
    due: now + DAY,
    attempts: 0,
    firstTryAt: null,
    reader: person.id,
    body,
    reason: 'quota',
    acceptedId: null,
    expires: null,
  };
  const heldNotices = [...((stored?.data.heldNotices ?? []) as JsonObject[]), { id, at: now, about: subject }];
  const data = { ...stored?.data, heldNotices, held: heldNotices.length } as JsonObject;
  await hall.store.commit([
    { kind: 'create', ref: ref('outbox', id), data: notice },
    { kind: 'replace', ref: ref('people', person.id), data },
  ]);
}

describe('GET /api/privacy', () => {
  it('says so where nothing is kept, and keeps nothing by being asked', async () => {
    const hall = townHall();
    const me = hall.resident();
    expect(await overview(hall, me)).toMatchObject({ held: [], cases: [], hasMore: false });
    expect(await copy(hall, me)).toMatchObject({ person: null, cases: [] });
    expect((await erase(hall, me, 'key-of-nobody')).body).toEqual({ went: [], stays: [], hasMore: false });
    expect(await hall.disk()).not.toContain(me.id);
    expect(await hall.records('requests')).toEqual([]);
  });

  it('names what the download has, and says what the chat says', async () => {
    const hall = townHall();
    const [me, neighbour] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    await somebodyWhoUsedEverything(hall, me, neighbour);
    const shown = await overview(hall, me);
    expect(shown.held.map(({ kind }) => kind)).toEqual(['language', 'conversation', 'uploads', 'followed', 'log']);
    expect(shown.cases.map(({ number, year }) => [number, year])).toEqual([[1, 2583]]);
    await say(hall, me, 'ข้อมูลของฉัน');
    const told = hall.said(me).slice(-3).join();
    for (const { kind, words } of shown.held) if (kind !== 'uploads') expect(told).toContain(words.th);
    expect(told).toContain(shown.never.th);
  });
});

describe('what one said in polls and consultations', () => {
  const ID = '00000000-0000-4000-8000-000000000001';
  const asked = {
    kind: 'consultation',
    title: { th: 'ถนนสายใหม่ (ตัวอย่าง)', en: null },
    about: { th: 'ควรทำไหม', en: null },
    question: { ask: { th: 'เห็นด้วยไหม', en: null }, options: [{ id: 'yes', label: { th: 'เห็นด้วย', en: null } }] },
    division: 'works',
    opensAt: '2040-03-01',
    closesAt: '2040-03-20',
    showsLive: false,
    begun: false,
    dueAt: Date.parse('2040-04-20T00:00:00Z'),
    wakeAt: null,
    closed: null,
    history: [],
  };
  const answers = async (hall: TownHall, person: Person) =>
    ((await hall.call(person, readAnswers, {})).body as unknown as OwnAnswers).answers;

  it('is found by its own person alone, and loses words and name, while the choice stays counted', async () => {
    const hall = townHall();
    const [me, other] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    await hall.store.commit([{ kind: 'create', ref: ref('consultations', ID), data: asked }]);
    const answer = { id: ID, choice: 'yes', words: 'คำของฉันถึงถนน', name: 'ยายทดสอบ' };
    expect((await hall.call(me, answerConsultation, answer)).status).toBe(201);
    expect((await hall.call(other, answerConsultation, { ...answer, words: 'คำของผู้อื่น', name: null })).status).toBe(201);
    expect(await hall.disk()).not.toContain(me.id);
    const tally = JSON.stringify(await hall.records('statistics'));
    expect(await answers(hall, me)).toMatchObject([
      { consultation: ID, choice: { th: 'เห็นด้วย' }, words: 'คำของฉันถึงถนน', name: 'ยายทดสอบ' },
    ]);
    expect(await answers(hall, hall.resident('อีกคน'))).toEqual([]);
    expect(await hall.call(me, eraseAnswers, {}, 'answers-key')).toMatchObject({ status: 201, body: { count: 1 } });
    expect(await hall.call(me, eraseAnswers, {})).toMatchObject({ status: 200, body: { count: 0 } });
    expect(await hall.disk()).not.toContain('คำของฉันถึงถนน');
    expect(await hall.disk()).not.toContain('ยายทดสอบ');
    expect(await answers(hall, me)).toMatchObject([{ choice: { th: 'เห็นด้วย' }, words: null, name: null }]);
    expect(await answers(hall, other)).toMatchObject([{ words: 'คำของผู้อื่น' }]);
    expect(JSON.stringify(await hall.records('statistics'))).toBe(tally);
  });
});

describe('POST /api/privacy/correct', () => {
  it('changes the language in which the office writes, once for each key', async () => {
    const hall = townHall();
    const me = hall.resident();
    expect(await hall.call(me, correctData, { locale: 'en' }, 'key-12345')).toMatchObject({ status: 201 });
    expect(await hall.call(me, correctData, { locale: 'en' }, 'key-12345')).toMatchObject({
      status: 200,
      body: { made: true, locale: 'en' },
    });
    expect(await record(hall, me)).toMatchObject({ locale: 'en' });
    await say(hall, me, 'ข้อมูลของฉัน');
    expect(hall.said(me).at(-1)).toContain('ภาษา: English');
  });

  it('changes the name of staff, and nobody’s duties', async () => {
    const hall = townHall();
    const officer = await hall.officer('กองช่าง');
    const before = await record(hall, officer);
    const input = { name: 'สมชาย ใจดี', duties: [{ role: 'mayor', division: null }] } as { name: string };
    expect((await hall.call(officer, correctData, input)).status).toBe(201);
    expect(await record(hall, officer)).toMatchObject({ name: 'สมชาย ใจดี', duties: before?.duties as JsonObject[] });
    expect((await hall.call(hall.resident(), correctData, { name: 'สมชาย' })).status).toBe(400);
    expect((await hall.call(officer, correctData, { name: '12345' })).status).toBe(400);
  });
});

describe('POST /api/privacy/erase', () => {
  it('erases but for what it names: the open case stays, the rest goes, also what nobody sent', async () => {
    const hall = townHall();
    const [me, neighbour] = [hall.resident(), hall.resident('เพื่อนบ้าน')];
    const { id, sent, theirs, unsent } = await somebodyWhoUsedEverything(hall, me, neighbour);
    const before = await caseOf(hall, id);
    const { body, status } = await erase(hall, me, 'erase-key-1');
    expect(status).toBe(201);
    expect(body.went.map(({ kind }) => kind)).toEqual(['language', 'conversation', 'uploads', 'followed']);
    expect(body.stays.map(({ kind, until }) => [kind, until])).toEqual([
      ['case', null],
      ['log', '2040-04-05'],
    ]);
    expect(await record(hall, me)).toMatchObject({
      locale: null,
      session: null,
      sessionEnds: hall.ports.now() + 7 * DAY,
    });
    expect(await caseOf(hall, id)).toEqual(before);
    expect((await caseOf(hall, theirs)).people).toEqual([neighbour.id]);
    expect(await hall.disk()).not.toContain('ร่างคำของฉันยังไม่ส่ง');
    await hall.jobs();
    hall.pass(DAY / 24);
    await hall.jobs();
    expect((await hall.records('files')).map(each => each.id)).toEqual([sent]);
    expect((await hall.records('files')).map(each => each.id)).not.toContain(unsent);
    expect([...hall.files.kept.keys()]).toHaveLength(1);
    expect((await overview(hall, me)).held.map(({ kind }) => kind)).toEqual(['log']);
  });

  it('does nothing more when it is done twice, with its key or without', async () => {
    const hall = townHall();
    const me = hall.resident();
    await hall.platform.act.follow(me.id);
    await say(hall, me, 'English');
    await say(hall, me, 'ภาษาไทย');
    const first = await erase(hall, me, 'erase-key-2');
    const after = await record(hall, me);
    hall.pass(1000);
    expect(await erase(hall, me, 'erase-key-2')).toEqual({ status: 200, body: first.body });
    expect(await erase(hall, me)).toMatchObject({ status: 200, body: { went: [] } });
    expect(await record(hall, me)).toEqual(after);
    expect(after).toMatchObject({ locale: null });
  });

  it('leaves no trace of somebody who has only ever used pages', async () => {
    const hall = townHall();
    const me = hall.resident();
    await hall.call(me, correctData, { locale: 'en' });
    await upload(hall, me);
    expect((await erase(hall, me)).body.went.map(({ kind }) => kind)).toEqual(['language', 'uploads']);
    await hall.jobs();
    hall.pass(DAY);
    await hall.jobs();
    expect(await hall.disk()).not.toContain(me.id);
    expect(hall.files.kept.size).toBe(0);
  });

  it('at once with a filing: the upload is the case’s or it is gone, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const hall = townHall();
      const me = hall.resident();
      await say(hall, me, 'English');
      const photo = await upload(hall, me);
      const id = crypto.randomUUID();
      const claim = await claiming(hall, me, id, [photo]);
      const [filed, erased] = await Promise.all([hall.store.commit(claim), erase(hall, me), erase(hall, me)]);
      expect(erased.status).toBeLessThan(300);
      const [file] = await hall.records('files');
      expect(file).toMatchObject(filed.ok ? { state: 'raw', case: id, owner: null } : { state: 'erased' });
      expect(await record(hall, me)).toBeUndefined();
    }
  });

  it('at once with a complaint sent from the page: it is filed whole or not at all, and its person knows', async () => {
    for (let round = 0; round < 4; round += 1) {
      const hall = townHall();
      const me = hall.resident();
      const photo = await upload(hall, me);
      const { notice, version } = (await hall.call(null, readComplaintForm, {})).body as unknown as ComplaintForm;
      const where = { latitude: 14.2, longitude: 99.4, words: 'หน้าวัด' };
      const answers = { category: 'street-light', what: 'ไฟทางดับสามต้น', where, photos: [photo] };
      const filing = { version, answers, locale: 'th' as const, notice: notice.version };
      const [filed, erased] = await Promise.all([
        hall.call(me, fileComplaint, filing, 'key-of-the-filing'),
        erase(hall, me, 'key-of-the-erasure'),
      ]);
      expect(erased.status).toBeLessThan(300);
      const shown = await overview(hall, me);
      const [file] = await hall.records('files');
      if (filed.status === 201) {
        expect(shown.cases).toHaveLength(1);
        expect((await copy(hall, me)).cases[0]?.steps[0]?.files).toEqual([{ id: photo, state: 'raw' }]);
      } else {
        expect(filed).toMatchObject({ status: 400, body: { fields: [{ field: 'photos' }] } });
        expect(file).toMatchObject({ state: 'erased' });
        expect(shown.cases).toEqual([]);
      }
      expect(shown.held.filter(({ kind }) => kind === 'uploads')).toEqual([]);
    }
  });

  it('at once with other words of the person in the chat: neither is lost', async () => {
    const hall = townHall();
    const me = hall.resident();
    await say(hall, me, 'English');
    await Promise.all([erase(hall, me), say(hall, me, 'ถามเจ้าหน้าที่ ถนนพังตรงหน้าวัดซ่อมเมื่อไร'), erase(hall, me)]);
    const left = await record(hall, me);
    expect(left).toMatchObject({ duties: [], blocked: false });
    expect((await erase(hall, me)).status).toBeLessThan(300);
    expect(await record(hall, me)).toMatchObject({ locale: null, session: null });
  });

  it('drops what waits, but none of a case that goes on; staff keep name and duties', async () => {
    const hall = townHall();
    const officer = await hall.officer('กองช่าง');
    await hall.call(officer, correctData, { name: 'สมชาย ใจดี', locale: 'en' });
    const own = await fileFor(hall, officer);
    await hold(hall, officer, 'n-own', own, null);
    await hold(hall, officer, 'n-other', null, null);
    const { body } = await erase(hall, officer);
    expect(body.went).toEqual([
      { kind: 'language', count: 1 },
      { kind: 'conversation', count: 1 },
      { kind: 'waiting', count: 1 },
    ]);
    expect(body.stays.map(({ kind }) => kind)).toEqual(['name', 'duties', 'case', 'log']);
    expect(await record(hall, officer)).toMatchObject({
      locale: null,
      name: 'สมชาย ใจดี',
      isStaff: true,
      heldNotices: [{ id: 'n-own' }],
      sessionEnds: null,
    });
    const waiting = await hall.records('outbox');
    expect(waiting.find(({ id }) => id === 'n-other')).toMatchObject({ reason: 'unsent', body: null });
    expect(waiting.find(({ id }) => id === 'n-own')).toMatchObject({ reason: 'quota' });
  });
});
