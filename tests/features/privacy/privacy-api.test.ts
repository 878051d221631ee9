import { describe, expect, it } from 'vitest';
import { fileCase } from '#cases/filing.ts';
import { caseRef, readCase } from '#cases/record.ts';
import type { Caller } from '#domain/endpoint.ts';
import { NOTICE_VERSION } from '#domain/privacy.ts';
import { type JsonObject, ref, type Stored } from '#domain/record.ts';
import { endpoints } from '#features/privacy/api.ts';
import type { Copy, Erased, Overview } from '#features/privacy/shapes.ts';
import { type FileRecord, fileRef } from '#files/record.ts';
import { type Person, stranger, withDuties } from '../../../src/domain/person.ts';
import { filing } from '../../cases/case-life.ts';
import { decideAt, someone } from '../../support/api.ts';
import { NOW, office } from '../../support/turn.ts';

const DAY = 24 * 3_600_000;
const world = (now = NOW) => ({ office, now, newId: () => crypto.randomUUID() });

function caseOf(id: string, from = someone.userId, changes: JsonObject = {}): Stored {
  const [created] = fileCase(filing({ id, from }), world()).writes;
  if (created?.kind !== 'create') throw new Error('a case is created');
  return { ref: caseRef(id), data: { ...created.data, number: 1, ...changes }, version: '1' };
}

const known = (person: Partial<Person>): [Caller, Stored] => {
  const whole = { ...stranger(), ...person };
  return [
    { userId: someone.userId, person: whole },
    { ref: ref('people', someone.userId), data: whole as unknown as JsonObject, version: 'p1' },
  ];
};

const upload = (id: string, owner: string | null, more: Partial<FileRecord> = {}): Stored => ({
  ref: fileRef(id),
  version: `v-${id}`,
  data: {
    state: 'clean',
    type: 'image/png',
    bytes: 9,
    width: 1,
    height: 1,
    raw: false,
    due: NOW + DAY,
    tries: 0,
    source: 'upload',
    owner,
    case: null,
    unclaimedUntil: NOW + DAY,
    ...more,
  } as JsonObject,
});

function decided<T>(path: string, caller: Caller, records: (Stored | null)[], input: unknown = {}) {
  const done = decideAt(endpoints, path, input, { caller, records });
  if (!done?.ok) throw new Error(`refused: ${JSON.stringify(done)}`);
  return { value: done.value as T, writes: done.writes ?? [] };
}

describe('GET /privacy', () => {
  it('gives somebody of whom nothing is kept the notice, and nothing else', () => {
    const { value, writes } = decided<Overview>('/privacy', someone, [null]);
    expect(value).toMatchObject({
      held: [],
      cases: [],
      hasMore: false,
      person: { locale: null, name: null, isStaff: false },
    });
    expect(value.notice.version).toBe(NOTICE_VERSION);
    expect(value.notice.words.th).toContain('คำตอบในแบบฟอร์ม');
    expect(value.notice.words.th).toContain('อยู่ในเครื่องของคุณเท่านั้น');
    expect(value.notice.words.en).toContain('only on your own device');
    expect(value.contact.th).toContain('www.lumrang.go.th');
    expect(JSON.stringify(value)).not.toContain('{office.');
    expect(writes).toEqual([]);
  });

  it('says of each thing whether it goes at once, or why it stays and until which day', () => {
    const [caller, record] = known({ locale: 'th', movedAt: NOW });
    const { value } = decided<Overview>('/privacy', caller, [
      record,
      caseOf('open'),
      caseOf('closed', someone.userId, { state: 'withdrawn', open: false, closedAt: NOW - 100 * DAY }),
      caseOf('followed', 'U2', { people: ['U2', someone.userId] }),
      upload('f1', someone.userId),
      upload('f2', 'U2'),
    ]);
    expect(value.held.map(({ kind, until, why }) => [kind, why === null, until])).toEqual([
      ['language', true, null],
      ['uploads', true, null],
      ['followed', true, null],
      ['log', false, '2027-02-04'],
    ]);
    expect(value.cases.map(({ id, isOpen, until }) => [id, isOpen, until])).toEqual([
      ['open', true, null],
      ['closed', false, '2028-09-26'],
    ]);
    expect(value.cases[0]).toMatchObject({ number: 1, kind: 'complaint' });
    expect(value.cases[0]?.why.th).toContain('เหตุผล (เรื่องที่แจ้ง)');
    expect(value.cases[0]?.why.en).toContain('Why (Complaints)');
  });

  it('believes the record as it is now, not as it was when the call was let in', () => {
    const [, record] = known({ locale: 'en' });
    expect(decided<Overview>('/privacy', someone, [record]).value.person.locale).toBe('en');
  });
});

describe('GET /privacy/download', () => {
  it('has nothing of somebody of whom nothing is kept', () => {
    const { value } = decided<Copy>('/privacy/download', someone, [null]);
    expect(value).toMatchObject({
      person: null,
      conversation: null,
      waiting: [],
      uploads: [],
      cases: [],
      followed: [],
    });
  });

  it('has one’s own steps and what the office answered, and neither notes nor what others said', () => {
    const filed = caseOf('mine');
    const step = (act: string, more: JsonObject) => ({
      seq: 1,
      at: NOW,
      act,
      state: 'in-progress',
      by: 'staff',
      role: 'officer',
      name: 'สมหญิง',
      words: null,
      isPublic: true,
      salt: 's',
      photos: [],
      messageIds: [],
      ...more,
    });
    const history = [
      ...readCase(filed).data.history,
      step('answer', { words: 'จะซ่อมวันจันทร์' }),
      step('note', { words: 'ผู้แจ้งชอบบ่น', isPublic: false }),
      step('rate', { by: 'resident', role: null, name: null, words: 'ดีมาก', stars: 5 }),
      step('follow', { by: 'resident', role: null, name: null, words: 'คำของผู้อื่น' }),
    ] as unknown as JsonObject[];
    const { value } = decided<Copy>('/privacy/download', someone, [
      null,
      { ...filed, data: { ...filed.data, history, seat: 'tank:2027-01-09:09:30:0' } },
      caseOf('theirs', 'U2', { people: ['U2', someone.userId], number: 7 }),
    ]);
    const [mine] = value.cases;
    expect(value.cases).toHaveLength(1);
    expect(mine?.steps.map(({ act, by, stars, words }) => [act, by, words, stars])).toEqual([
      ['file', 'me', 'ถนนหน้าวัดเป็นหลุม', null],
      ['answer', 'office', 'จะซ่อมวันจันทร์', null],
      ['rate', 'me', 'ดีมาก', 5],
    ]);
    expect(mine?.where).toEqual({ latitude: 14.3, longitude: 99.5, words: 'หน้าวัด' });
    expect(mine?.appointment).toEqual({ day: '2027-01-09', time: '09:30' });
    expect(mine?.steps[0]?.files).toEqual([{ id: 'p-filed', state: null }]);
    expect(mine?.at).toBe('2027-01-05T10:00:00+07:00');
    expect(value.followed).toEqual([{ number: 7, year: 2570 }]);
    for (const hidden of ['ชอบบ่น', 'คำของผู้อื่น', 'สมหญิง', 'U2']) expect(JSON.stringify(value)).not.toContain(hidden);
  });

  it('has what one said in an open conversation, without the ids of others that lie beside it', () => {
    const other = `U${'a'.repeat(32)}`;
    const [caller, record] = known({
      movedAt: NOW,
      session: {
        feature: 'complaint',
        step: 'where',
        data: { what: { words: 'ไฟดับ' }, near: [crypto.randomUUID()], id: other },
        messageIds: [],
        heldIn: [],
        expires: NOW + DAY,
      },
    });
    const { value } = decided<Copy>('/privacy/download', caller, [record]);
    expect(value.conversation).toMatchObject({ about: 'complaint', said: { what: { words: 'ไฟดับ' }, near: [] } });
    expect(JSON.stringify(value)).not.toContain(other);
    expect(value.person?.lineId).toBe(someone.userId);
  });
});

describe('POST /privacy/correct', () => {
  const [officer, record] = known({ ...withDuties([{ role: 'officer', division: 'works' }], NOW), name: 'เก่า' });

  it('puts the language right, also of somebody whom we do not know yet', () => {
    const { value, writes } = decided('/privacy/correct', someone, [null], { locale: 'en' });
    expect(value).toEqual({ made: true, locale: 'en', hasName: false });
    expect(writes).toMatchObject([{ kind: 'create', ref: { collection: 'people', id: someone.userId } }]);
  });

  it('writes nothing where it is right already', () => {
    const [caller, same] = known({ locale: 'en' });
    expect(decided('/privacy/correct', caller, [same], { locale: 'en' }).writes).toEqual([]);
  });

  it('puts the name of staff right, as the chat would, and does not repeat it', () => {
    const { value, writes } = decided('/privacy/correct', officer, [record], { name: ' สมชาย  ใจดี ' });
    expect(value).toEqual({ made: true, locale: null, hasName: true });
    expect(writes).toMatchObject([
      { data: { name: 'สมชาย ใจดี', nameFrom: null, isStaff: true }, if: { version: 'p1' } },
    ]);
  });

  it('refuses a name that is none, a name of somebody who is not staff, and an empty correction', () => {
    const of = (caller: Caller, records: (Stored | null)[], input: unknown) =>
      decideAt(endpoints, '/privacy/correct', input, { caller, records });
    expect(of(officer, [record], { name: '0812345678' })).toMatchObject({
      code: 'bad-input',
      fields: [{ field: 'name' }],
    });
    expect(of(someone, [null], { name: 'สมชาย' })).toMatchObject({ code: 'bad-input' });
    for (const input of [{}, { locale: 'fr' }, { name: 'ก'.repeat(301) }, { duties: [] }])
      expect(of(officer, [record], input)).toBeNull();
  });
});

describe('POST /privacy/erase', () => {
  it('writes the person, what they follow and what they attached, each against the version that was read', () => {
    const [caller, record] = known({ locale: 'th', movedAt: NOW - 5, followedAt: 3 });
    const records = [
      record,
      caseOf('open'),
      caseOf('followed', 'U2', { people: ['U2', someone.userId] }),
      upload('f1', someone.userId),
      upload('f2', 'U2'),
    ];
    const { value, writes } = decided<Erased>('/privacy/erase', caller, records);
    expect(value.went).toEqual([
      { kind: 'language', count: 1 },
      { kind: 'uploads', count: 1 },
      { kind: 'followed', count: 1 },
    ]);
    expect(value.stays.map(({ kind, until }) => [kind, until])).toEqual([
      ['case', null],
      ['log', '2027-02-04'],
    ]);
    expect(JSON.stringify(value)).not.toContain('ถนนหน้าวัด');
    expect(writes).toMatchObject([
      { ref: fileRef('f1'), data: { state: 'erased', due: NOW }, if: { version: 'v-f1' } },
      { ref: caseRef('followed'), data: { people: ['U2'] }, if: { version: '1' } },
      { ref: record.ref, data: { locale: null, followedAt: 3, movedAt: NOW }, if: { version: 'p1' } },
    ]);
  });

  it('leaves no record of somebody who has only ever used pages', () => {
    const [caller, record] = known({ locale: 'en' });
    expect(decided('/privacy/erase', caller, [record]).writes).toEqual([
      { kind: 'delete', ref: record.ref, if: { version: 'p1' } },
    ]);
  });

  it('writes nothing where nothing can go: staff keep name and duties', () => {
    const [caller, record] = known({ ...withDuties([{ role: 'officer', division: 'works' }], NOW), name: 'สมชาย' });
    const { value, writes } = decided<Erased>('/privacy/erase', caller, [record, caseOf('open')]);
    expect(writes).toEqual([]);
    expect(value.went).toEqual([]);
    expect(value.stays.map(({ kind }) => kind)).toEqual(['name', 'duties', 'case', 'log']);
  });

  it('has nothing to do with the cases of others', () => {
    expect(decided<Erased>('/privacy/erase', someone, [null, caseOf('theirs', 'U2')])).toEqual({
      value: { went: [], stays: [], hasMore: false },
      writes: [],
    });
  });
});
