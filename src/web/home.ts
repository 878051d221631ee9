import { html, raw } from 'hono/html';
import type { Office } from '../offices/office.ts';
import { pageHeaders } from './headers.ts';
import { webText } from './text.ts';

const styleIn = (accent: string) => `
      body { margin: 0; font: 1.125rem/1.6 system-ui, sans-serif; color: #1f2933; background: #f5f7fa; }
      header { background: ${accent}; color: #fff; padding: 1.5rem 1rem; }
      main, header > * { max-width: 40rem; margin: 0 auto; }
      main { padding: 1rem; }
      h1 { font-size: 1.5rem; line-height: 1.3; }
    `;

/** The front page, for whoever opens the address in a browser: whose service this is and what it does. */
export async function homePage({ profile }: Office): Promise<Response> {
  const { th, en } = webText;
  const style = styleIn(profile.accent);
  const page = await html`<!doctype html>
<html lang="th">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${profile.shortName.th} – ${th.service}</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <header><h1>${profile.name.th}</h1></header>
    <main>
      <p>${th.intro(profile.shortName.th)}</p>
      <p lang="en">${en.intro(profile.shortName.en)}</p>
      <p>${th.site}: ${profile.website}</p>
    </main>
  </body>
</html>`;
  return new Response(page.toString(), {
    headers: {
      ...pageHeaders({ 'style-src': [`'sha256-${await digest(style)}'`], 'frame-ancestors': ["'none'"] }),
      'content-type': 'text/html; charset=utf-8',
    },
  });
}

/** As a policy names the one style that a page may have. Source: Content Security Policy Level 3, hash-source. */
async function digest(style: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
