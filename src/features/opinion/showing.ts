import { keptFor as recordKeptFor } from '#cases/kept.ts';
import { divisionNames } from '#cases/names.ts';
import { bangkokDay } from '#domain/calendar.ts';
import type { JsonObject } from '#domain/record.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Office } from '#offices/office.ts';
import { optionField } from './answering.ts';
import { type Consultation, type StoredConsultation, standingOf } from './model.ts';
import { suppressed } from './suppressing.ts';

/** A consultation as anybody may see it: never who answered, and counts only where nobody can be found in them. */

type World = { readonly office: Office; readonly now: number };

/** One of the list. */
export function lineOf({ data, id }: StoredConsultation, { now, office }: World) {
  const { closed, closesAt, division, dueAt, kind, opensAt, title } = data;
  return {
    id,
    kind,
    title,
    division: divisionNames(division, office),
    opensAt,
    closesAt,
    dueOn: bangkokDay(dueAt),
    standing: standingOf(data, now),
    outcome: closed && { words: closed.words, role: closed.role, on: bangkokDay(closed.at) },
  };
}

/** All that is asked, and what came of it. */
export function detailsOf(stored: StoredConsultation, tally: JsonObject | undefined, world: World) {
  const { about, kind, question, showsLive } = stored.data;
  const { suppressBelow } = world.office.profile.thresholds;
  return {
    ...lineOf(stored, world),
    about,
    question,
    takesWords: kind === 'consultation',
    showsLive,
    suppressBelow,
    keptFor: { th: keptFor(world.office, 'th'), en: keptFor(world.office, 'en') },
    results: isPublic(stored.data, world.now) ? resultsOf(stored.data, tally, suppressBelow) : null,
  };
}

function isPublic(data: Consultation, now: number): boolean {
  const standing = standingOf(data, now);
  return standing === 'open' ? data.showsLive : standing !== 'coming';
}

/** Whoever only wrote something is counted as having chosen nothing: else they could be reckoned from the total. */
export function resultsOf({ kind, question }: Consultation, tally: JsonObject | undefined, below: number) {
  const ids = question?.options.map(({ id }) => id) ?? [];
  const fields = question && kind === 'poll' ? ids : [...ids, null];
  const count = (field: string) => Math.max(0, Number(tally?.[field] ?? 0));
  const { counts, total } = suppressed(
    fields.map(id => count(optionField(id))),
    below,
  );
  return {
    total,
    options: ids.map((id, at) => ({ id, count: counts[at] ?? null })),
    /** Null also where everybody had to choose. */
    unchosen: question && kind === 'consultation' ? (counts[ids.length] ?? null) : null,
  };
}

/** How long the office keeps an opinion, or an answer, once it is over: `1 ปี`. */
export function keptFor(office: Office, locale: Locale): string {
  return recordKeptFor('opinion', office, locale);
}
