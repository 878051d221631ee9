import * as v from 'valibot';
import { Id } from './common.ts';

/** A word or short phrase as people type it: Thai, dialect or English; slips of the keyboard need not be listed. */
const Word = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

/**
 * Words for the same thing. `also` names wider ideas that every one of them implies ("ไฟทาง" is also a light), so
 * that the narrow and the wide word meet half-way.
 */
export const WordGroup = v.strictObject({
  id: Id,
  also: v.optional(v.pipe(v.array(Id), v.maxLength(4)), []),
  words: v.pipe(v.array(Word), v.minLength(1)),
});
export type WordGroup = v.InferOutput<typeof WordGroup>;

/**
 * The words of an office's people, which let the question search understand everyday, dialect, formal and English
 * speech alike. An office adds its own dialect here; no code changes.
 */
export const Lexicon = v.pipe(
  v.strictObject({
    groups: v.pipe(v.array(WordGroup), v.minLength(1)),
    /** Words that say nothing about the subject: particles, pronouns, politeness, grammar. */
    stop: v.array(Word),
    /** Words of greeting and thanks: a message of nothing else is no question. */
    greetings: v.array(Word),
    /**
     * Words of matters that no subdistrict office answers (lottery, recipes, football). They are known so that
     * "น้ำแข็ง" is not heard as "น้ำ", and each one in a question speaks against every answer.
     */
    elsewhere: v.array(Word),
  }),
  v.check(({ groups }) => {
    const ids = new Set(groups.map(group => group.id));
    return ids.size === groups.length && groups.every(group => group.also.every(id => ids.has(id)));
  }, 'group ids are unique, and `also` names groups that exist'),
);
export type Lexicon = v.InferOutput<typeof Lexicon>;
