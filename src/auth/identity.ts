import type { Refusal } from '#domain/endpoint.ts';
import { inBoth } from '#i18n/both.ts';
import { apiText } from '../i18n/api-text.ts';
import type { Ports } from '../ports.ts';

/** Who sent a request, by the ID token it carries: nothing else that a page says about its user counts. */
export type Identity = { readonly ok: true; readonly userId: string } | Refusal;

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

export async function identify(request: Request, { idTokens }: Pick<Ports, 'idTokens'>): Promise<Identity> {
  const token = BEARER.exec(request.headers.get('authorization')?.trim() ?? '')?.[1];
  if (!token) return refusal('unauthenticated', 'signIn');
  const verified = await idTokens.verify(token);
  if (verified.ok) return verified;
  if (verified.reason === 'unreachable') return refusal('busy', 'keysUnreachable');
  return verified.reason === 'expired' ? refusal('token-expired', 'signInAgain') : refusal('unauthenticated', 'signIn');
}

function refusal(code: Refusal['code'], say: 'signIn' | 'signInAgain' | 'keysUnreachable'): Refusal {
  return { ok: false, code, say: inBoth(locale => apiText[locale][say]) };
}
