import type { Case } from '#cases/record.ts';
import { clockOf } from '#cases/world.ts';
import { bangkokDay, formatDay } from '#domain/calendar.ts';
import { endsWithAnswer, isUntaken } from '#domain/case.ts';
import type { Locale } from '#i18n/texts.ts';
import { excerpt } from '#line/messages/limits.ts';
import type { Office } from '#offices/office.ts';
import { caseText } from './text.ts';

/** An instant as the day that people say. */
export function dayOf(instant: number, locale: Locale, form: 'long' | 'short' = 'long'): string {
  return formatDay(bangkokDay(instant), locale, form);
}

/** What happens next with a case, and by when. */
export function nextWords({ closedAt, kind, state, timers, waitingFor }: Case, now: number, locale: Locale): string {
  const { next } = caseText[locale];
  if (state === 'unconfirmed') return next.dispute;
  if (closedAt !== null) return next.closed;
  if (timers.confirm)
    return next[endsWithAnswer(kind) ? 'confirmAnswer' : 'confirm'](dayOf(timers.confirm.dueAt, locale));
  if (waitingFor !== null) return next.tell;
  if (state === 'answered') return next.fix;
  if (!timers.take || !isUntaken(state)) return next.work;
  return next[now > timers.take.dueAt ? 'takeLate' : 'take'](dayOf(timers.take.dueAt, locale));
}

/** The day by which the office must settle it, with the rule that says so; null where nothing runs. */
export function dueWords({ timers }: Case, office: Office, now: number, locale: Locale): string | null {
  const words = caseText[locale];
  const { clock, dueAt, pausedAt } = timers.settle;
  if (pausedAt !== null) return null;
  const { basis, limit } = clockOf(office, clock);
  if (!limit) return null;
  const due = words.due(dayOf(dueAt, locale), words.units[limit.unit](limit.amount), ruleOf(basis[locale]));
  return now > dueAt ? `${due} ${words.overdue}` : due;
}

/** The rule by its name, without what the office's data explain about it. */
function ruleOf(basis: string): string {
  return excerpt(basis.split(/\s*[(,:]|\s+เทียบเคียง/, 1)[0] ?? basis, 60, 120);
}
