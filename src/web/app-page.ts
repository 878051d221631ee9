import { isLoopback } from '../env.ts';
import type { Ports } from '../ports.ts';
import { asset } from './asset.ts';

/** One an isolate: it changes only with the settings and the office's data. */
const made = new WeakMap<Ports['settings'], string>();

/**
 * The page of the mini-app, with what its scripts need to know before they ask: the LIFF id, whose office it is, its accent
 * colour, and where a stand-in for LINE runs on this machine. A file below the same address is answered as it is.
 */
export async function appPage(
  request: Request,
  assets: Fetcher,
  { settings, office }: Pick<Ports, 'settings' | 'office'>,
  headers: { readonly [name: string]: string },
): Promise<Response> {
  const isFile = /\.[a-z0-9]+$/.test(new URL(request.url).pathname);
  let page = made.get(settings);
  if (isFile || page === undefined) {
    const found = await asset(request, assets, '/liff/index.html', headers);
    if (isFile || !found.ok) return found;
    page = withFacts(await found.text(), settings, office);
    made.set(settings, page);
  }
  const type = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };
  return new Response(page, { headers: { ...headers, ...type } });
}

function withFacts(page: string, { line }: Ports['settings'], { profile: { shortName, accent } }: Ports['office']) {
  const facts = {
    'theme-color': accent,
    'liff-id': line.liffId,
    ...(isLoopback(line.loginBase) ? { 'line-stand-in': line.loginBase } : {}),
    office: shortName.th,
    'office-en': shortName.en,
  };
  const metas = Object.entries(facts).map(([name, content]) => `<meta name="${name}" content="${escaped(content)}">`);
  return page
    .replace(/<title>[^<]*/, title => `${title} · ${escaped(shortName.th)}`)
    .replace('</head>', () => `${metas.join('')}</head>`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
}
