import { describe, expect, test } from 'vitest';
import * as calls from '../../src/features/opinion/calls.ts';
import type { CreateInput, FiledOpinion } from '../../src/features/opinion/shapes.ts';
import { staffOf } from '../support/staff.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

/** START is Tuesday 6 March 2040. */
const DAY = 86_400_000;
const th = (words: string) => ({ th: words, en: null });
const market: CreateInput = {
  kind: 'poll',
  division: 'works',
  title: th('ตลาดนัดวันไหนดี'),
  about: th('อบต. จะจัดตลาดนัดสัปดาห์ละครั้ง ขอถามว่าวันไหนสะดวก'),
  question: { ask: th('อยากให้จัดวันไหน'), options: [th('เสาร์'), th('อาทิตย์'), th('พุธ')] },
  opensAt: '2040-03-06',
  closesAt: '2040-03-10',
  showsLive: true,
};
const road: CreateInput = { ...market, kind: 'consultation', title: th('ถนนหน้าวัด'), showsLive: false };
const outcome = th('จะจัดตลาดนัดทุกวันเสาร์ เริ่มเดือนหน้า ตามที่คนส่วนใหญ่เลือก');

async function opened(hall: TownHall, input = market) {
  const officer = await staffOf(hall, 'officer', 'works');
  const made = await hall.call(officer, calls.createConsultation, input, `create-${crypto.randomUUID()}`);
  expect(made.status).toBe(201);
  return { officer, id: String(made.body.id) };
}

const key = () => `key-${crypto.randomUUID()}`;
const vote = (id: string, choice: string | null, words: string | null = null, name: string | null = null) => ({
  id,
  choice,
  words,
  name,
});

async function form(hall: TownHall) {
  const { body } = await hall.call(null, calls.readOpinionForm, {});
  return (body.form as { version: string }).version;
}

const opinion = { about: 'works', words: 'อยากให้ตัดหญ้าข้างทางบ่อยขึ้น', answer: 'yes', named: 'no' };

describe('an open opinion from the page', () => {
  test('is filed for the division it is about, alerts it, and gets a number', async () => {
    const hall = townHall();
    const officer = await staffOf(hall, 'officer', 'works');
    const resident = hall.resident();
    const version = await form(hall);
    const sent = await hall.call(resident, calls.sendOpinion, { version, answers: opinion, locale: 'th' }, key());
    expect(sent).toMatchObject({
      status: 201,
      body: { number: 1, year: 2583, division: { th: 'กองช่าง' }, due: { by: { th: '21 มีนาคม 2583' } } },
    });
    await hall.jobs();
    const alert = hall.said(officer).at(-1) ?? '';
    expect(alert).toContain('ความคิดเห็นใหม่');
    expect(alert).toContain('อยากให้ตัดหญ้าข้างทางบ่อยขึ้น');
    expect(alert).not.toContain(resident.id);
  });

  test('without a name holds none, whatever the page sends along; a name stays out of LINE messages', async () => {
    const hall = townHall();
    const officer = await staffOf(hall, 'officer', 'works');
    const version = await form(hall);
    const send = (answers: object) =>
      hall.call(
        hall.resident(),
        calls.sendOpinion,
        { version, answers: { ...opinion, ...answers }, locale: 'th' },
        key(),
      );
    await send({ name: 'สมศรี ตัวอย่าง' });
    expect(await hall.disk()).not.toContain('สมศรี');
    await send({ named: 'yes', name: 'สมศรี ตัวอย่าง' });
    await hall.jobs();
    expect(await hall.disk()).toContain('สมศรี');
    expect(hall.said(officer).join('\n')).not.toContain('สมศรี');
  });

  test('that speaks of corruption is not kept, and says where to tell it', async () => {
    const hall = townHall();
    const version = await form(hall);
    const answers = { ...opinion, words: 'นายกรับสินบนเรื่องถนน' };
    const sent = await hall.call(hall.resident(), calls.sendOpinion, { version, answers, locale: 'th' }, key());
    expect(sent).toMatchObject({
      status: 400,
      body: { code: 'bad-input', fields: [{ field: 'words', code: 'corruption' }] },
    });
    expect(JSON.stringify(sent.body)).toContain('1205');
    expect(await hall.disk()).not.toContain('สินบน');
  });

  test('sent twice under one key is one case', async () => {
    const hall = townHall();
    const resident = hall.resident();
    const version = await form(hall);
    const once = key();
    const send = () => hall.call(resident, calls.sendOpinion, { version, answers: opinion, locale: 'en' }, once);
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect((second.body as FiledOpinion).id).toBe((first.body as FiledOpinion).id);
    expect(await hall.records('cases')).toHaveLength(1);
  });
});

describe('votes', () => {
  test('of fifty people at once are all counted, and once each', async () => {
    const hall = townHall();
    const { id } = await opened(hall);
    const people = Array.from({ length: 50 }, (_, at) => hall.resident(`คนที่ ${at}`));
    const made = await Promise.all(
      people.map((person, at) => hall.call(person, calls.answerConsultation, vote(id, 'abc'.charAt(at % 3)), key())),
    );
    expect(new Set(made.map(({ status }) => status))).toEqual(new Set([201]));
    const { body } = await hall.call(null, calls.readConsultation, { id });
    expect(body.results).toEqual({
      total: 50,
      unchosen: null,
      options: [
        { id: 'a', count: 17 },
        { id: 'b', count: 17 },
        { id: 'c', count: 16 },
      ],
    });
  });

  test('of one person at once are one vote', async () => {
    const hall = townHall();
    const { id } = await opened(hall);
    const person = hall.resident();
    const options = ['a', 'b', 'c', 'a'];
    await Promise.all(options.map(option => hall.call(person, calls.answerConsultation, vote(id, option), key())));
    const [counts] = (await hall.records('statistics')).filter(each => each.id === `consultation-${id}`);
    expect(counts?.answers).toBe(1);
    const sum = ['a', 'b', 'c'].reduce((all, option) => all + Number(counts?.[`option.${option}`] ?? 0), 0);
    expect(sum).toBe(1);
    expect(await hall.records('responses')).toHaveLength(1);
  });

  test('are kept without the person, and one person has another name in each consultation', async () => {
    const hall = townHall();
    const [first, second] = [await opened(hall), await opened(hall, road)];
    const person = hall.resident();
    for (const { id } of [first, second]) await hall.call(person, calls.answerConsultation, vote(id, 'a'), key());
    const kept = await hall.records('responses');
    expect(JSON.stringify(kept)).not.toContain(person.id);
    const names = kept.map(each => String(each.id).split(':')[1]);
    expect(new Set(names).size).toBe(2);
  });

  test('are nobody else’s to see', async () => {
    const hall = townHall();
    const { id } = await opened(hall);
    const [one, other] = [hall.resident(), hall.resident()];
    await hall.call(one, calls.answerConsultation, vote(id, 'a'), key());
    expect((await hall.call(one, calls.readMine, { id })).body).toMatchObject({
      answer: { choice: 'a' },
      mayManage: false,
    });
    expect((await hall.call(other, calls.readMine, { id })).body).toMatchObject({ answer: null });
    expect((await hall.call(null, calls.readMine, { id })).status).toBe(401);
  });

  test('of too few are not told, and none is told as none', async () => {
    const hall = townHall();
    const { id } = await opened(hall);
    const results = async () => (await hall.call(null, calls.readConsultation, { id })).body.results;
    expect(await results()).toMatchObject({ total: 0, options: [{ count: 0 }, { count: 0 }, { count: 0 }] });
    await hall.call(hall.resident(), calls.answerConsultation, vote(id, 'a'), key());
    expect(await results()).toMatchObject({
      total: null,
      options: [{ count: null }, { count: null }, { count: null }],
    });
  });

  test('are not public before it ends, unless it says so', async () => {
    const hall = townHall();
    const { id } = await opened(hall, road);
    expect((await hall.call(null, calls.readConsultation, { id })).body.results).toBeNull();
    hall.pass(5 * DAY);
    expect((await hall.call(null, calls.readConsultation, { id })).body).toMatchObject({
      standing: 'waiting',
      results: { total: 0 },
    });
  });

  test('are refused once it has ended', async () => {
    const hall = townHall();
    const { id } = await opened(hall);
    hall.pass(5 * DAY);
    const late = await hall.call(hall.resident(), calls.answerConsultation, vote(id, 'a'), key());
    expect(late).toMatchObject({ status: 410, body: { code: 'gone' } });
  });
});

describe('free words', () => {
  test('are read by staff of the division alone, and never public', async () => {
    const hall = townHall();
    const { id, officer } = await opened(hall, road);
    const resident = hall.resident();
    await hall.call(resident, calls.answerConsultation, vote(id, null, 'ขอทางเท้าด้วย', 'สมศรี ตัวอย่าง'), key());
    const read = await hall.call(officer, calls.readResponses, { id });
    expect(read.body).toMatchObject({
      answers: 1,
      aside: 0,
      responses: [{ words: 'ขอทางเท้าด้วย', name: 'สมศรี ตัวอย่าง', choice: null, on: '2040-03-06' }],
      next: null,
    });
    const shown = JSON.stringify((await hall.call(null, calls.readConsultation, { id })).body);
    expect(shown).not.toContain('ทางเท้า');
    const others = [resident, await staffOf(hall, 'head', 'finance'), await staffOf(hall, 'mayor')];
    for (const person of others) expect((await hall.call(person, calls.readResponses, { id })).status).toBe(403);
    expect((await hall.call(null, calls.readResponses, { id })).status).toBe(401);
    for (const role of ['clerk', 'secretary'] as const)
      expect((await hall.call(await staffOf(hall, role), calls.readResponses, { id })).status).toBe(200);
  });

  test('that speak of corruption are not kept', async () => {
    const hall = townHall();
    const { id } = await opened(hall, road);
    const given = vote(id, 'a', 'ปลัดโกงเงินหลวง');
    const sent = await hall.call(hall.resident(), calls.answerConsultation, given, key());
    expect(sent).toMatchObject({ status: 400, body: { fields: [{ field: 'words', code: 'corruption' }] } });
    expect(await hall.disk()).not.toContain('โกงเงิน');
  });

  test('are taken up to 2,000 characters, and no further', async () => {
    const hall = townHall();
    const { id } = await opened(hall, road);
    const send = (words: string) => hall.call(hall.resident(), calls.answerConsultation, vote(id, null, words), key());
    expect((await send('ก'.repeat(2000))).status).toBe(201);
    expect(await send('ก'.repeat(2001))).toMatchObject({ status: 400, body: { fields: [{ code: 'too-long' }] } });
  });

  test('are set aside with a reason, which their author reads; the vote with them counts all the same', async () => {
    const hall = townHall();
    const { id, officer } = await opened(hall, road);
    const resident = hall.resident();
    await hall.call(resident, calls.answerConsultation, vote(id, 'b', 'ขายของค่ะ ทักแชตมาได้'), key());
    const { body } = await hall.call(officer, calls.readResponses, { id });
    const [first] = body.responses as { answer: string }[];
    const aside = { id, answer: first?.answer ?? '', reason: 'เป็นโฆษณา ไม่เกี่ยวกับถนน' };
    expect((await hall.call(officer, calls.setAside, aside, key())).status).toBe(201);
    expect((await hall.call(officer, calls.readResponses, { id })).body).toMatchObject({
      answers: 1,
      aside: 1,
      responses: [{ words: 'ขายของค่ะ ทักแชตมาได้', aside: aside.reason }],
      history: [{ act: 'create' }, { act: 'aside', role: 'officer' }],
    });
    expect((await hall.call(resident, calls.readMine, { id })).body).toMatchObject({ answer: { aside: aside.reason } });
    expect((await hall.call(resident, calls.setAside, aside, key())).status).toBe(403);
  });

  test('come page by page, each once', async () => {
    const hall = townHall();
    const { id, officer } = await opened(hall, road);
    for (let at = 0; at < 53; at += 1)
      await hall.call(hall.resident(), calls.answerConsultation, vote(id, null, `ความเห็นที่ ${at}`), key());
    const page = async (from?: string) =>
      (await hall.call(officer, calls.readResponses, { id, ...(from ? { from } : {}) })).body as {
        responses: { words: string }[];
        next: string | null;
      };
    const first = await page();
    const second = await page(first.next ?? '');
    expect([first.responses.length, second.responses.length, second.next]).toEqual([50, 3, null]);
    expect(new Set([...first.responses, ...second.responses].map(({ words }) => words)).size).toBe(53);
  });

  test('go when their time is over, and the counts stay', async () => {
    const hall = townHall();
    const { id } = await opened(hall, road);
    await hall.call(hall.resident(), calls.answerConsultation, vote(id, 'a', 'ขอทางเท้าด้วย'), key());
    hall.pass(370 * DAY);
    await hall.jobs();
    expect(await hall.records('responses')).toEqual([]);
    expect((await hall.records('statistics')).find(each => each.id === `consultation-${id}`)?.answers).toBe(1);
  });
});

describe('who may look after a consultation', () => {
  const people = [
    ['a resident', null, null, 403],
    ['an officer of the division', 'officer', 'works', 201],
    ['the head of the division', 'head', 'works', 201],
    ['an officer of another division', 'officer', 'finance', 403],
    ['the ปลัด', 'clerk', null, 201],
    ['the secretary', 'secretary', null, 201],
    ['the mayor', 'mayor', null, 403],
  ] as const;

  test.each(people)('%s', async (_, role, division, status) => {
    const hall = townHall();
    const { id } = await opened(hall, { ...market, closesAt: '2040-03-06' });
    const person = role ? await staffOf(hall, role, division) : hall.resident();
    expect((await hall.call(person, calls.createConsultation, market, key())).status).toBe(status);
    const { kind: _kind, division: _division, ...content } = market;
    expect((await hall.call(person, calls.changeConsultation, { id, ...content }, key())).status).toBe(status);
    hall.pass(5 * DAY);
    expect((await hall.call(person, calls.closeConsultation, { id, words: outcome }, key())).status).toBe(status);
  });

  test('nobody without a name', async () => {
    const hall = townHall();
    const { id } = await opened(hall);
    for (const asked of [
      hall.call(null, calls.createConsultation, market, key()),
      hall.call(null, calls.closeConsultation, { id, words: outcome }, key()),
      hall.call(null, calls.answerConsultation, vote(id, 'a'), key()),
      hall.call(null, calls.readDuty, {}),
    ])
      expect((await asked).status).toBe(401);
  });

  test('says for which divisions somebody may', async () => {
    const hall = townHall();
    const ids = async (person: { id: string }) =>
      ((await hall.call(person.id, calls.readDuty, {})).body.divisions as { id: string }[]).map(({ id }) => id);
    expect(await ids(hall.resident())).toEqual([]);
    expect(await ids(await staffOf(hall, 'head', 'works'))).toEqual(['works']);
    expect((await ids(await staffOf(hall, 'clerk'))).length).toBeGreaterThan(3);
  });
});

describe('a consultation from its opening to its end', () => {
  test('is listed, ends, is overdue, is reminded of, and tells what came of it', async () => {
    const hall = townHall();
    const { id, officer } = await opened(hall);
    const first = async () =>
      ((await hall.call(null, calls.readConsultations, {})).body.consultations as Record<string, unknown>[])[0];
    expect(await first()).toMatchObject({ id, standing: 'open', closesAt: '2040-03-10', outcome: null });
    const early = await hall.call(officer, calls.closeConsultation, { id, words: outcome }, key());
    expect(early).toMatchObject({ status: 409 });
    hall.pass(5 * DAY);
    await hall.jobs();
    await hall.jobs();
    expect(hall.said(officer).at(-1)).toContain('ปิดรับความเห็นแล้ว: ตลาดนัดวันไหนดี');
    expect(await first()).toMatchObject({ standing: 'waiting' });
    hall.pass(20 * DAY);
    expect(await first()).toMatchObject({ standing: 'late', dueOn: '2040-03-25' });
    expect((await hall.call(officer, calls.closeConsultation, { id, words: outcome }, key())).status).toBe(201);
    expect(await first()).toMatchObject({ standing: 'closed', outcome: { words: outcome, role: 'officer' } });
    expect(JSON.stringify(await first())).not.toContain('ทดสอบ');
  });

  test('cannot be changed under a first vote that comes at the same time', async () => {
    const hall = townHall();
    const { id, officer } = await opened(hall);
    const { kind: _kind, division: _division, ...content } = market;
    const options = [th('เช้า'), th('เย็น')];
    const changed = { id, ...content, question: { ask: th('เวลาไหนดี'), options } };
    const [voted, edited] = await Promise.all([
      hall.call(hall.resident(), calls.answerConsultation, vote(id, 'c'), key()),
      hall.call(officer, calls.changeConsultation, changed, key()),
    ]);
    expect([voted.status, edited.status].sort()).not.toEqual([201, 201]);
    expect([voted.status, edited.status]).toContain(201);
  });

  test.each([
    ['too few words', th('สั้นไป')],
    ['too many', th('ก'.repeat(4001))],
  ])('cannot be closed with %s', async (_, words) => {
    const hall = townHall();
    const { id, officer } = await opened(hall);
    hall.pass(5 * DAY);
    expect((await hall.call(officer, calls.closeConsultation, { id, words }, key())).status).toBe(400);
  });

  test('that is not there is not found', async () => {
    const hall = townHall();
    const id = crypto.randomUUID();
    expect((await hall.call(null, calls.readConsultation, { id })).status).toBe(404);
    expect((await hall.call(hall.resident(), calls.answerConsultation, vote(id, 'a'), key())).status).toBe(404);
  });
});
