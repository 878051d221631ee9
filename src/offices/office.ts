import type { Index } from '#features/qna/search-index.ts';
import type { HolidaysFile } from './schema/calendar.ts';
import type { Clock, ComplaintCategory } from './schema/cases.ts';
import type { Topic } from './schema/faq.ts';
import type { Lexicon } from './schema/lexicon.ts';
import type { MeasuresFile } from './schema/measures.ts';
import type { DivisionsFile, Profile } from './schema/profile.ts';
import type { RubricFile } from './schema/rubric.ts';
import type { ScoresFile } from './schema/scores.ts';

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
  readonly holidays: HolidaysFile;
  readonly lexicon: Lexicon;
};

/** Parts of the data that no feature reads yet; each joins the running product with the feature that does. */
export const waiting = ['lexicon'] as const satisfies readonly (keyof OfficeData)[];

/** The office as the running product knows it: its data, and the question search made from them at build. */
export type Office = Omit<OfficeData, (typeof waiting)[number]> & { readonly questions: Index };
