import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PrivacyPage } from '../../liff/features/privacy/page.tsx';
import type { Session } from '../../liff/session.ts';
import type { Copy, Erased, Overview } from '../../src/features/privacy/shapes.ts';
import type { Locale } from '../../src/i18n/texts.ts';
import { answered, freshPages, lost, problemsOfAccess, product, sessionOf, setOnline, show } from './page-fixture.tsx';

const both = (th: string, en: string) => ({ th, en });

const empty: Overview = {
  notice: {
    version: 2,
    words: both('ความเป็นส่วนตัว\n\nเก็บอะไร: รหัส LINE\n\nติดต่อ: อบต.', 'Privacy\n\nWhat we keep\n\nContact'),
  },
  person: { locale: null, name: null, isStaff: false },
  held: [],
  cases: [],
  hasMore: false,
  never: both('ที่ไม่เก็บเลย: คำถามที่ระบบตอบเอง', 'Never kept: questions that the system answers'),
  register: both('เลขรับและสถิติยังอยู่โดยไม่มีตัวคุณ', 'The number and the statistics stay, without you.'),
  contact: both('อบต.ตัวอย่าง www.example.go.th', 'Sample SAO www.example.go.th'),
};
const why = both('เหตุผล (เรื่องที่แจ้ง): รอบตรวจสอบ', 'Why (complaints): audit');
const caseOf = (id: string, isOpen: boolean) => ({
  id,
  number: 1,
  year: 2569,
  kind: 'complaint' as const,
  name: both(`เลขรับ 1/2569 ไฟทาง ${id}`, `no. 1/2569 street light ${id}`),
  state: both('กำลังดำเนินการ', 'being worked on'),
  isOpen,
  kept: both('เก็บระหว่างดำเนินการ', 'kept while it is open'),
  why,
  until: isOpen ? null : '2028-12-01',
});
const full: Overview = {
  ...empty,
  person: { locale: 'th', name: null, isStaff: false },
  held: [
    { kind: 'language', words: both('ภาษา: ไทย', 'Language: ไทย'), why: null, until: null },
    {
      kind: 'log',
      words: both('รหัส LINE กับบันทึก', 'Your LINE id and the log'),
      why: both('เหตุผล: กันข้อความซ้ำ', 'Why: so that nothing is done twice'),
      until: '2026-12-31',
    },
  ],
  cases: [caseOf('open', true), caseOf('closed', false)],
};
const gone: Erased = {
  went: [
    { kind: 'language', count: 1 },
    { kind: 'uploads', count: 2 },
  ],
  stays: [
    {
      kind: 'case',
      name: both('เลขรับ 1/2569 ไฟทาง', 'no. 1/2569 street light'),
      kept: both('เก็บระหว่างดำเนินการ', 'kept while it is open'),
      why,
      until: null,
    },
    { kind: 'log', name: null, kept: null, why: both('เหตุผล: กันข้อความซ้ำ', 'Why: twice'), until: '2026-12-31' },
  ],
  hasMore: false,
};
const copy = { at: '2026-12-01T09:00:00+07:00', cases: [{ id: 'open' }] } as unknown as Copy;

const open = (
  answers: Parameters<typeof product>[0],
  locale: Locale = 'th',
  session: Partial<Session> = { isInLine: false },
) => {
  answers['GET /api/privacy/answers'] ??= answered({ answers: [] });
  const asked = product(answers);
  show(<PrivacyPage />, { locale, session: Promise.resolve(sessionOf(session)) });
  return asked;
};

describe('the page of one’s own data', () => {
  freshPages();
  beforeEach(() => {
    // happy-dom shows no modal dialogs.
    HTMLDialogElement.prototype.showModal ??= function show(this: HTMLDialogElement) {
      this.open = true;
    };
    vi.stubGlobal('scrollTo', vi.fn());
  });

  test.each(['th', 'en'] as const)(
    'says so where nothing is kept, and passes the accessibility check: %s',
    async locale => {
      open({ 'GET /api/privacy': answered(empty) }, locale);
      await screen.findByText(locale === 'th' ? 'เราไม่ได้เก็บข้อมูลใด ๆ ของคุณไว้ค่ะ' : 'We keep nothing of you.');
      expect(screen.queryByRole('button', { name: /ลบข้อมูลของฉัน|Erase my data/ })).toBeNull();
      expect(screen.getByText(empty.contact[locale])).toBeTruthy();
      expect(await problemsOfAccess()).toEqual([]);
    },
  );

  test.each(['th', 'en'] as const)(
    'names each thing, whether it goes, why it stays and until when: %s',
    async locale => {
      open({ 'GET /api/privacy': answered(full) }, locale);
      const words =
        locale === 'th' ? ['ลบได้ทันที', 'ถึง 31 ธันวาคม 2569'] : ['can go at once', 'until 31 December 2026 (B.E. 2569)'];
      for (const said of [...words, full.held[1]?.why?.[locale] ?? '', why[locale]]) await screen.findByText(said);
      expect(
        screen.getByRole('link', { name: new RegExp(`^${full.cases[0]?.name[locale]}`) }).getAttribute('href'),
      ).toBe('/liff/cases/open');
      expect(await problemsOfAccess()).toEqual([]);
    },
  );

  test('tells the notice in short, and whole on demand, with its version', async () => {
    open({ 'GET /api/privacy': answered(full) });
    const whole = (await screen.findByText('อ่านประกาศทั้งหมด')).closest('details');
    expect(whole?.open).toBe(false);
    expect(whole?.textContent).toContain('เก็บอะไร: รหัส LINE');
    expect(whole?.textContent).toContain('ประกาศฉบับที่ 2');
    expect(screen.getByText(/เราเก็บเฉพาะสิ่งที่คุณกดส่งให้เจ้าหน้าที่/)).toBeTruthy();
  });

  test('asks nobody’s data before somebody has signed in', async () => {
    const asked = open({}, 'th', { isInLine: false, who: null, idToken: () => null });
    await screen.findByRole('button', { name: 'เข้าสู่ระบบด้วย LINE' });
    expect(asked).toEqual([]);
    expect(screen.getByText(/เราเก็บเฉพาะสิ่งที่คุณกดส่งให้เจ้าหน้าที่/)).toBeTruthy();
  });

  test('says when it cannot be read, and tries again', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 400 });
    const answers: Record<string, () => Response | Promise<Response>> = { 'GET /api/privacy': lost() };
    open(answers);
    const retry = await screen.findByRole('button', { name: 'ลองอีกครั้ง' }, { timeout: 5000 });
    vi.useRealTimers();
    answers['GET /api/privacy'] = answered(full);
    fireEvent.click(retry);
    await screen.findByText('ภาษา: ไทย');
  });
});

describe('the download', () => {
  freshPages();

  test('is a file with the day in its name, made on the device', async () => {
    const made: { name: string; text: Promise<string> }[] = [];
    let blob = new Blob();
    vi.spyOn(URL, 'createObjectURL').mockImplementation(given => {
      blob = given as Blob;
      return 'blob:here';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      made.push({ name: this.download, text: blob.text() });
    });
    open({ 'GET /api/privacy': answered(full), 'GET /api/privacy/download': answered(copy) });
    fireEvent.click(await screen.findByRole('button', { name: 'ดาวน์โหลดข้อมูลของฉัน' }));
    await screen.findByText(/บันทึกไฟล์ ข้อมูลของฉัน-2569-12-01\.json แล้ว/);
    expect(made.map(({ name }) => name)).toEqual(['ข้อมูลของฉัน-2569-12-01.json']);
    expect(JSON.parse((await made[0]?.text) ?? '')).toEqual({ ...copy, answers: [] });
    fireEvent.click(screen.getByRole('button', { name: 'ถ้าหาไฟล์ไม่พบ แสดงเป็นข้อความ' }));
    expect((screen.getByLabelText('ข้อมูลทั้งหมดของฉัน') as HTMLTextAreaElement).value).toContain('"id": "open"');
  });

  test('inside LINE is text to copy, and says that a computer can save it', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    open({ 'GET /api/privacy': answered(full), 'GET /api/privacy/download': answered(copy) }, 'th', { isInLine: true });
    fireEvent.click(await screen.findByRole('button', { name: 'ดาวน์โหลดข้อมูลของฉัน' }));
    await screen.findByText(/เปิดหน้านี้ในคอมพิวเตอร์เพื่อบันทึกเป็นไฟล์/);
    fireEvent.click(screen.getByRole('button', { name: 'คัดลอกทั้งหมด' }));
    await screen.findByText(/^คัดลอกแล้ว/);
    expect(written).toHaveBeenCalledWith(JSON.stringify({ ...copy, answers: [] }, null, 2));
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('says when there is no signal, and keeps its button', async () => {
    open({ 'GET /api/privacy': answered(full), 'GET /api/privacy/download': lost() });
    await screen.findByText('ภาษา: ไทย');
    setOnline(false);
    fireEvent.click(screen.getByRole('button', { name: 'ดาวน์โหลดข้อมูลของฉัน' }));
    expect((await screen.findByRole('alert')).textContent).toContain('ยังดาวน์โหลดไม่ได้');
    expect(screen.getByRole('button', { name: 'ดาวน์โหลดข้อมูลของฉัน' })).toBeTruthy();
  });
});

describe('putting right', () => {
  freshPages();

  test('sends only what was changed', async () => {
    const asked = open({
      'GET /api/privacy': answered({ ...full, person: { locale: 'th', name: 'สมชาย', isStaff: true } }),
      'POST /api/privacy/correct': answered({ made: true, locale: 'en', hasName: true }, 201),
    });
    fireEvent.click(await screen.findByLabelText('English'));
    fireEvent.click(screen.getByRole('button', { name: 'บันทึก' }));
    await screen.findByText('บันทึกแล้วค่ะ');
    const sent = asked.filter(({ to }) => to.startsWith('POST'));
    expect(sent.map(({ body }) => body)).toEqual([{ locale: 'en' }]);
    expect(sent[0]?.headers.get('idempotency-key')).toBeTruthy();
  });

  test('offers a name to staff alone, and shows why one is refused', async () => {
    const say = both('ชื่อมีได้แต่ตัวอักษร', 'A name has letters');
    open({
      'GET /api/privacy': answered({ ...full, person: { locale: 'th', name: 'สมชาย', isStaff: true } }),
      'POST /api/privacy/correct': answered({ code: 'bad-input', say }, 400),
    });
    fireEvent.input(await screen.findByLabelText('ชื่อที่เพื่อนร่วมงานเห็น'), { target: { value: '123' } });
    fireEvent.click(screen.getByRole('button', { name: 'บันทึก' }));
    expect((await screen.findByRole('alert')).textContent).toContain('ชื่อมีได้แต่ตัวอักษร');
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('asks a resident for no name', async () => {
    open({ 'GET /api/privacy': answered(full) });
    await screen.findByLabelText('English');
    expect(screen.queryByLabelText('ชื่อที่เพื่อนร่วมงานเห็น')).toBeNull();
  });
});

describe('erasing', () => {
  freshPages();
  beforeEach(() => {
    HTMLDialogElement.prototype.showModal ??= function show(this: HTMLDialogElement) {
      this.open = true;
    };
    vi.stubGlobal('scrollTo', vi.fn());
  });
  const begin = async () => {
    fireEvent.click(await screen.findByRole('button', { name: 'ลบข้อมูลของฉัน' }));
    return within(screen.getByRole('dialog'));
  };

  test('first says what goes and what stays, and does nothing until the person says yes', async () => {
    const asked = open({ 'GET /api/privacy': answered(full) });
    const dialog = await begin();
    for (const said of ['ลบแล้วเรียกคืนไม่ได้', 'ภาษา: ไทย', 'สิ่งที่กรอกค้างไว้ในเครื่องนี้', why.th]) dialog.getByText(said);
    dialog.getByText(/เลขรับ 1\/2569 ไฟทาง open เก็บระหว่างดำเนินการ/);
    expect(await problemsOfAccess()).toEqual([]);
    fireEvent.click(dialog.getByRole('button', { name: 'ไม่ลบ' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked.filter(({ to }) => to.startsWith('POST'))).toEqual([]);
  });

  test('erases once, says what went and what stays, and takes what lies on the device', async () => {
    sessionStorage.setItem('draft:U1:complaint', '{}');
    sessionStorage.setItem('draft:U2:complaint', '{}');
    const asked = open({ 'GET /api/privacy': answered(full), 'POST /api/privacy/erase': answered(gone, 201) });
    const dialog = await begin();
    fireEvent.click(dialog.getByRole('button', { name: 'ยืนยันลบข้อมูล' }));
    fireEvent.click(dialog.getByRole('button', { name: 'ยืนยันลบข้อมูล' }));
    const told = await screen.findByRole('alert');
    expect(told.textContent).toContain('ลบข้อมูลแล้วค่ะ');
    for (const said of ['ภาษาที่เลือก', 'รูปหรือเอกสารที่ยังไม่ได้ส่ง 2 รายการ', 'ถึง 31 ธันวาคม 2569', why.th])
      expect(told.textContent).toContain(said);
    expect(asked.filter(({ to }) => to.startsWith('POST'))).toHaveLength(1);
    await waitFor(() => expect(asked.filter(({ to }) => to === 'GET /api/privacy')).toHaveLength(2));
    expect(sessionStorage.getItem('draft:U2:complaint')).toBe('{}');
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('without a signal says that nothing was erased, and sends the same key at the next try', async () => {
    const answers: Record<string, () => Response | Promise<Response>> = {
      'GET /api/privacy': answered(full),
      'POST /api/privacy/erase': lost(),
    };
    const asked = open(answers);
    const dialog = await begin();
    setOnline(false);
    fireEvent.click(dialog.getByRole('button', { name: 'ยืนยันลบข้อมูล' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('ยังไม่ได้ลบ');
    setOnline(true);
    answers['POST /api/privacy/erase'] = answered(gone, 201);
    fireEvent.click(dialog.getByRole('button', { name: 'ยืนยันลบข้อมูล' }));
    await screen.findByText('ลบข้อมูลแล้วค่ะ');
    const keys = asked.filter(({ to }) => to.startsWith('POST')).map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test('is not offered where everything must stay; open cases can be withdrawn on their page', async () => {
    open({ 'GET /api/privacy': answered({ ...full, held: full.held.slice(1) }) });
    await screen.findByText('ตอนนี้ไม่มีข้อมูลที่ลบได้ทันทีค่ะ');
    expect(screen.queryByRole('button', { name: 'ลบข้อมูลของฉัน' })).toBeNull();
    const link = screen.getByRole('link', { name: /^เปิด เลขรับ/ });
    expect(link.getAttribute('href')).toBe('/liff/cases/open');
  });

  test('takes words and names out of consultations too, and says so', async () => {
    const said = { consultation: 'c1', title: { th: 'ถนนใหม่', en: null }, choice: { th: 'เห็นด้วย', en: null } };
    const answer = { ...said, words: 'คำของฉัน', name: 'ยาย', until: '2028-01-01' };
    const asked = open({
      'GET /api/privacy': answered(empty),
      'GET /api/privacy/answers': answered({ answers: [answer] }),
      'POST /api/privacy/answers/erase': answered({ count: 1 }, 201),
      'POST /api/privacy/erase': answered({ went: [], stays: [], hasMore: false }),
    });
    for (const words of ['ถนนใหม่', 'เลือก: เห็นด้วย', 'บอกว่า: คำของฉัน', 'ลงชื่อ: ยาย']) await screen.findByText(words);
    expect(await problemsOfAccess()).toEqual([]);
    const dialog = await begin();
    dialog.getByText('ข้อความและชื่อใน ถนนใหม่');
    fireEvent.click(dialog.getByRole('button', { name: 'ยืนยันลบข้อมูล' }));
    await screen.findByText('ข้อความและชื่อในประชาคม 1 รายการ');
    const sent = asked.filter(({ to }) => to.startsWith('POST'));
    expect(sent.map(({ to }) => to)).toEqual(['POST /api/privacy/answers/erase', 'POST /api/privacy/erase']);
    expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(2);
  });
});
