import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Found, search } from '#features/qna/search.ts';
import type { Index } from '#features/qna/search-index.ts';
import { loadOffice } from '../../../../src/offices/build/load.ts';

/** The questions that weights and words may be tuned on, and those that are only ever counted. */
const PARTS = ['tune', 'held-out'] as const;
export type Part = (typeof PARTS)[number];

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

/** Figures of the office's question search for both parts, in total and per style of asking. */
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
  const text = readFileSync(new URL(`${part}.tsv`, import.meta.url), 'utf8');
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
