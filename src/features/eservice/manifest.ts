import type { Manifest } from '#domain/feature.ts';

export const manifest: Manifest = { open: true, inGroups: false };
