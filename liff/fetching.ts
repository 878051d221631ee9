const DEADLINE_MS = 8_000;

/**
 * Fetches code that comes later. Browsers remember that a script could not be fetched, and a new release takes the old
 * scripts away: what fails once more although the product answers is only had by opening the page anew. Drafts stay.
 */
export async function fetchCode<T>(load: () => Promise<T>, isRetry: boolean): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!isRetry || !(await isReachable())) throw error;
    location.reload();
    return new Promise<never>(() => {});
  }
}

async function isReachable(): Promise<boolean> {
  const giveUp = new AbortController();
  const deadline = setTimeout(() => giveUp.abort(), DEADLINE_MS);
  try {
    return (await fetch(location.pathname, { method: 'HEAD', cache: 'no-store', signal: giveUp.signal })).ok;
  } catch {
    return false;
  } finally {
    clearTimeout(deadline);
  }
}
