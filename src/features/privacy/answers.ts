import * as v from 'valibot';
import { bangkokDay } from '#domain/calendar.ts';
import { type AnyEndpoint, type ApiContext, type Caller, only } from '#domain/endpoint.ts';
import type { JsonObject, Read, Stored, Write } from '#domain/record.ts';
import {
  type Answer,
  answerRef,
  inOrder,
  newest,
  purposeOf,
  readAnswer,
  Said,
  type StoredConsultation,
} from '#features/opinion/model.ts';
import { Day } from '#offices/schema/common.ts';
import { eraseAnswers, readAnswers } from './calls.ts';

/**
 * What somebody said in polls and consultations. It stands under a name of its own for each, from which nobody can read who
 * it is; only who asks for their own finds it. Erasing takes words and name; a choice that was counted stays, nobody's.
 */

const OwnAnswer = v.object({
  consultation: v.string(),
  title: Said,
  choice: v.nullable(Said),
  words: v.nullable(v.string()),
  name: v.nullable(v.string()),
  /** The last day on which it is kept. */
  until: Day,
});
const OwnAnswers = v.object({ answers: v.array(OwnAnswer) });
export type OwnAnswers = v.InferOutput<typeof OwnAnswers>;

const ErasedAnswers = v.object({ count: v.number() });
export type ErasedAnswers = v.InferOutput<typeof ErasedAnswers>;

type Context = ApiContext<Caller>;
type Records = readonly (Stored | null)[];

const Nothing = v.object({});

export const answerEndpoints: readonly AnyEndpoint[] = [
  only('person', readAnswers, {
    summary: { th: 'คำตอบของฉันในแบบสำรวจและประชาคม', en: 'My answers to polls and consultations' },
    input: Nothing,
    output: OwnAnswers,
    read: () => newest,
    readMore: (_, context, records) => answerRefs(records, context),
    decide: (_, context, records) => ({
      ok: true,
      value: { answers: ownAnswers(records, context).map(([{ data, id }, answer]) => shown(id, data, answer)) },
    }),
  }),
  only('person', eraseAnswers, {
    summary: { th: 'ลบข้อความและชื่อของฉันในประชาคม', en: 'Erase my words and name in consultations' },
    input: Nothing,
    output: ErasedAnswers,
    read: () => newest,
    readMore: (_, context, records) => answerRefs(records, context),
    decide: (_, context, records) => {
      const writes = ownAnswers(records, context).flatMap(([{ id }, answer]) => withoutWords(id, answer, context));
      return { ok: true, value: { count: writes.length }, writes };
    },
  }),
];

type Versioned = NonNullable<ReturnType<typeof readAnswer>>;

function answerRefs(records: Records, context: Context): Read {
  return { refs: inOrder(records, context.now).map(({ id }) => refOf(id, context)) };
}

function refOf(consultation: string, { caller, pseudonym }: Context) {
  return answerRef(consultation, pseudonym(caller.userId, purposeOf(consultation)));
}

/** Each consultation that this person has answered, with the answer. */
function ownAnswers(records: Records, context: Context): readonly [StoredConsultation, Versioned][] {
  return inOrder(records, context.now).flatMap((each): [StoredConsultation, Versioned][] => {
    const { collection, id } = refOf(each.id, context);
    const found = records.find(record => record?.ref.collection === collection && record.ref.id === id);
    const answer = readAnswer(found);
    return answer ? [[each, answer]] : [];
  });
}

function shown(consultation: string, { question, title }: StoredConsultation['data'], answer: Answer) {
  const { choice, expires, name, words } = answer;
  const label = question?.options.find(({ id }) => id === choice)?.label;
  return {
    consultation,
    title,
    choice: choice === null ? null : (label ?? { th: choice, en: null }),
    words,
    name,
    until: bangkokDay(expires),
  };
}

function withoutWords(consultation: string, { version, ...answer }: Versioned, context: Context): Write[] {
  if (answer.words === null && answer.name === null) return [];
  const data = { ...answer, words: null, name: null, worded: false } satisfies Answer as JsonObject;
  return [{ kind: 'replace', ref: refOf(consultation, context), data, if: { version } }];
}
