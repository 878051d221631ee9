import type { Manifest } from '#domain/feature.ts';

/** Greetings, the menu, the language, and a kind word for what no other feature takes. */
export const manifest: Manifest = { open: true, inGroups: true };
