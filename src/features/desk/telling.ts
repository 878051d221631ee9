import { divisionName } from '#cases/names.ts';
import type { Case, Entry } from '#cases/record.ts';
import { divisionRoles } from '#domain/actor.ts';
import { bangkokDay, daysBetween, formatDay } from '#domain/calendar.ts';
import { staffText } from '#features/staff/text.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Office } from '#offices/office.ts';
import { deskText } from './text.ts';

/** How staff are told who did something, when, and by when it is due. Pure. */

/** What these words depend on beside the case; a turn and a notice both have it. */
export type Telling = { readonly office: Office; readonly locale: Locale; readonly now: number };

/**
 * `หัวหน้ากอง สมชาย`, or the division where no name is known and the case has not been passed on since; a resident is
 * never named.
 */
export function whoOf(
  { by, role, name, seq }: Pick<Entry, 'by' | 'role' | 'name' | 'seq'>,
  { division, history }: Pick<Case, 'division' | 'history'>,
  { office, locale }: Telling,
): string {
  const words = deskText[locale];
  if (by !== 'staff') return by === 'resident' ? words.resident : words.system;
  const title = role ? staffText[locale].roles[role] : '';
  const isOfDivision = role !== null && divisionRoles.includes(role);
  const isStill = !history.some(later => later.act === 'assign' && later.seq >= seq);
  return [title, name ?? (isOfDivision && isStill ? divisionName(division, office, locale) : '')]
    .filter(Boolean)
    .join(' ');
}

/** `7 มี.ค. 83 10.05 น.` */
export function timeOf(instant: number, { locale }: Pick<Telling, 'locale'>): string {
  const minutes = Math.floor(instant / 60_000 + 7 * 60) % (24 * 60);
  const two = (n: number) => String(n).padStart(2, '0');
  const separator = locale === 'th' ? '.' : ':';
  const time = `${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
  return deskText[locale].time(formatDay(bangkokDay(instant), locale, 'short'), time);
}

/** `3 วันก่อน`. */
export function ageOf(at: number, { now, locale }: Telling): string {
  const { ago } = deskText[locale];
  const minutes = Math.max(0, Math.floor((now - at) / 60_000));
  if (minutes < 60) return ago.minutes(minutes);
  return minutes < 24 * 60 ? ago.hours(Math.floor(minutes / 60)) : ago.days(Math.floor(minutes / (24 * 60)));
}

/** How a case stands to its clock: days past the due day where it is the office's turn. */
export type Standing =
  | { readonly kind: 'closed' | 'asked' | 'confirm' }
  | { readonly kind: 'running'; readonly days: number };

export function standingOf({ open, timers, waitingFor }: Case, now: number): Standing {
  if (!open) return { kind: 'closed' };
  if (timers.confirm) return { kind: 'confirm' };
  if (waitingFor !== null) return { kind: 'asked' };
  return { kind: 'running', days: daysBetween(bangkokDay(timers.settle.dueAt), bangkokDay(now)) };
}

/** `เกินมา 3 วัน`, `ครบกำหนดพรุ่งนี้`, `รอผู้แจ้งตอบ`. */
export function dueOf(subject: Case, telling: Telling): string {
  const standing = standingOf(subject, telling.now);
  const { due } = deskText[telling.locale];
  if (standing.kind !== 'running') return due[standing.kind];
  return dueIn(standing.days, subject.timers.settle.dueAt, telling);
}

/** The same for any clock: `days` past its due day. */
export function dueIn(days: number, dueAt: number, { locale }: Pick<Telling, 'locale'>): string {
  const { due } = deskText[locale];
  if (days > 0) return due.over(days);
  if (days === 0) return due.today;
  return days === -1 ? due.tomorrow : due.on(formatDay(bangkokDay(dueAt), locale, 'short'));
}

/** Who has taken it, or that nobody has; `reader` is told apart. */
export function holderOf(subject: Case, reader: string | null, telling: Telling): string {
  const words = deskText[telling.locale];
  if (subject.assignee === null) return words.notTaken;
  if (subject.assignee === reader) return words.yours;
  const taking = subject.history.findLast(({ act }) => act === 'acknowledge');
  return taking ? whoOf(taking, subject, telling) : words.taken;
}
