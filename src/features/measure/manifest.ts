import type { Manifest } from '#domain/feature.ts';
export const manifest: Manifest = { title: { th: 'x', en: 'x' }, open: true, inGroups: true };
