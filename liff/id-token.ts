/**
 * What the page itself reads of an ID token, to keep drafts apart and to renew in time. It proves nothing here: only the
 * product verifies tokens.
 */
export function subjectOf(token: string): string | null {
  const { sub } = claims(token);
  return typeof sub === 'string' ? sub : null;
}

/** Has it expired, or will it within a minute? A token without a time is left for the product to judge. */
export function isExpired(token: string, now: number): boolean {
  const { exp } = claims(token);
  return typeof exp === 'number' && exp * 1_000 - 60_000 < now;
}

function claims(token: string): { readonly sub?: unknown; readonly exp?: unknown } {
  try {
    const part = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const read: unknown = JSON.parse(atob(part));
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}
