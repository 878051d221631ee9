import { reading, writing } from '#domain/call.ts';
import type {
  ActDone,
  CaseDetail,
  CaseInput,
  CorrectInput,
  ListInput,
  MyCases,
  RateInput,
  SaidInput,
} from './shapes.ts';

/** What a page may ask about somebody's own cases. */
export const readMyCases = reading<ListInput, MyCases>('/case');
export const readCaseOf = reading<CaseInput, CaseDetail>('/case/:id');
export const tellMore = writing<SaidInput, ActDone>('/case/:id/tell');
export const disputeCase = writing<SaidInput, ActDone>('/case/:id/dispute');
export const confirmCase = writing<CaseInput, ActDone>('/case/:id/confirm');
export const withdrawCase = writing<CaseInput, ActDone>('/case/:id/withdraw');
export const correctCase = writing<CorrectInput, ActDone>('/case/:id/correct');
export const rateCase = writing<RateInput, ActDone>('/case/:id/rate');
export const followCase = writing<CaseInput, ActDone>('/case/:id/follow');
export const unfollowCase = writing<CaseInput, ActDone>('/case/:id/unfollow');
