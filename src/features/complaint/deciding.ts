import { caseRef } from '#cases/record.ts';
import type { Read, Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { menuActions } from '#features/home/menu.ts';
import { homeText } from '#features/home/text.ts';
import { qnaText } from '#features/qna/text.ts';
import { say } from '#line/messages/action.ts';
import type { Action } from '#line/messages/message.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { callLine, urgentCard } from './calling.ts';
import { categoryOf } from './category.ts';
import type { ComplaintCommand } from './commands.ts';
import { alreadySent, file, justSent } from './filing.ts';
import { type Draft, openDraft, sessionOf } from './model.ts';
import { askNear, follow, nearbyQuery, nearOf } from './nearby.ts';
import { seal } from './sealing.ts';
import { askStep, localeOf } from './showing.ts';
import { begunDraft } from './starting.ts';
import { needsLook, stepOf } from './steps.ts';
import { complaintText } from './text.ts';

/** What a command must read: the case it is about, or the cases close by. */
export function readFor(command: ComplaintCommand, turn: Turn): Read | undefined {
  switch (command.kind) {
    case 'step':
      return command.quiet ? undefined : lookFor(command.draft);
    case 'send':
    case 'same':
      return { refs: [caseRef(command.id)] };
    case 'sent':
      return asQuery(justSent(turn));
    default:
      return undefined;
  }
}

function lookFor(draft: Draft): Read | undefined {
  if (needsLook(draft)) return asQuery(nearbyQuery(draft));
  return stepOf(draft) === 'near' ? { refs: draft.near.map(caseRef) } : undefined;
}

function asQuery(query: ReturnType<typeof nearbyQuery>): Read | undefined {
  return query && { query };
}

export function decide(command: ComplaintCommand, turn: Turn, records: readonly (Stored | null)[]): Outcome {
  const mine = complaintText[turn.locale];
  const record = records[0] ?? null;
  switch (command.kind) {
    case 'begin':
      return show({ draft: begunDraft(command, turn), before: null, lead: null }, turn, []);
    case 'begun': {
      const words = complaintText[localeOf(command.draft, turn)];
      const { buttons } = words;
      return tell(words.begun, [say(buttons.continue), say(buttons.anew), say(buttons.cancel)]);
    }
    case 'nothing-begun':
      return tell(mine.nothingBegun, menuActions(turn.locale, turn.place));
    case 'step':
      return show(command, turn, records);
    case 'edit':
      return askPart(command.draft, turn);
    case 'leave':
      return { ...tell(homeText[turn.locale].cancelled, menuActions(turn.locale, turn.place)), session: null };
    case 'send': {
      const before = alreadySent(record, turn.locale, turn);
      if (before) return before;
      return command.draft && !record ? file(command.draft, turn) : stale(openDraft(turn), turn);
    }
    case 'sent':
      return (
        alreadySent(record, turn.locale, turn) ??
        tell(qnaText[turn.locale].nothingToSend, menuActions(turn.locale, turn.place))
      );
    case 'same':
      return same(command.draft, record, turn);
    case 'stale':
      return stale(command.draft, turn);
    case 'seal':
      return seal(command.draft, command.locale, turn);
    default:
      return command satisfies never;
  }
}

function tell(words: string, actions: readonly Action[]): Outcome {
  return { replies: withQuickReplies([text(words)], actions) };
}

/** Asks the next step of a draft, and keeps the draft where the event changed it. */
function show(
  { draft, before, lead, quiet }: { draft: Draft; before: Draft | null; lead: string | null; quiet?: boolean },
  turn: Turn,
  records: readonly (Stored | null)[],
): Outcome {
  if (quiet) return { replies: [], session: sessionOf(draft, stepOf(draft)) };
  const near = lookFor(draft) ? nearOf(draft, records, turn.userId) : [];
  const after = lookFor(draft) ? { ...draft, looked: true, near: near.map(({ found }) => found.id) } : draft;
  const step = stepOf(after);
  const { cards, line } = whomToCall(after, before, turn);
  const said = lines(lead, line) || null;
  const asked = step === 'near' ? askNear(after, near, turn, said) : askStep(after, turn, said, before === null);
  const isChanged = before === null || JSON.stringify(after) !== JSON.stringify(before);
  return {
    replies: [...cards, ...asked],
    ...(isChanged ? { session: sessionOf(after, step) } : {}),
    // The check repeats words that the person may still decide not to send.
    ...(step === 'check' ? { copies: 'decide' as const } : {}),
  };
}

/** Whom to call about a kind of complaint, once: when it is first guessed if it is urgent, else when it is chosen. */
function whomToCall(after: Draft, before: Draft | null, turn: Turn) {
  const locale = localeOf(after, turn);
  const shown = new Set([...(before?.guesses ?? []), ...(before?.category ? [before.category] : [])]);
  const urgent = [...(after.category ? [after.category] : []), ...after.guesses]
    .flatMap(id => categoryOf(id, turn.office) ?? [])
    .find(({ id, urgency }) => urgency === 'urgent' && !shown.has(id));
  const chosen = after.category === before?.category ? undefined : categoryOf(after.category, turn.office);
  return {
    cards: urgent ? [urgentCard(urgent, turn.office, locale)] : [],
    line: chosen?.urgency === 'normal' ? callLine(chosen, locale) : null,
  };
}

function askPart(draft: Draft, turn: Turn): Outcome {
  const { edit, buttons } = complaintText[localeOf(draft, turn)];
  const { category, what, where, photos } = buttons;
  return tell(edit, [...[category, what, where, photos].map(label => say(label)), say(buttons.cancel)]);
}

function same(draft: Draft | null, record: Stored | null, turn: Turn): Outcome {
  const locale = draft ? localeOf(draft, turn) : turn.locale;
  if (!draft) {
    const people = record?.data.people;
    const mine = Array.isArray(people) && people.includes(turn.userId) ? follow(record, locale, turn) : undefined;
    return mine ? { replies: mine.replies } : stale(openDraft(turn), turn);
  }
  const followed = follow(record, locale, turn);
  if (followed) return followed;
  return show({ draft: { ...draft, near: [] }, before: draft, lead: complaintText[locale].nearClosed }, turn, []);
}

/** A button of an earlier complaint. Where another one is open, its step is asked again, but for what needs a look. */
function stale(draft: Draft | null, turn: Turn): Outcome {
  if (!draft || stepOf(draft) === 'near') {
    const mine = complaintText[turn.locale];
    const actions = draft ? [say(mine.buttons.continue)] : menuActions(turn.locale, turn.place);
    return tell(draft ? mine.staleOpen : mine.stale, actions);
  }
  const shown = askStep(draft, turn, complaintText[localeOf(draft, turn)].staleOpen);
  return { replies: shown, ...(stepOf(draft) === 'check' ? { copies: 'decide' as const } : {}) };
}
