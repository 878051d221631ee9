import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Act, ApiCall, JsonObject, MediaUpload, Person } from '../../dev/line/types.ts';
import type { Case } from '../../src/cases/record.ts';
import { historyRefs, verifyHistory } from '../../src/cases/verifying.ts';
import { bangkokDay, fiscalYear } from '../../src/domain/calendar.ts';
import { ref } from '../../src/domain/record.ts';
import { caseText } from '../../src/features/case/text.ts';
import { complaintText } from '../../src/features/complaint/text.ts';
import { deskText } from '../../src/features/desk/text.ts';
import { homeText } from '../../src/features/home/text.ts';
import { fileFor, officerDoes } from '../support/casework.ts';
import { memoryStore } from '../support/memory-store.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';
import { wordsOf } from '../support/words.ts';

/**
 * Residents and officers do anything at all, in any order, and what the product promises holds after every event. A
 * failure prints the seed and the shortest conversations that still fail: `fc.assert(…, { seed, path })`.
 */
const RUNS = 194;
const RUNS_ON_SQLITE = 6;
/** When to give up looking for shorter conversations that fail too. */
const MOST_MS = 150_000;
const CONVERSATIONS = 10;

const SECOND = 1000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
const TEMPLE = { latitude: 14.2001, longitude: 99.4001 };

const buttonWords = [complaintText, caseText, deskText, homeText].flatMap(({ th, en }) =>
  [th, en].flatMap(({ buttons }) => Object.values(buttons).filter(each => typeof each === 'string')),
);
const menuWords = [
  ...Object.values(homeText.th.says),
  ...Object.values(homeText.en.says),
  'เมนูหลัก',
  'ข้อมูลของฉัน',
  'ลบข้อมูล',
  'ยืนยันลบข้อมูล',
  'ดาวน์โหลด',
  'ความเป็นส่วนตัว',
  'my data',
  'แก้',
  'ใช่',
  'ไม่',
  'ทำต่อ',
  'เริ่มใหม่',
  'ลบรูป',
  'แจ้งใหม่',
  '1',
  '2',
  'ถอนเรื่อง',
  'ยืนยันว่าเสร็จ',
  'ยังไม่เสร็จ',
  'เพิ่มข้อมูล',
  'ตอบเจ้าหน้าที่',
  'เลิกติดตาม',
];
const staffWords = [
  'งานของฉัน',
  'งานทั้งหมด',
  'งานเกินกำหนด',
  'หน้าที่ของฉัน',
  'การแจ้งเตือน',
  'รายชื่อเจ้าหน้าที่',
  'เชิญ เจ้าหน้าที่ กองคลัง',
  'ตรวจข้อมูลที่จะลบ',
  'ข้าม',
  'ต่อไป',
  'กองคลัง',
];
const staffVerbs = [
  'รับเรื่อง',
  'ขอข้อมูลเพิ่ม',
  'ตอบ',
  'เสร็จสิ้น',
  'ส่งต่อกอง',
  'เรื่องซ้ำ',
  'บันทึกภายใน',
  'ประวัติ',
  'ตรวจประวัติ',
  'ไม่อยู่ในอำนาจ',
];
const caseVerbs = ['เลขรับ', 'ยืนยันว่าเสร็จ', 'ยังไม่เสร็จ', 'เพิ่มข้อมูล', 'ถอนเรื่อง', 'เลิกติดตาม', 'ติดตาม'];
const complaints = [
  'ไฟทางดับหน้าวัดมาสามวันแล้ว ช่วยมาซ่อมหน่อย',
  'แจ้งเรื่อง ถนนเป็นหลุมหน้าโรงเรียน',
  'แจ้งน้ำท่วมบ้านเข้ามาถึงเตียงแล้ว',
  'รถขยะไม่มาเก็บสองอาทิตย์แล้ว ขยะเหม็นมาก',
  'report: the street light in front of the temple is broken',
];
const questions = [
  'เบี้ยคนแก่ได้เดือนละเท่าไร',
  'อบต. เปิดกี่โมง',
  'วิธีเลี้ยงมังกรสามหัว',
  'When is the office open',
  'เรื่องที่แจ้งไปถึงไหนแล้ว',
];
const corruptions = ['แจ้งเรื่อง เจ้าหน้าที่เรียกรับเงินใต้โต๊ะ', 'นายกทุจริตงบซ่อมถนน', 'ร้องเรียนว่าปลัดรับสินบน'];
const strange = [
  '🙏🙏🙏',
  '\u202eกลับหลัง\u202c',
  '.',
  '{"type":"bubble"}',
  '<img onerror=alert(1)>',
  'ก็็็็็็็',
  '๑๒๓',
  '?',
  '1-2345-67890-12-1',
];
const photo: MediaUpload = { contentType: 'image/jpeg', bytes: new Uint8Array([255, 216, 255]) };

/** What somebody does, as often as it stands here; `go` is what their conversation asks for. */
const whats = [
  ...Array<'go'>(44).fill('go'),
  ...Array<'tap'>(8).fill('tap'),
  ...Array<'words'>(4).fill('words'),
  ...Array<'free'>(3).fill('free'),
  ...Array<'complain'>(3).fill('complain'),
  'old-tap',
  'old-tap',
  'number',
  'number',
  'wait',
  'wait',
  'unsend',
  'unsend',
  'ask',
  'corruption',
  'long',
  'strange',
  'sticker',
  'voice',
  'photo',
  'photos',
  'near',
  'far',
  'block',
  'return',
  'cancel',
  'cancel',
  'back',
  'menu',
  'copy',
  'copy',
  'late',
  'swap',
  'unsent-first',
  'group',
] as const;
type What = (typeof whats)[number];
type Step = { readonly what: What; readonly n: number };

const step = fc.record({ what: fc.constantFrom(...whats), n: fc.nat(9999) });
/** Every third one is long. */
const conversation = fc.oneof(
  { weight: 2, arbitrary: fc.array(step, { minLength: 5, maxLength: 11, size: 'max' }) },
  { weight: 1, arbitrary: fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }) },
);
const run = fc.record({
  conversations: fc.array(conversation, { minLength: CONVERSATIONS, maxLength: CONVERSATIONS }),
  turns: fc.infiniteStream(fc.nat(CONVERSATIONS - 1)),
});

/** Somebody with a phone: what they were sent, did and wrote. */
type Actor = {
  readonly person: Person;
  readonly at: number;
  readonly isStaff: boolean;
  /** Every button ever received, the newest message's last. */
  readonly actions: JsonObject[];
  newest: JsonObject[];
  readonly events: { readonly id: string; readonly at: number }[];
  readonly messages: { readonly id: string; readonly at: number; readonly mark: string | null; unsent: boolean }[];
  readonly seen: Set<string>;
  marks: number;
};

class Play {
  readonly hall: TownHall;
  readonly actors: Actor[] = [];
  readonly trace: string[] = [];
  /** Words that nobody may keep. */
  readonly gone = new Set<string>();
  readonly filed: string[] = [];
  group = '';
  #seenCall: ApiCall | undefined;

  constructor(hall: TownHall) {
    this.hall = hall;
  }

  static async begin(hall: TownHall): Promise<Play> {
    const play = new Play(hall);
    play.#add(await hall.secretary(), true);
    const secretary = play.actors[0]?.person;
    for (const duty of ['เจ้าหน้าที่ กองช่าง', 'เจ้าหน้าที่ กองช่าง', 'เจ้าหน้าที่ สำนักปลัด']) {
      hall.pass(SECOND);
      await hall.platform.act.say(secretary?.id ?? '', `เชิญ ${duty}`);
      await hall.settle();
      const code = /PS-\w{4}-\w{4}/.exec(secretary ? (hall.said(secretary).at(-1) ?? '') : '')?.[0] ?? '';
      const officer = hall.platform.addPerson({ name: duty, friend: true });
      for (const said of [code, `สมหญิง ${play.actors.length}`]) {
        await hall.platform.act.say(officer.id, said);
        await hall.settle();
      }
      play.#add(officer, true);
    }
    while (play.actors.length < CONVERSATIONS) play.#add(hall.resident(), false);
    play.group = hall.platform.addGroup({ name: 'กลุ่ม', members: play.actors.map(({ person }) => person.id) }).id;
    play.#seenCall = hall.platform.calls().at(-1);
    await play.#someCases();
    return play;
  }

  /** Nobody begins in an empty office: four residents have cases that have got further and further. */
  async #someCases(): Promise<void> {
    const { hall } = this;
    const [officer, desk] = [this.actors[1], this.actors[3]];
    const said = (words: string, by = officer) => ({
      words,
      more: { author: { by: 'staff', id: by?.person.id ?? '', role: 'officer', name: 'สมหญิง' } as const },
    });
    const doing = async (id: string, act: 'ask' | 'answer' | 'fix', { words, more }: ReturnType<typeof said>) =>
      officerDoes(hall, id, act, { words, ...(act === 'fix' ? { photoIds: ['photo-0'] } : {}) }, more);
    const where = { ...TEMPLE, words: 'หน้าวัด', messageIds: [] };
    for (const [count, actor] of this.actors.slice(4, 8).entries()) {
      const asks =
        count === 3
          ? ({ kind: 'question', category: null, clock: 'question', division: 'secretariat' } as const)
          : { where };
      const id = await fileFor(hall, actor.person, { what: `ไฟทางดับ ${this.mark(actor)}`, ...asks });
      if (count === 1) await doing(id, 'ask', said('เสาเบอร์อะไรคะ'));
      if (count === 2) await doing(id, 'fix', said('เปลี่ยนหลอดแล้ว'));
      if (count === 3) await doing(id, 'answer', said('มาได้เลยค่ะ', desk));
      this.filed.push(`${count + 1}/2583`);
    }
    await this.wait(SECOND);
  }

  #add(person: Person, isStaff: boolean): void {
    const at = this.actors.length;
    this.actors.push({
      person,
      at,
      isStaff,
      actions: [],
      newest: [],
      events: [],
      messages: [],
      seen: new Set(),
      marks: 0,
    });
  }

  /** A word of this person that nobody else ever writes. */
  mark(actor: Actor): string {
    actor.marks += 1;
    return `zq${actor.at}k${actor.marks}z`;
  }

  async step(actor: Actor, { what, n }: Step): Promise<void> {
    this.hall.pass(SECOND);
    this.trace.push(`${actor.at} ${what} ${n}`);
    if (actor.person.blocked && what !== 'wait')
      return this.#did(actor, [await this.hall.platform.act.follow(actor.person.id)]);
    switch (what) {
      case 'go':
        return this.#go(actor, n);
      case 'tap':
        return this.#press(actor, actor.newest[n % Math.max(1, actor.newest.length)], n);
      case 'old-tap':
        return this.#press(actor, actor.actions[n % Math.max(1, actor.actions.length)], n);
      case 'words': {
        const words = actor.isStaff && n % 3 === 0 ? staffWords : n % 3 === 1 ? menuWords : buttonWords;
        return this.say(actor, pick(words, n));
      }
      case 'free':
        return this.say(
          actor,
          n % 3 ? `เมื่อวานฝนตกหนัก ${this.mark(actor)}` : `${pick(questions, n)} ${this.mark(actor)}`,
        );
      case 'complain':
        return this.say(actor, `${pick(complaints, n)} ${this.mark(actor)}`);
      case 'ask':
        return this.say(actor, `ถามเจ้าหน้าที่ ${this.mark(actor)} ขอถามเรื่องที่ดิน`);
      case 'corruption':
        return this.#corrupt(actor, n);
      case 'number': {
        const verb = pick(actor.isStaff ? staffVerbs : caseVerbs, n);
        return this.say(actor, `${verb} ${n % 11}/2583`);
      }
      case 'long':
        return this.#write(actor, `${this.mark(actor)} ${'ยาว😀'.repeat(n % 2 ? 700 : 1_200)}`);
      case 'strange':
        return this.say(actor, pick(strange, n));
      case 'sticker':
        return this.#did(actor, [await this.hall.platform.act.sticker(actor.person.id, '1', '1')]);
      case 'voice': {
        const kind = pick(['audio', 'video', 'file'] as const, n);
        return this.#did(actor, [await this.hall.platform.act.media(actor.person.id, kind, photo)]);
      }
      case 'photo':
        return this.#photos(actor, 1);
      case 'photos':
        return this.#photos(actor, 2 + (n % 5));
      case 'near':
        return this.#place(actor, n % 50);
      case 'far':
        return this.#place(actor, 20_000 + n);
      case 'unsend': {
        // LINE lets nobody take back what is older than a day.
        const since = this.hall.ports.now() - DAY;
        const mine = actor.messages.filter(({ at, unsent }) => !unsent && at > since).slice(-12);
        const message = mine[n % Math.max(1, mine.length)];
        return message && this.#unsend(actor, message);
      }
      case 'block':
        if (n % 3) return this.#go(actor, n);
        return this.#did(actor, [await this.hall.platform.act.unfollow(actor.person.id)], 0);
      case 'return':
        return this.#did(actor, [await this.hall.platform.act.follow(actor.person.id)]);
      case 'cancel':
        return this.#cancel(actor);
      case 'back':
        return this.say(actor, 'ย้อนกลับ');
      case 'menu':
        return this.#menu(actor);
      case 'wait':
        return this.wait(pick([60 * SECOND, HOUR, 14 * HOUR, 2 * DAY, 9 * DAY], n));
      case 'copy':
        return this.#copy(actor, n);
      case 'late':
        return this.#late(actor, n);
      case 'swap':
        return this.#swap(actor, n);
      case 'unsent-first':
        return this.#unsentFirst(actor);
      case 'group':
        return this.#inGroup(actor, n);
      default:
        return what satisfies never;
    }
  }

  async say(actor: Actor, words: string): Promise<void> {
    return this.#did(actor, [await this.hall.platform.act.say(actor.person.id, words)]);
  }

  /** Longer than LINE's app lets anybody type. */
  async #write(actor: Actor, words: string): Promise<void> {
    return this.#did(actor, [await this.hall.platform.act.sayMessage(actor.person.id, { type: 'text', text: words })]);
  }

  async wait(ms: number): Promise<void> {
    this.hall.pass(ms);
    await this.hall.jobs();
    await this.hall.settle();
    this.#look(null);
  }

  async #photos(actor: Actor, count: number): Promise<void> {
    const acts = await this.hall.platform.act.images(
      actor.person.id,
      Array.from({ length: count }, () => photo),
    );
    return this.#did(actor, acts, count === 1 ? 1 : { least: 1, most: count });
  }

  async #place(actor: Actor, metres: number): Promise<void> {
    const there = { ...TEMPLE, latitude: TEMPLE.latitude + metres / 111_000 };
    const address = metres % 2 ? { address: `หน้าวัด ${this.mark(actor)}` } : {};
    return this.#did(actor, [await this.hall.platform.act.location(actor.person.id, { ...there, ...address })]);
  }

  async #unsend(actor: Actor, message: Actor['messages'][number]): Promise<void> {
    message.unsent = true;
    if (message.mark) this.gone.add(message.mark);
    return this.#did(actor, [await this.hall.platform.act.unsend(actor.person.id, message.id)], 0);
  }

  async #corrupt(actor: Actor, n: number): Promise<void> {
    const mark = this.mark(actor);
    await this.say(actor, `${pick(corruptions, n)} ${mark}`);
    // What was sent to staff after a check that asks not to is the person's own will; all else is not kept.
    if (this.#wasSealed(actor)) this.gone.add(mark);
  }

  #wasSealed(actor: Actor): boolean {
    return actor.newest.some(({ uri }) => uri === 'tel:1205');
  }

  async #cancel(actor: Actor): Promise<void> {
    await this.say(actor, 'ยกเลิก');
    expect(await this.session(actor), 'the conversation has ended').toBeNull();
  }

  async #menu(actor: Actor): Promise<void> {
    const before = this.hall.said(actor.person).length;
    await this.say(actor, 'เมนู');
    const said = this.hall.said(actor.person).slice(Math.min(before, 199)).join('\n');
    expect(
      [homeText.th.menu, homeText.en.menu].some(words => said.includes(words)),
      said,
    ).toBe(true);
  }

  /** Not older than LINE would deliver once more. */
  async #copy(actor: Actor, n: number): Promise<void> {
    const young = actor.events.filter(({ at }) => this.hall.ports.now() - at < HOUR);
    const event = young[n % Math.max(1, young.length)];
    if (!event) return;
    const cases = await this.cases();
    const delivery = await this.hall.platform.redeliver(event.id);
    await this.hall.settle();
    expect(delivery.status).toBe(200);
    this.#look(null, true);
    expect((await this.cases()).length, 'a copy files nothing').toBe(cases.length);
  }

  async #late(actor: Actor, n: number): Promise<void> {
    const timestamp = this.hall.ports.now() - (1 + (n % 90)) * SECOND;
    const words = n % 2 ? pick(['ส่ง', 'ยกเลิก', 'ใช่', 'ข้าม'], n) : `มาช้า ${this.mark(actor)}`;
    return this.#did(actor, [await this.hall.platform.act.say(actor.person.id, words, { timestamp })]);
  }

  /** Two messages arrive in the wrong order. */
  async #swap(actor: Actor, n: number): Promise<void> {
    const words = [
      pick([...complaints, 'ส่ง', 'ใช่', 'ข้าม', 'แจ้งเรื่อง'], n),
      pick(['ส่ง', 'ยกเลิก', 'ใช่', 'เสร็จแล้ว', 'แก้ไข'], n),
    ];
    const acts: Act[] = [];
    for (const said of words) {
      this.hall.pass(SECOND);
      acts.push(await this.hall.undelivered(() => this.hall.platform.act.say(actor.person.id, `${said}`)));
    }
    const delivery = await this.hall.deliver(...acts.map(({ event }) => event).reverse());
    return this.#did(
      actor,
      acts.map(each => ({ ...each, delivery })),
    );
  }

  async #unsentFirst(actor: Actor): Promise<void> {
    const mark = this.mark(actor);
    const act = await this.hall.undelivered(() =>
      this.hall.platform.act.say(actor.person.id, `${complaints[0]} ${mark}`),
    );
    this.hall.pass(SECOND);
    await this.#unsend(actor, { id: act.messageId ?? '', at: 0, mark, unsent: false });
    const delivery = await this.hall.deliver(act.event);
    return this.#did(actor, [{ ...act, messageId: null, delivery }], 0);
  }

  async #inGroup(actor: Actor, n: number): Promise<void> {
    const addressed = n % 3 > 0;
    const said = pick([...questions, ...complaints, 'แจ้งเรื่อง', 'ติดตาม', 'งานของฉัน', 'เลขรับ 1/2583', 'ยกเลิก'], n);
    const act = await this.hall.platform.act.say(
      actor.person.id,
      `${addressed ? 'โปร่งใส ' : ''}${said} ${this.mark(actor)}`,
      {
        in: this.group,
      },
    );
    return this.#did(actor, [act], addressed ? 1 : 0);
  }

  async #press(actor: Actor, action: JsonObject | undefined, n: number): Promise<void> {
    if (!action) return this.say(actor, 'เมนู');
    if (action.type === 'location') return this.#place(actor, n % 50);
    if (action.type === 'camera') return this.#photos(actor, 1);
    if (action.type === 'cameraRoll') return this.#photos(actor, 1 + (n % 3));
    const act = await this.hall.platform.act.press(actor.person.id, action);
    return act ? this.#did(actor, [act]) : undefined;
  }

  /** The most sensible next thing. */
  async #go(actor: Actor, n: number): Promise<void> {
    const send = actor.newest.find(({ label }) => label === 'ส่ง' || label === 'Send');
    if (send) return this.#press(actor, send, n);
    const session = await this.session(actor);
    const posts = actor.newest.filter(({ type }) => type === 'postback');
    switch (`${session?.feature}.${session?.step}`) {
      case 'complaint.category':
      case 'complaint.near':
      case 'desk.division':
        return this.#press(actor, posts[n % Math.max(1, posts.length)], n);
      case 'complaint.where':
        return n % 3 ? this.#place(actor, n % 40) : this.say(actor, `หน้าวัด ${this.mark(actor)}`);
      case 'complaint.photos':
        return n % 2 ? this.#photos(actor, 1 + (n % 3)) : this.say(actor, 'ข้าม');
      case 'desk.photos':
        return n % 2 ? this.#photos(actor, 1 + (n % 3)) : this.say(actor, 'ต่อไป');
      case 'desk.other':
        return this.say(actor, `${n % 8}/2583`);
      case 'case.withdraw':
        return this.say(actor, 'ถอนเรื่อง');
      case 'complaint.what':
      case 'qna.write':
      case 'case.draft':
      case 'desk.words':
        return this.say(actor, `เล่าว่า ${this.mark(actor)}`);
      case 'complaint.check':
      case 'qna.check':
      case 'desk.check':
        return this.say(actor, 'ส่ง');
      default: {
        if (actor.isStaff)
          return n % 4 || posts.length === 0 ? this.#staffGo(actor, n) : this.#press(actor, pick(posts, n), n);
        const work = actor.actions.filter(({ data }) => typeof data === 'string' && data.startsWith('case.'));
        if (n % 2 && work.length > 0) return this.#press(actor, work.at(-1 - (n % Math.min(4, work.length))), n);
        return this.say(actor, `${pick(complaints, n)} ${this.mark(actor)}`);
      }
    }
  }

  async #staffGo(actor: Actor, n: number): Promise<void> {
    if (n % 5 === 0) return this.wait(60 * SECOND);
    const work = actor.actions.filter(({ data }) => typeof data === 'string' && data.startsWith('desk.'));
    if (work.length === 0) return this.say(actor, 'งานทั้งหมด');
    return this.#press(actor, work.at(-1 - (n % Math.min(8, work.length))), n);
  }

  async session(actor: Actor) {
    const [record] = await this.hall.store.get([ref('people', actor.person.id)]);
    return (record?.data.session ?? null) as { feature: string; step: string } | null;
  }

  async cases() {
    return (await this.hall.records('cases')).map(({ id, ...data }) => ({ id: String(id), ...parsed(data) }));
  }

  /** What is true after every event: 200, the answers it must have, all of them taken by LINE. */
  async #did(
    actor: Actor,
    acts: readonly Act[],
    expected: number | { least: number; most: number } = acts.length,
  ): Promise<void> {
    await this.hall.settle();
    for (const { event, messageId, delivery } of acts) {
      expect(delivery.status).toBe(200);
      actor.events.push({ id: event.webhookEventId, at: this.hall.ports.now() });
      const said = JSON.stringify(event.message ?? null);
      const mark = /zq\d+k\d+z/.exec(said)?.[0] ?? null;
      if (messageId && event.type === 'message')
        actor.messages.push({ id: messageId, at: this.hall.ports.now(), mark, unsent: false });
    }
    const tokens = acts.map(({ replyToken }) => replyToken);
    const replies = this.#look(actor).filter(({ body }) => tokens.includes(fieldOf(body, 'replyToken')));
    const { least, most } = typeof expected === 'number' ? { least: expected, most: expected } : expected;
    expect(replies.length, 'answers').toBeGreaterThanOrEqual(least);
    expect(replies.length, 'answers').toBeLessThanOrEqual(most);
    expect(new Set(replies.map(({ body }) => fieldOf(body, 'replyToken'))).size, 'one answer each').toBe(
      replies.length,
    );
  }

  /** Looks at all that reached LINE since the last look; the replies that it took. */
  #look(actor: Actor | null, isCopy = false): ApiCall[] {
    const calls = this.hall.platform.calls();
    const fresh = calls.slice(this.#seenCall ? calls.lastIndexOf(this.#seenCall) + 1 : 0);
    this.#seenCall = calls.at(-1) ?? this.#seenCall;
    const sent = fresh.filter(({ kind }) => kind === 'reply' || kind === 'push' || kind === 'multicast');
    for (const call of sent) {
      // The token of a copy has been used by the first answer.
      if (isCopy && call.kind === 'reply' && call.status === 400) continue;
      expect([call.kind, call.status, call.error]).toEqual([call.kind, 200, null]);
      const reader =
        call.kind === 'reply' ? actor : this.actors.find(({ person }) => person.id === fieldOf(call.body, 'to'));
      this.#read(call, reader ?? null);
    }
    return sent.filter(({ kind, status }) => kind === 'reply' && status === 200);
  }

  /** What one message of the bot must not say to its reader. */
  #read({ body, kind }: ApiCall, reader: Actor | null): void {
    const messages = (body as { messages: JsonObject[] }).messages;
    const raw = JSON.stringify(messages);
    const words = messages.map(wordsOf).join('\n');
    for (const locale of ['th', 'en'] as const) expect(words).not.toContain(homeText[locale].broken);
    expect(words).not.toMatch(/\{\{|undefined|\bnull\b|NaN/);
    const filed = /(?:เลขรับ|Receipt number|Reference no\.) (\d+\/\d{4})\s\(LR-/.exec(words)?.[1];
    if (kind === 'reply' && filed) this.filed.push(filed);
    // Only the list of staff names colleagues by their id.
    const known = this.actors.filter(each => each === reader || (reader?.isStaff && each.isStaff));
    const ids = raw.match(/U[0-9a-f]{32}/g) ?? [];
    expect(
      ids.filter(id => !known.some(({ person }) => person.id === id)),
      'ids of people',
    ).toEqual([]);
    const marks = raw.match(/zq\d+k\d+z/g) ?? [];
    if (!reader) return;
    for (const mark of marks) reader.seen.add(mark);
    if (!reader.isStaff) {
      const others = marks.filter(mark => {
        const writer = this.actors[Number(/\d+/.exec(mark)?.[0])];
        return writer !== reader && writer?.isStaff === false;
      });
      expect(others, "other residents' words").toEqual([]);
    }
    if (kind === 'reply') reader.newest = [];
    const offered = messages.flatMap(actionsOf);
    reader.newest = kind === 'reply' ? offered : [...reader.newest, ...offered];
    reader.actions.push(...offered);
    if (reader.actions.length > 400) reader.actions.splice(0, 200);
  }

  /** What is true at the end of a day. */
  async end(): Promise<void> {
    const cases = await this.cases();
    const numbered = cases.map(({ number, year }) => `${number}/${year}`);
    expect(this.filed.toSorted(), 'one confirmation, one case').toEqual(numbered.toSorted());
    for (const [year, each] of Map.groupBy(cases, ({ year }) => year))
      expect(
        each.map(({ number }) => number ?? 0).sort((a, b) => a - b),
        `numbers of ${year}`,
      ).toEqual(each.map((_, at) => at + 1));
    for (const { id } of cases) expect(verifyHistory(await this.hall.store.get(historyRefs(id))), id).toBeNull();
    await this.#statistics(cases);
    const disk = await this.hall.disk();
    expect(
      [...this.gone].filter(mark => disk.includes(mark)),
      'words taken back that are still on disk',
    ).toEqual([]);
    const internal = cases.flatMap(({ history }) =>
      history.filter(({ isPublic }) => !isPublic).map(({ words }) => words ?? ''),
    );
    for (const words of internal) {
      const mark = /zq\d+k\d+z/.exec(words)?.[0];
      for (const { isStaff, seen } of this.actors) if (mark && !isStaff) expect([...seen]).not.toContain(mark);
    }
  }

  async #statistics(cases: Awaited<ReturnType<Play['cases']>>): Promise<void> {
    const counts: Record<string, Record<string, number>> = {};
    for (const { kind, category, channel, history } of cases) {
      let isTaken = false as boolean;
      for (const { act, at } of history) {
        const year = `cases-${fiscalYear(bangkokDay(at))}`;
        const sums = counts[year] ?? {};
        counts[year] = sums;
        const first: boolean = act === 'acknowledge' && !isTaken;
        isTaken ||= first;
        for (const what of [act === 'file' ? 'received' : act, ...(first ? ['taken'] : [])])
          for (const field of [
            what,
            `${what}.${kind}`,
            `${what}.${kind}.category.${category ?? 'none'}`,
            `${what}.${kind}.channel.${channel}`,
          ])
            sums[field] = (sums[field] ?? 0) + 1;
      }
    }
    const kept: typeof counts = {};
    for (const { id, ...fields } of await this.hall.records('statistics')) {
      const plain = Object.entries(fields).filter(([field]) => !/^late|\.(hours|division)/.test(field));
      if (String(id).startsWith('cases-')) kept[String(id)] = Object.fromEntries(plain) as Record<string, number>;
    }
    expect(kept, 'statistics').toEqual(counts);
  }
}

function parsed(data: JsonObject) {
  return data as unknown as Case;
}

function pick<T>(list: readonly T[], n: number): T {
  return list[Math.floor(n / 7) % list.length] as T;
}

function fieldOf(body: unknown, field: 'replyToken' | 'to'): string | null {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[field] : null;
  return typeof value === 'string' ? value : null;
}

/** Every action that a message offers. */
function actionsOf(message: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (value && typeof value === 'object') {
      if ('action' in value) found.push(value.action as JsonObject);
      for (const each of Object.values(value)) walk(each);
    }
  };
  walk(message);
  return found;
}

beforeEach(() => {
  // Thousands of lines that say that all is well.
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function play(hall: () => TownHall, numRuns: number): Promise<void> {
  let events = 0;
  await fc.assert(
    fc.asyncProperty(run, async ({ conversations, turns }) => {
      const play = await Play.begin(hall());
      const left = conversations.map((steps, at) => ({ actor: play.actors[at] as Actor, steps: [...steps] }));
      for (const at of turns) {
        const open = left.filter(({ steps }) => steps.length > 0);
        const chosen = open[at % Math.max(1, open.length)];
        const next = chosen?.steps.shift();
        if (!chosen || !next) break;
        events += 1;
        await play.step(chosen.actor, next);
      }
      await play.end();
    }),
    { numRuns, interruptAfterTimeLimit: MOST_MS },
  );
  console.log(`${numRuns * CONVERSATIONS} conversations, ${events} events`);
}

it('keeps every promise in any conversations of anybody', { timeout: 240_000 }, () =>
  play(() => townHall({}, undefined, memoryStore()), RUNS),
);

it('keeps every promise over SQLite too', { timeout: 240_000 }, () => play(() => townHall(), RUNS_ON_SQLITE));
