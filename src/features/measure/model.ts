import { bangkokDay, fiscalYearDays } from '#domain/calendar.ts';
import { isOpen } from '#features/manifests.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Office } from '#offices/office.ts';
import type { Measure, MeasuresFile, Slip } from '#offices/schema/measures.ts';
import type { Division } from '#offices/schema/profile.ts';
import { measureText } from './text.ts';

/** The five words for how far a measure is, in the order in which they are listed. */
export const measureStatuses = ['overdue', 'in-progress', 'not-started', 'not-checkable', 'proved'] as const;
export type MeasureStatus = (typeof measureStatuses)[number];

/** What `measure` can be asked to do. Numbers are as typed; a round of null is the latest. */
export type MeasureCommand =
  | { readonly kind: 'list'; readonly round: number | null }
  | { readonly kind: 'show' | 'verbatim'; readonly number: string; readonly round: number | null }
  | { readonly kind: 'document' }
  | { readonly kind: 'status'; readonly status: MeasureStatus }
  | { readonly kind: 'item'; readonly item: string }
  /** A division of null is one that the office does not have. */
  | { readonly kind: 'owner'; readonly division: string | null; readonly typed: string };

/** Why a question about measures has no answer; `text.ts` has the sentence. */
export type MeasureRefusal =
  | { readonly reason: 'no-round'; readonly year: number }
  | { readonly reason: 'no-measure'; readonly typed: string; readonly count: number }
  | { readonly reason: 'no-division'; readonly typed: string }
  | { readonly reason: 'no-item'; readonly item: string };

export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: MeasureRefusal };

/**
 * How far a measure is, computed from records. Until evidence can be recorded, a measure whose parts are all open is
 * not started, and one with a part that is not open cannot be checked.
 */
export function measureStatus(measure: Measure, isPartOpen: (name: string) => boolean): MeasureStatus {
  return measure.features.every(isPartOpen) ? 'not-started' : 'not-checkable';
}

/** The status in the running product. */
export function statusOf(measure: Measure): MeasureStatus {
  return measureStatus(measure, isOpen);
}

/** Parts of the product that would prove this measure and are not open. */
export function closedParts(measure: Measure): readonly string[] {
  return measure.features.filter(name => !isOpen(name));
}

/** How many measures have each status; statuses that none has are left out. */
export function countStatuses(
  measures: readonly Measure[],
): readonly { readonly status: MeasureStatus; readonly count: number }[] {
  return measureStatuses
    .map(status => ({ status, count: measures.filter(measure => statusOf(measure) === status).length }))
    .filter(({ count }) => count > 0);
}

export function findRound(office: Office, year: number | null): Answered<MeasuresFile> {
  const found = office.measures.findLast(each => year === null || each.round === year);
  return found ? { ok: true, value: found } : { ok: false, refusal: { reason: 'no-round', year: year ?? 0 } };
}

/** `typed` may be anything. */
export function findMeasure(round: MeasuresFile, typed: string): Answered<Measure> {
  const number = /^\d{1,4}$/.test(typed) ? Number(typed) : null;
  const found = round.measures.find(measure => measure.number === number);
  return found
    ? { ok: true, value: found }
    : { ok: false, refusal: { reason: 'no-measure', typed, count: round.measures.length } };
}

/** Is the fiscal year of this round over? Then nothing in it is called late any more. */
export function isRoundOver(round: number, now: number): boolean {
  return bangkokDay(now) > fiscalYearDays(round).to;
}

export function divisionsOf(measure: Measure, office: Office): readonly Division[] {
  return measure.owners.ids.flatMap(id => office.divisions.divisions.filter(division => division.id === id));
}

/** The name of a public-disclosure item by the rubric of a year; null where the rubric has no such item. */
export function itemName(item: string, year: number, office: Office, locale: Locale): string | null {
  const rubric = office.rubrics.find(each => each.year === year);
  const subs = rubric?.tools.flatMap(tool => tool.indicators.flatMap(indicator => indicator.subIndicators)) ?? [];
  return subs.flatMap(sub => sub.items).find(each => each.id === item)?.name[locale] ?? null;
}

/** The conditions that prove a measure, with the office's own thresholds in them. */
export function conditionsOf(measure: Measure, office: Office, locale: Locale): readonly string[] {
  const { thresholds } = office.profile;
  const values = new Map<string, number>(Object.entries(thresholds));
  return measure.doneWhen.map(condition =>
    condition[locale].replace(/\{([a-zA-Z]+)\}/g, (whole, key: string) => String(values.get(key) ?? whole)),
  );
}

/** Slips of the document that stand in this measure's own words. */
export function slipsOf(measure: Measure, round: MeasuresFile): readonly Slip[] {
  const passages = [measure.title, ...measure.methods, measure.followUp].map(passage => passage.verbatim);
  return round.slips.filter(
    slip => slip.id === measure.period.note || passages.some(words => words.includes(slip.verbatim)),
  );
}

/** Where the document's period needs explaining, why. */
export function periodSlip(measure: Measure, round: MeasuresFile): Slip | null {
  return round.slips.find(slip => slip.id === measure.period.note) ?? null;
}

/**
 * The counts of the latest round in one short line, for an answer about progress: `ยังไม่เริ่ม 2 · …`. With `now` it
 * begins by saying so where the round is over.
 */
export function measureSummary(office: Office, locale: Locale, now: number): string {
  const round = office.measures.at(-1);
  const mine = measureText[locale];
  if (!round) return mine.none;
  const over = isRoundOver(round.round, now) ? [mine.over] : [];
  return [
    ...over,
    ...countStatuses(round.measures).map(({ status, count }) => mine.counted(mine.status[status], count)),
  ].join(' · ');
}
