import { clockOf, closedDays } from '#cases/world.ts';
import type { Role } from '#domain/actor.ts';
import { divisionRoles } from '#domain/actor.ts';
import { addDays, bangkokDay, instantAt } from '#domain/calendar.ts';
import type { Wake } from '#domain/handler.ts';
import { startTimer } from '#domain/timer.ts';
import type { Office } from '#offices/office.ts';
import { type Consultation, consultationRef, firstDayAfter, readConsultation, rewritten } from './model.ts';

/** Who is reminded that a consultation has ended and nobody has said what came of it. */

type Dates = Pick<Consultation, 'closesAt' | 'dueAt'>;

/** By when the outcome must be told: the office's clock, from the last day on which people could answer. */
export function dueFrom(closesAt: string, office: Office): number {
  const ends = instantAt(firstDayAfter({ closesAt })) - 1;
  return startTimer(clockOf(office, office.opinion.clock), ends, closedDays(office)).dueAt;
}

/** Whoever is on duty on the first morning after the end; past the due day those above, as the clock says. */
function remindersOf(dates: Dates, office: Office): { readonly at: number; readonly to: Role }[] {
  const { opens } = office.profile.officeHours;
  const due = bangkokDay(dates.dueAt);
  return [
    { at: instantAt(firstDayAfter(dates), opens), to: 'officer' },
    ...clockOf(office, office.opinion.clock).escalation.map(({ after, to }) => ({
      at: instantAt(addDays(due, after), opens),
      to,
    })),
  ];
}

/** The first reminder after this instant; null: there is none left. */
export function nextWake(dates: Dates, office: Office, after: number): number | null {
  return remindersOf(dates, office).find(({ at }) => at > after)?.at ?? null;
}

/** Of the reminders that have come due only the latest is sent: after a standstill nobody wants several. */
export const wakeConsultation: Wake = (record, { now, office }) => {
  const stored = readConsultation(record);
  if (!stored) return { writes: [], notices: [] };
  const { data, id } = stored;
  const reminder = remindersOf(data, office).findLast(({ at }) => at >= (data.wakeAt ?? now) && at <= now);
  const division = reminder && divisionRoles.includes(reminder.to) ? data.division : null;
  return {
    writes: [rewritten(stored, { ...data, wakeAt: data.closed ? null : nextWake(data, office, now) })],
    notices:
      reminder && !data.closed
        ? [{ to: { role: reminder.to, division }, template: 'opinion.ended', about: consultationRef(id) }]
        : [],
  };
};
