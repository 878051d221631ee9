import { can } from '#domain/actor.ts';
import { bangkokDay, formatDay } from '#domain/calendar.ts';
import type { Read, Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { text } from '#line/messages/text.ts';
import { staffText } from './text.ts';

const SHOWN = 10;

/** Notices that did not arrive, and those that still look for somebody to tell; the newest first. */
export const failedNotices: Read = {
  query: {
    collection: 'outbox',
    in: { field: 'state', values: ['failed', 'unknown', 'waiting'] },
    order: { field: 'at', direction: 'desc' },
    limit: 50,
  },
};

/** The reason for each failure, in words; the facts themselves are untouched by it. */
export function showNotices(turn: Turn, records: readonly (Stored | null)[]): Outcome {
  const words = staffText[turn.locale];
  if (!can(turn.person.duties, 'staff.notices')) return { replies: [text(words.noticesNotYours)] };
  const all = records.filter(record => record !== null);
  const stuck = all.filter(({ data }) => data.state !== 'waiting' || data.reason === 'nobody');
  const waiting = all.length - stuck.length;
  const lines = stuck.slice(0, SHOWN).map(({ data }) => {
    const when = formatDay(bangkokDay(Number(data.at)), turn.locale, 'short');
    return words.noticeLine(
      when,
      kindOf(String(data.template), turn),
      reasonOf(String(data.state), String(data.reason ?? ''), turn),
    );
  });
  const parts = [
    lines.length ? `${words.noticesTitle}\n${lines.join('\n')}` : words.noticesNone,
    ...(waiting ? [words.noticesWaiting(waiting)] : []),
  ];
  return { replies: [text(parts.join('\n\n'))] };
}

function kindOf(template: string, turn: Turn): string {
  const { kinds } = staffText[turn.locale];
  if (template === 'qna.question') return kinds.question;
  return template === 'qna.answer' ? kinds.answer : kinds.other;
}

function reasonOf(state: string, reason: string, turn: Turn): string {
  const { reasons } = staffText[turn.locale];
  if (reason === 'nobody') return reasons.nobody;
  if (reason === 'broken') return reasons.broken;
  if (state === 'unknown') return reasons.unknown;
  return /monthly limit/i.test(reason) ? reasons.monthly : reasons.refused(reason);
}
