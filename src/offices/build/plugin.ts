import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { isOpen } from '../../features/manifests.ts';
import { askedOf } from '../../features/qna/library.ts';
import { buildIndex } from '../../features/qna/search-index.ts';
import { waiting } from '../office.ts';
import { readOffice } from './load.ts';

const NAME = 'virtual:office';

/**
 * Gives the build the office it is for (`OFFICE`, default lumrang) as the module `virtual:office`: the checked data and
 * the search index made from it. One build carries one office.
 */
export function officePlugin(id: string = process.env.OFFICE || 'lumrang'): Plugin {
  return {
    name: 'prongsai-office',
    resolveId: source => (source === NAME ? `\0${NAME}` : null),
    load(source) {
      if (source !== `\0${NAME}`) return null;
      this.addWatchFile(fileURLToPath(new URL(`../${id}`, import.meta.url)));
      const office = readOffice(id);
      const index = buildIndex(askedOf(office.topics), office.lexicon);
      // Phrasings and the lexicon live on in the index; the running product does not carry them.
      // Nor answers that wait for a part of the product which is not open in this build.
      const topics = office.topics.map(({ open, ...topic }) => ({
        ...topic,
        ...(open && isOpen(open.feature) ? { open } : {}),
        phrasings: { th: [], en: [] },
      }));
      const parts = Object.entries({ ...office, topics }).filter(([name]) => !waiting.some(each => each === name));
      return `export const office = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(parts)))});
export const index = JSON.parse(${JSON.stringify(JSON.stringify(index))});`;
    },
  };
}
