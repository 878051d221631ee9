import { caseWords } from '#cases/text.ts';
import { changeBetween } from '#domain/ita.ts';
import { formatScore } from '#domain/number.ts';
import { measureSummary } from '#features/measure/model.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Office } from '#offices/office.ts';
import { qnaText } from './text.ts';

/** Whose facts, in which language, as of when (ms). A turn is one. */
export type Reading = { readonly office: Office; readonly locale: Locale; readonly now: number };

/**
 * The facts that answers take from the office's data, `{office.phone}` and the like, so that each stands in one place.
 * What the office has not set says so; it is never guessed.
 */
export function fillPlaceholders(words: string, reading: Reading): string {
  return words.replace(/\{([a-z]+\.[a-zA-Z]+)\}/g, (whole, name: string) => placeholderValue(name, reading) ?? whole);
}

/** Placeholders that the program knows; a test holds the FAQ to them. */
export const placeholderNames = [
  'office.name',
  'office.address',
  'office.website',
  'office.phone',
  'office.email',
  'office.hours',
  'office.map',
  'office.channel',
  'office.divisions',
  'office.retention',
  'score.year',
  'score.total',
  'score.level',
  'score.previousYear',
  'score.previousTotal',
  'score.previousLevel',
  'score.change',
  'measure.round',
  'measure.count',
  'measure.summary',
] as const;

function placeholderValue(name: string, { office, locale, now }: Reading): string | undefined {
  const [group, key = ''] = name.split('.');
  if (group === 'office') return officeValues(office, locale)[key];
  if (group === 'score') return scoreValues(office)[key];
  if (group === 'measure') return measureValues(office, locale, now)[key];
  return undefined;
}

function officeValues({ profile, divisions }: Office, locale: Locale): Record<string, string> {
  const words = qnaText[locale];
  const { officeHours, coordinates } = profile;
  const units = divisions.divisions.filter(division => division.kind === 'division');
  return {
    name: profile.shortName[locale],
    address:
      profile.address?.[locale] ??
      words.address(profile.tambon[locale], profile.amphoe[locale], profile.province[locale], profile.postcode),
    website: profile.website,
    phone: profile.phone ?? words.unset,
    email: profile.email ?? words.unset,
    hours: words.hours(officeHours.opens.replace(':', '.'), officeHours.closes.replace(':', '.')),
    map: coordinates ? `https://maps.google.com/?q=${coordinates.latitude},${coordinates.longitude}` : words.unset,
    retention: retentionLines(profile, locale),
    channel: words.channel(profile.name[locale], profile.website, profile.phone),
    divisions: units
      .map(unit => `• ${unit.name[locale]}: ${unit.duties.map(duty => duty[locale]).join(', ')}`)
      .join('\n'),
  };
}

/** How long each kind of record that this version keeps is kept. */
function retentionLines({ retention }: Office['profile'], locale: Locale): string {
  const { kept, keptKinds } = qnaText[locale];
  const { keptFor } = caseWords[locale];
  return Object.entries(keptKinds)
    .flatMap(([record, name]) => {
      const found = retention.find(each => each.record === record);
      return found ? [kept(name, keptFor[found.keep.unit](found.keep.amount))] : [];
    })
    .join('\n');
}

function scoreValues({ scores }: Office): Record<string, string> {
  const years = [...scores.years].sort((a, b) => b.year - a.year);
  const [latest, previous] = years;
  if (!latest) return {};
  const change = previous ? changeBetween(previous.total, latest.total) : 0;
  return {
    year: String(latest.year),
    total: formatScore(latest.total),
    level: latest.level,
    ...(previous
      ? {
          previousYear: String(previous.year),
          previousTotal: formatScore(previous.total),
          previousLevel: previous.level,
          change: `${change >= 0 ? '+' : '−'}${formatScore(Math.abs(change))}`,
        }
      : {}),
  };
}

function measureValues(office: Office, locale: Locale, now: number): Record<string, string> {
  const round = office.measures.at(-1);
  if (!round) return {};
  return {
    round: String(round.round),
    count: String(round.measures.length),
    summary: measureSummary(office, locale, now),
  };
}
