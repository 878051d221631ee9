import type { Topic } from '#offices/schema/faq.ts';
import type { Asked } from './search-index.ts';

/**
 * The topics as the product has them today: what an answer says once a part of the product is open takes the place of what
 * it says until then. Decided when the product is built.
 */
export function topicsToday(topics: readonly Topic[], isOpen: (feature: string) => boolean): Topic[] {
  return topics.map(({ open, ...topic }) =>
    open && isOpen(open.feature)
      ? { ...topic, answer: open.answer, buttons: [...open.buttons, ...topic.buttons].slice(0, MOST_BUTTONS) }
      : topic,
  );
}

const MOST_BUTTONS = 4;

/** The topics as the search index wants them: every way of asking, the printed question first. */
export function askedOf(topics: readonly Topic[]): Asked[] {
  return topics.map(({ id, question, phrasings }) => ({
    id,
    phrases: [question.th, ...phrasings.th, question.en, ...phrasings.en],
  }));
}
