import { stateName, subjectName } from '#cases/names.ts';
import type { Case, StoredCase } from '#cases/record.ts';
import type { ApiContext, Caller } from '#domain/endpoint.ts';
import type { Query, Stored } from '#domain/record.ts';
import { inBoth } from '#i18n/both.ts';
import { ownCases } from './listing.ts';
import { type CaseSummary, type ListInput, type MyCases, PAGE } from './shapes.ts';
import { nextWords } from './standing.ts';
import { caseText } from './text.ts';

/** Somebody's own cases as a list, the newest first. */

/** So many may have been filed in the same millisecond without one being passed over between two pages. */
const SPARE = 10;

export function myCasesQuery({ cursor }: ListInput, userId: string): Query {
  const to = cursor === undefined ? {} : { to: Number(cursor.split('.')[0]) };
  return {
    collection: 'cases',
    has: { field: 'people', value: userId },
    order: { field: 'at', direction: 'desc', ...to },
    limit: PAGE + 1 + SPARE,
  };
}

export function myCases(
  { cursor }: ListInput,
  context: Pick<ApiContext<Caller>, 'caller' | 'office' | 'now'>,
  records: readonly (Stored | null)[],
): MyCases {
  const found = ownCases(records, context.caller);
  const last = cursor?.split('.')[1];
  const from = found.findIndex(({ id }) => id === last) + 1;
  const page = found.slice(from, from + PAGE);
  const end = found.length > from + PAGE ? page.at(-1) : undefined;
  return {
    cases: page.map(each => summaryOf(each, context)),
    cursor: end ? `${end.data.at}.${end.id}` : null,
  };
}

export function summaryOf(
  { data, id }: StoredCase,
  { caller, now, office }: Pick<ApiContext<Caller>, 'caller' | 'office' | 'now'>,
): CaseSummary {
  const mine = data.from === caller.userId;
  const turn = turnOf(data, mine);
  return {
    id,
    kind: data.kind,
    subject: inBoth(locale => subjectName(data, office, locale)),
    number: data.number ?? null,
    year: data.year,
    state: data.state,
    stateName: inBoth(locale => stateName(data, locale)),
    open: data.open,
    mine,
    at: data.at,
    next: inBoth(locale => (mine ? nextWords(data, now, locale) : caseText[locale].follows)),
    turn,
    needsMe: turn === 'you',
  };
}

function turnOf({ open, timers, waitingFor }: Case, mine: boolean): CaseSummary['turn'] {
  if (!open) return 'nobody';
  return mine && (waitingFor !== null || timers.confirm !== null) ? 'you' : 'office';
}
