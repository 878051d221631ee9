import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { isOpen } from '../../features/manifests.ts';
import { buildIndex } from '../../features/qna/index-build.ts';
import { askedOf, topicsToday } from '../../features/qna/library.ts';
import { waiting } from '../office.ts';
import { readOffice } from './load.ts';

const NAME = 'virtual:office';

/** `beside`: the office's data become a file beside the script; `within`: part of it, as tests want them. */
type Options = { readonly data: 'beside' | 'within' };

/**
 * Gives the build the office it is for as the module `virtual:office`: the checked data and the search index made from
 * them. One build carries one office.
 */
export function officePlugin(id: string, { data }: Options): Plugin {
  return {
    name: 'prongsai-office',
    resolveId: source => (source === NAME ? `\0${NAME}` : null),
    load(source) {
      if (source !== `\0${NAME}`) return null;
      this.addWatchFile(fileURLToPath(new URL(`../${id}`, import.meta.url)));
      const { index, profile, rest } = parts(id);
      const within = data === 'within';
      return `export const profile = JSON.parse(${quoted(profile)});
export const index = JSON.parse(${quoted(index)});
export const rest = ${within ? `JSON.parse(${quoted(rest)})` : 'null'};
export const restFile = ${within ? 'null' : JSON.stringify(fileOf(rest))};`;
    },
    generateBundle() {
      if (data !== 'beside' || this.environment.name !== 'client') return;
      const { rest } = parts(id);
      this.emitFile({ type: 'asset', fileName: fileOf(rest).slice(1), source: JSON.stringify(rest) });
    },
  };
}

/** Phrasings and the lexicon live on in the index; the running product does not carry them. */
function parts(id: string): { profile: object; index: object; rest: object } {
  const { profile, topics, ...others } = readOffice(id);
  const kept = Object.entries(others).filter(([name]) => !waiting.some(each => each === name));
  const answers = topicsToday(topics, isOpen).map(topic => ({ ...topic, phrasings: { th: [], en: [] } }));
  return {
    profile,
    index: buildIndex(askedOf(topics), others.lexicon),
    rest: { ...Object.fromEntries(kept), topics: answers },
  };
}

/** Named by its content, so that a Worker only ever reads the data that it was built with. */
function fileOf(rest: object): string {
  return `/office/${createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 16)}.json`;
}

function quoted(value: object): string {
  return JSON.stringify(JSON.stringify(value));
}
