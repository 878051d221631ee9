import { reading, writing } from '#domain/call.ts';
import type { ErasedAnswers, OwnAnswers } from './answers.ts';
import type { Copy, Corrected, Correction, Erased, Overview } from './shapes.ts';

/** What the page of one's own data may ask. Each is about whoever asks; nobody else can be named. */
type Nothing = Record<never, string>;

export const readPrivacy = reading<Nothing, Overview>('/privacy');
export const downloadData = reading<Nothing, Copy>('/privacy/download');
export const correctData = writing<Correction, Corrected>('/privacy/correct');
/** What one said in polls and consultations, which is kept without one's id. */
export const readAnswers = reading<Nothing, OwnAnswers>('/privacy/answers');
export const eraseAnswers = writing<Nothing, ErasedAnswers>('/privacy/answers/erase');
export const eraseData = writing<Nothing, Erased>('/privacy/erase');
