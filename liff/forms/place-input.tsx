import { useState } from 'preact/hooks';
import { useWords } from '../locale.tsx';
import { Button } from '../ui/button.tsx';
import { Grouped, type InputProps, inputId, type QuestionOf } from './input.tsx';
import { formPageText } from './text.ts';
import { noPlace, placeOf } from './values.ts';

type Finding = 'idle' | 'asking' | keyof (typeof formPageText)['th']['placeRefused'];

const DEADLINE_MS = 20_000;
/** Beyond this many metres a mark alone sends nobody to the right house. */
const ROUGH_METRES = 150;

/** Where: the device's own position, words, a map link, or words with a position. */
export function PlaceInput({ field, value, problem, onChange }: InputProps<QuestionOf<'phone' | 'thai-id' | 'place'>>) {
  const words = useWords(formPageText);
  const [finding, setFinding] = useState<Finding>('idle');
  const place = placeOf(value);
  const id = inputId(field.id);
  const isPinned = place.latitude !== null && place.longitude !== null;

  const find = () => {
    if (!navigator.geolocation) return setFinding('none');
    setFinding('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        setFinding('idle');
        onChange({ ...place, latitude, longitude, accuracy });
      },
      ({ code }) => setFinding(code === 1 ? 'denied' : code === 3 ? 'slow' : 'unavailable'),
      { enableHighAccuracy: true, timeout: DEADLINE_MS, maximumAge: 60_000 },
    );
  };

  return (
    <Grouped field={field} problem={problem}>
      <Button kind="plain" wide busy={finding === 'asking'} onClick={find}>
        {finding === 'asking' ? words.placeAsking : words.placeHere}
      </Button>
      <div role="status">
        {isPinned && <p class="pinned">{pinned(place, words)}</p>}
        {isPinned && (place.accuracy ?? 0) > ROUGH_METRES && <p class="problem">{words.placeRough}</p>}
        {finding !== 'idle' && finding !== 'asking' && <p class="problem">{words.placeRefused[finding]}</p>}
      </div>
      {isPinned && (
        <Button kind="quiet" onClick={() => onChange({ ...noPlace, words: place.words })}>
          {words.placeRemove}
        </Button>
      )}
      <label class="sub-label" for={id}>
        {words.place}
      </label>
      <textarea
        id={id}
        rows={2}
        aria-invalid={problem !== undefined}
        value={place.words}
        onInput={event => onChange({ ...place, words: event.currentTarget.value })}
      />
    </Grouped>
  );
}

function pinned(
  { latitude, longitude, accuracy }: ReturnType<typeof placeOf>,
  words: (typeof formPageText)['th'],
): string {
  const point = `${latitude?.toFixed(5)}, ${longitude?.toFixed(5)}`;
  return accuracy === null ? words.placePinned(point) : words.placeFound(point, String(Math.round(accuracy)));
}
