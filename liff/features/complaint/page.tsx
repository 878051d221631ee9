import { useMemo, useState } from 'preact/hooks';
import { bangkokDay, formatDay } from '../../../src/domain/calendar.ts';
import type { Both } from '../../../src/domain/form.ts';
import type { ComplaintForm, FiledComplaint } from '../../../src/features/complaint/api.ts';
import { fileComplaint, readComplaintForm } from '../../../src/features/complaint/calls.ts';
import { readPlace } from '../../../src/forms/typed-place.ts';
import { call } from '../../api.ts';
import { BASE } from '../../deep-link.ts';
import type { Confirmation } from '../../forms/confirmation.tsx';
import { type Filled, FormPage } from '../../forms/form-page.tsx';
import { placeOf, textOf, type Values } from '../../forms/values.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import { readPage } from '../../page-facts.ts';
import { type ButtonKind, LinkButton } from '../../ui/button.tsx';
import { Waiting } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Near } from './near.tsx';
import { complaintPageText } from './text.ts';

const nothing = {};

/** Reporting a problem: whom to call first, what has been reported close by, and the form. */
export function ComplaintPage() {
  const words = useWords(complaintPageText);
  const read = useCall(readComplaintForm, nothing, { open: true });
  if (read.kind === 'ready') return <Filling given={read.value} />;
  return (
    <Page title={words.title} busy={read.kind === 'loading'}>
      <Waiting of={read} lines={6}>
        {() => null}
      </Waiting>
    </Page>
  );
}

function Filling({ given }: { given: ComplaintForm }) {
  const words = useWords(complaintPageText);
  const locale = useLocale();
  // What is being filled in stays what it was when it was opened.
  const [{ categories, form, notice, outside, version }] = useState(given);
  const [sealed, setSealed] = useState<Both | null>(null);
  const confirm = useConfirmation();
  const lead = useMemo(
    () => (
      <>
        {sealed && (
          <Notice tone="bad" title={words.sealedTitle} alert>
            <p class="as-written">{sealed[locale]}</p>
            <Numbers numbers={outside} kind="main" />
          </Notice>
        )}
        <p class="soft">
          {notice.words[locale]}{' '}
          <a class="in-text" href={`${BASE}/privacy`}>
            {words.myData}
          </a>
        </p>
      </>
    ),
    [notice, outside, sealed, locale, words],
  );
  const submit = async ({ answers, key, version: seen }: Filled) => {
    const result = await call(fileComplaint, { version: seen, answers, locale, notice: notice.version }, { key });
    const fields = !result.ok && result.kind === 'refused' ? (result.fields ?? []) : [];
    const isSealed = fields.some(({ code }) => code === 'corruption');
    setSealed(isSealed && !result.ok && result.kind === 'refused' ? result.say : null);
    return result;
  };
  const below = (field: string, values: Values, finish: () => Promise<void>) => {
    const category = textOf(values.category);
    const known = categories.find(({ id }) => id === category);
    const promise = known && <p class="soft">{words.promise(known.promise.due[locale])}</p>;
    if (known && field === `call-${category}`)
      return (
        <div class="field">
          <Numbers numbers={known.call} kind={known.urgent ? 'main' : 'plain'} />
          {known.urgent && <p>{words.stillWrite}</p>}
          {promise}
        </div>
      );
    // Whom to call comes before anything else.
    if (known && field === 'category' && !form.fields.some(({ id }) => id === `call-${category}`)) return promise;
    const typed = placeOf(values.where);
    const place = typed.latitude === null ? readPlace(typed.words) : typed;
    if (field === 'where' && known && place.latitude !== null && place.longitude !== null)
      return <Near category={category} latitude={place.latitude} longitude={place.longitude} finish={finish} />;
    return null;
  };
  return (
    <FormPage
      form={form}
      version={version}
      draftKey="complaint"
      submit={submit}
      confirm={confirm}
      lead={lead}
      below={below}
    />
  );
}

/** Numbers that help sooner than a form. */
function Numbers({ numbers, kind }: { numbers: ComplaintForm['outside']; kind: ButtonKind }) {
  const words = useWords(complaintPageText);
  const locale = useLocale();
  return (
    <>
      {numbers.map(({ name, number }) => (
        <LinkButton key={number} kind={kind} wide href={`tel:${number}`}>
          {words.call(name[locale], number)}
        </LinkButton>
      ))}
    </>
  );
}

function useConfirmation(): (filed: FiledComplaint) => Confirmation {
  const words = useWords(complaintPageText);
  const locale = useLocale();
  const { office } = readPage();
  return ({ division, due, id, number, rule, year }) => ({
    reference: number === null ? null : `${number}/${year}`,
    subject: [office[locale], words.title].filter(Boolean).join(' · '),
    on: formatDay(bangkokDay(Date.now()), locale),
    next: [words.willTake(division[locale]), words.willAsk, words.willConfirm],
    due: { by: due[locale], rule: rule[locale] },
    follow: `/cases/${id}`,
  });
}
