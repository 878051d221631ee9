import * as v from 'valibot';
import { caseRef, readCase } from '#cases/record.ts';
import { wakeCase } from '#cases/waking.ts';
import type { Handler } from '#domain/handler.ts';
import type { Read, Stored } from '#domain/record.ts';
import { bot, type OpenSession, type Outcome, type SessionMove, type Turn } from '#domain/turn.ts';
import { sealedMessages } from '#features/complaint/sealing.ts';
import { isEditWord, isLeaveWord, isSendWord } from '#features/qna/model.ts';
import { begin, withdraw, withdrawHow } from './acting.ts';
import { draftSession, extended, review } from './drafting.ts';
import { caseNumbered, casesOf, listCases, ownCases, showProgress } from './listing.ts';
import { type CaseCommand, Draft, isWithdrawWord, parseCase, ResidentAct } from './model.ts';
import { answeredTemplate, askedTemplate, closedTemplate, fixedTemplate, reminderTemplate } from './notices.ts';
import { leave, unknownCase } from './refusing.ts';
import { nothingToSend, openDraft, send, sendShown } from './sending.ts';
import { showTimeline } from './timeline.ts';

/** A resident follows a case: where it stands, what was said, whether it is settled. */
export const handler: Handler = {
  bot: bot<CaseCommand>({ claim: parseCase, button, resume, read, decide }),
  forget,
  wakes: { cases: (record, world) => wakeCase(readCase(record), world) },
  notices: {
    asked: askedTemplate,
    answered: answeredTemplate,
    fixed: fixedTemplate,
    closed: closedTemplate,
    reminder: reminderTemplate,
  },
};

const OfCase = v.object({ id: v.pipe(v.string(), v.regex(/^[0-9a-f-]{8,36}$/)) });
const OfDraft = v.object({ draft: v.pipe(v.string(), v.maxLength(80)) });

function button(act: string, args: unknown, turn: Turn): CaseCommand | undefined {
  if (act === 'send') return v.is(OfDraft, args) ? sendShown(args.draft, turn) : { kind: 'nothing-to-send' };
  if (!v.is(OfCase, args)) return undefined;
  const { id } = args;
  if (act === 'show') return { kind: 'show', of: { id } };
  if (act === 'withdraw-sure') return { kind: 'withdraw', id };
  return v.is(ResidentAct, act) ? { kind: 'begin', act, of: { id } } : undefined;
}

function resume({ data, step }: OpenSession, turn: Turn): CaseCommand | undefined {
  const { event } = turn;
  if (event.kind === 'follow' || event.kind === 'unfollow') return undefined;
  const said = event.kind === 'text' ? event.text : '';
  if (isLeaveWord(said)) return { kind: 'leave' };
  if (step === 'withdraw' && v.is(OfCase, data))
    return { kind: isWithdrawWord(said) ? 'withdraw' : 'withdraw-how', id: data.id };
  const draft = openDraft(turn);
  if (!draft) return undefined;
  if (isSendWord(said)) return { kind: 'send', draft };
  if (isEditWord(said)) return { kind: 'review', draft: { ...draft, words: null, wordIds: [] }, ask: 'write' };
  return extended(draft, turn);
}

/** The words of one draft are one text, so they go together; the photos each for itself. */
function forget({ data, step }: OpenSession, messageId: string): SessionMove | null {
  if (step !== 'draft' || !v.is(Draft, data)) return null;
  const words = data.wordIds.includes(messageId) ? { words: null, wordIds: [] } : {};
  return draftSession({ ...data, ...words, photoIds: data.photoIds.filter(id => id !== messageId) });
}

function read(command: CaseCommand, turn: Turn): Read | undefined {
  switch (command.kind) {
    case 'list':
    case 'progress':
      return casesOf(turn);
    case 'show':
    case 'begin':
      if (command.of === null) return casesOf(turn);
      return 'id' in command.of ? caseWith(command.of.id) : caseNumbered(command.of.reference);
    case 'withdraw':
    case 'withdraw-how':
      return caseWith(command.id);
    case 'review':
    case 'send':
      return caseWith(command.draft.id);
    default:
      return undefined;
  }
}

function caseWith(id: string): Read {
  return { refs: [caseRef(id)] };
}

function decide(command: CaseCommand, turn: Turn, records: readonly (Stored | null)[]): Outcome {
  const cases = ownCases(records, turn);
  const [first] = cases;
  switch (command.kind) {
    case 'list':
      return listCases(cases, turn);
    case 'progress':
      return showProgress(command.said, cases, turn);
    case 'begin':
      return begin(command.act, command.of !== null, cases, turn);
    case 'show':
      return first ? showTimeline(first, turn) : unknownCase(turn);
    case 'withdraw':
      return first ? withdraw(first, turn) : unknownCase(turn);
    case 'withdraw-how':
      return first ? withdrawHow(first, turn) : unknownCase(turn);
    case 'review':
      return first ? review(command, first, turn) : unknownCase(turn);
    case 'send':
      return first ? send(command.draft, first, turn) : unknownCase(turn);
    case 'leave':
      return leave(turn);
    case 'nothing-to-send':
      return nothingToSend(turn);
    case 'seal':
      return { replies: sealedMessages(turn, turn.locale, null) };
    case 'nothing':
      return { replies: [] };
    default:
      return command satisfies never;
  }
}
