import { base64url, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { idTokens } from '../../src/auth/id-token.ts';

const NOW = Date.parse('2026-11-20T03:00:00Z');
const AUDIENCE = '1234567891';
const HOUR = 3_600_000;

type Key = { readonly sign: (claims?: JWTPayload, header?: object) => Promise<string>; readonly jwk: JWK };

async function newKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return {
    jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' },
    sign: (claims = {}, header = {}) =>
      new SignJWT({ iss: 'https://access.line.me', aud: AUDIENCE, sub: 'Usomeone', exp: NOW / 1000 + 3600, ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid, ...header })
        .sign(privateKey),
  };
}

/** LINE's key server, which may be down, and our verifier with a clock of its own. */
function line(keys: JWK[]) {
  const state = { keys, isUp: true, asked: 0, now: NOW, instead: null as (() => Response) | null };
  const verifier = idTokens({
    base: 'https://line.test',
    audience: AUDIENCE,
    now: () => state.now,
    fetch: async () => {
      state.asked += 1;
      if (!state.isUp) throw new TypeError('unreachable');
      return state.instead?.() ?? Response.json({ keys: state.keys });
    },
  });
  return { state, verify: (token: string) => verifier.verify(token) };
}

const unsigned = (header: object, payload: object) =>
  `${[header, payload].map(part => base64url.encode(JSON.stringify(part))).join('.')}.`;

describe('an ID token', () => {
  it('of LINE, for our channel, that has not expired says whose it is', async () => {
    const key = await newKey('k1');
    const { verify } = line([key.jwk]);
    expect(await verify(await key.sign())).toEqual({ ok: true, userId: 'Usomeone' });
  });

  it.each([
    ['of another channel', { aud: '9999999999' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['without an end', { exp: undefined }],
    ['without a person', { sub: undefined }],
    ['whose person is no user id', { sub: 'a/b' }],
    ['whose person is longer than any id', { sub: 'U'.repeat(200) }],
    ['that is not valid yet', { nbf: NOW / 1000 + 600 }],
  ] as const)('%s is refused', async (_, claims) => {
    const key = await newKey('k1');
    expect(await line([key.jwk]).verify(await key.sign(claims as JWTPayload))).toEqual({
      ok: false,
      reason: 'invalid',
    });
  });

  it('that has expired is told apart, so that a page can log in again', async () => {
    const key = await newKey('k1');
    const { verify } = line([key.jwk]);
    expect(await verify(await key.sign({ exp: NOW / 1000 - 1 }))).toEqual({ ok: false, reason: 'expired' });
  });

  it('signed by another key under a known name is refused', async () => {
    const [key, forger] = [await newKey('k1'), await newKey('k1')];
    expect(await line([key.jwk]).verify(await forger.sign())).toEqual({ ok: false, reason: 'invalid' });
  });

  it('with a bit changed in its claims is refused', async () => {
    const key = await newKey('k1');
    const [header, , signature] = (await key.sign()).split('.');
    const claims = base64url.encode(
      JSON.stringify({ iss: 'https://access.line.me', aud: AUDIENCE, sub: 'Uother', exp: NOW / 1000 + 3600 }),
    );
    expect(await line([key.jwk]).verify(`${header}.${claims}.${signature}`)).toEqual({ ok: false, reason: 'invalid' });
  });

  it('without a signature, or signed with the public key as if it were a secret, is refused', async () => {
    const key = await newKey('k1');
    const { verify } = line([key.jwk]);
    const payload = { iss: 'https://access.line.me', aud: AUDIENCE, sub: 'Usomeone', exp: NOW / 1000 + 3600 };
    const confused = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .sign(new TextEncoder().encode(JSON.stringify(key.jwk)));
    for (const token of [unsigned({ alg: 'none' }, payload), unsigned({ alg: 'ES256', kid: 'k1' }, payload), confused])
      expect(await verify(token)).toEqual({ ok: false, reason: 'invalid' });
  });

  it('that is no token at all, or far too long, is refused without asking LINE for more keys each time', async () => {
    const key = await newKey('k1');
    const { state, verify } = line([key.jwk]);
    for (const token of ['', 'x', 'a.b.c', '....', 'a'.repeat(100_000), `${'a'.repeat(2_000)}.b.c`])
      expect(await verify(token)).toEqual({ ok: false, reason: 'invalid' });
    expect(state.asked).toBeLessThanOrEqual(1);
  });
});

describe('LINE’s keys', () => {
  it('are asked for once, and again after an hour', async () => {
    const key = await newKey('k1');
    const { state, verify } = line([key.jwk]);
    const token = await key.sign({ exp: NOW / 1000 + 10 * 3600 });
    for (let each = 0; each < 5; each += 1) await verify(token);
    expect(state.asked).toBe(1);
    state.now += HOUR + 1;
    await verify(token);
    expect(state.asked).toBe(2);
  });

  it('that have changed are asked for at once, but not at every unknown name', async () => {
    const [old, fresh] = [await newKey('k1'), await newKey('k2')];
    const { state, verify } = line([old.jwk]);
    await verify(await old.sign());
    state.keys = [old.jwk, fresh.jwk];
    state.now += 31_000;
    expect(await verify(await fresh.sign())).toEqual({ ok: true, userId: 'Usomeone' });
    const asked = state.asked;
    for (let each = 0; each < 10; each += 1) await verify(await old.sign({}, { kid: `made-up-${each}` }));
    expect(state.asked).toBe(asked);
  });

  it('that cannot be reached are said to be so, unless some of the last day are known', async () => {
    const key = await newKey('k1');
    const { state, verify } = line([key.jwk]);
    state.isUp = false;
    const token = await key.sign({ exp: NOW / 1000 + 30 * 3600 });
    expect(await verify(token)).toEqual({ ok: false, reason: 'unreachable' });
    state.isUp = true;
    expect(await verify(token)).toMatchObject({ ok: true });
    state.isUp = false;
    state.now += 20 * HOUR;
    expect(await verify(token)).toMatchObject({ ok: true });
    state.now += 5 * HOUR;
    expect(await verify(token)).toEqual({ ok: false, reason: 'unreachable' });
  });

  it('that are none, damaged, or hidden in far too much are as good as out of reach, and better ones are taken at once', async () => {
    const key = await newKey('k1');
    const damaged = [{ ...key.jwk, x: 'AA', y: 'AA' }];
    const answers: (() => Response)[] = [
      () => Response.json({ keys: [] }),
      () => Response.json({ keys: [key.jwk], padding: ' '.repeat(300_000) }),
      () => new Response('<html>'),
      () => new Response('null'),
    ];
    for (const answer of answers) {
      const { state, verify } = line([key.jwk]);
      state.instead = answer;
      expect(await verify(await key.sign())).toEqual({ ok: false, reason: 'unreachable' });
      state.instead = null;
      expect(await verify(await key.sign())).toMatchObject({ ok: true });
    }
    const { state, verify } = line(damaged);
    expect(await verify(await key.sign())).toEqual({ ok: false, reason: 'unreachable' });
    state.keys = [key.jwk];
    state.now += 31_000;
    expect(await verify(await key.sign())).toMatchObject({ ok: true });
  });

  it('of the last day do while LINE is down or slow, without waiting for it at every request', async () => {
    const key = await newKey('k1');
    const { state, verify } = line([key.jwk]);
    const token = await key.sign({ exp: NOW / 1000 + 30 * 3600 });
    await verify(token);
    state.isUp = false;
    state.now += 2 * HOUR;
    const unknown = await key.sign({ exp: NOW / 1000 + 30 * 3600 }, { kid: 'made-up' });
    for (let each = 0; each < 5; each += 1) {
      expect(await verify(token)).toMatchObject({ ok: true });
      expect(await verify(unknown)).toEqual({ ok: false, reason: 'invalid' });
    }
    expect(state.asked).toBe(2);
    state.isUp = true;
    state.now += 31_000;
    await verify(token);
    expect(state.asked).toBe(3);
  });
});
