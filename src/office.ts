import { index, officeId, rest, restFile } from 'virtual:office';
import type { Bindings } from './bindings.ts';
import { loadIndex } from './features/qna/search-index.ts';
import { bringWords } from './i18n/apart.ts';
import { type Office, pagesOf } from './offices/office.ts';

export { officeId };

/** Made when the module loads: no request pays for it. */
const questions = loadIndex(index);

let office: Office | null = null;

/**
 * The office that this build is for. Its data are words, and are not needed to start, so they lie beside the script, and
 * with them what the product itself says. The first request of an isolate reads them. Throws where they cannot be read.
 */
export async function officeOf(env: Pick<Bindings, 'ASSETS' | 'LIFF_ID'>): Promise<Office> {
  // Not a shared promise: one request must not wait for the work of another.
  if (!office) {
    const { words, ...data } = rest ?? (await readRest(env));
    bringWords(words);
    office = { ...data, questions, pages: pagesOf(env.LIFF_ID ?? '') };
  }
  return office;
}

async function readRest({ ASSETS }: Pick<Bindings, 'ASSETS'>): Promise<NonNullable<typeof rest>> {
  const response = await ASSETS.fetch(new URL(restFile ?? '', 'http://assets'));
  if (!response.ok) throw new Error(`the office's data are missing: ${response.status}`);
  // Our own build checked the data, wrote the file, and named it by its content.
  return (await response.json()) as NonNullable<typeof rest>;
}
