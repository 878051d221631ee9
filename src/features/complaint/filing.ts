import { fileCase, promiseOf } from '#cases/filing.ts';
import { divisionName } from '#cases/names.ts';
import { type Case, readCase } from '#cases/record.ts';
import { bangkokDay, calendarYear } from '#domain/calendar.ts';
import { NOTICE_VERSION } from '#domain/privacy.ts';
import type { Query, Stored } from '#domain/record.ts';
import { registerOf } from '#domain/reference.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { menuActions } from '#features/home/menu.ts';
import type { Locale } from '#i18n/texts.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { categoryOf } from './category.ts';
import { type Draft, messageIdsOf } from './model.ts';
import { localeOf } from './showing.ts';
import { complaintText } from './text.ts';

/** Files the checked draft: the case, its alert and the end of the conversation are one commit; the number follows it. */
export function file(draft: Draft, turn: Turn): Outcome {
  const category = categoryOf(draft.category, turn.office);
  if (!category || !draft.what || !turn.userId) throw new Error('the draft is not complete');
  const locale = localeOf(draft, turn);
  const filed = fileCase(
    {
      id: draft.id,
      kind: 'complaint',
      from: turn.userId,
      locale,
      channel: 'chat',
      category: category.id,
      urgent: category.urgency === 'urgent',
      division: category.division,
      clock: category.clock,
      what: draft.what.words,
      messageIds: draft.what.ids,
      where: draft.where,
      photoIds: draft.photos,
      notice: NOTICE_VERSION,
    },
    turn,
  );
  const mine = complaintText[locale];
  const said = [
    `${mine.sent}\n${mine.sentNumber(calendarYear(bangkokDay(turn.now)))}`,
    nextWords(category, turn, locale),
    mine.sentFollow,
  ].join('\n\n');
  return {
    replies: withQuickReplies([text(said)], menuActions(locale, turn.place)),
    writes: filed.writes,
    notices: filed.notices,
    number: filed.number,
    holds: { refs: [filed.ref], messageIds: messageIdsOf(draft) },
    // Written also where it is unchanged: an unsend that runs beside this turn then meets it, and one of them starts again.
    person: { unsent: turn.person.unsent },
    session: null,
  };
}

/** Who has it now, and by which day they must have settled it. */
function nextWords({ division, clock }: { division: string; clock: string }, turn: Turn, locale: Locale): string {
  const { due, basis } = promiseOf(clock, turn, locale);
  return complaintText[locale].sentNext(divisionName(division, turn.office, locale), due, basis);
}

/** It was sent before: the second tap, the other phone, an old button. Null where it is not the person's own. */
export function alreadySent(record: Stored | null, locale: Locale, turn: Turn): Outcome | null {
  const found = record ? readCase(record) : null;
  if (!found || turn.userId === null || found.data.from !== turn.userId) return null;
  return sentBefore(found.data, found.id, locale, turn);
}

function sentBefore({ year }: Case, id: string, locale: Locale, turn: Turn): Outcome {
  return {
    replies: withQuickReplies([text(complaintText[locale].alreadySent(year))], menuActions(locale, turn.place)),
    // The first sending may not have come to its number yet.
    number: { counter: registerOf(year), ref: { collection: 'cases', id } },
  };
}

/** So long after a filing, "send" with nothing to send means that it was sent twice. */
const JUST_NOW = 10 * 60_000;

/** The newest case of this person, where it was filed just now. */
export function justSent({ userId, now }: Turn): Query | undefined {
  if (userId === null) return undefined;
  return {
    collection: 'cases',
    has: { field: 'people', value: userId },
    order: { field: 'at', direction: 'desc', from: now - JUST_NOW },
    limit: 1,
  };
}
