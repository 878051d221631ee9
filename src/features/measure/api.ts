import * as v from 'valibot';
import { type AnyEndpoint, type ApiContext, endpoint } from '#domain/endpoint.ts';
import type { Measure, MeasuresFile } from '#offices/schema/measures.ts';
import {
  type Answered,
  conditionsOf,
  countStatuses,
  divisionsOf,
  findMeasure,
  findRound,
  isRoundOver,
  itemName,
  statusOf,
} from './model.ts';
import { refusalWords } from './refusing.ts';
import { measureText } from './text.ts';

const Input = v.object({ number: v.pipe(v.string(), v.maxLength(20)) });

/** Public facts: the latest round with its counts, and one measure of it. Nothing internal. */
export const endpoints: readonly AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/measure',
    summary: { th: 'มาตรการทั้งหมดของรอบล่าสุด', en: 'All measures of the latest round' },
    input: v.object({}),
    decide: (_, context) =>
      orRefuse(findRound(context.office, null), context, round => ({
        ...roundOf(round, context),
        counts: countStatuses(round.measures),
        measures: round.measures.map(measure => summary(measure, context)),
      })),
  }),
  endpoint({
    method: 'GET',
    path: '/measure/:number',
    summary: { th: 'มาตรการหนึ่งข้อ', en: 'One measure' },
    input: Input,
    decide: ({ number }, context) => {
      const round = findRound(context.office, null);
      if (!round.ok) return orRefuse(round, context, () => null);
      return orRefuse(findMeasure(round.value, number), context, measure => ({
        ...roundOf(round.value, context),
        ...details(measure, round.value, context),
      }));
    },
  }),
];

function orRefuse<T, O>(found: Answered<T>, { office }: ApiContext, show: (value: T) => O) {
  if (found.ok) return { ok: true as const, value: show(found.value) };
  const say = { th: refusalWords(found.refusal, office, 'th'), en: refusalWords(found.refusal, office, 'en') };
  return { ok: false as const, code: 'not-found' as const, say };
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
