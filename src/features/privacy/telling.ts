import { referenceName, subjectName } from '#cases/names.ts';
import type { StoredCase } from '#cases/record.ts';
import { caseWords } from '#cases/text.ts';
import { bangkokDay, formatDay } from '#domain/calendar.ts';
import type { CaseKind } from '#domain/case.ts';
import { fillPlaceholders } from '#features/qna/placeholders.ts';
import { dutyName } from '#features/staff/inviting.ts';
import { link } from '#line/messages/action.ts';
import { excerpt } from '#line/messages/limits.ts';
import { type Asker, type Fate, fateOf, type Held, photosGoAt } from './holding.ts';
import { privacyText } from './text.ts';

/** What is kept, in words. */

/** What is kept, why, how long, which rights there are and whom to turn to, from the office's data. */
export function noticeWords(asker: Pick<Asker, 'locale' | 'now' | 'office'>): string {
  const fill = (placeholder: string) => fillPlaceholders(placeholder, asker);
  return privacyText[asker.locale].notice(fill('{office.name}'), fill('{office.retention}'), contactWords(asker));
}

/** Opens the page on which all of this can be seen and done. */
export function pageLink({ locale, office }: Pick<Asker, 'locale' | 'office'>) {
  return link(privacyText[locale].buttons.page, `${office.pages}/privacy`);
}

/** Whom to turn to. */
export function contactWords(asker: Pick<Asker, 'locale' | 'now' | 'office'>): string {
  return fillPlaceholders('{office.channel}', asker);
}

/** One line on one thing that is kept, and until when. */
export function heldLine(held: Held, turn: Asker): string {
  return `• ${heldWords(held, turn)}`;
}

/** The same without a mark. */
export function heldWords(held: Held, turn: Asker): string {
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
    case 'uploads':
      return mine.held.uploads(held.files.length);
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
export function caseName({ data }: StoredCase, { locale, office }: Pick<Asker, 'locale' | 'office'>): string {
  return `${referenceName(data, locale)} ${subjectName(data, office, locale)}`;
}

/** Until when a case of one's own is kept: so long after its end, or until a day. */
export function keptWords(of: StoredCase, fate: Fate, turn: Pick<Asker, 'locale' | 'office'>): string {
  const mine = privacyText[turn.locale];
  if (fate.goes || fate.until === null) return mine.keptOpen(periodOf(of.data.kind, turn));
  const photos = photosGoAt(of, turn);
  const until = mine.keptUntil(dayOf(fate.until, turn));
  return photos === null ? until : `${until} ${mine.photosUntil(dayOf(photos, turn))}`;
}

/** Why the office keeps records of this kind; its own data say so. */
function basisOf(record: string, { locale, office }: Pick<Asker, 'locale' | 'office'>): string {
  const found = office.profile.retention.find(each => each.record === record);
  return found ? excerpt(found.basis[locale], 200, 500) : '';
}

/** The sentence that says why cases of this kind stay. */
export function reasonWords(kind: CaseKind, asker: Pick<Asker, 'locale' | 'office'>): string {
  const mine = privacyText[asker.locale];
  return mine.because(mine.kinds[kind], basisOf(kind, asker));
}

/** `2 ปี`. */
export function periodOf(record: string, { locale, office }: Pick<Asker, 'locale' | 'office'>): string {
  const found = office.profile.retention.find(each => each.record === record);
  return found ? caseWords[locale].keptFor[found.keep.unit](found.keep.amount) : '';
}

export function dayOf(instant: number, { locale }: Pick<Asker, 'locale'>): string {
  return formatDay(bangkokDay(instant), locale);
}
