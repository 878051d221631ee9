import * as v from 'valibot';
import { can } from '#domain/actor.ts';
import { bangkokDay, formatDay } from '#domain/calendar.ts';
import { Many } from '#domain/notice.ts';
import { limitOf, MonthsQuota, monthOf, quotaRef } from '#domain/quota.ts';
import type { JsonObject, Read, Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { text } from '#line/messages/text.ts';
import { staffText } from './text.ts';

const SHOWN = 10;

/** To one person by name, who then is the only one to be reached. */
const ToPerson = v.object({ person: v.string() });

/** The month's quota; notices that did not arrive, and those that still wait for something; the newest first. */
export function undelivered({ now }: Turn): Read {
  return {
    beside: [quotaRef(monthOf(now))],
    query: {
      collection: 'outbox',
      in: { field: 'state', values: ['failed', 'unknown', 'waiting', 'held'] },
      order: { field: 'at', direction: 'desc' },
      limit: 50,
    },
  };
}

/** The reason for each failure, in words; the facts themselves are untouched by it. */
export function showNotices(turn: Turn, [quota = null, ...records]: readonly (Stored | null)[]): Outcome {
  const words = staffText[turn.locale];
  if (!can(turn.person.duties, 'staff.notices')) return { replies: [text(words.noticesNotYours)] };
  const all = records.filter(record => record !== null);
  const held = all.filter(({ data }) => data.state === 'held' || (data.state === 'waiting' && data.reason === 'quota'));
  const stuck = all.filter(
    ({ data }) => ['failed', 'unknown'].includes(String(data.state)) || data.reason === 'nobody',
  );
  const waiting = all.length - stuck.length - held.length;
  const lines = stuck.slice(0, SHOWN).map(({ data }) => {
    const when = formatDay(bangkokDay(Number(data.at)), turn.locale, 'short');
    return words.noticeLine(when, kindOf(data, turn), reasonOf(data, turn));
  });
  const parts = [
    lines.length ? `${words.noticesTitle}\n${lines.join('\n')}` : words.noticesNone,
    ...(waiting ? [words.noticesWaiting(waiting)] : []),
    ...(held.length ? [words.noticesHeld(held.length)] : []),
    ...(quota ? [quotaLine(v.parse(MonthsQuota, quota.data), turn)] : []),
  ];
  return { replies: [text(parts.join('\n\n'))] };
}

function quotaLine(quota: MonthsQuota, { office, locale }: Turn): string {
  const limit = limitOf(quota, office);
  const words = staffText[locale];
  return limit === null ? words.quotaFree(shown(quota.used)) : words.quota(shown(quota.used), shown(limit));
}

function shown(count: number): string {
  return count.toLocaleString('en-US');
}

function kindOf({ template, to }: JsonObject, turn: Turn): string {
  const { kinds } = staffText[turn.locale];
  const templates: { readonly [template: string]: string } = staffText[turn.locale].templates;
  const named = templates[String(template)];
  if (named) return named;
  return v.is(Many, to) ? kinds.many(to.people) : kinds.other;
}

/** Why a notice did not arrive, in words. */
export function reasonOf(data: JsonObject, turn: Pick<Turn, 'locale'>): string {
  const { reasons } = staffText[turn.locale];
  const [state, reason] = [data.state, String(data.reason ?? '')];
  if (reason === 'nobody') return v.is(ToPerson, data.to) ? reasons.blocked : reasons.nobody;
  if (reason === 'broken') return reasons.broken;
  if (reason === 'reply') return reasons.reply;
  if (reason === 'quota') return reasons.quota;
  if (state === 'unknown') return reasons.unknown;
  return /monthly limit/i.test(reason) ? reasons.monthly : reasons.refused(reason);
}
