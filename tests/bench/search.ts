import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildIndex } from '#features/qna/index-build.ts';
import { askedOf } from '#features/qna/library.ts';
import { search } from '#features/qna/search.ts';
import { type Asked, loadIndex, type SerialisedIndex } from '#features/qna/search-index.ts';
import type { OfficeData } from '../../src/offices/office.ts';
import { evaluate } from '../features/qna/evaluation/evaluate.ts';
import { evaluationQuestions } from './events.ts';
import { median, quantile, type Row, type Section } from './report.ts';

const MANY = 1_000;

/** The question search by itself: the office's own topics, and a thousand entries made from them. */
export function searchSpeed(office: OfficeData, quick: boolean): Section {
  const own = askedOf(office.topics);
  return {
    title: 'Question search',
    rows: [
      ...figuresOf(`${own.length} topics`, own, office, { load: 10, query: 1 }, quick ? 2 : 6),
      ...figuresOf(`${MANY} entries`, many(own), office, { query: 5 }, quick ? 1 : 2),
    ],
  };
}

function figuresOf(
  what: string,
  entries: readonly Asked[],
  office: OfficeData,
  most: { load?: number; query: number },
  passes: number,
): Row[] {
  const before = performance.now();
  const serialised = buildIndex(entries, office.lexicon);
  const buildMs = performance.now() - before;
  const json = JSON.stringify(serialised);
  const index = loadIndex(serialised);
  const questions = evaluationQuestions();
  for (const question of questions) search(index, question);
  const times = Array.from({ length: passes }, () => questions)
    .flat()
    .map(question => {
      const started = performance.now();
      search(index, question);
      return performance.now() - started;
    });
  return [
    { what: `${what}: build`, value: buildMs, unit: 'ms' },
    { what: `${what}: size`, value: Buffer.byteLength(json) / 1024, unit: 'KB' },
    { what: `${what}: size, gzip`, value: gzipSync(json).length / 1024, unit: 'KB' },
    { what: `${what}: load`, value: coldLoadMs(json), unit: 'ms', note: 'in a fresh process', ...limit(most.load) },
    { what: `${what}: query, p50`, value: quantile(times, 0.5), unit: 'ms', ...limit(most.query) },
    { what: `${what}: query, p99`, value: quantile(times, 0.99), unit: 'ms', ...limit(most.query) },
  ];
}

const limit = (most: number | undefined): Pick<Row, 'limit'> => (most === undefined ? {} : { limit: { most } });

/** Entries with phrasings drawn from the real ones, each with a word of its own. The same at every run. */
function many(own: readonly Asked[]): Asked[] {
  let seed = 2569;
  const below = (max: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * max);
  };
  const syllables = [
    'บ้าน',
    'นา',
    'ดอน',
    'หนอง',
    'โคก',
    'ทุ่ง',
    'วัง',
    'ท่า',
    'สวน',
    'ห้วย',
    'เขา',
    'คลอง',
    'ไผ่',
    'ยาง',
    'สระ',
  ];
  return Array.from({ length: MANY }, (_, at) => {
    const { phrases = [] } = own[at % own.length] ?? {};
    const name = [below(15), below(15), below(15)].map(each => syllables[each]).join('');
    const drawn = Array.from({ length: 6 }, () => phrases[below(phrases.length)] ?? '');
    return { id: `entry-${at}`, phrases: drawn.map((phrase, place) => (place % 2 ? phrase : `${phrase} ${name}`)) };
  });
}

/** How long a process that has just begun takes to read and load the index: the median of five. */
function coldLoadMs(json: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'prongsai-bench-'));
  const file = join(folder, 'index.json');
  writeFileSync(file, json);
  const once = () =>
    Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), file], { encoding: 'utf8' }));
  try {
    return median(Array.from({ length: 5 }, once));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2]) {
  const json = readFileSync(process.argv[2], 'utf8');
  const started = performance.now();
  loadIndex(JSON.parse(json) as SerialisedIndex); // Written by the bench itself.
  console.log(performance.now() - started);
}

/** How well the search understands; the limits are for the questions it was never tuned on. */
export function searchQuality(): Section {
  const evaluation = evaluate();
  const rows = (['tune', 'held-out'] as const).flatMap((part): Row[] => {
    const { total } = evaluation[part];
    const share = (what: string, value: number, least: number): Row => ({
      what: `${part}: ${what}`,
      value,
      unit: '%',
      ...(part === 'held-out' ? { limit: { least } } : {}),
    });
    return [
      { ...share('right topic first', total.first, 0.9), note: `${total.asked} questions` },
      share('right topic in the first three', total.firstThree, 0.97),
      { ...share('off-topic refused', total.refused, 0.9), note: `${total.offTopic} questions` },
      { what: `${part}: wrong answer given`, value: total.answeredWrong, unit: '%' },
    ];
  });
  return { title: 'Question search, quality', rows };
}
