import * as v from 'valibot';
import { historyRefs } from '#cases/verifying.ts';
import { can } from '#domain/actor.ts';
import type { Handler } from '#domain/handler.ts';
import type { Read } from '#domain/record.ts';
import { parseReference } from '#domain/reference.ts';
import { bot, type OpenSession, type Outcome, type Turn } from '#domain/turn.ts';
import { isEditWord, isLeaveWord, isSendWord, isTooLong, tidy } from '#features/qna/model.ts';
import { withNotices } from './delivery.ts';
import { weekly, weeklyDigest } from './digest.ts';
import { start } from './drafting.ts';
import { list, openWork } from './listing.ts';
import {
  type DeskCommand,
  DivisionArgs,
  Draft,
  DraftArgs,
  draftRefs,
  flows,
  type Hint,
  isBackWord,
  isSkipWord,
  parseButton,
  parseDeskWords,
  readTarget,
  Step,
} from './model.ts';
import { alert, reminder, reopened, told, withdrawn } from './notices.ts';
import { send } from './sending.ts';
import { more, show } from './showing.ts';
import { leave, stale, step } from './stepping.ts';
import { take } from './taking.ts';
import { verify } from './verifying.ts';

/** Staff at work: what is due, and every step of a case, from the chat. */
export const handler: Handler = {
  bot: bot<DeskCommand>({
    claim: (words, turn) => (can(turn.person.duties, 'case.read') ? parseDeskWords(words) : undefined),
    button,
    resume,
    read,
    decide: (command, turn, records): Outcome => {
      const record = records[0] ?? null;
      switch (command.kind) {
        case 'list':
          return list(command.filter, turn, records);
        case 'show':
          return show(command.target, turn, records);
        case 'take':
          return take(command.target, turn, record);
        case 'more':
          return more(command.target, turn, record);
        case 'verify':
          return verify(command.target, turn, records);
        case 'start':
          return start(command.act, command.target, turn, record);
        case 'send':
          return send(command, turn, records);
        case 'leave':
          return leave(command.draft, turn);
        case 'stale':
          return stale(turn);
        default:
          return step(command, turn, record);
      }
    },
  }),
  notices: { alert, told, reopened, withdrawn, reminder, weekly },
  schedules: { weekly: weeklyDigest },
};

function read(command: DeskCommand, turn: Turn): Read | undefined {
  switch (command.kind) {
    case 'list':
      return can(turn.person.duties, 'case.read') ? openWork(command.filter, turn) : undefined;
    case 'show':
      return 'id' in command.target ? withNotices(command.target.id) : readTarget(command.target);
    case 'take':
    case 'more':
    case 'start':
      return readTarget(command.target);
    case 'verify':
      return 'id' in command.target ? { refs: historyRefs(command.target.id) } : readTarget(command.target);
    case 'other':
      return readTarget(command.reference);
    case 'division':
    case 'photo':
    case 'words':
    case 'prompt':
    case 'send':
      return { refs: draftRefs(command.draft) };
    default:
      return undefined;
  }
}

function button(act: string, args: unknown, turn: Turn): DeskCommand | undefined {
  if (act !== 'send' && act !== 'division') return parseButton(act, args);
  const open = openDraft(turn);
  if (!open) return { kind: 'stale' };
  const { draft, at, messageIds } = open;
  if (act === 'division' && v.is(DivisionArgs, args) && args.d === draft.draft && draft.act === 'assign')
    return { kind: 'division', draft, division: args.v };
  if (act === 'send' && at === 'check' && v.is(DraftArgs, args) && args.d === draft.draft)
    return { kind: 'send', draft, messageIds };
  return { kind: 'prompt', draft, step: at, hint: 'stale' };
}

/** The draft in this person's own conversation. */
function openDraft({ person, place, now }: Turn) {
  const { session } = person;
  if (session?.feature !== 'desk' || place !== 'private' || session.expires <= now) return null;
  return draftIn(session);
}

function draftIn({ data, step: name, messageIds }: OpenSession) {
  return v.is(Draft, data) && v.is(Step, name) ? { draft: data, at: name, messageIds } : null;
}

function resume(session: OpenSession, turn: Turn): DeskCommand | undefined {
  const { event } = turn;
  const open = draftIn(session);
  if (!open || event.kind === 'follow' || event.kind === 'unfollow') return undefined;
  const { draft, at, messageIds } = open;
  if (event.kind === 'media' && draft.act === 'fix' && (event.media === 'image' || event.media === 'file'))
    return { kind: 'photo', draft, step: at, messageId: event.messageId, set: event.set };
  if (event.kind !== 'text') return prompted(open, at === 'photos' ? 'photo-please' : 'words-please');
  if (at === 'check' && isSendWord(event.text)) return { kind: 'send', draft, messageIds };
  if (isLeaveWord(event.text)) return { kind: 'leave', draft };
  if (isBackWord(event.text) || (at === 'check' && isEditWord(event.text))) return before(open);
  return typed(event.text, event.messageId, open, turn);
}

type Open = NonNullable<ReturnType<typeof draftIn>>;

function prompted({ draft, at }: Open, hint: Hint | null): DeskCommand {
  return { kind: 'prompt', draft, step: at, hint };
}

/** One step back; before the first there is nothing. */
function before({ draft, at }: Open): DeskCommand {
  const flow: readonly Step[] = flows[draft.act];
  const earlier = flow[flow.indexOf(at) - 1];
  return earlier ? { kind: 'prompt', draft, step: earlier, hint: null } : { kind: 'leave', draft };
}

/** Words that answer the question of this step. */
function typed(said: string, messageId: string, open: Open, { office }: Turn): DeskCommand {
  const { draft, at } = open;
  if (draft.act === 'mark-duplicate') {
    const reference = parseReference(said);
    return reference ? { kind: 'other', draft, reference } : prompted(open, at === 'check' ? null : 'no-other');
  }
  if (at === 'division') return { kind: 'division', draft, division: divisionNamed(said, office) };
  if (draft.act === 'fix' && isSkipWord(said)) {
    if (draft.photos.length === 0) return prompted({ ...open, at: 'photos' }, 'photo-please');
    return at === 'photos'
      ? { kind: 'prompt', draft, step: 'words', hint: null }
      : { kind: 'words', draft, words: null, messageId: null };
  }
  if (isTooLong(said)) return prompted(open, 'too-long');
  if (at === 'photos' && draft.photos.length === 0) return prompted(open, 'photo-please');
  const words = tidy(said);
  return words ? { kind: 'words', draft, words, messageId } : prompted(open, 'words-please');
}

/** The id of a division by any of its names; what is no name is no id either. */
function divisionNamed(said: string, { divisions }: Turn['office']): string {
  const plain = said.toLowerCase().replace(/\s+/g, '');
  const found = divisions.divisions.find(({ id, name, shortName }) =>
    [id, name.th, name.en, shortName.th, shortName.en].some(each => each.toLowerCase().replace(/\s+/g, '') === plain),
  );
  return found?.id ?? '';
}
