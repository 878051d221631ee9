import type { Role } from '#domain/actor.ts';
import { addDays, bangkokDay, instantAt } from '#domain/calendar.ts';
import { keepMs } from '#domain/retention.ts';
import type { Timer } from '#domain/timer.ts';
import type { Office } from '#offices/office.ts';
import { type Case, photosOf } from './record.ts';
import { clockOf } from './world.ts';

/** Until when the office keeps a closed case. */
export function keptUntil({ closedAt, kind }: Case, office: Office): number {
  return (closedAt ?? Number.POSITIVE_INFINITY) + keepMs(office, kind);
}

/**
 * Until when the office keeps the photos of a closed case: from its end, or from a photo that was added to it after that;
 * never longer than the case itself.
 */
export function photosKeptUntil(subject: Case, office: Office): number {
  const newest = subject.history.findLast(entry => photosOf(entry).length > 0)?.at ?? 0;
  const from = Math.max(subject.closedAt ?? Number.POSITIVE_INFINITY, newest);
  return Math.min(from + keepMs(office, 'photo'), keptUntil(subject, office));
}

/** Who a reminder goes to: whoever works on the case, the next one up, or the resident who has not confirmed. */
export type Audience = 'worker' | 'owner' | Role;

/** One reminder that a running clock asks for. `days` from the due day, negative before it. */
export type Reminder = {
  readonly at: number;
  readonly timer: 'take' | 'settle' | 'confirm';
  readonly audience: Audience;
  readonly days: number;
};

/** Every reminder of the clocks that run now, earliest first: at the hour the office opens, so never at night. */
export function remindersOf({ timers }: Pick<Case, 'timers'>, office: Office): Reminder[] {
  const running = (['take', 'settle', 'confirm'] as const).flatMap(name => {
    const timer = timers[name];
    return timer && timer.pausedAt === null ? remindersOfTimer(name, timer, office) : [];
  });
  return running.sort((a, b) => a.at - b.at);
}

function remindersOfTimer(timer: Reminder['timer'], { clock, dueAt }: Timer, office: Office): Reminder[] {
  const { reminders, escalation } = clockOf(office, clock);
  const day = bangkokDay(dueAt);
  const at = (days: number) => instantAt(addDays(day, days), office.profile.officeHours.opens);
  return [
    ...reminders.map(days => ({
      at: at(days),
      timer,
      audience: timer === 'confirm' ? ('owner' as const) : ('worker' as const),
      days,
    })),
    ...escalation.map(({ after, to }) => ({ at: at(after), timer, audience: to, days: after })),
  ];
}

/**
 * The reminders to send now: of each clock only the latest that has come due since the last time, one for whoever it is
 * about and one for those above, for after a standstill nobody wants seven at once. A clock that was moved has new reminders, and its old ones are never met.
 */
export function dueReminders(subject: Case, office: Office, now: number): Reminder[] {
  const latest = new Map<string, Reminder>();
  for (const reminder of remindersOf(subject, office)) {
    if (reminder.at > subject.remindedAt && reminder.at <= now)
      latest.set(`${reminder.timer} ${isAbove(reminder.audience) ? 'above' : reminder.audience}`, reminder);
  }
  return [...latest.values()];
}

function isAbove(audience: Audience): boolean {
  return audience !== 'worker' && audience !== 'owner';
}

/**
 * When the case must be looked at next: for a reminder, because the time to confirm is over, or because it or its photos
 * have been kept long enough. Null: never.
 */
export function nextWake(subject: Case, office: Office): number | null {
  if (subject.closedAt !== null) {
    if (subject.from === null) return null;
    return subject.history.some(entry => photosOf(entry).length > 0)
      ? photosKeptUntil(subject, office)
      : keptUntil(subject, office);
  }
  const next = remindersOf(subject, office).find(({ at }) => at > subject.remindedAt)?.at ?? null;
  const lapse = subject.timers.confirm ? subject.timers.confirm.dueAt + 1 : null;
  const wakes = [next, lapse].filter(at => at !== null);
  return wakes.length > 0 ? Math.min(...wakes) : null;
}
