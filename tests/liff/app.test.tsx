import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { App } from '../../liff/app.tsx';
import { routes } from '../../liff/routes.ts';
import { pretendSession, type Session } from '../../liff/session.ts';
import { answered, freshPages, problemsOfAccess, product, sessionOf } from './page-fixture.tsx';

function openAt(address: string, session: Promise<Session> = Promise.resolve(sessionOf())) {
  history.replaceState(null, '', address);
  if (!localStorage.getItem('locale')) localStorage.setItem('locale', 'th');
  pretendSession(session);
  return render(<App />);
}

const facts = {
  'GET /api/score': answered({ years: [] }),
  'GET /api/measure': answered({ round: 2565, isOver: false, measures: [] }),
};

describe('the mini-app', () => {
  freshPages();
  afterEach(() => history.replaceState(null, '', '/'));

  test.each([
    ['th', 'วันนี้ให้เราช่วยเรื่องอะไร'],
    ['en', 'How can we help you today?'],
  ])('opens on what can be done, before LINE has said anything (%s)', async (locale, title) => {
    localStorage.setItem('locale', locale);
    openAt('/liff/', new Promise(() => {}));
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(title);
    expect(screen.getAllByRole('listitem')).toHaveLength(6);
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('goes nowhere until LINE is done with the address, and then where it was asked to go', async () => {
    product(facts);
    let start = (_: Session) => {};
    openAt('/liff/?liff.user=U1', new Promise(done => (start = done)));
    fireEvent.click(await screen.findByRole('link', { name: /คะแนนและมาตรการ/ }));
    await new Promise(done => setTimeout(done, 50));
    expect(location.pathname).toBe('/liff/');
    start(sessionOf());
    await screen.findByRole('heading', { name: 'คะแนนและมาตรการ' });
    expect(location.pathname).toBe('/liff/measures');
  });

  test('a link through LINE waits for LINE, and is followed although LINE is gone', async () => {
    product(facts);
    let fail = (_: Error) => {};
    openAt('/liff/?liff.state=%2Fmeasures', new Promise((_, no) => (fail = no)));
    await new Promise(done => setTimeout(done, 50));
    expect(screen.queryByRole('link', { name: /แจ้งเรื่อง/ })).toBeNull();
    expect(location.pathname).toBe('/liff/');
    fail(new Error('LINE is gone'));
    await screen.findByRole('heading', { name: 'คะแนนและมาตรการ' });
    expect(location.pathname).toBe('/liff/measures');
  });

  test('an unknown address says so and leads home', async () => {
    openAt('/liff/nowhere');
    await screen.findByRole('heading', { name: 'ไม่พบหน้านี้' });
    expect(screen.getByRole('link', { name: 'หน้าแรก' }).getAttribute('href')).toBe('/liff/');
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('a page whose code cannot be fetched says so, and can be tried again', async () => {
    product(facts);
    const route = routes.find(({ path }) => path === '/privacy');
    if (!route) throw new Error('there is no such page');
    const load = vi.spyOn(route, 'load').mockRejectedValueOnce(new TypeError('Failed to fetch'));
    openAt('/liff/privacy');
    fireEvent.click(await screen.findByRole('button', { name: 'ลองอีกครั้ง' }));
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'ลองอีกครั้ง' })).toBeNull());
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('every page of the register can be loaded', async () => {
    cleanup();
    for (const { path, load } of routes) expect(typeof (await load()), path).toBe('function');
  });
});
