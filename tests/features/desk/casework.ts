import { runInDurableObject } from 'cloudflare:test';
import type { Person } from '../../../dev/line/types.ts';
import { type Act, actOn } from '../../../src/cases/acting.ts';
import type { Said } from '../../../src/cases/entries.ts';
import { type Filing, fileCase } from '../../../src/cases/filing.ts';
import { type Case, caseRef, readCase } from '../../../src/cases/record.ts';
import { noticeWrite } from '../../../src/jobs/outbox.ts';
import { office, type TownHall } from '../../support/town-hall.ts';

/** What the tests of `desk` do beside chatting: filing, being told, and looking into the store. */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

function worldOf(hall: TownHall) {
  return { office, now: hall.ports.now(), newId: () => crypto.randomUUID() };
}

/** A case as the complaint feature files it: a broken street light, unless something else is wanted. */
export async function file(hall: TownHall, changes: Partial<Filing> = {}, withAlert = true): Promise<string> {
  const world = worldOf(hall);
  const filed = fileCase(
    {
      id: crypto.randomUUID(),
      kind: 'complaint',
      from: 'Uresident',
      locale: 'th',
      channel: 'chat',
      category: 'street-light',
      urgent: false,
      division: 'works',
      clock: 'complaint',
      what: 'ไฟทางหน้าวัดดับสามดวง',
      messageIds: ['m-what'],
      where: { latitude: 14.2, longitude: 99.4, words: 'หน้าวัดหลุมรัง', messageIds: ['m-where'] },
      photoIds: ['p-1', 'p-2'],
      notice: 1,
      ...changes,
    },
    world,
  );
  const alerts = withAlert ? filed.notices.map(notice => noticeWrite(notice, world)) : [];
  await hall.ports.store.commit([...filed.writes, ...alerts]);
  await hall.ports.store.number(filed.number.counter, filed.number.ref);
  if (withAlert) await hall.jobs();
  return filed.ref.id;
}

export async function caseOf(hall: TownHall, id: string): Promise<Case> {
  const [record] = await hall.ports.store.get([caseRef(id)]);
  if (!record) throw new Error('no such case');
  return readCase(record).data;
}

/** Moves a case as somebody else would: the resident, mostly. */
export async function act(hall: TownHall, id: string, given: Act): Promise<void> {
  const [record] = await hall.ports.store.get([caseRef(id)]);
  if (!record) throw new Error('no such case');
  const world = worldOf(hall);
  const acted = actOn(readCase(record), given, world);
  if (!acted.ok) throw new Error(acted.kind);
  await hall.ports.store.commit([...acted.writes, ...acted.notices.map(notice => noticeWrite(notice, world))]);
  await hall.jobs();
}

export const byOwner = { party: 'owner', author: { by: 'resident' } } as const;

export function saying(words: string): Partial<Said> {
  return { words, messageIds: [`m-${crypto.randomUUID()}`] };
}

/** Somebody joins with an invitation of this secretary. */
export async function join(hall: TownHall, secretary: Person, duty: string, name = duty): Promise<Person> {
  // Who joined first is alerted first.
  hall.pass(1);
  await say(hall, secretary, `เชิญ ${duty}`);
  const code = /PS-\w{4}-\w{4}/.exec(hall.said(secretary).at(-1) ?? '')?.[0] ?? '';
  const person = hall.platform.addPerson({ name, friend: true });
  await say(hall, person, code);
  return person;
}

export async function say(hall: TownHall, person: Person, words: string) {
  const done = await hall.platform.act.say(person.id, words);
  await hall.settle();
  return done;
}

export async function press(hall: TownHall, person: Person, data: string) {
  const done = await hall.platform.act.postback(person.id, data);
  await hall.settle();
  return done;
}

export function upload(contentType = 'image/jpeg') {
  return { contentType, bytes: new Uint8Array([255, 216, 255, 217]) };
}

export async function photos(hall: TownHall, person: Person, count = 1) {
  const done = await hall.platform.act.images(
    person.id,
    Array.from({ length: count }, () => upload()),
  );
  await hall.settle();
  return done;
}

export function last(hall: TownHall, person: Person): string {
  return hall.said(person).at(-1) ?? '';
}

/** Everything of the last answer: a card and its words are several messages. */
export function lastTwo(hall: TownHall, person: Person): string {
  return hall.said(person).slice(-2).join('\n');
}

/** Changes a stored record behind the product's back. */
export async function tamper(hall: TownHall, table: string, id: string, path: string, value: unknown): Promise<void> {
  await runInDurableObject(hall.stub, (_: DurableObject, state) => {
    state.storage.sql.exec(`UPDATE "${table}" SET data = json_set(data, ?, ?) WHERE id = ?`, path, value as string, id);
  });
}

/** How each step of a case reads: what was done and by whom. */
export async function steps(hall: TownHall, id: string): Promise<string[]> {
  return (await caseOf(hall, id)).history.map(entry => entry.act);
}
