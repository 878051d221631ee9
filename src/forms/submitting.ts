import * as v from 'valibot';
import { bangkokDay } from '#domain/calendar.ts';
import type { Refusal } from '#domain/endpoint.ts';
import type { Answers, Form } from '#domain/form.ts';
import type { Ref, Stored, Write } from '#domain/record.ts';
import { inBoth } from '#i18n/both.ts';
import { photoText } from '#i18n/photo-text.ts';
import type { Locale } from '#i18n/texts.ts';
import { type AttachProblem, attach, attachRefs, type GivenFile } from '../files/attaching.ts';
import { checkAnswers } from './checking.ts';
import { formRef, keepForm, seenForm } from './keeping.ts';
import { shownQuestions } from './shown.ts';
import { formText } from './text.ts';

/** A form that a page sends: the version that its person saw, and what they answered. */
export const Submission = v.object({
  version: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  answers: v.record(v.pipe(v.string(), v.maxLength(60)), v.unknown()),
});
export type Submission = v.InferOutput<typeof Submission>;

/** What came of it: checked answers with everything that makes its files part of the case; or why it is not taken. */
export type Submitted =
  | {
      readonly ok: true;
      readonly form: Form;
      readonly version: string;
      readonly answers: Answers;
      /** For `fileCase` or `actOn`. */
      readonly uploads: readonly string[];
      readonly writes: readonly Write[];
    }
  | Refusal;

type Given = {
  /** The form as it is today. */
  readonly form: Form;
  readonly submission: Submission;
  /** At least what `submissionRefs` named. */
  readonly records: readonly (Stored | null)[];
  readonly caseId: string;
  readonly userId: string;
  readonly now: number;
  readonly smells?: (words: string) => boolean;
};

const MOST_UPLOADS = 20;
const FILE_ID = /^[\w-]{8,64}$/;

/** What must be read before a submission can be checked: the form as it was seen, and the files that may be named. */
export function submissionRefs(form: Form, { answers, version }: Submission): Ref[] {
  return [formRef(form.id, version), ...attachRefs(fileIdsIn(answers))];
}

/** Ids of files among answers that nobody has checked yet. */
function fileIdsIn(answers: Submission['answers']): string[] {
  const lists = Object.values(answers).filter(answer => Array.isArray(answer));
  const ids = lists.flat().filter(id => typeof id === 'string' && FILE_ID.test(id));
  return [...new Set(ids as string[])].slice(0, MOST_UPLOADS);
}

/** Checks a submission by the form that its person saw, also where the office has changed it since. */
export function takeSubmission({ form: today, submission, records, caseId, userId, now, smells }: Given): Submitted {
  const { version } = submission;
  const kept = records.find(record => record?.ref.id === formRef(today.id, version).id);
  const form = seenForm(today, version, kept);
  if (!form) return refused('gone', 'changed');
  const checked = checkAnswers(form, submission.answers, { today: bangkokDay(now), ...(smells ? { smells } : {}) });
  if (!checked.ok && checked.kind === 'stopped') return { ok: false, code: 'bad-input', say: checked.stop.say };
  if (!checked.ok) return { ...refused('bad-input', 'check'), fields: checked.problems };
  const { answers } = checked;
  const files = filesIn(form, answers);
  const attached = attach(files, records, { caseId, userId });
  if (!attached.ok) return { ...refused('bad-input', 'check'), fields: fileProblems(form, answers, attached.problems) };
  const { uploads, writes } = attached;
  return { ok: true, form, version, answers, uploads, writes: [...keepForm(form, kept), ...writes] };
}

function refused(code: Refusal['code'], key: 'changed' | 'check'): Refusal {
  return { ok: false, code, say: inBoth(locale => formText[locale].submission[key]) };
}

type FileField = { readonly id: string; readonly kind: 'photos' | 'file'; readonly ids: readonly string[] };

function fileFields(form: Form, answers: Answers): FileField[] {
  return shownQuestions(form, answers).flatMap(({ id, kind }) => {
    const ids = answers[id];
    return (kind === 'photos' || kind === 'file') && Array.isArray(ids) ? [{ id, kind, ids: ids as string[] }] : [];
  });
}

function filesIn(form: Form, answers: Answers): GivenFile[] {
  return fileFields(form, answers).flatMap(({ ids, kind }) =>
    ids.map(id => ({ id, kinds: kind === 'file' ? (['image', 'document'] as const) : (['image'] as const) })),
  );
}

/** Of each field, of what is worst: what no second try will mend. */
function fileProblems(form: Form, answers: Answers, problems: readonly AttachProblem[]) {
  return fileFields(form, answers).flatMap(({ id, ids }) => {
    const whys = problems.filter(problem => ids.includes(problem.id)).map(({ why }) => why);
    return whys.length > 0 ? [{ field: id, code: 'not-a-file', say: inBoth(locale => whatToDo(whys, locale)) }] : [];
  });
}

function whatToDo(whys: readonly AttachProblem['why'][], locale: Locale): string {
  if (whys.includes('refused')) return photoText[locale].unusable;
  return whys.includes('wrong-kind') ? photoText[locale].photosOnly : formText[locale].notAFile;
}
