import { fetchCode } from './fetching.ts';
import { readPage } from './page-facts.ts';

/**
 * Who is looking at the page, and what can be done about it. Made by `liff.ts` with LINE's SDK, or by `stand-in.ts` in the
 * local town hall.
 */
export type Session = {
  /** Inside LINE's own browser: the window can be closed, and LINE says who it is by itself. */
  readonly isInLine: boolean;
  /** Opaque id of the person, only to keep the drafts of two people on one device apart; null when nobody is signed in. */
  readonly who: string | null;
  /** The ID token for the `Authorization` header; null when nobody is signed in. */
  readonly idToken: () => string | null;
  /** Leaves the page for LINE Login and comes back to the same address. Drafts stay on the device. */
  readonly signIn: () => void;
  /** The token has expired (it lives for an hour). False: it was renewed just now and did not help. */
  readonly renew: () => Promise<boolean>;
  /** Closes the window inside LINE; false in a browser, where a page cannot. */
  readonly close: () => boolean;
};

let started: Promise<Session> | null = null;

/**
 * Asks LINE who this is, once. The code that asks is loaded beside the page, never before it. Rejects when LINE cannot say
 * who somebody is; public pages work all the same.
 */
export function session(): Promise<Session> {
  started ??= start(false);
  return started;
}

/** Asks again after it failed. */
export function startAgain(): Promise<Session> {
  started = start(true);
  return started;
}

async function start(isRetry: boolean): Promise<Session> {
  const { liffId, standIn } = readPage();
  if (standIn) return (await fetchCode(() => import('./stand-in.ts'), isRetry)).startStandIn(standIn);
  return (await fetchCode(() => import('./liff.ts'), isRetry)).startLiff(liffId);
}

/** For tests: this session, without LINE. */
export function pretendSession(given: Promise<Session>): void {
  started = given;
}
