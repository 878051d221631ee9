import { formatDay } from '../../../src/domain/calendar.ts';
import type { Overview } from '../../../src/features/privacy/shapes.ts';
import { useLocale } from '../../locale.tsx';
import { Card, LinkRow, List } from '../../ui/card.tsx';
import { Tag } from '../../ui/tag.tsx';
import { privacyPageText } from './text.ts';

type KeptCase = Overview['cases'][number];

/** So many cases are shown at once. */
const SHOWN = 10;

/** Each thing that is kept: whether it goes at once, or why it stays and until when. */
export function KeptList({ mine }: { mine: Overview }) {
  const locale = useLocale();
  const words = privacyPageText[locale];
  const rest = mine.cases.slice(SHOWN);
  return (
    <>
      {mine.held.length > 0 && (
        <Card title={words.kept}>
          <ul class="list">
            {mine.held.map(held => (
              <li key={held.words.th} class="row">
                <p class="held-title">{held.words[locale]}</p>
                <span class="row-more">
                  <Tag tone={held.why ? 'info' : 'good'}>{held.why ? words.mustStay : words.goesAtOnce}</Tag>
                  {held.until && <time dateTime={held.until}>{words.until(formatDay(held.until, locale))}</time>}
                  {held.why && <span>{held.why[locale]}</span>}
                </span>
              </li>
            ))}
          </ul>
          <p>{mine.never[locale]}</p>
        </Card>
      )}
      {mine.cases.length > 0 && (
        <Card title={words.cases}>
          <Cases cases={mine.cases.slice(0, SHOWN)} />
          {rest.length > 0 && (
            <details class="unfold">
              <summary>{words.more(rest.length)}</summary>
              <Cases cases={rest} />
            </details>
          )}
          {mine.hasMore && <p>{words.hasMore}</p>}
          {reasons(mine.cases).map(why => (
            <p key={why.th}>{why[locale]}</p>
          ))}
          <p>{mine.register[locale]}</p>
        </Card>
      )}
    </>
  );
}

function Cases({ cases }: { cases: readonly KeptCase[] }) {
  const locale = useLocale();
  return (
    <List>
      {cases.map(({ id, isOpen, kept, name, state }) => (
        <LinkRow key={id} to={`/cases/${id}`} title={name[locale]}>
          <Tag tone={isOpen ? 'warn' : 'info'}>{state[locale]}</Tag>
          <span>{kept[locale]}</span>
        </LinkRow>
      ))}
    </List>
  );
}

/** Each reason once. */
export function reasons(all: readonly Pick<KeptCase, 'why'>[]): readonly KeptCase['why'][] {
  return [...new Map(all.map(({ why }) => [why.th, why])).values()];
}
