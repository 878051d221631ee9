/** ID tokens of LINE Login: ES256, as LIFF apps get them (LINE Login documentation, Get profile information from ID tokens). */
import type { Context } from './context.ts';
import type { Answer, Call, Route } from './http.ts';
import { ok } from './http.ts';
import { hex } from './ids.ts';
import { personOf } from './people.ts';
import { toBase64Url } from './signing.ts';
import type { JsonObject } from './types.ts';

const issuer = 'https://access.line.me';
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** Made once and kept in the state, so that tokens outlive a restart. */
async function signingJwk(context: Context): Promise<JsonObject> {
  if (context.state.signingKey === null) {
    const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    if (!('privateKey' in pair)) throw new Error('ECDSA made no key pair');
    const { crv, d, kty, x, y } = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey;
    const jwk = { kty: kty ?? '', crv: crv ?? '', x: x ?? '', y: y ?? '', d: d ?? '' };
    // Another call may have made one while this one waited.
    if (context.state.signingKey === null) {
      context.state.signingKey = { ...jwk, kid: hex(jwk.x, 32) };
      context.touch();
    }
  }
  return context.state.signingKey;
}

function encode(part: JsonObject): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(part)));
}

/** A token of one hour for this person; `claims` overrides, to make expired or misdirected ones. */
export async function makeIdToken(context: Context, user: string, claims: JsonObject = {}): Promise<string> {
  const person = personOf(context, user);
  const jwk = await signingJwk(context);
  const iat = Math.floor(context.now() / 1000);
  const payload = {
    iss: issuer,
    sub: person.id,
    aud: context.channel.loginChannelId,
    exp: iat + 3600,
    iat,
    amr: ['linesso'],
    name: person.name,
    ...(person.pictureUrl === null ? {} : { picture: person.pictureUrl }),
    ...claims,
  };
  const signed = `${encode({ typ: 'JWT', kid: jwk.kid ?? '', alg: 'ES256' })}.${encode(payload)}`;
  const { kid: _, ...privateJwk } = jwk;
  const key = await crypto.subtle.importKey('jwk', { ...privateJwk, kty: 'EC' } as JsonWebKey, algorithm, false, [
    'sign',
  ]);
  const bytes = new TextEncoder().encode(signed);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes);
  return `${signed}.${toBase64Url(new Uint8Array(signature))}`;
}

async function certs(context: Context): Promise<Answer> {
  const { d: _, ...jwk } = await signingJwk(context);
  return ok({ keys: [{ ...jwk, alg: 'ES256', use: 'sig' }] });
}

function configuration(_: Context, call: Call): Answer {
  const base = call.url.origin;
  return ok({
    issuer,
    authorization_endpoint: `${base}/oauth2/v2.1/authorize`,
    token_endpoint: `${base}/oauth2/v2.1/token`,
    jwks_uri: `${base}/oauth2/v2.1/certs`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
  });
}

export const loginRoutes: Route[] = [
  { method: 'GET', path: /^\/oauth2\/v2\.1\/certs$/, kind: 'certs', open: true, run: certs },
  { method: 'GET', path: /^\/\.well-known\/openid-configuration$/, kind: 'certs', open: true, run: configuration },
];
