import type { Feature } from '#domain/feature.ts';
import type { Handler } from '#domain/handler.ts';
import { handler as home } from './home/bot.ts';
import { handler as measure } from './measure/bot.ts';
import { handler as qna } from './qna/bot.ts';
import { handler as score } from './score/bot.ts';
import { handler as staff } from './staff/bot.ts';

/** How every feature acts; a name of `domain/feature.ts` that is missing here does not compile. */
export const handlers: Record<Feature, Handler> = { home, score, measure, staff, qna };
