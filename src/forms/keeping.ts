import type { Form } from '#domain/form.ts';
import { type JsonObject, type Ref, ref, type Stored, type Write } from '#domain/record.ts';
import { versionOf } from './version.ts';

/**
 * Every version of a form that was ever shown is kept, `forms/{id}:{version}`: what was answered is read beside what was
 * asked, and a draft that is older than the form of today is checked by what its person saw.
 */
export function formRef(id: string, version: string): Ref {
  return ref('forms', `${id}:${version}`);
}

/** Keeps a form that is about to be shown or filed; nothing where it is kept already. */
export function keepForm(form: Form, record: Stored | null | undefined): Write[] {
  const target = formRef(form.id, versionOf(form));
  return record ? [] : [{ kind: 'create', ref: target, data: { form: form as unknown as JsonObject } }];
}

/** The form as its person saw it: the one of today, or an older one as it was kept; null where nobody was shown that. */
export function seenForm(today: Form, version: string, record: Stored | null | undefined): Form | null {
  if (version === versionOf(today)) return today;
  // Written by `keepForm` alone, from forms that were checked when the product was built.
  return record ? (record.data.form as unknown as Form) : null;
}
