/** Channel access tokens (Messaging API reference, Channel access token). */
import type { Context } from './context.ts';
import { capRecord } from './context.ts';
import type { Answer, Call, Route } from './http.ts';
import { ok, refuse } from './http.ts';
import { toBase64Url } from './signing.ts';

const statelessSeconds = 900;
const shortLivedSeconds = 30 * 24 * 60 * 60;
const tokenLimit = 5000;

/** A new token in the shape of LINE's: random, so that a leaked log of an earlier run opens nothing. */
export function issueToken(context: Context, clientId: string, seconds: number = statelessSeconds): string {
  const noise = (bytes: number) => toBase64Url(crypto.getRandomValues(new Uint8Array(bytes)));
  const token = `eyJ${noise(24)}.${noise(96)}.${noise(32)}`;
  context.state.accessTokens[token] = { clientId, endsAt: context.now() + seconds * 1000 };
  capRecord(context.state.accessTokens, tokenLimit);
  return token;
}

function secretOf(context: Context, clientId: string): string | undefined {
  if (clientId === context.channel.id) return context.channel.secret;
  return clientId === context.channel.loginChannelId ? context.channel.loginChannelSecret : undefined;
}

function issue(seconds: number): (context: Context, call: Call) => Answer {
  return (context, call) => {
    const type = call.headers.get('content-type') ?? '';
    if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
      return { status: 415, json: { error: 'invalid_request', error_description: 'unsupported content type' } };
    }
    const form = new URLSearchParams(new TextDecoder().decode(call.bytes));
    const wrong = (error: string, error_description: string): Answer => ({
      status: 400,
      json: { error, error_description },
    });
    if (form.get('grant_type') !== 'client_credentials') return wrong('unsupported_grant_type', 'invalid grant_type');
    const clientId = form.get('client_id') ?? '';
    const secret = secretOf(context, clientId);
    if (secret === undefined || form.get('client_secret') !== secret) {
      return wrong('invalid_request', "Invalid 'client_credentials'.");
    }
    return ok({ token_type: 'Bearer', access_token: issueToken(context, clientId, seconds), expires_in: seconds });
  };
}

/** The channel a call's token belongs to, or the 401 that ends the call. */
export function authenticate(context: Context, headers: Headers): { clientId: string } | { refusal: Answer } {
  const token = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1];
  const known = token === undefined ? undefined : context.state.accessTokens[token];
  if (known !== undefined && context.now() < known.endsAt) return { clientId: known.clientId };
  const reason = token === undefined ? 'missing required authorization header' : 'invalid token';
  return { refusal: unauthorized(reason) };
}

export function unauthorized(reason: string): Answer {
  const advice = 'Confirm that the access token in the authorization header is valid.';
  return refuse(401, `Authentication failed due to the following reason: ${reason}. ${advice}`);
}

export const tokenRoutes: Route[] = [
  { method: 'POST', path: /^\/oauth2\/v3\/token$/, kind: 'token', open: true, run: issue(statelessSeconds) },
  { method: 'POST', path: /^\/v2\/oauth\/accessToken$/, kind: 'token', open: true, run: issue(shortLivedSeconds) },
];
