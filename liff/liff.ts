import CloseWindow from '@line/liff/close-window';
import liff from '@line/liff/core';
import GetIdToken from '@line/liff/get-id-token';
import IsInClient from '@line/liff/is-in-client';
import IsLoggedIn from '@line/liff/is-logged-in';
import Login from '@line/liff/login';
import Logout from '@line/liff/logout';
import { isExpired, subjectOf } from './id-token.ts';
import type { Session } from './session.ts';

/** When a token was last renewed, so that a clock that is wrong does not send somebody to LINE Login for ever. */
const RENEWED = 'token-renewed-at';
const RENEW_AGAIN_MS = 5 * 60_000;

/**
 * Starts LINE's SDK with no more modules than the mini-app uses; nothing else imports `@line/liff`. The address must not be
 * touched before this resolves: LINE's redirects (`liff.state`, `code`) are worked off in it. Rejects when LINE cannot be
 * reached. Source: LIFF v2 API reference, liff.init(); LIFF documentation, Pluggable SDK.
 */
export async function startLiff(liffId: string): Promise<Session> {
  for (const module of [IsInClient, IsLoggedIn, Login, Logout, GetIdToken, CloseWindow]) liff.use(new module());
  await liff.init({ liffId, withLoginOnExternalBrowser: false });
  const isInLine = liff.isInClient();
  const idToken = () => (liff.isLoggedIn() ? liff.getIDToken() : null);
  const signIn = () => liff.login({ redirectUri: location.href });

  const renew = async () => {
    const last = Number(sessionStorage.getItem(RENEWED)) || 0;
    if (Date.now() - last < RENEW_AGAIN_MS) return false;
    sessionStorage.setItem(RENEWED, String(Date.now()));
    liff.logout();
    // Inside LINE the SDK signs in by itself at the next start; login() is for other browsers.
    if (isInLine) location.reload();
    else signIn();
    return new Promise<never>(() => {});
  };

  const token = idToken();
  // A token from an earlier visit: LINE still counts the person as signed in, the product no longer would.
  if (token && isExpired(token, Date.now())) await renew();
  return {
    isInLine,
    who: token && subjectOf(token),
    idToken,
    signIn,
    renew,
    close: () => {
      if (isInLine) liff.closeWindow();
      return isInLine;
    },
  };
}
