import { reading, writing } from '#domain/call.ts';
import type { Start } from './seats.ts';
import type { FreeDays, Receipt, Requested, ServiceDetails, Services } from './shapes.ts';

/** What a page may ask about services, and ask for. */
export const readServices = reading<Record<never, string>, Services>('/eservice');
export const readService = reading<{ id: string }, ServiceDetails>('/eservice/:id');
export const readFreeDays = reading<{ id: string }, FreeDays>('/eservice/:id/days');

export type Request = {
  id: string;
  /** The version of the form that was seen. */
  version: string;
  answers: { readonly [field: string]: unknown };
  locale: 'th' | 'en';
  /** Where the service is by appointment. */
  start?: Start | undefined;
};
export const requestService = writing<Request, Requested>('/eservice/:id');

/** Another start for the appointment of a case that the office works on. */
export const moveAppointment = writing<{ id: string; case: string; start: Start }, Requested>('/eservice/:id/move');

/** What was received, for paper, with the appointment as it stands now. */
export const readReceipt = reading<{ id: string }, Receipt>('/eservice/receipts/:id');
