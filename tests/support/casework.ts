import { type Act, actOn } from '../../src/cases/acting.ts';
import { type Filing, fileCase } from '../../src/cases/filing.ts';
import { type Case, caseRef, readCase, type StoredCase } from '../../src/cases/record.ts';
import { noticeWrite } from '../../src/jobs/outbox.ts';
import type { TownHall } from './town-hall.ts';

/** Cases as the engine files and moves them, for tests of what stands on it. Named photos are LINE message ids. */

type Person = { readonly id: string };

/** Files a case for this person, and gives it its number. */
export async function fileFor(hall: TownHall, person: Person, filing: Partial<Filing> = {}): Promise<string> {
  const id = crypto.randomUUID();
  const filed = fileCase(
    {
      id,
      kind: 'complaint',
      from: person.id,
      locale: 'th',
      channel: 'chat',
      category: 'street-light',
      urgent: false,
      division: 'works',
      clock: 'complaint',
      what: 'ไฟทางดับหน้าวัด',
      messageIds: [],
      where: null,
      photoIds: [],
      notice: 1,
      ...filing,
    },
    worldOf(hall),
  );
  await write(hall, [...filed.writes, ...filed.notices.map(notice => noticeWrite(notice, worldOf(hall)))]);
  await hall.store.number(filed.number.counter, filed.number.ref);
  return id;
}

export async function caseOf(hall: TownHall, id: string): Promise<Case> {
  return (await stored(hall, id)).data;
}

/** An officer's act, with its notices; throws where the case does not allow it. */
export function officerDoes(
  hall: TownHall,
  id: string,
  act: Act['act'],
  said: Partial<Act['said']> & object = {},
  more: Partial<Act> = {},
): Promise<void> {
  const author = { by: 'staff', id: 'U-officer', role: 'officer', name: 'สมหญิง ทดสอบ' } as const;
  return does(hall, id, { act, party: 'staff', author, said, ...more });
}

/** Another resident begins to follow. */
export function follows(hall: TownHall, id: string, person: Person): Promise<void> {
  return does(hall, id, { act: 'follow', party: 'resident', author: { by: 'resident' }, follower: person.id });
}

async function does(hall: TownHall, id: string, act: Act): Promise<void> {
  const done = actOn(await stored(hall, id), act, worldOf(hall));
  if (!done.ok) throw new Error(`${act.act} is refused: ${done.kind}`);
  await write(hall, [...done.writes, ...done.notices.map(notice => noticeWrite(notice, worldOf(hall)))]);
}

async function stored(hall: TownHall, id: string): Promise<StoredCase> {
  const [record] = await hall.store.get([caseRef(id)]);
  if (!record) throw new Error(`no case ${id}`);
  return readCase(record);
}

async function write(hall: TownHall, writes: Parameters<TownHall['store']['commit']>[0]): Promise<void> {
  if (!(await hall.store.commit(writes)).ok) throw new Error('not written');
}

function worldOf({ ports }: TownHall) {
  return { office: ports.office, now: ports.now(), newId: () => crypto.randomUUID() };
}
