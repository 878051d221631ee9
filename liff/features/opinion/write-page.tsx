import { useMemo } from 'preact/hooks';
import { bangkokDay, formatDay } from '../../../src/domain/calendar.ts';
import { readOpinionForm, sendOpinion } from '../../../src/features/opinion/calls.ts';
import { call } from '../../api.ts';
import { FormPage } from '../../forms/form-page.tsx';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import { Waiting } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { opinionPages } from './text.ts';

const nothing = {};

/** An open opinion: the office's form, from its first question to its number. */
export function WriteOpinionPage() {
  const locale = useLocale();
  const words = useWords(opinionPages);
  const read = useCall(readOpinionForm, nothing, { open: true });
  // The same object at every rendering, as the form page wants it.
  const shown = useMemo(() => (read.kind === 'ready' ? read.value.form : null), [read]);
  if (!shown)
    return (
      <Page title={words.write} back="/opinion" busy={read.kind === 'loading'}>
        <Waiting of={read}>{() => null}</Waiting>
      </Page>
    );
  return (
    <FormPage
      form={shown}
      version={shown.version}
      draftKey="opinion"
      back="/opinion"
      submit={({ answers, key, version }) => call(sendOpinion, { answers, version, locale }, { key })}
      confirm={({ division, due, id, number, year }) => ({
        reference: number === null ? null : words.received(year, number),
        subject: words.sentTo(division[locale]),
        on: formatDay(bangkokDay(Date.now()), locale),
        next: words.sentNext,
        ...(due ? { due: { by: due.by[locale], rule: due.rule[locale] } } : {}),
        follow: `/cases/${id}`,
      })}
    />
  );
}
