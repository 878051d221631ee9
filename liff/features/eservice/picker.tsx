import './services.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { readFreeDays } from '../../../src/features/eservice/calls.ts';
import type { FreeDay, Start } from '../../../src/features/eservice/seats.ts';
import { useCall } from '../../loading.tsx';
import { useWords } from '../../locale.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Waiting } from '../../ui/failure.tsx';
import { servicesText } from './text.ts';
import { useTimeWords } from './words.ts';

/** `hrefOf`: a time is a link there, so that it stays chosen when the page is left for signing in; `onPick`: a button. */
type Props = { readonly service: string } & (
  | { readonly hrefOf: (start: Start) => string }
  | { readonly onPick: (start: Start) => void }
);

/** The days that still can be had, then the times of one of them, with the seats that are left. */
export function Picker(props: Props) {
  const days = useCall(readFreeDays, { id: props.service }, { open: true });
  return <Waiting of={days}>{(value, reload) => <Days days={value.days} again={reload} {...props} />}</Waiting>;
}

function Days({ days, again, ...props }: Props & { days: readonly FreeDay[]; again: () => void }) {
  const words = useWords(servicesText);
  const say = useTimeWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const seats = ({ times }: FreeDay) => times.reduce((sum, { left }) => sum + left, 0);
  const day = days.find(each => each.day === chosen);
  useEffect(() => {
    if (!chosen) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: 'start' });
  }, [chosen]);
  if (!days.some(each => seats(each) > 0))
    return (
      <Empty title={words.noDaysTitle} say={words.noDays}>
        <Button kind="plain" onClick={again}>
          {words.again}
        </Button>
      </Empty>
    );
  return (
    <>
      <h3>{words.pickDay}</h3>
      <ul class="slots">
        {days.map(each => (
          <li key={each.day}>
            <button
              type="button"
              class="slot"
              aria-pressed={each.day === chosen}
              disabled={seats(each) === 0}
              onClick={() => setChosen(each.day)}
            >
              <span>{say.weekdayOf(each.day)}</span>
              <span>{say.day(each.day, 'short')}</span>
              <small>{seats(each) > 0 ? words.left(seats(each)) : words.full}</small>
            </button>
          </li>
        ))}
      </ul>
      {day && (
        <>
          <h3 ref={heading} tabIndex={-1}>
            {words.pickTime(`${say.weekdayOf(day.day)} ${say.day(day.day)}`)}
          </h3>
          <ul class="slots">
            {day.times.map(({ time, left }) => (
              <li key={time}>
                <Time start={{ day: day.day, time }} left={left} {...props} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Time({ start, left, ...props }: Props & { start: Start; left: number }) {
  const words = useWords(servicesText);
  const shown = (
    <>
      <span>{words.time(start.time)}</span>
      <small>{left > 0 ? words.left(left) : words.full}</small>
    </>
  );
  if ('hrefOf' in props && left > 0)
    return (
      <a class="slot" href={props.hrefOf(start)}>
        {shown}
      </a>
    );
  return (
    <button
      type="button"
      class="slot"
      disabled={left === 0}
      onClick={() => {
        if ('onPick' in props) props.onPick(start);
      }}
    >
      {shown}
    </button>
  );
}
