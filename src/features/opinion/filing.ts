import { type Filed, type Filing, fileCase } from '#cases/filing.ts';
import type { World } from '#cases/world.ts';
import type { Answers, Form } from '#domain/form.ts';
import { NOTICE_VERSION } from '#domain/privacy.ts';
import { isSensitive } from '#forms/shown.ts';
import { summaryOf } from '#forms/summary.ts';
import { versionOf } from '#forms/version.ts';
import type { Office } from '#offices/office.ts';

/** An open opinion becomes a case: whoever is in charge of what it is about is alerted, and answers by the clock. */
export type Opinion = Pick<Filing, 'id' | 'from' | 'locale' | 'channel' | 'messageIds'> & {
  /** As it was asked, and what was answered, checked by it. */
  readonly form: Form;
  readonly answers: Answers;
};

export function fileOpinion({ form, answers, ...opinion }: Opinion, world: World): Filed {
  const about = typeof answers.about === 'string' ? answers.about : null;
  return fileCase(
    {
      ...opinion,
      kind: 'opinion',
      category: about,
      urgent: false,
      division: divisionFor(about, world.office),
      clock: world.office.opinion.clock,
      what: summaryOf(form, answers, opinion.locale),
      form: { id: form.id, version: versionOf(form), answers },
      where: null,
      photoIds: [],
      notice: NOTICE_VERSION,
    },
    world,
  );
}

/** The division that is in charge of what it is about, else the front desk. */
export function divisionFor(about: string | null, { opinion, profile }: Office): string {
  return (about === null ? undefined : opinion.divisions[about]) ?? profile.frontDesk;
}

const chatForms = new WeakMap<Form, Form>();

/** The form as the chat asks it: nobody is asked for their name there, nor whether they would give it. */
export function chatForm({ form }: Office['opinion']): Form {
  const hidden = form.fields.filter(isSensitive);
  const isAsked = (id: string) => !hidden.some(field => field.id === id || field.showIf?.field === id);
  const known = chatForms.get(form) ?? { ...form, fields: form.fields.filter(({ id }) => isAsked(id)) };
  chatForms.set(form, known);
  return known;
}
