import type { Form } from '#domain/form.ts';
import type { Turn } from '#domain/turn.ts';
import type { Locale } from '#i18n/texts.ts';
import { post, say } from '#line/messages/action.ts';
import { card, cardsMessage, ink, stack, words } from '#line/messages/card.ts';
import { excerpt, jsonBytes, limits } from '#line/messages/limits.ts';
import type { FlexBubble, FlexPart, Message } from '#line/messages/message.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { type AskOptions, pagesOf } from './asking.ts';
import { answersIn, type FormDraft, localeOf } from './chat-draft.ts';
import { chatText } from './chat-text.ts';
import { type ReadRow, readBack } from './reading-back.ts';
import { checkStamp } from './tapping.ts';

/** Check your answers: every one of them with its number, to be changed by a tap or by `แก้ 2`, before anything is sent. */

/** How many units a label and an answer may take, until all of them fit into LINE's cards. */
const sizes = [
  [200, 900],
  [150, 400],
  [100, 200],
  [60, 100],
  [40, 50],
  [30, 30],
] as const;

export function checkMessages(
  form: Form,
  draft: FormDraft,
  turn: Turn,
  { feature, notice }: AskOptions,
  lead: string | null,
): readonly Message[] {
  const locale = localeOf(draft, turn);
  const mine = chatText[locale];
  const rows = readBack(form, answersIn(draft), locale, 'message');
  const made = sizes.map(size => () => cardsOf(form, rows, size, draft, turn, feature));
  const bubbles = made.find(make => fits(make()))?.() ?? made.at(-1)?.() ?? [];
  const send = postback(feature, 'send', { d: draft.id, k: checkStamp(draft) }, locale);
  return withQuickReplies(
    [
      cardsMessage(spoken(rows, locale), bubbles),
      text(lines(lead, `${excerpt(notice, 1500, 3000)}\n\n${mine.checkHow}`)),
    ],
    [post(mine.buttons.send, send), say(mine.buttons.edit), say(mine.buttons.back), say(mine.buttons.cancel)],
  );
}

function fits(bubbles: readonly FlexBubble[]): boolean {
  const isSmall = (bubble: FlexBubble) => jsonBytes(bubble) <= limits.bubbleBytes;
  return bubbles.every(isSmall) && jsonBytes({ type: 'carousel', contents: bubbles }) <= limits.carouselBytes;
}

function cardsOf(
  form: Form,
  rows: readonly ReadRow[],
  size: readonly [number, number],
  draft: FormDraft,
  turn: Turn,
  feature: AskOptions['feature'],
): FlexBubble[] {
  const locale = localeOf(draft, turn);
  const parts = rows.map(row => rowOf(row, numberOf(row, rows), size, draft, locale, feature));
  const pages = pagesOf(parts);
  return pages.map((body, at) =>
    card({
      accent: turn.office.profile.accent,
      title: chatText[locale].check,
      subtitle: excerpt(form.title[locale], 60, 120) + (pages.length > 1 ? ` (${at + 1}/${pages.length})` : ''),
      body,
    }),
  );
}

/** Questions are numbered as they were asked; headings are not. */
function numberOf(row: ReadRow, rows: readonly ReadRow[]): number {
  return rows.filter(({ value }) => value !== null).indexOf(row) + 1;
}

function rowOf(
  { field, label, value }: ReadRow,
  at: number,
  [most, longest]: readonly [number, number],
  draft: FormDraft,
  locale: Locale,
  feature: AskOptions['feature'],
): FlexPart {
  const name = excerpt(label, most, most);
  if (value === null) return words(name, { weight: 'bold', margin: 'lg' });
  const action = post(
    chatText[locale].buttons.edit,
    postback(feature, 'edit', { d: draft.id, f: field }, locale),
    `${chatText[locale].buttons.edit} ${at}`,
  );
  const shown = [
    words(`${at}. ${name}`, { size: 'sm', color: ink.soft }),
    words(excerpt(value, longest, longest), { weight: 'bold' }),
  ];
  return stack(shown, { action });
}

function spoken(rows: readonly ReadRow[], locale: Locale): string {
  const said = rows.map(({ label, value }) => (value === null ? label : `${label}: ${excerpt(value, 100, 300)}`));
  return lines(chatText[locale].check, ...said);
}
