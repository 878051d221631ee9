import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as platform from '../../src/platform/hashes.ts';

it('is the same as the library, whatever is hashed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.uint8Array({ maxLength: 200 }), (text, key) => {
      const bytes = utf8ToBytes(text);
      expect(platform.utf8ToBytes(text)).toEqual(bytes);
      expect(platform.bytesToHex(platform.sha256(bytes))).toBe(bytesToHex(sha256(bytes)));
      expect(platform.bytesToHex(platform.hmac(platform.sha256, key, bytes))).toBe(
        bytesToHex(hmac(sha256, key, bytes)),
      );
    }),
  );
});
