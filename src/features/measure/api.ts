import * as v from 'valibot';
import { type AnyEndpoint, type ApiContext, openTo, type Refusal } from '#domain/endpoint.ts';
import { Both, Day, Passage } from '#offices/schema/common.ts';
import type { Measure, MeasuresFile } from '#offices/schema/measures.ts';
import { readMeasure, readMeasures } from './calls.ts';
import {
  type Answered,
  conditionsOf,
  countStatuses,
  divisionsOf,
  findMeasure,
  findRound,
  isRoundOver,
  itemName,
  type MeasureRefusal,
  measureStatuses,
  statusOf,
} from './model.ts';
import { refusalWords } from './refusing.ts';
import { measureText } from './text.ts';

const Summary = v.object({
  number: v.number(),
  title: Both,
  status: v.picklist(measureStatuses),
  statusName: Both,
  owners: v.array(v.object({ id: v.string(), name: Both })),
  oItems: v.array(v.string()),
  indicators: v.array(v.number()),
});
const Round = v.object({
  round: v.number(),
  isOver: v.boolean(),
  document: v.object({ title: Both, meeting: Day, sha256: v.nullable(v.string()) }),
});
const Measures = v.object({
  ...Round.entries,
  counts: v.array(v.object({ status: v.picklist(measureStatuses), count: v.number() })),
  measures: v.array(Summary),
});
export type Measures = v.InferOutput<typeof Measures>;

const MeasureOutput = v.object({
  ...Round.entries,
  ...Summary.entries,
  methods: v.array(Passage),
  period: v.object({ ...Passage.entries, from: v.string(), to: v.string() }),
  workingDue: v.nullable(Day),
  followUp: Both,
  items: v.array(
    v.object({ id: v.string(), name: v.object({ th: v.nullable(v.string()), en: v.nullable(v.string()) }) }),
  ),
  doneWhen: v.array(v.object({ id: v.string(), th: v.optional(v.string()), en: v.optional(v.string()) })),
});
export type MeasureOutput = v.InferOutput<typeof MeasureOutput>;

const Input = v.object({ number: v.pipe(v.string(), v.maxLength(20)) });

/** Public facts: the latest round with its counts, and one measure of it. Nothing internal. */
export const endpoints: readonly AnyEndpoint[] = [
  openTo(readMeasures, {
    summary: { th: 'มาตรการทั้งหมดของรอบล่าสุด', en: 'All measures of the latest round' },
    input: v.object({}),
    output: Measures,
    refuses: ['not-found'],
    decide: (_, context) =>
      orRefuse(findRound(context.office, null), context, round => ({
        ...roundOf(round, context),
        counts: countStatuses(round.measures),
        measures: round.measures.map(measure => summary(measure, context)),
      })),
  }),
  openTo(readMeasure, {
    summary: { th: 'มาตรการหนึ่งข้อ', en: 'One measure' },
    input: Input,
    output: MeasureOutput,
    refuses: ['not-found'],
    decide: ({ number }, context) => {
      const round = findRound(context.office, null);
      if (!round.ok) return refused(round.refusal, context);
      return orRefuse(findMeasure(round.value, number), context, measure => ({
        ...roundOf(round.value, context),
        ...details(measure, round.value, context),
      }));
    },
  }),
];

function orRefuse<T, O>(found: Answered<T>, context: ApiContext, show: (value: T) => O) {
  return found.ok ? { ok: true as const, value: show(found.value) } : refused(found.refusal, context);
}

function refused(refusal: MeasureRefusal, { office }: ApiContext): Refusal {
  const say = { th: refusalWords(refusal, office, 'th'), en: refusalWords(refusal, office, 'en') };
  return { ok: false, code: 'not-found', say };
}

function roundOf({ round, document }: MeasuresFile, { now }: ApiContext) {
  const { title, meeting, sha256 } = document;
  return {
    round,
    isOver: isRoundOver(round, now),
    document: { title: { th: title.th, en: title.en }, meeting: meeting.day, sha256 },
  };
}

function summary(measure: Measure, { office }: ApiContext) {
  const { number, title, oItems, indicators } = measure;
  const status = statusOf(measure);
  const statusName = { th: measureText.th.status[status], en: measureText.en.status[status] };
  const owners = divisionsOf(measure, office).map(division => ({ id: division.id, name: division.name }));
  return { number, title: { th: title.th, en: title.en }, status, statusName, owners, oItems, indicators };
}

function details(measure: Measure, { round }: MeasuresFile, context: ApiContext) {
  const { office } = context;
  const { verbatim, th, en, from, to } = measure.period;
  const [inThai, inEnglish] = [conditionsOf(measure, office, 'th'), conditionsOf(measure, office, 'en')];
  return {
    ...summary(measure, context),
    methods: measure.methods,
    period: { verbatim, th, en, from, to },
    workingDue: measure.workingDue,
    followUp: { th: measure.followUp.th, en: measure.followUp.en },
    items: measure.oItems.map(id => ({
      id,
      name: { th: itemName(id, round, office, 'th'), en: itemName(id, round, office, 'en') },
    })),
    doneWhen: measure.doneWhen.map(({ id }, at) => ({ id, th: inThai[at], en: inEnglish[at] })),
  };
}
