import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseOpinionWords } from '#features/opinion/commands.ts';
import { chatForm, divisionFor } from '#features/opinion/filing.ts';
import { keptFor } from '#features/opinion/showing.ts';
import { isForChat } from '#forms/steps.ts';
import { OpinionFile } from '../../../src/offices/schema/opinion.ts';
import { office } from '../../support/turn.ts';

describe('the office’s form of an opinion', () => {
  const { opinion } = office;

  test('says who reads it and for how long, as the office’s retention has it', () => {
    const section = opinion.form.fields.find(({ id }) => id === 'privacy');
    expect(section?.help?.th).toContain(`เก็บไว้ ${keptFor(office, 'th')}`);
    expect(section?.help?.en).toContain(`for ${keptFor(office, 'en')}`);
  });

  test('goes to the division in charge, else to the front desk', () => {
    expect(divisionFor('works', office)).toBe('works');
    expect(divisionFor('service', office)).toBe(office.profile.frontDesk);
    expect(divisionFor(null, office)).toBe(office.profile.frontDesk);
  });

  test('asks nothing private in the chat', () => {
    expect(isForChat(opinion.form)).toBe(false);
    const form = chatForm(opinion);
    expect(isForChat(form)).toBe(true);
    expect(form.fields.map(({ id }) => id)).toEqual(['about', 'words', 'answer', 'privacy']);
  });

  test.each([
    ['a division for nothing', { divisions: { nothing: 'works' } }, 'nothing is about nothing'],
    ['another name', { form: { ...opinion.form, id: 'other' } }, 'form.id'],
    [
      'no question for the name',
      { form: { ...opinion.form, fields: opinion.form.fields.slice(0, -1) } },
      'called name',
    ],
  ])('with %s is not right', (_, changes, reason) => {
    const parsed = v.safeParse(OpinionFile, { ...opinion, ...changes });
    expect(parsed.issues?.map(({ message }) => message).join()).toContain(reason);
  });
});

describe('typed words', () => {
  test.each([
    ['แสดงความคิดเห็น', 'write'],
    ['ขอเสนอแนะค่ะ', 'write'],
    ['ข้อเสนอแนะ', 'write'],
    ['Opinion please', 'write'],
    ['ประชาคม', 'list'],
    ['โพล ครับ', 'list'],
    ['polls', 'list'],
  ])('%s is for opinions: %s', (words, kind) => {
    expect(parseOpinionWords(words)).toEqual({ kind });
  });

  test.each(['อยากเสนอความคิดเห็นต่อการทำงานของ อบต.', 'ประชาคมหมู่บ้านจัดเมื่อไหร่', 'how do I give feedback?', 'คะแนน'])(
    '%s is a question for the answers',
    words => {
      expect(parseOpinionWords(words)).toBeUndefined();
    },
  );

  test('no question of the office’s topics is taken, but the words of its own', () => {
    const asked = office.topics.flatMap(({ question, phrasings }) => [
      question.th,
      question.en,
      ...phrasings.th,
      ...phrasings.en,
    ]);
    expect(asked.filter(words => parseOpinionWords(words))).toEqual(['เสนอแนะ', 'ขอแสดงความคิดเห็นหน่อย', 'feedback']);
  });
});
