import { html } from 'hono/html';
import type { Office } from '../offices/office.ts';
import { webText } from './text.ts';

/** The front page, for whoever opens the address in a browser: whose service this is and what it does. */
export async function homePage({ profile }: Office): Promise<Response> {
  const { th, en } = webText;
  const page = await html`<!doctype html>
<html lang="th">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${profile.shortName.th} – ${th.service}</title>
    <style>
      body { margin: 0; font: 1.125rem/1.6 system-ui, sans-serif; color: #1f2933; background: #f5f7fa; }
      header { background: ${profile.accent}; color: #fff; padding: 1.5rem 1rem; }
      main, header > * { max-width: 40rem; margin: 0 auto; }
      main { padding: 1rem; }
      h1 { font-size: 1.5rem; line-height: 1.3; }
    </style>
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
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}
