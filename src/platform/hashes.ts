import { createHash, createHmac } from 'node:crypto';

/**
 * What the product uses of `@noble/hashes`, done by the platform: faster, and of no weight in the Worker's script, where
 * the build puts it in the library's place (`dev/platform-hashes.ts`). A test finds both the same.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

/** HMAC with SHA-256, the only hash that is asked for. */
export function hmac(_hash: typeof sha256, key: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(message).digest());
}

export function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

export function utf8ToBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
