import type { Feature } from '#domain/feature.ts';
import type { Field, Form, Question } from '#domain/form.ts';
import type { Turn } from '#domain/turn.ts';
import type { Locale } from '#i18n/texts.ts';
import { post, say } from '#line/messages/action.ts';
import { card, cardsMessage, ink, stack, words } from '#line/messages/card.ts';
import { excerpt, limits } from '#line/messages/limits.ts';
import type { Action, ButtonAction, Message } from '#line/messages/message.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { answersIn, type FormDraft, localeOf } from './chat-draft.ts';
import { chatText } from './chat-text.ts';
import { readAnswer } from './reading-back.ts';
import { givenTo, isQuestion, shownFields } from './shown.ts';
import { isList, type Step, stepBack } from './steps.ts';

export type AskOptions = {
  /** The feature that owns the form: its buttons come back to it. */
  readonly feature: Feature;
  /** What is kept and why, shown before anything is sent. */
  readonly notice: string;
  /** What is said where words of corruption were typed. */
  readonly sealed: (locale: Locale) => readonly Message[];
};

const ROWS_A_CARD = 10;

type Ask = Extract<Step, { kind: 'ask' }>;

/** One question: how far it has got, what is asked and how to answer, with the options to tap or their numbers to type. */
export function askQuestion(
  form: Form,
  draft: FormDraft,
  step: Ask,
  turn: Turn,
  options: AskOptions,
  lead: string | null,
): readonly Message[] {
  const locale = localeOf(draft, turn);
  const mine = chatText[locale];
  const { field } = step;
  const optional = field.required ? null : mine.optional;
  const label = [excerpt(field.label[locale], 300, 600), optional].filter(Boolean).join(' ');
  const asked = lines(
    isFresh(draft) ? opening(form, locale) : null,
    mine.progress(step.at, step.of),
    ...before(form, draft, field, locale),
    label,
    field.help && excerpt(field.help[locale], 500, 900),
    current(field, draft, locale),
  );
  const nav = navigation(form, draft, step, locale);
  const shown = lead ? `${lead}\n\n${asked}` : asked;
  if (!('options' in field))
    return withQuickReplies([text(`${shown}\n\n${how(field, draft, locale)}`)], [...media(field, locale), ...nav]);
  const names = field.options.map((option, at) => `${at + 1}. ${excerpt(option.label[locale], 80, 150)}`);
  const picks = field.options.map(({ value, label: name }): ButtonAction => {
    const data = postback(options.feature, 'pick', { d: draft.id, f: field.id, v: value }, locale);
    return post(name[locale], data, excerpt(name[locale], 60, 100));
  });
  if (picks.length + nav.length <= limits.quickReplies)
    return withQuickReplies(
      [text([shown, lines(...names), how(field, draft, locale)].join('\n\n'))],
      [...picks, ...nav],
    );
  const rows = names.map((name, at) => tappable(name, picks[at], turn));
  const cards = pagesOf(rows).map(page => card({ accent: turn.office.profile.accent, title: label, body: page }));
  const listed = cardsMessage(lines(label, ...names), cards);
  return withQuickReplies([text(shown), listed, text(how(field, draft, locale))], nav);
}

/** Rows of so many cards that none is too large. */
export function pagesOf<R>(rows: readonly R[]): readonly (readonly R[])[] {
  const count = Math.max(1, Math.ceil(rows.length / ROWS_A_CARD));
  return Array.from({ length: count }, (_, at) => rows.slice(at * ROWS_A_CARD, (at + 1) * ROWS_A_CARD));
}

function isFresh({ closed, given }: FormDraft): boolean {
  return closed.length === 0 && Object.keys(given).length === 0;
}

function opening({ intro, title }: Form, locale: Locale): string {
  return `${lines(excerpt(title[locale], 200, 400), intro && excerpt(intro[locale], 600, 900))}\n`;
}

/** The sections between the question before and this one. */
function before(form: Form, draft: FormDraft, field: Question, locale: Locale): string[] {
  const shown: readonly Field[] = shownFields(form, answersIn(draft));
  const until = shown.slice(0, shown.indexOf(field));
  const sections = until.slice(until.findLastIndex(isQuestion) + 1);
  return sections.map(({ help, label }) =>
    lines(excerpt(label[locale], 100, 200), help && excerpt(help[locale], 300, 500)),
  );
}

function current(field: Question, draft: FormDraft, locale: Locale): string | null {
  const given = givenTo(draft.given, field.id);
  if (!given || field.kind === 'photos' || field.kind === 'file') return null;
  const answer = excerpt(readAnswer(field, given.answer, locale, 'message'), 300, 600);
  return field.kind === 'many' ? chatText[locale].chosen(answer) : chatText[locale].before(answer);
}

function how(field: Question, draft: FormDraft, locale: Locale): string {
  const { how: said } = chatText[locale];
  const skip = field.required ? null : said.skip;
  switch (field.kind) {
    case 'short':
    case 'long':
      return lines(said.write, skip);
    case 'many':
      return lines(said.many(Math.min(field.most, field.options.length)), skip);
    case 'number':
      return lines(field.unit ? said.numberOf(field.unit[locale]) : said.number, skip);
    case 'photos':
    case 'file': {
      const given = givenTo(draft.given, field.id)?.answer;
      const count = Array.isArray(given) ? given.length : 0;
      if (count === 0) return lines(said[field.kind](field.most), skip);
      return count < field.most ? said.more(count, field.most - count) : said.full(count);
    }
    default:
      return lines(said[field.kind], skip);
  }
}

function media(field: Question, locale: Locale): Action[] {
  const { buttons } = chatText[locale];
  if (field.kind === 'place') return [{ type: 'location', label: buttons.location }];
  if (field.kind !== 'photos' && field.kind !== 'file') return [];
  return [
    { type: 'camera', label: buttons.camera },
    { type: 'cameraRoll', label: buttons.album },
  ];
}

function navigation(form: Form, draft: FormDraft, { field }: Ask, locale: Locale): Action[] {
  const { buttons } = chatText[locale];
  const isGiven = Object.hasOwn(draft.given, field.id);
  return [
    ...(isList(field) && isGiven ? [say(buttons.done)] : []),
    ...(draft.asking === field.id && isGiven && !isList(field) ? [say(buttons.keep)] : []),
    ...(field.required || isGiven ? [] : [say(buttons.skip)]),
    ...(stepBack(form, draft) ? [say(buttons.back)] : []),
    say(buttons.cancel),
  ];
}

function tappable(name: string, action: ButtonAction | undefined, { office }: Turn) {
  return stack([words(name, { weight: 'bold', color: office.profile.accent })], {
    ...(action ? { action } : {}),
    backgroundColor: ink.ground,
    cornerRadius: '8px',
    paddingAll: '10px',
  });
}
