import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Found, search } from '#features/qna/search.ts';
import type { Index } from '#features/qna/search-index.ts';
import { loadOffice } from '../../../../src/offices/build/load.ts';

/**
 * `tune`: weights and words may be tuned on these. `held-out`: only ever counted.
 *
 * `seen-2` (`held-out-2.tsv`) was written after the search and its weights were made, and after the words had been
 * mended once by another such round. Before its failures were looked at it was counted once: 91.8 % first, 98.6 % in
 * the first three, 83.2 % answered right, 5.3 % answered wrong, 88.1 % refused. Then lexicon, phrasings and the reading
 * of short English words were mended by the kinds of its failures. From then on its figures are those of questions
 * that were seen: they guard against losing ground and say nothing about new questions.
 */
const FILES = { tune: 'tune.tsv', 'held-out': 'held-out.tsv', 'seen-2': 'held-out-2.tsv' } as const;
export type Part = keyof typeof FILES;
const PARTS = Object.keys(FILES) as Part[]; // The keys of a literal of its own.

/** The expected topic of a question about something that no office answers. */
const OFF_TOPIC = 'none';

type Row = { id: string; style: string; question: string };

/**
 * Counts and shares (0…1). Of questions with a topic: the right one first, among the first three, given as the
 * answer; another given as the answer. Of questions without: not answered.
 */
export type Figures = {
  asked: number;
  first: number;
  firstThree: number;
  answeredRight: number;
  answeredWrong: number;
  offTopic: number;
  refused: number;
};

export type Evaluation = Record<Part, { total: Figures; styles: Record<string, Figures> }>;

/** Figures of the office's question search for all parts, in total and per style of asking. */
export function evaluate(index: Index = loadOffice('lumrang').questions): Evaluation {
  const parts = PARTS.map(part => {
    const judged = rowsOf(part).map(row => ({ ...row, found: search(index, row.question) }));
    const styles = [...new Set(judged.map(({ style }) => style))].sort();
    const perStyle = styles.map(style => [style, figures(judged.filter(row => row.style === style))] as const);
    return [part, { total: figures(judged), styles: Object.fromEntries(perStyle) }] as const;
  });
  return Object.fromEntries(parts) as Evaluation; // `parts` holds each of PARTS.
}

function rowsOf(part: Part): Row[] {
  const text = readFileSync(new URL(FILES[part], import.meta.url), 'utf8');
  const lines = text.split('\n').slice(1);
  return lines.flatMap(line => {
    const [id, style, question] = line.split('\t');
    return id && style && question ? [{ id, style, question }] : [];
  });
}

function figures(judged: readonly (Row & { found: Found })[]): Figures {
  const on = judged.filter(({ id }) => id !== OFF_TOPIC);
  const off = judged.filter(({ id }) => id === OFF_TOPIC);
  const place = ({ id, found }: Row & { found: Found }): number => found.results.findIndex(match => match.id === id);
  const share = (count: number, of: number): number => (of === 0 ? 1 : count / of);
  return {
    asked: on.length,
    first: share(on.filter(row => place(row) === 0).length, on.length),
    firstThree: share(on.filter(row => [0, 1, 2].includes(place(row))).length, on.length),
    answeredRight: share(on.filter(row => row.found.answered && place(row) === 0).length, on.length),
    answeredWrong: share(on.filter(row => row.found.answered && place(row) !== 0).length, on.length),
    offTopic: off.length,
    refused: share(off.filter(row => !row.found.answered).length, off.length),
  };
}

function print(evaluation: Evaluation): void {
  const percent = (share: number, of: number): string => (of === 0 ? '–' : `${(100 * share).toFixed(1)} %`);
  for (const part of PARTS) {
    const { total, styles } = evaluation[part];
    const table = Object.entries({ ...styles, total }).map(([style, row]) => ({
      [part]: style,
      asked: row.asked,
      first: percent(row.first, row.asked),
      'first three': percent(row.firstThree, row.asked),
      'answered right': percent(row.answeredRight, row.asked),
      'answered wrong': percent(row.answeredWrong, row.asked),
      'off-topic': row.offTopic,
      refused: percent(row.refused, row.offTopic),
    }));
    console.table(table);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) print(evaluate());
