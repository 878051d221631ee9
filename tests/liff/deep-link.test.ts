import { describe, expect, test } from 'vitest';
import { findRoute } from '../../liff/app.tsx';
import { isOnTheWay, stateTarget } from '../../liff/deep-link.ts';
import { isExpired, subjectOf } from '../../liff/id-token.ts';

const at = (state: string) => stateTarget(`https://office.example/liff/?liff.state=${encodeURIComponent(state)}`);

describe('a link into the mini-app', () => {
  test('leads to a case or a form with its query', () => {
    expect(at('/cases/abc?from=chat')).toBe('/liff/cases/abc?from=chat');
    expect(at('/complaint')).toBe('/liff/complaint');
    expect(at('?lang=en')).toBe('/liff/?lang=en');
  });

  test.each([
    'https://evil.example/',
    '//evil.example/x',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/../webhook',
    '/..%2f../x/../../api/health',
    'cases',
    '',
  ])('that says %j never leaves the pages of this app', state => {
    const target = at(state);
    if (target !== null) {
      const { origin, pathname } = new URL(target, 'https://office.example');
      expect([origin, pathname.startsWith('/liff/')]).toEqual(['https://office.example', true]);
    }
  });

  test('waits for LINE only where LINE has something to say about the address', () => {
    expect(isOnTheWay('?liff.state=%2Fcases')).toBe(true);
    expect(isOnTheWay('?code=a&state=b&liffClientId=1')).toBe(true);
    expect(isOnTheWay('?liff.user=U1&liff.unknown=1')).toBe(false);
  });
});

describe('an address of the mini-app', () => {
  test.each([
    ['/liff', '/'],
    ['/liff/', '/'],
    ['/liff/complaint', '/complaint'],
    ['/liff/services/water-truck', '/services/:id'],
    ['/liff/cases/7/receipt', '/cases/:id/receipt'],
    ['/liff/desk/cases/7', '/desk/cases/:id'],
  ])('%s is the page %s', (path, route) => {
    expect(findRoute(path)?.route.path).toBe(route);
  });

  test('gives its named parts as they were meant', () => {
    expect(findRoute('/liff/cases/LR-2569%2F1')?.params).toEqual({ id: 'LR-2569/1' });
  });

  test.each(['/liff/nowhere', '/liffcases', '/', '/liff/cases/%E0%A4%A'])('%s is no page', path => {
    expect(findRoute(path)).toBeNull();
  });
});

describe('an ID token', () => {
  const token = (claims: object) => `h.${btoa(JSON.stringify(claims))}.s`;

  test('says whose drafts are looked for, and when it must be renewed', () => {
    expect(subjectOf(token({ sub: 'U1' }))).toBe('U1');
    expect(isExpired(token({ exp: 1_000 }), 1_000_000)).toBe(true);
    expect(isExpired(token({ exp: 1_000 }), 900_000)).toBe(false);
  });

  test.each(['', 'x', 'a.b.c', `a.${btoa('null')}.c`])('that is damaged (%j) says nothing', damaged => {
    expect(subjectOf(damaged)).toBeNull();
    expect(isExpired(damaged, 0)).toBe(false);
  });
});
