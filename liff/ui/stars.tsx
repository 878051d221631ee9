import { useId } from 'preact/hooks';
import { useWords } from '../locale.tsx';
import { liffText } from '../text.ts';

/** Drawn, for not every phone has a letter for it. */
const STAR = 'M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5L2.6 9.5l6.5-.9z';

/** One to five, as a radio group. `value`: 0 while nothing is chosen. */
export function Stars({
  legend,
  value,
  onChange,
}: {
  legend: string;
  value: number;
  onChange: (value: number) => void;
}) {
  const words = useWords(liffText);
  const name = useId();
  return (
    <fieldset class="stars">
      <legend>{legend}</legend>
      {[1, 2, 3, 4, 5].map(count => (
        <label key={count} class={count <= value ? 'star star-on' : 'star'}>
          <input type="radio" name={name} value={count} checked={count === value} onChange={() => onChange(count)} />
          <svg aria-hidden="true" viewBox="0 0 24 24" width="34" height="34">
            <path d={STAR} fill={count <= value ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1.6" />
          </svg>
          <span class="unseen">{words.star(count)}</span>
        </label>
      ))}
    </fieldset>
  );
}
