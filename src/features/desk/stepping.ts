import { divisionName, referenceName, subjectName } from '#cases/names.ts';
import { type Case, readCase, type StoredCase } from '#cases/record.ts';
import { can, mayWorkFor } from '#domain/actor.ts';
import type { Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { say } from '#line/messages/action.ts';
import { text, withQuickReplies } from '#line/messages/text.ts';
import { type Found, mayRead } from './access.ts';
import { caseButton } from './cards.ts';
import { prompt, refusalOf } from './drafting.ts';
import { type DeskCommand, type Draft, MAX_PROOFS } from './model.ts';
import { refusalWords } from './refusing.ts';
import { timeOf, whoOf } from './telling.ts';
import { deskText } from './text.ts';

/** The steps between the start of an act and its sending. Duties and the case are read afresh at each. */

/** The case of a draft, as long as its writer may still work on it; else the session ends with the reason. */
export function drafted(draft: Draft, turn: Turn, record: Stored | null): Found {
  const words = deskText[turn.locale];
  const { duties } = turn.person;
  const ended = (sentence: string): Found => ({ refusal: { replies: [text(sentence)], session: null } });
  if (turn.place !== 'private' || !can(duties, 'case.work')) return ended(words.dutyGone);
  if (!record) return ended(words.stale);
  const found = readCase(record);
  if (mayWorkFor(duties, found.data.division)) return { found };
  return ended(mayWorkFor(duties, draft.division) ? passedOn(found.data, turn) : words.dutyGone);
}

function passedOn(subject: Case, turn: Turn): string {
  const words = deskText[turn.locale];
  const passing = subject.history.findLast(({ act }) => act === 'assign');
  if (!passing) return words.dutyGone;
  const division = divisionName(subject.division, turn.office, turn.locale);
  return words.movedOn(division, whoOf(passing, subject, turn), timeOf(passing.at, turn));
}

type StepCommand = Extract<DeskCommand, { kind: 'division' | 'other' | 'photo' | 'words' | 'prompt' }>;

export function step(command: StepCommand, turn: Turn, record: Stored | null): Outcome {
  if (command.kind === 'other') return toOther(command.draft, turn, record);
  const seen = drafted(command.draft, turn, record);
  if ('refusal' in seen) return seen.refusal;
  const { found } = seen;
  const refused = refusalOf(found.data, command.draft.act);
  if (refused) {
    const told = `${refusalWords(refused, found.data, turn)}\n${deskText[turn.locale].notSent}`;
    return { replies: [text(told)], session: null };
  }
  return stepOn(command, found, turn);
}

function stepOn(command: Exclude<StepCommand, { kind: 'other' }>, found: StoredCase, turn: Turn): Outcome {
  const { draft } = command;
  switch (command.kind) {
    case 'division':
      return toDivision(draft, command.division, found, turn);
    case 'photo':
      return addPhoto(command, turn);
    case 'words': {
      const isSame = draft.said !== null && draft.said === command.messageId;
      const next = {
        ...draft,
        words: command.words,
        said: command.messageId,
        draft: isSame ? draft.draft : turn.newId(),
      };
      return prompt('check', next, turn);
    }
    case 'prompt':
      return prompt(command.step, draft, turn, command.hint);
    default:
      return command satisfies never;
  }
}

function toDivision(draft: Draft, id: string, found: StoredCase, turn: Turn): Outcome {
  const chosen = turn.office.divisions.divisions.find(each => each.id === id && each.kind === 'division');
  if (!chosen || chosen.id === found.data.division) return prompt('division', draft, turn, 'no-division');
  return prompt('words', { ...draft, to: chosen.id, toName: chosen.name[turn.locale] }, turn);
}

/** May the case be joined to this one? Not to itself, not in a circle, and not to what its resident took back. */
export function isJoinable(draft: Draft, other: StoredCase | null, turn: Turn): other is StoredCase {
  if (!other || other.id === draft.id || other.data.duplicateOf === draft.id) return false;
  return mayRead(turn.person.duties, other.data.division) && other.data.state !== 'withdrawn';
}

/** The number that was typed finds the other case; its own case is read again when it is sent. */
function toOther(draft: Draft, turn: Turn, record: Stored | null): Outcome {
  const words = deskText[turn.locale];
  const { duties } = turn.person;
  if (turn.place !== 'private' || !mayWorkFor(duties, draft.division))
    return { replies: [text(words.dutyGone)], session: null };
  const other = record ? readCase(record) : null;
  if (!isJoinable(draft, other, turn))
    return {
      replies: withQuickReplies([text(`${words.hints['no-other']}\n${words.orLeave}`)], [say(words.buttons.cancel)]),
    };
  const { locale, office } = turn;
  const name = referenceName(other.data, locale);
  const next: Draft = {
    ...draft,
    to: other.id,
    toName: `${name} · ${subjectName(other.data, office, locale)}`,
    words: words.duplicateOf(name),
    draft: draft.to === other.id ? draft.draft : turn.newId(),
  };
  return prompt('check', next, turn);
}

type PhotoCommand = Extract<DeskCommand, { kind: 'photo' }>;

/** Photos may come in any order, several at once; LINE's own set is answered once, when it is whole. */
function addPhoto({ draft, step: at, messageId, set }: PhotoCommand, turn: Turn): Outcome {
  if (turn.person.unsent.includes(messageId) || draft.photos.includes(messageId)) return { replies: [] };
  if (draft.photos.length >= MAX_PROOFS) return prompt(at, draft, turn, 'full');
  const sets = [...draft.sets, set?.id ?? ''];
  const next: Draft = { ...draft, photos: [...draft.photos, messageId], sets, draft: turn.newId() };
  const outcome = prompt(at, next, turn);
  const arrived = sets.filter(id => id === set?.id).length;
  const isWhole = !set || arrived >= set.total || next.photos.length === MAX_PROOFS;
  return isWhole ? outcome : { ...outcome, replies: [] };
}

export function leave(draft: Draft, turn: Turn): Outcome {
  const words = deskText[turn.locale];
  const next = [caseButton('show', draft.id, turn.locale).action, say(words.buttons.mine)];
  return { replies: withQuickReplies([text(words.left)], next), session: null };
}

export function stale(turn: Turn): Outcome {
  const words = deskText[turn.locale];
  return { replies: withQuickReplies([text(words.stale)], [say(words.buttons.mine)]) };
}
