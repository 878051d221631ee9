import type { Manifest } from '#domain/feature.ts';

/** What the office keeps of a person: see it, have it erased. */
export const manifest: Manifest = { open: true, inGroups: false };
