import type { Manifest } from '#domain/feature.ts';

/** Complaints: what is broken, where, with photos; filed in chat (indicator 6 of the ITA, item O32). */
export const manifest: Manifest = { open: true, inGroups: false };
