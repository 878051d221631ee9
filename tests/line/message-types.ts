import type { messagingApi } from '@line/bot-sdk';
import type { Message } from '../../src/line/messages/message.ts';

/**
 * A proof for the compiler: every message that our builders can make is one that the SDK knows. The SDK's arrays are
 * mutable and ours are not; that is the only difference taken out.
 */
type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;

export const everyMessageIsOneOfTheSdk = (message: Mutable<Message>): messagingApi.Message => message;
