import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { isOpen } from '../../features/manifests.ts';
import { buildIndex } from '../../features/qna/index-build.ts';
import { askedOf, topicsToday } from '../../features/qna/library.ts';
import { loadIndex } from '../../features/qna/search-index.ts';
import { type Office, type OfficeData, pagesOf } from '../office.ts';
import { HolidaysFile } from '../schema/calendar.ts';
import { ClocksFile, ComplaintCategoriesFile } from '../schema/cases.ts';
import { FaqFile } from '../schema/faq.ts';
import { Lexicon } from '../schema/lexicon.ts';
import { MeasuresFile } from '../schema/measures.ts';
import { OpinionFile } from '../schema/opinion.ts';
import { DivisionsFile, Profile } from '../schema/profile.ts';
import { RichMenuFile } from '../schema/rich-menu.ts';
import { RubricFile } from '../schema/rubric.ts';
import { ScoresFile } from '../schema/scores.ts';
import { Service } from '../schema/services.ts';
import { crossChecks } from './cross-checks.ts';

/** A file of an office's data is not right; the message names the file, the place in it and the reason. */
export class OfficeDataError extends Error {
  override readonly name = 'OfficeDataError';
}

const OFFICES = fileURLToPath(new URL('..', import.meta.url));

/** Names of all offices that have a folder. */
export function officeIds(root: string = OFFICES): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(root, entry.name, 'profile.json')))
    .map(entry => entry.name);
}

/** An office with its search, as the running product has it; for tests and tools. */
export function loadOffice(id: string, root: string = OFFICES): OfficeData & Office {
  const data = readOffice(id, root);
  const questions = loadIndex(buildIndex(askedOf(data.topics), data.lexicon));
  return { ...data, topics: topicsToday(data.topics, isOpen), questions, pages: pagesOf('sample') };
}

/** Reads and checks the whole of an office's data. Runs when the product is built, never in a request. */
export function readOffice(id: string, root: string = OFFICES): OfficeData {
  const folder = join(root, id);
  if (!existsSync(join(folder, 'profile.json'))) {
    throw new OfficeDataError(`no office "${id}" in src/offices; there are: ${officeIds(root).join(', ')}`);
  }
  const read = <T extends v.GenericSchema>(name: string, schema: T) => readJson(folder, name, schema);
  const matching = (pattern: RegExp) =>
    readdirSync(folder)
      .filter(name => pattern.test(name))
      .sort();
  const office: OfficeData = {
    profile: read('profile.json', Profile),
    divisions: read('divisions.json', DivisionsFile),
    scores: read('scores.json', ScoresFile),
    rubrics: matching(/^rubric-\d{4}\.json$/).map(name => read(name, RubricFile)),
    measures: matching(/^measures-\d{4}\.json$/).map(name => read(name, MeasuresFile)),
    topics: filesIn(folder, 'faq').flatMap(name => read(name, FaqFile).topics),
    complaintCategories: read('complaint-categories.json', ComplaintCategoriesFile).categories,
    clocks: read('clocks.json', ClocksFile).clocks,
    opinion: read('opinion.json', OpinionFile),
    holidays: read('holidays.json', HolidaysFile),
    lexicon: read('lexicon.json', Lexicon),
    services: filesIn(folder, 'services').map(name => read(name, Service)),
    richMenus: read('rich-menu.json', RichMenuFile).menus,
  };
  const problems = crossChecks(office);
  if (problems.length) throw new OfficeDataError(problems.map(problem => `${id}: ${problem}`).join('\n'));
  return office;
}

/** The data files of one of an office's folders, in the order of their names. */
function filesIn(folder: string, name: string): string[] {
  const whole = join(folder, name);
  if (!existsSync(whole)) throw new OfficeDataError(`${whole}: (whole folder): it is missing`);
  return readdirSync(whole)
    .filter(file => file.endsWith('.json'))
    .sort()
    .map(file => join(name, file));
}

function readJson<T extends v.GenericSchema>(folder: string, name: string, schema: T): v.InferOutput<T> {
  const file = join(folder, name);
  const parsed = v.safeParse(schema, parse(file));
  if (parsed.success) return parsed.output;
  const reasons = parsed.issues
    .slice(0, 20)
    .map(issue => `${file}: ${v.getDotPath(issue) ?? '(whole file)'}: ${issue.message}`);
  throw new OfficeDataError(reasons.join('\n'));
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new OfficeDataError(`${file}: ${cause instanceof Error ? cause.message : 'cannot be read'}`, { cause });
  }
}
