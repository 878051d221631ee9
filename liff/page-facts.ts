import type { Both } from '../src/domain/form.ts';

/** What the product wrote into the page that it served (`src/web/app-page.ts`). */
export type PageFacts = {
  readonly liffId: string;
  /** Where a stand-in for LINE gives ID tokens; null wherever LINE itself does. */
  readonly standIn: string | null;
  /** Short name of the office. */
  readonly office: Both;
};

export function readPage(page: Document = document): PageFacts {
  const meta = (name: string) => page.querySelector(`meta[name="${name}"]`)?.getAttribute('content') || null;
  const th = meta('office') ?? '';
  return { liffId: meta('liff-id') ?? '', standIn: meta('line-stand-in'), office: { th, en: meta('office-en') ?? th } };
}

/** The office's own colour, of which the page's style makes every accent. */
export function paintAccent(page: Document = document): void {
  const accent = page.querySelector('meta[name="theme-color"]')?.getAttribute('content');
  if (accent) page.documentElement.style.setProperty('--accent', accent);
}
