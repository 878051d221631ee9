import type { StoredCase } from '#cases/record.ts';
import { photosOf } from '#cases/record.ts';
import { caseWords } from '#cases/text.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { caseText } from '#features/case/text.ts';
import { say } from '#line/messages/action.ts';
import { cutUnits, limits } from '#line/messages/limits.ts';
import { lines, longText, text, withQuickReplies } from '#line/messages/text.ts';
import { fateOf, type Held, MOST_CASES } from './holding.ts';
import { caseName, dayOf, heldLine, keptWords, pageLink } from './telling.ts';
import { privacyText } from './text.ts';

/** Cases in the summary; the download has them all. */
const SHOWN = 20;

/** What is kept of this person, how long, and what they can do about it. */
export function showData(all: readonly Held[], turn: Turn): Outcome {
  const mine = privacyText[turn.locale];
  if (all.length === 0) return { replies: [text(lines(mine.nothing, mine.never))] };
  const cases = all.filter(({ kind }) => kind === 'case' || kind === 'followed');
  const shown = all.filter(held => !cases.slice(SHOWN).includes(held));
  const parts = [
    lines(mine.title, ...shown.map(held => heldLine(held, turn)), moreWords(cases.length, turn)),
    mine.never,
    mine.how,
  ];
  return {
    replies: withQuickReplies(longText(parts.join('\n\n')), [
      say(mine.buttons.download),
      say(mine.buttons.erase),
      pageLink(turn),
    ]),
  };
}

function moreWords(count: number, { locale }: Turn): string | null {
  const mine = privacyText[locale];
  if (count >= MOST_CASES) return mine.atLeast(MOST_CASES);
  return count > SHOWN ? mine.more(count - SHOWN) : null;
}

/** Room for the line that says how to go on. */
const PIECE = limits.textUnits - 300;

/** Everything in words, as many messages as one answer takes, and how to get the next ones. */
export function download(page: number, all: readonly Held[], turn: Turn): Outcome {
  const mine = privacyText[turn.locale];
  if (all.length === 0) return showData(all, turn);
  const pieces = inPieces(
    [mine.downloadTitle(dayOf(turn.now, turn)), ...all.map(held => told(held, turn))].join('\n\n'),
  );
  const pages = Math.ceil(pieces.length / limits.messagesPerRequest);
  const at = Math.min(page, pages);
  const part = pieces.slice((at - 1) * limits.messagesPerRequest, at * limits.messagesPerRequest);
  const next = at < pages ? mine.downloadNext(at + 1) : null;
  const last = `${part.at(-1) ?? ''}\n\n${next === null ? mine.downloadEnd : mine.downloadMore(at, pages, next)}`;
  const replies = [...part.slice(0, -1), last].map(text);
  // They repeat words that the person may still take back.
  return { replies: next === null ? replies : withQuickReplies(replies, [say(next)]), copies: 'decide' };
}

function told(held: Held, turn: Turn): string {
  return held.kind === 'case' ? ownCase(held.of, turn) : heldLine(held, turn);
}

/** One's own words, places and photos in a case of one's own; what others said in it is theirs. */
function ownCase(of: StoredCase, turn: Turn): string {
  const { locale } = turn;
  const mine = privacyText[locale];
  const { data } = of;
  const fate = fateOf({ kind: 'case', of }, turn);
  const { where } = data;
  const point = where && where.latitude !== null ? `${where.latitude}, ${where.longitude}` : null;
  const entries = data.history.filter(({ act, by }) => by === 'resident' && act !== 'follow');
  return lines(
    `• ${caseName(of, turn)}`,
    `${caseWords[locale].states[data.state]} · ${keptWords(of, fate, turn)}`,
    where && (where.words ?? point) ? mine.place([where.words, point].filter(Boolean).join(' · ')) : null,
    ...entries.flatMap(entry => {
      const photos = photosOf(entry).length;
      const said = entry.words ?? (entry.messageIds.length > 0 ? caseWords[locale].erased : '');
      const step = `${dayOf(entry.at, turn)} ${caseText[locale].steps[entry.act]}`;
      return [said ? `${step}: ${said}` : step, photos > 0 ? caseText[locale].photos(photos) : null];
    }),
  );
}

/** Whole, in texts that LINE takes; cut at a line's end where one is near. */
function inPieces(words: string): string[] {
  const pieces: string[] = [];
  let rest = words.trim();
  while (rest.length > PIECE) {
    const most = cutUnits(rest, PIECE);
    const end = most.lastIndexOf('\n');
    const piece = end > most.length * 0.7 ? most.slice(0, end) : most;
    pieces.push(piece.trim());
    rest = rest.slice(piece.length).trimStart();
  }
  return [...pieces, rest].filter(Boolean);
}
