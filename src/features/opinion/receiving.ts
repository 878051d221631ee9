import { promiseInBoth } from '#cases/filing.ts';
import { divisionNames } from '#cases/names.ts';
import { bangkokDay, calendarYear } from '#domain/calendar.ts';
import type { ApiContext, Caller, Decision, Refusal } from '#domain/endpoint.ts';
import { countGraphemes } from '#domain/graphemes.ts';
import type { Read, Stored } from '#domain/record.ts';
import { smellsOfCorruption } from '#features/complaint/smell.ts';
import { takeSubmission } from '#forms/submitting.ts';
import { tidyLine, tidyWords } from '#forms/tidying.ts';
import { takeAnswer } from './answering.ts';
import { divisionFor, fileOpinion } from './filing.ts';
import { answerRef, consultationRef, purposeOf, readConsultation } from './model.ts';
import { refused } from './refusing.ts';
import type { Answered, AnswerInput, FiledOpinion, Submitted } from './shapes.ts';

/** What becomes of what a page sends: an opinion, or an answer to a poll or consultation. */

type Context = ApiContext<Caller>;
type Records = readonly (Stored | null)[];

/** A consultation, and this person's own answer to it. */
export function ownRead(id: string, context: Context): Read {
  return { refs: [consultationRef(id), answerRef(id, nameIn(id, context))] };
}

function nameIn(consultation: string, { caller, pseudonym }: Context): string {
  return pseudonym(caller.userId, purposeOf(consultation));
}

export function send(submission: Submitted, context: Context, records: Records): Decision<FiledOpinion> {
  const { caller, newId, now, office } = context;
  const id = newId();
  const checked = takeSubmission({
    form: office.opinion.form,
    submission,
    records,
    caseId: id,
    userId: caller.userId,
    now,
    smells: smellsOfCorruption,
  });
  if (!checked.ok) return checked;
  const { locale } = submission;
  const filed = fileOpinion({ ...checked, id, from: caller.userId, locale, channel: 'liff', messageIds: [] }, context);
  const { about } = checked.answers;
  const division = divisionFor(typeof about === 'string' ? about : null, office);
  const { due, rule } = promiseInBoth(office.opinion.clock, context);
  return {
    ok: true,
    value: {
      id,
      number: null,
      year: calendarYear(bangkokDay(now)),
      division: divisionNames(division, office),
      due: checked.answers.answer === 'no' ? null : { by: due, rule },
    },
    writes: [...filed.writes, ...checked.writes],
    notices: filed.notices,
    number: filed.number,
  };
}

const MOST_WORDS = 2_000;
const MOST_NAME = 120;

export function answer(input: AnswerInput, context: Context, [record, before]: Records): Decision<Answered> {
  const stored = readConsultation(record);
  if (!stored) return refused('unknown');
  const words = tidyWords(input.words ?? '') || null;
  const name = tidyLine(input.name ?? '') || null;
  const problem = problemOf(words, MOST_WORDS, 'words') ?? problemOf(name, MOST_NAME, 'name');
  if (problem) return problem;
  const takesWords = stored.data.kind === 'consultation';
  const given = { choice: input.choice, words: takesWords ? words : null, name: takesWords ? name : null };
  const taken = takeAnswer(stored, nameIn(input.id, context), before, given, context);
  return taken.ok ? { ok: true, value: { made: taken.made }, writes: taken.writes } : refused(taken.why);
}

/** Nothing of words that speak of corruption is kept: where to tell it is said instead. */
function problemOf(words: string | null, most: number, field: string): Refusal | null {
  if (words === null) return null;
  const why = countGraphemes(words) > most ? 'too-long' : smellsOfCorruption(words) ? 'corruption' : null;
  if (!why) return null;
  const refusal = refused(why);
  return { ...refusal, fields: [{ field, code: why, say: refusal.say }] };
}
