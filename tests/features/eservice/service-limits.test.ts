import { describe, expect, test } from 'vitest';
import { handler } from '#features/eservice/bot.ts';
import { limitWords } from '#features/eservice/cards.ts';
import { detailsOf } from '#features/eservice/describing.ts';
import { expectLineTakes } from '../../support/limits.ts';
import { NOW, office, turnOf } from '../../support/turn.ts';
import { wordsOf } from '../../support/words.ts';

const locales = ['th', 'en'] as const;
const tapped = (act: string, id: string, locale: (typeof locales)[number]) =>
  handler.bot.button(act, { id }, turnOf('?', { locale }))?.decide([]).replies ?? [];

describe('services as LINE takes them', () => {
  test.each(office.services.map(({ id }) => id))('%s: its card, its papers, its beginning', id => {
    for (const locale of locales)
      for (const act of ['show', 'papers', 'begin']) {
        const replies = tapped(act, id, locale);
        expect(replies.length).toBeGreaterThan(0);
        expectLineTakes(replies);
      }
  });

  test('the list has all of them, in both languages', () => {
    for (const locale of locales) {
      const replies = tapped('list', '', locale);
      expectLineTakes(replies);
      const words = replies.map(wordsOf).join();
      for (const { short } of office.services) expect(words).toContain(short[locale]);
    }
  });

  test('an English card has no Thai in it', () => {
    for (const { id } of office.services)
      for (const act of ['show', 'papers'])
        expect([
          id,
          tapped(act, id, 'en')
            .map(wordsOf)
            .join()
            .match(/[\u0e00-\u0e7f]+/)?.[0],
        ]).toEqual([id, undefined]);
  });

  test.each(['x', 'constructor', '../..', ''])('no button shows a service named "%s"', id =>
    expect(tapped('show', id, 'th')).toEqual([]),
  );
});

describe('what is said of a service', () => {
  const [water] = office.services.filter(({ id }) => id === 'water-truck');
  if (!water) throw new Error('no water truck');

  test('names its limit with the rule', () => {
    expect(limitWords(water, office, 'th')).toBe('ภายใน 3 วันทำการ (หลักเกณฑ์ของ อบต. เอง)');
    expect(limitWords(water, office, 'en')).toBe('within 3 working days (the office’s own rule)');
  });

  test('says so once it is due to be checked again', () => {
    expect(detailsOf(water, { office, now: NOW }).needsReview).toBe(false);
    expect(detailsOf(water, { office, now: NOW + 200 * 86_400_000 }).needsReview).toBe(true);
  });

  test('says how long what is sent is kept, before it is', () => {
    expect(detailsOf(water, { office, now: NOW }).notice.th).toContain('10 ปี');
  });
});
