import { readdirSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/calendar.ts';
import type { Both } from '#domain/form.ts';
import { parseService } from '#features/eservice/model.ts';
import { checkAnswers } from '#forms/checking.ts';
import type { OfficeData } from '#offices/office.ts';
import { Service } from '#offices/schema/services.ts';
import { countGraphemes, limits } from '../../src/line/messages/limits.ts';
import { readOffice } from '../../src/offices/build/load.ts';
import { serviceChecks } from '../../src/offices/build/service-checks.ts';

const office = readOffice('lumrang');
const { services } = office;
const withForm = services.flatMap(service => (service.form ? [{ ...service, form: service.form }] : []));

function find(id: string): Service {
  const found = services.find(service => service.id === id);
  if (!found) throw new Error(`no service ${id}`);
  return found;
}

/** Every sentence of a service, wherever it stands. */
function sentences(value: unknown): Both[] {
  if (Array.isArray(value)) return value.flatMap(sentences);
  if (value === null || typeof value !== 'object') return [];
  const { th, en } = value as { th?: unknown; en?: unknown };
  const own = typeof th === 'string' && typeof en === 'string' ? [{ th, en }] : [];
  return [...own, ...Object.values(value).flatMap(sentences)];
}

/** All that the FAQ says in Thai in the topics of a service. */
function faqOf({ topics }: Service): string {
  return JSON.stringify(office.topics.filter(({ id }) => topics.includes(id)).map(({ phrasings: _, ...said }) => said));
}

describe('the services', () => {
  test('are the office’s own, one file each, at least ten of them with a form', () => {
    const files = readdirSync(new URL('../../src/offices/lumrang/services', import.meta.url));
    expect(files.toSorted()).toStrictEqual(services.map(({ id }) => `${id}.json`));
    expect(withForm.map(({ id }) => id)).toStrictEqual([
      'building-permit',
      'business-license',
      'disability-allowance',
      'disaster-help',
      'elderly-register',
      'garbage-bin',
      'information-request',
      'land-tax',
      'mosquito-fogging',
      'newborn-grant',
      'street-light',
      'tree-cutting',
      'water-truck',
    ]);
  });

  test.each(services)('$id speaks Thai in Thai and English in English', service => {
    const thai = /[\u0E00-\u0E7F]/;
    for (const { th, en } of sentences(service)) {
      expect(th).toMatch(thai);
      expect(en).not.toMatch(thai);
      for (const said of [th, en])
        expect(said).toBe(
          said
            .normalize('NFC')
            .trim()
            .replaceAll(/ {2,}|ํา/g, ' '),
        );
    }
  });

  test.each(services)('$id begins with the person and says how long each step takes', ({ steps, clock }) => {
    expect(steps[0]?.by).toBe('you');
    expect(steps.some(({ by }) => by !== 'you' && by !== 'other')).toBe(true);
    expect(office.clocks.map(({ id }) => id)).toContain(clock);
  });

  test.each(services)('$id promises in its steps the time that its clock gives', ({ steps, clock }) => {
    const limit = office.clocks.find(({ id }) => id === clock)?.limit;
    const promised = steps.flatMap(({ takes }) => takes.th.match(/^ภายใน (\d+) (วันทำการ|วัน)นับจากวันรับเรื่อง/) ?? []);
    if (promised.length === 0) return;
    expect(promised.slice(1)).toStrictEqual([String(limit?.amount), limit?.unit === 'working-days' ? 'วันทำการ' : 'วัน']);
  });

  test.each(services)('$id says of everything unconfirmed that the office must confirm it', service => {
    const { slots } = service;
    const rules = [...service.law, ...(slots ? [{ ...slots.basis, standing: slots.standing }] : [])];
    for (const rule of rules) {
      expect([rule.th.includes('ยืนยัน'), rule.en.includes('confirm')]).toStrictEqual(
        rule.standing === 'verified' ? [false, false] : [true, true],
      );
    }
    expect(service.standing).toBe('to-be-confirmed');
  });

  test.each(services)('$id never guesses a fee', ({ fee }) => {
    expect(fee.standing).toBe('to-be-confirmed');
    expect(fee.basis.th).toMatch(/ให้ ?(อบต|กองช่าง)/);
    if (fee.amount === null) expect(JSON.stringify(fee.note?.th ?? '')).not.toMatch(/\d+ ?บาท/);
  });

  test('are free only where the FAQ or the rule leaves nothing to pay', () => {
    const stated = services.flatMap(({ id, fee }) => (fee.amount ? [[id, fee.amount.th.slice(0, 16)]] : []));
    expect(stated).toStrictEqual([
      ['disability-allowance', 'ไม่มีค่าธรรมเนีย'],
      ['disaster-help', 'ไม่มีค่าธรรมเนีย'],
      ['elderly-register', 'ไม่มีค่าธรรมเนีย'],
      ['hiv-allowance', 'ไม่มีค่าธรรมเนีย'],
      ['information-request', 'ยื่นคำขอไม่เสียเ'],
      ['newborn-grant', 'ไม่มีค่าธรรมเนีย'],
    ]);
  });

  test('name every number to call that stands in their words in the office’s data', () => {
    const known = new Set([
      ...office.profile.hotlines.map(({ number }) => number),
      ...office.topics.flatMap(({ facts }) => facts.flatMap(({ value }) => value.th.match(/\b1\d{2,3}\b/g) ?? [])),
    ]);
    const called = services.flatMap(service =>
      sentences(service).flatMap(({ th }) =>
        [...th.matchAll(/(?:โทร|ที่|การไฟฟ้า|ป\.ป\.ช\.|ตำรวจ) ?(1\d{2,3})\b/g)].map(([, number = '']) => number),
      ),
    );
    expect(called.filter(number => !known.has(number))).toStrictEqual([]);
    expect(new Set(called)).toStrictEqual(new Set(['191', '199', '1129', '1205', '1300', '1422', '1669', '1784']));
  });
});

describe('the forms', () => {
  test.each(withForm)('$id asks four to nine questions, and how to reach the person', ({ form }) => {
    const questions = form.fields.filter(({ kind }) => kind !== 'section');
    expect(questions.length).toBeGreaterThanOrEqual(4);
    expect(questions.length).toBeLessThanOrEqual(9);
    expect(questions.filter(({ kind }) => kind === 'phone').map(({ id }) => id)).toStrictEqual(['phone']);
  });

  test('ask for a place wherever something is done at a place', () => {
    const withPlace = withForm.filter(({ form }) => form.fields.some(({ kind }) => kind === 'place'));
    expect(withPlace.map(({ id }) => id)).toStrictEqual([
      'building-permit',
      'business-license',
      'disaster-help',
      'garbage-bin',
      'land-tax',
      'mosquito-fogging',
      'street-light',
      'tree-cutting',
      'water-truck',
    ]);
  });

  test('ask nobody for an identity number or an account', () => {
    for (const { form } of withForm) {
      for (const field of form.fields) {
        expect(field.kind).not.toBe('thai-id');
        expect(field.label.th).not.toMatch(/เลขบัตร|เลขบัญชี|สมุดบัญชี/);
      }
    }
  });

  test('in the chat ask nothing that only few may read', () => {
    const inChat = withForm.filter(({ channels }) => channels.includes('chat'));
    expect(inChat.map(({ id }) => id)).toStrictEqual([
      'disaster-help',
      'garbage-bin',
      'mosquito-fogging',
      'street-light',
      'tree-cutting',
      'water-truck',
    ]);
    const asked = inChat.flatMap(({ form }) =>
      form.fields.flatMap(field => ('sensitive' in field ? [field.sensitive] : [])),
    );
    expect(new Set(asked)).toStrictEqual(new Set([null]));
  });

  test('in the chat offer answers that fit on a button', () => {
    const inChat = withForm.filter(({ channels }) => channels.includes('chat'));
    const answers = inChat.flatMap(({ form }) =>
      form.fields.flatMap(field => ('options' in field ? field.options : [])),
    );
    const long = sentences(answers.map(({ label }) => label)).flatMap(({ th, en }) => [th, en]);
    expect(long.filter(label => countGraphemes(label) > limits.flexLabelGraphemes)).toStrictEqual([]);
  });

  test('let the person’s full name be read only by those who work on it', () => {
    const names = withForm.flatMap(({ form }) => form.fields.filter(({ label }) => label.th.includes('นามสกุล')));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatchObject({ kind: 'short', sensitive: 'identity' });
  });

  test('on health ask for consent first, and go on only with it', () => {
    const about = withForm.filter(({ form }) =>
      form.fields.some(field => 'sensitive' in field && field.sensitive === 'health'),
    );
    expect(about.map(({ id, consent }) => [id, consent?.field])).toStrictEqual([['disability-allowance', 'consent']]);
    const [first] = about[0]?.form.fields ?? [];
    expect(first).toMatchObject({ id: 'consent', stopIf: { is: ['decline'] } });
    expect(first?.help?.th).toContain('ถอนความยินยอมได้');
  });

  test('send people in danger to the phone', () => {
    const stops = withForm.flatMap(({ id, form }) =>
      form.fields.flatMap(field =>
        'stopIf' in field && field.stopIf?.call ? [[id, field.id, field.stopIf.call]] : [],
      ),
    );
    expect(stops).toStrictEqual([
      ['disaster-help', 'safe', '1784'],
      ['tree-cutting', 'wires', '1129'],
    ]);
    for (const [id, field] of stops) {
      expect(withForm.find(service => service.id === id)?.form.fields[0]?.id).toBe(field);
    }
  });

  test('send a broken lamp and missed rubbish to the complaints', () => {
    for (const id of ['street-light', 'garbage-bin']) {
      const [first] = find(id).form?.fields ?? [];
      expect(first && 'stopIf' in first && first.stopIf?.say.th).toContain('พิมพ์ แจ้งเรื่อง');
    }
  });
});

describe('filled in', () => {
  const today = '2026-11-22';
  const files = ['a'.repeat(32)];
  type Field = (typeof withForm)[number]['form']['fields'][number];

  /** A plain answer; of several options the one at this end that does not stop the form. */
  const answer = (field: Field, end: 0 | -1): unknown => {
    switch (field.kind) {
      case 'choice':
      case 'many': {
        const going = field.options.map(({ value }) => value).filter(value => !field.stopIf?.is.includes(value));
        return field.kind === 'many' ? going.slice(0, 1) : going.at(end);
      }
      case 'date':
        return addDays(today, field.earliest === 1 ? 3 : (field.latest ?? 0));
      case 'number':
        return String(field.max);
      case 'phone':
        return '0812345678';
      case 'place':
        return { latitude: null, longitude: null, words: 'หมู่ 3 หน้าวัด' };
      case 'photos':
      case 'file':
        return field.required ? files : [];
      default:
        return 'สมชาย ตัวอย่าง';
    }
  };
  const filled = ({ form }: (typeof withForm)[number], end: 0 | -1) =>
    Object.fromEntries(form.fields.map(field => [field.id, answer(field, end)]));
  const problems = (id: string, more: object) => {
    const service = withForm.find(each => each.id === id);
    if (!service) throw new Error(`no form ${id}`);
    const checked = checkAnswers(service.form, { ...filled(service, 0), ...more }, { today });
    return checked.ok || checked.kind === 'stopped'
      ? []
      : checked.problems.map(({ field, code }) => `${field}: ${code}`);
  };

  test.each(withForm)('$id comes to its end by either branch', service => {
    for (const end of [0, -1] as const) {
      expect(checkAnswers(service.form, filled(service, end), { today })).toMatchObject({ ok: true });
    }
  });

  test('the registration takes people from 59, the grant children up to six and born', () => {
    expect(problems('elderly-register', { born: '1967-11-20' })).toStrictEqual([]);
    expect(problems('elderly-register', { born: '1968-11-22' })).toStrictEqual(['born: too-late']);
    expect(problems('newborn-grant', { born: '2020-11-23' })).toStrictEqual([]);
    expect(problems('newborn-grant', { born: '2020-11-20' })).toStrictEqual(['born: too-early']);
    expect(problems('newborn-grant', { born: '2026-11-23' })).toStrictEqual(['born: too-late']);
  });
});

describe('aid for people with AIDS', () => {
  test('has no form, no chat and no question', () => {
    expect(find('hiv-allowance')).toMatchObject({ form: null, channels: ['in-person'], slots: null, consent: null });
  });

  test('has a button that does not name it', () => {
    expect(find('hiv-allowance').short).toStrictEqual({ th: 'เงินสงเคราะห์', en: 'Aid, in person' });
  });
});

describe('appointments', () => {
  test('are there where papers are shown, and inside the time that the clock gives', () => {
    const booked = services.flatMap(({ id, slots, clock }) => (slots ? [{ id, slots, clock }] : []));
    expect(booked.map(({ id }) => id)).toStrictEqual([
      'building-permit',
      'business-license',
      'disability-allowance',
      'elderly-register',
      'newborn-grant',
    ]);
    for (const { slots, clock } of booked) {
      const limit = office.clocks.find(({ id }) => id === clock)?.limit;
      expect(limit?.unit).toBe('calendar-days');
      expect(slots.horizonDays).toBeLessThan(limit?.amount ?? 0);
    }
  });

  test('do not overlap one another or the midday break', () => {
    const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    for (const { slots } of services) {
      if (!slots) continue;
      const starts = slots.times.map(minutes);
      for (const [at, start] of starts.entries()) {
        expect(start + slots.minutes).toBeLessThanOrEqual(starts[at + 1] ?? 24 * 60);
        expect(start + slots.minutes <= 12 * 60 || start >= 13 * 60).toBe(true);
      }
    }
  });
});

describe('what the services and the FAQ both say', () => {
  test.each([
    ['elderly-register', 'elderly-register', 'อายุ', '60 ปีขึ้นไป'],
    ['elderly-register', 'elderly-register', 'สัญชาติและทะเบียนบ้าน', 'มีชื่อในทะเบียนบ้านในเขต อบต.'],
    ['newborn-grant', 'newborn-grant', 'เงินอุดหนุน', '600 บาทต่อเดือน'],
    ['newborn-grant', 'newborn-grant', 'ได้ถึงอายุ', '6 ปี'],
    ['newborn-grant', 'newborn-grant', 'รายได้ครัวเรือน', 'เฉลี่ยไม่เกิน 100,000 บาทต่อคนต่อปี'],
    ['newborn-grant', 'newborn-grant', 'เด็กที่มีสิทธิ', '1 ตุลาคม 2558'],
    ['newborn-grant', 'newborn-grant', 'เริ่มนับเงิน', 'เดือนที่ยื่น'],
    ['building-permit', 'building-permit', 'แบบคำขอ', 'ข.1'],
    ['building-permit', 'building-permit', 'ระยะเวลาพิจารณา', 'ขยายได้ไม่เกิน 2 คราว คราวละไม่เกิน 45 วัน'],
    ['business-license', 'business-license', 'อายุใบอนุญาต', '1 ปี'],
    ['business-license', 'business-license', 'เวลาพิจารณา', 'ขยายได้ 2 ครั้ง ครั้งละไม่เกิน 15 วัน'],
    ['information-request', 'info-request', 'ค่าสำเนา A4', 'ไม่เกินหน้าละ 1 บาท'],
    ['information-request', 'info-request', 'ค่ารับรองสำเนา', 'ไม่เกินคำรับรองละ 5 บาท'],
    ['land-tax', 'tax-land', 'คัดค้าน', 'ภายใน 30 วันนับแต่วันได้รับใบแจ้ง'],
    ['hiv-allowance', 'hiv-allowance', 'เงื่อนไขหลัก', 'รายได้ไม่พอเลี้ยงชีพหรือถูกทอดทิ้ง'],
  ])('%s says as the fact %s/%s: %s', (id, topic, label, words) => {
    const fact = office.topics.find(each => each.id === topic)?.facts.find(each => each.label.th === label);
    expect(fact?.value.th).toContain(words);
    expect(sentences(find(id)).some(({ th }) => th.includes(words))).toBe(true);
    expect(find(id).facts).toContainEqual({ topic, label });
  });

  test.each(services)('$id gives no amount, age or legal limit that the FAQ does not give', service => {
    const { summary, who, use, notFor, papers, fee } = service;
    const said = sentences({ summary, who, use, notFor, papers, fee }).flatMap(
      ({ th }) => th.match(/[\d,]+ (?:บาท|ปี|วัน|ตารางเมตร)/g) ?? [],
    );
    const faq = faqOf(service);
    expect(said.filter(words => !faq.includes(words))).toStrictEqual([]);
  });

  test('leads from each FAQ topic about online services to one of them', () => {
    const led = new Set(services.flatMap(({ topics }) => topics));
    const open = office.topics.filter(topic => topic.open?.feature === 'eservice').map(({ id }) => id);
    expect(open.filter(id => !led.has(id))).toStrictEqual(['eservice-list']);
  });

  test('is opened by the words that the FAQ tells people to type or tap', () => {
    const kindOf = (said: string) => parseService(said, office)?.command.kind;
    for (const { id, open } of office.topics.filter(topic => topic.open?.feature === 'eservice')) {
      const buttons = open?.buttons.flatMap(button => (button.kind === 'say' ? [button.text] : [])) ?? [];
      for (const locale of ['th', 'en'] as const)
        expect([id, buttons.map(said => kindOf(said[locale])).find(Boolean)]).toStrictEqual([
          id,
          id === 'eservice-list' ? 'list' : 'show',
        ]);
      const typed = [...(open?.answer.th.matchAll(/พิมพ์ ((?:บริการ |ขอ|แบบ)[\u0E00-\u0E7F]+)/g) ?? [])];
      expect([id, typed.map(([, said = '']) => kindOf(said) ?? said)]).toStrictEqual([
        id,
        typed.map(() => (id === 'eservice-list' ? 'list' : 'show')),
      ]);
      expect([id, typed.length > 0]).toStrictEqual([id, true]);
    }
  });

  test('is done by the division that the FAQ names', () => {
    for (const service of services) {
      const [topic] = office.topics.filter(({ id }) => id === service.topics[0]);
      expect([service.id, topic?.division ?? service.division]).toStrictEqual([service.id, service.division]);
    }
  });
});

describe('the schema of a service', () => {
  const water = find('water-truck');
  const allowance = find('disability-allowance');
  const messages = (service: object) => {
    const parsed = v.safeParse(Service, service);
    return parsed.success ? [] : parsed.issues.map(({ message }) => message);
  };
  const withFields = (service: Service, change: (fields: readonly object[]) => readonly object[]) => ({
    ...service,
    form: { ...service.form, fields: change(service.form?.fields ?? []) },
  });
  const field = (more: object) => ({ id: 'extra', kind: 'short', label: { th: 'ก', en: 'a' }, ...more });

  test('accepts each service as it stands', () => {
    for (const service of services) expect(messages(service)).toStrictEqual([]);
  });

  test.each([{ sensitive: 'identity' }, { kind: 'thai-id' }, { kind: 'file' }])('refuses %o in the chat', more => {
    expect(messages(withFields(water, fields => [...fields, field(more)]))).toStrictEqual(['extra: not in the chat']);
  });

  test('refuses a question on health without consent', () => {
    expect(messages({ ...allowance, consent: null })).toStrictEqual(['consent: health data are asked without it']);
  });

  test('refuses consent that is asked later, may be skipped, or does not bind', () => {
    const wrong = ['consent: not the first question, or not binding'];
    expect(
      messages(
        withFields(allowance, ([first, second, ...rest]) => [{ ...second, showIf: null }, first ?? {}, ...rest]),
      ),
    ).toStrictEqual(wrong);
    for (const change of [{ required: false }, { stopIf: null }]) {
      expect(messages(withFields(allowance, ([first, ...rest]) => [{ ...first, ...change }, ...rest]))).toStrictEqual(
        wrong,
      );
    }
    expect(messages({ ...allowance, consent: { ...allowance.consent, agree: 'yes' } })).toStrictEqual(wrong);
  });

  test('refuses to show a question before there is consent', () => {
    const shown = withFields(allowance, ([first, second, ...rest]) => [
      first ?? {},
      { ...second, showIf: null },
      ...rest,
    ]);
    expect(messages(shown)).toStrictEqual(['for: shown before there is consent']);
  });

  test('refuses a form without a phone number, under another name, or that is not asked online', () => {
    expect(messages(withFields(water, fields => fields.slice(0, -1)))).toStrictEqual(['form: asks for no phone']);
    expect(messages({ ...water, id: 'water' })).toStrictEqual(['form.id: is not the id of the service']);
    expect(messages({ ...water, channels: ['in-person'] })).toStrictEqual(['channels: a form is asked online']);
  });

  test('refuses to be online without a form', () => {
    expect(messages({ ...water, form: null })).toStrictEqual(['without a form there is only in-person']);
  });

  test('refuses appointments out of order or that nobody can book', () => {
    const { slots } = allowance;
    expect(messages({ ...allowance, slots: { ...slots, times: ['10:00', '09:00'] } })).toHaveLength(1);
    expect(messages({ ...allowance, slots: { ...slots, weekdays: [1, 1] } })).toHaveLength(1);
    expect(messages({ ...allowance, slots: { ...slots, leadDays: 10, horizonDays: 10 } })).toHaveLength(1);
  });
});

describe('the check of names', () => {
  const told = (change: Partial<Service>): string[] => {
    const [first, ...rest] = services;
    if (!first) throw new Error('no service');
    const changed: OfficeData = { ...office, services: [{ ...first, ...change }, ...rest] };
    return serviceChecks(changed);
  };
  const words = { th: 'ก', en: 'a' };

  test('finds nothing wrong in the office’s data', () => {
    expect(told({})).toStrictEqual([]);
  });

  test('tells of a division, clock, hotline, topic or fact that does not exist', () => {
    expect(told({ division: 'working-group' })).toStrictEqual([
      'services: building-permit.division: no division "working-group"',
    ]);
    expect(told({ clock: 'measure' })).toStrictEqual([
      'services: building-permit.clock: no clock with a limit "measure"',
    ]);
    expect(told({ notFor: [{ when: words, instead: words, call: '1422' }] })).toStrictEqual([
      'services: building-permit.call: no hotline "1422"',
    ]);
    expect(told({ topics: ['nothing'] })).toStrictEqual(['services: building-permit.topics: no topic "nothing"']);
    expect(told({ facts: [{ topic: 'tax-land', label: 'อื่น' }] })).toStrictEqual([
      'services: building-permit.facts: no fact "tax-land: อื่น"',
    ]);
    expect(told({ steps: [{ by: 'nobody', what: words, takes: words }] })).toStrictEqual([
      'services: building-permit.steps: no division "nobody"',
    ]);
  });

  test('tells of appointments when the office is closed, and of one id that stands twice', () => {
    const { slots } = find('building-permit');
    if (!slots) throw new Error('no slots');
    expect(told({ slots: { ...slots, weekdays: [6], times: ['08:00', '16:00'] } })).toStrictEqual([
      'services: building-permit.slots: no open hours "weekday 6"',
      'services: building-permit.slots: no open hours "08:00"',
      'services: building-permit.slots: no open hours "16:00"',
    ]);
    expect(told({ id: 'water-truck' })).toContain('services: "water-truck" stands twice');
  });
});
