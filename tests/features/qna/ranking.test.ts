import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { heard } from '#features/qna/heard.ts';
import { BM25, buildIndex, miniSearchOf } from '#features/qna/index-build.ts';
import { askedOf } from '#features/qna/library.ts';
import { tallyOf } from '#features/qna/ranking.ts';
import { read } from '#features/qna/reading.ts';
import { ideasOf, loadIndex } from '#features/qna/search-index.ts';
import { LOOSE } from '#features/qna/weights.ts';
import { plainOf } from '#features/qna/words.ts';
import { readOffice } from '../../../src/offices/build/load.ts';

const office = readOffice('lumrang');
const asked = askedOf(office.topics);
const index = loadIndex(buildIndex(asked, office.lexicon));
const miniSearch = miniSearchOf(
  asked.map(({ id, phrases }) => ({ id, phrases: phrases.map(each => ideasOf(index.vocabularies, plainOf(each))) })),
  index.groups,
);
const questions = readFileSync(new URL('./evaluation/tune.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .flatMap(line => line.split('\t')[2] ?? []);

describe('the table of what ideas are worth', () => {
  test('ranks as MiniSearch itself does, but for the rounding of what is stored', () => {
    for (const question of questions) {
      const said = heard(read(index.vocabularies, plainOf(question)));
      const hits = miniSearch.search([...said.ideas.keys()].join(' '), {
        boostTerm: term => (said.ideas.get(Number(term)) ?? 0) * (Number(term) < index.groups ? 1 : LOOSE),
        bm25: BM25,
      });
      const tally = tallyOf(index, index.shelves[0], said);
      expect([...tally.hits].sort(), question).toEqual(hits.map(({ id }) => Number(id)).sort());
      const top = hits[0]?.score ?? 1;
      for (const { id, score } of hits) expect((tally.ranking[Number(id)] ?? 0) / top).toBeCloseTo(score / top, 2.5);
    }
  });

  test('is made by the build: of the modules of the feature only that of the build knows MiniSearch', () => {
    const folder = new URL('../../../src/features/qna/', import.meta.url);
    const knowing = (word: string) =>
      readdirSync(folder).filter(name =>
        new RegExp(`from '[^']*${word}`).test(readFileSync(new URL(name, folder), 'utf8')),
      );
    expect(knowing('minisearch')).toEqual(['index-build.ts']);
    expect(knowing('index-build')).toEqual([]);
  });
});
