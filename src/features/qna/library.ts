import type { Topic } from '#offices/schema/faq.ts';
import type { Asked } from './search-index.ts';

/** The topics as the search index wants them: every way of asking, the printed question first. */
export function askedOf(topics: readonly Topic[]): Asked[] {
  return topics.map(({ id, question, phrasings }) => ({
    id,
    phrases: [question.th, ...phrasings.th, question.en, ...phrasings.en],
  }));
}
