import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { findServices } from '../../liff/features/eservice/finding.ts';
import { ServicePage } from '../../liff/features/eservice/form-page.tsx';
import { MoveAppointment } from '../../liff/features/eservice/move-appointment.tsx';
import { ServicesPage } from '../../liff/features/eservice/page.tsx';
import { Picker } from '../../liff/features/eservice/picker.tsx';
import { ReceiptPage } from '../../liff/features/eservice/receipt-page.tsx';
import { detailsOf, lineOf } from '../../src/features/eservice/describing.ts';
import type { FreeDays, Receipt } from '../../src/features/eservice/shapes.ts';
import { NOW, office } from './office-of-services.ts';
import { answered, freshPages, lost, problemsOfAccess, product, sessionOf, show } from './page-fixture.tsx';

const ID = '11111111-1111-4111-8111-111111111111';
const lines = office.services.map(each => lineOf(each, office));
const details = (id: string) => {
  const service = office.services.find(each => each.id === id);
  if (!service) throw new Error(id);
  return detailsOf(service, { office, now: NOW });
};
const free: FreeDays = {
  days: [
    { day: '2027-01-07', times: [{ time: '09:00', left: 0 }] },
    {
      day: '2027-01-12',
      times: [
        { time: '09:00', left: 0 },
        { time: '10:00', left: 2 },
      ],
    },
  ],
};
const receipt: Receipt = {
  id: ID,
  number: 12,
  year: 2570,
  at: NOW,
  office: { th: 'อบต.ตัวอย่าง', en: 'Sample SAO' },
  subject: { th: 'นัดยื่นขออนุญาตก่อสร้าง', en: 'Appointment for a building permit' },
  division: { th: 'กองช่าง', en: 'Public Works Division' },
  rows: [{ label: { th: 'ชื่อ', en: 'Name' }, value: { th: 'ดูในระบบ', en: 'see it in the system' } }],
  due: { th: '20 มกราคม 2570', en: '20 January 2027' },
  rule: { th: 'หลักเกณฑ์ของ อบต. เอง', en: 'the office’s own rule' },
  ended: null,
  service: 'building-permit',
  start: { day: '2027-01-12', time: '09:00' },
  place: { th: 'กองช่าง', en: 'Public Works' },
  papers: [],
  movable: true,
};
const paths = {
  list: 'GET /api/eservice',
  one: (id: string) => `GET /api/eservice/${id}`,
  days: 'GET /api/eservice/building-permit/days',
  receipt: `GET /api/eservice/receipts/${ID}`,
  move: 'POST /api/eservice/building-permit/move',
};

describe('the list of services', () => {
  freshPages();

  test.each(['th', 'en'] as const)('shows each with how it is asked for, in %s', async locale => {
    product({ [paths.list]: answered({ services: lines }) });
    show(<ServicesPage />, { locale });
    const name = locale === 'th' ? /ขอรถน้ำ/ : /Water truck/;
    expect((await screen.findByRole('link', { name })).getAttribute('href')).toBe('/liff/services/water-truck');
    expect(screen.getAllByRole('link', { name: locale === 'th' ? /นัดหมาย/ : /By appointment/ })).toHaveLength(5);
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('is searched as one types, and says what to do where nothing fits', async () => {
    product({ [paths.list]: answered({ services: lines }) });
    show(<ServicesPage />);
    const box = await screen.findByRole('searchbox');
    fireEvent.input(box, { target: { value: 'รถ น้ำ' } });
    await screen.findByText('พบ 1 บริการ');
    fireEvent.input(box, { target: { value: 'เครื่องบิน' } });
    await screen.findByText('ไม่พบบริการที่ตรงกับคำนี้');
    expect(await problemsOfAccess()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'ดูบริการทั้งหมด' }));
    await waitFor(() => expect(screen.getAllByRole('link', { name: /./ }).length).toBeGreaterThan(13));
  });

  test.each([
    ['น้ำ', 'water-truck'],
    ['นํ้า', 'water-truck'],
    ['เบี้ย', 'elderly-register'],
    ['WATER', 'water-truck'],
    ['ตัด\u200bต้นไม้', 'tree-cutting'],
  ])('finds by %s', (typed, id) => expect(findServices(lines, typed).map(each => each.id)).toContain(id));

  test('says so when nothing can be read, and tries again', async () => {
    product({ [paths.list]: lost() });
    show(<ServicesPage />);
    await screen.findByRole('alert', undefined, { timeout: 6000 });
    expect(await problemsOfAccess()).toEqual([]);
  }, 10_000);
});

describe('the page of a service', () => {
  freshPages();

  test.each(office.services.map(({ id }) => id))('says all of %s, and what the office has yet to confirm', async id => {
    product({ [paths.one(id)]: answered(details(id)) });
    show(<ServicePage params={{ id }} query={{}} />);
    await screen.findByRole('heading', { name: 'ขั้นตอน' });
    const { form, fee, notFor } = details(id);
    expect(screen.queryAllByRole('link', { name: 'เริ่มกรอก' })).toHaveLength(form ? 2 : 0);
    if (fee.amount === null) expect(screen.getByText(/^ยังไม่ได้ระบุ/)).toBeTruthy();
    for (const { call } of notFor)
      if (call)
        expect(screen.getAllByRole('link', { name: `โทร ${call}` })[0]?.getAttribute('href')).toBe(`tel:${call}`);
    expect(screen.getAllByText('ยังรอ อบต. ยืนยัน').length).toBeGreaterThan(0);
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('asks nothing of people with HIV, also where somebody makes up the address of a form', async () => {
    const asked = product({ [paths.one('hiv-allowance')]: answered(details('hiv-allowance')) });
    show(<ServicePage params={{ id: 'hiv-allowance' }} query={{ fill: '1' }} />);
    await screen.findByText(/เราไม่ถามและไม่เก็บข้อมูลใดทางออนไลน์/);
    expect(screen.queryAllByRole('textbox')).toEqual([]);
    expect(screen.queryAllByRole('radio')).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  test('asks for a time before the form, where there are appointments', async () => {
    product({ [paths.one('building-permit')]: answered(details('building-permit')), [paths.days]: answered(free) });
    show(<ServicePage params={{ id: 'building-permit' }} query={{ fill: '1', gone: '1' }} />);
    expect((await screen.findByRole('alert')).textContent).toContain('เวลาที่เลือกไว้ไม่ว่างแล้ว');
    await screen.findByRole('button', { name: /วันอังคาร/ });
    expect(screen.queryAllByRole('radio')).toEqual([]);
    expect(await problemsOfAccess()).toEqual([]);
  });
});

describe('choosing a time', () => {
  freshPages();

  test('shows the seats that are left, and takes none that is full', async () => {
    product({ [paths.days]: answered(free) });
    show(
      <main>
        <h1>ก</h1>
        <h2>ข</h2>
        <Picker service="building-permit" hrefOf={({ day, time }) => `/liff/x?${day}&${time}`} />
      </main>,
    );
    const full = await screen.findByRole('button', { name: /วันพฤหัสบดี.*เต็มแล้ว/ });
    expect((full as HTMLButtonElement).disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: /วันอังคาร.*ว่าง 2 ที่/ }));
    expect((await screen.findByRole('link', { name: /10.00 น./ })).getAttribute('href')).toBe(
      '/liff/x?2027-01-12&10:00',
    );
    expect((screen.getByRole('button', { name: /09.00 น./ }) as HTMLButtonElement).disabled).toBe(true);
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('says what to do where nothing is free', async () => {
    const full = { days: free.days.slice(0, 1) };
    product({ [paths.days]: answered(full) });
    show(<Picker service="building-permit" onPick={vi.fn()} />, { locale: 'en' });
    await screen.findByText('There is no free time at the moment');
    expect(screen.getByRole('button', { name: 'Look again' })).toBeTruthy();
  });
});

describe('moving an appointment', () => {
  freshPages();

  test('says the new time, or why it was not moved and what is free now', async () => {
    const answers: { status: number; body: unknown }[] = [
      { status: 409, body: { code: 'conflict', say: { th: 'เวลานี้มีผู้นัดเต็มแล้ว', en: 'full' } } },
      { status: 201, body: { id: ID } },
    ];
    const asked = product({
      [paths.receipt]: answered(receipt),
      [paths.days]: answered(free),
      [paths.move]: () => {
        const { status, body } = answers.shift() ?? { status: 500, body: {} };
        return Response.json(body, { status });
      },
    });
    const onMoved = vi.fn();
    show(
      <main>
        <h1>ก</h1>
        <MoveAppointment id={ID} onMoved={onMoved} />
      </main>,
    );
    await screen.findByText('วันอังคาร 12 มกราคม 2570 เวลา 09.00 น.');
    fireEvent.click(screen.getByRole('button', { name: 'เลื่อนนัด' }));
    fireEvent.click(await screen.findByRole('button', { name: /วันอังคาร/ }));
    fireEvent.click(await screen.findByRole('button', { name: /10.00 น./ }));
    expect((await screen.findByRole('alert')).textContent).toContain('เวลานี้มีผู้นัดเต็มแล้ว');
    expect(onMoved).not.toHaveBeenCalled();
    fireEvent.click(await screen.findByRole('button', { name: /วันอังคาร/ }));
    fireEvent.click(await screen.findByRole('button', { name: /10.00 น./ }));
    await screen.findByText(/เลื่อนนัดแล้ว เป็น วันอังคาร 12 มกราคม 2570 เวลา 10.00 น./);
    expect(onMoved).toHaveBeenCalledOnce();
    const moves = asked.filter(({ to }) => to === paths.move);
    expect(moves.map(({ body }) => body)).toEqual(
      [1, 2].map(() => ({ case: ID, start: { day: '2027-01-12', time: '10:00' } })),
    );
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('shows nothing of a case without an appointment', async () => {
    const asked = product({ [paths.receipt]: answered({ ...receipt, start: null }) });
    const { container } = show(<MoveAppointment id={ID} />);
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(container.textContent).toBe('');
  });
});

describe('the receipt', () => {
  freshPages();

  test.each(['th', 'en'] as const)('has what a paper needs, in %s', async locale => {
    product({ [paths.receipt]: answered(receipt) });
    show(<ReceiptPage params={{ id: ID }} query={{}} />, { locale });
    await screen.findByText('รับที่ ๑๒/๒๕๗๐');
    expect(screen.getByText('LR-2570-000012')).toBeTruthy();
    expect(screen.getByText(locale === 'th' ? '๕ มกราคม ๒๕๗๐' : /5 January 2027/)).toBeTruthy();
    expect(screen.getByText(locale === 'th' ? 'กำหนดแล้วเสร็จ' : 'Due by')).toBeTruthy();
    expect(screen.queryByText(locale === 'th' ? 'สถานะ' : 'State')).toBeNull();
    expect(screen.getByText(locale === 'th' ? /^ออกโดยระบบ/ : /^Issued by the system/)).toBeTruthy();
    expect(await problemsOfAccess()).toEqual([]);
  });

  test.each([
    ['th', 'withdrawn', 'ถอนเรื่องแล้ว เมื่อ ๗ มกราคม ๒๕๗๐', 'กำหนดแล้วเสร็จ'],
    ['th', 'not-in-authority', 'ไม่อยู่ในอำนาจของ อบต. แจ้งเมื่อ ๗ มกราคม ๒๕๗๐', 'กำหนดแล้วเสร็จ'],
    ['th', 'forwarded', 'ส่งต่อหน่วยงานอื่นแล้ว เมื่อ ๗ มกราคม ๒๕๗๐', 'กำหนดแล้วเสร็จ'],
    ['th', 'duplicate', 'รวมกับเรื่องเดิมแล้ว เมื่อ ๗ มกราคม ๒๕๗๐', 'กำหนดแล้วเสร็จ'],
    ['th', 'confirmed', 'เสร็จแล้ว ผู้แจ้งยืนยันเมื่อ ๗ มกราคม ๒๕๗๐', 'กำหนดแล้วเสร็จ'],
    ['th', 'unconfirmed', 'ปิดเรื่องแล้ว เมื่อ ๗ มกราคม ๒๕๗๐', 'กำหนดแล้วเสร็จ'],
    ['en', 'withdrawn', /^withdrawn on 7 January 2027/, 'Due by'],
    ['en', 'confirmed', /^confirmed as finished on 7 January 2027/, 'Due by'],
  ] as const)('in %s of a case that is %s says so, and promises no day any more', async (locale, state, said, due) => {
    const ended = { state, at: NOW + 2 * 24 * 3_600_000 };
    product({ [paths.receipt]: answered({ ...receipt, ended, due: null, start: null, place: null }) });
    show(<ReceiptPage params={{ id: ID }} query={{}} />, { locale });
    await screen.findByText(said);
    await screen.findByText(locale === 'th' ? 'สถานะ' : 'State');
    expect(screen.queryByText(due)).toBeNull();
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('is shown to nobody who has not signed in', async () => {
    product({});
    show(<ReceiptPage params={{ id: ID }} query={{}} />, {
      session: Promise.resolve(sessionOf({ who: null })),
    });
    await screen.findByRole('button', { name: 'เข้าสู่ระบบด้วย LINE' });
  });
});
