const types: { readonly [extension: string]: string } = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

/**
 * A built file, with these headers. On Cloudflare the assets service answers with the right type; workerd's disk service
 * says octet-stream, so the type is set here. Addresses without a file are pages of the app that `page` holds.
 */
export async function asset(
  request: Request,
  assets: Fetcher,
  page: string,
  headers: { readonly [name: string]: string },
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const isFile = /\.[a-z0-9]+$/.test(pathname);
  const found = await assets.fetch(new Request(new URL(isFile ? pathname : page, 'http://assets')));
  if (!found.ok) return new Response('not found', { status: 404, headers });
  const extension = (isFile ? pathname : page).split('.').at(-1) ?? '';
  return new Response(found.body, {
    headers: {
      ...headers,
      'content-type': types[extension] ?? 'application/octet-stream',
      'cache-control': pathname.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  });
}
