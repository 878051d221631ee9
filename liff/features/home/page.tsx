import { useEffect, useState } from 'preact/hooks';
import { formatDay } from '../../../src/domain/calendar.ts';
import type { Locale } from '../../../src/i18n/texts.ts';
import { loadHome, type Measures, type Scores } from '../../api.ts';
import { liffText } from '../../text.ts';

type State = { kind: 'loading' } | { kind: 'failed' } | { kind: 'ready'; scores: Scores; measures: Measures };

/** The first page: the latest score and the measures of the round, in public, before anyone says who they are. */
export function Home() {
  const [locale, setLocale] = useState<Locale>('th');
  const [state, setState] = useState<State>({ kind: 'loading' });
  const words = liffText[locale];

  const load = () => {
    setState({ kind: 'loading' });
    loadHome().then(
      facts => setState({ kind: 'ready', ...facts }),
      () => setState({ kind: 'failed' }),
    );
  };
  useEffect(load, []);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = words.title;
  }, [locale, words.title]);

  return (
    <>
      <header class="bar">
        <h1>{words.title}</h1>
        <button
          type="button"
          lang={locale === 'th' ? 'en' : 'th'}
          onClick={() => setLocale(locale === 'th' ? 'en' : 'th')}
        >
          {words.language}
        </button>
      </header>
      <main aria-busy={state.kind === 'loading'}>
        {state.kind === 'loading' && <p role="status">{words.loading}</p>}
        {state.kind === 'failed' && <Failed words={words} retry={load} />}
        {state.kind === 'ready' && <Facts {...state} locale={locale} />}
        <p class="note">{words.inChat}</p>
      </main>
    </>
  );
}

type Words = (typeof liffText)[Locale];

function Failed({ words, retry }: { words: Words; retry: () => void }) {
  return (
    <div role="alert">
      <p>{words.failed}</p>
      <button type="button" onClick={retry}>
        {words.retry}
      </button>
    </div>
  );
}

function Facts({ scores, measures, locale }: { scores: Scores; measures: Measures; locale: Locale }) {
  const words = liffText[locale];
  const latest = scores.years[0];
  return (
    <>
      {latest && (
        <section aria-labelledby="score">
          <h2 id="score">{words.score(latest.year)}</h2>
          <p class="figure">{latest.total.toFixed(2)}</p>
          <p>{words.level(latest.level)}</p>
          {latest.change && <p>{words.change(signed(latest.change.points), latest.change.from)}</p>}
          <p class="note">{words.source(latest.source[locale])}</p>
          <p class="note">
            <time dateTime={latest.asOf}>{words.asOf(formatDay(latest.asOf, locale))}</time>
          </p>
        </section>
      )}
      <section aria-labelledby="measures">
        <h2 id="measures">{words.measures(measures.measures.length, measures.round)}</h2>
        {measures.isOver && <p>{words.roundOver}</p>}
        <ol>
          {measures.measures.map(({ number, title, statusName, owners }) => (
            <li key={number}>
              <b>{title[locale]}</b>
              <span>{owners.map(owner => owner.name[locale]).join(', ')}</span>
              <span>{statusName[locale]}</span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function signed(points: number): string {
  return `${points >= 0 ? '+' : '−'}${Math.abs(points).toFixed(2)}`;
}
