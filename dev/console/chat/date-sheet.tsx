import { useId } from 'preact/hooks';
import type { JsonObject } from '../../line/types.ts';
import { Area } from '../area.tsx';
import { word } from '../flex/node.ts';
import { useWords } from '../language.ts';

type Props = { action: JsonObject; onPick: (params: Record<string, string>) => void; onCancel: () => void };

/** LINE's date and time picker for a button that asks for one. */
export function DateSheet({ action, onPick, onCancel }: Props) {
  const words = useWords();
  const id = useId();
  const mode = word(action, 'mode') ?? 'date';
  return (
    <Area class="sheet" aria-label={words.date.title}>
      <form
        class="date"
        onSubmit={event => {
          event.preventDefault();
          const value = String(new FormData(event.currentTarget).get('value') ?? '');
          if (value !== '') onPick({ [mode]: value });
        }}
      >
        <div class="field">
          <label for={id}>{word(action, 'label') ?? words.date.field}</label>
          <input
            id={id}
            name="value"
            required
            type={mode === 'datetime' ? 'datetime-local' : mode === 'time' ? 'time' : 'date'}
            defaultValue={word(action, 'initial')?.replace('t', 'T')}
            min={word(action, 'min')?.replace('t', 'T')}
            max={word(action, 'max')?.replace('t', 'T')}
          />
        </div>
        <div class="row">
          <button type="button" class="button" onClick={onCancel}>
            {words.cancel}
          </button>
          <button type="submit" class="button is-primary">
            {words.date.confirm}
          </button>
        </div>
      </form>
    </Area>
  );
}
