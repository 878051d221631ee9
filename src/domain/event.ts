/**
 * What a person did, freed of LINE's envelope. Unknown kinds never get here.
 * Source: Messaging API reference, Webhook event objects.
 */
export type ChatEvent =
  | { readonly kind: 'text'; readonly messageId: string; readonly text: string }
  | { readonly kind: 'postback'; readonly data: string }
  | {
      readonly kind: 'location';
      readonly messageId: string;
      readonly latitude: number;
      readonly longitude: number;
      readonly address: string | null;
    }
  | {
      readonly kind: 'media';
      readonly messageId: string;
      readonly media: 'image' | 'video' | 'audio' | 'file';
      readonly set: { id: string; index: number; total: number } | null;
    }
  | { readonly kind: 'sticker'; readonly messageId: string }
  | { readonly kind: 'follow'; readonly isReturn: boolean }
  | { readonly kind: 'unfollow' }
  | { readonly kind: 'unsend'; readonly messageId: string }
  | { readonly kind: 'join' };

/** Where it was said: alone with the office, or where others read along. */
export type Place = 'private' | 'group';
