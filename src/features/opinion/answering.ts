import { bangkokDay, instantAt } from '#domain/calendar.ts';
import type { JsonObject, Stored, Write } from '#domain/record.ts';
import { keepMs } from '#domain/retention.ts';
import type { Office } from '#offices/office.ts';
import {
  type Answer,
  answerRef,
  firstDayAfter,
  readAnswer,
  rewritten,
  type StoredConsultation,
  standingOf,
  tallyRef,
} from './model.ts';

/** What somebody says to a consultation. */
export type Given = Pick<Answer, 'choice' | 'words' | 'name'>;

export type Taken =
  | { readonly ok: true; readonly made: 'first' | 'changed' | 'same'; readonly writes: readonly Write[] }
  | { readonly ok: false; readonly why: 'coming' | 'over' | 'no-option' | 'nothing' };

type World = { readonly office: Office; readonly now: number };

/**
 * Takes one answer of one person, who has one: a second one takes the place of the first. It is counted in the same commit
 * by increments, so that answers of many at once need not wait for each other; two of one person do, by the version of the
 * answer. The very first answer also rewrites the consultation, so that none is counted for what was asked before a change.
 */
export function takeAnswer(
  stored: StoredConsultation,
  pseudonym: string,
  record: Stored | null | undefined,
  given: Given,
  world: World,
): Taken {
  const { data, id } = stored;
  const why = refusalOf(stored, given, world.now);
  if (why) return { ok: false, why };
  const before = readAnswer(record);
  if (before && isSame(before, given)) return { ok: true, made: 'same', writes: [] };
  const target = answerRef(id, pseudonym);
  const after = {
    ...given,
    consultation: id,
    place: before?.place ?? `${bangkokDay(world.now)}:${pseudonym}`,
    worded: given.words !== null,
    aside: null,
    expires: instantAt(firstDayAfter(data)) + keepMs(world.office, 'opinion'),
  } satisfies Answer;
  const by = difference(before, after);
  return {
    ok: true,
    made: before ? 'changed' : 'first',
    writes: [
      before
        ? { kind: 'replace', ref: target, data: after as JsonObject, if: { version: before.version } }
        : { kind: 'create', ref: target, data: after as JsonObject },
      ...(Object.keys(by).length > 0 ? [{ kind: 'increment', ref: tallyRef(id), by } as const] : []),
      ...(data.begun ? [] : [rewritten(stored, { ...data, begun: true })]),
    ],
  };
}

function refusalOf({ data }: StoredConsultation, { choice, words }: Given, now: number) {
  const standing = standingOf(data, now);
  if (standing !== 'open') return standing === 'coming' ? 'coming' : 'over';
  const isOption = choice === null || data.question?.options.some(option => option.id === choice);
  if (!isOption || (data.kind === 'poll' && choice === null)) return 'no-option';
  return choice === null && words === null ? 'nothing' : null;
}

function isSame(before: Answer, { choice, name, words }: Given): boolean {
  return before.choice === choice && before.words === words && before.name === name;
}

/** What changes in the counts when one answer takes the place of another. */
function difference(before: Answer | null, after: Answer): Record<string, number> {
  const by: Record<string, number> = {};
  const count = (answer: Answer, one: number) => {
    for (const field of ['answers', optionField(answer.choice), ...(answer.aside === null ? [] : ['aside'])])
      by[field] = (by[field] ?? 0) + one;
  };
  if (before) count(before, -1);
  count(after, 1);
  return Object.fromEntries(Object.entries(by).filter(([, amount]) => amount !== 0));
}

/** The field of the tally that counts this option; null: none was chosen. */
export function optionField(choice: string | null): string {
  return `option.${choice ?? 'none'}`;
}
