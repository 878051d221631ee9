import { reading } from '#domain/call.ts';
import type { Imagined, Scores, YearOutput } from './api.ts';

/** What a page may ask about scores. */
export const readScores = reading<Record<never, string>, Scores>('/score');
export const imagineScore = reading<{ indicator: string; score: string }, Imagined>('/score/what-if');
export const readYear = reading<{ year: string }, YearOutput>('/score/:year');
