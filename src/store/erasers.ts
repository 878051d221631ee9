import type { JsonObject } from '#domain/record.ts';
import { eraseQuestion } from '#features/qna/model.ts';
import { eraseNotice } from '../jobs/outbox.ts';

/**
 * How a record loses the words of a message that was taken back, per collection. Every collection that a `messages`
 * record can name stands here.
 */
export const erasers: { readonly [collection: string]: ((data: JsonObject, now: number) => JsonObject) | undefined } = {
  events: data => ({ ...data, replies: [] }),
  outbox: eraseNotice,
  questions: eraseQuestion,
};
