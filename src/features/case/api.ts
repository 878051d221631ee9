import type { GenericSchema } from 'valibot';
import { caseRef } from '#cases/record.ts';
import type { Call } from '#domain/call.ts';
import { type AnyEndpoint, type ApiContext, type Caller, type Decision, only } from '#domain/endpoint.ts';
import type { Read, Stored } from '#domain/record.ts';
import { attachRefs } from '#files/attaching.ts';
import { formRef } from '#forms/keeping.ts';
import {
  confirmCase,
  correctCase,
  disputeCase,
  followCase,
  rateCase,
  readCaseOf,
  readMyCases,
  tellMore,
  unfollowCase,
  withdrawCase,
} from './calls.ts';
import { besides, detailOf } from './detail.ts';
import { correct, follow, notFound, ownCase, rate, say, simply, unfollow } from './page-acts.ts';
import * as shapes from './shapes.ts';
import { myCases, myCasesQuery } from './summary.ts';

type Context = ApiContext<Caller>;
type Records = readonly (Stored | null)[];

/** My things: the cases that somebody filed or follows, one of them whole, and what they do with it. */
export const endpoints: readonly AnyEndpoint[] = [
  only('person', readMyCases, {
    summary: { th: 'เรื่องของฉัน', en: 'My cases, the newest first' },
    input: shapes.ListInput,
    output: shapes.MyCases,
    read: (input, { caller }) => ({ query: myCasesQuery(input, caller.userId) }),
    decide: (input, context, records) => ({ ok: true, value: myCases(input, context, records) }),
  }),
  only('person', readCaseOf, {
    summary: { th: 'หนึ่งเรื่องของฉัน', en: 'One of my cases' },
    input: shapes.CaseInput,
    output: shapes.CaseDetail,
    refuses: ['not-found'],
    read: caseOnly,
    readMore: (_, context, records) => {
      const stored = ownCase(records, context);
      return stored && besides(stored.data);
    },
    decide: (_, context, records) => {
      const stored = ownCase(records, context);
      return stored ? { ok: true, value: detailOf(stored, context, records.slice(1)) } : notFound();
    },
  }),
  act(tellMore, shapes.SaidInput, 'เพิ่มข้อมูลหรือตอบเจ้าหน้าที่', 'Tell more, or answer the office', {
    read: withFiles,
    decide: (input, context, records) => say('tell', input, context, records),
  }),
  act(disputeCase, shapes.SaidInput, 'บอกว่ายังไม่เสร็จ', 'Say that it is not finished', {
    read: withFiles,
    decide: (input, context, records) => say('dispute', input, context, records),
  }),
  act(confirmCase, shapes.CaseInput, 'ยืนยันว่าเสร็จ', 'Confirm that it is finished', {
    decide: (input, context, records) => simply('confirm', input, context, records),
  }),
  act(withdrawCase, shapes.CaseInput, 'ถอนเรื่อง', 'Withdraw a case', {
    decide: (input, context, records) => simply('withdraw', input, context, records),
  }),
  act(correctCase, shapes.CorrectInput, 'แก้ข้อมูลที่กรอกไว้', 'Put answers right', {
    readMore: (_, context, records) => {
      const form = ownCase(records, context)?.data.form;
      return form ? { refs: [formRef(form.id, form.version)] } : undefined;
    },
    decide: correct,
  }),
  act(rateCase, shapes.RateInput, 'ให้คะแนน', 'Rate how it went', { decide: rate }),
  act(followCase, shapes.CaseInput, 'ติดตามเรื่องที่อยู่ใกล้', 'Follow a complaint close by', { decide: follow }),
  act(unfollowCase, shapes.CaseInput, 'เลิกติดตาม', 'Stop following a case', { decide: unfollow }),
];

function caseOnly({ id }: shapes.CaseInput): Read {
  return { refs: [caseRef(id)] };
}

function withFiles({ files, id }: shapes.SaidInput): Read {
  return { refs: [caseRef(id), ...attachRefs(files)] };
}

type Acting<I> = {
  readonly read?: (input: I) => Read;
  readonly readMore?: (input: I, context: Context, records: Records) => Read | undefined;
  readonly decide: (input: I, context: Context, records: Records) => Decision<shapes.ActDone>;
};

/** An act on one case, by whoever filed or follows it. */
function act<I extends shapes.CaseInput>(
  call: Call<I, shapes.ActDone>,
  input: GenericSchema<unknown, I>,
  th: string,
  en: string,
  { decide, read = caseOnly, readMore }: Acting<I>,
): AnyEndpoint {
  return only('person', call, {
    summary: { th, en },
    input,
    output: shapes.ActDone,
    refuses: ['not-found', 'forbidden', 'conflict'],
    read,
    ...(readMore ? { readMore } : {}),
    decide,
  });
}
