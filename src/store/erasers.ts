import { eraseFromCase } from '#cases/erasing.ts';
import type { JsonObject } from '#domain/record.ts';
import { eraseNotice } from '../jobs/outbox.ts';

/** Takes the words of one message out of a record. */
type Eraser = (data: JsonObject, messageId: string, now: number) => JsonObject;

/**
 * How a record loses the words of a message that was taken back, per collection. Every collection that a `messages`
 * record can name stands here.
 */
export const erasers: { readonly [collection: string]: Eraser | undefined } = {
  events: data => ({ ...data, replies: [] }),
  outbox: (data, _, now) => eraseNotice(data, now),
  cases: eraseFromCase,
};
