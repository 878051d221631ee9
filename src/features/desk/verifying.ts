import { referenceName } from '#cases/names.ts';
import type { Case } from '#cases/record.ts';
import { unreadableEntry, verifyHistory } from '#cases/verifying.ts';
import type { Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { card, cardMessage, words } from '#line/messages/card.ts';
import { lines, text } from '#line/messages/text.ts';
import { mayRead, notYours, readable } from './access.ts';
import { caseButton } from './cards.ts';
import type { Target } from './model.ts';
import { timeOf } from './telling.ts';
import { deskText } from './text.ts';

/** Is the history what was written? Says so, or names the row that is not. */
export function verify(target: Target, turn: Turn, records: readonly (Stored | null)[]): Outcome {
  const mine = deskText[turn.locale];
  const spoilt = records[0] ? unreadableEntry(records[0]) : null;
  if (spoilt !== null) {
    if (!maySee(records[0]?.data.division, turn)) return notYours(target, turn);
    return { replies: [text(lines(mine.broken(spoilt + 1, '', ''), mine.faults.altered, mine.tellSecretary))] };
  }
  const seen = readable(records[0] ?? null, target, turn);
  if ('refusal' in seen) return seen.refusal;
  const { id, data } = seen.found;
  if (!('id' in target)) return offer(id, data, turn);
  const fault = verifyHistory(records);
  if (!fault) return { replies: [text(mine.verified(data.head.length))] };
  const entry = data.history[fault.seq];
  const named = mine.broken(fault.seq + 1, entry ? mine.acts[entry.act] : '', entry ? timeOf(entry.at, turn) : '');
  return { replies: [text(lines(named, mine.faults[fault.what], mine.tellSecretary))] };
}

function maySee(division: unknown, { person, place }: Turn): boolean {
  return place === 'private' && mayRead(person.duties, typeof division === 'string' ? division : '');
}

/** A number names no links of the chain; they are read by the id, which a button carries. */
function offer(id: string, subject: Case, turn: Turn): Outcome {
  const { accent } = turn.office.profile;
  const title = referenceName(subject, turn.locale);
  const body = [words(deskText[turn.locale].verifyHow)];
  const buttons = [caseButton('verify', id, turn.locale).action];
  return { replies: [cardMessage(title, card({ accent, title, body, buttons }))] };
}
