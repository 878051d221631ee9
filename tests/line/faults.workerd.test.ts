import { expect, it } from 'vitest';
import type { Act, ApiCall, Fault, Person } from '../../dev/line/types.ts';
import type { Case } from '../../src/cases/record.ts';
import { historyRefs, verifyHistory } from '../../src/cases/verifying.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';
import { wordsOf } from '../support/words.ts';

/**
 * The whole life of a complaint, with the same thing going wrong at each of its steps: nothing is lost, nothing happens
 * twice, and whoever acted hears of it where LINE lets us say so.
 */
const SECOND = 1000;
const photo = { contentType: 'image/jpeg', bytes: new Uint8Array([255, 216, 255]) };

type Cast = { readonly hall: TownHall; readonly resident: Person; readonly officer: Person };

const say = async ({ hall }: Cast, person: Person, words: string) => {
  hall.pass(SECOND);
  await hall.platform.act.say(person.id, words);
  await hall.settle();
};
const tap = async ({ hall }: Cast, person: Person, label: string) => {
  hall.pass(SECOND);
  await hall.tap(person, label);
};
const send = async ({ hall }: Cast, person: Person): Promise<Act> => {
  hall.pass(SECOND);
  return hall.platform.act.say(person.id, 'ส่ง');
};
const press = async ({ hall }: Cast, person: Person, act: string): Promise<Act> => {
  const [found] = await hall.records('cases');
  hall.pass(SECOND);
  return hall.platform.act.postback(person.id, `${act} {"id":"${found?.id}"}`);
};
const pictured = async ({ hall, officer }: Cast) => {
  await hall.platform.act.images(officer.id, [photo]);
  await hall.settle();
};

type Step = {
  readonly what: string;
  readonly by: 'resident' | 'officer';
  readonly before: (cast: Cast) => Promise<unknown>;
  /** The event that makes it true. */
  readonly event: (cast: Cast, person: Person) => Promise<Act>;
  /** What it adds to the history. */
  readonly adds: readonly string[];
  /** Words of the answer. */
  readonly says: string;
  /** What the other one is told, once. */
  readonly tells: string | null;
};

const life: readonly Step[] = [
  {
    what: 'filing',
    by: 'resident',
    before: async cast => {
      await say(cast, cast.resident, 'ไฟทางดับหน้าวัดมาสามวันแล้ว ช่วยมาซ่อมหน่อย');
      for (const words of ['ใช่', 'หน้าวัดใหม่ หมู่ 4', 'ข้าม']) await say(cast, cast.resident, words);
    },
    event: send,
    adds: ['file'],
    says: 'รับเรื่องแล้ว ขอบคุณที่แจ้งค่ะ',
    tells: 'เรื่องร้องเรียนใหม่',
  },
  {
    what: 'taking',
    by: 'officer',
    before: async () => {},
    event: (cast, person) => press(cast, person, 'desk.take'),
    adds: ['acknowledge'],
    says: 'เรื่องนี้เป็นงานของคุณ',
    tells: null,
  },
  {
    what: 'asking',
    by: 'officer',
    before: async cast => {
      await press(cast, cast.officer, 'desk.ask');
      await say(cast, cast.officer, 'เสาเบอร์อะไรคะ');
    },
    event: send,
    adds: ['ask'],
    says: 'บันทึกแล้วค่ะ กำลังส่งถึงผู้แจ้ง',
    tells: 'เสาเบอร์อะไรคะ',
  },
  {
    what: 'telling',
    by: 'resident',
    before: async cast => {
      await tap(cast, cast.resident, 'ตอบเจ้าหน้าที่');
      await say(cast, cast.resident, 'เสาเบอร์ 12 ค่ะ');
    },
    event: send,
    adds: ['tell'],
    says: 'ให้เจ้าหน้าที่แล้วค่ะ',
    tells: 'เสาเบอร์ 12 ค่ะ',
  },
  {
    what: 'answering',
    by: 'officer',
    before: async cast => {
      await press(cast, cast.officer, 'desk.answer');
      await say(cast, cast.officer, 'จะเข้าซ่อมพรุ่งนี้ค่ะ');
    },
    event: send,
    adds: ['answer'],
    says: 'เรื่องยังเปิดอยู่',
    tells: 'จะเข้าซ่อมพรุ่งนี้ค่ะ',
  },
  {
    what: 'fixing',
    by: 'officer',
    before: async cast => {
      await press(cast, cast.officer, 'desk.fix');
      await pictured(cast);
      for (const words of ['ต่อไป', 'เปลี่ยนหลอดครั้งแรกแล้ว']) await say(cast, cast.officer, words);
    },
    event: send,
    adds: ['fix'],
    says: 'รอผู้แจ้งยืนยัน',
    tells: 'เปลี่ยนหลอดครั้งแรกแล้ว',
  },
  {
    what: 'disputing',
    by: 'resident',
    before: async cast => {
      await tap(cast, cast.resident, 'ยังไม่เสร็จ');
      await say(cast, cast.resident, 'ยังดับอยู่หนึ่งดวง');
    },
    event: send,
    adds: ['dispute', 'reopen'],
    says: 'เปิดเรื่องอีกครั้งแล้วค่ะ',
    tells: 'ผู้แจ้งบอกว่ายังไม่เสร็จ',
  },
  {
    what: 'fixing again',
    by: 'officer',
    before: async cast => {
      await press(cast, cast.officer, 'desk.fix');
      await pictured(cast);
      for (const words of ['ต่อไป', 'เปลี่ยนหลอดครั้งที่สองแล้ว']) await say(cast, cast.officer, words);
    },
    event: send,
    adds: ['acknowledge', 'fix'],
    says: 'รอผู้แจ้งยืนยัน',
    tells: 'เปลี่ยนหลอดครั้งที่สองแล้ว',
  },
  {
    what: 'confirming',
    by: 'resident',
    before: async () => {},
    event: (cast, person) => press(cast, person, 'case.confirm'),
    adds: ['confirm'],
    says: 'บันทึกว่าเสร็จแล้ว',
    tells: null,
  },
];

type Trouble = {
  readonly what: string;
  readonly make: (hall: TownHall, step: Step) => void;
  /** How whoever acted hears of it: `copy`, by what the second delivery of the event is answered. */
  readonly heard: 'reply' | 'nothing' | 'push' | 'copy';
};

const reply = (fault: Fault) => (hall: TownHall) => void hall.platform.fail('reply', fault);

const troubles: readonly Trouble[] = [
  { what: 'nothing goes wrong', make: () => {}, heard: 'reply' },
  { what: 'the store fails before the commit', make: ({ store }) => store.break('commit', 'fail'), heard: 'reply' },
  { what: 'the store fails three times', make: ({ store }) => store.break('commit', 'fail', 3), heard: 'reply' },
  { what: 'the store fails after the commit', make: ({ store }) => store.break('commit', 'lose'), heard: 'reply' },
  {
    what: 'the store fails after the commit and does not say what became of it',
    make: ({ store }) => {
      store.break('commit', 'lose');
      store.break('get', 'ok', 2);
      store.break('get', 'fail');
    },
    heard: 'copy',
  },
  { what: 'the commit never answers', make: ({ store }) => store.break('commit', 'hang'), heard: 'reply' },
  { what: 'the first read fails', make: ({ store }) => store.break('get', 'fail'), heard: 'reply' },
  { what: 'the first read never answers', make: ({ store }) => store.break('get', 'hang'), heard: 'reply' },
  { what: 'LINE answers the reply with 500', make: reply({ type: 'error', status: 500 }), heard: 'nothing' },
  { what: 'LINE never answers the reply', make: reply({ type: 'timeout', ms: 60_000 }), heard: 'nothing' },
  { what: 'LINE refuses the reply', make: reply({ type: 'error', status: 400 }), heard: 'push' },
  {
    what: 'LINE answers the push with 500 twice',
    make: hall => void hall.platform.fail('push', { type: 'error', status: 500 }, 2),
    heard: 'reply',
  },
  {
    what: 'the answer to the push is lost',
    make: hall => void hall.platform.fail('push', { type: 'accepted-but', answer: 'disconnect' }),
    heard: 'reply',
  },
  {
    what: 'the machine stops between commit and numbering',
    make: (hall, { what }) => {
      if (what === 'filing') hall.store.break('number', 'fail');
      hall.platform.fail('reply', { type: 'disconnect' });
    },
    heard: 'nothing',
  },
];

const repliesTo = (hall: TownHall, { replyToken }: Act): ApiCall[] =>
  hall.platform.calls('reply').filter(({ body }) => (body as { replyToken?: string }).replyToken === replyToken);
const pushesTo = (hall: TownHall, person: Person, words: string, since: number): ApiCall[] =>
  hall.platform
    .calls('push')
    .slice(since)
    .filter(({ body, status }) => (body as { to?: string }).to === person.id && status === 200)
    .filter(({ body }) => wordsOf(body as object).includes(words));

async function theCase(hall: TownHall) {
  const [found, ...more] = await hall.records('cases');
  expect(more).toEqual([]);
  return found && { id: String(found.id), ...(found as unknown as Case) };
}

/** Whoever they are, they do the step once more: it was done, and is not done again. */
async function again(cast: Cast, { event }: Step, person: Person): Promise<void> {
  const before = await theCase(cast.hall);
  await event(cast, person);
  await cast.hall.settle();
  expect((await theCase(cast.hall))?.history).toEqual(before?.history);
}

/** Delivers what is due, and what is tried again a little later. */
async function delivered({ hall }: Cast): Promise<void> {
  for (const seconds of [0, 5, 15, 60]) {
    hall.pass(seconds * SECOND);
    await hall.jobs();
  }
}

async function begin(): Promise<Cast> {
  const hall = townHall();
  const officer = await hall.officer('กองช่าง');
  for (const words of ['สมหญิง ทดสอบ']) await say({ hall, officer, resident: officer }, officer, words);
  return { hall, officer, resident: hall.resident() };
}

/** Answers that repeat words somebody may take back do not wait in the store to be pushed, unless the chat holds them. */
const notPushed = ['taking'];

async function through(cast: Cast, step: Step, { make, heard }: Trouble, acts: string[]): Promise<void> {
  const { hall } = cast;
  const { what, adds, says, tells } = step;
  const [person, other] = step.by === 'resident' ? [cast.resident, cast.officer] : [cast.officer, cast.resident];
  await step.before(cast);
  await hall.settle();
  const since = hall.platform.calls('push').length;
  make(hall, step);
  const act = await step.event(cast, person);
  await hall.settle();
  await delivered(cast);
  hall.platform.heal();
  acts.push(...adds);
  const found = await theCase(hall);
  const answers = repliesTo(hall, act).filter(({ fault, status }) => status === 200 && fault === null);
  const isPushed = heard === 'push' && !notPushed.includes(what);
  expect([what, found?.history.map(each => each.act)]).toEqual([what, acts]);
  expect([what, found?.number]).toEqual([what, 1]);
  expect([what, tells && pushesTo(hall, other, tells, since).length]).toEqual([what, tells && 1]);
  expect([what, answers.length]).toEqual([what, heard === 'reply' || heard === 'copy' ? 1 : 0]);
  expect([what, pushesTo(hall, person, says, since).length]).toEqual([what, isPushed ? 1 : 0]);
  if (heard === 'reply') expect(wordsOf(answers[0]?.body as object)).toContain(says);
  expect(hall.said(person).join()).not.toContain('{{');
  await again(cast, step, person);
}

async function check({ hall }: Cast, acts: readonly string[]): Promise<void> {
  const found = await theCase(hall);
  expect(verifyHistory(await hall.store.get(historyRefs(found?.id ?? '')))).toBeNull();
  const [statistics] = await hall.records('statistics');
  for (const act of new Set(acts)) {
    const count = acts.filter(each => each === act).length;
    expect([act, statistics?.[act === 'file' ? 'received' : act]]).toEqual([act, count]);
  }
  expect(await hall.records('counters')).toMatchObject([{ value: 1 }]);
  const left = (await hall.records('outbox')).filter(({ state }) => state !== 'accepted' && state !== 'cancelled');
  expect(left).toEqual([]);
}

it.each(troubles)(
  'a complaint is settled, each step once, when at every step: $what',
  { timeout: 60_000 },
  async trouble => {
    const cast = await begin();
    const acts: string[] = [];
    for (const step of life) await through(cast, step, trouble, acts);
    await check(cast, acts);
  },
);
