import { clipUnits, cutUnits, limits } from './limits.ts';
import type { Action, Message, TextMessage } from './message.ts';

/** A text message. LINE refuses an empty one. */
export function text(words: string): TextMessage {
  const kept = clipUnits(words.trim(), limits.textUnits);
  if (!kept) throw new RangeError('an empty text message');
  return { type: 'text', text: kept };
}

/** Words of any length as text messages, as many as one request takes; cut where a line or a word ends, if one does. */
export function longText(words: string): TextMessage[] {
  const messages: TextMessage[] = [];
  let rest = words.trim();
  while (rest.length > limits.textUnits && messages.length < limits.messagesPerRequest - 1) {
    const most = cutUnits(rest, limits.textUnits);
    const end = Math.max(most.lastIndexOf('\n'), most.lastIndexOf(' '));
    const part = end > most.length * 0.9 ? most.slice(0, end) : most;
    if (!part.trim()) break;
    messages.push(text(part));
    rest = rest.slice(part.length).trimStart();
  }
  return rest ? [...messages, text(rest)] : messages;
}

/** The parts that there are, one under the other. */
export function lines(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter(part => part).join('\n');
}

/** Puts quick replies on the last message, the only one whose quick replies LINE shows. At most 13. */
export function withQuickReplies(messages: readonly Message[], actions: readonly Action[]): readonly Message[] {
  const last = messages.at(-1);
  if (!last || actions.length === 0) return messages;
  const items = actions.slice(0, limits.quickReplies).map(action => ({ type: 'action' as const, action }));
  return [...messages.slice(0, -1), { ...last, quickReply: { items } }];
}

/** Adds quick replies to those that the last message has already. */
export function addQuickReplies(messages: readonly Message[], actions: readonly Action[]): readonly Message[] {
  const existing = messages.at(-1)?.quickReply?.items.map(item => item.action) ?? [];
  return withQuickReplies(messages, [...existing, ...actions]);
}
