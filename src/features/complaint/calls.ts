import { reading, writing } from '#domain/call.ts';
import type { ComplaintForm, FiledComplaint, FilingInput, NearCases, NearInput } from './api.ts';

/** What the page of a complaint may ask. */
export const readComplaintForm = reading<Record<never, string>, ComplaintForm>('/complaint/form');
export const readNear = reading<NearInput, NearCases>('/complaint/near');
export const fileComplaint = writing<FilingInput, FiledComplaint>('/complaint');
