import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { isOpen } from '../../features/manifests.ts';
import { buildIndex } from '../../features/qna/index-build.ts';
import { askedOf, topicsToday } from '../../features/qna/library.ts';
import { waiting } from '../office.ts';
import { readOffice } from './load.ts';
import { type ModuleApart, modulesApart } from './words.ts';

const NAME = 'virtual:office';

/**
 * `beside`: the office's data and the product's words become a file beside the script; `within`: they are part of it, as
 * tests want them.
 */
type Options = { readonly data: 'beside' | 'within' };

/**
 * Gives the build the office it is for as the module `virtual:office`: the checked data and the search index made from
 * them. One build carries one office.
 */
export function officePlugin(id: string, { data }: Options): Plugin {
  const within = data === 'within';
  const modules: ReadonlyMap<string, ModuleApart> = within ? new Map() : modulesApart();
  return {
    name: 'prongsai-office',
    // Modules of words are taken apart as they are written, types and all.
    enforce: 'pre',
    resolveId: source => (source === NAME ? `\0${NAME}` : null),
    load(source) {
      if (source !== `\0${NAME}`) return null;
      this.addWatchFile(fileURLToPath(new URL(`../${id}`, import.meta.url)));
      const { officeId, index, rest } = parts(id, modules);
      return `export const officeId = ${JSON.stringify(officeId)};
export const index = JSON.parse(${quoted(index)});
export const rest = ${within ? `JSON.parse(${quoted(rest)})` : 'null'};
export const restFile = ${within ? 'null' : JSON.stringify(fileOf(rest))};`;
    },
    transform(_, file) {
      const apart = this.environment.name === 'client' ? undefined : modules.get(file);
      return apart ? { code: apart.code, map: null } : null;
    },
    generateBundle() {
      if (within || this.environment.name !== 'client') return;
      const { rest } = parts(id, modules);
      this.emitFile({ type: 'asset', fileName: fileOf(rest).slice(1), source: JSON.stringify(rest) });
    },
  };
}

/** Phrasings and the lexicon live on in the index; the running product does not carry them. */
function parts(
  id: string,
  modules: ReadonlyMap<string, ModuleApart>,
): { officeId: string; index: object; rest: object } {
  const { topics, ...others } = readOffice(id);
  const kept = Object.entries(others).filter(([name]) => !waiting.some(each => each === name));
  const answers = topicsToday(topics, isOpen).map(topic => ({ ...topic, phrasings: { th: [], en: [] } }));
  const words = [...modules.values()].map(each => each.words);
  return {
    officeId: others.profile.id,
    index: buildIndex(askedOf(topics), others.lexicon),
    rest: { ...Object.fromEntries(kept), topics: answers, words },
  };
}

/** Named by its content, so that a Worker only ever reads the data that it was built with. */
function fileOf(rest: object): string {
  return `/office/${createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 16)}.json`;
}

function quoted(value: object): string {
  return JSON.stringify(JSON.stringify(value));
}
