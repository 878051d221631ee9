import { useState } from 'preact/hooks';
import type { StateView } from '../../line/types.ts';
import { Avatar } from '../avatar.tsx';
import { Dialog } from '../dialog.tsx';
import { Icon } from '../icon.tsx';
import { useWords } from '../language.ts';
import { AddPerson } from './add-person.tsx';

type Props = {
  view: StateView;
  current: string | null;
  /** Who holds the other phone; choosing them swaps the phones. */
  other: string | null;
  onChoose: (person: string) => void;
  onClose: () => void;
};

/** Who holds a phone: one of the people there are, or a new one. */
export function Picker({ view, current, other, onChoose, onClose }: Props) {
  const words = useWords();
  const [isAdding, setAdding] = useState(view.people.length === 0);
  return (
    <Dialog title={words.people.title} onClose={onClose}>
      <ul class="people">
        {view.people.map(person => (
          <li key={person.id}>
            <button
              type="button"
              aria-current={person.id === current ? 'true' : undefined}
              onClick={() => onChoose(person.id)}
            >
              <Avatar id={person.id} name={person.name} picture={person.pictureUrl} />
              <span class="who">
                <strong>{person.name}</strong>
                <small>
                  {[person.label, person.id === other ? words.people.other : ''].filter(Boolean).join(' · ')}
                </small>
              </span>
              {person.id === current && <Icon name="check" />}
            </button>
          </li>
        ))}
      </ul>
      {isAdding ? (
        <AddPerson onAdded={person => onChoose(person.id)} />
      ) : (
        <button type="button" class="button" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {words.people.add}
        </button>
      )}
    </Dialog>
  );
}
