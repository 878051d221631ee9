import type { Manifest } from '#domain/feature.ts';

/** ITA results by year, recomputed, diagnosed and played with (measure 13, item O42). */
export const manifest: Manifest = { open: true, inGroups: true };
