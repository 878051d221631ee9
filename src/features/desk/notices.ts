import * as v from 'valibot';
import { divisionName } from '#cases/names.ts';
import { Case, type Entry, photosOf, whatOf } from '#cases/record.ts';
import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import { isUntaken, isWorking } from '#domain/case.ts';
import type { NoticeTemplate } from '#domain/handler.ts';
import { registerOf } from '#domain/reference.ts';
import { cardMessage } from '#line/messages/card.ts';
import type { Message } from '#line/messages/message.ts';
import { withQuickReplies } from '#line/messages/text.ts';
import { type CaseCard, caseAlt, caseButton, caseCard, nextButtons } from './cards.ts';
import { dueIn } from './telling.ts';
import { deskText } from './text.ts';

/** What staff are pushed: that there is something to do, with what is needed to do it and no word of who filed it. */

type Notice = Parameters<NoticeTemplate['render']>[0];

/** Everything is numbered before it is spoken of. */
function template(render: (subject: Case, notice: Notice) => readonly Message[] | null): NoticeTemplate {
  return {
    counter: data => registerOf(v.parse(Case, data).year),
    render: notice => render(v.parse(Case, notice.data), notice),
  };
}

function cardOf(
  subject: Case,
  { id, ...telling }: Notice,
  parts: Pick<CaseCard, 'title'> & Partial<CaseCard>,
): Message[] {
  const { locale } = telling;
  const buttons = subject.open ? nextButtons(id, subject, locale) : [];
  const show = caseButton('show', id, locale).action;
  const shown = {
    id,
    subject,
    reader: null,
    buttons: buttons.length ? buttons : [show],
    withMore: subject.open,
    ...parts,
  };
  const message = cardMessage(caseAlt(shown, telling), caseCard(shown, telling));
  return [...withQuickReplies([message], [show])];
}

/** A case nobody has taken; nothing once somebody has, or once nothing is left to be seen to. */
export const alert = template((subject, notice) => {
  const { where, history } = subject;
  const hasPhotos = history.some(entry => photosOf(entry).length > 0);
  const isEmpty = whatOf(subject) === null && where === null && !hasPhotos;
  if (!isUntaken(subject.state) || isEmpty) return null;
  return cardOf(subject, notice, { title: deskText[notice.locale].alert[subject.kind] });
});

/** The resident has added something: just that is quoted. */
export const told = template((subject, notice) => {
  const entry = entryOf(subject, notice);
  const isEmpty = !entry || (entry.words === null && photosOf(entry).length === 0);
  if (!subject.open || isEmpty) return null;
  return cardOf(subject, notice, { title: deskText[notice.locale].told, quoted: entry.words ?? whatOf(subject) });
});

/** The resident says that it is not finished: the reason stands in the dispute, one entry before the reopening. */
export const reopened = template((subject, notice) => {
  const at = entryOf(subject, notice)?.seq ?? subject.history.length;
  const reason = subject.history.slice(0, at + 1).findLast(entry => entry.act === 'dispute');
  if (!isWorking(subject.state)) return null;
  const title = deskText[notice.locale].reopened(subject.disputes);
  return cardOf(subject, notice, { title, quoted: reason ? reason.words : whatOf(subject) });
});

/** There is nothing left to do, so nothing of what was filed is repeated. */
export const withdrawn = template((subject, notice) => {
  if (subject.state !== 'withdrawn') return null;
  const words = deskText[notice.locale];
  return cardOf(subject, notice, {
    title: words.withdrawn,
    lead: words.nothingToDo,
    quoted: entryOf(subject, notice)?.words ?? '',
  });
});

/** A clock is nearly or already over. The days are counted when it is said, for it may have waited for a reader. */
export const reminder = template((subject, notice) => {
  const { args, locale, now, office } = notice;
  const isTake = args.timer === 'take';
  const timer = isTake ? subject.timers.take : subject.timers.settle;
  if (!subject.open || !timer || timer.pausedAt !== null || (isTake && !isUntaken(subject.state))) return null;
  const words = deskText[locale].reminder;
  const due = dueIn(daysBetween(bangkokDay(timer.dueAt), bangkokDay(now)), timer.dueAt, notice);
  const untaken = subject.state === 'reopened' ? words.reopened : words.untaken;
  const lead = isTake ? `${untaken} · ${due}` : due;
  const isAbove = args.audience !== 'worker' && args.audience !== 'officer';
  if (!isAbove) return cardOf(subject, notice, { title: words.worker, lead });
  return cardOf(subject, notice, {
    title: words.above(divisionName(subject.division, office, locale)),
    lead: `${lead}\n${words.help}`,
    ...(args.audience === 'mayor' ? { buttons: [caseButton('show', notice.id, locale).action], withMore: false } : {}),
  });
});

function entryOf({ history }: Case, { args }: Notice): Entry | undefined {
  return history.find(({ seq }) => seq === args.seq);
}
