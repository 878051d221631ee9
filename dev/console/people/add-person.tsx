import { useState } from 'preact/hooks';
import type { Person } from '../../line/types.ts';
import { addPerson } from '../api.ts';
import { useWords } from '../language.ts';
import { TextField } from './text-field.tsx';

/** A new person of the local LINE, who then holds this phone. */
export function AddPerson({ onAdded }: { onAdded: (person: Person) => void }) {
  const words = useWords();
  const [error, setError] = useState<string | null>(null);
  const submit = async (form: FormData) => {
    const name = String(form.get('name') ?? '').trim();
    if (name === '') return setError(words.people.needName);
    try {
      onAdded(
        await addPerson({
          name,
          label: String(form.get('label') ?? '').trim(),
          language: form.get('language') === 'en' ? 'en' : 'th',
          friend: form.get('friend') === 'on',
        }),
      );
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    }
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <TextField name="name" label={words.people.name} error={error} />
      <TextField name="label" label={words.people.label} hint={words.people.labelHint} error={null} />
      <fieldset class="row">
        <legend>{words.people.speaks}</legend>
        <label class="check">
          <input type="radio" name="language" value="th" defaultChecked />
          <span lang="th">ไทย</span>
        </label>
        <label class="check">
          <input type="radio" name="language" value="en" />
          <span lang="en">English</span>
        </label>
      </fieldset>
      <label class="check">
        <input type="checkbox" name="friend" defaultChecked />
        {words.people.friend}
      </label>
      <button type="submit" class="button is-primary">
        {words.people.save}
      </button>
    </form>
  );
}
