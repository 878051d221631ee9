import { photosOf, readCase } from '#cases/record.ts';
import { keptUntil, photosKeptUntil } from '#cases/reminders.ts';
import { CaseKind } from '#domain/case.ts';
import type { Stored } from '#domain/record.ts';
import type { Ports } from '../ports.ts';
import { type Collection, collections } from '../store/collections.ts';

/**
 * One kind of record and how many of it go by each of the report's instants, those before included. `session`: words of
 * conversations left unfinished; `photo`: photos of closed cases, and those that no case took; `complaint`, `question`: persons, words and places of
 * closed cases, whose numbers stay; all others are whole records. Where the office's data name the kind among what they
 * keep, it has the same name there, with its basis.
 */
export type RetentionLine = { readonly kind: string; readonly by: readonly number[] };

export type RetentionReport = {
  /** The instants, ms, that the counts are for. */
  readonly until: readonly number[];
  readonly lines: readonly RetentionLine[];
  /** False: there are more closed cases than were looked at, so the counts of their kinds are the least that goes. */
  readonly isWhole: boolean;
};

const DAY_MS = 24 * 3_600_000;
/** What goes at once, within a week, a month, a year. */
const DAYS = [0, 7, 30, 365];
const PAGE = 100;
/** So many cases are looked at, at most; a report is no reason to keep the store busy. */
const MOST_PAGES = 20;

/** The names that the office's retention periods have, where they differ from the collection's. */
const kinds: { readonly [collection: string]: string } = {
  people: 'session',
  events: 'event-marker',
  messages: 'unsent-id',
  unanswered: 'unanswered-term',
  invitations: 'invitation',
  requests: 'request',
};

/** What would go by when, as the collections declare it. Changes nothing. */
export async function retentionReport(ports: Ports): Promise<RetentionReport> {
  const now = ports.now();
  const until = DAYS.map(days => now + days * DAY_MS);
  const expiring = Object.entries(collections as Record<string, Collection>).flatMap(([collection, declared]) => {
    const field = endOf(declared);
    return field ? [{ collection, field }] : [];
  });
  const [lines, cases, uploads] = await Promise.all([
    Promise.all(expiring.map(each => lineOf(each, until, ports))),
    closedCases(until, ports),
    lineOf({ collection: 'files', field: 'unclaimedUntil' }, until, ports),
  ]);
  return { until, lines: [...lines, ...cases.lines.map(line => withUploads(line, uploads))], isWhole: cases.isWhole };
}

function withUploads(line: RetentionLine, uploads: RetentionLine): RetentionLine {
  return line.kind === 'photo' ? { ...line, by: line.by.map((count, at) => count + (uploads.by[at] ?? 0)) } : line;
}

/** The field by which records of a collection end, or their words do; undefined where they are kept. */
function endOf({ indexes, due }: Collection): string | undefined {
  if (due?.job === 'forget' || due?.job === 'expire') return due.field;
  return indexes.some(index => index.order === 'expires') ? 'expires' : undefined;
}

async function lineOf(
  { collection, field }: { readonly collection: string; readonly field: string },
  until: readonly number[],
  { store }: Ports,
): Promise<RetentionLine> {
  const by = await Promise.all(until.map(to => store.count({ collection, order: { field, to } })));
  return { kind: kinds[collection] ?? collection, by };
}

/** A closed case wakes when something of it goes, so those to look at come first. */
async function closedCases(
  until: readonly number[],
  ports: Ports,
): Promise<Pick<RetentionReport, 'lines' | 'isWhole'>> {
  const ends: End[] = [];
  const last = until.at(-1) ?? ports.now();
  let cursor: string | null | undefined;
  for (let page = 0; page < MOST_PAGES && cursor !== null; page += 1) {
    const found = await ports.store.query({
      collection: 'cases',
      order: { field: 'wakeAt', to: last },
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    ends.push(...found.records.flatMap(record => endsOf(record, ports)));
    cursor = found.cursor;
  }
  const lines = ['photo', ...CaseKind.options].map(kind => ({
    kind,
    by: until.map(to => ends.reduce((sum, end) => sum + (end.kind === kind && end.at <= to ? end.count : 0), 0)),
  }));
  return { lines, isWhole: cursor === null };
}

type End = { readonly kind: string; readonly at: number; readonly count: number };

/** What of a case goes, and when. A record that cannot be read is for the job that wakes it to complain of. */
function endsOf(record: Stored, { office, log }: Ports): End[] {
  try {
    const { data } = readCase(record);
    if (data.closedAt === null || data.from === null) return [];
    const photos = data.history.flatMap(photosOf).length;
    return [
      { kind: 'photo', at: photosKeptUntil(data, office), count: photos },
      { kind: data.kind, at: keptUntil(data, office), count: 1 },
    ];
  } catch (error) {
    log.jobFailed('retention', error);
    return [];
  }
}
