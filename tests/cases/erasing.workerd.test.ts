import { describe, expect, it } from 'vitest';
import { actOn } from '#cases/acting.ts';
import { fileCase } from '#cases/filing.ts';
import { type Case, caseRef, photosOf, readCase } from '#cases/record.ts';
import { historyRefs, verifyHistory } from '#cases/verifying.ts';
import { messageRef } from '../../src/line/unsend.ts';
import { office, type TownHall, townHall } from '../support/town-hall.ts';
import { act, officer as asOfficer, filing } from './case-life.ts';

const ID = 'case-a';
const caseOf = async (hall: TownHall): Promise<Case> => {
  const [record] = await hall.ports.store.get([caseRef(ID)]);
  if (!record) throw new Error('no case');
  return readCase(record).data;
};

/** A case whose words, place and photos are messages that people really sent, as the turns that made it would leave it. */
async function filed() {
  const hall = townHall();
  const [resident, officer] = [hall.resident(), hall.platform.addPerson({ name: 'ช่าง', friend: true })];
  const said = async (person: { id: string }, words: string) => {
    const { messageId } = await hall.platform.act.say(person.id, words);
    await hall.settle();
    if (messageId === null) throw new Error('nothing was sent');
    const held = { refs: [`cases/${ID}`], expires: hall.ports.now() + 7 * 86_400_000 };
    await hall.ports.store.commit([{ kind: 'replace', ref: messageRef(person.id, messageId), data: held }]);
    return messageId;
  };
  const what = await said(resident, 'คำร้องลับ');
  const where = await said(resident, 'ที่ลับ');
  const photos = [await said(resident, 'รูปหนึ่ง'), await said(resident, 'รูปสอง')];
  const answer = await said(officer, 'คำตอบลับ');
  const world = { office, now: hall.ports.now(), newId: hall.ports.newId };
  const draft = filing({
    id: ID,
    from: resident.id,
    what: 'คำร้องลับ',
    messageIds: [what],
    where: { latitude: 14.1234, longitude: 99.4321, words: 'ที่ลับ', messageIds: [where] },
    photoIds: photos,
  });
  await hall.ports.store.commit(fileCase(draft, world).writes);
  const [record] = await hall.ports.store.get([caseRef(ID)]);
  const saidAnswer = { words: 'คำตอบลับ', messageIds: [answer] };
  const done =
    record &&
    actOn(readCase(record), act('answer', { author: { ...asOfficer, id: officer.id }, said: saidAnswer }), world);
  if (!done?.ok) throw new Error('refused');
  await hall.ports.store.commit(done.writes);
  return { hall, resident, officer, what, where, photos, answer };
}

describe('a message that its sender takes back in LINE', () => {
  const unsend = async (hall: TownHall, person: { id: string }, messageId: string) => {
    await hall.platform.act.unsend(person.id, messageId);
    await hall.settle();
  };

  it('goes out of the case: the filing, the place, one photo, an officer’s answer, each by itself', async () => {
    const { hall, resident, officer, what, where, photos, answer } = await filed();
    await unsend(hall, resident, what);
    expect(await hall.disk()).not.toContain('คำร้องลับ');
    expect((await caseOf(hall)).where?.words).toBe('ที่ลับ');
    await unsend(hall, resident, where);
    for (const secret of ['ที่ลับ', '14.1234', '99.4321']) expect(await hall.disk()).not.toContain(secret);
    expect((await caseOf(hall)).history.flatMap(photosOf)).toEqual(photos);
    await unsend(hall, resident, photos[0] ?? '');
    expect((await caseOf(hall)).history.flatMap(photosOf)).toEqual([photos[1]]);
    expect((await caseOf(hall)).history.at(-1)?.words).toBe('คำตอบลับ');
    await unsend(hall, officer, answer);
    expect(await hall.disk()).not.toContain('คำตอบลับ');
    expect(await caseOf(hall)).toMatchObject({ state: 'answered', open: true, from: resident.id });
    expect(verifyHistory(await hall.ports.store.get(historyRefs(ID)))).toBeNull();
  });

  it('goes out though the case gets its number at the same moment, and the number stays', async () => {
    const { hall, resident, what } = await filed();
    await Promise.all([
      hall.platform.act.unsend(resident.id, what),
      hall.ports.store.number('register-2583', caseRef(ID)),
    ]);
    await hall.settle();
    expect(await hall.disk()).not.toContain('คำร้องลับ');
    expect(await caseOf(hall)).toMatchObject({ number: 1 });
  });

  it('stays where somebody else says they take it back', async () => {
    const { hall, what } = await filed();
    const stranger = hall.resident('คนอื่น');
    const forged = await hall.undelivered(() => hall.platform.act.say(stranger.id, 'ก'));
    const { message: _, ...event } = forged.event;
    const delivery = await hall.deliver({ ...event, type: 'unsend', unsend: { messageId: what } });
    expect(delivery.status).toBe(200);
    expect(await hall.disk()).toContain('คำร้องลับ');
  });
});
