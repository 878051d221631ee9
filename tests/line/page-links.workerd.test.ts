import { describe, expect, it } from 'vitest';
import type { ChatMessage, JsonObject } from '../../dev/line/types.ts';
import { fileFor, officerDoes } from '../support/casework.ts';
import { staffOf } from '../support/staff.ts';
import { type TownHall, townHall } from '../support/town-hall.ts';

const PAGES = 'https://liff.line.me/1234567891-Test';

/** Every link and every sentence that a chat's newest messages offer. */
function offered(hall: TownHall, person: { id: string }, last = 2): { links: string[]; says: string[] } {
  const links: string[] = [];
  const says: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { text, type, uri } = value as JsonObject;
    if (type === 'uri') links.push(String(uri));
    if (type === 'message') says.push(String(text));
    Object.values(value).forEach(walk);
  };
  walk(
    hall.platform
      .received(person.id)
      .slice(-last)
      .map(({ message, quickReply }: ChatMessage) => [message, quickReply]),
  );
  return { links, says };
}

async function say(hall: TownHall, person: { id: string }, words: string): Promise<void> {
  await hall.platform.act.say(person.id, words);
  await hall.settle();
}

describe('the way from the chat to the pages', () => {
  it('stands in the first message of a complaint, as a link that works by tapping on any device', async () => {
    const hall = townHall();
    const person = hall.resident();
    await say(hall, person, 'แจ้งเรื่อง');
    expect(offered(hall, person).links).toContain(`${PAGES}/complaint`);
    await say(hall, person, 'ไฟทาง ไฟฟ้าสาธารณะ');
    expect(offered(hall, person, 1).links).not.toContain(`${PAGES}/complaint`);
  });

  it('stands under a case and under what residents are told of it', async () => {
    const hall = townHall();
    const person = hall.resident();
    const id = await fileFor(hall, person);
    await say(hall, person, 'ติดตาม');
    await say(hall, person, 'เลขรับ 1/2583');
    expect(offered(hall, person).links).toContain(`${PAGES}/cases/${id}`);
    await officerDoes(hall, id, 'answer', { words: 'พรุ่งนี้ไปซ่อมค่ะ' });
    await hall.jobs();
    await hall.settle();
    expect(hall.said(person).at(-1)).toContain('พรุ่งนี้ไปซ่อมค่ะ');
    expect(offered(hall, person).links).toContain(`${PAGES}/cases/${id}`);
  });

  it('stands on the staff’s card where there are photos, and leads to their own page', async () => {
    const hall = townHall();
    const officer = await staffOf(hall, 'officer', 'works');
    await fileFor(hall, hall.resident());
    await say(hall, officer, 'เลขรับ 1/2583');
    expect(offered(hall, officer).links.filter(link => link.startsWith(PAGES))).toEqual([]);
    const id = await fileFor(hall, hall.resident(), { photoIds: ['500009'] });
    await say(hall, officer, 'เลขรับ 2/2583');
    expect(offered(hall, officer).links).toContain(`${PAGES}/desk/cases/${id}`);
  });
});

describe('asking for a paper that is missing', () => {
  it('offers the papers of the service by name, each as the sentence that asks for it', async () => {
    const hall = townHall();
    const officer = await staffOf(hall, 'officer', 'works');
    const service = hall.ports.office.services.find(({ papers }) => papers.length > 0);
    if (!service) throw new Error('no service asks for papers');
    const person = hall.resident();
    await fileFor(hall, person, { kind: 'service', category: service.id });
    await say(hall, officer, 'ขอข้อมูลเพิ่ม 1/2583');
    const [paper] = service.papers;
    const sentence = `กรุณาส่งเอกสารเพิ่ม: ${paper?.name.th}`;
    expect(offered(hall, officer).says).toContain(sentence);
    await say(hall, officer, sentence);
    await hall.tap(officer, 'ส่ง');
    await hall.jobs();
    await hall.settle();
    expect(hall.said(person).at(-1)).toContain(sentence);
  });
});
