import * as v from 'valibot';
import { divisionNames } from '#cases/names.ts';
import { type AnyEndpoint, type ApiContext, type Caller, type Decision, only } from '#domain/endpoint.ts';
import type { JsonObject, Stored } from '#domain/record.ts';
import { tidyWords } from '#forms/tidying.ts';
import {
  changeConsultation,
  closeConsultation,
  createConsultation,
  readDuty,
  readResponses,
  setAside,
} from './calls.ts';
import { change, close, create, type Managed, mayManage, putAside } from './managing.ts';
import {
  answerRef,
  consultationRef,
  readAnswer,
  readConsultation,
  type Said,
  type StoredConsultation,
  tallyRef,
} from './model.ts';
import { refused } from './refusing.ts';
import {
  AsideInput,
  ChangeInput,
  CloseInput,
  Created,
  CreateInput,
  Done,
  Duty,
  Responses,
  ResponsesInput,
} from './shapes.ts';

const PAGE = 50;

/** How staff put a consultation to the public, read what people wrote, and say what came of it. */
export const staffEndpoints: readonly AnyEndpoint[] = [
  only('person', readDuty, {
    summary: { th: 'กองที่ฉันเปิดโพลหรือประชาคมได้', en: 'Divisions for which I may open consultations' },
    input: v.object({}),
    output: Duty,
    decide: (_, context) => ({ ok: true, value: { divisions: divisionsOf(context) } }),
  }),
  only('opinion.manage', createConsultation, {
    summary: { th: 'เปิดโพลหรือประชาคม', en: 'Open a poll or consultation' },
    input: CreateInput,
    output: Created,
    decide: (input, context) => {
      if (context.office.divisions.divisions.every(({ id }) => id !== input.division)) return refused('no-division');
      const id = context.newId();
      return done(id, create(id, { ...input, ...tidied(input) }, context));
    },
  }),
  only('opinion.manage', changeConsultation, {
    summary: { th: 'แก้โพลหรือประชาคม', en: 'Change a poll or consultation' },
    input: ChangeInput,
    output: Done,
    refuses: ['not-found'],
    read: ({ id }) => ({ refs: [consultationRef(id)] }),
    decide: (input, context, [record]) =>
      withStored(record, stored => change(stored, { ...input, ...tidied(input) }, context)),
  }),
  only('opinion.manage', closeConsultation, {
    summary: { th: 'สรุปผล', en: 'Say what came of it' },
    input: CloseInput,
    output: Done,
    refuses: ['not-found'],
    read: ({ id }) => ({ refs: [consultationRef(id)] }),
    decide: ({ words }, context, [record]) => withStored(record, stored => close(stored, tidySaid(words), context)),
  }),
  only('opinion.manage', setAside, {
    summary: { th: 'แยกข้อความที่ไม่เกี่ยวข้องออก', en: 'Set words aside that do not belong' },
    input: AsideInput,
    output: Done,
    refuses: ['not-found'],
    read: ({ answer, id }) => ({ refs: [consultationRef(id), answerRef(id, answer)] }),
    decide: ({ answer, reason }, context, [record, found]) => {
      const given = readAnswer(found);
      if (!given) return refused('unknown');
      return withStored(record, stored => putAside(stored, answer, given, tidyWords(reason), context));
    },
  }),
  only('opinion.manage', readResponses, {
    summary: { th: 'ความเห็นที่ได้รับ', en: 'What people wrote' },
    input: ResponsesInput,
    output: Responses,
    refuses: ['not-found'],
    read: ({ from, id }) => ({
      beside: [consultationRef(id), tallyRef(id)],
      query: {
        collection: 'responses',
        where: { consultation: id, worded: true },
        order: { field: 'place', ...(from ? { from } : {}) },
        limit: PAGE + 1,
      },
    }),
    decide: (_, context, [record, tally, ...found]) => {
      const stored = readConsultation(record);
      if (!stored) return refused('unknown');
      if (!mayManage(stored.data.division, context)) return refused('not-yours');
      return { ok: true, value: listed(stored, tally?.data, found) };
    },
  }),
];

type Context = ApiContext<Caller>;

function withStored(
  record: Stored | null | undefined,
  manage: (stored: StoredConsultation) => Managed,
): Decision<Done> {
  const stored = readConsultation(record);
  return stored ? done(stored.id, manage(stored)) : refused('unknown');
}

function done(id: string, managed: Managed): Decision<Done> {
  return managed.ok ? { ok: true, value: { id }, writes: managed.writes } : refused(managed.why);
}

/** The page after this one begins at the first answer that found no place on it. */
function listed(
  { data }: StoredConsultation,
  tally: JsonObject | undefined,
  found: readonly (Stored | null)[],
): Responses {
  const answers = found.flatMap(record => readAnswer(record) ?? []);
  return {
    answers: Number(tally?.answers ?? 0),
    aside: Number(tally?.aside ?? 0),
    responses: answers.slice(0, PAGE).map(({ aside, choice, name, place, words }) => ({
      answer: place.slice(11),
      on: place.slice(0, 10),
      choice,
      words: words ?? '',
      name,
      aside,
    })),
    next: answers[PAGE]?.place ?? null,
    history: data.history.map(({ by: _, ...step }) => step),
  };
}

function divisionsOf({ office, ...context }: Context): Duty['divisions'] {
  return office.divisions.divisions
    .filter(({ id }) => mayManage(id, context))
    .map(({ id }) => ({ id, name: divisionNames(id, office) }));
}

function tidied({ about, question, title }: Pick<CreateInput, 'about' | 'question' | 'title'>) {
  return {
    title: tidySaid(title),
    about: tidySaid(about),
    question: question && { ask: tidySaid(question.ask), options: question.options.map(tidySaid) },
  };
}

function tidySaid({ en, th }: Said): Said {
  return { th: tidyWords(th), en: en === null ? null : tidyWords(en) };
}
