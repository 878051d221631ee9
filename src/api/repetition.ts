import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { type JsonObject, type Ref, ref, type Stored, type Write } from '#domain/record.ts';

/**
 * What a writing call leaves behind under its `Idempotency-Key`, so that sending it again does nothing and gets the same
 * answer. Kept for a day. Source: IETF draft "The Idempotency-Key HTTP Header Field".
 */
const Made = v.object({
  /** Digest of the endpoint and its input. */
  of: v.string(),
  value: v.record(v.string(), v.any()),
  number: v.nullable(v.object({ counter: v.string(), ref: v.object({ collection: v.string(), id: v.string() }) })),
});
export type Made = v.InferOutput<typeof Made>;

const KEPT_MS = 24 * 3_600_000;
const KEY = /^[\x21-\x7e]{8,128}$/;

/** Undefined: none was sent. Null: one that cannot be a key. */
export function keyOf(request: Request): string | null | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  return KEY.test(key) ? key : null;
}

/** Each person has their own keys; neither they nor the key can be read from the record's name. */
export function madeRef(userId: string, key: string): Ref {
  return ref('requests', digest(`${userId}\n${key}`));
}

export function digestOf(path: string, input: unknown): string {
  return digest(`${path}\n${JSON.stringify(input)}`);
}

export function madeWrite(target: Ref, made: Made, now: number): Write {
  return { kind: 'create', ref: target, data: { ...made, expires: now + KEPT_MS } as JsonObject };
}

export function readMade({ data }: Stored): Made {
  return v.parse(Made, data);
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
