import { describe, expect, it } from 'vitest';
import { answerMessages, answerWords, isOverdue } from '../../../src/features/qna/answer.ts';
import { placeholderNames } from '../../../src/features/qna/placeholders.ts';
import { jsonBytes, limits } from '../../../src/line/messages/limits.ts';
import { NOW, office, turnOf } from '../../support/turn.ts';

const locales = ['th', 'en'] as const;
const topic = (id: string) => {
  const found = office.topics.find(each => each.id === id);
  if (!found) throw new Error(`no topic ${id}`);
  return found;
};

/** Words that belong to parts of the product which are not open: an answer of today must not send anyone there. */
const notOpenYet = ['พิมพ์ แบบฟอร์ม', 'พิมพ์ ยืมของ', 'พิมพ์ ความคิดเห็น', 'พิมพ์ แจ้งทุจริต', 'พิมพ์ เอกสาร'];

describe('the answers of the office', () => {
  it('cover the 52 topics, each once', () => {
    expect(office.topics).toHaveLength(52);
    expect(new Set(office.topics.map(each => each.id)).size).toBe(52);
  });

  it.each(locales)('leave no placeholder unfilled in %s', locale => {
    for (const each of office.topics) {
      expect(answerWords(each, { office, locale, now: NOW }), each.id).not.toMatch(/[{}]/);
      for (const fact of each.facts) {
        const names = [...`${fact.value[locale]} ${fact.label[locale]}`.matchAll(/\{([^}]*)\}/g)].map(
          match => match[1],
        );
        expect(placeholderNames, each.id).toEqual(expect.arrayContaining(names));
      }
    }
  });

  it.each(locales)('fit into one reply that LINE takes, in %s', locale => {
    for (const each of office.topics) {
      const messages = answerMessages(each, turnOf('?', { locale }));
      expect(messages.length, each.id).toBeLessThanOrEqual(limits.messagesPerRequest);
      for (const message of messages) {
        if (message.type === 'text') expect(message.text.length, each.id).toBeLessThanOrEqual(limits.textUnits);
        else expect(jsonBytes(message.contents), each.id).toBeLessThanOrEqual(limits.bubbleBytes);
      }
    }
  });

  it('never send anyone to a part that is not open', () => {
    for (const each of office.topics) {
      for (const words of notOpenYet)
        expect(answerWords(each, { office, locale: 'th', now: NOW }), each.id).not.toContain(words);
    }
  });

  it('show every fact with its source and the day it was checked, in the Buddhist era', () => {
    const shown = JSON.stringify(answerMessages(topic('elderly-allowance'), turnOf('?')));
    expect(shown).toContain('ข้อมูล ณ 22 พฤศจิกายน 2569');
    expect(shown).toContain('ที่มา');
    expect(shown).toContain('ให้ อบต. ยืนยัน');
  });

  it('say so when the review period has passed', () => {
    const old = topic('elderly-allowance');
    expect(isOverdue(old, NOW)).toBe(false);
    const later = Date.parse('2028-01-01T00:00:00Z');
    expect(isOverdue(old, later)).toBe(true);
    expect(JSON.stringify(answerMessages(old, turnOf('?', { now: later })))).toContain('ถึงรอบทบทวน');
  });

  it('say what the office has not set, and never guess it', () => {
    expect(answerWords(topic('office-contact'), { office, locale: 'th', now: NOW })).toContain('ยังไม่ได้ระบุ');
    expect(answerWords(topic('office-contact'), { office, locale: 'en', now: NOW })).toContain('not set yet');
  });

  it('take the score from the score data', () => {
    const words = answerWords(topic('ita-score'), { office, locale: 'th', now: NOW });
    for (const figure of ['2564', '91.82', 'A', '2563', '72.39', 'C', '19.43']) expect(words).toContain(figure);
  });

  it('lead corruption to 1205 and 1567 while the sealed channel is closed, and ask to unsend', () => {
    const words = answerWords(topic('corruption-report'), { office, locale: 'th', now: NOW });
    for (const part of ['1205', '1567', 'ยกเลิกข้อความ']) expect(words).toContain(part);
  });
});
