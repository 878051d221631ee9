import { actOn } from '#cases/acting.ts';
import type { StoredCase } from '#cases/record.ts';
import { caseWords } from '#cases/text.ts';
import type { Stored } from '#domain/record.ts';
import type { Outcome, Turn } from '#domain/turn.ts';
import { cardMessage } from '#line/messages/card.ts';
import type { Message } from '#line/messages/message.ts';
import { lines, text, withQuickReplies } from '#line/messages/text.ts';
import { workable } from './access.ts';
import { type CaseCard, caseAlt, caseButton, caseCard, nextButtons } from './cards.ts';
import type { Target } from './model.ts';
import { authorOf, refusalWords, traceOfAttempt } from './refusing.ts';
import { timeOf, whoOf } from './telling.ts';
import { deskText } from './text.ts';

/** "รับเรื่อง": one tap. Of two who tap at once one has it, and the other is told who. */
export function take(target: Target, turn: Turn, record: Stored | null): Outcome {
  const seen = workable(record, target, turn);
  if ('refusal' in seen) return seen.refusal;
  const { found } = seen;
  const words = deskText[turn.locale];
  const { division } = found.data;
  const acted = actOn(found, { act: 'acknowledge', party: 'staff', author: authorOf(division, turn) }, turn);
  if (acted.ok) {
    const replies = withCard(words.tookIt, { ...found, data: acted.after }, turn);
    // They repeat the resident's words, which the resident may take back.
    return { replies, copies: 'decide', writes: acted.writes, notices: acted.notices };
  }
  if (found.data.assignee === turn.userId && found.data.state === 'in-progress')
    return { replies: withCard(words.alreadyYours, found, turn) };
  const taking =
    found.data.state === 'in-progress' ? found.data.history.findLast(each => each.act === 'acknowledge') : null;
  const told = taking
    ? lines(words.takenBy(whoOf(taking, found.data, turn), timeOf(taking.at, turn)), words.anyone)
    : refusalWords(acted, found.data, turn);
  const trace = acted.kind === 'full' ? {} : traceOfAttempt(found, 'acknowledge', division, turn);
  return { replies: withCard(told, found, turn), copies: 'decide', ...trace };
}

/** A sentence and the case as it is now, with what can be done next. */
export function withCard(sentence: string, { id, data }: StoredCase, turn: Turn): readonly Message[] {
  const { locale, userId } = turn;
  const shown: CaseCard = {
    id,
    subject: data,
    title: caseWords[locale].kinds[data.kind],
    reader: userId,
    buttons: nextButtons(id, data, locale),
    withMore: true,
  };
  const message = cardMessage(caseAlt(shown, turn), caseCard(shown, turn));
  return withQuickReplies([text(sentence), message], [caseButton('show', id, locale).action]);
}
