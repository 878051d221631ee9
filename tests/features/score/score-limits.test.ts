import { describe, expect, test } from 'vitest';
import { handler } from '#features/score/bot.ts';
import type { Office } from '#offices/office.ts';
import { expectLineTakes } from '../../support/limits.ts';
import { office, turnOf } from '../../support/turn.ts';

const said = [
  'คะแนน',
  'คะแนนปี 2563',
  'คะแนนปี 2570',
  'ตัวชี้วัด',
  ...Array.from({ length: 12 }, (_, at) => `ตัวชี้วัดที่ ${at}`),
  'IIT',
  'EIT',
  'OIT',
  'คำแนะนำ ITA',
  'วิเคราะห์',
  'ถ้า 4 ได้ 95',
  'ถ้า 1 ได้ 9 2 ได้ 9 3 ได้ 9 4 ได้ 9 5 ได้ 9 9 ได้ 95 10 ได้ 93.75',
  'ถ้าตัวชี้วัดที่ 4 ได้ 101',
  'ทำอย่างไรให้ได้ AA',
  'ทำอย่างไรให้ได้ F',
  'ระดับ 94.995',
];

/** The same office with names as long as its data may hold, in letters that take the most room. */
function wordy(): Office {
  const long = 'ที่ตั้งกำหนดให้ปฏิบัติ'.repeat(90).slice(0, 1900);
  const years = office.scores.years.map(year => ({
    ...year,
    source: { th: long, en: long },
    tools: year.tools.map(tool => ({
      ...tool,
      advice: { verbatim: long, th: long, en: long },
      indicators: tool.indicators.map(row => ({
        ...row,
        name: { verbatim: long, th: long.slice(0, 200), en: long.slice(0, 200) },
      })),
    })),
  }));
  return { ...office, scores: { ...office.scores, years } };
}

describe('LINE takes every answer about scores', () => {
  test.each(said)('%s', words => {
    for (const locale of ['th', 'en'] as const) {
      for (const place of ['private', 'group'] as const) {
        const replies = handler.bot.claim(words, turnOf(words, { locale, place }))?.plan.decide([]).replies ?? [];
        expect(replies.length).toBeLessThanOrEqual(2);
        expectLineTakes(replies);
        expect(replies.at(-1)?.quickReply === undefined).toBe(place === 'group');
      }
    }
  });

  test.each(said)('%s, where every name is as long as it may be', words => {
    const turn = turnOf(words, { office: wordy() });
    const replies = handler.bot.claim(words, turn)?.plan.decide([]).replies ?? [];
    expectLineTakes(replies);
  });
});
