/** Every page of the mini-app is below this address. */
export const BASE = '/liff';

/** Must the page wait for LINE before it knows its own address? A link into the app, or the way back from LINE Login. */
export function isOnTheWay(search: string): boolean {
  const query = new URLSearchParams(search);
  return query.has('liff.state') || query.has('code') || query.has('liffClientId');
}

/**
 * Where a `liff.state` leads, when LINE's SDK could not follow it: a page of this app, else null. It is written by whoever
 * made the link, so that nothing but a path below {@link BASE} on this very host is followed.
 * Source: LIFF documentation, Opening a LIFF app, Behaviors from accessing the LIFF URL.
 */
export function stateTarget(address: string): string | null {
  const here = new URL(address);
  const state = here.searchParams.get('liff.state');
  if (state === null || !/^[/?]/.test(state)) return null;
  const path = `${BASE}${state.startsWith('/') ? '' : '/'}${state}`;
  if (!URL.canParse(path, here.origin)) return null;
  const target = new URL(path, here.origin);
  if (target.origin !== here.origin || !target.pathname.startsWith(`${BASE}/`)) return null;
  const user = here.searchParams.get('liff.user');
  if (user) target.searchParams.set('liff.user', user);
  return target.pathname + target.search + target.hash;
}
