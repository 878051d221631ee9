import type { AnyEndpoint } from '#domain/endpoint.ts';
import type { Feature } from '#domain/feature.ts';
import { endpoints as cases } from './case/api.ts';
import { endpoints as complaint } from './complaint/api.ts';
import { endpoints as desk } from './desk/api.ts';
import { endpoints as eservice } from './eservice/api.ts';
import { endpoints as measure } from './measure/api.ts';
import { endpoints as opinion } from './opinion/api.ts';
import { endpoints as privacy } from './privacy/api.ts';
import { endpoints as qna } from './qna/api.ts';
import { endpoints as score } from './score/api.ts';

/** Every feature's part of the API; a name of `domain/feature.ts` that is missing here does not compile. */
export const endpoints: Record<Feature, readonly AnyEndpoint[]> = {
  staff: [],
  home: [],
  score,
  measure,
  desk,
  case: cases,
  eservice,
  complaint,
  privacy,
  opinion,
  qna,
};
