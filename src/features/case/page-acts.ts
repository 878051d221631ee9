import { type Act, type Acted, type ActRefusal, actOn } from '#cases/acting.ts';
import { type Case, readableCases, type StoredCase, unfollowed } from '#cases/record.ts';
import { caseWords } from '#cases/text.ts';
import type { ApiContext, Caller, Decision, Refusal } from '#domain/endpoint.ts';
import type { Both } from '#domain/form.ts';
import { formatNumber } from '#domain/number.ts';
import type { Stored, Write } from '#domain/record.ts';
import { hasCorruption, sealedRefusal } from '#features/complaint/filing-page.ts';
import { smellsOfCorruption } from '#features/complaint/smell.ts';
import { attach } from '#files/attaching.ts';
import { MOST_TEXT, unitsFor } from '#forms/limits.ts';
import { tidyWords } from '#forms/tidying.ts';
import { inBoth } from '#i18n/both.ts';
import { countGraphemes } from '#line/messages/limits.ts';
import { corrected } from './correcting.ts';
import { askedForm } from './detail.ts';
import { ownCases } from './listing.ts';
import { casePageText } from './page-text.ts';
import type { ActDone, CaseInput, CorrectInput, RateInput, SaidInput } from './shapes.ts';
import { dayOf } from './standing.ts';
import { caseText } from './text.ts';

/** What the owner of a case, or a follower, does on its page; the same acts as in the chat. */

type Records = readonly (Stored | null)[];
type Context = ApiContext<Caller>;
type Deciding = Decision<ActDone>;

/** Somebody else's case and one that does not exist are the same. */
export function notFound(): Refusal {
  return { ok: false, code: 'not-found', say: both('notFound') };
}

/** The case, if the caller filed or follows it. */
export function ownCase(records: Records, { caller }: Pick<Context, 'caller'>): StoredCase | undefined {
  return ownCases(records.slice(0, 1), caller)[0];
}

type Sentence = {
  [K in keyof (typeof casePageText)['th']]: (typeof casePageText)['th'][K] extends string ? K : never;
}[keyof (typeof casePageText)['th']];

function both(key: Sentence): Both {
  return inBoth(locale => casePageText[locale][key]);
}

export function simply(act: 'confirm' | 'withdraw', _: CaseInput, context: Context, records: Records): Deciding {
  const stored = ownCase(records, context);
  return stored ? acted(stored, { act }, context, both(act === 'confirm' ? 'confirmed' : 'withdrawn')) : notFound();
}

/** More on the case, or that it is not finished. */
export function say(act: 'tell' | 'dispute', input: SaidInput, context: Context, records: Records): Deciding {
  const stored = ownCase(records, context);
  if (!stored) return notFound();
  const words = tidyWords(input.words);
  const problem = problemOf(words, MOST_TEXT);
  if (problem) return sealedOr(refusedWords(problem), context);
  if (words === '' && (act === 'dispute' || input.files.length === 0))
    return refusedWords({ code: 'missing', say: both(act === 'dispute' ? 'wordsNeeded' : 'somethingNeeded') });
  const kinds = act === 'tell' ? (['image', 'document'] as const) : (['image'] as const);
  const files = input.files.map(id => ({ id, kinds }));
  const attached = attach(files, records, { caseId: stored.id, userId: context.caller.userId });
  if (!attached.ok) {
    const fields = [{ field: 'files', code: 'not-a-file', say: both('files') }];
    return { ok: false, code: 'bad-input', say: both('files'), fields };
  }
  const said = { words: words || null, uploads: attached.uploads };
  return acted(stored, { act, said }, context, after => saidBack(act, stored.data, after), attached.writes);
}

function saidBack(act: 'tell' | 'dispute', before: Case, { timers: { settle, take } }: Case): Both {
  if (act === 'dispute')
    return inBoth(locale =>
      casePageText[locale].disputed(dayOf(take?.dueAt ?? settle.dueAt, locale), dayOf(settle.dueAt, locale)),
    );
  const runsAgain = before.waitingFor !== null && settle.pausedAt === null;
  return runsAgain ? inBoth(locale => casePageText[locale].resumed(dayOf(settle.dueAt, locale))) : both('told');
}

export function correct(input: CorrectInput, context: Context, records: Records): Deciding {
  const stored = ownCase(records, context);
  if (!stored) return notFound();
  const form = askedForm(stored.data, records);
  const done = corrected(stored.data, form, input, context.now);
  if (!done.ok) {
    const isSame = done.fields.length === 0;
    const say = both(isSame ? 'unchanged' : 'check');
    return sealedOr({ ok: false, code: 'bad-input', say, ...(isSame ? {} : { fields: done.fields }) }, context);
  }
  const said = { words: done.words, answers: done.answers };
  return acted(stored, { act: 'correct', said }, context, both('corrected'));
}

const MOST_RATING = 500;

/** Stars, and a word if they like; who rates again has thought better of it, and the last one counts. */
export function rate({ stars, words: typed }: RateInput, context: Context, records: Records): Deciding {
  const stored = ownCase(records, context);
  if (!stored) return notFound();
  const words = tidyWords(typed);
  const problem = problemOf(words, MOST_RATING);
  if (problem) return sealedOr(refusedWords(problem), context);
  return acted(stored, { act: 'rate', said: { words: words || null, stars } }, context, both('rated'));
}

/**
 * Follows a complaint that was shown as being close by. Anything else is as unknown as what does not exist; to follow
 * what one follows or has filed already changes nothing.
 */
export function follow(_: CaseInput, context: Context, records: Records): Deciding {
  const { caller } = context;
  const stored = ownCase(records, context);
  if (stored) return { ok: true, value: { id: stored.id, state: stored.data.state, say: both('followed') } };
  const [found] = readableCases(records.slice(0, 1));
  if (found?.data.kind !== 'complaint' || found.data.cell === null) return notFound();
  const done = actOn(
    found,
    { act: 'follow', party: 'resident', author: { by: 'resident' }, follower: caller.userId },
    context,
  );
  return done.ok ? finished(found.id, done, both('followed'), []) : notFound();
}

export function unfollow(_: CaseInput, context: Context, records: Records): Deciding {
  const stored = ownCase(records, context);
  if (!stored) return notFound();
  if (stored.data.from === context.caller.userId) return refusalOf({ kind: 'unknown-act' });
  const value = { id: stored.id, state: stored.data.state, say: both('unfollowed') };
  return { ok: true, value, writes: [unfollowed(stored, context.caller.userId)] };
}

function acted(
  stored: StoredCase,
  act: Pick<Act, 'act' | 'said'>,
  context: Context,
  say: Both | ((after: Case) => Both),
  more: readonly Write[] = [],
): Deciding {
  const party = stored.data.from === context.caller.userId ? 'owner' : 'resident';
  const done = actOn(stored, { ...act, party, author: { by: 'resident' } }, context);
  if (!done.ok) return refusalOf(done);
  return finished(stored.id, done, typeof say === 'function' ? say(done.after) : say, more);
}

function finished(id: string, { after, notices, writes }: Acted, say: Both, more: readonly Write[]): Deciding {
  return { ok: true, value: { id, state: after.state, say }, writes: [...writes, ...more], notices };
}

/** Why the engine does not do it, and what is true now. */
function refusalOf(refusal: ActRefusal): Refusal {
  const words = inBoth(locale => refusalWords(refusal, locale));
  if (refusal.kind === 'lacks') return { ok: false, code: 'bad-input', say: words };
  const isTheirs = refusal.kind !== 'not-yours' && refusal.kind !== 'unknown-act';
  return { ok: false, code: isTheirs ? 'conflict' : 'forbidden', say: words };
}

function refusalWords(refusal: ActRefusal, locale: 'th' | 'en'): string {
  const { refusals } = caseText[locale];
  switch (refusal.kind) {
    case 'closed':
    case 'already':
      return refusals[refusal.kind](caseWords[locale].states[refusal.state]);
    case 'full':
      return refusals.full;
    case 'lacks':
      return casePageText[locale].somethingNeeded;
    case 'not-yours':
    case 'unknown-act':
      return refusals.notYours;
    default:
      return refusal satisfies never;
  }
}

type Problem = { readonly code: string; readonly say: Both };

function problemOf(words: string, most: number): Problem | null {
  if (words.length > unitsFor(most) || (words.length > most && countGraphemes(words) > most))
    return { code: 'too-long', say: inBoth(locale => casePageText[locale].tooLong(formatNumber(most))) };
  return smellsOfCorruption(words) ? { code: 'corruption', say: both('check') } : null;
}

function refusedWords(problem: Problem): Refusal {
  return { ok: false, code: 'bad-input', say: problem.say, fields: [{ field: 'words', ...problem }] };
}

/** Words of corruption are answered with where to tell them instead. */
function sealedOr(refusal: Refusal, { office }: Context): Refusal {
  return hasCorruption(refusal) ? sealedRefusal(office, refusal) : refusal;
}
