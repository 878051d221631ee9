import { useState } from 'preact/hooks';
import type { Group, PersonView, StateView } from '../../line/types.ts';
import { addGroup, joinGroup } from '../api.ts';
import { Dialog } from '../dialog.tsx';
import { useWords } from '../language.ts';
import { TextField } from './text-field.tsx';

type Props = { view: StateView; owner: PersonView; onAdded: (group: Group) => void; onClose: () => void };

/** A new group with the owner of the phone in it, with or without the official account. */
export function AddGroup({ view, owner, onAdded, onClose }: Props) {
  const words = useWords();
  const [error, setError] = useState<string | null>(null);
  const submit = async (form: FormData) => {
    const name = String(form.get('name') ?? '').trim();
    if (name === '') return setError(words.people.needGroupName);
    try {
      const members = [owner.id, ...form.getAll('member').map(String)];
      const group = await addGroup({ name, members, joined: false });
      if (form.get('bot') === 'on') await joinGroup(group.id);
      onAdded(group);
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    }
  };
  return (
    <Dialog title={words.people.groupTitle} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <TextField name="name" label={words.people.groupName} error={error} />
        <fieldset class="stack">
          <legend>{words.people.groupMembers}</legend>
          {view.people
            .filter(person => person.id !== owner.id)
            .map(person => (
              <label key={person.id} class="check">
                <input type="checkbox" name="member" value={person.id} />
                <span>
                  {person.name} <small>{person.label}</small>
                </span>
              </label>
            ))}
        </fieldset>
        <label class="check">
          <input type="checkbox" name="bot" defaultChecked />
          {words.people.groupBot}
        </label>
        <button type="submit" class="button is-primary">
          {words.people.groupSave}
        </button>
      </form>
    </Dialog>
  );
}
