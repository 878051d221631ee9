import { session } from '../../session.ts';

/** What asking for a photo comes to; `waiting`: it is still being prepared. */
export type PhotoAnswer =
  | { readonly kind: 'here'; readonly blob: Blob }
  | { readonly kind: 'waiting' | 'gone' | 'failed' };

const DEADLINE_MS = 30_000;

/** Asks once for a photo of a case, as whoever looks at the page. Never throws. */
export async function askPhoto(caseId: string, photo: string, leaving: AbortSignal): Promise<PhotoAnswer> {
  const giveUp = new AbortController();
  const stop = () => giveUp.abort();
  const deadline = setTimeout(stop, DEADLINE_MS);
  leaving.addEventListener('abort', stop, { once: true });
  try {
    const asker = await session();
    const address = `/api/cases/${encodeURIComponent(caseId)}/photos/${encodeURIComponent(photo)}`;
    const ask = () =>
      fetch(address, { headers: { authorization: `Bearer ${asker.idToken() ?? ''}` }, signal: giveUp.signal });
    let response = await ask();
    if (response.status === 401 && (await asker.renew())) response = await ask();
    if (response.status === 202) return { kind: 'waiting' };
    if (response.status === 410 || response.status === 404) return { kind: 'gone' };
    return response.ok ? { kind: 'here', blob: await response.blob() } : { kind: 'failed' };
  } catch {
    return { kind: 'failed' };
  } finally {
    clearTimeout(deadline);
    leaving.removeEventListener('abort', stop);
  }
}
