import { formatDay } from '../../../src/domain/calendar.ts';
import type { Measures } from '../../../src/features/measure/api.ts';
import { readMeasures } from '../../../src/features/measure/calls.ts';
import type { Scores } from '../../../src/features/score/api.ts';
import { readScores } from '../../../src/features/score/calls.ts';
import { useCall } from '../../loading.tsx';
import { useLocale, useWords } from '../../locale.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorState, Waiting } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { measuresText } from './text.ts';

const nothing = {};

/** The latest score and the measures of the round, in public, before anyone says who they are. */
export function MeasuresPage() {
  const words = useWords(measuresText);
  const scores = useCall(readScores, nothing, { open: true });
  const measures = useCall(readMeasures, nothing, { open: true });
  // One signal, one sentence about it.
  const failed = [scores, measures].filter(each => each.kind === 'failed');
  return (
    <Page title={words.title} busy={scores.kind === 'loading' || measures.kind === 'loading'}>
      {failed[0] ? (
        <ErrorState failure={failed[0].failure} retry={() => failed.map(each => each.retry())} />
      ) : (
        <>
          <Waiting of={scores}>{value => <Score scores={value} />}</Waiting>
          <Waiting of={measures}>{value => <Round round={value} />}</Waiting>
        </>
      )}
      <p class="soft">{words.inChat}</p>
    </Page>
  );
}

function Score({ scores }: { scores: Scores }) {
  const locale = useLocale();
  const words = measuresText[locale];
  const latest = scores.years[0];
  if (!latest) return null;
  return (
    <Card title={words.score(latest.year)}>
      <p class="figure">{latest.total.toFixed(2)}</p>
      <p>{words.level(latest.level)}</p>
      {latest.change && <p>{words.change(signed(latest.change.points), latest.change.from)}</p>}
      <p class="soft">{words.source(latest.source[locale])}</p>
      <p class="soft">
        <time dateTime={latest.asOf}>{words.asOf(formatDay(latest.asOf, locale))}</time>
      </p>
    </Card>
  );
}

function Round({ round }: { round: Measures }) {
  const locale = useLocale();
  const words = measuresText[locale];
  return (
    <Card title={words.measures(round.measures.length, round.round)}>
      {round.isOver && <p>{words.roundOver}</p>}
      <ol class="numbered">
        {round.measures.map(({ number, title, statusName, owners }) => (
          <li key={number}>
            <b>{title[locale]}</b>
            <span class="soft">{owners.map(owner => owner.name[locale]).join(', ')}</span>
            <span class="soft">{statusName[locale]}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function signed(points: number): string {
  return `${points >= 0 ? '+' : '−'}${Math.abs(points).toFixed(2)}`;
}
