import type { Manifest } from '#domain/feature.ts';

/** Questions and answers (measure 3, item O8): the bot answers what it knows and passes on what it does not. */
export const manifest: Manifest = { open: true, inGroups: true };
