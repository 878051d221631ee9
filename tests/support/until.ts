const PAUSE_MS = 20;

/**
 * Asks again and again until `read` gives something true, and returns that. Rejects after `ms`, naming `what` was waited
 * for; a `read` that rejects counts as "not yet".
 */
export async function until<T>(
  what: string,
  read: () => T | Promise<T>,
  ms = 20_000,
): Promise<Exclude<T, null | undefined | false | '' | 0>> {
  const end = performance.now() + ms;
  let problem: unknown;
  do {
    try {
      const value = await read();
      if (value) return value as Exclude<T, null | undefined | false | '' | 0>; // true here
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  } while (performance.now() < end);
  throw new Error(`waited ${ms} ms in vain: ${what}`, { cause: problem });
}
