import * as v from 'valibot';

/** Channel access tokens: `get` gives one that works now, `forget` drops one that LINE refused. */
export type Tokens = { get(signal: AbortSignal): Promise<string>; forget(token: string): void };

const Answer = v.object({
  access_token: v.pipe(v.string(), v.regex(/^[!-~]+$/)),
  expires_in: v.pipe(v.number(), v.minValue(1)),
});

/** A stateless token lives 15 minutes; we use it for at most 13. */
const MAX_AGE_MS = 13 * 60_000;

type Parts = {
  readonly base: string;
  readonly channelId: string;
  readonly channelSecret: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
};

/**
 * Stateless channel access tokens v3, kept in this isolate. Only finished tokens are shared between requests: on Workers
 * a request must not wait for another one's I/O, and these tokens are unlimited. Throws where LINE gives none. Source: Messaging API reference, Issue stateless channel access token.
 */
export function statelessTokens(parts: Parts): Tokens {
  let current: { token: string; until: number } | null = null;

  async function issue(signal: AbortSignal): Promise<string> {
    const response = await parts.fetch(`${parts.base}/oauth2/v3/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: parts.channelId,
        client_secret: parts.channelSecret,
      }).toString(),
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`no channel access token: ${response.status}`);
    }
    const answer = v.parse(Answer, await response.json());
    current = {
      token: answer.access_token,
      until: parts.now() + Math.min(MAX_AGE_MS, (answer.expires_in * 1000 * 13) / 15),
    };
    return answer.access_token;
  }

  return {
    async get(signal) {
      if (current && current.until > parts.now()) return current.token;
      return issue(signal);
    },
    forget(token) {
      if (current?.token === token) current = null;
    },
  };
}
