/** Identifiers in the shapes LINE gives them, derived from `newId` so that a test with fixed ids is repeatable. */
import type { ChatId, UserId } from './types.ts';

/** FNV-1a, 32 bits. Spreads short test ids over the whole identifier; no secret rests on it. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** `length` lower-case hexadecimal digits that depend on `seed`. */
export function hex(seed: string, length: number): string {
  let digits = '';
  for (let part = 0; digits.length < length; part++) {
    digits += hash32(`${part}:${seed}:${part}`).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}

export function userId(seed: string): UserId {
  return `U${hex(seed, 32)}`;
}

/** Messaging API reference, Webhook event objects: user ids match `U[0-9a-f]{32}`. */
export function isUserId(text: string): text is UserId {
  return /^U[0-9a-f]{32}$/.test(text);
}

/** A user, group or room id. */
export function isChatId(text: string): text is ChatId {
  return /^[UCR][0-9a-f]{32}$/.test(text);
}

export function uuid(seed: string): string {
  const digits = hex(seed, 32);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 10 digits of time, 16 of `seed` (Messaging API reference, Common properties: `webhookEventId`). */
export function ulid(now: number, seed: string): string {
  let time = '';
  let rest = Math.max(0, Math.floor(now));
  for (let digit = 0; digit < 10; digit++) {
    time = `${crockford[rest % 32]}${time}`;
    rest = Math.floor(rest / 32);
  }
  const noise = [...hex(seed, 32)].map((_, index, all) =>
    index % 2 === 0 ? (crockford[Number.parseInt(`${all[index]}${all[index + 1]}`, 16) % 32] ?? '0') : '',
  );
  return time + noise.join('');
}
