import type { Manifest } from '#domain/feature.ts';

/** How staff join and see what became of the notices; nothing of it is for residents. */
export const manifest: Manifest = { open: true, inGroups: false };
