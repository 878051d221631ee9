import { unfollowed } from '#cases/record.ts';
import { releasing, stranger, withDuties } from '#domain/person.ts';
import type { Write } from '#domain/record.ts';
import { keepMs } from '#domain/retention.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { homeText } from '#features/home/text.ts';
import { fileWrite } from '#files/record.ts';
import { post, say } from '#line/messages/action.ts';
import { lines, longText, text, withQuickReplies } from '#line/messages/text.ts';
import { postback } from '#line/postback.ts';
import { type Asker, fateOf, type Held, MOST_CASES } from './holding.ts';
import { caseName, dayOf, heldLine, keptWords, reasonWords } from './telling.ts';
import { privacyText } from './text.ts';

/** What goes at once, what stays, why and until when: before anything is done. */
export function askErase(all: readonly Held[], turn: Turn): Outcome {
  const mine = privacyText[turn.locale];
  if (all.length === 0) return { replies: [text(lines(mine.nothing, mine.never))] };
  const { goes, stays } = sorted(all, turn);
  if (goes.length === 0) return { replies: longText(lines(mine.nothingToErase, '', staysWords(stays, turn))) };
  const asked = [
    mine.eraseAsk,
    lines(mine.goes, ...clipped(goes, turn, heldLine)),
    staysWords(stays, turn),
    mine.eraseHow,
  ].join('\n\n');
  const sure = post(mine.buttons.sure, postback('privacy', 'sure', { t: turn.now }, turn.locale));
  const withdraw = stays.some(isOpenCase) ? [say(mine.buttons.withdraw)] : [];
  return { replies: withQuickReplies(longText(asked), [sure, ...withdraw, say(homeText[turn.locale].buttons.cancel)]) };
}

/**
 * Erases what nothing demands to be kept, and says what stays. Done twice it changes nothing more. The rest of the person's
 * record, which only keeps late events from being taken for new ones, goes when no message can be late any more.
 */
export function erase(all: readonly Held[], turn: Turn): Outcome {
  const mine = privacyText[turn.locale];
  const { goes, stays } = sorted(all, turn);
  if (goes.length === 0) return askErase(all, turn);
  const hasMore = all.filter(({ kind }) => kind === 'case' || kind === 'followed').length >= MOST_CASES;
  const said = [mine.erased, staysWords(stays, turn), ...(hasMore ? [mine.eraseMore] : [])];
  return {
    replies: longText(said.join('\n\n')),
    person: leftOf(goes, turn),
    session: null,
    writes: erasures(goes, turn),
  };
}

/** What can be erased at once, and what must stay. */
export function sorted(all: readonly Held[], turn: Asker): Record<'goes' | 'stays', readonly Held[]> {
  return { goes: all.filter(held => fateOf(held, turn).goes), stays: all.filter(held => !fateOf(held, turn).goes) };
}

/** What is left of the person: a stranger, but for duties, a block, and what late events are measured by. */
export function leftOf(
  goes: readonly Held[],
  { now, office, person }: Pick<Asker, 'now' | 'office' | 'person'>,
): NonNullable<Outcome['person']> {
  const { session: _, movedAt: __, ...blank } = stranger();
  const { blocked, followedAt, isStaff, unsent } = person;
  const gone = goes.flatMap(held => (held.kind === 'waiting' ? held.notices.map(({ ref }) => ref.id) : []));
  const { held, heldNotices } = releasing(person, gone);
  return {
    ...blank,
    ...withDuties(person.duties, person.joinedAt),
    ...(isStaff ? { name: person.name, nameFrom: person.nameFrom } : {}),
    blocked,
    followedAt,
    unsent,
    heldNotices,
    held,
    sessionEnds: isStaff ? null : now + keepMs(office, 'unsent-id'),
  };
}

/**
 * The writes beside the person's own record. Followed cases lose the follower; a waiting notice is marked as an unsend marks
 * it, and its job ends it; so does the job of an upload, unless a case has taken it meanwhile.
 */
export function erasures(goes: readonly Held[], asker: Pick<Asker, 'now' | 'userId'>): Write[] {
  return goes.flatMap(held => erasing(held, asker));
}

function erasing(held: Held, { now, userId }: Pick<Asker, 'now' | 'userId'>): Write[] {
  if (held.kind === 'uploads')
    return held.files.map(file => fileWrite(file, { state: 'erased', swept: false, due: now, tries: 0 }));
  if (held.kind === 'waiting')
    return held.notices.map(({ data, ref, version }) => ({
      kind: 'replace',
      ref,
      data: { ...data, body: null, reason: 'unsent', due: now },
      if: { version },
    }));
  return held.kind === 'followed' ? [unfollowed(held.of, userId)] : [];
}

const SHOWN = 20;

function clipped(all: readonly Held[], turn: Turn, line: (held: Held, turn: Turn) => string): string[] {
  const more = all.length - SHOWN;
  return [
    ...all.slice(0, SHOWN).map(held => line(held, turn)),
    ...(more > 0 ? [privacyText[turn.locale].more(more)] : []),
  ];
}

/** Each thing that stays with the day it goes, then the reasons, each once. */
function staysWords(stays: readonly Held[], turn: Turn): string {
  const mine = privacyText[turn.locale];
  const kinds = new Set(stays.flatMap(held => (held.kind === 'case' ? [held.of.data.kind] : [])));
  const isStaff = stays.some(({ kind }) => kind === 'duties');
  return lines(
    mine.stays,
    ...clipped(stays, turn, stayLine),
    ...[...kinds].map(kind => reasonWords(kind, turn)),
    isStaff ? mine.becauseStaff : null,
    mine.becauseLog,
    stays.some(isOpenCase) ? mine.withdrawHow : null,
    kinds.size > 0 ? mine.register : null,
  );
}

function stayLine(held: Held, turn: Turn): string {
  const fate = fateOf(held, turn);
  if (held.kind === 'case') return `• ${caseName(held.of, turn)}: ${keptWords(held.of, fate, turn)}`;
  if (fate.goes || fate.until === null) return heldLine(held, turn);
  return `• ${privacyText[turn.locale].logUntil(dayOf(fate.until, turn))}`;
}

function isOpenCase(held: Held): boolean {
  return held.kind === 'case' && held.of.data.open;
}
