import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { ConsultationPage } from '../../liff/features/opinion/consultation-page.tsx';
import { createInput, newForm, refusedFields } from '../../liff/features/opinion/new-form.ts';
import { OpinionPage } from '../../liff/features/opinion/page.tsx';
import { StaffPage } from '../../liff/features/opinion/staff-page.tsx';
import type { ConsultationShown, Line, Mine } from '../../src/features/opinion/shapes.ts';
import { checkAnswers } from '../../src/forms/checking.ts';
import { answered, freshPages, lost, problemsOfAccess, product, sessionOf, show } from './page-fixture.tsx';

const ID = '11111111-1111-4111-8111-111111111111';
const th = (words: string) => ({ th: words, en: null });
const line: Line = {
  id: ID,
  kind: 'consultation',
  title: { th: 'ตลาดนัดวันไหนดี', en: 'Which day for the market?' },
  division: { th: 'กองช่าง', en: 'Public Works Division' },
  opensAt: '2027-01-05',
  closesAt: '2027-01-20',
  dueOn: '2027-02-04',
  standing: 'open',
  outcome: null,
};
const open: ConsultationShown = {
  ...line,
  about: th('อบต. จะจัดตลาดนัดสัปดาห์ละครั้ง'),
  question: {
    ask: th('อยากให้จัดวันไหน'),
    options: [
      { id: 'a', label: th('เสาร์') },
      { id: 'b', label: th('อาทิตย์') },
    ],
  },
  takesWords: true,
  showsLive: false,
  suppressBelow: 3,
  keptFor: { th: '1 ปี', en: '1 year' },
  results: null,
};
const ended: ConsultationShown = {
  ...open,
  standing: 'closed',
  outcome: { words: { th: 'จะจัดทุกวันเสาร์', en: null }, role: 'head', on: '2027-01-25' },
  results: {
    total: 24,
    options: [
      { id: 'a', count: 20 },
      { id: 'b', count: 4 },
    ],
    unchosen: 0,
  },
};
const nobody: Mine = { answer: null, mayManage: false };
const props = { params: { id: ID }, query: {} };
const nobodySigned = Promise.resolve(sessionOf({ who: null }));

const paths = {
  list: 'GET /api/opinion/consultations',
  duty: 'GET /api/opinion/duty',
  one: `GET /api/opinion/consultations/${ID}`,
  mine: `GET /api/opinion/consultations/${ID}/mine`,
  answer: `POST /api/opinion/consultations/${ID}/answer`,
  responses: `GET /api/opinion/consultations/${ID}/responses`,
  close: `POST /api/opinion/consultations/${ID}/close`,
};

describe('the list of polls and consultations', () => {
  freshPages();

  test.each(['th', 'en'] as const)('shows open ones and what is over, in %s', async locale => {
    product({
      [paths.list]: answered({
        consultations: [line, { ...line, id: 'x', standing: 'closed', title: th('ถนนหน้าวัด') }],
      }),
      [paths.duty]: answered({ divisions: [] }),
    });
    show(<OpinionPage />, { locale });
    const name = locale === 'th' ? /ตลาดนัดวันไหนดี/ : /Which day for the market/;
    expect((await screen.findByRole('link', { name })).getAttribute('href')).toBe(`/liff/opinion/${ID}`);
    expect(
      screen.getByText(locale === 'th' ? 'ตอบได้ถึงวันที่ 20 มกราคม 2570' : /Answer until 20 January 2027/),
    ).toBeTruthy();
    expect(screen.getByRole('link', { name: /ถนนหน้าวัด/ })).toBeTruthy();
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('says what to do where there is none, and shows no way in for staff to a resident', async () => {
    product({ [paths.list]: answered({ consultations: [] }), [paths.duty]: answered({ divisions: [] }) });
    show(<OpinionPage />);
    await screen.findByText('ตอนนี้ไม่มีโพลหรือประชาคมที่เปิดอยู่');
    expect(screen.getByRole('link', { name: 'เขียนความคิดเห็น' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: /เจ้าหน้าที่/ })).toBeNull();
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('without a signal says so and can be tried again', async () => {
    const answers: Record<string, () => Response | Promise<Response>> = {
      [paths.list]: lost(),
      [paths.duty]: answered({ divisions: [{ id: 'works', name: line.division }] }),
    };
    product(answers);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    show(<OpinionPage />);
    await screen.findByRole('alert');
    answers[paths.list] = answered({ consultations: [line] });
    fireEvent.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
    await screen.findByRole('link', { name: /ตลาดนัดวันไหนดี/ });
    expect(screen.getByRole('link', { name: /เปิดโพลหรือประชาคมใหม่/ })).toBeTruthy();
  });
});

describe('one consultation', () => {
  freshPages();

  test('is read by anybody, and asks who answers to sign in', async () => {
    product({ [paths.one]: answered(open) });
    show(<ConsultationPage {...props} />, { session: nobodySigned });
    await screen.findByText('อบต. จะจัดตลาดนัดสัปดาห์ละครั้ง');
    expect(await screen.findByRole('button', { name: 'เข้าสู่ระบบด้วย LINE' })).toBeTruthy();
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('is answered with a choice and words, says so, and sends them under one key when it must try again', async () => {
    const answers: Record<string, () => Response | Promise<Response>> = {
      [paths.one]: answered(open),
      [paths.mine]: answered(nobody),
      [paths.answer]: lost(),
    };
    const asked = product(answers);
    show(<ConsultationPage {...props} />);
    fireEvent.click(await screen.findByRole('radio', { name: 'เสาร์' }));
    fireEvent.input(screen.getByRole('textbox', { name: /ความเห็นเพิ่มเติม/ }), { target: { value: 'ขอที่จอดรถด้วย' } });
    expect(await problemsOfAccess()).toEqual([]);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    fireEvent.click(screen.getByRole('button', { name: 'ส่งคำตอบ' }));
    expect((await screen.findByRole('alert')).textContent).toContain('ไม่มีสัญญาณ');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /ความเห็นเพิ่มเติม/ }).value).toBe('ขอที่จอดรถด้วย');
    answers[paths.answer] = answered({ made: 'first' }, 201);
    answers[paths.mine] = answered({
      answer: { choice: 'a', words: 'ขอที่จอดรถด้วย', name: null, aside: null },
      mayManage: false,
    });
    fireEvent.click(screen.getByRole('button', { name: 'ส่งคำตอบ' }));
    await screen.findByText('รับคำตอบแล้ว ขอบคุณค่ะ');
    const sent = asked.filter(({ to }) => to === paths.answer);
    expect(sent[0]?.body).toEqual({ choice: 'a', words: 'ขอที่จอดรถด้วย', name: null });
    expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
    await screen.findByRole('button', { name: 'แก้คำตอบ' });
  });

  test('shows one’s own answer, until when it can be changed, and why words were set aside', async () => {
    const mine: Mine = { answer: { choice: 'b', words: 'โฆษณา', name: null, aside: 'เป็นโฆษณา' }, mayManage: true };
    product({ [paths.one]: answered(open), [paths.mine]: answered(mine) });
    show(<ConsultationPage {...props} />);
    await screen.findByText('คุณตอบแล้ว');
    expect(screen.getByText('แก้ได้ถึงวันที่ 20 มกราคม 2570')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'อาทิตย์' }).checked).toBe(true);
    expect(screen.getByText(/เพราะ: เป็นโฆษณา/)).toBeTruthy();
    expect(screen.getByRole('link', { name: /ดูแลเรื่องนี้/ }).getAttribute('href')).toBe(`/liff/opinion/${ID}/staff`);
  });

  test('puts the refusal of a field beside it', async () => {
    const say = { th: 'เรื่องทุจริตอย่าเขียนที่นี่', en: 'Not here' };
    const fields = [{ field: 'words', code: 'corruption', say }];
    product({
      [paths.one]: answered(open),
      [paths.mine]: answered(nobody),
      [paths.answer]: answered({ code: 'bad-input', say, fields }, 400),
    });
    show(<ConsultationPage {...props} />);
    fireEvent.click(await screen.findByRole('button', { name: 'ส่งคำตอบ' }));
    await waitFor(() => expect(screen.getAllByText(say.th).length).toBe(2));
    const box = screen.getByRole('textbox', { name: /ความเห็นเพิ่มเติม/ });
    expect(box.getAttribute('aria-describedby')).toContain('problem');
    expect(await problemsOfAccess()).toEqual([]);
  });

  test.each(['th', 'en'] as const)('that is over tells what changed and the result in numbers, in %s', async locale => {
    product({ [paths.one]: answered(ended), [paths.mine]: answered(nobody) });
    show(<ConsultationPage {...props} />, { locale });
    await screen.findByRole('heading', { name: locale === 'th' ? 'สิ่งที่เปลี่ยนไป' : 'What changed' });
    expect(screen.getByText('จะจัดทุกวันเสาร์')).toBeTruthy();
    expect(screen.getByText(locale === 'th' ? '20 คน (83%)' : '20 people (83%)')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /ส่งคำตอบ|Send my answer/ })).toBeNull();
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('says which numbers it does not show, and why', async () => {
    const results = {
      total: 47,
      options: [
        { id: 'a', count: null },
        { id: 'b', count: 40 },
      ],
      unchosen: null,
    };
    product({ [paths.one]: answered({ ...ended, results }), [paths.mine]: answered(nobody) });
    show(<ConsultationPage {...props} />);
    expect((await screen.findAllByText('ไม่แสดงจำนวน')).length).toBe(2);
    expect(screen.getByText(/บางข้อไม่แสดงจำนวน/)).toBeTruthy();
  });

  test('of which too few have answered shows no number at all', async () => {
    const results = {
      total: null,
      options: [
        { id: 'a', count: null },
        { id: 'b', count: null },
      ],
      unchosen: null,
    };
    product({ [paths.one]: answered({ ...ended, results }), [paths.mine]: answered(nobody) });
    show(<ConsultationPage {...props} />);
    await screen.findByText(/ยังไม่แสดงจำนวน/);
    expect(screen.queryByText('ไม่แสดงจำนวน')).toBeNull();
  });
});

describe('a consultation without a question', () => {
  freshPages();

  test('that few have answered does not speak of answers to choose from', async () => {
    const results = { total: null, options: [], unchosen: null };
    product({
      [paths.one]: answered({ ...ended, question: null, results }),
      [paths.mine]: answered(nobody),
    });
    show(<ConsultationPage {...props} />);
    expect(await screen.findByText(/^มีคนตอบไม่ถึง 3 คน/)).toBeTruthy();
  });
});

describe('the page of staff', () => {
  freshPages();
  const response = {
    answer: 'f'.repeat(64),
    on: '2027-01-06',
    choice: 'a',
    words: 'ขอที่จอดรถด้วย',
    name: null,
    aside: null,
  };
  const history = [{ act: 'create', at: 1_799_000_000_000, role: 'head', name: 'สมชาย', note: null }];
  const read = { answers: 4, aside: 0, responses: [response], next: null, history };

  test('shows what people wrote, and sums up', async () => {
    const asked = product({
      [paths.one]: answered({ ...open, standing: 'late' }),
      [paths.responses]: answered(read),
      [paths.close]: answered({ id: ID }, 201),
    });
    show(<StaffPage {...props} />);
    await screen.findByText('ขอที่จอดรถด้วย');
    const box = screen.getByRole('textbox', { name: /อบต. ทำอะไรต่อ/ });
    fireEvent.input(box, { target: { value: 'จะจัดตลาดนัดทุกวันเสาร์ เริ่มเดือนหน้า' } });
    expect(await problemsOfAccess()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'เผยแพร่ผล' }));
    await waitFor(() => expect(asked.some(({ to }) => to === paths.close)).toBe(true));
    expect(asked.find(({ to }) => to === paths.close)?.body).toEqual({ words: th('จะจัดตลาดนัดทุกวันเสาร์ เริ่มเดือนหน้า') });
  });

  test('cannot sum up before the last day is over, and says when', async () => {
    product({ [paths.one]: answered(open), [paths.responses]: answered({ ...read, responses: [] }) });
    show(<StaffPage {...props} />);
    await screen.findByText('สรุปได้หลังวันที่ 20 มกราคม 2570');
    expect(screen.getByRole('button', { name: 'ถึง 27 มกราคม 2570' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'เผยแพร่ผล' })).toBeNull();
  });
});

describe('the form that opens one', () => {
  const divisions = [{ id: 'works', name: line.division }];
  const check = { today: '2027-01-05' };

  test('asks a poll for its question and its answers, one a line', () => {
    const form = newForm(divisions);
    const given = {
      kind: 'poll',
      title: 'ตลาดนัดวันไหนดี',
      about: 'ก'.repeat(30),
      ask: 'วันไหน',
      options: 'เสาร์\n\nอาทิตย์ ',
      opens: '2027-01-05',
      closes: '2027-01-20',
      live: 'no',
    };
    const checked = checkAnswers(form, given, check);
    if (!checked.ok) throw new Error(JSON.stringify(checked));
    expect(createInput(checked.answers, divisions)).toEqual({
      kind: 'poll',
      division: 'works',
      title: th('ตลาดนัดวันไหนดี'),
      about: th('ก'.repeat(30)),
      question: { ask: th('วันไหน'), options: [th('เสาร์'), th('อาทิตย์')] },
      opensAt: '2027-01-05',
      closesAt: '2027-01-20',
      showsLive: false,
    });
  });

  test('lets a consultation do without', () => {
    const given = {
      kind: 'consultation',
      title: 'ถนนหน้าวัด',
      about: 'ก'.repeat(30),
      asks: 'no',
      ask: 'ไม่นับ',
      opens: '2027-01-05',
      closes: '2027-01-20',
      live: 'no',
    };
    const checked = checkAnswers(newForm(divisions), given, check);
    if (!checked.ok) throw new Error(JSON.stringify(checked));
    expect(createInput(checked.answers, divisions)).toMatchObject({ kind: 'consultation', question: null });
  });

  test('puts what the product refused beside the questions that are shown', () => {
    const say = { th: 'x', en: 'x' };
    const refused = ['question.options.0.th', 'question.options', 'title.th'].map(field => ({
      field,
      code: 'invalid',
      say,
    }));
    const [first, ...others] = refusedFields(refused);
    expect(first?.say.th).toContain('2 ถึง 8 ข้อ');
    expect([first, ...others].map(each => each?.field)).toEqual([
      'ask',
      'options',
      'ask-too',
      'options-too',
      'title',
      'title-en',
    ]);
  });
});
