import { hex, uuid } from './ids.ts';
import type { Bot, Channel, PlatformState, SleepReason } from './types.ts';

/** What every part of the platform works on. One per platform; `state` is changed in place. */
export type Context = {
  readonly state: PlatformState;
  readonly channel: Channel;
  readonly bot: Bot;
  now(): number;
  newId(): string;
  sleep(ms: number, reason: SleepReason): Promise<void>;
  deliver(request: Request): Promise<Response>;
  /** Marks a change: raises the revision, tells listeners, returns the new revision. */
  touch(): number;
};

/** Message ids are decimal strings that grow. */
export function newMessageId(context: Context): string {
  context.state.sequence += 1;
  return `6${String(context.state.sequence).padStart(17, '0')}`;
}

/** A long random-looking word: reply tokens, quote tokens. */
export function newToken(context: Context, purpose: string, length: number): string {
  context.state.sequence += 1;
  return hex(`${purpose}:${context.state.sequence}:${context.newId()}`, length);
}

export function newUuid(context: Context, purpose: string): string {
  context.state.sequence += 1;
  return uuid(`${purpose}:${context.state.sequence}:${context.newId()}`);
}

/** Additions since a record was last cut; counting its keys at each addition would make a busy hour slow. */
const additions = new WeakMap<object, number>();

/** Drops the oldest entries of a record that keeps insertion order. Call after each addition; it may grow a tenth above `limit`. */
export function capRecord<T>(record: Record<string, T>, limit: number): void {
  const added = (additions.get(record) ?? limit) + 1;
  if (added <= limit / 10) {
    additions.set(record, added);
    return;
  }
  additions.set(record, 0);
  const keys = Object.keys(record);
  for (const key of keys.slice(0, Math.max(0, keys.length - limit))) delete record[key];
}
