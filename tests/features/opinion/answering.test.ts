import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Given, optionField, takeAnswer } from '#features/opinion/answering.ts';
import { answerRef, type Consultation, readAnswer, readConsultation, tallyRef } from '#features/opinion/model.ts';
import { NOW, office } from '../../support/turn.ts';
import { applied, consultation, DAY, ID, poll, stored } from './consultations.ts';

const world = { office, now: NOW };
const only = (choice: string | null, words: string | null = null): Given => ({ choice, words, name: null });

function answers(data: Consultation, given: readonly Given[], now = NOW) {
  let left = applied([stored(data)], []);
  const made = given.map(each => {
    const read = readConsultation(left.get(`consultations/${ID}`));
    if (!read) throw new Error('it is gone');
    const taken = takeAnswer(read, 'p1', left.get(`responses/${ID}:p1`), each, { ...world, now });
    if (taken.ok) left = applied([...left.values()], taken.writes);
    return taken.ok ? taken.made : taken.why;
  });
  return { made, tally: left.get(`statistics/${tallyRef(ID).id}`)?.data ?? {}, left };
}

describe('the counts', () => {
  test('are those of the answers that stand, whoever changes theirs and however often', () => {
    const people = fc.constantFrom('p1', 'p2', 'p3', 'p4');
    const choices = fc.constantFrom('a', 'b', 'c', null);
    const said = fc.constantFrom('อยากให้มีที่จอดรถ', 'ไม่เอา', null);
    fc.assert(
      fc.property(fc.array(fc.tuple(people, choices, said), { maxLength: 40 }), steps => {
        let left = applied([stored(consultation({ begun: false }))], []);
        for (const [person, choice, words] of steps) {
          const read = readConsultation(left.get(`consultations/${ID}`));
          const before = left.get(`responses/${ID}:${person}`);
          const taken = read && takeAnswer(read, person, before, only(choice, words), world);
          if (taken?.ok) left = applied([...left.values()], taken.writes);
        }
        const answers = [...left.values()].flatMap(record => readAnswer(record) ?? []);
        const counts = left.get(`statistics/${tallyRef(ID).id}`)?.data ?? {};
        expect(counts.answers ?? 0).toBe(answers.length);
        for (const choice of ['a', 'b', 'c', null])
          expect(counts[optionField(choice)] ?? 0).toBe(answers.filter(each => each.choice === choice).length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('one answer of one person', () => {
  test('is counted once, and the same again not at all', () => {
    const { made, tally } = answers(poll(), [only('a'), only('a')]);
    expect(made).toEqual(['first', 'same']);
    expect(tally).toEqual({ answers: 1, 'option.a': 1 });
  });

  test('takes the place of the one before', () => {
    const { made, tally } = answers(poll(), [only('a'), only('b'), only('c')]);
    expect(made).toEqual(['first', 'changed', 'changed']);
    expect(tally).toEqual({ answers: 1, 'option.a': 0, 'option.b': 0, 'option.c': 1 });
  });

  test('is kept under a name that says nothing of the person, and goes when its time is over', () => {
    const { left } = answers(consultation(), [only(null, 'อยากให้มีที่จอดรถ')]);
    const kept = readAnswer(left.get(`responses/${answerRef(ID, 'p1').id}`));
    expect(kept).toMatchObject({ place: '2027-01-05:p1', words: 'อยากให้มีที่จอดรถ', worded: true, name: null });
    expect(kept?.expires).toBe(Date.parse('2027-01-20T17:00:00Z') + 365 * DAY);
  });

  test('that is the very first freezes what is asked', () => {
    const { left } = answers(poll({ begun: false }), [only('a')]);
    expect(left.get(`consultations/${ID}`)?.data.begun).toBe(true);
  });

  test.each([
    ['before the first day', poll({ opensAt: '2027-01-06' }), only('a'), 'coming'],
    ['after the last day', poll({ closesAt: '2027-01-04' }), only('a'), 'over'],
    ['with an option that there is not', poll(), only('d'), 'no-option'],
    ['of a poll without an option', poll(), only(null), 'no-option'],
    ['of a consultation with nothing in it', consultation(), only(null), 'nothing'],
    ['that chooses where nothing is asked', consultation({ question: null }), only('a'), 'no-option'],
  ])('%s is not taken', (_, data, given, why) => {
    expect(answers(data, [given]).made).toEqual([why]);
  });

  test('is taken until the last minute of the last day in Thailand', () => {
    const last = Date.parse('2027-01-20T16:59:59Z');
    expect(answers(poll(), [only('a')], last).made).toEqual(['first']);
    expect(answers(poll(), [only('a')], last + 1000).made).toEqual(['over']);
  });

  test('whose words were set aside and which is changed is read again', () => {
    const { left } = answers(consultation(), [only('a', 'ข้อความแรก')]);
    const record = left.get(`responses/${ID}:p1`);
    if (!record) throw new Error('nothing was kept');
    const aside = { ...record, data: { ...record.data, aside: 'ไม่เกี่ยวกับเรื่อง' } };
    const read = readConsultation(stored(consultation()));
    const taken = read && takeAnswer(read, 'p1', aside, only('a', 'ข้อความใหม่'), world);
    expect(taken).toMatchObject({ made: 'changed', writes: [{ data: { aside: null } }, { by: { aside: -1 } }] });
  });
});
