import { divisionName } from '#cases/names.ts';
import { type Case, readableCases } from '#cases/record.ts';
import { bangkokDay, formatDay } from '#domain/calendar.ts';
import { isUntaken } from '#domain/case.ts';
import type { NoticeTemplate } from '#domain/handler.ts';
import type { NoticeArgs } from '#domain/notice.ts';
import type { Schedule } from '#domain/schedule.ts';
import { lines, text } from '#line/messages/text.ts';
import { isOverdue } from './cards.ts';
import { digestText } from './digest-text.ts';

/** What the ปลัด is told of each division: cases that are open; of those late, with nobody, and with the resident. */
const counted = {
  open: () => true,
  late: (subject, now) => isOverdue(subject, now),
  untaken: ({ state }) => isUntaken(state),
  confirming: ({ timers }) => timers.confirm !== null,
} as const satisfies Record<string, (subject: Case, now: number) => boolean>;
const names = Object.keys(counted) as (keyof typeof counted)[];

/** Every Monday morning, to the ปลัด; nothing where no case is open. Numbers only, so nothing of a person. */
export const weeklyDigest: Schedule = {
  when: { weekdays: [1], at: 'opens' },
  read: { collection: 'cases', where: { open: true }, order: { field: 'dueAt' } },
  decide: (found, { now, self }) => {
    const args: Record<string, string | number> = { day: bangkokDay(now) };
    for (const { data } of readableCases(found)) {
      for (const name of names.filter(each => counted[each](data, now))) {
        const key = `${data.division}.${name}`;
        args[key] = Number(args[key] ?? 0) + 1;
      }
    }
    return found.length > 0
      ? [{ to: { role: 'clerk', division: null }, template: 'desk.weekly', about: self, args }]
      : [];
  },
};

export const weekly: NoticeTemplate = {
  render: ({ args, locale, office }) => {
    const words = digestText[locale];
    const divisions = office.divisions.divisions.map(({ id }) => ({ id, of: countsOf(id, args) }));
    const all = names.map(name => divisions.reduce((sum, { of }) => sum + of[name], 0));
    const told = divisions.filter(({ of }) => of.open > 0);
    const [open = 0, late = 0, untaken = 0, confirming = 0] = all;
    return [
      text(
        lines(
          words.title(formatDay(String(args.day), locale)),
          words.counts({ open, late, untaken, confirming }),
          ...told.map(({ id, of }) => `\n${divisionName(id, office, locale)}\n${words.counts(of)}`),
          `\n${words.how}`,
        ),
      ),
    ];
  },
};

type Counts = Record<keyof typeof counted, number>;

function countsOf(division: string, args: NoticeArgs): Counts {
  const count = (name: keyof Counts) => Number(args[`${division}.${name}`] ?? 0);
  return { open: count('open'), late: count('late'), untaken: count('untaken'), confirming: count('confirming') };
}
