import type { Manifest } from '#domain/feature.ts';

/** The round's measures: what each asks, of whom, by when, and what proves it done (measure 14, item O43). */
export const manifest: Manifest = { open: true, inGroups: true };
