import { validateSignature } from '@line/bot-sdk';

/**
 * Did LINE send this? Compares `x-line-signature` with base64(HMAC-SHA256(channel secret, raw body)). The SDK throws on
 * a missing header and on one of another length, and takes base64 whose unused last bits are set; all are simply "no".
 * Source: Messaging API, Verify webhook signature.
 */
export function isFromLine(rawBody: Uint8Array, channelSecret: string, signature: string | null): boolean {
  if (!signature || Buffer.from(signature, 'base64').toString('base64') !== signature) return false;
  try {
    return validateSignature(
      Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.byteLength),
      channelSecret,
      signature,
    );
  } catch {
    return false;
  }
}
