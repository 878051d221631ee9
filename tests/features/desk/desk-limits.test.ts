import { describe, expect, it } from 'vitest';
import { actOn } from '../../../src/cases/acting.ts';
import { fileCase } from '../../../src/cases/filing.ts';
import { type Case, readCase, type StoredCase } from '../../../src/cases/record.ts';
import { type Person, stranger } from '../../../src/domain/person.ts';
import type { JsonObject, Stored } from '../../../src/domain/record.ts';
import { ref } from '../../../src/domain/record.ts';
import type { Outcome } from '../../../src/domain/turn.ts';
import { handler } from '../../../src/features/desk/bot.ts';
import { type Draft, flows, parseDeskWords } from '../../../src/features/desk/model.ts';
import type { Locale } from '../../../src/i18n/texts.ts';
import { expectLineTakes } from '../../support/limits.ts';
import { NOW, office, turnOf } from '../../support/turn.ts';
import { wordsOf } from '../../support/words.ts';

/** Twelve bytes of JSON for one character a person counts, and no space to break a line at. */
const DENSE = 'กี่้'.repeat(4000);
const HOSTILE = `<img onerror=x> {"type":"bubble"} \u202e${'ี่้'.repeat(200)}${'\n'.repeat(300)}`;
const ID = '6f1f0e9e-0000-4000-8000-000000000001';

const world = { office, now: NOW, newId: () => crypto.randomUUID() };
const officer = { role: 'officer', division: 'works' } as const;
const staff: Person = { ...stranger(), duties: [officer], name: DENSE };

function filed(what: string, changes: Partial<Case> = {}): StoredCase {
  const { writes } = fileCase(
    {
      id: ID,
      kind: 'complaint',
      from: 'Uresident',
      locale: 'th',
      channel: 'chat',
      category: 'street-light',
      urgent: true,
      division: 'works',
      clock: 'complaint',
      what,
      messageIds: ['m'],
      where: { latitude: 14.123456789, longitude: 99.987654321, words: what, messageIds: [] },
      photoIds: ['p'],
      notice: 1,
    },
    world,
  );
  const [first] = writes;
  const data = first?.kind === 'create' ? first.data : {};
  return {
    id: ID,
    version: '1',
    data: { ...readCase({ ref: ref('cases', ID), data, version: '1' }).data, number: 999_999, ...changes },
  };
}

/** As many steps as a case takes, or its words; the last ones are internal notes. */
function grown(stored: StoredCase, words: string): StoredCase {
  let grown = stored;
  for (let count = 0; count < 100; count += 1) {
    const author = { by: 'staff', id: 'U1', role: 'secretary', name: words.slice(0, 400) } as const;
    const acted = actOn(grown, { act: count === 0 ? 'ask' : 'note', party: 'staff', author, said: { words } }, world);
    if (!acted.ok) {
      expect(acted.kind).toBe('full');
      break;
    }
    grown = { ...grown, data: acted.after };
  }
  return grown;
}

function record({ id, version, data }: StoredCase): Stored {
  return { ref: ref('cases', id), version, data: data as JsonObject };
}

function typed(words: string, locale: Locale, records: readonly Stored[], person: Person = staff): Outcome {
  const claimed = handler.bot.claim(words, turnOf(words, { person, locale }));
  if (!claimed) throw new Error(`nobody claims ${words}`);
  return claimed.plan.decide(records);
}

const worst = [grown(filed(DENSE), DENSE), grown(filed(HOSTILE), HOSTILE), grown(filed('ก'), 'ข')];

describe.each(['th', 'en'] as const)('what staff are sent in %s', locale => {
  it('keeps LINE’s limits in every notice', () => {
    for (const { data } of worst) {
      const dispute = { ...data.history[0], seq: 1, act: 'dispute' } as Case['history'][number];
      const states: Partial<Case>[] = [
        { state: 'received' },
        { state: 'in-progress', assignee: 'U2' },
        { state: 'reopened', history: [...data.history.slice(0, 1), dispute], disputes: 3 },
        { state: 'withdrawn', open: false },
        {
          state: 'received',
          waitingFor: null,
          timers: { ...data.timers, settle: { ...data.timers.settle, pausedAt: null } },
        },
      ];
      for (const state of states)
        for (const [name, template] of Object.entries(handler.notices ?? {}))
          for (const audience of ['worker', 'head', 'clerk', 'mayor'])
            for (const timer of ['take', 'settle']) {
              const args = { seq: 1, timer, days: 1, audience };
              const data_ = { ...data, ...state } as JsonObject;
              const messages = template.render({
                id: ID,
                data: data_,
                args,
                locale,
                office,
                now: NOW + 20 * 86_400_000,
              });
              if (messages) expectLineTakes(messages);
              else expect(name).not.toBe('unknown');
            }
    }
  });

  it('keeps LINE’s limits in every view, with the whole history and with long names', () => {
    for (const each of worst)
      for (const words of [
        '1/2569',
        'รับเรื่อง 1/2569',
        'อื่นๆ 1/2569',
        'ตรวจประวัติ 1/2569',
        'ตอบ 1/2569',
        'เสร็จสิ้น 1/2569',
        'ส่งต่อกอง 1/2569',
        'เรื่องซ้ำ 1/2569',
      ]) {
        const { replies } = typed(words, locale, [record(each)]);
        expect(replies.length).toBeGreaterThan(0);
        expect(replies.length).toBeLessThanOrEqual(5);
        expectLineTakes(replies);
      }
  });

  it('keeps LINE’s limits in the list of work', () => {
    for (const each of worst)
      for (const person of [staff, { ...stranger(), duties: [{ role: 'mayor', division: null } as const] }])
        for (const words of ['งานของฉัน', 'all work', 'งานเกินกำหนด']) {
          const records = Array.from({ length: 51 }, (_, at) => record({ ...each, id: ID.replace(/1$/, String(at)) }));
          expectLineTakes(typed(words, locale, records, person).replies);
        }
  });

  it('keeps LINE’s limits in every step of writing', () => {
    const [first] = worst as [StoredCase];
    for (const [act, flow] of Object.entries(flows) as [Draft['act'], readonly string[]][])
      for (const step of flow)
        for (const said of ['ย้อนกลับ', 'อะไร', DENSE.slice(0, 15_990), DENSE]) {
          const data: Draft = {
            id: ID,
            act,
            name: 'เลขรับ 999999/2569 · ไฟทาง',
            division: 'works',
            service: null,
            seen: 1,
            draft: ID,
            words: DENSE.slice(0, 15_990),
            said: 'm1',
            photos: ['p1', 'p2', 'p3', 'p4', 'p5'],
            sets: [],
            to: 'finance',
            toName: 'กองคลัง',
          };
          const turn = turnOf(said, { person: staff, locale });
          const plan = handler.bot.resume({ step, data, messageIds: ['m1'] }, turn);
          expect(plan).toBeDefined();
          const outcome = plan?.decide([
            record({ ...first, data: { ...first.data, history: first.data.history.slice(0, 1) } }),
            null,
          ]);
          expectLineTakes(outcome?.replies ?? []);
        }
  });
});

describe('an alert', () => {
  const alert = (data: Case) =>
    handler.notices?.alert?.render({ id: ID, data: data as JsonObject, args: {}, locale: 'th', office, now: NOW });
  const { data } = filed('ไฟดับ');

  it('is not sent for what is closed, taken, or has nothing left to be seen to', () => {
    expect(alert(data)).not.toBeNull();
    expect(alert({ ...data, state: 'withdrawn', open: false })).toBeNull();
    expect(alert({ ...data, state: 'in-progress' })).toBeNull();
    const history = data.history.map(entry => ({ ...entry, words: null, photos: [] }));
    expect(alert({ ...data, history, where: null })).toBeNull();
    expect(wordsOf(alert({ ...data, history })?.[0] ?? {})).toContain('ผู้ส่งลบข้อความแล้ว');
  });

  it('waits for the number of the case', () => {
    expect(handler.notices?.alert?.counter?.(data as JsonObject)).toBe('register-2570');
  });
});

describe('what staff type', () => {
  it.each([
    ['งานของฉัน', { kind: 'list', filter: 'mine' }],
    ['ขอดูงานของฉันหน่อยค่ะ', { kind: 'list', filter: 'mine' }],
    ['My work', { kind: 'list', filter: 'mine' }],
    ['งานเกินกำหนด', { kind: 'list', filter: 'late' }],
    ['LR-2569-000123', { kind: 'show', target: { year: 2569, number: 123 } }],
    ['เลขรับ ๑๒๓/๒๕๖๙', { kind: 'show', target: { year: 2569, number: 123 } }],
    ['รับเรื่อง เลขรับ 123/2569', { kind: 'take', target: { year: 2569, number: 123 } }],
    ['เสร็จสิ้น LR-2569-000123', { kind: 'start', act: 'fix', target: { year: 2569, number: 123 } }],
    ['ขอข้อมูลเพิ่ม 123/69', { kind: 'start', act: 'ask', target: { year: 2569, number: 123 } }],
    ['ตรวจประวัติ 123/69', { kind: 'verify', target: { year: 2569, number: 123 } }],
    ['answer 123/2569', { kind: 'start', act: 'answer', target: { year: 2569, number: 123 } }],
  ])('reads %s', (words, command) => {
    expect(parseDeskWords(words)?.command).toEqual(command);
  });

  it.each(['ตอบ', 'ตอบคำถามให้หน่อย', 'งานเลี้ยง', 'ประวัติ อบต.', 'constructor 12/2569', '12', 'ก'.repeat(6000)])(
    'leaves %s to others',
    words => {
      expect(parseDeskWords(words)).toBeUndefined();
    },
  );
});
