import { index, profile, rest, restFile } from 'virtual:office';
import type { Bindings } from './bindings.ts';
import { loadIndex } from './features/qna/search-index.ts';
import type { Office } from './offices/office.ts';

export { profile };

/** Made when the module loads: no request pays for it. */
const questions = loadIndex(index);

let office: Office | null = null;

/**
 * The office that this build is for. Most of its data are words, and are not needed to start, so they lie beside the script
 * and are read by the first request of an isolate. Throws where they cannot be read.
 */
export async function officeOf(env: Pick<Bindings, 'ASSETS'>): Promise<Office> {
  // Not a shared promise: one request must not wait for the work of another.
  office ??= { ...(rest ?? (await readRest(env))), profile, questions };
  return office;
}

async function readRest({ ASSETS }: Pick<Bindings, 'ASSETS'>): Promise<NonNullable<typeof rest>> {
  const response = await ASSETS.fetch(new URL(restFile ?? '', 'http://assets'));
  if (!response.ok) throw new Error(`the office's data are missing: ${response.status}`);
  // Our own build checked the data, wrote the file, and named it by its content.
  return (await response.json()) as NonNullable<typeof rest>;
}
