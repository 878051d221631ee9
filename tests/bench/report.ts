import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One figure, and what it must reach: `most` and `least` are bounds of the design's table. */
export type Row = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: { readonly most: number } | { readonly least: number };
  /** Shown beside the figure. */
  readonly note?: string;
};
export type Section = { readonly title: string; readonly rows: readonly Row[] };
export type Report = {
  readonly at: string;
  readonly quick: boolean;
  readonly sections: Section[];
  /** What makes the run worthless: requests that failed, replies that were lost. */
  readonly broken: string[];
};

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this share (0…1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function isOver({ value, limit }: Row): boolean {
  if (!limit) return false;
  return 'most' in limit ? !(value <= limit.most) : !(value >= limit.least);
}

/** A section as lines of the terminal. */
export function printSection({ title, rows }: Section): void {
  const cells = rows.map(row => [row.what, figure(row.value, row.unit), limitOf(row), verdict(row), row.note ?? '']);
  const widths = [0, 1, 2, 3].map(column => Math.max(0, ...cells.map(row => (row[column] ?? '').length)));
  console.log(`\n${title}`);
  for (const row of cells) {
    const [what = '', value = '', limit = '', state = '', note = ''] = row;
    const [a = 0, b = 0, c = 0, d = 0] = widths;
    console.log(`  ${what.padEnd(a)}  ${value.padStart(b)}  ${limit.padEnd(c)}  ${state.padEnd(d)}  ${note}`.trimEnd());
  }
}

function figure(value: number, unit: string): string {
  if (unit === '%') return `${(100 * value).toFixed(1)} %`;
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return `${value.toFixed(digits)}${unit && ` ${unit}`}`;
}

function limitOf({ limit, unit }: Row): string {
  if (!limit) return '';
  return 'most' in limit ? `≤ ${figure(limit.most, unit)}` : `≥ ${figure(limit.least, unit)}`;
}

function verdict(row: Row): string {
  if (!row.limit) return '';
  return isOver(row) ? 'over' : 'ok';
}

/** Writes the report as JSON and gives the file's path. */
export function saveReport(report: Report): string {
  const file = fileURLToPath(new URL('../output/bench.json', import.meta.url));
  mkdirSync(fileURLToPath(new URL('../output/', import.meta.url)), { recursive: true });
  writeFileSync(file, reportJson(report));
  return file;
}

export function reportJson({ sections, ...rest }: Report): string {
  const judged = sections.map(({ title, rows }) => ({ title, rows: rows.map(row => ({ ...row, over: isOver(row) })) }));
  return `${JSON.stringify({ ...rest, sections: judged }, null, 2)}\n`;
}
