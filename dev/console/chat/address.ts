/** What the links in messages lead to. Nothing but web, telephone and mail addresses is ever opened. */
import type { Json, LiffApp } from '../../line/types.ts';

export type Destination =
  | { kind: 'page'; url: string; shown: string }
  | { kind: 'call'; number: string }
  | { kind: 'mail'; address: string }
  | { kind: 'no-liff' }
  | { kind: 'refused' };

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

function parse(address: string | undefined): URL | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
}

/** An address a picture or page may be loaded from: https, or http on this computer; else undefined. */
export function webAddress(address: string | undefined): string | undefined {
  const url = parse(address);
  if (url === undefined) return undefined;
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))) return url.href;
  return undefined;
}

/**
 * Where a link leads for this person. A LIFF link opens the app's endpoint with the rest of the link's path, query and
 * fragment, as LINE's app does; `liff.user` tells the page whose phone it is on (it still needs that person's ID token).
 */
export function destination(link: string, apps: LiffApp[], user: string): Destination {
  const url = parse(link);
  if (url === undefined) return { kind: 'refused' };
  if (url.protocol === 'tel:') return { kind: 'call', number: decodeURIComponent(url.pathname) };
  if (url.protocol === 'mailto:') return { kind: 'mail', address: decodeURIComponent(url.pathname) };
  if (url.protocol === 'line:' && /^\/?\/?app\//.test(url.href.slice(5))) {
    return destination(url.href.replace(/^line:\/*app\//, 'https://liff.line.me/'), apps, user);
  }
  if (url.hostname === 'liff.line.me') return liffPage(url, apps, user);
  const page = webAddress(link);
  return page === undefined ? { kind: 'refused' } : { kind: 'page', url: page, shown: url.host };
}

function liffPage(link: URL, apps: LiffApp[], user: string): Destination {
  const [, id = '', ...rest] = link.pathname.split('/');
  const app = apps.find(entry => entry.liffId === id);
  const endpoint = app === undefined ? undefined : parse(webAddress(viewUrl(app.view)));
  if (endpoint === undefined) return { kind: 'no-liff' };
  const path = rest.filter(Boolean).join('/');
  if (path !== '') endpoint.pathname = `${endpoint.pathname.replace(/\/$/, '')}/${path}`;
  for (const [key, value] of link.searchParams) endpoint.searchParams.append(key, value);
  endpoint.searchParams.set('liff.user', user);
  endpoint.hash = link.hash;
  const description = app?.description;
  return { kind: 'page', url: endpoint.href, shown: typeof description === 'string' ? description : 'LIFF' };
}

function viewUrl(view: Json | undefined): string | undefined {
  if (typeof view !== 'object' || view === null || Array.isArray(view)) return undefined;
  return typeof view.url === 'string' ? view.url : undefined;
}

export type Piece = { text: string; link: string | null };

const LINK = /(?:https?:\/\/|www\.)[^\s<>"'ก-๛]+|(?<![\d-])0\d{1,2}-?\d{3}-?\d{3,4}(?![\d-])/g;

/** A text cut into plain parts and links: web addresses and Thai telephone numbers, as LINE marks them. */
export function pieces(text: string): Piece[] {
  const out: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const found = match[0].replace(/[).,;:!?\]}]+$/, '');
    if (match.index > from) out.push({ text: text.slice(from, match.index), link: null });
    out.push({ text: found, link: addressOf(found) });
    from = match.index + found.length;
  }
  if (from < text.length) out.push({ text: text.slice(from), link: null });
  return out;
}

function addressOf(found: string): string {
  if (found.startsWith('http')) return found;
  return found.startsWith('www.') ? `https://${found}` : `tel:${found.replaceAll('-', '')}`;
}
