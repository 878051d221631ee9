import { describe, expect, test } from 'vitest';
import type { ChatEvent } from '../../src/domain/event.ts';
import type { Form } from '../../src/domain/form.ts';
import { stranger } from '../../src/domain/person.ts';
import type { AskOptions } from '../../src/forms/asking.ts';
import { type FormDraft, newFormDraft, readFormDraft, withoutMessage } from '../../src/forms/chat-draft.ts';
import { type Taken, takeAnswer } from '../../src/forms/conversing.ts';
import { askStep } from '../../src/forms/messages.ts';
import { formSession, showStep } from '../../src/forms/showing.ts';
import { isForChat, nextStep } from '../../src/forms/steps.ts';
import { checkStamp, takeTap } from '../../src/forms/tapping.ts';
import { versionOf } from '../../src/forms/version.ts';
import { NOW, turnOf } from '../support/turn.ts';
import { wordsOf } from '../support/words.ts';
import { everyKind, formOf } from './sample-forms.ts';

const both = (th: string, en = th) => ({ th, en });
const option = (value: string, th: string, en = th) => ({ value, label: both(th, en) });

/** A water truck, invented: what a chat may ask. */
const truck = formOf('truck', [
  {
    id: 'reason',
    kind: 'choice',
    label: both('เหตุผล', 'Reason'),
    options: [
      option('dry', 'น้ำไม่ไหล', 'No water'),
      option('event', 'งานประเพณี', 'An event'),
      option('fire', 'ไฟไหม้', 'Fire'),
    ],
    stopIf: { is: ['fire'], say: both('โทร 199 แทนนะคะ', 'Call 199'), call: '199' },
  },
  { id: 'event', kind: 'short', label: both('งานอะไร', 'Which event'), showIf: { field: 'reason', is: ['event'] } },
  {
    id: 'needs',
    kind: 'many',
    label: both('สิ่งที่ต้องการ', 'Needs'),
    options: [
      option('drink', 'น้ำดื่ม', 'Drinking water'),
      option('wash', 'น้ำใช้', 'Washing'),
      option('tank', 'ถังเก็บน้ำ', 'Tank'),
    ],
  },
  { id: 'litres', kind: 'number', label: both('ปริมาณ', 'How much'), min: 1, max: 12_000, unit: both('ลิตร', 'litres') },
  { id: 'day', kind: 'date', label: both('วันที่', 'Day'), earliest: 0, latest: 60 },
  { id: 'phone', kind: 'phone', label: both('เบอร์โทร', 'Phone'), required: false },
  { id: 'where', kind: 'place', label: both('สถานที่', 'Where') },
  { id: 'photos', kind: 'photos', label: both('รูป', 'Photos'), required: false, most: 2 },
  { id: 'more', kind: 'long', label: both('เพิ่มเติม', 'More'), required: false },
]);

const options: AskOptions = {
  feature: 'complaint',
  notice: 'เราเก็บไว้ 2 ปี',
  sealed: () => [{ type: 'text', text: 'ไม่ใช่ในแชต' }],
};

/** Somebody who fills in a form: every event as the feature would take it. */
function talk(form: Form = truck, draft: FormDraft = newFormDraft(form, turnOf('เริ่ม')), locale: 'th' | 'en' = 'th') {
  let now = draft;
  let taken: Taken | null | undefined;
  const did = (result: Taken | null | undefined) => {
    taken = result;
    if (result && 'draft' in result) now = result.draft;
    return talker;
  };
  const turn = (event: ChatEvent | string) => turnOf(event, { locale });
  const talker = {
    say: (...said: readonly (ChatEvent | string)[]) => {
      for (const each of said) did(takeAnswer(form, now, turn(each), { smells: words => words.includes('ใต้โต๊ะ') }));
      return talker;
    },
    tap: (act: string, args: object) =>
      did(takeTap(form, now, act, { d: now.id, ...args }, turn({ kind: 'postback', data: '' }))),
    get draft() {
      return now;
    },
    get taken() {
      return taken;
    },
    get lead() {
      return taken?.kind === 'step' ? taken.lead : null;
    },
    get at() {
      const step = nextStep(form, now);
      return step.kind === 'ask' ? step.field.id : step.kind;
    },
    get shown() {
      return askStep(form, now, turn('x'), options).map(wordsOf).join('\n');
    },
    given: (field: string) => now.given[field]?.answer,
  };
  return talker;
}

const image = (messageId: string, set: { id: string; index: number; total: number } | null = null): ChatEvent => ({
  kind: 'media',
  messageId,
  media: 'image',
  set,
});
const location: ChatEvent = { kind: 'location', messageId: 'L', latitude: 14.2, longitude: 99.4, address: 'หมู่ 4' };
const upToPlace = ['2', 'งานบวช', '1 3', '๑,๒๐๐ ลิตร', 'พรุ่งนี้', 'ข้าม'];
const all = [...upToPlace, 'หน้าวัด', 'ข้าม', 'ขอบคุณล่วงหน้าค่ะ'];

describe('a form in the chat', () => {
  test('asks one question at a time, and takes what is typed', () => {
    const person = talk();
    expect(person.shown).toContain('ข้อ 1 จาก 8');
    expect(person.shown).toContain('1. น้ำไม่ไหล');
    person.say(...all);
    expect(person.at).toBe('check');
    person.say('ส่ง');
    expect(person.taken).toMatchObject({
      kind: 'send',
      answers: {
        reason: 'event',
        event: 'งานบวช',
        needs: ['drink', 'tank'],
        litres: '1200',
        day: '2027-01-06',
        where: { latitude: null, longitude: null, words: 'หน้าวัด' },
        more: 'ขอบคุณล่วงหน้าค่ะ',
      },
    });
  });

  test('in English says the same', () => {
    const draft = { ...newFormDraft(truck, turnOf('start', { locale: 'en' })) };
    const person = talk(truck, draft, 'en');
    expect(person.shown).toContain('Question 1 of 8');
    person.say('An event', 'ordination', 'Tank and washing', '500', '10 Jan 2027', 'skip', 'temple', 'skip', 'skip');
    expect(person.at).toBe('check');
    expect(person.shown).toContain('10 January 2027 (B.E. 2570)');
    expect(person.say('send').taken?.kind).toBe('send');
  });

  test.each([
    ['by its name', 'งานประเพณี', 'event'],
    ['by its English name', 'an event', 'event'],
    ['by a Thai number', '๒', 'event'],
    ['by a numbered word', 'ข้อ 1', 'dry'],
    ['by a part of its name', 'ประเพณี', 'event'],
  ])('an option is chosen %s', (_, said, value) => {
    expect(talk().say(said).given('reason')).toBe(value);
  });

  test('an option that is tapped counts once, also when it is tapped twice', () => {
    const person = talk().tap('pick', { f: 'reason', v: 'dry' });
    expect(person.at).toBe('needs');
    person.tap('pick', { f: 'reason', v: 'event' });
    expect(person.given('reason')).toBe('dry');
    expect(person.at).toBe('needs');
  });

  test('a button of another draft does nothing', () => {
    expect(talk().tap('pick', { d: 'other', f: 'reason', v: 'dry' }).taken).toBeNull();
  });

  test('several options are tapped one by one until the person says that is all', () => {
    const person = talk().say('1').tap('pick', { f: 'needs', v: 'tank' });
    expect(person.at).toBe('needs');
    expect(person.shown).toContain('เลือกแล้ว: ถังเก็บน้ำ');
    person.tap('pick', { f: 'needs', v: 'drink' }).say('เสร็จแล้ว');
    expect(person.given('needs')).toEqual(['drink', 'tank']);
    expect(person.at).toBe('litres');
  });

  test('what is not right is said, and the question stays', () => {
    const person = talk().say('1', '1 3', 'เยอะ ๆ');
    expect(person.at).toBe('litres');
    expect(person.lead).toContain('กรุณาระบุเป็นตัวเลข');
    expect(person.say('99999').lead).toContain('12,000');
    expect(person.say('ข้าม').lead).toBe('กรุณาระบุตัวเลข');
    expect(talk().say('ข้อ 9').lead).toBe('กรุณาเลือกจากรายการที่มี');
  });

  test('an answer that ends the form says whom to call, and can be taken back', () => {
    const person = talk().say('ไฟไหม้');
    expect(person.at).toBe('stopped');
    expect(person.shown).toContain('โทร 199 แทนนะคะ');
    expect(person.say('ส่ง').taken?.kind).toBe('step');
    expect(person.say('ย้อนกลับ').at).toBe('reason');
    expect(person.say('1').at).toBe('needs');
  });

  test('goes back, keeps an answer, changes another', () => {
    const person = talk().say(...upToPlace, 'ย้อนกลับ');
    expect(person.at).toBe('phone');
    person.say('ย้อนกลับ');
    expect(person.at).toBe('day');
    expect(person.shown).toContain('คำตอบเดิม: 6 มกราคม 2570');
    person.say('ใช้คำตอบเดิม');
    expect(person.at).toBe('phone');
    person.say('0812345678', 'หน้าวัด', 'ข้าม', 'ข้าม');
    expect(person.at).toBe('check');
    expect(person.say('แก้').at).toBe('edit');
    expect(person.say('4').at).toBe('litres');
    expect(person.say('20').at).toBe('check');
    expect(person.say('แก้ 5').at).toBe('day');
    expect(person.say('7/1/2570').at).toBe('check');
    expect(person.say('แก้สถานที่').at).toBe('where');
    expect(person.tap('edit', { f: 'phone' }).at).toBe('phone');
    expect(person.say('ข้าม').given('phone')).toBeUndefined();
    expect(person.given('litres')).toBe('20');
    expect(talk().say('ย้อนกลับ').lead).toContain('ข้อแรก');
  });

  test('a changed answer hides and asks what hangs on it', () => {
    const person = talk().say(...all, 'แก้ 1', '1');
    expect(person.at).toBe('check');
    expect(person.say('ส่ง').taken).toMatchObject({ kind: 'send' });
    expect(person.taken?.kind === 'send' && person.taken.answers).not.toHaveProperty('event');
  });

  test('words of the conversation are never an answer to an open question', () => {
    const person = talk().say('2');
    for (const said of ['ส่ง', 'ข้าม', 'ทำต่อ', 'ขอบคุณค่ะ']) expect(person.say(said).at).toBe('event');
    expect(person.say('ยกเลิก').taken).toEqual({ kind: 'leave' });
  });

  test('nothing is sent but what the check shows', () => {
    const person = talk().say(...all);
    const old = checkStamp(person.draft);
    person.say('แก้ 4', '20').tap('send', { k: old });
    expect(person.taken?.kind).toBe('step');
    expect(person.tap('send', { k: checkStamp(person.draft) }).taken?.kind).toBe('send');
  });

  test('what was right when it was answered is checked again when it is sent', () => {
    const person = talk().say(...all);
    const later = turnOf('ส่ง', { now: NOW + 3 * 86_400_000 });
    const taken = takeAnswer(truck, person.draft, later);
    expect(taken).toMatchObject({
      kind: 'step',
      lead: expect.stringContaining('8 มกราคม 2570'),
      draft: { asking: 'day' },
    });
  });

  test('a message that is too long is refused with a sentence, and nothing is lost', () => {
    const person = talk().say('2', 'ก'.repeat(4001));
    expect(person.lead).toContain('4,000');
    expect(person.given('reason')).toBe('event');
    expect(person.say('ก'.repeat(121)).lead).toContain('120');
  });
});

describe('places and photos', () => {
  test('a shared location is the place, at any step, and stays beside typed words', () => {
    const person = talk().say('1', location);
    expect(person.at).toBe('needs');
    expect(person.given('where')).toEqual({ latitude: 14.2, longitude: 99.4, words: 'หมู่ 4' });
    const typed = talk().say(...upToPlace, 'หน้าวัด', location);
    expect(typed.given('where')).toEqual({ latitude: 14.2, longitude: 99.4, words: 'หน้าวัด' });
    expect(talk(everyKindForChat()).say(location).lead).toContain('ไม่ได้ขอตำแหน่ง');
  });

  test('a map link gives its point', () => {
    expect(
      talk()
        .say(...upToPlace, 'https://maps.google.com/?q=14.2,99.4')
        .given('where'),
    ).toMatchObject({ latitude: 14.2 });
  });

  test('photos sent in one go are answered once, and as many as may be complete the question', () => {
    const person = talk().say(...upToPlace, 'หน้าวัด');
    person.say(image('p1', { id: 's', index: 2, total: 2 }));
    expect(person.taken).toMatchObject({ quiet: true });
    person.say(image('p2', { id: 's', index: 1, total: 2 }));
    expect(person.taken).toMatchObject({ quiet: false, lead: 'ได้รับรูปแล้ว 2 รูปค่ะ' });
    expect(person.at).toBe('more');
    expect(person.say(image('p3')).lead).toContain('เก็บได้ 2 รูป');
    expect(person.given('photos')).toEqual(['p1', 'p2']);
  });

  test('a photo that arrives twice is one, one sent early waits for its question, and all can be taken out', () => {
    const person = talk().say(image('p1'), image('p1'));
    expect(person.lead).toBe('ได้รับรูปแล้ว 1 รูปค่ะ');
    person.say(...upToPlace, 'หน้าวัด');
    expect(person.at).toBe('photos');
    expect(person.shown).toContain('ได้รับแล้ว 1');
    expect(person.say('ลบรูป').given('photos')).toBeUndefined();
    expect(person.say('เสร็จแล้ว').at).toBe('more');
  });

  test('sound, stickers and photos that nobody asked for are answered', () => {
    expect(talk().say({ kind: 'media', messageId: 'v', media: 'audio', set: null }).lead).toContain('ฟังเสียง');
    expect(talk().say({ kind: 'sticker', messageId: 's' }).lead).toContain('สติกเกอร์');
    expect(talk(everyKindForChat()).say(image('p')).lead).toContain('ไม่ได้ขอรูป');
  });

  test('a PDF is taken where papers are asked for', () => {
    const form = formOf('paper', [{ id: 'paper', kind: 'file', label: both('เอกสาร'), most: 1 }]);
    const person = talk(form).say({ kind: 'media', messageId: 'f', media: 'file', set: null });
    expect(person.given('paper')).toEqual(['f']);
    expect(person.at).toBe('check');
  });
});

function everyKindForChat(): Form {
  return formOf('plain', [{ id: 'x', kind: 'short', label: both('ชื่อ') }]);
}

describe('what is taken back or must not be said', () => {
  test('a message that is unsent takes its answer with it, and the question is asked again', () => {
    const turn = turnOf('งานบวช');
    const first = talk().say('2');
    const taken = takeAnswer(truck, first.draft, turn);
    const draft = taken && 'draft' in taken ? taken.draft : first.draft;
    const id = turn.event.kind === 'text' ? turn.event.messageId : '';
    const move = formSession(truck, draft);
    expect(move.messageIds).toContain(id);
    const left = withoutMessage(draft, id);
    expect(left.given).not.toHaveProperty('event');
    expect(nextStep(truck, left)).toMatchObject({ kind: 'ask', field: { id: 'event' } });
    expect(readFormDraft(move, [id])).toEqual(left);
  });

  test('of photos only the one that was unsent goes, and an unsent message that comes late adds nothing', () => {
    const person = talk().say(image('p1'), image('p2'));
    expect(withoutMessage(person.draft, 'p1').given.photos?.answer).toEqual(['p2']);
    const late = turnOf(image('p9'), { person: { ...stranger(), unsent: ['p9'] } });
    expect(takeAnswer(truck, newFormDraft(truck, late), late)).toMatchObject({ draft: { given: {} } });
  });

  test('words of corruption seal the form: nothing said before stays, and nothing is taken in until the person goes on', () => {
    const person = talk().say('2', 'จ่ายใต้โต๊ะ');
    expect(person.taken).toMatchObject({ kind: 'seal', draft: { given: {}, sealed: true } });
    expect(person.say('งานบวช', image('p'), location).draft.given).toEqual({});
    expect(person.shown).toContain('ไม่ใช่ในแชต');
    expect(person.say('ทำต่อ').at).toBe('reason');
  });

  test('a form that changed meanwhile keeps what still fits, and does not take the answer to the old question', () => {
    const person = talk().say('2', 'งานบวช');
    const { fields } = truck;
    const next = {
      ...truck,
      fields: fields
        .filter(({ id }) => id !== 'event')
        .map(field => (field.id === 'needs' ? { ...field, label: both('ต้องการอะไร') } : field)),
    };
    const taken = takeAnswer(next, person.draft, turnOf('1 3'));
    expect(taken).toMatchObject({
      kind: 'step',
      lead: expect.stringContaining('ปรับปรุง'),
      draft: { version: versionOf(next), given: { reason: { answer: 'event' } } },
    });
    expect(taken && 'draft' in taken && Object.keys(taken.draft.given)).toEqual(['reason']);
  });

  test('a copy of a message that has answered already answers no other question', () => {
    const turn = turnOf('งานบวช');
    const taken = takeAnswer(truck, talk().say('2').draft, turn);
    if (taken?.kind !== 'step') throw new Error('not taken');
    expect(takeAnswer(truck, taken.draft, turn)).toEqual({ kind: 'step', draft: taken.draft, lead: null });
  });

  test('what is sensitive is asked on the page alone', () => {
    expect(isForChat(truck)).toBe(true);
    expect(isForChat(everyKind)).toBe(false);
  });

  test('a turn that changes nothing writes nothing; the check is never kept for copies', () => {
    const person = talk().say(...all);
    const stays = takeAnswer(truck, person.draft, turnOf('อะไรนะ'));
    if (stays?.kind !== 'step') throw new Error('not a step');
    const outcome = showStep(truck, person.draft, stays, turnOf('อะไรนะ'), options);
    expect(outcome.session).toBeUndefined();
    expect(outcome.copies).toBe('decide');
  });
});
