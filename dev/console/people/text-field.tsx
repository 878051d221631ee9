import { useId } from 'preact/hooks';

type Props = { name: string; label: string; hint?: string; error: string | null };

/** A labelled text field; its hint and its error are read with it. */
export function TextField({ name, label, hint, error }: Props) {
  const id = useId();
  const about = [hint === undefined ? '' : `${id}-hint`, error === null ? '' : `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
      <input
        id={id}
        name={name}
        maxLength={100}
        autoComplete="off"
        aria-invalid={error !== null}
        aria-describedby={about === '' ? undefined : about}
      />
      {error !== null && (
        <p id={`${id}-error`} class="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
