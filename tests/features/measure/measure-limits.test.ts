import { describe, expect, test } from 'vitest';
import { stranger } from '#domain/person.ts';
import { endpoints } from '#features/measure/api.ts';
import { handler } from '#features/measure/bot.ts';
import { decideAt } from '../../support/api.ts';
import { expectLineTakes } from '../../support/limits.ts';
import { office, turnOf } from '../../support/turn.ts';

const said = [
  'มาตรการ',
  ...Array.from({ length: 16 }, (_, at) => `มาตรการที่ ${at}`),
  ...Array.from({ length: 14 }, (_, at) => `คำตามเอกสาร ${at + 1}`),
  'มาตรการ กองคลัง',
  'มาตรการ สำนักปลัด',
  'มาตรการคณะทำงาน',
  'มาตรการ ยังไม่เริ่ม',
  'มาตรการ ยังตรวจไม่ได้',
  'มาตรการที่เกินกำหนด',
  'มาตรการ O36',
  'มาตรการ O1',
  'มาตรการ O99',
  'มาตรการปี 2570',
  'เอกสารมาตรการ',
];
const clerk = { ...stranger(), duties: [{ role: 'officer' as const, division: 'finance' }] };

describe('LINE takes every answer about measures', () => {
  test.each(said)('%s', words => {
    for (const locale of ['th', 'en'] as const) {
      for (const [place, person] of [
        ['private', stranger()],
        ['private', clerk],
        ['group', clerk],
      ] as const) {
        const replies =
          handler.bot.claim(words, turnOf(words, { locale, place, person }))?.plan.decide([]).replies ?? [];
        expectLineTakes(replies);
        expect(replies.at(-1)?.quickReply === undefined).toBe(place === 'group');
      }
    }
  });

  test('sixty measures with names of 300 characters still fit', () => {
    const long = 'ที่ตั้งกำหนดให้ปฏิบัติ'.repeat(14);
    const passage = { verbatim: long, th: long, en: long };
    const rounds = office.measures.map(round => ({
      ...round,
      measures: Array.from({ length: 60 }, (_, at) => {
        const measure = round.measures[at % round.measures.length];
        if (!measure) throw new Error('no measure');
        return {
          ...measure,
          number: at + 1,
          title: passage,
          methods: measure.methods.map(() => passage),
          followUp: passage,
        };
      }),
    }));
    for (const words of ['มาตรการ', 'มาตรการที่ 1', 'มาตรการที่ 60', 'คำตามเอกสาร 1', 'มาตรการ สำนักปลัด']) {
      const turn = turnOf(words, { office: { ...office, measures: rounds }, person: clerk });
      const replies = handler.bot.claim(words, turn)?.plan.decide([]).replies ?? [];
      expectLineTakes(replies);
    }
  });
});

describe('the API', () => {
  const get = (path: string, input: unknown) => decideAt(endpoints, path, input);

  test('lists the round with its counts', () => {
    expect(get('/measure', {})).toMatchObject({
      ok: true,
      value: {
        round: 2565,
        isOver: true,
        counts: [
          { status: 'not-started', count: 4 },
          { status: 'not-checkable', count: 10 },
        ],
        measures: { length: 14 },
      },
    });
  });

  test('shows one measure with its conditions filled, and nothing internal', () => {
    const shown = get('/measure/:number', { number: '8' });
    expect(shown).toMatchObject({
      ok: true,
      value: {
        number: 8,
        status: 'not-checkable',
        owners: [{ id: 'secretariat' }],
        period: { th: 'เม.ย.65-ก.ย.65', from: '2022-04-01' },
      },
    });
    expect(JSON.stringify(shown)).toContain('มีผู้รับผิดชอบที่มีกุญแจใช้งานได้ไม่น้อยกว่า 2 คน');
    expect(JSON.stringify(shown)).not.toMatch(/"(slips|reporter|staff|features)"/);
  });

  test.each(['15', '0', '-1', 'x', '', '__proto__'])('knows no measure "%s"', number => {
    expect(get('/measure/:number', { number })).toMatchObject({ ok: false, code: 'not-found' });
  });
});
