import './receipt.css';
import { bangkokDay, formatDay } from '../../../src/domain/calendar.ts';
import { toThaiDigits } from '../../../src/domain/number.ts';
import { formatReference, paperReference } from '../../../src/domain/reference.ts';
import { readReceipt } from '../../../src/features/eservice/calls.ts';
import type { Receipt } from '../../../src/features/eservice/shapes.ts';
import { BASE } from '../../deep-link.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import type { PageProps } from '../../routes.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Facts } from '../../ui/card.tsx';
import { ForPerson, Waiting } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { servicesText } from './text.ts';
import { useTimeWords } from './words.ts';

/** The receipt of a case, made for paper of any width; of what is sensitive it says only that it was stated. */
export function ReceiptPage({ params: { id = '' } }: PageProps) {
  const words = useWords(servicesText);
  return (
    <Page title={words.receipt} back={`/cases/${id}`}>
      <ForPerson>
        <Read id={id} />
      </ForPerson>
    </Page>
  );
}

function Read({ id }: { id: string }) {
  const words = useWords(servicesText);
  const receipt = useCall(readReceipt, { id });
  return (
    <Waiting of={receipt}>
      {value => (
        <>
          <Paper receipt={value} />
          <Button wide onClick={() => window.print()}>
            {words.print}
          </Button>
          <LinkButton kind="plain" wide to={`/cases/${id}`}>
            {words.backToCase}
          </LinkButton>
        </>
      )}
    </Waiting>
  );
}

function Paper({ receipt }: { receipt: Receipt }) {
  const words = useWords(servicesText);
  const locale = useLocale();
  const { when } = useTimeWords();
  const { at, division, due, ended, number, office, papers, place, rows, rule, start, subject, year } = receipt;
  const reference = number === null ? null : { year, number };
  const onPaper = (said: string) => (locale === 'th' ? toThaiDigits(said) : said);
  const dayOf = (instant: number) => onPaper(formatDay(bangkokDay(instant), locale));
  const needed = papers.filter(({ onlyIf }) => onlyIf === null);
  return (
    <article class="receipt">
      <header>
        <p class="receipt-office">{office[locale]}</p>
        <p class="receipt-number">{reference ? paperReference(reference) : words.numberLater}</p>
        {reference && <p>{formatReference(reference)}</p>}
      </header>
      <Facts
        rows={[
          { name: words.receivedOn, value: dayOf(at) },
          { name: words.about, value: subject[locale] },
          { name: words.division, value: division[locale] },
          ...(ended ? [{ name: words.state, value: words.ended(ended.state, dayOf(ended.at)) }] : []),
          ...(due
            ? [
                {
                  name: words.dueBy,
                  value: (
                    <>
                      {onPaper(due[locale])}
                      <p class="soft rule">{words.basis(rule[locale])}</p>
                    </>
                  ),
                },
              ]
            : []),
          ...(start ? [{ name: words.yourTime, value: `${when(start)}${place ? `\n${place[locale]}` : ''}` }] : []),
          ...(start && needed.length > 0
            ? [{ name: words.papers, value: needed.map(({ name }) => name[locale]).join(', ') }]
            : []),
        ]}
      />
      {rows.length > 0 && (
        <>
          <h2>{words.answers}</h2>
          <Facts rows={rows.map(({ label, value }) => ({ name: label[locale], value: value[locale] }))} />
        </>
      )}
      <p>{words.followHow(reference ? formatReference(reference) : words.track, `${location.host}${BASE}/cases`)}</p>
      <p class="soft">{words.bySystem}</p>
    </article>
  );
}
