import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Confirmation } from '../../liff/forms/confirmation.tsx';
import { type Filled, FormPage } from '../../liff/forms/form-page.tsx';
import type { Result } from '../../liff/result.ts';
import type { Session } from '../../liff/session.ts';
import type { Locale } from '../../src/i18n/texts.ts';
import { freshPages, problemsOfAccess, sessionOf, setOnline, show } from './page-fixture.tsx';
import { sampleForm } from './sample-form.ts';

const { device, sending } = vi.hoisted(() => ({
  device: new Map<string, unknown>(),
  sending: { upload: undefined as undefined | ((key: string) => unknown) },
}));
vi.mock('idb-keyval', () => ({
  get: async (name: string) => structuredClone(device.get(name)),
  set: async (name: string, value: unknown) => void device.set(name, structuredClone(value)),
  del: async (name: string) => void device.delete(name),
}));
vi.mock('../../liff/api.ts', () => ({ uploadPhoto: async (_: Blob, key: string) => sending.upload?.(key) }));
vi.mock('../../liff/forms/shrink.ts', () => ({
  shrink: async (file: File) => ({ ok: true, blob: file, isPhoto: file.type.startsWith('image/') }),
}));

type Sent = { reference: string };
const sent: Result<Sent> = { ok: true, value: { reference: 'รับที่ 12/2569' }, repeated: false };
const confirm = ({ reference }: Sent): Confirmation => ({
  reference,
  subject: 'อบต.ตัวอย่าง · แจ้งเรื่อง',
  on: '22 พฤศจิกายน 2569',
  next: ['เจ้าหน้าที่รับเรื่องภายใน 1 วันทำการ'],
  due: { by: '27 พฤศจิกายน 2569', rule: 'ระเบียบตัวอย่าง' },
  follow: '/cases/1',
});

type Options = { version?: string; locale?: Locale; session?: Promise<Session> };

function open(submit: (filled: Filled) => Promise<Result<Sent>>, { version = 'v1', ...options }: Options = {}) {
  return show(
    <FormPage form={sampleForm} version={version} draftKey="sample" submit={submit} confirm={confirm} />,
    options,
  );
}

/** A question by its label, whether or not it must be answered. */
const question = <E extends HTMLElement>(label: string) =>
  screen.getByLabelText<E>(words => words === label || words.startsWith(`${label} (`));
const type = (label: string, words: string) => fireEvent.input(question(label), { target: { value: words } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const pick = (name: string) => fireEvent.click(screen.getByLabelText(name));

/** Fills in what is required, as far as "check your answers". */
async function fill() {
  await screen.findByText('เล่าให้เราฟัง');
  pick('ถนนชำรุด');
  type('เล่าให้เราฟัง', 'หลุมใหญ่หน้าวัด');
  type('บอกจุดสังเกต หรือวางลิงก์แผนที่', 'หน้าวัด');
}
async function fillAndCheck() {
  await fill();
  press('ตรวจคำตอบก่อนส่ง');
  await screen.findByRole('button', { name: 'ส่งเรื่อง' });
}

beforeEach(() => {
  device.clear();
  sending.upload = key => ({ ok: true, value: { id: `id-of-${key}` }, repeated: false });
});

describe('filling in a form', () => {
  freshPages();

  test.each(['th', 'en'] as const)('every kind of question passes the accessibility check (%s)', async locale => {
    open(async () => sent, { locale });
    fireEvent.click(await screen.findByLabelText(locale === 'th' ? 'ไฟทางดับ' : 'Street light out'));
    await screen.findByLabelText(locale === 'th' ? 'กี่ดวง' : 'How many?');
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('questions come and go with the answers they hang on', async () => {
    open(async () => sent);
    await screen.findByText('เล่าให้เราฟัง');
    expect(screen.queryByLabelText('กี่ดวง')).toBeNull();
    pick('ไฟทางดับ');
    await screen.findByLabelText('กี่ดวง');
    pick('ถนนชำรุด');
    await screen.findByText('ระวังรถ');
    expect(screen.queryByLabelText('กี่ดวง')).toBeNull();
  });

  test('an answer with which it cannot go on shows whom to call, and nothing can be sent', async () => {
    open(async () => sent);
    await screen.findByText('เล่าให้เราฟัง');
    pick('ไฟไหม้');
    expect((await screen.findByRole('alert')).textContent).toContain('ไฟไหม้ กรุณาโทร 199 ทันที');
    expect(screen.getByRole('link', { name: 'โทร 199' }).getAttribute('href')).toBe('tel:199');
    expect(screen.queryByRole('button', { name: 'ตรวจคำตอบก่อนส่ง' })).toBeNull();
    expect(screen.queryByLabelText('เล่าให้เราฟัง')).toBeNull();
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('what is wrong stands at the top, focused, leads to its field, and what was typed stays', async () => {
    open(async () => sent);
    await screen.findByText('เล่าให้เราฟัง');
    pick('ไฟทางดับ');
    type('กี่ดวง', 'มาก');
    type('เบอร์โทร', '12');
    press('ตรวจคำตอบก่อนส่ง');
    const summary = await screen.findByRole('alert');
    await waitFor(() => expect(document.activeElement).toBe(summary));
    expect(summary.textContent).toContain('เบอร์โทร: กรุณาตรวจเบอร์โทรศัพท์');
    expect(question<HTMLInputElement>('กี่ดวง').value).toBe('มาก');
    const field = question('กี่ดวง');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = field.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described.split(' ').at(-1) ?? '')?.textContent).toContain('กรุณาระบุเป็นตัวเลข');
    expect(await problemsOfAccess()).toEqual([]);
    fireEvent.click(screen.getByRole('link', { name: /^เล่าให้เราฟัง/ }));
    expect(document.activeElement).toBe(screen.getByLabelText('เล่าให้เราฟัง'));
  });

  test('a date is day, month and Buddhist year, Thai digits as well', async () => {
    const submit = vi.fn(async (_: Filled) => sent);
    open(submit);
    await fill();
    type('วันที่', '๑๕');
    fireEvent.change(screen.getByLabelText('เดือน'), { target: { value: '8' } });
    type('ปี พ.ศ.', '2502');
    press('ตรวจคำตอบก่อนส่ง');
    await screen.findByText('15 สิงหาคม 2502');
    press('ส่งเรื่อง');
    await screen.findByText('รับที่ 12/2569');
    expect(submit.mock.calls[0]?.[0].answers.birth).toBe('1959-08-15');
  });

  test('the present position is taken when it is allowed, and a refusal is explained', async () => {
    const position = { coords: { latitude: 14.2, longitude: 99.4, accuracy: 20 } };
    const find = vi.fn((done: (found: typeof position) => void, fail: (problem: { code: number }) => void) => {
      if (find.mock.calls.length === 1) fail({ code: 1 });
      else done(position);
    });
    vi.spyOn(navigator, 'geolocation', 'get').mockReturnValue({ getCurrentPosition: find } as never);
    open(async () => sent);
    await screen.findByText('เล่าให้เราฟัง');
    press('ใช้ตำแหน่งปัจจุบัน');
    await screen.findByText(/เครื่องนี้ไม่อนุญาตให้ดูตำแหน่ง/);
    press('ใช้ตำแหน่งปัจจุบัน');
    await screen.findByText(/ปักหมุดแล้ว \(14.20000, 99.40000\)/);
    press('เอาหมุดออก');
    await waitFor(() => expect(screen.queryByText(/ปักหมุดแล้ว/)).toBeNull());
  });

  test('how many characters are left is said near the end', async () => {
    open(async () => sent);
    await screen.findByText('เล่าให้เราฟัง');
    type('เล่าให้เราฟัง', 'ก'.repeat(70));
    expect(screen.queryByText(/เหลืออีก/)).toBeNull();
    type('เล่าให้เราฟัง', 'ก'.repeat(95));
    await screen.findByText('เหลืออีก 5 ตัวอักษร');
    type('เล่าให้เราฟัง', 'ก'.repeat(103));
    await screen.findByText('เกินมา 3 ตัวอักษร');
  });
});

describe('checking and sending', () => {
  freshPages();

  test.each(['th', 'en'] as const)('answers are read back, each with a way to change it (%s)', async locale => {
    open(async () => sent);
    await fill();
    type('เลขประจำตัวประชาชน', '1101700230708');
    press('ตรวจคำตอบก่อนส่ง');
    await screen.findByRole('button', { name: 'ส่งเรื่อง' });
    if (locale === 'en') press('English');
    await screen.findByText(locale === 'th' ? 'ถนนชำรุด' : 'Broken road');
    expect(screen.getByText('x-xxxx-xxxxx-70-8')).toBeTruthy();
    expect(await problemsOfAccess()).toEqual([]);
    press(locale === 'th' ? 'แก้: เล่าให้เราฟัง' : 'Change: Tell us');
    const field = await screen.findByLabelText<HTMLTextAreaElement>(locale === 'th' ? 'เล่าให้เราฟัง' : 'Tell us');
    expect(field.value).toBe('หลุมใหญ่หน้าวัด');
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  test('ends with the reference number, what happens next and by when; nothing stays on the device', async () => {
    const submit = vi.fn(async (_: Filled) => sent);
    open(submit);
    await fillAndCheck();
    press('ส่งเรื่อง');
    await screen.findByText('รับที่ 12/2569');
    expect(screen.getByText(/27 พฤศจิกายน 2569/)).toBeTruthy();
    expect(screen.getByText(/ระเบียบตัวอย่าง/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'ติดตามเรื่อง' }).getAttribute('href')).toBe('/liff/cases/1');
    expect(submit).toHaveBeenCalledTimes(1);
    expect(submit.mock.calls[0]?.[0]).toMatchObject({
      version: 'v1',
      answers: {
        category: 'road',
        words: 'หลุมใหญ่หน้าวัด',
        place: { latitude: null, longitude: null, words: 'หน้าวัด' },
      },
    });
    expect(await problemsOfAccess()).toEqual([]);
    await new Promise(done => setTimeout(done, 500));
    expect([...device.keys()]).toEqual([]);
  });

  test('without a signal it waits, keeps everything, and goes by itself under the same key when there is one', async () => {
    const submit = vi.fn(async (_: Filled): Promise<Result<Sent>> => ({ ok: false, kind: 'offline' }));
    open(submit);
    await fillAndCheck();
    press('ส่งเรื่อง');
    await screen.findByText('รอส่ง');
    expect(await problemsOfAccess()).toEqual([]);
    submit.mockResolvedValueOnce({ ...sent, repeated: true });
    setOnline(true);
    await screen.findByText('รับที่ 12/2569');
    expect(screen.getByText(/ไม่มีการส่งซ้ำ/)).toBeTruthy();
    const keys = submit.mock.calls.map(([{ key }]) => key);
    expect(new Set(keys).size).toBe(1);
  });

  test('what the product finds wrong leads back to its question', async () => {
    const say = { th: 'สถานที่อยู่นอกตำบล', en: 'This is outside the subdistrict' };
    open(async () => ({
      ok: false,
      kind: 'refused',
      status: 400,
      code: 'bad-input',
      say,
      fields: [{ field: 'answers.place', code: 'outside', say }],
    }));
    await fillAndCheck();
    press('ส่งเรื่อง');
    fireEvent.click(await screen.findByRole('link', { name: `ที่ไหน: ${say.th}` }));
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
  });

  test('another refusal is said where it was sent, and can be tried again', async () => {
    const say = { th: 'วันนี้รับเรื่องเต็มแล้ว', en: 'No more today' };
    open(async () => ({ ok: false, kind: 'refused', status: 429, code: 'too-many', say }));
    await fillAndCheck();
    press('ส่งเรื่อง');
    await screen.findByText(say.th);
    expect(screen.getByRole('button', { name: 'ส่งอีกครั้ง' })).toBeTruthy();
  });

  test('whoever is not signed in can fill in and check, and signs in to send', async () => {
    const signIn = vi.fn();
    const submit = vi.fn(async (_: Filled) => sent);
    const first = open(submit, { session: Promise.resolve(sessionOf({ who: null, signIn })) });
    await fill();
    press('ตรวจคำตอบก่อนส่ง');
    fireEvent.click(await screen.findByRole('button', { name: 'เข้าสู่ระบบด้วย LINE' }));
    await waitFor(() => expect(signIn).toHaveBeenCalled());
    expect(submit).not.toHaveBeenCalled();
    first.unmount();
    await new Promise(done => setTimeout(done, 60));
    open(submit);
    await screen.findByText('เรื่องนี้ยังไม่ได้ส่ง คำตอบยังอยู่ครบ กดส่งเรื่องได้เลย');
    press('ส่งเรื่อง');
    await screen.findByText('รับที่ 12/2569');
    expect([...device.keys()]).toEqual([]);
  });
});

describe('photos and papers', () => {
  freshPages();
  const photo = () => new File(['x'], 'a.jpg', { type: 'image/jpeg' });
  const add = (input: Element | null, file = photo()) => {
    if (!input) throw new Error('there is no such input');
    fireEvent.change(input, { target: { files: [file] } });
  };
  const photos = () => document.getElementById('q-photos');

  test('are sent while one goes on filling, and named in what is filed', async () => {
    const submit = vi.fn(async (_: Filled) => sent);
    open(submit);
    await fill();
    add(photos());
    await screen.findByText('ส่งแล้ว');
    expect(await problemsOfAccess()).toEqual([]);
    press('ตรวจคำตอบก่อนส่ง');
    await screen.findByText('1 รูป');
    press('ส่งเรื่อง');
    await screen.findByText('รับที่ 12/2569');
    expect(submit.mock.calls[0]?.[0].answers.photos).toEqual([expect.stringMatching(/^id-of-/)]);
  });

  test('one that fails says why, and is sent again under the same key', async () => {
    const keys: string[] = [];
    sending.upload = key => {
      keys.push(key);
      return keys.length === 1 ? { ok: false, kind: 'timeout' } : { ok: true, value: { id: 'p1' }, repeated: true };
    };
    open(async () => sent);
    await fill();
    add(photos());
    await screen.findByText(/ยังส่งไม่ได้/);
    press('ส่งรูปที่ 1อีกครั้ง');
    await screen.findByText('ส่งแล้ว');
    expect(new Set(keys).size).toBe(1);
  });

  test('one can be removed', async () => {
    open(async () => sent);
    await fill();
    add(photos());
    await screen.findByText('รูปที่ 1');
    press('เอารูปที่ 1 ออก');
    await waitFor(() => expect(screen.queryByText('รูปที่ 1')).toBeNull());
  });
});

describe('a draft on the device', () => {
  freshPages();
  const hour = 3_600_000;
  const leave = async (page: { unmount: () => void }) => {
    page.unmount();
    await new Promise(done => setTimeout(done, 60));
    expect(device.size).toBe(1);
  };

  test('is offered when one comes back, and goes on where it was', async () => {
    const first = open(async () => sent);
    await fill();
    await leave(first);
    open(async () => sent);
    await screen.findByText('มีเรื่องที่กรอกค้างไว้');
    expect(await problemsOfAccess()).toEqual([]);
    press('ทำต่อจากที่ค้างไว้');
    expect((await screen.findByLabelText<HTMLTextAreaElement>('เล่าให้เราฟัง')).value).toBe('หลุมใหญ่หน้าวัด');
  });

  test('is forgotten when one starts anew', async () => {
    const first = open(async () => sent);
    await fill();
    await leave(first);
    open(async () => sent);
    fireEvent.click(await screen.findByRole('button', { name: 'เริ่มใหม่' }));
    expect((await screen.findByLabelText<HTMLTextAreaElement>('เล่าให้เราฟัง')).value).toBe('');
    await waitFor(() => expect(device.size).toBe(0));
  });

  test('is gone after seven days', async () => {
    const first = open(async () => sent);
    await fill();
    await leave(first);
    const then = Date.now() + 7 * 24 * hour + 1;
    vi.spyOn(Date, 'now').mockReturnValue(then);
    open(async () => sent);
    await screen.findByText('เล่าให้เราฟัง');
    expect(screen.queryByText('มีเรื่องที่กรอกค้างไว้')).toBeNull();
    expect(device.size).toBe(0);
  });

  test('holds no ID card number; that lasts until the window is closed', async () => {
    const first = open(async () => sent);
    await fill();
    type('เลขประจำตัวประชาชน', '1101700230708');
    await leave(first);
    expect(JSON.stringify([...device.values()])).not.toContain('1101700230708');
    const again = open(async () => sent);
    fireEvent.click(await screen.findByRole('button', { name: 'ทำต่อจากที่ค้างไว้' }));
    expect((await screen.findByLabelText<HTMLInputElement>(/^เลขประจำตัวประชาชน/)).value).toBe('1101700230708');
    await leave(again);
    await new Promise(done => setTimeout(done, 60));
    sessionStorage.clear();
    open(async () => sent);
    fireEvent.click(await screen.findByRole('button', { name: 'ทำต่อจากที่ค้างไว้' }));
    expect((await screen.findByLabelText<HTMLInputElement>(/^เลขประจำตัวประชาชน/)).value).toBe('');
    expect(screen.getByText(/คำตอบที่เป็นข้อมูลส่วนตัวไม่ได้เก็บไว้/)).toBeTruthy();
  });

  test('of another person is not shown', async () => {
    const first = open(async () => sent);
    await fill();
    await leave(first);
    open(async () => sent, { session: Promise.resolve(sessionOf({ who: 'U2' })) });
    expect((await screen.findByLabelText<HTMLTextAreaElement>('เล่าให้เราฟัง')).value).toBe('');
  });

  test('that was ready and not sent is ready again, under its own key', async () => {
    const keys: string[] = [];
    const lose = async ({ key }: Filled): Promise<Result<Sent>> => {
      keys.push(key);
      return { ok: false, kind: 'timeout' };
    };
    const first = open(lose);
    await fillAndCheck();
    press('ส่งเรื่อง');
    await screen.findByText('รอส่ง');
    await leave(first);
    open(async ({ key }) => {
      keys.push(key);
      return sent;
    });
    await screen.findByText('เรื่องนี้ยังไม่ได้ส่ง คำตอบยังอยู่ครบ กดส่งเรื่องได้เลย');
    press('ส่งเรื่อง');
    await screen.findByText('รับที่ 12/2569');
    expect(keys[0]).toBe(keys[1]);
  });

  test('of a form that has changed keeps what is still asked, and says so', async () => {
    const first = open(async () => sent);
    await fill();
    await leave(first);
    open(async () => sent, { version: 'v2' });
    fireEvent.click(await screen.findByRole('button', { name: 'ทำต่อจากที่ค้างไว้' }));
    await screen.findByText(/แบบฟอร์มนี้ปรับปรุงใหม่/);
    expect(screen.getByLabelText<HTMLTextAreaElement>('เล่าให้เราฟัง').value).toBe('หลุมใหญ่หน้าวัด');
  });
});
