import type { Feature, Manifest } from '#domain/feature.ts';
import { manifest as caseFollowing } from './case/manifest.ts';
import { manifest as complaint } from './complaint/manifest.ts';
import { manifest as desk } from './desk/manifest.ts';
import { manifest as eservice } from './eservice/manifest.ts';
import { manifest as home } from './home/manifest.ts';
import { manifest as measure } from './measure/manifest.ts';
import { manifest as opinion } from './opinion/manifest.ts';
import { manifest as privacy } from './privacy/manifest.ts';
import { manifest as qna } from './qna/manifest.ts';
import { manifest as score } from './score/manifest.ts';
import { manifest as staff } from './staff/manifest.ts';

/** What is known of every feature; a name of `domain/feature.ts` that is missing here does not compile. */
export const manifests: Record<Feature, Manifest> = {
  staff,
  home,
  score,
  measure,
  desk,
  case: caseFollowing,
  eservice,
  complaint,
  privacy,
  opinion,
  qna,
};

/** Is this part of the product open to residents? Names that no feature has yet are not. */
export function isOpen(name: string): boolean {
  return (manifests as Record<string, Manifest | undefined>)[name]?.open ?? false;
}
