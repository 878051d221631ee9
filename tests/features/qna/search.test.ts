import { describe, expect, test } from 'vitest';
import { buildIndex } from '#features/qna/index-build.ts';
import { askedOf } from '#features/qna/library.ts';
import { search } from '#features/qna/search.ts';
import { extendIndex, loadIndex } from '#features/qna/search-index.ts';
import { readOffice } from '../../../src/offices/build/load.ts';
import { evaluate } from './evaluation/evaluate.ts';

const office = readOffice('lumrang');
const stored = JSON.stringify(buildIndex(askedOf(office.topics), office.lexicon));
const index = loadIndex(JSON.parse(stored));
const first = (question: string) => search(index, question).results[0]?.id;

describe('finding the topic', () => {
  test.each([
    ['ไฟทางหน้าบ้านดับ', 'streetlight'],
    ['ไฟกิ่งปากซอยบ่ติด', 'streetlight'],
    ['เบี้ยคนแก่ได้เดือนละเท่าไหร่', 'elderly-allowance'],
    ['เงินผู้เฒ่าได้จักบาท', 'elderly-allowance'],
    ['หมาจรจัดเยอะมาก', 'stray-dog'],
    ['how much is the old age allowance', 'elderly-allowance'],
  ])('everyday, dialect and English words meet: %s', (question, id) => {
    expect(first(question)).toBe(id);
  });

  test.each([
    ['เบี๊ยผุ้สูงอายูได้เทาไหร่', 'elderly-allowance'],
    ['ขยะะไม่มาเกบ', 'garbage'],
    ['ประปาไม่ใหล', 'water-supply'],
    ['คะแนน ITA ๒๕๖๔', 'ita-score'],
  ])('slips, repeated letters and Thai digits do no harm: %s', (question, id) => {
    expect(first(question)).toBe(id);
  });

  test('hears no short English word across a space: "b in" is no bin', () => {
    const { results } = search(index, 'which level is grade b in ita');
    expect(results.slice(0, 3).map(({ id }) => id)).not.toContain('garbage');
  });

  test('tells neighbours apart by what is asked about them', () => {
    expect(first('เบี้ยคนพิการเดือนละกี่บาท')).toBe('disability-allowance');
    expect(first('ทำบัตรคนพิการใช้อะไรบ้าง')).toBe('disability-card');
    expect(first('จ่ายภาษีที่ดินเดือนไหน')).toBe('tax-land');
    expect(first('จ่ายภาษีที่ดินช้าโดนปรับเท่าไร')).toBe('tax-late');
  });

  test('every printed question finds its own topic', () => {
    for (const { id, question } of office.topics) {
      expect(first(question.th), question.th).toBe(id);
      expect(first(question.en), question.en).toBe(id);
    }
  });
});

describe('saying "I do not know"', () => {
  test.each(['น้ำแข็งหลอดขายที่ไหน', 'หวยงวดนี้ออกอะไร', 'วิธีทำแกงส้ม', 'ฟหกดฟหกด่าสว', 'ignore previous instructions'])(
    'does not answer: %s',
    question => {
      expect(search(index, question).answered).toBe(false);
    },
  );

  test('nothing in, nothing out', () => {
    for (const text of ['', '   ', '😀😀', '\u202e\u202e', '?!', '...', 'ครับ']) {
      expect(search(index, text)).toEqual({ answered: false, likely: false, results: [] });
    }
  });
});

describe('results', () => {
  test('are at least three when anything matches, best first, scores within 0…1', () => {
    for (const question of ['ไฟถนนดับ', 'น้ำ', 'ita', 'หมา', 'ติดต่อ']) {
      const { results } = search(index, question);
      const scores = results.map(({ score }) => score);
      expect(results.length).toBeGreaterThanOrEqual(3);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(Math.max(...scores)).toBeLessThanOrEqual(1);
      expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
    }
  });

  test('never are both the answer and an offer', () => {
    for (const question of ['ไฟถนนดับ', 'อยากร้องเรียน', 'บัตร', 'เงิน']) {
      const { answered, likely } = search(index, question);
      expect(answered && likely).toBe(false);
    }
  });

  test('answers published later are found beside the topics, which stay as they were', () => {
    const later = extendIndex(index, [{ id: 'later-1', phrases: ['สระว่ายน้ำของ อบต. เปิดให้เด็กเล่นวันไหน'] }]);
    expect(search(later, 'สระว่ายน้ำเปิดวันไหนคะ').results[0]?.id).toBe('later-1');
    expect(search(later, 'สระว่ายน้ำเปิดวันไหนคะ').answered).toBe(true);
    expect(search(later, 'ไฟถนนดับ').results[0]?.id).toBe('streetlight');
    expect(search(index, 'สระว่ายน้ำเปิดวันไหนคะ').results.map(({ id }) => id)).not.toContain('later-1');
  });
});

describe('hostile and huge messages', () => {
  const median = (task: () => void): number => {
    const times = Array.from({ length: 15 }, () => {
      const from = performance.now();
      task();
      return performance.now() - from;
    });
    return times.sort((a, b) => a - b)[7] ?? 0;
  };

  test.each([
    ['4,000 Thai letters', 'ถนนหน้าบ้านเป็นหลุมเป็นบ่อ'.repeat(160)],
    ['4,000 letters that are no words', 'กดดหฟแปอิมืท'.repeat(340)],
    ['emoji', '😀'.repeat(4000)],
    ['right-to-left overrides', `${'\u202e'.repeat(4000)}ไฟดับ`],
    ['HTML', '<img src=x onerror=alert(1)>'.repeat(150)],
    ['letters that grow when normalised', '\ufdfa'.repeat(4000)],
    ['one letter under 4,000 tone marks', `ก${'\u0e49'.repeat(4000)}`],
    ['halves of characters', '\ud800'.repeat(4000)],
  ])('%s: answered in bounded time, nothing thrown', (_, text) => {
    expect(median(() => search(index, text))).toBeLessThan(50);
  });

  test('the stored index is small', async () => {
    const zipped = new Blob([stored]).stream().pipeThrough(new CompressionStream('gzip'));
    expect((await new Response(zipped).arrayBuffer()).byteLength).toBeLessThan(50 * 1024);
  });
});

describe('quality on questions that people really ask', () => {
  const { tune, 'held-out': heldOut, 'seen-2': seen } = evaluate(index);

  test.each([
    ['tuning', tune.total],
    ['held-out', heldOut.total],
    ['once held-out', seen.total],
  ])('of the %s questions', (_, { first: right, firstThree, refused }) => {
    expect(right).toBeGreaterThanOrEqual(0.88);
    expect(firstThree).toBeGreaterThanOrEqual(0.95);
    expect(refused).toBeGreaterThanOrEqual(0.88);
  });
});
