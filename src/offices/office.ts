import type { Index } from '#features/qna/search-index.ts';
import type { HolidaysFile } from './schema/calendar.ts';
import type { Clock, ComplaintCategory } from './schema/cases.ts';
import type { Topic } from './schema/faq.ts';
import type { Lexicon } from './schema/lexicon.ts';
import type { MeasuresFile } from './schema/measures.ts';
import type { OpinionFile } from './schema/opinion.ts';
import type { DivisionsFile, Profile } from './schema/profile.ts';
import type { RichMenu } from './schema/rich-menu.ts';
import type { RubricFile } from './schema/rubric.ts';
import type { ScoresFile } from './schema/scores.ts';
import type { Service } from './schema/services.ts';

/** Everything that another office would change, read from `src/offices/<id>/` and checked when the product is built. */
export type OfficeData = {
  readonly profile: Profile;
  readonly divisions: DivisionsFile;
  readonly scores: ScoresFile;
  /** One a fiscal year, ascending. */
  readonly rubrics: readonly RubricFile[];
  /** One a round, ascending. */
  readonly measures: readonly MeasuresFile[];
  readonly topics: readonly Topic[];
  readonly complaintCategories: readonly ComplaintCategory[];
  readonly clocks: readonly Clock[];
  readonly opinion: OpinionFile;
  readonly holidays: HolidaysFile;
  readonly lexicon: Lexicon;
  /** What people can ask the office for, by id, ascending. */
  readonly services: readonly Service[];
  /** One an audience. */
  readonly richMenus: readonly RichMenu[];
};

/** Parts of the data that the running product does not carry: they are used when it is built, or put on LINE. */
export const waiting = ['lexicon', 'richMenus'] as const satisfies readonly (keyof OfficeData)[];

/**
 * The office as the running product knows it: its data, the question search made from them at build, and the address below
 * which its pages open inside LINE, without a slash at its end.
 */
export type Office = Omit<OfficeData, (typeof waiting)[number]> & { readonly questions: Index; readonly pages: string };

/** Where the pages of an installation open inside LINE. */
export function pagesOf(liffId: string): string {
  return `https://liff.line.me/${liffId}`;
}
