import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { call } from '../../liff/api.ts';
import { pretendSession } from '../../liff/session.ts';
import { reading, writing } from '../../src/domain/call.ts';
import { answered, freshPages, lost, product, sessionOf, setOnline } from './page-fixture.tsx';

const readCase = reading<{ id: string; from?: string }, { title: string }>('/cases/:id');
const fileCase = writing<{ words: string }, { reference: string }>('/complaint');
const key = '5b1ea3a4-7f8e-4bd5-9e40-000000000001';
const say = { th: 'ไม่พบเรื่องนี้', en: 'There is no such case' };

describe('a call to the product', () => {
  freshPages();
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
    pretendSession(Promise.resolve(sessionOf()));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('puts named parts into the path, the rest into the query, and says who asks and in which language', async () => {
    const asked = product({ 'GET /api/cases/a%2Fb?from=2': answered({ title: 'ไฟดับ' }) });
    expect(await call(readCase, { id: 'a/b', from: '2' })).toEqual({
      ok: true,
      value: { title: 'ไฟดับ' },
      repeated: false,
    });
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer header.payload.signature');
    expect(asked[0]?.headers.get('accept-language')).toBe('th');
  });

  test('sends what is filed as JSON under its key', async () => {
    const asked = product({ 'POST /api/complaint': answered({ reference: '12/2569' }, 201) });
    expect(await call(fileCase, { words: 'ไฟดับ' }, { key })).toMatchObject({ ok: true, repeated: false });
    expect(asked[0]).toMatchObject({ body: { words: 'ไฟดับ' } });
    expect(asked[0]?.headers.get('idempotency-key')).toBe(key);
  });

  test('a lost answer is asked for again under the same key, and the repetition is told apart', async () => {
    let tries = 0;
    const asked = product({
      'POST /api/complaint': () => (tries++ === 0 ? lost()() : answered({ reference: '12/2569' }, 200)()),
    });
    expect(await call(fileCase, { words: 'ไฟดับ' }, { key })).toEqual({
      ok: true,
      value: { reference: '12/2569' },
      repeated: true,
    });
    expect(asked.map(({ headers }) => headers.get('idempotency-key'))).toEqual([key, key]);
  });

  test('writing without a key is never tried twice', async () => {
    const asked = product({ 'POST /api/complaint': lost() });
    expect(await call(fileCase, { words: 'ไฟดับ' })).toEqual({ ok: false, kind: 'offline' });
    expect(asked).toHaveLength(1);
  });

  test('an overloaded product is asked three times, then its own words are given', async () => {
    const asked = product({ 'GET /api/cases/x': answered({ code: 'busy', say }, 503) });
    expect(await call(readCase, { id: 'x' })).toMatchObject({ ok: false, kind: 'refused', code: 'busy', say });
    expect(asked).toHaveLength(3);
  });

  test('a refusal is final and carries its code, its words and the fields it is about', async () => {
    const fields = [{ field: 'words', code: 'missing', say }];
    const asked = product({ 'POST /api/complaint': answered({ code: 'bad-input', say, fields }, 400) });
    expect(await call(fileCase, { words: '' }, { key })).toEqual({
      ok: false,
      kind: 'refused',
      status: 400,
      code: 'bad-input',
      say,
      fields,
    });
    expect(asked).toHaveLength(1);
  });

  test('without a signal it does not try again by itself', async () => {
    setOnline(false);
    const asked = product({ 'GET /api/cases/x': lost() });
    expect(await call(readCase, { id: 'x' })).toEqual({ ok: false, kind: 'offline' });
    expect(asked).toHaveLength(1);
  });

  test('no answer within 15 seconds is a timeout', async () => {
    vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
      return new Promise((_, fail) => signal.addEventListener('abort', () => fail(new Error('aborted'))));
    });
    const result = call(fileCase, { words: 'x' });
    await vi.advanceTimersByTimeAsync(15_100);
    expect(await result).toEqual({ ok: false, kind: 'timeout' });
  });

  test('what is no JSON is broken, not an answer', async () => {
    product({ 'GET /api/cases/x': () => new Response('<html>') });
    expect(await call(readCase, { id: 'x' })).toEqual({ ok: false, kind: 'broken' });
  });

  test('an expired token is renewed once, and the call made again', async () => {
    let token = 'old.old.old';
    const renew = vi.fn(async () => {
      token = 'new.new.new';
      return true;
    });
    pretendSession(Promise.resolve(sessionOf({ idToken: () => token, renew })));
    const asked = product({
      'POST /api/complaint': () =>
        token === 'old.old.old'
          ? answered({ code: 'token-expired', say }, 401)()
          : answered({ reference: '12/2569' }, 201)(),
    });
    expect(await call(fileCase, { words: 'x' }, { key })).toMatchObject({ ok: true });
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer old.old.old',
      'Bearer new.new.new',
    ]);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  test('open facts do not wait for LINE, and are had although LINE is gone', async () => {
    pretendSession(new Promise(() => {}));
    product({ 'GET /api/cases/x': answered({ title: 'a' }) });
    expect(await call(readCase, { id: 'x' }, { open: true })).toMatchObject({ ok: true });
    pretendSession(Promise.reject(new Error('LINE is gone')));
    expect(await call(readCase, { id: 'x' })).toMatchObject({ ok: true });
  });
});
