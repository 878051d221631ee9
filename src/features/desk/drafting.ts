import { referenceName, subjectName } from '#cases/names.ts';
import { type Case, whatOf } from '#cases/record.ts';
import { caseWords } from '#cases/text.ts';
import { moveTo } from '#domain/case.ts';
import type { Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { post, say } from '#line/messages/action.ts';
import { excerpt } from '#line/messages/limits.ts';
import type { Action } from '#line/messages/message.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { workable } from './access.ts';
import {
  type Draft,
  flows,
  type Hint,
  internalActs,
  MAX_PROOFS,
  type Step,
  type Target,
  type WrittenAct,
} from './model.ts';
import { refusalWords } from './refusing.ts';
import { deskText } from './text.ts';

/** What staff write on a case: step by step, and a check before it is sent. The buttons carry only ids. */

/** Begins an act, where the case still allows it. */
export function start(act: WrittenAct, target: Target, turn: Turn, record: Stored | null): Outcome {
  const seen = workable(record, target, turn);
  if ('refusal' in seen) return seen.refusal;
  const { found } = seen;
  const refused = refusalOf(found.data, act);
  if (refused) return { replies: [text(refusalWords(refused, found.data, turn))] };
  const draft: Draft = {
    id: found.id,
    act,
    name: `${referenceName(found.data, turn.locale)} · ${subjectName(found.data, turn.office, turn.locale)}`,
    division: found.data.division,
    service: found.data.kind === 'service' ? found.data.category : null,
    seen: found.data.history.length,
    draft: turn.newId(),
    words: null,
    said: null,
    photos: [],
    sets: [],
    to: null,
    toName: null,
  };
  const step = flows[act][0];
  // They repeat the resident's words, which the resident may take back.
  const what = whatOf(found.data) ?? caseWords[turn.locale].erased;
  if (step === 'words') return { ...prompt(step, draft, turn, null, what), copies: 'decide' };
  return prompt(step, draft, turn);
}

/** Why this act is refused whatever comes with it; null: it may begin. */
export function refusalOf({ kind, state }: Case, act: WrittenAct) {
  const moved = moveTo(kind, state, act, 'staff', ['words', 'proof', 'case', 'destination']);
  return 'to' in moved ? null : moved;
}

/** Asks for what this step needs, and keeps what there is so far. */
export function prompt(
  step: Step,
  draft: Draft,
  turn: Turn,
  hint: Hint | null = null,
  quoted: string | null = null,
): Outcome {
  const mine = deskText[turn.locale];
  const asked = step === 'check' ? checkWords(draft, turn) : question(step, draft, turn);
  const shown = lines(
    hint && `${mine.hints[hint]}\n`,
    `${mine.acts[draft.act]} · ${draft.name}`,
    quoted === null ? null : `"${excerpt(quoted, MOST_QUOTED)}"`,
    `\n${asked}`,
    step === 'check' ? `\n${mine.checkHow}` : mine.orLeave,
  );
  const messageIds = [...draft.photos, ...(draft.said === null ? [] : [draft.said])];
  return {
    replies: withQuickReplies([text(shown)], actions(step, draft, turn)),
    // A check repeats words that may still be taken back.
    copies: step === 'check' ? 'decide' : 'repeat',
    session: { step, data: draft, messageIds },
  };
}

const MOST_QUOTED = 600;
const MOST_CHECKED = 1500;

function question(step: Exclude<Step, 'check'>, { act, photos }: Draft, turn: Turn): string {
  const mine = deskText[turn.locale];
  switch (step) {
    case 'division':
      return mine.askDivision;
    case 'other':
      return mine.askOther;
    case 'photos':
      if (photos.length === 0) return mine.askPhotos;
      return photos.length < MAX_PROOFS ? mine.gotPhotos(photos.length) : mine.photosFull;
    case 'words':
      if (act === 'mark-duplicate') return mine.askOther;
      return lines(photos.length ? mine.proofs(photos.length) : null, mine.write[act]);
    default:
      return step satisfies never;
  }
}

/** Everything that will be sent, and who will read it. */
function checkWords({ act, words, photos, toName }: Draft, { locale }: Turn): string {
  const mine = deskText[locale];
  return lines(
    mine.check,
    `→ ${internalActs.includes(act) ? mine.toStaff : mine.toResident}`,
    toName && mine.toName(toName),
    words && `"${excerpt(words, MOST_CHECKED)}"`,
    photos.length ? mine.proofs(photos.length) : null,
  );
}

function actions(step: Step, draft: Draft, turn: Turn): readonly Action[] {
  const { buttons } = deskText[turn.locale];
  const leaving = [say(buttons.back), say(buttons.cancel)];
  switch (step) {
    case 'division':
      return [...divisionActions(draft, turn), ...leaving];
    case 'photos':
      return [
        ...(draft.photos.length ? [say(buttons.next)] : []),
        { type: 'camera', label: buttons.camera },
        { type: 'cameraRoll', label: buttons.album },
        ...leaving,
      ];
    case 'words':
      return [...(draft.act === 'fix' ? [say(buttons.skip)] : []), ...paperActions(draft, turn), ...leaving];
    case 'check':
      return [
        post(buttons.send, postback('desk', 'send', { d: draft.draft }, turn.locale)),
        say(buttons.edit),
        ...leaving,
      ];
    default:
      return leaving;
  }
}

/** Papers that the service asks for, each as the words that ask for it. */
function paperActions({ act, service }: Draft, { office, locale }: Turn): Action[] {
  const papers = act === 'ask' ? office.services.find(({ id }) => id === service)?.papers : undefined;
  return (papers ?? []).map(({ name }) => say(name[locale], deskText[locale].sendPaper(name[locale])));
}

function divisionActions({ draft, division }: Draft, { office, locale }: Turn): Action[] {
  return office.divisions.divisions
    .filter(each => each.kind === 'division' && each.id !== division)
    .slice(0, 11)
    .map(each => post(each.shortName[locale], postback('desk', 'division', { d: draft, v: each.id }, locale)));
}
