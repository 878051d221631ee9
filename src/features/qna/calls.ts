import { reading } from '#domain/call.ts';
import type { Found } from './api.ts';

/** What a page may ask of the questions and answers. */
export const searchAnswers = reading<{ q: string; lang?: 'th' | 'en' }, Found>('/qna/search');
