import type { Manifest } from '#domain/feature.ts';

/** Staff at work: alerts, what is due, and every step of a case, from the chat. Not for residents. */
export const manifest: Manifest = { open: false, inGroups: false };
