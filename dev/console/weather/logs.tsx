import type { ApiCall, Delivery } from '../../line/types.ts';
import { moment } from '../chat/time.ts';
import { useWords } from '../language.ts';

const SHOWN = 40;

/** What the bot asked of LINE, newest first. */
export function Calls({ calls }: { calls: ApiCall[] }) {
  const words = useWords();
  if (calls.length === 0) return <p class="quiet">{words.weather.noCalls}</p>;
  return (
    <ol class="log-list">
      {calls
        .slice(-SHOWN)
        .reverse()
        .map(call => (
          <li key={call.id}>
            <Status value={call.status} />
            <span class="what">
              <code>
                <b>{call.method}</b> {call.path}
              </code>
              <small>
                <time>{moment(call.at)}</time>
                {call.fault !== null && ` · ${words.weather.fault}`}
                {refusalOf(call)}
              </small>
            </span>
          </li>
        ))}
    </ol>
  );
}

function refusalOf(call: ApiCall): string {
  const { error } = call;
  if (typeof error !== 'object' || error === null || Array.isArray(error)) return '';
  return typeof error.message === 'string' ? ` · ${error.message}` : '';
}

/** What LINE brought to the bot and how it was taken, newest first. */
export function Deliveries({ deliveries }: { deliveries: Delivery[] }) {
  const words = useWords();
  if (deliveries.length === 0) return <p class="quiet">{words.weather.noDeliveries}</p>;
  return (
    <ol class="log-list">
      {deliveries
        .slice(-SHOWN)
        .reverse()
        .map(delivery => (
          <li key={delivery.id}>
            <Status value={delivery.status} />
            <span class="what">
              <code>{delivery.eventTypes.join(', ') || '[]'}</code>
              <small>
                <time>{moment(delivery.at)}</time> · {delivery.ms} ms · {words.weather.verdict[delivery.outcome]}
                {delivery.attempt > 1 && ` · ${words.weather.attempt(delivery.attempt)}`}
              </small>
            </span>
          </li>
        ))}
    </ol>
  );
}

function Status({ value }: { value: number | null }) {
  const words = useWords();
  const isGood = value !== null && value >= 200 && value < 300;
  const isNone = value === null || value === 0;
  return <span class={`status ${isGood ? 'is-good' : 'is-bad'}`}>{isNone ? words.weather.noAnswer : value}</span>;
}
