import { cleanup, render } from '@testing-library/preact';
import axe from 'axe-core';
import type { ComponentChildren } from 'preact';
import { afterEach, beforeEach, vi } from 'vitest';
import { LocaleProvider } from '../../liff/locale.tsx';
import { PersonProvider } from '../../liff/person.tsx';
import { pretendSession, type Session } from '../../liff/session.ts';
import type { Locale } from '../../src/i18n/texts.ts';

/** A resident whom LINE knows; change what matters. */
export function sessionOf(change: Partial<Session> = {}): Session {
  return {
    isInLine: true,
    who: 'U1',
    idToken: () => 'header.payload.signature',
    signIn: vi.fn(),
    renew: vi.fn(async () => false),
    close: vi.fn(() => true),
    ...change,
  };
}

/** Shows a part of the mini-app as the app does: in one language, to one person. */
export function show(
  children: ComponentChildren,
  { locale = 'th', session = Promise.resolve(sessionOf()) }: { locale?: Locale; session?: Promise<Session> } = {},
) {
  localStorage.setItem('locale', locale);
  pretendSession(session);
  return render(
    <LocaleProvider>
      <PersonProvider>{children}</PersonProvider>
    </LocaleProvider>,
  );
}

/**
 * What is wrong for people who cannot see or point, one line per rule and place. Colours need a real browser: the
 * end-to-end tests look at them.
 */
export async function problemsOfAccess(): Promise<string[]> {
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Answers of the product, by "METHOD path"; what was asked is kept. */
export function product(answers: { [asked: string]: () => Response | Promise<Response> }) {
  const asked: { to: string; headers: Headers; body: unknown }[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, init: RequestInit = {}) => {
      const to = `${init.method ?? 'GET'} ${path}`;
      asked.push({ to, headers: new Headers(init.headers), body: init.body ? JSON.parse(String(init.body)) : null });
      const answer = answers[to];
      if (!answer) throw new TypeError(`nothing answers ${to}`);
      return answer();
    }),
  );
  return asked;
}

export const answered =
  (value: unknown, status = 200) =>
  () =>
    Response.json(value, { status });
export const lost = () => () => Promise.reject(new TypeError('Failed to fetch'));

export function setOnline(isOnline: boolean): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}

/** Each test begins on a fresh page with nothing stored. */
export function freshPages(): void {
  beforeEach(() => {
    document.head.innerHTML =
      '<title>โปร่งใส</title><meta name="office" content="อบต.ตัวอย่าง"><meta name="office-en" content="Sample SAO">';
    document.documentElement.lang = 'th';
  });
  afterEach(async () => {
    cleanup();
    // What effects leave behind is done after the next picture.
    await new Promise(done => setTimeout(done, 60));
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    localStorage.clear();
    sessionStorage.clear();
  });
}
