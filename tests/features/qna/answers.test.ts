import { describe, expect, it } from 'vitest';
import { guessCategories } from '../../../src/features/complaint/category.ts';
import { parseHomeWords } from '../../../src/features/home/model.ts';
import { answerMessages, answerWords, isOverdue } from '../../../src/features/qna/answer.ts';
import { sendQuestion } from '../../../src/features/qna/asking.ts';
import { fillPlaceholders, placeholderNames } from '../../../src/features/qna/placeholders.ts';
import { answerTopic } from '../../../src/features/qna/replying.ts';
import { qnaText } from '../../../src/features/qna/text.ts';
import { jsonBytes, limits } from '../../../src/line/messages/limits.ts';
import { NOW, office, turnOf } from '../../support/turn.ts';

const locales = ['th', 'en'] as const;
const topic = (id: string) => {
  const found = office.topics.find(each => each.id === id);
  if (!found) throw new Error(`no topic ${id}`);
  return found;
};

/** Words that belong to parts of the product which are not open: an answer of today must not send anyone there. */
const notOpenYet = ['พิมพ์ ยืมของ', 'พิมพ์ แจ้งทุจริต', 'พิมพ์ เอกสาร'];

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

  it('carry the words of a matter in the button that reports it, and leave the kept answer alone', () => {
    const said = 'ไฟทางดับหน้าวัด';
    const turn = turnOf(said);
    const about = office.topics.find(({ question }) => guessCategories(question.th, office)[0] === 'street-light');
    if (!about) throw new Error('no topic about street lights');
    const kept = JSON.stringify(answerMessages(about, turn));
    const outcome = answerTopic(about.id, said, turn);
    expect(JSON.stringify(outcome.replies)).toContain('complaint');
    expect(JSON.stringify(outcome.replies)).toContain(said);
    expect(outcome.copies).toBe('decide');
    expect(outcome.replies?.at(-1)?.quickReply?.items).toHaveLength(
      answerMessages(about, turn).at(-1)?.quickReply?.items.length ?? 0,
    );
    expect(JSON.stringify(answerMessages(about, turn))).toBe(kept);
    expect(answerTopic(about.id, null, turn).replies).toBe(answerMessages(about, turn));
    const other = topic('elderly-allowance');
    expect(answerTopic(other.id, 'เบี้ยผู้สูงอายุ', turn).replies).toBe(answerMessages(other, turn));
  });

  it.each(locales)('name every kind of record that is kept and how long, in %s', locale => {
    const said = fillPlaceholders('{office.retention}', { office, locale, now: NOW });
    for (const name of Object.values(qnaText[locale].keptKinds)) expect(said).toContain(name);
    for (const kind of ['photo', 'outbox', 'unsent-id'] as const) expect(qnaText[locale].keptKinds[kind]).toBeTruthy();
  });

  it.each(locales)('of a question sent to staff name the day of the answer, in %s', locale => {
    const command = { kind: 'send', id: crypto.randomUUID(), question: 'ไฟทางดับ', messageIds: ['1'] } as const;
    const replies = JSON.stringify(sendQuestion(command, turnOf('ส่ง', { locale }), null).replies);
    expect(replies).toContain(locale === 'th' ? '20 มกราคม 2570' : '20 January');
    expect(replies).toContain(locale === 'th' ? 'หลักเกณฑ์ของ อบต. เอง' : 'the office’s own rule');
  });

  it.each(['เสร็จ', 'เสร็จแล้ว', 'เสร็จแล้วค่ะ', 'done', 'Finished'])('are not asked for by a stray "%s"', said => {
    expect(parseHomeWords(said)).toEqual({ kind: 'thanks' });
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
