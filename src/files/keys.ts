import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** `raw`: as it was sent, for the cleaning alone; `clean`: what may be shown. */
export type Form = 'raw' | 'clean';

/** The key of a file's bytes. Message ids are LINE's and may hold what is no name for a file, so it is a digest of them. */
export function fileKey(id: string, form: Form): string {
  return `${form}-${digest(id)}`;
}

/** The id of an upload: its person's own, however often it is sent with the same key. Shaped as a UUID. */
export function uploadId(userId: string, key: string): string {
  return digest(`${userId}\n${key}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
