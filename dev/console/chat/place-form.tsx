import { useId, useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { useWords } from '../language.ts';
import { PLACES, type Place, placeOf } from './places.ts';

/** Places of the subdistrict to send with one press, and a form for any other. */
export function PlaceForm({ onPlace }: { onPlace: (place: Place) => void }) {
  const words = useWords();
  const id = useId();
  const [isWrong, setWrong] = useState(false);
  return (
    <div class="places">
      <ul class="choices">
        {PLACES.map(place => (
          <li key={place.title}>
            <button type="button" onClick={() => onPlace(place)}>
              <Icon name="place" />
              <span lang="th">{place.title}</span>
            </button>
          </li>
        ))}
      </ul>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const read = (name: string) => String(form.get(name) ?? '');
          const place = placeOf(read('title'), read('latitude'), read('longitude'));
          setWrong(place === null);
          if (place !== null) onPlace(place);
        }}
      >
        <fieldset>
          <legend>{words.attach.otherPlace}</legend>
          <Field id={`${id}-title`} name="title" label={words.attach.placeName} isWrong={false} errorId="" />
          <Field
            id={`${id}-lat`}
            name="latitude"
            label={words.attach.latitude}
            isWrong={isWrong}
            errorId={`${id}-error`}
          />
          <Field
            id={`${id}-lng`}
            name="longitude"
            label={words.attach.longitude}
            isWrong={isWrong}
            errorId={`${id}-error`}
          />
        </fieldset>
        {isWrong && (
          <p class="field-error" id={`${id}-error`} role="alert">
            {words.attach.badPlace}
          </p>
        )}
        <button type="submit" class="button is-primary">
          {words.attach.sendPlace}
        </button>
      </form>
    </div>
  );
}

type FieldProps = { id: string; name: string; label: string; isWrong: boolean; errorId: string };

function Field({ id, name, label, isWrong, errorId }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        inputMode={name === 'title' ? 'text' : 'decimal'}
        autoComplete="off"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? errorId : undefined}
      />
    </div>
  );
}
