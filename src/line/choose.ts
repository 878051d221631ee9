import type { Feature } from '#domain/feature.ts';
import { features } from '#domain/feature.ts';
import type { OpenSession, Plan, Turn } from '#domain/turn.ts';
import { handlers } from '#features/handlers.ts';
import { manifests } from '#features/manifests.ts';
import { parsePostback } from './postback.ts';

/** Which feature answers, and how. */
export type Chosen = { readonly feature: Feature; readonly plan: Plan; readonly resumes: boolean };

/** The feature that takes all words which nobody else wants; it is asked after the open conversation. */
const listener = 'qna' satisfies Feature;

/**
 * Chooses the feature of a turn: a tapped button, a menu word, the open conversation, another command, the listener for
 * all other words, and `home` for what is not words. In groups only features that may speak there answer, words of the
 * others are sent to a private chat, and no conversation is kept. Null: there is nothing to say.
 */
export function choose(turn: Turn): Chosen | null {
  const { event } = turn;
  if (event.kind === 'postback') return button(turn, event.data) ?? homeButton('lost', turn);
  const claimed = event.kind === 'text' ? claim(turn, event.text) : undefined;
  if (claimed?.exact) return claimed;
  return resume(turn) ?? claimed ?? other(turn);
}

function claim(turn: Turn, text: string): (Chosen & { readonly exact: boolean }) | undefined {
  const inTurn = [...features.filter(feature => feature !== listener), listener] as const;
  for (const feature of inTurn) {
    const claimed = handlers[feature].bot.claim(text, turn);
    if (!claimed) continue;
    if (mayAnswer(feature, turn)) return { feature, ...claimed, resumes: false };
    const elsewhere = homeButton('private', turn);
    return elsewhere ? { ...elsewhere, exact: true } : undefined;
  }
  return undefined;
}

function button(turn: Turn, data: string): Chosen | undefined {
  const tapped = parsePostback(data);
  if (!tapped || !mayAnswer(tapped.feature, turn)) return undefined;
  const plan = handlers[tapped.feature].bot.button(tapped.act, tapped.args, turn);
  return plan && { feature: tapped.feature, plan, resumes: false };
}

/** An event that arrives late is not an answer to a question asked after it; only photos may still be added. */
function resume(turn: Turn): Chosen | undefined {
  if (turn.late && turn.event.kind !== 'media') return undefined;
  const session = openSession(turn);
  const feature = turn.person.session?.feature;
  if (!session || !feature) return undefined;
  const plan = handlers[feature].bot.resume(session, turn);
  return plan && { feature, plan, resumes: true };
}

/** The person's running conversation, unless it has expired or others are reading along. */
export function openSession(turn: Turn): OpenSession | null {
  const { session } = turn.person;
  return turn.place === 'private' && session && session.expires > turn.now ? session : null;
}

/** What `home` says of a button nobody knows any more, or of words that are for a private chat. */
function homeButton(act: 'lost' | 'private', turn: Turn): Chosen | null {
  const plan = handlers.home.bot.button(act, {}, turn);
  return plan ? { feature: 'home', plan, resumes: false } : null;
}

function other(turn: Turn): Chosen | null {
  const plan = handlers.home.bot.event(turn);
  return plan ? { feature: 'home', plan, resumes: false } : null;
}

function mayAnswer(feature: Feature, turn: Turn): boolean {
  return turn.place === 'private' || manifests[feature].inGroups;
}
