import '../../forms/form.css';
import './opinion.css';
import { useState } from 'preact/hooks';
import { addDays, formatDay } from '../../../src/domain/calendar.ts';
import type { Both } from '../../../src/domain/form.ts';
import { changeConsultation, closeConsultation, readConsultation } from '../../../src/features/opinion/calls.ts';
import type { ConsultationShown } from '../../../src/features/opinion/shapes.ts';
import { call } from '../../api.ts';
import { LongInput } from '../../forms/text-inputs.tsx';
import { textOf } from '../../forms/values.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import type { PageProps } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ForPerson, Waiting } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { Outcome } from './outcome.tsx';
import { ResponsesCard } from './responses.tsx';
import { saidIn, standingOf } from './saying.ts';
import { useSending } from './sending.ts';
import { staffPages } from './staff-text.ts';

/** Staff move the last day, read what people wrote, and say what came of it. */
export function StaffPage({ params }: PageProps) {
  const locale = useLocale();
  const words = useWords(staffPages);
  const id = params.id ?? '';
  const shown = useCall(readConsultation, { id });
  return (
    <Page title={words.staffTitle} back={`/opinion/${id}`} busy={shown.kind === 'loading'}>
      <ForPerson>
        <Waiting of={shown}>
          {(of, reload) => (
            <>
              <h2>{saidIn(of.title, locale)}</h2>
              <p>{standingOf(of, locale)}</p>
              {(of.standing === 'open' || of.standing === 'coming') && <Extend of={of} onDone={reload} />}
              <CloseCard of={of} onDone={reload} />
              <ResponsesCard of={of} />
            </>
          )}
        </Waiting>
      </ForPerson>
    </Page>
  );
}

type Props = { of: ConsultationShown; onDone: () => void };

function Extend({ of, onDone }: Props) {
  const locale = useLocale();
  const words = useWords(staffPages);
  const { about, id, opensAt, question, showsLive, title } = of;
  const { start, told } = useSending<string>((closesAt, key) => {
    const asked = question && { ask: question.ask, options: question.options.map(({ label }) => label) };
    return call(changeConsultation, { id, title, about, question: asked, opensAt, closesAt, showsLive }, { key });
  }, onDone);
  return (
    <Card title={words.extend}>
      <p>{words.extendWhy(formatDay(of.closesAt, locale))}</p>
      {[7, 14, 30].map(days => {
        const day = addDays(of.closesAt, days);
        return (
          <Button key={days} kind="plain" busy={told === 'sending'} onClick={() => void start(day)}>
            {words.extendTo(formatDay(day, locale))}
          </Button>
        );
      })}
      <Outcome of={told} />
    </Card>
  );
}

const asked = { kind: 'long', most: 4_000, sensitive: null, showIf: null } as const;
const label = (key: 'outcome' | 'outcomeHelp' | 'outcomeEn'): Both => ({
  th: staffPages.th[key],
  en: staffPages.en[key],
});

function CloseCard({ of, onDone }: Props) {
  const locale = useLocale();
  const words = useWords(staffPages);
  const [th, setTh] = useState('');
  const [en, setEn] = useState('');
  const { start, told } = useSending<{ th: string; en: string | null }>(
    (said, key) => call(closeConsultation, { id: of.id, words: said }, { key }),
    onDone,
  );
  if (of.outcome)
    return (
      <Card title={words.closed}>
        <p class="told">{saidIn(of.outcome.words, locale)}</p>
      </Card>
    );
  const isOver = of.standing === 'waiting' || of.standing === 'late';
  return (
    <Card title={words.closeTitle}>
      {isOver ? (
        <>
          <LongInput
            field={{ ...asked, id: 'outcome', required: true, label: label('outcome'), help: label('outcomeHelp') }}
            value={th}
            problem={undefined}
            onChange={value => setTh(textOf(value))}
          />
          <LongInput
            field={{ ...asked, id: 'outcome-en', required: false, label: label('outcomeEn'), help: null }}
            value={en}
            problem={undefined}
            onChange={value => setEn(textOf(value))}
          />
          <Outcome of={told} />
          <Button wide busy={told === 'sending'} onClick={() => void start({ th: th.trim(), en: en.trim() || null })}>
            {words.close}
          </Button>
        </>
      ) : (
        <p>{words.closeWhen(formatDay(of.closesAt, locale))}</p>
      )}
    </Card>
  );
}
