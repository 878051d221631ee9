import { referenceName, subjectName } from '#cases/names.ts';
import type { StoredCase } from '#cases/record.ts';
import { caseWords } from '#cases/text.ts';
import { bangkokDay, formatDay } from '#domain/calendar.ts';
import type { Turn } from '#domain/turn.ts';
import { qnaText } from '#features/qna/text.ts';
import { dutyName } from '#features/staff/inviting.ts';
import { excerpt } from '#line/messages/limits.ts';
import { type Fate, fateOf, type Held, photosGoAt } from './holding.ts';
import { privacyText } from './text.ts';

/** What is kept, in words. */

/** One line on one thing that is kept, and until when. */
export function heldLine(held: Held, turn: Turn): string {
  return `• ${heldWords(held, turn)}`;
}

function heldWords(held: Held, turn: Turn): string {
  const { locale, person } = turn;
  const mine = privacyText[locale];
  const fate = fateOf(held, turn);
  switch (held.kind) {
    case 'language':
      return mine.held.language(person.locale ?? locale);
    case 'name':
      return mine.held.name(excerpt(held.name, 60, 200));
    case 'duties':
      return mine.held.duties(excerpt(person.duties.map(duty => dutyName(duty, turn)).join(', '), 300, 600));
    case 'conversation':
      return mine.held.conversation(dayOf(held.until, turn));
    case 'waiting':
      return mine.held.waiting(held.notices.length);
    case 'followed':
      return mine.held.followed(caseName(held.of, turn));
    case 'case':
      return `${caseName(held.of, turn)}: ${caseWords[locale].states[held.of.data.state]} · ${keptWords(held.of, fate, turn)}`;
    case 'log':
      return mine.held.log(periodOf('outbox', turn));
    default:
      return held satisfies never;
  }
}

/** `เลขรับ 1/2569 ไฟทาง`. */
export function caseName({ data }: StoredCase, { locale, office }: Turn): string {
  return `${referenceName(data, locale)} ${subjectName(data, office, locale)}`;
}

/** Until when a case of one's own is kept: so long after its end, or until a day. */
export function keptWords(of: StoredCase, fate: Fate, turn: Turn): string {
  const mine = privacyText[turn.locale];
  if (fate.goes || fate.until === null) return mine.keptOpen(periodOf(of.data.kind, turn));
  const photos = photosGoAt(of, turn);
  const until = mine.keptUntil(dayOf(fate.until, turn));
  return photos === null ? until : `${until} ${mine.photosUntil(dayOf(photos, turn))}`;
}

/** Why the office keeps records of this kind; its own data say so. */
export function basisOf(record: string, { locale, office }: Turn): string {
  const found = office.profile.retention.find(each => each.record === record);
  return found ? excerpt(found.basis[locale], 200, 500) : '';
}

/** `2 ปี`. */
export function periodOf(record: string, { locale, office }: Pick<Turn, 'locale' | 'office'>): string {
  const found = office.profile.retention.find(each => each.record === record);
  return found ? qnaText[locale].keptFor[found.keep.unit](found.keep.amount) : '';
}

export function dayOf(instant: number, { locale }: Pick<Turn, 'locale'>): string {
  return formatDay(bangkokDay(instant), locale);
}
