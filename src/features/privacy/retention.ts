import * as v from 'valibot';
import { can } from '#domain/actor.ts';
import { isQuiet } from '#domain/calendar.ts';
import type { NoticeTemplate } from '#domain/handler.ts';
import { ref } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { lines, text } from '#line/messages/text.ts';
import { periodOf } from './telling.ts';
import { privacyText } from './text.ts';

/**
 * The dry run: how much would go by when. Counting takes more calls than a turn may make, so the answer comes as a notice,
 * for which the job counts (`report` in `domain/handler.ts`). Nothing of it is stored.
 */
export function askRetention({ locale, now, office, person, userId }: Turn): Outcome {
  const mine = privacyText[locale];
  if (!can(person.duties, 'privacy.retention') || userId === null) return { replies: [text(mine.notYours)] };
  const about = ref('people', userId);
  return {
    replies: [text(isQuiet(now, office.profile.quietHours) ? mine.countingTomorrow : mine.counting)],
    notices: [{ to: { person: userId }, template: 'privacy.retention', about, urgent: true }],
  };
}

const Report = v.object({
  until: v.array(v.number()),
  lines: v.array(v.object({ kind: v.string(), by: v.array(v.number()) })),
  isWhole: v.boolean(),
});
const MONTH_MS = 30 * 24 * 3_600_000;

/** Counts only: nobody's words, nobody's name. */
export const retentionTemplate: NoticeTemplate = {
  report: 'retention',
  render: ({ data, locale, office }) => {
    const mine = privacyText[locale];
    const report = v.parse(Report, data);
    const now = report.until[0] ?? 0;
    const month = report.until.findIndex(until => until - now >= MONTH_MS);
    const names: { readonly [kind: string]: string } = mine.recordKinds;
    const counts = report.lines.map(({ kind, by }) => {
      const kept = periodOf(kind, { locale, office });
      return mine.countLine(
        kept ? `${names[kind] ?? kind} (${kept})` : (names[kind] ?? kind),
        shown(by[0]),
        shown(by[month]),
      );
    });
    return [text(lines(mine.retentionTitle, ...counts, report.isWhole ? null : mine.notWhole, mine.retentionEnd))];
  },
};

function shown(count = 0): string {
  return count.toLocaleString('en-US');
}
