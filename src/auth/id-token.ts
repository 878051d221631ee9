import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import * as v from 'valibot';
import { readCapped } from '../line/body.ts';

/** Whose token it is, or why it does not say. `unreachable`: LINE's keys cannot be had now. */
export type Verified =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' | 'unreachable' };
export type IdTokens = { verify(token: string): Promise<Verified> };

const ISSUER = 'https://access.line.me';
const KEYS_MS = 5_000;
/** Keys are asked for again after an hour; while LINE cannot be reached, those of the last day do. */
const FRESH_MS = 3_600_000;
const STALE_MS = 24 * 3_600_000;
/**
 * An unknown key is looked for at most so often: anybody can write one into a token. And while LINE is down or slow, those
 * who come meanwhile do not each wait for it.
 */
const LOOK_AGAIN_MS = 30_000;
/** LINE has a handful of keys. */
const MOST_BYTES = 64 * 1024;
const MOST_CHARACTERS = 4_096;

const Keys = v.object({ keys: v.pipe(v.array(v.looseObject({ kty: v.string() })), v.minLength(1), v.maxLength(50)) });
const UserId = v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/));

type Parts = {
  readonly base: string;
  /** Our LINE Login channel. */
  readonly audience: string;
  readonly fetch: typeof fetch;
  /** LINE's time, ms since 1970: tokens expire by it whatever our own clock says. */
  readonly now: () => number;
};

/**
 * Verifies ID tokens of LINE Login. Only finished key sets are shared between requests: on Workers a request must not wait
 * for another one's I/O. Source: LINE Login, Verify ID token; LIFF signs with ES256.
 */
export function idTokens(parts: Parts): IdTokens {
  let known: { readonly keys: JSONWebKeySet; readonly at: number } | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;

  async function keysNow(isUnknown: boolean): Promise<JSONWebKeySet | null> {
    const age = known ? parts.now() - known.at : Number.POSITIVE_INFINITY;
    if (known && age < (isUnknown ? LOOK_AGAIN_MS : FRESH_MS)) return known.keys;
    const stale = age < STALE_MS ? (known?.keys ?? null) : null;
    if (stale && parts.now() - failedAt < LOOK_AGAIN_MS) return stale;
    try {
      known = { keys: await readKeys(parts), at: parts.now() };
      return known.keys;
    } catch {
      failedAt = parts.now();
      return stale;
    }
  }

  async function verify(token: string, isUnknown: boolean): Promise<Verified> {
    const keys = await keysNow(isUnknown);
    if (!keys) return { ok: false, reason: 'unreachable' };
    try {
      const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
        algorithms: ['ES256'],
        issuer: ISSUER,
        audience: parts.audience,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(parts.now()),
      });
      return v.is(UserId, payload.sub) ? { ok: true, userId: payload.sub } : { ok: false, reason: 'invalid' };
    } catch (error) {
      // What is no fault of the token is one of the key: LINE's own never are damaged.
      const isDamaged = !(error instanceof errors.JOSEError);
      if ((isDamaged || error instanceof errors.JWKSNoMatchingKey) && !isUnknown) return verify(token, true);
      if (isDamaged) return { ok: false, reason: 'unreachable' };
      return { ok: false, reason: error instanceof errors.JWTExpired ? 'expired' : 'invalid' };
    }
  }

  return {
    verify: async token =>
      token.length > MOST_CHARACTERS ? { ok: false, reason: 'invalid' } : await verify(token, false),
  };
}

async function readKeys({ base, fetch }: Parts): Promise<JSONWebKeySet> {
  const response = await fetch(`${base}/oauth2/v2.1/certs`, { signal: AbortSignal.timeout(KEYS_MS) });
  if (!response.ok) throw new Error(`keys: ${response.status}`);
  const bytes = await readCapped(response, MOST_BYTES);
  return v.parse(Keys, JSON.parse(new TextDecoder().decode(bytes ?? undefined))) as JSONWebKeySet;
}
