import type { Manifest } from '#domain/feature.ts';

/** Following a case: where it stands, and the resident's word on whether it is settled. */
export const manifest: Manifest = { open: true, inGroups: false };
