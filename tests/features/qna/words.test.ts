import { describe, expect, test } from 'vitest';
import { heard } from '#features/qna/heard.ts';
import { read } from '#features/qna/reading.ts';
import { makeVocabulary, packVocabulary, type Sense } from '#features/qna/vocabulary.ts';
import { plainOf, stem, wordsOf } from '#features/qna/words.ts';

const idea = (...ideas: number[]): Sense => ({ ideas, wider: [], elsewhere: false });
const silent = idea();
const elsewhere: Sense = { ideas: [], wider: [], elsewhere: true };

const known: readonly (readonly [string, Sense])[] = [
  ['น้ำ', idea(1)],
  ['น้ำแข็ง', elsewhere],
  ['ประปา', idea(2)],
  ['ไฟถนน', idea(3)],
  ['ดับ', idea(4)],
  ['ครับ', silent],
  ['ข่าว', idea(5)],
  ['ข้าว', elsewhere],
  ['ลงทะเบียน', idea(6)],
  ['ita', idea(7)],
];
const vocabulary = makeVocabulary(
  packVocabulary(
    known.map(([word], at) => [word, at]),
    0,
  ).sections,
  known.map(([, sense]) => sense),
);
const cut = (text: string) =>
  read([vocabulary], plainOf(text)).map(({ plain, sense }) => (sense ? plain : `?${plain}`));
const ideas = (text: string) => [...heard(read([vocabulary], plainOf(text))).ideas.keys()];

describe('reading a message', () => {
  test('cuts Thai written without spaces into known words and unknown pieces', () => {
    expect(cut('ไฟถนนดับครับ')).toEqual(['ไฟถนน', 'ดับ', 'ครับ']);
    expect(cut('ไฟถนนกกกหดับ').at(0)).toBe('ไฟถนน');
    expect(cut('จิงโจ้')).toEqual(['?จิงโจ้']);
  });

  test('hears a word in spite of tone marks, look-alike letters and stray spaces', () => {
    expect(ideas('ไฟถณนดับ')).toEqual([3, 4]);
    expect(ideas('ไฟ ถนน ดับ')).toEqual([3, 4]);
    expect(ideas('นำ้ปะปา')).toEqual([1, 2]);
  });

  test('hears a word with one letter too few, too many, another, or two swapped', () => {
    for (const slip of ['ลงทะเบยน', 'ลงทะะเบีกยน', 'ลงทะเบีวน', 'ลงทะบเียน']) expect(ideas(slip)).toEqual([6]);
  });

  test('takes the word as written before one that only looks like it', () => {
    expect(ideas('ข่าว')).toEqual([5]);
    expect(heard(read([vocabulary], 'ข้าว'))).toMatchObject({ elsewhere: 1 });
  });

  test('does not hear a short word in a longer one of another matter', () => {
    expect(ideas('น้ำแข็ง')).toEqual([]);
  });

  test('does not hear a Latin word inside another', () => {
    expect(ideas('ita')).toEqual([7]);
    expect(ideas('capital')).toEqual([]);
  });

  test('weighs what it does not know, but not numbers', () => {
    expect(heard(read([vocabulary], 'จิงโจ้')).unknown).toBeGreaterThan(0);
    expect(heard(read([vocabulary], 'ดับ 3')).unknown).toBe(0);
  });

  test('every letter of the message is in one piece', () => {
    for (const text of ['ไฟถนนดับ', 'กขคง น้ำ xyz 12', 'ะะาาิิ', '์์์']) {
      const plain = plainOf(text);
      const pieces = read([vocabulary], plain).map(piece => piece.plain);
      expect(pieces.join('').replaceAll(' ', '').length).toBeLessThanOrEqual(plain.length);
    }
  });
});

describe('words', () => {
  test('forms of an English word share a stem', () => {
    expect(new Set(['complain', 'complains', 'complained', 'complaining'].map(stem)).size).toBe(1);
    expect(stem('taxes')).toBe(stem('tax'));
    expect(stem('ladies')).toBe(stem('lady'));
  });

  test('the dictionary of the runtime finds Thai words for the index', () => {
    expect(wordsOf(plainOf('ขยะไม่มาเก็บ'))).toContain('ขยะ');
  });
});
