import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { createConsultation, readDuty } from '../../../src/features/opinion/calls.ts';
import type { Duty } from '../../../src/features/opinion/shapes.ts';
import { call } from '../../api.ts';
import { BASE } from '../../deep-link.ts';
import { FormPage } from '../../forms/form-page.tsx';
import { useCall } from '../../loading.tsx';
import { useWords } from '../../locale.tsx';
import { ForPerson, Waiting } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { createInput, newForm, refusedFields } from './new-form.ts';
import { staffPages } from './staff-text.ts';

const nothing = {};

/** Staff put a poll or consultation to the public. */
export function NewConsultationPage() {
  const words = useWords(staffPages);
  const duty = useCall(readDuty, nothing);
  if (duty.kind === 'ready' && duty.value.divisions.length > 0) return <Opening divisions={duty.value.divisions} />;
  return (
    <Page title={words.newTitle} back="/opinion" busy={duty.kind === 'loading'}>
      <ForPerson>
        <Waiting of={duty}>{() => <Notice>{words.nobody}</Notice>}</Waiting>
      </ForPerson>
    </Page>
  );
}

function Opening({ divisions }: Duty) {
  const { route } = useLocation();
  const form = useMemo(() => newForm(divisions), [divisions]);
  return (
    <FormPage
      form={form}
      version={divisions.map(({ id }) => id).join()}
      draftKey="new-consultation"
      back="/opinion"
      submit={async ({ answers, key }) => {
        const made = await call(createConsultation, createInput(answers, divisions), { key });
        if (made.ok) route(`${BASE}/opinion/${made.value.id}`);
        if (made.ok || made.kind !== 'refused' || !made.fields) return made;
        // Of both ways to ask, the one that was shown.
        const fields = refusedFields(made.fields).filter(({ field }) => Object.hasOwn(answers, field));
        return { ...made, fields };
      }}
      confirm={() => ({ reference: null, subject: '', on: '', next: [], follow: null })}
    />
  );
}
