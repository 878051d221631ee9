import * as v from 'valibot';
import { caseRef } from '#cases/record.ts';
import { type AnyEndpoint, only, openTo } from '#domain/endpoint.ts';
import { formRef, keepForm } from '#forms/keeping.ts';
import { submissionRefs } from '#forms/submitting.ts';
import { versionOf } from '#forms/version.ts';
import { move, refused, request } from './asking.ts';
import { moveAppointment, readFreeDays, readReceipt, readService, readServices, requestService } from './calls.ts';
import { detailsOf, findService, lineOf } from './describing.ts';
import { formOf, ownCase, receiptOf } from './receipt.ts';
import { freeDays, ownSeats, seatRefs, takenQuery } from './seats.ts';
import {
  FreeDays,
  MoveInput,
  OfCase,
  OfService,
  Receipt,
  Requested,
  RequestInput,
  ServiceDetails,
  Services,
} from './shapes.ts';

/** What anybody may know of the services, and how somebody asks for one, with an appointment where it needs one. */
export const endpoints: readonly AnyEndpoint[] = [
  openTo(readServices, {
    summary: { th: 'บริการทั้งหมดที่ขอได้', en: 'All services that can be asked for' },
    input: v.object({}),
    output: Services,
    decide: (_, { office }) => ({ ok: true, value: { services: office.services.map(each => lineOf(each, office)) } }),
  }),
  openTo(readService, {
    summary: { th: 'บริการหนึ่ง พร้อมแบบฟอร์ม', en: 'One service, with its form' },
    input: OfService,
    output: ServiceDetails,
    refuses: ['not-found'],
    read: ({ id }, { office }) => {
      const form = findService(id, office)?.form;
      return form ? { refs: [formRef(form.id, versionOf(form))] } : undefined;
    },
    decide: ({ id }, context, [kept]) => {
      const service = findService(id, context.office);
      if (!service) return refused('not-found', 'unknown');
      return {
        ok: true,
        value: detailsOf(service, context),
        writes: service.form ? keepForm(service.form, kept) : [],
      };
    },
  }),
  openTo(readFreeDays, {
    summary: { th: 'วันและเวลานัดที่ยังว่าง', en: 'Days and times that can still be booked' },
    input: OfService,
    output: FreeDays,
    refuses: ['not-found'],
    read: ({ id }, context) => {
      const service = findService(id, context.office);
      return service?.slots ? { query: takenQuery(service, service.slots, context) } : undefined;
    },
    decide: ({ id }, context, records) => {
      const slots = findService(id, context.office)?.slots;
      return slots ? { ok: true, value: { days: freeDays(slots, records, context) } } : refused('not-found', 'unknown');
    },
  }),
  only('person', requestService, {
    summary: { th: 'ขอรับบริการ', en: 'Ask for a service' },
    input: RequestInput,
    output: Requested,
    refuses: ['not-found', 'gone', 'conflict', 'too-many'],
    read: (input, { caller, now, office }) => {
      const service = findService(input.id, office);
      if (!service?.form) return undefined;
      const refs = submissionRefs(service.form, input);
      if (!service.slots || !input.start) return { refs };
      return ownSeats(service, caller.userId, now, [...refs, ...seatRefs(service, service.slots, input.start)]);
    },
    decide: request,
  }),
  only('person', moveAppointment, {
    summary: { th: 'เลื่อนนัด', en: 'Move an appointment' },
    input: MoveInput,
    output: Requested,
    refuses: ['not-found', 'conflict'],
    read: (input, { office }) => {
      const service = findService(input.id, office);
      return service?.slots
        ? { refs: [caseRef(input.case), ...seatRefs(service, service.slots, input.start)] }
        : undefined;
    },
    decide: move,
  }),
  only('person', readReceipt, {
    summary: { th: 'ใบรับคำขอ', en: 'The receipt of a case' },
    input: OfCase,
    output: Receipt,
    refuses: ['not-found'],
    read: ({ id }) => ({ refs: [caseRef(id)] }),
    readMore: ({ id }, context, records) => {
      const found = ownCase(records, id, context);
      return found && formOf(found);
    },
    decide: ({ id }, context, records) => {
      const found = ownCase(records, id, context);
      return found ? { ok: true, value: receiptOf(found, records, context) } : refused('not-found', 'noCase');
    },
  }),
];
