import * as v from 'valibot';
import { Role } from './actor.ts';

/**
 * Whom a notice is for: one person; the staff member who works on something for a division, as long as they may; or whoever
 * is on duty there (the head, the ปลัด and the secretary stand in when a division has nobody who can be reached).
 */
export const Recipient = v.union([
  v.object({ person: v.string() }),
  v.object({ worker: v.string(), division: v.string() }),
  v.object({ role: Role, division: v.nullable(v.string()) }),
]);
export type Recipient = v.InferOutput<typeof Recipient>;

/** So many people at once, by one multicast. Who they are stands in its stored body, and goes with it. */
export const Many = v.object({ people: v.number() });
export type Many = v.InferOutput<typeof Many>;

/** What a template must know beside the record: which step of it, how many days. */
export const NoticeArgs = v.record(v.string(), v.union([v.string(), v.number()]));
export type NoticeArgs = v.InferOutput<typeof NoticeArgs>;

/** Something somebody must be told. It is written in the same commit as the fact, and delivered by `jobs/deliver.ts`. */
export type Notice = {
  readonly to: Recipient;
  /** Which feature's template renders it, `case.answered`. */
  readonly template: string;
  /** The record it speaks about; read again when it is rendered, so that an erased text is not sent. */
  readonly about: { readonly collection: string; readonly id: string };
  readonly args?: NoticeArgs;
  /** Goes out also when the month's messages are nearly used up. */
  readonly urgent?: boolean;
};
