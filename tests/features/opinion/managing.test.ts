import { describe, expect, test } from 'vitest';
import { change, close, create, type Draft } from '#features/opinion/managing.ts';
import { type Consultation, consultationsOf, readConsultation, standingOf } from '#features/opinion/model.ts';
import { wakeConsultation } from '#features/opinion/reminding.ts';
import { NOW, office } from '../../support/turn.ts';
import { consultation, DAY, ID, outcome, poll, staff, stored, TODAY, th } from './consultations.ts';

const by = (caller = staff('officer', 'works'), now = NOW) => ({ office, now, caller });
const draft: Draft = {
  kind: 'poll',
  division: 'works',
  title: poll().title,
  about: poll().about,
  question: { ask: th('อยากให้จัดวันไหน'), options: [th('เสาร์'), th('อาทิตย์'), th('พุธ')] },
  opensAt: TODAY,
  closesAt: '2027-01-20',
  showsLive: false,
};

function read(data: Consultation) {
  const found = readConsultation(stored(data));
  if (!found) throw new Error('it cannot be read');
  return found;
}

describe('opening a consultation', () => {
  test('keeps what is asked, by when the office must answer, and who opened it', () => {
    const made = create(ID, draft, by());
    expect(made).toMatchObject({
      ok: true,
      writes: [
        {
          kind: 'create',
          data: {
            question: { options: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
            dueAt: Date.parse('2027-02-04T16:59:59.999Z'),
            wakeAt: Date.parse('2027-01-21T01:30:00Z'),
            begun: false,
            history: [{ act: 'create', by: 'Uofficer', role: 'officer', name: 'สมชาย ทดสอบ', at: NOW }],
          },
        },
      ],
    });
  });

  test.each([
    ['for a division that is not theirs', { division: 'finance' }, 'not-yours'],
    ['that began yesterday', { opensAt: '2027-01-04' }, 'bad-days'],
    ['that ends before it begins', { closesAt: '2027-01-04' }, 'bad-days'],
    ['that lasts for more than half a year', { closesAt: '2027-07-04' }, 'bad-days'],
    ['that begins in two years', { opensAt: '2029-01-05', closesAt: '2029-01-06' }, 'bad-days'],
    ['as a poll that asks nothing', { question: null }, 'no-question'],
    [
      'with two answers that say the same',
      { question: { ask: th('วันไหนดี'), options: [th('เสาร์'), th('พุธ'), th('เสาร์')] } },
      'same-options',
    ],
    [
      'with two answers that say the same in English',
      {
        question: {
          ask: th('วันไหนดี'),
          options: [
            { th: 'เสาร์', en: 'Sat' },
            { th: 'อาทิตย์', en: 'Sat' },
          ],
        },
      },
      'same-options',
    ],
  ])('%s is refused', (_, changes, why) => {
    expect(create(ID, { ...draft, ...changes }, by())).toEqual({ ok: false, why });
  });

  test.each([
    ['the head of the division', staff('head', 'works'), true],
    ['the ปลัด', staff('clerk'), true],
    ['the secretary', staff('secretary'), true],
    ['another division’s head', staff('head', 'finance'), false],
    ['the mayor', staff('mayor'), false],
  ])('%s may do it: %s', (_, caller, may) => {
    expect(create(ID, draft, by(caller)).ok).toBe(may);
  });
});

describe('changing it', () => {
  const before = poll({ begun: false, opensAt: TODAY });

  test('is free until somebody has answered', () => {
    const options = [th('เช้า'), th('เย็น')];
    const changed = change(read(before), { ...draft, question: { ask: th('เวลาไหนดี'), options } }, by());
    expect(changed).toMatchObject({
      ok: true,
      writes: [{ if: { version: '1' }, data: { history: [{ act: 'change' }] } }],
    });
  });

  test('moves the last day alone, to a later one, from then on', () => {
    const begun = read({ ...before, begun: true });
    const later = change(begun, { ...draft, closesAt: '2027-01-25' }, by());
    expect(later).toMatchObject({
      ok: true,
      writes: [{ data: { closesAt: '2027-01-25', history: [{ note: '2027-01-20 → 2027-01-25' }] } }],
    });
    expect(change(begun, { ...draft, closesAt: '2027-01-19' }, by())).toEqual({ ok: false, why: 'begun' });
    expect(change(begun, { ...draft, title: th('ชื่ออื่นไปเลย') }, by())).toEqual({ ok: false, why: 'begun' });
    expect(change(begun, { ...draft, showsLive: true }, by())).toEqual({ ok: false, why: 'begun' });
  });

  test('is over when its time is, and nobody else’s to do', () => {
    expect(change(read(poll({ closesAt: '2027-01-04' })), draft, by())).toEqual({ ok: false, why: 'over' });
    expect(change(read(before), draft, by(staff('officer', 'finance')))).toEqual({ ok: false, why: 'not-yours' });
  });
});

describe('saying what came of it', () => {
  const ended = poll({ closesAt: '2027-01-04', wakeAt: NOW });

  test('ends it, with who said so', () => {
    const closed = close(read(ended), outcome.words, by(staff('clerk')));
    expect(closed).toMatchObject({
      ok: true,
      writes: [
        {
          data: { closed: { words: outcome.words, role: 'clerk', at: NOW }, wakeAt: null, history: [{ act: 'close' }] },
        },
      ],
    });
  });

  test('is not done before the last day that was announced is over, nor twice', () => {
    expect(close(read(poll()), outcome.words, by())).toEqual({ ok: false, why: 'not-over' });
    expect(close(read({ ...ended, closed: outcome }), outcome.words, by())).toEqual({ ok: false, why: 'closed' });
  });
});

describe('where it stands', () => {
  test('follows from its days alone, until its outcome is told', () => {
    const dates = poll();
    const at = (day: string) => standingOf(dates, Date.parse(`${day}T03:00:00Z`));
    expect([at('2026-12-31'), at('2027-01-01'), at('2027-01-20'), at('2027-01-21'), at('2027-02-05')]).toEqual([
      'coming',
      'open',
      'open',
      'waiting',
      'late',
    ]);
    expect(standingOf({ ...dates, closed: outcome }, NOW)).toBe('closed');
  });

  test('is counted for measure 9', () => {
    const all = [poll(), consultation(), poll({ closesAt: '2027-01-04' }), poll({ closed: outcome })];
    expect(consultationsOf(all, NOW)).toEqual({ coming: 0, open: 2, waiting: 1, late: 0, closed: 1 });
  });
});

describe('a consultation that has ended', () => {
  const first = Date.parse('2027-01-21T01:30:00Z');
  const wake = (data: Consultation, now: number) => wakeConsultation(stored(data), { office, now, newId: () => 'n' });

  test('tells whoever is on duty on the next morning, then those above past the due day', () => {
    const { notices, writes } = wake(poll({ wakeAt: first }), first);
    expect(notices).toMatchObject([{ to: { role: 'officer', division: 'works' }, template: 'opinion.ended' }]);
    const head = Date.parse('2027-02-05T01:30:00Z');
    expect(writes).toMatchObject([{ data: { wakeAt: head } }]);
    expect(wake(poll({ wakeAt: head }), head).notices).toMatchObject([{ to: { role: 'head', division: 'works' } }]);
    const clerk = head + 2 * DAY;
    expect(wake(poll({ wakeAt: clerk }), clerk).notices).toMatchObject([{ to: { role: 'clerk', division: null } }]);
  });

  test('tells nobody once its outcome is told', () => {
    expect(wake(poll({ closed: outcome, wakeAt: first }), first)).toMatchObject({
      notices: [],
      writes: [{ data: { wakeAt: null } }],
    });
  });

  test('sends one reminder after a standstill, not all that were missed', () => {
    expect(wake(poll({ wakeAt: first }), first + 60 * DAY).notices).toHaveLength(1);
  });
});
