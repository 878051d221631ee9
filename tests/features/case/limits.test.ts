import { describe, expect, test } from 'vitest';
import { type Act, actOn } from '../../../src/cases/acting.ts';
import { fileCase } from '../../../src/cases/filing.ts';
import { type Case, readCase, type StoredCase } from '../../../src/cases/record.ts';
import type { JsonObject } from '../../../src/domain/record.ts';
import { begin } from '../../../src/features/case/acting.ts';
import { handler } from '../../../src/features/case/bot.ts';
import { review, writeMore } from '../../../src/features/case/drafting.ts';
import { listCases } from '../../../src/features/case/listing.ts';
import { showTimeline } from '../../../src/features/case/timeline.ts';
import { countGraphemes } from '../../../src/line/messages/limits.ts';
import { expectLineTakes } from '../../support/limits.ts';
import { NOW, office, turnOf } from '../../support/turn.ts';
import { wordsOf } from '../../support/words.ts';

const heavy = [
  ['Thai with vowel and tone mark', 'ที่'],
  ['Thai with nikhahit', 'น้ํา'],
  ['an emoji family', '👨‍👩‍👧‍👦'],
  ['control characters', '\u0001'],
  ['quotes and backslashes', '"\\'],
  ['half an emoji', '\ud83d'],
  ['a letter under forty marks', `ก${'่'.repeat(40)}`],
] as const;
const longest = (unit: string) =>
  `ก${unit.repeat(Math.floor(Math.min(3990 / countGraphemes(unit), 19_900 / unit.length)))}`;
const world = { office, now: NOW, newId: () => crypto.randomUUID() };

function filed(what: string, kind: Case['kind'] = 'complaint'): StoredCase {
  const { ref, writes } = fileCase(
    {
      id: crypto.randomUUID(),
      kind,
      from: 'U1',
      locale: 'th',
      channel: 'chat',
      category: kind === 'question' ? null : 'street-light',
      urgent: false,
      division: 'works',
      clock: kind,
      what,
      messageIds: ['1'],
      where: null,
      photoIds: [],
      notice: 1,
    },
    world,
  );
  const [write] = writes;
  if (write?.kind !== 'create') throw new Error('not filed');
  return readCase({ ref, data: { ...write.data, number: 999_999 }, version: '1' });
}

function moved(stored: StoredCase, ...acts: readonly Partial<Act>[]): StoredCase {
  const officer = { by: 'staff', id: 'U2', role: 'officer', name: 'สมหญิง ทดสอบ' } as const;
  let now = stored;
  for (const act of acts) {
    const done = actOn(now, { act: 'note', party: 'staff', author: officer, ...act }, world);
    if (!done.ok) throw new Error(`${act.act}: ${done.kind}`);
    now = { ...now, data: done.after };
  }
  return now;
}

const render = (name: string, { id, data }: StoredCase, args: object, locale: 'th' | 'en' = 'th') =>
  handler.notices?.[name]?.render({ id, data: data as JsonObject, args: { ...args }, locale, office, now: NOW }) ??
  null;
const newest = ({ data }: StoredCase) => ({ seq: data.history.length - 1 });
const shown = (messages: ReturnType<typeof render>) => (messages ?? []).map(wordsOf).join('\n');

describe('LINE takes', () => {
  test.each(heavy)('everything about a case full of %s', (_, unit) => {
    const words = longest(unit);
    const photoIds = Array.from({ length: 10 }, (_, at) => `p${at}`);
    const notes = Array.from({ length: 6 }, () => ({ act: 'note', said: { words } }) as const);
    const worked = moved(filed(words), { act: 'acknowledge' }, ...notes);
    const asked = moved(filed(words), { act: 'ask', said: { words } });
    const answered = moved(filed(words, 'question'), { act: 'answer', said: { words, photoIds } });
    const fixed = moved(worked, { act: 'fix', said: { words, photoIds } });
    const closed = moved(filed(words), { act: 'forward', said: { words }, destination: words });
    for (const locale of ['th', 'en'] as const) {
      const turn = turnOf('x', { locale });
      expectLineTakes(
        listCases(
          Array.from({ length: 10 }, () => fixed),
          turn,
        ).replies,
      );
      for (const each of [worked, asked, answered, fixed, closed]) expectLineTakes(showTimeline(each, turn).replies);
      expectLineTakes(writeMore('tell', asked, turn).replies);
      const draft = { act: 'dispute', id: fixed.id, words, wordIds: ['1'], photoIds, set: null } as const;
      const inHand = { ...draft, wordIds: ['1'], photoIds: [...photoIds] };
      expectLineTakes(review({ draft: inHand, ask: 'check', problem: 'tooLong' }, fixed, turn).replies);
      for (const [name, each] of Object.entries({ asked, answered, fixed, closed })) {
        const letters = render(name, each, newest(each), locale) ?? [];
        expect(letters.length).toBeGreaterThan(0);
        expectLineTakes(letters);
        const bare = (text: string) => text.replace(/\s/g, '');
        expect(bare(shown(letters)).includes(bare(words).slice(0, 100))).toBe(true);
      }
      expectLineTakes(render('reminder', fixed, { timer: 'confirm', days: -7, audience: 'owner' }, locale) ?? []);
    }
  });
});

describe('a letter to a resident', () => {
  const [fix, answer] = [
    { act: 'fix', said: { words: 'เปลี่ยนหลอดแล้ว', photoIds: ['p'] } },
    { act: 'answer', said: { words: 'ไม่ได้ค่ะ' } },
  ] as const;
  const owner = { party: 'owner', author: { by: 'resident' } } as const;

  test('names its division and number, never the officer', () => {
    const told = shown(render('answered', moved(filed('x', 'question'), answer), { seq: 2 }));
    expect(told).toContain('กองช่าง อบต.หลุมรัง');
    expect(told).toContain('เลขรับ 999999/2570');
    expect(told).not.toContain('สมหญิง');
  });

  test('is not written once there is nothing to tell any more', () => {
    const fixed = moved(filed('x'), fix);
    const confirmed = moved(fixed, { act: 'confirm', ...owner });
    expect(render('fixed', fixed, { seq: 2 })).not.toBeNull();
    expect(render('fixed', confirmed, { seq: 2 })).toBeNull();
    expect(render('reminder', confirmed, {})).toBeNull();
    expect(render('fixed', confirmed, { seq: 2, audience: 'follower' })).not.toBeNull();
    const answered = moved(filed('x', 'question'), answer);
    const disputed = moved(answered, { act: 'dispute', said: { words: 'ไม่ชัด' }, ...owner });
    expect(render('answered', disputed, { seq: 2 })).toBeNull();
    const erased = { ...answered.data, history: answered.data.history.map(entry => ({ ...entry, words: null })) };
    expect(render('answered', { ...answered, data: erased }, { seq: 2 })).toBeNull();
    const asked = moved(filed('x'), { act: 'ask', said: { words: 'ที่ไหนคะ' } });
    expect(render('asked', asked, { seq: 2 })).not.toBeNull();
    expect(render('asked', moved(asked, { act: 'tell', said: { words: 'หน้าวัด' }, ...owner }), { seq: 2 })).toBeNull();
  });

  test('to those who follow has no word of the sender and asks nothing of them', () => {
    const told = shown(render('fixed', moved(filed('กุหลาบดำ'), fix), { seq: 2, audience: 'follower' }));
    expect(told).toContain('เรื่องที่คุณติดตามแก้ไขแล้ว');
    expect(told).not.toMatch(/กุหลาบดำ|ยืนยันว่าเสร็จ|ยังไม่เสร็จ/);
  });
});

describe('a complaint that was only answered', () => {
  const answer = { act: 'answer', said: { words: 'ทีมช่างจะเข้าไปสัปดาห์หน้าค่ะ' } } as const;
  const [complaint, question] = [moved(filed('x'), answer), moved(filed('x', 'question'), answer)];
  const offered = (of: StoredCase) => [
    shown(render('answered', of, newest(of))),
    showTimeline(of, turnOf('x')).replies.map(wordsOf).join('\n'),
  ];

  test('offers to confirm and to add to it, not to say that it is unfinished', () => {
    for (const said of offered(complaint)) {
      expect(said).toContain('ยืนยันว่าเสร็จ');
      expect(said).toContain('เพิ่มข้อมูล');
      expect(said).not.toContain('ยังไม่เสร็จ');
    }
    expect(offered(complaint)[0]).toContain('ดูเรื่อง');
    for (const said of offered(question)) expect(said).toMatch(/ยืนยันว่าเสร็จ[\s\S]*ยังไม่เสร็จ/);
  });

  test('still hears that it is unfinished, where that is typed', () => {
    const session = begin('dispute', false, [complaint], turnOf('ยังไม่เสร็จ')).session;
    expect(session).toMatchObject({ data: { act: 'dispute' } });
  });
});

describe('a case that takes no more', () => {
  test('says so kindly instead of losing what was said', () => {
    const full = moved(filed('x'), ...Array.from({ length: 88 }, () => ({ said: { words: 'บันทึก' } })));
    expect(full.data.history).toHaveLength(89);
    const last = moved(full, { said: { words: 'บันทึก' } });
    const refused = actOn(last, { act: 'tell', party: 'owner', author: { by: 'resident' } }, world);
    expect(refused).toMatchObject({ ok: false, kind: 'full' });
    expectLineTakes(showTimeline(last, turnOf('x')).replies);
  });
});
