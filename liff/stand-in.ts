import { stateTarget } from './deep-link.ts';
import type { Session } from './session.ts';

const USER = 'stand-in-user';
const DEADLINE_MS = 10_000;

/**
 * In the local town hall a stand-in for LINE says who this is: the console names the telephone's owner in `liff.user`. The
 * product still verifies the token. Nothing of this is loaded where LINE itself is asked. Rejects when the stand-in is gone.
 */
export async function startStandIn(base: string): Promise<Session> {
  const named = new URL(location.href).searchParams.get('liff.user');
  if (named) sessionStorage.setItem(USER, named);
  const user = named ?? sessionStorage.getItem(USER);
  // As LINE's SDK does before anything else.
  const target = stateTarget(location.href);
  if (target) history.replaceState(null, '', target);
  let token = user ? await tokenOf(base, user) : null;
  return {
    isInLine: window.parent !== window,
    who: user,
    idToken: () => token,
    signIn: () => location.reload(),
    renew: async () => {
      token = user ? await tokenOf(base, user) : null;
      return token !== null;
    },
    close: () => {
      if (window.parent === window) return false;
      window.parent.postMessage({ type: 'liff.close' }, '*');
      return true;
    },
  };
}

async function tokenOf(base: string, user: string): Promise<string> {
  const address = `${base}/local/id-token?user=${encodeURIComponent(user)}`;
  const response = await fetch(address, { signal: AbortSignal.timeout(DEADLINE_MS) });
  if (!response.ok) throw new Error(`id-token: ${response.status}`);
  const { id_token: token }: { id_token?: unknown } = await response.json();
  if (typeof token !== 'string') throw new Error('id-token: none');
  return token;
}
