/** The side panel: what LINE suffers from, what it counted, what was said between LINE and the bot. */
import { useState } from 'preact/hooks';
import type { StateView } from '../../line/types.ts';
import { useLanguage, useWords } from '../language.ts';
import { Calls, Deliveries } from './logs.tsx';
import { countTroubles, healAll, isOn, setTrouble, TROUBLES } from './troubles.ts';

type Props = { view: StateView; refresh: () => Promise<void> };

export function Weather({ view, refresh }: Props) {
  const words = useWords();
  const [clearedAt, setClearedAt] = useState(0);
  const [error, setError] = useState<string | null>(null);
  const run = (task: Promise<void>) => {
    setError(null);
    task
      .catch((problem: unknown) => setError(`${words.weather.failed}: ${String(problem)}`))
      .finally(() => void refresh());
  };
  return (
    <div class="weather-body">
      <p class="lead">{words.weather.lead}</p>
      <ul class="troubles">
        {TROUBLES.map(trouble => {
          const isActive = isOn(trouble, view.faults);
          const { name, says } = words.weather[trouble.id];
          return (
            <li key={trouble.id}>
              <button
                type="button"
                role="switch"
                aria-checked={isActive}
                onClick={() => run(setTrouble(trouble, view.faults, !isActive))}
              >
                <span class="who">
                  <strong>{name}</strong>
                  <small>{says}</small>
                </span>
                <span class="track" aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ul>
      {error !== null && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      <button type="button" class="button" disabled={countTroubles(view.faults) === 0} onClick={() => run(healAll())}>
        {words.weather.heal}
      </button>
      <Quota view={view} />
      <h3>{words.weather.calls}</h3>
      <Calls calls={view.calls.filter(call => call.at > clearedAt)} />
      <h3>{words.weather.deliveries}</h3>
      <Deliveries deliveries={view.deliveries.filter(delivery => delivery.at > clearedAt)} />
      <button type="button" class="button" onClick={() => setClearedAt(view.now)}>
        {words.weather.clear}
      </button>
    </div>
  );
}

function Quota({ view }: { view: StateView }) {
  const words = useWords();
  const language = useLanguage();
  const { limit, used } = view.quota;
  const number = new Intl.NumberFormat(language);
  return (
    <section class="quota">
      <h3 id="quota">{words.weather.quota}</h3>
      <p>
        {limit === null
          ? words.weather.quotaFree(number.format(used))
          : words.weather.quotaUsed(number.format(used), number.format(limit))}
      </p>
      {limit !== null && (
        <meter aria-labelledby="quota" min={0} max={Math.max(1, limit)} high={limit * 0.8} value={used} />
      )}
    </section>
  );
}
