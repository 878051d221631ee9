import { type Duty, mayWorkFor, workingDuty } from '#domain/actor.ts';
import { addDays, bangkokDay, daysBetween } from '#domain/calendar.ts';
import type { Person } from '#domain/person.ts';
import type { JsonObject, Write } from '#domain/record.ts';
import type { Office } from '#offices/office.ts';
import {
  type Answer,
  answerRef,
  type Consultation,
  consultationRef,
  rewritten,
  type Said,
  type Step,
  type StoredConsultation,
  standingOf,
  tallyRef,
} from './model.ts';
import { dueFrom, nextWake } from './reminding.ts';

/** What staff do with a consultation. Each step stays in its history, with who did it. */

/** What is asked, and when; ids of options are ours. */
export type Draft = Pick<
  Consultation,
  'kind' | 'title' | 'about' | 'division' | 'opensAt' | 'closesAt' | 'showsLive'
> & {
  readonly question: { readonly ask: Said; readonly options: readonly Said[] } | null;
};

export type Managed =
  | { readonly ok: true; readonly writes: readonly Write[] }
  | { readonly ok: false; readonly why: ManageRefusal };
export type ManageRefusal =
  | 'not-yours'
  | 'bad-days'
  | 'no-question'
  | 'same-options'
  | 'begun'
  | 'over'
  | 'not-over'
  | 'closed'
  | 'no-words'
  | 'full';

type World = {
  readonly office: Office;
  readonly now: number;
  readonly caller: { readonly userId: string; readonly person: Pick<Person, 'duties' | 'name'> };
};

/** Days ahead on which it may begin, and days that it may last. */
const MOST_AHEAD = 365;
const MOST_DAYS = 180;
/** Each step is small, and a record has room for so many. */
const MOST_STEPS = 300;

export function create(id: string, draft: Draft, world: World): Managed {
  const { division, kind, opensAt } = draft;
  if (!mayManage(division, world)) return { ok: false, why: 'not-yours' };
  if (opensAt < bangkokDay(world.now) || !areGoodDays(draft, world.now)) return { ok: false, why: 'bad-days' };
  const why = questionRefusal(kind, draft);
  if (why) return { ok: false, why };
  const asked = { ...content(draft), ...days(draft, world) };
  const history = [step('create', null, division, world)];
  const data: Consultation = { ...asked, kind, division, begun: false, closed: null, history };
  return { ok: true, writes: [{ kind: 'create', ref: consultationRef(id), data: data as JsonObject }] };
}

/** Until somebody has answered everything may change; from then on the last day alone, to a later one. */
export function change(stored: StoredConsultation, draft: Omit<Draft, 'kind' | 'division'>, world: World): Managed {
  const { data } = stored;
  const why = refusalOf(stored, world);
  if (why) return { ok: false, why };
  if (standingOf(data, world.now) !== 'coming' && standingOf(data, world.now) !== 'open')
    return { ok: false, why: 'over' };
  const isFirstDay = draft.opensAt === data.opensAt || draft.opensAt >= bangkokDay(world.now);
  if (!isFirstDay || draft.closesAt < bangkokDay(world.now) || !areGoodDays(draft, world.now))
    return { ok: false, why: 'bad-days' };
  const wrong = questionRefusal(data.kind, draft);
  if (wrong) return { ok: false, why: wrong };
  const asked = content(draft);
  const isLater = draft.closesAt >= data.closesAt && draft.opensAt === data.opensAt;
  if (data.begun && !(isLater && isSame(asked, data))) return { ok: false, why: 'begun' };
  const note = draft.closesAt === data.closesAt ? null : `${data.closesAt} → ${draft.closesAt}`;
  const after = { ...data, ...asked, ...days(draft, world) };
  return { ok: true, writes: [rewritten(stored, withStep(after, step('change', note, data.division, world)))] };
}

/** Tells what came of it. Nobody loses a day on which they could have answered: it ends on the day that was announced. */
export function close(stored: StoredConsultation, words: Said, world: World): Managed {
  const { data } = stored;
  const why = refusalOf(stored, world);
  if (why) return { ok: false, why };
  const standing = standingOf(data, world.now);
  if (standing === 'coming' || standing === 'open') return { ok: false, why: 'not-over' };
  const done = step('close', null, data.division, world);
  const { act: _, note: __, ...author } = done;
  const after = withStep({ ...data, closed: { ...author, words }, wakeAt: null }, done);
  return { ok: true, writes: [rewritten(stored, after)] };
}

/** Takes words that have no place there out of what is read as an answer. They are kept, and a vote with them counts. */
export function putAside(
  stored: StoredConsultation,
  pseudonym: string,
  answer: Answer & { readonly version: string },
  reason: string,
  world: World,
): Managed {
  if (!mayManage(stored.data.division, world)) return { ok: false, why: 'not-yours' };
  if (answer.words === null) return { ok: false, why: 'no-words' };
  if (stored.data.history.length >= MOST_STEPS) return { ok: false, why: 'full' };
  const { version, ...before } = answer;
  const note = `${pseudonym.slice(0, 8)}: ${reason}`;
  const target = answerRef(stored.id, pseudonym);
  return {
    ok: true,
    writes: [
      { kind: 'replace', ref: target, data: { ...before, aside: reason } as JsonObject, if: { version } },
      ...(answer.aside === null ? [{ kind: 'increment', ref: tallyRef(stored.id), by: { aside: 1 } } as const] : []),
      rewritten(stored, withStep(stored.data, step('aside', note, stored.data.division, world))),
    ],
  };
}

export function mayManage(division: string, { caller }: Pick<World, 'caller'>): boolean {
  return mayWorkFor(caller.person.duties, division);
}

function refusalOf({ data }: StoredConsultation, world: World): ManageRefusal | null {
  if (!mayManage(data.division, world)) return 'not-yours';
  if (data.closed) return 'closed';
  return data.history.length >= MOST_STEPS ? 'full' : null;
}

function areGoodDays({ closesAt, opensAt }: Pick<Draft, 'closesAt' | 'opensAt'>, now: number): boolean {
  return (
    opensAt <= closesAt && daysBetween(opensAt, closesAt) < MOST_DAYS && opensAt <= addDays(bangkokDay(now), MOST_AHEAD)
  );
}

/** A poll asks something, and of two answers that read the same nobody could tell which they chose. */
function questionRefusal(kind: Draft['kind'], { question }: Pick<Draft, 'question'>): ManageRefusal | null {
  if (!question) return kind === 'poll' ? 'no-question' : null;
  const { options } = question;
  const differ = (words: readonly string[]) => new Set(words).size === options.length;
  return differ(options.map(({ th }) => th)) && differ(options.map(({ en, th }) => en ?? th)) ? null : 'same-options';
}

function content({ about, question, showsLive, title }: Omit<Draft, 'kind' | 'division'>) {
  const options = question?.options.map((label, at) => ({ id: String.fromCharCode(97 + at), label })) ?? [];
  return { title, about, question: question && { ask: question.ask, options }, showsLive };
}

function days({ closesAt, opensAt }: Pick<Draft, 'closesAt' | 'opensAt'>, { now, office }: World) {
  const dates = { closesAt, dueAt: dueFrom(closesAt, office) };
  return { opensAt, ...dates, wakeAt: nextWake(dates, office, now) };
}

function isSame(asked: ReturnType<typeof content>, { about, question, showsLive, title }: Consultation): boolean {
  return JSON.stringify(asked) === JSON.stringify({ title, about, question, showsLive });
}

function withStep(data: Consultation, done: Step): Consultation {
  return { ...data, history: [...data.history, done] };
}

function step(act: Step['act'], note: string | null, division: string, { caller, now }: World): Step {
  const duty: Duty | undefined = workingDuty(caller.person.duties, division);
  if (!duty) throw new Error('nobody who may do this');
  return { by: caller.userId, role: duty.role, name: caller.person.name, at: now, act, note };
}
