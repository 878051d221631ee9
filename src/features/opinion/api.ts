import * as v from 'valibot';
import { type AnyEndpoint, only, openTo } from '#domain/endpoint.ts';
import { formRef, keepForm } from '#forms/keeping.ts';
import { submissionRefs } from '#forms/submitting.ts';
import { versionOf } from '#forms/version.ts';
import {
  answerConsultation,
  readConsultations,
  readMine,
  readConsultation as readOne,
  readOpinionForm,
  sendOpinion,
} from './calls.ts';
import { mayManage } from './managing.ts';
import { consultationRef, inOrder, newest, readAnswer, readConsultation, tallyRef } from './model.ts';
import { answer, ownRead, send } from './receiving.ts';
import { refused } from './refusing.ts';
import {
  Answered,
  AnswerInput,
  ConsultationShown,
  FiledOpinion,
  Listed,
  Mine,
  OpinionForm,
  Submitted,
  Uuid,
} from './shapes.ts';
import { detailsOf, lineOf } from './showing.ts';
import { staffEndpoints } from './staff-api.ts';

const OfOne = v.object({ id: Uuid });

/** An opinion is sent and becomes a case; polls and consultations are read, answered, and looked after by staff. */
export const endpoints: readonly AnyEndpoint[] = [
  openTo(readOpinionForm, {
    summary: { th: 'แบบแสดงความคิดเห็น', en: 'The form of an opinion' },
    input: v.object({}),
    output: OpinionForm,
    read: (_, { office: { opinion } }) => ({ refs: [formRef(opinion.form.id, versionOf(opinion.form))] }),
    decide: (_, { office: { opinion } }, [kept]) => ({
      ok: true,
      value: { form: { ...opinion.form, version: versionOf(opinion.form) } },
      writes: keepForm(opinion.form, kept),
    }),
  }),
  only('person', sendOpinion, {
    summary: { th: 'ส่งความคิดเห็น', en: 'Send an opinion' },
    input: Submitted,
    output: FiledOpinion,
    refuses: ['gone'],
    read: (input, { office }) => ({ refs: submissionRefs(office.opinion.form, input) }),
    decide: send,
  }),
  openTo(readConsultations, {
    summary: { th: 'โพลและประชาคมทั้งหมด', en: 'All polls and consultations' },
    input: v.object({}),
    output: Listed,
    read: () => newest,
    decide: (_, context, records) => ({
      ok: true,
      value: { consultations: inOrder(records, context.now).map(each => lineOf(each, context)) },
    }),
  }),
  openTo(readOne, {
    summary: { th: 'โพลหรือประชาคมหนึ่งเรื่อง พร้อมผล', en: 'One poll or consultation, with its result' },
    input: OfOne,
    output: ConsultationShown,
    refuses: ['not-found'],
    read: ({ id }) => ({ refs: [consultationRef(id), tallyRef(id)] }),
    decide: (_, context, [record, tally]) => {
      const stored = readConsultation(record);
      return stored ? { ok: true, value: detailsOf(stored, tally?.data, context) } : refused('unknown');
    },
  }),
  only('person', readMine, {
    summary: { th: 'คำตอบของฉัน', en: 'My own answer' },
    input: OfOne,
    output: Mine,
    refuses: ['not-found'],
    read: ({ id }, context) => ownRead(id, context),
    decide: (_, context, [record, answer]) => {
      const stored = readConsultation(record);
      if (!stored) return refused('unknown');
      const mine = readAnswer(answer);
      const shown = mine && { choice: mine.choice, words: mine.words, name: mine.name, aside: mine.aside };
      return { ok: true, value: { answer: shown, mayManage: mayManage(stored.data.division, context) } };
    },
  }),
  only('person', answerConsultation, {
    summary: { th: 'ตอบ หรือแก้คำตอบ', en: 'Answer, or change one’s answer' },
    input: AnswerInput,
    output: Answered,
    refuses: ['not-found', 'gone'],
    read: ({ id }, context) => ownRead(id, context),
    decide: answer,
  }),
  ...staffEndpoints,
];
