import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The file of the console's directory behind a URL path; null when there is none. Never leaves the directory. */
export async function staticFile(root: string, pathname: string): Promise<Response | null> {
  let path: string;
  try {
    path = normalize(join(root, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
  } catch {
    return null;
  }
  const type = types[extname(path)];
  if (!path.startsWith(normalize(root + sep)) || path.includes('\0') || type === undefined) return null;
  try {
    return new Response(new Uint8Array(await readFile(path)), {
      headers: { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
    });
  } catch {
    return null;
  }
}
