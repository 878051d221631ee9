import { reading } from '#domain/call.ts';
import type { CaseInput } from '#features/case/shapes.ts';
import type { DeskCase } from './api.ts';

/** What a page of the staff may ask. */
export const readDeskCase = reading<CaseInput, DeskCase>('/desk/cases/:id');
