import { describe, expect, it } from 'vitest';
import { actOn } from '#cases/acting.ts';
import { fileCase } from '#cases/filing.ts';
import { type Case, caseRef, readCase } from '#cases/record.ts';
import type { JsonObject, Stored } from '#domain/record.ts';
import { type Person, stranger, withDuties } from '../../../src/domain/person.ts';
import { askErase, erase } from '../../../src/features/privacy/erasing.ts';
import { fateOf, type Held, holdingsOf } from '../../../src/features/privacy/holding.ts';
import { parsePrivacy } from '../../../src/features/privacy/model.ts';
import { retentionTemplate } from '../../../src/features/privacy/retention.ts';
import { download, showData } from '../../../src/features/privacy/showing.ts';
import { parseMyName, parseName } from '../../../src/features/staff/model.ts';
import { act, DAY, filing } from '../../cases/case-life.ts';
import { expectLineTakes } from '../../support/limits.ts';
import { NOW, office, turnOf } from '../../support/turn.ts';

const world = (now = NOW) => ({ office, now, newId: () => crypto.randomUUID() });

function caseOf(id: string, changes: Partial<Case> = {}, closedDaysAgo: number | null = null): Stored {
  const at = world(NOW - (closedDaysAgo ?? 0) * DAY);
  const [created] = fileCase(filing({ id, from: 'U1', photoIds: ['p1'] }), at).writes;
  if (created?.kind !== 'create') throw new Error('a case is created');
  let stored = { ref: caseRef(id), data: created.data, version: '1' };
  if (closedDaysAgo !== null) {
    const done = actOn(readCase(stored), act('withdraw'), at);
    if (!done.ok) throw new Error(done.kind);
    stored = { ...stored, data: done.after as JsonObject };
  }
  return { ...stored, data: { ...stored.data, number: 1, ...changes } as JsonObject };
}

const staff: Person = {
  ...stranger(),
  ...withDuties([{ role: 'officer', division: 'works' }], NOW),
  name: 'สมชาย',
  movedAt: NOW,
};
const fates = (held: readonly Held[], turn = turnOf('')) =>
  held.map(each => {
    const fate = fateOf(each, turn);
    return [each.kind, fate.goes ? 'goes' : fate.until];
  });

describe('the words of privacy', () => {
  it.each([
    ['ข้อมูลของฉัน', { kind: 'show' }],
    ['ขอดูข้อมูลของฉันหน่อยค่ะ', { kind: 'show' }],
    ['My Data', { kind: 'show' }],
    ['นโยบายความเป็นส่วนตัว', { kind: 'notice' }],
    ['privacy policy', { kind: 'notice' }],
    ['ขอลบข้อมูลครับ', { kind: 'ask-erase' }],
    ['ยืนยันลบข้อมูล', { kind: 'erase' }],
    ['ดาวน์โหลดข้อมูล', { kind: 'download', page: 1 }],
    ['ดาวน์โหลดข้อมูล ๒', { kind: 'download', page: 2 }],
    ['download my data 0', { kind: 'download', page: 1 }],
    ['ตรวจข้อมูลที่จะลบ', { kind: 'retention' }],
  ])('are understood: %s', (said, command) => expect(parsePrivacy(said)).toEqual(command));

  it.each(['ดาวน์โหลด', 'ดาวน์โหลดแบบฟอร์ม', 'ลบข้อมูลคนอื่น', 'อบต. เก็บข้อมูลส่วนตัวอะไรบ้าง ขอลบได้ไหม', 'ลบ', ''])(
    'leave other words alone: %s',
    said => expect(parsePrivacy(said)).toBeUndefined(),
  );
});

describe('the name of a member of staff', () => {
  it.each([
    ['  สมชาย \n ใจดี ', 'สมชาย ใจดี'],
    ['ว่าที่ ร.ต. (หญิง) ศรี', 'ว่าที่ ร.ต. (หญิง) ศรี'],
    ['สม\u202eหญิง\u200b', 'สมหญิง'],
    ['ก', null],
    ['()..', null],
    ['สมชาย 0812345678', null],
    [`กข${'\u0e49'.repeat(500)}`, null],
  ])('is %j as %j', (said, name) => expect(parseName(said)).toBe(name));

  it('is told from talk about names', () => {
    expect(parseMyName('ชื่อของฉัน')).toBeNull();
    expect(parseMyName('ชื่อของฉันคือ สมชาย')).toBe('สมชาย');
    expect(parseMyName('My name is Ann')).toBe('Ann');
    expect(parseMyName('ชื่อของฉันสะกดผิดในทะเบียนบ้าน ทำอย่างไร')).toBeUndefined();
  });
});

describe('what becomes of each thing that is kept', () => {
  it('is decided by the office’s data: what is open stays, what is closed stays to its day, the rest goes', () => {
    const turn = turnOf('', {
      person: {
        ...stranger(),
        locale: 'th',
        movedAt: NOW,
        session: { feature: 'qna', step: 'check', data: {}, messageIds: [], heldIn: [], expires: NOW + DAY },
      },
    });
    const held = holdingsOf(turn, [
      caseOf('open'),
      caseOf('closed', {}, 100),
      caseOf('followed', { from: 'U2', people: ['U2', 'U1'] }),
    ]);
    expect(fates(held, turn)).toEqual([
      ['language', 'goes'],
      ['conversation', 'goes'],
      ['case', null],
      ['case', NOW - 100 * DAY + 730 * DAY],
      ['followed', 'goes'],
      ['log', NOW + 30 * DAY],
    ]);
  });

  it('keeps the name and the duties of staff, and not the name of anybody else', () => {
    const turn = turnOf('', { person: staff });
    expect(fates(holdingsOf(turn, []), turn)).toEqual([
      ['name', null],
      ['duties', null],
      ['log', NOW + 30 * DAY],
    ]);
    const former = turnOf('', { person: { ...stranger(), name: 'สมชาย', movedAt: NOW } });
    expect(fates(holdingsOf(former, []), former)[0]).toEqual(['name', 'goes']);
  });

  it('never looks at a case of others, nor at what was read for nobody', () => {
    const strange = caseOf('strange', { from: 'U2', people: ['U2'] });
    expect(holdingsOf(turnOf(''), [strange, null])).toEqual([]);
    expect(holdingsOf(turnOf('', { userId: null }), [caseOf('mine')])).toEqual([]);
  });

  it('writes only the person and what they follow', () => {
    const turn = turnOf('', { person: { ...stranger(), locale: 'en', movedAt: NOW, followedAt: 5, unsent: ['m'] } });
    const followed = caseOf('followed', { from: 'U2', people: ['U2', 'U1'] });
    const outcome = erase(holdingsOf(turn, [caseOf('open'), followed]), turn);
    expect(outcome.writes).toEqual([
      {
        kind: 'replace',
        ref: followed.ref,
        data: { ...readCase(followed).data, people: ['U2'] },
        if: { version: '1' },
      },
    ]);
    expect(outcome.person).toMatchObject({ locale: null, followedAt: 5, unsent: ['m'], sessionEnds: NOW + 7 * DAY });
    expect(outcome.session).toBeNull();
  });
});

describe('worst-case Thai', () => {
  const long = 'ที่ปั๊มน้ำมั๊ย'.repeat(400);
  const many = Array.from({ length: 100 }, (_, at) => {
    const stored = caseOf(`c${at}`, {
      number: 999_999,
      where: { latitude: 1, longitude: 2, words: long, messageIds: [] },
    });
    const { data } = readCase(stored);
    const history = data.history.map(entry => ({ ...entry, words: long }));
    return { ...stored, data: { ...data, history } as JsonObject };
  });

  it.each(['th', 'en'] as const)('keeps LINE’s limits: %s', locale => {
    const turn = turnOf('', { locale, person: { ...staff, locale, name: 'ที่'.repeat(60) } });
    const held = holdingsOf(turn, many);
    expectLineTakes(showData(held, turn).replies);
    expectLineTakes(askErase(held, turn).replies);
    const pages = [1, 2, 50, 999].map(page => download(page, held, turn).replies);
    for (const replies of pages) {
      expect(replies.length).toBeLessThanOrEqual(5);
      expectLineTakes(replies);
    }
    const by = [999_999, 999_999, 999_999, 999_999];
    const lines = Array.from({ length: 20 }, (_, at) => ({ kind: `kind-${at}`, by }));
    const data = { until: [0, 7, 30, 365].map(days => NOW + days * DAY), lines, isWhole: false };
    const told = retentionTemplate.render({ id: 'U1', data, args: {}, locale, office, now: NOW });
    expectLineTakes(told ?? []);
    expect(JSON.stringify(told)).toContain('999,999 / 999,999');
  });
});
