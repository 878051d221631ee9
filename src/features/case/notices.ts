import * as v from 'valibot';
import { divisionName, referenceName, subjectName } from '#cases/names.ts';
import { Case, type Entry, photosOf } from '#cases/record.ts';
import { endsWithAnswer } from '#domain/case.ts';
import type { NoticeTemplate } from '#domain/handler.ts';
import type { NoticeArgs } from '#domain/notice.ts';
import type { Locale } from '#i18n/texts.ts';
import { card, cardMessage, ink, words } from '#line/messages/card.ts';
import { limits } from '#line/messages/limits.ts';
import type { ButtonAction, Message } from '#line/messages/message.ts';
import { pageLink } from '#line/messages/page-link.ts';
import { lines, longText, withQuickReplies } from '#line/messages/text.ts';
import type { Office } from '#offices/office.ts';
import { actButton, offeredActs, showButton } from './buttons.ts';
import { dayOf } from './standing.ts';
import { caseText } from './text.ts';

type Given = Parameters<NoticeTemplate['render']>[0];

/** What a notice is about: the case, and the step that it tells of. */
type About = Pick<Given, 'id' | 'office'> & {
  readonly data: Case;
  readonly entry: Entry | undefined;
  readonly locale: Locale;
  readonly isFollower: boolean;
};

function aboutOf({ args, data, id, locale, office }: Given): About {
  const read = v.parse(Case, data);
  const isFollower = isForFollower(args);
  // Who never chose a language is written to in that of the case.
  return {
    id,
    office,
    data: read,
    entry: entryOf(read, args),
    isFollower,
    locale: isFollower || locale === 'en' ? locale : read.locale,
  };
}

function entryOf({ history }: Case, { seq }: NoticeArgs): Entry | undefined {
  return history.find(entry => entry.seq === seq);
}

function isForFollower({ audience }: NoticeArgs): boolean {
  return audience === 'follower';
}

/** The resident has moved the case since, so has seen it. */
function isAnsweredSince({ data, entry }: About): boolean {
  const moves = ['confirm', 'dispute', 'withdraw'];
  return data.history.some(({ act, seq }) => seq > (entry?.seq ?? 0) && moves.includes(act));
}

/** An officer's question. Nothing to tell once it was taken back or answered. */
export const askedTemplate: NoticeTemplate = {
  render: given => {
    const about = aboutOf(given);
    const { data, entry, locale } = about;
    if (!entry?.words || data.waitingFor === null) return null;
    const mine = caseText[locale].notices;
    return letter(about, mine.asked, entry.words, mine.askedHow, buttons(about, ['tell']));
  },
};

/** The answer in full. A question is settled by it, so its sender is asked whether it is. */
export const answeredTemplate: NoticeTemplate = {
  render: given => {
    const about = aboutOf(given);
    if (!about.entry?.words || isAnsweredSince(about)) return null;
    const mine = caseText[about.locale].notices;
    const acts = ['confirm', about.data.kind === 'complaint' ? 'tell' : 'dispute'];
    return letter(about, mine.answered, about.entry.words, confirmHow(about), buttons(about, acts));
  },
};

/** It is fixed. Whoever follows the case hears so too, and is asked nothing. */
export const fixedTemplate: NoticeTemplate = {
  render: given => {
    const about = aboutOf(given);
    const { data, entry, isFollower, locale } = about;
    const standing = isFollower ? ['fixed', 'confirmed', 'unconfirmed'] : ['fixed'];
    if (!entry || !standing.includes(data.state) || data.from === null) return null;
    const mine = caseText[locale].notices;
    const title = isFollower ? mine.fixedFollowed : mine.fixed;
    const how = isFollower ? null : confirmHow(about);
    return letter(about, title, entry.words, how, buttons(about, isFollower ? [] : ['confirm', 'dispute']));
  },
};

/** Joined to another case, passed on to another agency, or not the office's to decide: with the reason. */
export const closedTemplate: NoticeTemplate = {
  render: given => {
    const about = aboutOf(given);
    const { data, entry, locale } = about;
    if (!entry || data.state !== entry.state || data.from === null) return null;
    const mine = caseText[locale];
    const said = lines(mine.steps[entry.act], entry.words);
    return letter(about, mine.notices.closed, said, null, buttons(about, []));
  },
};

/** Nobody has said yet whether it is finished. */
export const reminderTemplate: NoticeTemplate = {
  render: given => {
    const about = aboutOf(given);
    const { data, locale } = about;
    const { confirm } = data.timers;
    if (!confirm || data.from === null) return null;
    const mine = caseText[locale].notices;
    const how = mine[endsWithAnswer(data.kind) ? 'reminderAnswerHow' : 'reminderHow'](dayOf(confirm.dueAt, locale));
    return letter(about, mine.reminder, null, how, buttons(about, ['confirm', 'dispute']));
  },
};

function confirmHow({ data, locale }: About): string | null {
  const { confirm } = data.timers;
  const how = endsWithAnswer(data.kind) ? 'confirmAnswerHow' : 'confirmHow';
  return confirm ? caseText[locale].notices[how](dayOf(confirm.dueAt, locale)) : null;
}

/** The acts that still can be done, and the way to the whole case. */
function buttons({ data, id, locale, office }: About, wanted: readonly string[]): ButtonAction[] {
  const acts = offeredActs(data, data.from).filter(act => wanted.includes(act));
  const mine = caseText[locale].buttons;
  const page = pageLink(mine.page, office, `/cases/${id}`);
  return [...acts.map(act => actButton(act, id, data, locale)), page, showButton(id, locale, mine.showCase)];
}

/** Words that a card has room for; longer ones go before it as text. */
const IN_CARD = 1200;

/** A letter from a division, never from a person: what was said in full, what to do, and buttons to do it. */
function letter(
  { data, entry, locale, office }: About,
  title: string,
  said: string | null,
  how: string | null,
  actions: readonly ButtonAction[],
): readonly Message[] {
  const mine = caseText[locale];
  const heading = `${subjectName(data, office, locale)} · ${referenceName(data, locale)}`;
  const count = entry ? photosOf(entry).length : 0;
  const photos = count > 0 ? mine.photos(count) : null;
  const by = mine.notices.by(senderName(data, office, locale));
  const isLong = said !== null && said.length > IN_CARD;
  const bubble = card({
    accent: office.profile.accent,
    title,
    subtitle: heading,
    body: [
      ...(said && !isLong ? [words(said)] : []),
      ...[photos, how].flatMap(part => (part ? [words(part, { size: 'sm' })] : [])),
      words(by, { size: 'sm', color: ink.soft }),
    ],
    buttons: actions,
  });
  const short = cardMessage(lines(title, heading, isLong ? null : said, photos, how), bubble);
  if (!isLong) return [short];
  const texts = longText(`${lines(title, heading)}\n\n${said}\n\n${lines(photos, how, by)}`);
  return texts.length < limits.messagesPerRequest ? [...texts, short] : withQuickReplies(texts, actions);
}

function senderName(data: Case, office: Office, locale: Locale): string {
  return `${divisionName(data.division, office, locale)} ${office.profile.shortName[locale]}`;
}
