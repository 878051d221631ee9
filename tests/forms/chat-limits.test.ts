import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { ChatEvent } from '../../src/domain/event.ts';
import type { Form } from '../../src/domain/form.ts';
import { countGraphemes } from '../../src/domain/graphemes.ts';
import { complaintForm } from '../../src/features/complaint/form.ts';
import { MOST_PHOTOS } from '../../src/features/complaint/model.ts';
import type { AskOptions } from '../../src/forms/asking.ts';
import { type FormDraft, messageIdsOf, newFormDraft } from '../../src/forms/chat-draft.ts';
import { takeAnswer } from '../../src/forms/conversing.ts';
import { PLACE } from '../../src/forms/limits.ts';
import { askStep } from '../../src/forms/messages.ts';
import { readBack } from '../../src/forms/reading-back.ts';
import { formSession } from '../../src/forms/showing.ts';
import { shownFields } from '../../src/forms/shown.ts';
import { nextStep } from '../../src/forms/steps.ts';
import { takeTap } from '../../src/forms/tapping.ts';
import { tidyWords } from '../../src/forms/tidying.ts';
import { Form as FormSchema } from '../../src/offices/schema/form.ts';
import { expectLineTakes } from '../support/limits.ts';
import { office, turnOf } from '../support/turn.ts';
import { wordsOf } from '../support/words.ts';
import { formOf } from './sample-forms.ts';

const options: AskOptions = {
  feature: 'complaint',
  notice: 'ที่'.repeat(3000),
  sealed: () => [{ type: 'text', text: 'ไม่ใช่ในแชต' }],
};
const long = (at: number, length: number) => {
  const words = `${at} ${'ที่'.repeat(length)}`;
  return { th: words, en: words };
};
const options20 = Array.from({ length: 20 }, (_, at) => ({ value: `v${at}-${'x'.repeat(35)}`, label: long(at, 300) }));

/** As large as an office may write it: 40 questions, long words, 20 options. */
const largest = formOf(
  'largest',
  Array.from({ length: 40 }, (_, at) => {
    const common = {
      id: `q${at}-${'x'.repeat(55)}`,
      label: long(at, 400),
      help: long(at, 900),
      required: at % 2 === 0,
    };
    const kinds = ['choice', 'many', 'long', 'place', 'photos', 'short', 'number', 'phone', 'date', 'file', 'section'];
    const kind = kinds[at % kinds.length];
    if (kind === 'section') return { id: common.id, kind, label: common.label, help: common.help };
    if (kind === 'choice' || kind === 'many') return { ...common, kind, options: options20 };
    return {
      ...common,
      kind,
      ...(kind === 'number' ? { max: 100, unit: long(0, 100) } : {}),
      ...(kind === 'long' ? { most: 4000 } : {}),
    };
  }),
  { title: long(0, 300), intro: long(0, 900) },
);

const answers: Record<string, (unit: string) => readonly ChatEvent[]> = {
  choice: () => [words('1')],
  many: () => [words('1 2 3 4 5 6 7 8 9 10 11 12')],
  long: unit => [words(`ก${many(unit, 3900)}`)],
  short: unit => [words(`ก${many(unit, 110)}`)],
  place: unit => [words(`กข${many(unit, 290)}`)],
  number: () => [words('42')],
  phone: () => [words('0812345678')],
  date: () => [words('1/1/2570')],
  photos: () => [image('p1'), words('เสร็จแล้ว')],
  file: () => [image('f1'), words('เสร็จแล้ว')],
};

/** As many of them as make so many characters, once they are tidied, in as many units as those may take. */
function many(unit: string, characters: number): string {
  return unit.repeat(
    Math.floor(Math.min(characters / countGraphemes(tidyWords(unit)), (characters * 4.8) / unit.length)),
  );
}

let ids = 0;
function words(text: string): ChatEvent {
  ids += 1;
  return { kind: 'text', messageId: `w${ids}`, text };
}
function image(messageId: string): ChatEvent {
  ids += 1;
  return { kind: 'media', messageId: `${messageId}-${ids}`, media: 'image', set: null };
}

describe('whatever an office writes and a person answers, LINE takes every message', () => {
  test.each([
    ['Thai with vowel and tone mark', 'ที่'],
    ['an emoji family', '👨‍👩‍👧‍👦'],
    ['quotes and backslashes', '"\\'],
    ['a letter under forty marks', `ก${'่'.repeat(40)}`],
  ])(
    '%s',
    (_, unit) => {
      for (const locale of ['th', 'en'] as const) {
        const turn = (event: ChatEvent) => turnOf(event, { locale });
        let draft = newFormDraft(largest, turn(words('x')));
        for (let step = nextStep(largest, draft); step.kind === 'ask'; step = nextStep(largest, draft)) {
          expectLineTakes(askStep(largest, draft, turn(words('x')), options, 'ที่'.repeat(200)));
          const { id, kind } = step.field;
          for (const event of answers[kind]?.(unit) ?? []) {
            const taken = takeAnswer(largest, draft, turn(event));
            if (taken?.kind === 'step') draft = taken.draft;
          }
          expectLineTakes(askStep(largest, { ...draft, asking: id }, turn(words('x')), options));
          if (JSON.stringify(nextStep(largest, draft)) === JSON.stringify(step))
            throw new Error(`${kind} was not answered`);
        }
        expect(nextStep(largest, draft).kind).toBe('check');
        expectLineTakes(askStep(largest, draft, turn(words('x')), options, 'ที่'.repeat(200)));
        expectLineTakes(askStep(largest, { ...draft, choosing: true }, turn(words('x')), options));
      }
    },
    60_000,
  );

  test('a stop with the longest words', () => {
    const form = formOf('stop', [
      {
        id: 'a',
        kind: 'choice',
        label: long(0, 300),
        options: options20,
        stopIf: { is: [options20[0]?.value], say: long(0, 2000), call: '199' },
      },
    ]);
    const taken = takeAnswer(form, newFormDraft(form, turnOf('x')), turnOf('1'));
    if (taken?.kind !== 'step') throw new Error('not taken');
    expectLineTakes(askStep(form, taken.draft, turnOf('x'), options));
  });
});

test('whatever is said and tapped, in any order, the conversation says something and never breaks', () => {
  const form = complaintForm(office);
  const texts = fc.constantFrom(
    '1',
    '2',
    'ไฟไหม้',
    'ไฟทาง',
    'ส่ง',
    'แก้',
    'แก้ 1',
    'แก้ 2',
    'ย้อนกลับ',
    'ข้าม',
    'เสร็จแล้ว',
    'ใช้คำตอบเดิม',
    'ลบรูป',
    'ทำต่อ',
    'ขอบคุณค่ะ',
    'หน้าวัด',
    'เงินใต้โต๊ะ',
    '\u200b',
    'ก'.repeat(4001),
    'สวัสดี',
  );
  const events = fc.oneof(
    texts.map(text => ({ kind: 'text', messageId: text.slice(0, 3), text }) as const),
    fc.nat(8).map(
      at =>
        ({
          kind: 'media',
          messageId: `p${at}`,
          media: 'image',
          set: at > 4 ? { id: 's', index: 1, total: 3 } : null,
        }) as const,
    ),
    fc.constant({ kind: 'location', messageId: 'L', latitude: 14.2, longitude: 99.4, address: null } as const),
    fc.constant({ kind: 'sticker', messageId: 's' } as const),
  );
  const taps = fc.record({
    act: fc.constantFrom('pick', 'edit', 'send', 'x'),
    args: fc.oneof(
      fc.jsonValue(),
      fc.record({
        d: fc.constant('draft'),
        f: fc.constantFrom('category', 'what', 'where', 'constructor'),
        v: fc.constantFrom('road', 'x'),
        k: fc.constant(''),
      }),
    ),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(events, taps), { maxLength: 30 }), all => {
      let draft: FormDraft = { ...newFormDraft(form, turnOf('x')), id: 'draft' };
      for (const each of all) {
        const turn = turnOf('kind' in each ? each : { kind: 'postback', data: '' });
        const taken =
          'kind' in each
            ? takeAnswer(form, draft, turn, { smells: said => said.includes('ใต้โต๊ะ') })
            : takeTap(form, draft, each.act, each.args, turn);
        if (!taken || !('draft' in taken)) continue;
        ({ draft } = taken);
        const shown = askStep(form, draft, turn, options, taken.kind === 'step' ? taken.lead : null);
        expect(shown.length).toBeGreaterThan(0);
        expectLineTakes(shown);
        expect(formSession(form, draft).messageIds).toEqual(messageIdsOf(draft));
        if (taken.kind === 'send') expect(taken.answers.what).toBeTruthy();
      }
    }),
    { numRuns: 200 },
  );
}, 60_000);

describe('the complaint as a form', () => {
  const form: Form = complaintForm(office);

  test('is a form that an office could have written, with every category of the office', () => {
    expect(v.safeParse(FormSchema, form).issues).toBeUndefined();
    const [category] = form.fields;
    expect(category?.kind === 'choice' && category.options.map(({ value }) => value)).toEqual(
      office.complaintCategories.map(({ id }) => id),
    );
  });

  test('says whom to call under the category that was chosen, and reads back without it', () => {
    const urgent = office.complaintCategories.find(({ urgency }) => urgency === 'urgent');
    if (!urgent) throw new Error('no urgent category');
    const shown = shownFields(form, { category: urgent.id });
    const warning = shown.find(({ kind }) => kind === 'section');
    expect(warning?.help?.th).toContain(urgent.call[0]);
    expect(shown.filter(({ kind }) => kind === 'section')).toHaveLength(1);
    const rows = readBack(form, { category: urgent.id, what: 'น้ำท่วม' }, 'th', 'self');
    expect(rows.map(({ field }) => field)).toEqual(['category', 'what', 'where', 'photos']);
  });

  test('keeps to the limits of the chat', () => {
    expect(form.fields.find(({ id }) => id === 'photos')).toMatchObject({ most: MOST_PHOTOS });
    expect(form.fields.find(({ id }) => id === 'what')).toMatchObject({ most: 4000 });
    expect(PLACE).toEqual({ least: 2, most: 300 });
  });

  test('asked in the chat shows the warning before the next question', () => {
    const disaster = office.complaintCategories.findIndex(({ urgency }) => urgency === 'urgent');
    const taken = takeAnswer(form, newFormDraft(form, turnOf('x')), turnOf(String(disaster + 1)));
    if (taken?.kind !== 'step') throw new Error('not taken');
    expect(askStep(form, taken.draft, turnOf('x'), options).map(wordsOf).join()).toContain('เหตุด่วน โทรก่อนนะคะ');
  });
});
