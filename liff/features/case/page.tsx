import { useCallback, useEffect, useState } from 'preact/hooks';
import { bangkokDay, formatDay } from '../../../src/domain/calendar.ts';
import { readMyCases } from '../../../src/features/case/calls.ts';
import type { CaseSummary, MyCases } from '../../../src/features/case/shapes.ts';
import { call } from '../../api.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import type { Failure } from '../../result.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { LinkRow, List } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ForPerson, useFailureWords, Waiting } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useLatest } from './refresh.ts';
import { casesText } from './text.ts';

const first = {};

/** Everything that somebody filed or follows, the newest first. */
export function CasesPage() {
  const words = useWords(casesText);
  return (
    <Page title={words.title}>
      <ForPerson>
        <Mine />
      </ForPerson>
    </Page>
  );
}

function Mine() {
  const read = useCall(readMyCases, first);
  const { isOld, value } = useLatest(read);
  const words = useWords(casesText);
  if (value === null)
    return (
      <Waiting of={read} lines={6}>
        {() => null}
      </Waiting>
    );
  return (
    <>
      {isOld && (
        <Notice tone="warn">
          <p>{words.refreshFailed}</p>
        </Notice>
      )}
      <Listed key={value.cursor} page={value} />
    </>
  );
}

function Listed({ page }: { page: MyCases }) {
  const words = useWords(casesText);
  const [older, setOlder] = useState<readonly CaseSummary[]>([]);
  const [cursor, setCursor] = useState(page.cursor);
  const [state, setState] = useState<'still' | 'loading' | Failure>('still');
  useEffect(() => setCursor(page.cursor), [page.cursor]);
  const more = useCallback(async () => {
    if (!cursor) return;
    setState('loading');
    const result = await call(readMyCases, { cursor });
    if (!result.ok) return setState(result);
    setOlder(before => [...before, ...result.value.cases]);
    setCursor(result.value.cursor);
    setState('still');
  }, [cursor]);

  if (page.cases.length === 0)
    return (
      <Empty title={words.none} say={words.noneSay}>
        <LinkButton to="/complaint">{words.report}</LinkButton>
        <LinkButton kind="plain" to="/services">
          {words.services}
        </LinkButton>
      </Empty>
    );
  const known = new Set(page.cases.map(({ id }) => id));
  return (
    <>
      <List label={words.title}>
        {[...page.cases, ...older.filter(({ id }) => !known.has(id))].map(each => (
          <Row key={each.id} summary={each} />
        ))}
      </List>
      {typeof state === 'object' && <NotLoaded failure={state} />}
      {cursor && (
        <Button kind="plain" wide busy={state === 'loading'} onClick={() => void more()}>
          {state === 'loading' ? words.loadingOlder : words.older}
        </Button>
      )}
    </>
  );
}

function Row({ summary }: { summary: CaseSummary }) {
  const words = useWords(casesText);
  const locale = useLocale();
  const { at, id, mine, needsMe, next, number, open, stateName, subject, year } = summary;
  return (
    <LinkRow to={`/cases/${id}`} title={subject[locale]}>
      {needsMe && <Tag tone="warn">{words.needsYou}</Tag>}
      {!mine && <Tag>{words.follows}</Tag>}
      <Tag tone={open ? 'info' : 'good'}>{stateName[locale]}</Tag>
      <span>{number === null ? words.unnumbered : words.number(number, year)}</span>
      <span>{words.since(formatDay(bangkokDay(at), locale, 'short'))}</span>
      {open && mine && <span>{next[locale]}</span>}
    </LinkRow>
  );
}

function NotLoaded({ failure }: { failure: Failure }) {
  const say = useFailureWords(failure);
  return (
    <Notice tone="bad" alert>
      <p>{say}</p>
    </Notice>
  );
}
