import type { Feature } from '#domain/feature.ts';
import type { Handler } from '#domain/handler.ts';
import { handler as caseFollowing } from './case/bot.ts';
import { handler as complaint } from './complaint/bot.ts';
import { handler as desk } from './desk/bot.ts';
import { handler as eservice } from './eservice/bot.ts';
import { handler as home } from './home/bot.ts';
import { handler as measure } from './measure/bot.ts';
import { handler as opinion } from './opinion/bot.ts';
import { handler as privacy } from './privacy/bot.ts';
import { handler as qna } from './qna/bot.ts';
import { handler as score } from './score/bot.ts';
import { handler as staff } from './staff/bot.ts';

/** How every feature acts; a name of `domain/feature.ts` that is missing here does not compile. */
export const handlers: Record<Feature, Handler> = {
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
