import type { Manifest } from '#domain/feature.ts';

/** Opinions, polls and consultations, each with its answer (measure 9, items O32 and O33). */
export const manifest: Manifest = { open: true, inGroups: false };
