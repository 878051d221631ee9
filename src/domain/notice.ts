import * as v from 'valibot';
import { Role } from './actor.ts';

/**
 * Whom a notice is for: one person, or whoever is on duty for a division (the head, the ปลัด and the secretary stand in
 * when a division has nobody who can be reached).
 */
export const Recipient = v.union([
  v.object({ person: v.string() }),
  v.object({ role: Role, division: v.nullable(v.string()) }),
]);
export type Recipient = v.InferOutput<typeof Recipient>;

/** Something somebody must be told. It is written in the same commit as the fact, and delivered by `jobs/deliver.ts`. */
export type Notice = {
  readonly to: Recipient;
  /** Which feature's template renders it, `qna.question`. */
  readonly template: string;
  /** The record it speaks about; read again when it is rendered, so that an erased text is not sent. */
  readonly about: { readonly collection: string; readonly id: string };
};
