import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * One person under one name for one purpose: the same each time, and by it nobody who reads the store can tell who that is,
 * nor that two purposes have the same person. The key is derived from the channel secret, which no record holds; whoever
 * has both could try people out. A secret that LINE issues anew gives everybody new names.
 */
export function pseudonymOf(secret: string, userId: string, purpose: string): string {
  const key = hmac(sha256, utf8ToBytes(secret), utf8ToBytes('prongsai pseudonym'));
  return bytesToHex(hmac(sha256, key, utf8ToBytes(`${purpose}\n${userId}`)));
}
