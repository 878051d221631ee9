import * as v from 'valibot';
import { type AnyEndpoint, openTo } from '#domain/endpoint.ts';
import { answerWords } from './answer.ts';
import { searchAnswers } from './calls.ts';
import { MAX_GRAPHEMES } from './model.ts';
import { search } from './search.ts';

const Input = v.object({
  q: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_GRAPHEMES)),
  lang: v.optional(v.picklist(['th', 'en']), 'th'),
});

const Result = v.object({ id: v.string(), score: v.number(), question: v.string(), answer: v.string() });
const Found = v.object({ answered: v.boolean(), results: v.array(Result) });
export type Found = v.InferOutput<typeof Found>;

/** `answered` is true only when the bot would give the first result as its answer. */
export const endpoints: readonly AnyEndpoint[] = [
  openTo(searchAnswers, {
    summary: { th: 'ค้นหาคำตอบ', en: 'Search the answers' },
    input: Input,
    output: Found,
    decide: ({ q, lang }, { office, now }) => {
      const { answered, results } = search(office.questions, q);
      const found = results.flatMap(({ id, score }) => {
        const topic = office.topics.find(each => each.id === id);
        return topic
          ? [{ id, score, question: topic.question[lang], answer: answerWords(topic, { office, locale: lang, now }) }]
          : [];
      });
      return { ok: true, value: { answered, results: found } };
    },
  }),
];
