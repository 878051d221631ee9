import './form.css';
import type { ComponentChildren } from 'preact';
import type { Answers, Form } from '../../src/domain/form.ts';
import { useLocale } from '../locale.tsx';
import type { Result } from '../result.ts';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Confirmation } from './confirmation.tsx';
import { Offer } from './offer.tsx';
import { OpenForm } from './open-form.tsx';
import { useDraft } from './use-draft.ts';
import type { Values } from './values.ts';

/** What goes to the product: the answers, the version of the form that was seen, and the key of this filing. */
export type Filled = { readonly answers: Answers; readonly version: string; readonly key: string };

export type FormPageProps<V> = {
  readonly form: Form;
  /** The form's version (`src/forms/version.ts`), as the product gave it with the form. */
  readonly version: string;
  /** Under which the draft is kept: one a form and subject, such as `complaint` or `service:water-truck`. */
  readonly draftKey: string;
  /** Makes the call: `({ answers, version, key }) => call(fileComplaint, { answers, version }, { key })`. */
  readonly submit: (filled: Filled) => Promise<Result<V>>;
  /** What is said of what was filed. */
  readonly confirm: (value: V) => Confirmation;
  /**
   * What stands below a question or a section, from what is answered so far: whom to call, what is known already. `finish`
   * drops the draft, for who goes another way.
   */
  readonly below?: (field: string, values: Values, finish: () => Promise<void>) => ComponentChildren;
  /** Where "back" leads, below `/liff`. */
  readonly back?: string;
  /** Heading of the page; the form's title unless given. */
  readonly title?: string;
  /** Stands above the questions and above the check: what was chosen before, such as an appointment. */
  readonly lead?: ComponentChildren;
};

/**
 * A whole form: fill it in, check it, send it, be told what happens. Keeps a draft on the device until it has been sent,
 * sends photos meanwhile, waits for a signal, and files once however often it is sent. It is a page of its own: show it
 * alone, and give it the same `form` object at every rendering.
 */
export function FormPage<V>({ draftKey, version, back = '/', title, ...props }: FormPageProps<V>) {
  const locale = useLocale();
  const draft = useDraft(draftKey, props.form, version);
  return (
    <Page title={title ?? props.form.title[locale]} back={back} busy={draft.kind === 'opening'}>
      {draft.kind === 'opening' && <Skeleton />}
      {draft.kind === 'offer' && <Offer savedAt={draft.savedAt} onContinue={draft.go} onAnew={draft.anew} />}
      {draft.kind === 'open' && <OpenForm key={draft.key} {...props} draft={draft} />}
    </Page>
  );
}
