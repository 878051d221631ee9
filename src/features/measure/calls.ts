import { reading } from '#domain/call.ts';
import type { MeasureOutput, Measures } from './api.ts';

/** What a page may ask about the measures. */
export const readMeasures = reading<Record<never, string>, Measures>('/measure');
export const readMeasure = reading<{ number: string }, MeasureOutput>('/measure/:number');
