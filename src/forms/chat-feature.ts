import type { Filed } from '#cases/filing.ts';
import { keptFor } from '#cases/kept.ts';
import { caseRef, readableCases } from '#cases/record.ts';
import type { CaseKind } from '#domain/case.ts';
import type { Answers, Form } from '#domain/form.ts';
import type { Read, Stored } from '#domain/record.ts';
import { registerOf } from '#domain/reference.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { menuActions } from '#features/home/menu.ts';
import { homeText } from '#features/home/text.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Action, Message } from '#line/messages/message.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import type { Office } from '#offices/office.ts';
import type { AskOptions } from './asking.ts';
import { type FormDraft, localeOf, messageIdsOf } from './chat-draft.ts';
import { type Taken, type TakeOptions, takeAnswer } from './conversing.ts';
import { formRef, keepForm } from './keeping.ts';
import { openFormDraft, showStep } from './showing.ts';
import { draftOf, takeTap } from './tapping.ts';
import { versionOf } from './version.ts';

/** A form that a feature asks in the chat and files as a case: what is the same whatever it asks for. */

/** The form, beside what else the feature must know when it files it. */
type Owned = { readonly form: Form };

/** `draft`: as it was before the event. */
type Asked<O extends Owned> = O & { readonly draft: FormDraft };

export type ChatCommand<O extends Owned> =
  | { readonly kind: 'taken'; readonly asked: Asked<O>; readonly taken: Exclude<Taken, { kind: 'send' }> }
  | { readonly kind: 'send'; readonly asked: Asked<O>; readonly answers: Answers }
  /** A button of another draft: of one that was sent, if `id` says which, or of one that is gone. */
  | { readonly kind: 'old'; readonly id: string | null };

/** What was sent, by whom and in which language. */
export type Sent = {
  readonly id: string;
  readonly from: string;
  readonly locale: Locale;
  readonly channel: 'chat';
  readonly answers: Answers;
  readonly messageIds: readonly string[];
};

/** What a feature says of its form. */
export type ChatFeature<O extends Owned> = Required<TakeOptions> & {
  readonly feature: AskOptions['feature'];
  readonly kind: CaseKind;
  /** By the form that a draft names; undefined where the office does not ask it in the chat today. */
  readonly find: (form: string, office: Office) => O | undefined;
  readonly wordsIn: (locale: Locale) => {
    readonly notice: (kept: string) => string;
    readonly alreadySent: (year: number) => string;
    readonly stale: string;
  };
  readonly sealed: (turn: Turn, locale: Locale, draft: FormDraft) => readonly Message[];
  readonly file: (owned: O, sent: Sent, turn: Turn) => Filed;
  /** What the person is told once it is filed. */
  readonly told: (owned: O, sent: Sent, turn: Turn) => string;
  /** The way back to what is open, under a button of something else. */
  readonly goOn?: (locale: Locale) => Action;
};

/** The form that this person has open, if the office still asks it in the chat. */
export function openAsked<O extends Owned>(chat: ChatFeature<O>, turn: Turn): Asked<O> | null {
  const draft = openFormDraft(turn, chat.feature);
  const owned = draft && chat.find(draft.form, turn.office);
  return draft && owned ? { ...owned, draft } : null;
}

/** A tapped button, where it is one of a form. */
export function tapped<O extends Owned>(chat: ChatFeature<O>, act: string, args: unknown, turn: Turn) {
  const id = draftOf(act, args);
  if (id === undefined) return undefined;
  const asked = openAsked(chat, turn);
  const taken = asked && takeTap(asked.form, asked.draft, act, args, turn);
  return asked && taken ? commandOf(asked, taken) : { kind: 'old' as const, id };
}

/** An event for the open form. */
export function resumed<O extends Owned>(chat: ChatFeature<O>, turn: Turn): ChatCommand<O> | undefined {
  const asked = openAsked(chat, turn);
  const taken = asked && takeAnswer(asked.form, asked.draft, turn, chat);
  return asked && taken ? commandOf(asked, taken) : undefined;
}

function commandOf<O extends Owned>(asked: Asked<O>, taken: Taken): ChatCommand<O> {
  return taken.kind === 'send'
    ? { kind: 'send', asked: { ...asked, draft: taken.draft }, answers: taken.answers }
    : { kind: 'taken', asked, taken };
}

/** Was it sent before, and was this form kept before? */
export function readFor<O extends Owned>(command: ChatCommand<O>): Read | undefined {
  if (command.kind === 'send') {
    const { draft, form } = command.asked;
    return { refs: [caseRef(draft.id), formRef(form.id, versionOf(form))] };
  }
  return command.kind === 'old' && command.id !== null ? { refs: [caseRef(command.id)] } : undefined;
}

export function decideForm<O extends Owned>(
  chat: ChatFeature<O>,
  command: ChatCommand<O>,
  turn: Turn,
  records: readonly (Stored | null)[],
): Outcome {
  if (command.kind === 'old') return old(chat, records[0] ?? null, turn);
  if (command.kind === 'send') return send(chat, command.asked, command.answers, turn, records);
  const { asked, taken } = command;
  if (taken.kind !== 'leave') return show(chat, asked.form, asked.draft, taken, turn);
  return { ...tell(homeText[turn.locale].cancelled, turn.locale, turn), session: null };
}

/** Asks what is next; `before` null: it begins. */
export function show<O extends Owned>(
  { feature, kind, sealed, wordsIn }: ChatFeature<O>,
  form: Form,
  before: FormDraft | null,
  taken: Parameters<typeof showStep>[2],
  turn: Turn,
): Outcome {
  const locale = localeOf(taken.draft, turn);
  return showStep(form, before, taken, turn, {
    feature,
    notice: wordsIn(locale).notice(keptFor(kind, turn.office, locale)),
    sealed: reader => sealed(turn, reader, taken.draft),
  });
}

/** Files it: the case, its alert and the end of the conversation are one commit; the number follows it. */
function send<O extends Owned>(
  chat: ChatFeature<O>,
  asked: Asked<O>,
  answers: Answers,
  turn: Turn,
  [before = null, kept]: readonly (Stored | null)[],
): Outcome {
  const { draft, form } = asked;
  if (turn.userId === null || before) return old(chat, before, turn);
  const locale = localeOf(draft, turn);
  const messageIds = messageIdsOf(draft);
  const sent: Sent = { id: draft.id, from: turn.userId, locale, channel: 'chat', answers, messageIds };
  const filed = chat.file(asked, sent, turn);
  return {
    ...tell(chat.told(asked, sent, turn), locale, turn),
    writes: [...filed.writes, ...keepForm(form, kept)],
    notices: filed.notices,
    number: filed.number,
    holds: { refs: [filed.ref], messageIds },
    // Written also where it is unchanged: an unsend that runs beside this turn then meets it, and one of them starts again.
    person: { unsent: turn.person.unsent },
    session: null,
  };
}

/** The second tap, or a button of another draft: it was sent, or it is gone. What is open stays as it is. */
function old<O extends Owned>(chat: ChatFeature<O>, record: Stored | null, turn: Turn): Outcome {
  const { locale, userId } = turn;
  const mine = chat.wordsIn(locale);
  const [found] = readableCases([record]);
  if (found && userId !== null && found.data.from === userId) {
    const { year } = found.data;
    // The first sending may not have come to its number yet.
    const number = { counter: registerOf(year), ref: caseRef(found.id) };
    return { ...tell(mine.alreadySent(year), locale, turn), number };
  }
  const goesOn = openAsked(chat, turn) && chat.goOn?.(locale);
  return goesOn ? { replies: withQuickReplies([text(mine.stale)], [goesOn]) } : tell(mine.stale, locale, turn);
}

function tell(words: string, locale: Locale, { place }: Turn): Outcome {
  return { replies: withQuickReplies([text(words)], menuActions(locale, place)) };
}
