import { bangkokDay, formatDay } from '#domain/calendar.ts';
import type { Read, Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import type { Locale } from '#i18n/texts.ts';
import { link, post, say } from '#line/messages/action.ts';
import { card, cardsMessage, ink, stack, words } from '#line/messages/card.ts';
import { excerpt } from '#line/messages/limits.ts';
import type { FlexBubble, FlexPart } from '#line/messages/message.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { takeAnswer } from './answering.ts';
import {
  answerRef,
  type Consultation,
  consultationRef,
  inOrder,
  purposeOf,
  readAnswer,
  readConsultation,
  type Said,
  type StoredConsultation,
  standingOf,
} from './model.ts';
import { opinionText } from './text.ts';

/** Polls and consultations in the chat: a poll is answered by one tap, all else on its page. */

const CARDS = 10;

export function wordsOf({ en, th }: Said, locale: Locale): string {
  return locale === 'en' ? (en ?? th) : th;
}

/** `ตอบได้ถึงวันที่ 5 ม.ค. 70`. */
export function standingWords(data: Consultation, now: number, locale: Locale): string {
  const { standing } = opinionText[locale];
  const at = standingOf(data, now);
  if (at === 'coming') return standing.coming(formatDay(data.opensAt, locale));
  return at === 'open' ? standing.open(formatDay(data.closesAt, locale)) : standing[at];
}

/** What is open, and what came of the latest that are over. */
export function list(records: readonly (Stored | null)[], turn: Turn): Outcome {
  const mine = opinionText[turn.locale];
  const shown = inOrder(records, turn.now).slice(0, CARDS);
  const write = say(mine.buttons.write);
  if (shown.length === 0) return { replies: withQuickReplies([text(mine.none)], [write]) };
  const told = shown.map(({ data }) =>
    lines(excerpt(wordsOf(data.title, turn.locale), 60), standingWords(data, turn.now, turn.locale)),
  );
  const cards = cardsMessage(
    lines(mine.list, ...told),
    shown.map(each => cardOf(each, turn)),
  );
  return { replies: withQuickReplies([text(`${mine.listHow}\n\n${mine.notTold}`), cards], [write]) };
}

function cardOf({ data, id }: StoredConsultation, { locale, now, office }: Turn): FlexBubble {
  const mine = opinionText[locale];
  const isOpenPoll = data.kind === 'poll' && standingOf(data, now) === 'open';
  return card({
    accent: office.profile.accent,
    title: excerpt(wordsOf(data.title, locale), 120, 300),
    subtitle: `${mine.kinds[data.kind]} · ${standingWords(data, now, locale)}`,
    body: [
      ...(data.closed
        ? [words(mine.outcome, { weight: 'bold' }), words(excerpt(wordsOf(data.closed.words, locale), 200, 500))]
        : [words(excerpt(wordsOf(isOpenPoll && data.question ? data.question.ask : data.about, locale), 200, 500))]),
      ...(isOpenPoll ? (data.question?.options.map(option => optionRow(id, option, locale)) ?? []) : []),
    ],
    buttons: [link(mine.buttons.open, `${office.pages}/opinion/${id}`)],
  });
}

function optionRow(id: string, option: { readonly id: string; readonly label: Said }, locale: Locale): FlexPart {
  const label = wordsOf(option.label, locale);
  return stack([words(label, { weight: 'bold', align: 'center' })], {
    action: post(label, postback('opinion', 'vote', { c: id, o: option.id }, locale), label),
    backgroundColor: ink.ground,
    cornerRadius: '8px',
    paddingAll: '12px',
  });
}

export function voteRead(id: string, turn: Turn): Read {
  return { refs: [consultationRef(id), ...(turn.userId ? [answerRef(id, nameIn(id, turn.userId, turn))] : [])] };
}

/** One tap, one vote; a second one takes the place of the first. What was chosen stands in no copy of the answer. */
export function vote(option: string, turn: Turn, [record, before]: readonly (Stored | null)[]): Outcome {
  const mine = opinionText[turn.locale];
  const stored = readConsultation(record);
  if (!stored || turn.userId === null) return { replies: [text(mine.refusals.unknown)] };
  const known = readAnswer(before);
  const given = { choice: option, words: known?.words ?? null, name: known?.name ?? null };
  const taken = takeAnswer(stored, nameIn(stored.id, turn.userId, turn), before, given, turn);
  if (!taken.ok) return { replies: [text(mine.refusals[taken.why])] };
  const { data } = stored;
  const chosen = data.question?.options.find(({ id }) => id === option);
  const label = chosen ? wordsOf(chosen.label, turn.locale) : '';
  const told = lines(
    excerpt(wordsOf(data.title, turn.locale), 120, 300),
    mine.answered[taken.made](label),
    mine.until(formatDay(data.closesAt, turn.locale)),
    mine.notTold,
  );
  const page = link(mine.buttons.open, `${turn.office.pages}/opinion/${stored.id}`);
  return { replies: withQuickReplies([text(told)], [page]), writes: taken.writes, copies: 'decide' };
}

function nameIn(consultation: string, userId: string, { pseudonym }: Turn): string {
  return pseudonym(userId, purposeOf(consultation));
}

/** Told to whoever must say what came of it, as long as nobody has. */
export function endedMessages(id: string, data: Consultation, locale: Locale, pages: string) {
  const mine = opinionText[locale];
  const said = lines(
    mine.ended(excerpt(wordsOf(data.title, locale), 120, 300)),
    mine.endedDue(formatDay(bangkokDay(data.dueAt), locale)),
  );
  return withQuickReplies([text(said)], [link(mine.buttons.summarise, `${pages}/opinion/${id}/staff`)]);
}
