import '../../forms/form.css';
import { useId, useState } from 'preact/hooks';
import { correctData } from '../../../src/features/privacy/calls.ts';
import type { Correction, Overview } from '../../../src/features/privacy/shapes.ts';
import { call } from '../../api.ts';
import { useWords } from '../../locale.tsx';
import type { Failure } from '../../result.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from './failed.tsx';
import { privacyPageText } from './text.ts';

type State = { readonly kind: 'ready' | 'saving' | 'saved' } | { readonly kind: 'failed'; readonly failure: Failure };

/** The language in which the office writes; of staff the name too. */
export function Correct({ mine: { person }, onCorrected }: { mine: Overview; onCorrected: () => void }) {
  const words = useWords(privacyPageText);
  const id = useId();
  const [locale, setLocale] = useState(person.locale);
  const [name, setName] = useState(person.name ?? '');
  const [state, setState] = useState<State>({ kind: 'ready' });
  const change = {
    ...(locale !== null && locale !== person.locale ? { locale } : {}),
    ...(person.isStaff && name.trim() !== (person.name ?? '') ? { name } : {}),
  } satisfies Correction;
  const save = async () => {
    if (Object.keys(change).length === 0) return setState({ kind: locale === null ? 'ready' : 'saved' });
    setState({ kind: 'saving' });
    // Saying the same twice changes nothing more, so each try may have a key of its own.
    const result = await call(correctData, change, { key: crypto.randomUUID() });
    if (!result.ok) return setState({ kind: 'failed', failure: result });
    setState({ kind: 'saved' });
    onCorrected();
  };
  const edit = () => state.kind !== 'saving' && setState({ kind: 'ready' });
  return (
    <Card title={words.correct}>
      <fieldset class="field">
        <legend class="asked">{words.language}</legend>
        <div>
          {(['th', 'en'] as const).map(each => (
            <label key={each} class={each === locale ? 'pick pick-on' : 'pick'} lang={each}>
              <input
                type="radio"
                name={`${id}-language`}
                checked={each === locale}
                onChange={() => {
                  setLocale(each);
                  edit();
                }}
              />
              <span>{words.languages[each]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {person.isStaff && (
        <div class="field">
          <label class="asked" for={`${id}-name`}>
            {words.name}
          </label>
          <input
            id={`${id}-name`}
            type="text"
            maxLength={120}
            autoComplete="name"
            value={name}
            onInput={event => {
              setName(event.currentTarget.value);
              edit();
            }}
          />
        </div>
      )}
      {state.kind === 'failed' && <Failed title={words.notSaved} failure={state.failure} />}
      <Button kind="plain" wide busy={state.kind === 'saving'} onClick={save}>
        {words.save}
      </Button>
      <div role="status">{state.kind === 'saved' && <p>{words.savedChange}</p>}</div>
      <p class="soft">{words.correctCases}</p>
    </Card>
  );
}
