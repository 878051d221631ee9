import type { Plugin } from 'vite';
import { endpoints } from '../../src/features/endpoints.ts';
import { readOffice } from '../../src/offices/build/load.ts';
import { openApiDocument } from './document.ts';

/** Where the built document lies among the pages' files. */
const FILE = 'api/openapi.json';

/** Writes the description of the API beside the pages; the running product only hands it out. */
export function openApiPlugin(officeId: string, version: string): Plugin {
  return {
    name: 'prongsai-openapi',
    generateBundle() {
      if (this.environment.name !== 'client') return;
      const document = openApiDocument(
        Object.values(endpoints).flat(),
        readOffice(officeId).profile.shortName.en,
        version,
      );
      this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(document) });
    },
  };
}
