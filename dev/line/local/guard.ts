/** Keeps other web pages in the developer's browser away from the local API. */
import type { Context } from '../context.ts';

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

function originOf(url: string | undefined): string | null {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : null;
}

/** The origin may read ID tokens: the console itself, a page on this machine, the LIFF endpoint. */
export function mayReadIdToken(context: Context, request: Request, origin: string): boolean {
  if (origin === new URL(request.url).origin || origin === originOf(context.channel.liffEndpointUrl)) return true;
  return URL.canParse(origin) && loopback.includes(new URL(origin).hostname);
}

/**
 * Null when the request may pass. A browser sends Origin with every POST of a page, and cannot send JSON across origins
 * without asking first; asking is never answered.
 */
export function checkOrigin(request: Request): string | null {
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== new URL(request.url).origin) return 'This origin may not use the local API';
  const site = request.headers.get('sec-fetch-site');
  if (site === 'cross-site') return 'Other sites may not use the local API';
  return null;
}

/** JSON, and for uploads also an image: neither is a type that a foreign form can send. */
export function checkContentType(request: Request, path: string): string | null {
  const type = request.headers.get('content-type') ?? '';
  if (/^application\/json\b/i.test(type)) return null;
  if (path === '/local/image' && /^image\/(png|jpeg)$/i.test(type)) return null;
  return 'Content-Type must be application/json';
}
