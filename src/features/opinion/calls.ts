import { reading, writing } from '#domain/call.ts';
import type {
  Answered,
  AnswerInput,
  AsideInput,
  ChangeInput,
  CloseInput,
  ConsultationShown,
  Created,
  CreateInput,
  Done,
  Duty,
  FiledOpinion,
  Listed,
  Mine,
  OpinionForm,
  Responses,
  Submitted,
} from './shapes.ts';

/** What a page may ask about opinions, polls and consultations. */
type Nothing = Record<never, string>;
type OfOne = { readonly id: string };

export const readOpinionForm = reading<Nothing, OpinionForm>('/opinion/form');
export const sendOpinion = writing<Submitted, FiledOpinion>('/opinion');
export const readConsultations = reading<Nothing, Listed>('/opinion/consultations');
export const readConsultation = reading<OfOne, ConsultationShown>('/opinion/consultations/:id');
export const readMine = reading<OfOne, Mine>('/opinion/consultations/:id/mine');
export const answerConsultation = writing<AnswerInput, Answered>('/opinion/consultations/:id/answer');

/** For staff. */
export const readDuty = reading<Nothing, Duty>('/opinion/duty');
export const createConsultation = writing<CreateInput, Created>('/opinion/consultations');
export const changeConsultation = writing<ChangeInput, Done>('/opinion/consultations/:id/change');
export const closeConsultation = writing<CloseInput, Done>('/opinion/consultations/:id/close');
export const readResponses = reading<OfOne & { readonly from?: string | undefined }, Responses>(
  '/opinion/consultations/:id/responses',
);
export const setAside = writing<AsideInput, Done>('/opinion/consultations/:id/aside');
