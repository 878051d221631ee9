import { useState } from 'preact/hooks';
import { bangkokDay, formatDay } from '../../../src/domain/calendar.ts';
import type { DeskCase } from '../../../src/features/desk/api.ts';
import { readDeskCase } from '../../../src/features/desk/calls.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import { usePerson } from '../../person.tsx';
import type { PageProps } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { ForPerson, Waiting } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Filed } from '../case/filed.tsx';
import { useLatest } from '../case/refresh.ts';
import { Steps } from '../case/steps.tsx';
import { Table } from './table.tsx';
import { deskPageText } from './text.ts';

/** One case as its staff see it. It is read here and worked on in the chat. */
export function DeskCasePage({ params: { id = '' } }: PageProps) {
  const words = useWords(deskPageText);
  return (
    <Page title={words.title} back="/">
      <ForPerson>
        <One key={id} id={id} />
      </ForPerson>
    </Page>
  );
}

function One({ id }: { id: string }) {
  const [asked] = useState({ id });
  const read = useCall(readDeskCase, asked);
  const { value } = useLatest(read);
  if (value) return <Shown shown={value} />;
  return (
    <Waiting of={read} lines={8}>
      {() => null}
    </Waiting>
  );
}

function Shown({ shown }: { shown: DeskCase }) {
  const words = useWords(deskPageText);
  const locale = useLocale();
  const { at, chain, channel, delivery, division, due, holder, id, number, open, stateName, steps, subject, year } =
    shown;
  return (
    <>
      <Card title={subject[locale]}>
        <p>
          <b>{number === null ? words.unnumbered : words.number(number, year)}</b>
        </p>
        <p>
          {shown.urgent && <Tag tone="bad">{words.urgent}</Tag>}{' '}
          <Tag tone={open ? 'info' : 'good'}>{stateName[locale]}</Tag>
        </p>
        <Facts
          rows={[
            { name: words.division, value: division[locale] },
            { name: words.due, value: due[locale] },
            ...(shown.appointment ? [{ name: words.appointment, value: shown.appointment[locale] }] : []),
            { name: words.holder, value: holder[locale] },
            ...(delivery ? [{ name: delivery.label[locale], value: delivery.value[locale] }] : []),
          ]}
        />
        <p class="soft">
          {words.since(formatDay(bangkokDay(at), locale))} · {words.channel[channel]}
        </p>
      </Card>
      <Filed shown={shown} />
      <h2>{words.timeline}</h2>
      <Steps caseId={id} steps={steps} isOpen={open} internal={words.internal} />
      <Notice tone={chain.whole ? 'good' : 'bad'} title={words.history}>
        <p class="as-written">{chain.say[locale]}</p>
      </Notice>
      <GoOn typed={shown.typed?.[locale] ?? null} />
      {shown.form && shown.mayExport && <Table kind={shown.kind} form={shown.form} />}
    </>
  );
}

/** Work is done in the chat: the words that lead to this case there. */
function GoOn({ typed }: { typed: string | null }) {
  const words = useWords(deskPageText);
  const person = usePerson();
  const [isCopied, setCopied] = useState(false);
  if (typed === null) return <p class="soft">{words.readOnly}</p>;
  const copy = () =>
    navigator.clipboard?.writeText(typed).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Card title={words.goOn}>
      <p>{words.goOnHow(typed)}</p>
      <Button kind="plain" wide onClick={() => void copy()}>
        {words.copy}
      </Button>
      <div role="status">{isCopied && <p>{words.copied}</p>}</div>
      {person.kind === 'ready' && person.session.isInLine && (
        <Button wide onClick={() => person.session.close()}>
          {words.close}
        </Button>
      )}
    </Card>
  );
}
