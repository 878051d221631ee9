import { type Filed, fileCase, promiseInBoth } from '#cases/filing.ts';
import { divisionNames } from '#cases/names.ts';
import { bangkokDay, calendarYear } from '#domain/calendar.ts';
import type { ApiContext, Caller, Decision, Refusal } from '#domain/endpoint.ts';
import type { Ref, Stored } from '#domain/record.ts';
import { whereIn } from '#forms/filed-parts.ts';
import { submissionRefs, takeSubmission } from '#forms/submitting.ts';
import { formText } from '#forms/text.ts';
import { inBoth } from '#i18n/both.ts';
import { lines } from '#line/messages/text.ts';
import type { Office } from '#offices/office.ts';
import type { FiledComplaint, FilingInput } from './api.ts';
import { complaintApiText } from './api-text.ts';
import { hotlineName, hotlinesOf } from './calling.ts';
import { categoryOf } from './category.ts';
import { complaintForm } from './form.ts';
import { outside } from './sealing.ts';
import { smellsOfCorruption } from './smell.ts';

/** A complaint filled in on the page becomes the same case as one told in the chat. */

const forms = new WeakMap<Office, ReturnType<typeof complaintForm>>();

/** The form of today, made once for each office. */
export function formOf(office: Office): ReturnType<typeof complaintForm> {
  const form = forms.get(office) ?? complaintForm(office);
  forms.set(office, form);
  return form;
}

export function refsOf(input: FilingInput, { office }: Pick<ApiContext, 'office'>): Ref[] {
  return submissionRefs(formOf(office), input);
}

/**
 * Files what was answered, checked by the form that the person saw. Words of corruption are not taken in: they are refused
 * with where to tell them instead, and nothing is written.
 */
export function fileFromPage(
  input: FilingInput,
  context: ApiContext<Caller>,
  records: readonly (Stored | null)[],
): Decision<FiledComplaint> {
  const { caller, newId, now, office } = context;
  const { userId } = caller;
  const id = newId();
  const smells = smellsOfCorruption;
  const taken = takeSubmission({ form: formOf(office), submission: input, records, caseId: id, userId, now, smells });
  if (!taken.ok) return hasCorruption(taken) ? sealedRefusal(office, taken) : taken;
  const { answers, form, uploads, version } = taken;
  const category = categoryOf(String(answers.category), office);
  if (!category) return goneRefusal();
  const filed = fileCase(
    {
      id,
      kind: 'complaint',
      from: userId,
      locale: input.locale,
      channel: 'liff',
      category: category.id,
      urgent: category.urgency === 'urgent',
      division: category.division,
      clock: category.clock,
      what: String(answers.what),
      form: { id: form.id, version, answers },
      messageIds: [],
      where: whereIn(form, answers, []),
      photoIds: [],
      uploads,
      notice: input.notice,
    },
    context,
  );
  return done(id, category, filed, taken.writes, context);
}

/** A category that the office has given up since the form was shown is no answer any more. */
function goneRefusal(): Refusal {
  return { ok: false, code: 'gone', say: inBoth(locale => formText[locale].submission.changed) };
}

type Category = NonNullable<ReturnType<typeof categoryOf>>;

function done(
  id: string,
  { clock, division, urgency }: Category,
  { notices, number, writes }: Filed,
  more: Filed['writes'],
  { now, office }: ApiContext<Caller>,
): Decision<FiledComplaint> {
  return {
    ok: true,
    value: {
      id,
      number: null,
      year: calendarYear(bangkokDay(now)),
      urgent: urgency === 'urgent',
      division: divisionNames(division, office),
      ...promiseInBoth(clock, { now, office }),
    },
    writes: [...writes, ...more],
    notices,
    number,
  };
}

export function hasCorruption({ fields = [] }: Refusal): boolean {
  return fields.some(({ code }) => code === 'corruption');
}

/** Where to tell of corruption instead; the field's code is `corruption`. */
export function sealedRefusal(office: Office, { fields: given = [] }: Partial<Refusal> = {}): Refusal {
  const smelling = given.filter(({ code }) => code === 'corruption').map(({ field }) => field);
  const fields = smelling.length > 0 ? smelling : ['words'];
  const say = inBoth(locale =>
    lines(
      complaintApiText[locale].sealed,
      ...hotlinesOf(outside, office).map(hotline => `• ${hotlineName(hotline, locale)}`),
    ),
  );
  const short = inBoth(locale => complaintApiText[locale].sealedField(outside));
  return {
    ok: false,
    code: 'bad-input',
    say,
    fields: fields.map(field => ({ field, code: 'corruption', say: short })),
  };
}
