import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session, startAgain } from '../../liff/session.ts';
import { answered, freshPages, product } from './page-fixture.tsx';

const sdk = vi.hoisted(() => ({
  use: vi.fn(),
  init: vi.fn(async () => {}),
  isInClient: vi.fn(() => false),
  isLoggedIn: vi.fn(() => true),
  getIDToken: vi.fn((): string | null => null),
  login: vi.fn(),
  logout: vi.fn(),
  closeWindow: vi.fn(),
}));
vi.mock('@line/liff/core', () => ({ default: sdk }));
for (const module of ['close-window', 'get-id-token', 'is-in-client', 'is-logged-in', 'login', 'logout'])
  vi.doMock(`@line/liff/${module}`, () => ({ default: class {} }));

const tokenOf = (claims: object) => `h.${btoa(JSON.stringify(claims))}.s`;
const valid = () => tokenOf({ sub: 'U1', exp: Date.now() / 1_000 + 3_600 });
const meta = (name: string, content: string) => {
  document.head.innerHTML += `<meta name="${name}" content="${content}">`;
};

describe('who is looking at the page, by LINE', () => {
  freshPages();
  beforeEach(() => {
    meta('liff-id', '123-abc');
    sdk.getIDToken.mockReturnValue(valid());
    sdk.isInClient.mockReturnValue(false);
    sdk.isLoggedIn.mockReturnValue(true);
  });
  afterEach(() => vi.clearAllMocks());

  test('is asked of LINE’s SDK with this office’s app, and signs nobody in by itself', async () => {
    const known = await startAgain();
    expect(sdk.init).toHaveBeenCalledWith({ liffId: '123-abc', withLoginOnExternalBrowser: false });
    expect(known.who).toBe('U1');
    expect(known.idToken()).toBe(sdk.getIDToken());
    expect(sdk.login).not.toHaveBeenCalled();
  });

  test('is nobody in a browser where nobody has signed in; signing in comes back to this page', async () => {
    sdk.isLoggedIn.mockReturnValue(false);
    const known = await startAgain();
    expect([known.who, known.idToken()]).toEqual([null, null]);
    known.signIn();
    expect(sdk.login).toHaveBeenCalledWith({ redirectUri: location.href });
  });

  test('is renewed at once when LINE still gives an expired token, but not again and again', async () => {
    sdk.getIDToken.mockReturnValue(tokenOf({ sub: 'U1', exp: Date.now() / 1_000 - 10 }));
    const stuck = startAgain();
    await vi.waitFor(() => expect(sdk.login).toHaveBeenCalledTimes(1));
    expect(sdk.logout).toHaveBeenCalledTimes(1);
    expect(await Promise.race([stuck, new Promise(done => setTimeout(() => done('waits'), 50))])).toBe('waits');
    const known = await startAgain();
    expect(sdk.login).toHaveBeenCalledTimes(1);
    expect(await known.renew()).toBe(false);
  });

  test('can close the window only inside LINE', async () => {
    expect((await startAgain()).close()).toBe(false);
    expect(sdk.closeWindow).not.toHaveBeenCalled();
    sdk.isInClient.mockReturnValue(true);
    expect((await startAgain()).close()).toBe(true);
    expect(sdk.closeWindow).toHaveBeenCalled();
  });

  test('is asked once, and once more after a failure', async () => {
    sdk.init.mockRejectedValueOnce(new Error('LINE is gone'));
    await expect(startAgain()).rejects.toThrow('LINE is gone');
    await expect(session()).rejects.toThrow('LINE is gone');
    expect(sdk.init).toHaveBeenCalledTimes(1);
    expect((await startAgain()).who).toBe('U1');
  });
});

describe('who is looking at the page, in the local town hall', () => {
  freshPages();
  const base = 'http://127.0.0.1:8788';
  beforeEach(() => meta('line-stand-in', base));
  afterEach(() => history.replaceState(null, '', '/'));

  test('is the owner of the telephone that the address names, also on the next page', async () => {
    const asked = product({ [`GET ${base}/local/id-token?user=U7`]: answered({ id_token: 'a.b.c' }) });
    history.replaceState(null, '', '/liff/?liff.user=U7');
    expect(await startAgain()).toMatchObject({ who: 'U7' });
    history.replaceState(null, '', '/liff/cases');
    const known = await startAgain();
    expect([known.who, known.idToken()]).toEqual(['U7', 'a.b.c']);
    expect(asked).toHaveLength(2);
    expect(sdk.init).not.toHaveBeenCalled();
  });

  test('is nobody in a window of its own', async () => {
    const known = await startAgain();
    expect([known.who, known.idToken(), known.close()]).toEqual([null, null, false]);
  });

  test('follows the link as LINE would', async () => {
    history.replaceState(null, '', '/liff/?liff.state=%2Fcases%2F7');
    await startAgain();
    expect(location.pathname).toBe('/liff/cases/7');
  });
});
